#include <glib/gi18n.h>

#include "dialogs/reason-dialog.h"

struct _LiaReasonDialog {
  AdwMessageDialog parent_instance;

  AdwEntryRow *entry;

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
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
lia_reason_dialog_init (LiaReasonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Asks for the reason of @edit. @callback gets it, or %NULL if nothing shall change. */
void
lia_reason_dialog_ask (GtkWidget *origin, LiaEdit *edit, LiaReasonFunc callback, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  LiaReasonDialog *self = g_object_new (LIA_TYPE_REASON_DIALOG, "transient-for", root, NULL);

  self->callback = callback;
  self->user_data = user_data;
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (self),
      /* Translators: the label of an edit, such as “Change due date of C-042”. */
      _ ("%s: the reason is kept in the history beside what was there before."),
      lia_edit_get_label (edit));
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
