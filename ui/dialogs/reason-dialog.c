#include <glib/gi18n.h>

#include "dialogs/reason-dialog.h"

struct _LiaReasonDialog {
  AdwMessageDialog parent_instance;

  AdwEntryRow *entry;
  AdwPreferencesGroup *preview;

  LiaReasonFunc callback;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (LiaReasonDialog, lia_reason_dialog, ADW_TYPE_MESSAGE_DIALOG)

static char *
get_reason (LiaReasonDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
on_changed (LiaReasonDialog *self)
{
  g_autofree char *reason = get_reason (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "save", *reason != '\0');
}

static void
on_response (LiaReasonDialog *self, const char *response)
{
  g_autofree char *reason = get_reason (self);

  self->callback (g_str_equal (response, "save") ? reason : NULL, self->user_data);
}

static void
lia_reason_dialog_class_init (LiaReasonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/dialogs/reason-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaReasonDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, LiaReasonDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
lia_reason_dialog_init (LiaReasonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Preview */

static GtkWidget *
row_for (const LiaRescheduled *moved)
{
  GtkWidget *row = adw_action_row_new ();
  GString *words = g_string_new (NULL);

  if (moved->to != NULL)
    /* Translators: the day on which something was, and the day to which it moves. */
    g_string_printf (words, _ ("%s → %s"), moved->from, moved->to);
  else
    g_string_append (words, moved->from);
  if (moved->note != NULL)
    g_string_append_printf (words, " · %s", moved->note);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), moved->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words->str);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), moved->type->icon);
  g_string_free (words, TRUE);
  return row;
}

static void
add_expander (LiaReasonDialog *self, const char *title, const char *subtitle, GPtrArray *rows)
{
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), subtitle);
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row_for (rows->pdata[i]));
  adw_preferences_group_add (self->preview, expander);
}

static void
add_line (LiaReasonDialog *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "dialog-warning-symbolic");
  adw_preferences_group_add (self->preview, row);
}

static void
show_preview (LiaReasonDialog *self, const LiaRescheduling *rescheduling)
{
  g_autofree char *along = lia_rescheduling_summary (rescheduling);
  g_autoptr (GString) clashes = g_string_new (NULL);
  g_autofree char *staying =
      g_strdup_printf (ngettext ("%u with a date of its own", "%u with dates of their own",
                                 rescheduling->staying->len),
                       rescheduling->staying->len);

  if (along != NULL)
    add_expander (self, _ ("Moves along"), along, rescheduling->along);
  if (rescheduling->staying->len > 0)
    add_expander (self, _ ("Stays where it is"), staying, rescheduling->staying);
  for (guint i = 0; i < rescheduling->clashes->len; i++)
    g_string_append_printf (clashes, "%s%s", i > 0 ? "\n" : "",
                            (char *) rescheduling->clashes->pdata[i]);
  if (clashes->len > 0)
    add_line (self, _ ("On the same days"), clashes->str);
  if (rescheduling->holiday != NULL)
    add_line (self, _ ("Public holiday there"), rescheduling->holiday);
  gtk_widget_set_visible (GTK_WIDGET (self->preview),
                          along != NULL || rescheduling->staying->len > 0 || clashes->len > 0 ||
                              rescheduling->holiday != NULL);
}

static LiaReasonDialog *
make (GtkWidget *origin, LiaReasonFunc callback, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  LiaReasonDialog *self = g_object_new (LIA_TYPE_REASON_DIALOG, "transient-for", root, NULL);

  self->callback = callback;
  self->user_data = user_data;
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);

  return self;
}

static void
present (LiaReasonDialog *self)
{
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Asks for the reason of @edit, and shows what its @rescheduling means if there is any. @callback
 * gets the reason, or %NULL if nothing shall change. */
void
lia_reason_dialog_ask (GtkWidget *origin,
                       LiaEdit *edit,
                       const LiaRescheduling *rescheduling,
                       LiaReasonFunc callback,
                       gpointer user_data)
{
  LiaReasonDialog *self = make (origin, callback, user_data);

  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (self),
      /* Translators: the label of an edit, such as “Change due date of C-042”. */
      _ ("%s: the reason is kept in the history beside what was there before."),
      lia_edit_get_label (edit));
  if (rescheduling != NULL)
    show_preview (self, rescheduling);
  present (self);
}

/* Asks who agreed, as @explanation says, that something is shared more widely. @callback gets that,
 * or %NULL if nothing shall change. */
void
lia_reason_dialog_ask_permission (GtkWidget *origin,
                                  const char *explanation,
                                  LiaReasonFunc callback,
                                  gpointer user_data)
{
  LiaReasonDialog *self = make (origin, callback, user_data);

  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), _ ("Who agreed to this?"));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), explanation);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), _ ("Who agreed, and when"));
  present (self);
}
