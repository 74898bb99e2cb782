#include "dialogs/name-dialog.h"

struct _LiaNameDialog {
  AdwMessageDialog parent_instance;

  AdwEntryRow *entry;

  LiaNameFunc callback;
  GObject *user_data;
};

G_DEFINE_FINAL_TYPE (LiaNameDialog, lia_name_dialog, ADW_TYPE_MESSAGE_DIALOG)

static char *
get_name (LiaNameDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
on_changed (LiaNameDialog *self)
{
  g_autofree char *name = get_name (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "save", *name != '\0');
}

static void
on_response (LiaNameDialog *self, const char *response)
{
  g_autofree char *name = get_name (self);

  if (g_str_equal (response, "save"))
    self->callback (name, self->user_data);
}

static void
lia_name_dialog_dispose (GObject *object)
{
  LiaNameDialog *self = LIA_NAME_DIALOG (object);

  g_clear_object (&self->user_data);

  G_OBJECT_CLASS (lia_name_dialog_parent_class)->dispose (object);
}

static void
lia_name_dialog_class_init (LiaNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_name_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/dialogs/name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaNameDialog, entry);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
lia_name_dialog_init (LiaNameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Asks for a name, @name (nullable) at first. @callback gets it, and isn't called if the person
 * thought better of it; @user_data is kept alive until then. */
void
lia_name_dialog_ask (GtkWidget *origin,
                     const char *heading,
                     const char *body,
                     const char *name,
                     LiaNameFunc callback,
                     GObject *user_data)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  LiaNameDialog *self = g_object_new (LIA_TYPE_NAME_DIALOG, "transient-for", root, NULL);

  self->callback = callback;
  self->user_data = g_object_ref (user_data);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), body);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name != NULL ? name : "");
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
