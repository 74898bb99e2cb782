#include "dialogs/snapshot-dialog.h"

#include "apply.h"
#include "register/moment.h"

struct _LiaSnapshotDialog {
  AdwMessageDialog parent_instance;

  AdwEntryRow *name;
  AdwEntryRow *note;

  GtkWidget *origin;
  LiaRegister *reg;
};

G_DEFINE_FINAL_TYPE (LiaSnapshotDialog, lia_snapshot_dialog, ADW_TYPE_MESSAGE_DIALOG)

static char *
get_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_changed (LiaSnapshotDialog *self)
{
  g_autofree char *name = get_text (self->name);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "take", *name != '\0');
}

static void
on_response (LiaSnapshotDialog *self, const char *response)
{
  g_autofree char *name = get_text (self->name);
  g_autofree char *note = get_text (self->note);
  g_autoptr (LiaEdit) edit = NULL;

  if (!g_str_equal (response, "take"))
    return;

  edit = lia_moment_take (name, *note != '\0' ? note : NULL);
  lia_apply_edit (self->origin, self->reg, edit);
}

static void
lia_snapshot_dialog_dispose (GObject *object)
{
  LiaSnapshotDialog *self = LIA_SNAPSHOT_DIALOG (object);

  g_clear_object (&self->origin);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_snapshot_dialog_parent_class)->dispose (object);
}

static void
lia_snapshot_dialog_class_init (LiaSnapshotDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_snapshot_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/dialogs/snapshot-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSnapshotDialog, name);
  gtk_widget_class_bind_template_child (widget_class, LiaSnapshotDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_response);
}

static void
lia_snapshot_dialog_init (LiaSnapshotDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Asks over the window of @origin, where the toast appears as well. */
void
lia_snapshot_dialog_present (GtkWidget *origin, LiaRegister *reg)
{
  LiaSnapshotDialog *self =
      g_object_new (LIA_TYPE_SNAPSHOT_DIALOG, "transient-for", gtk_widget_get_root (origin), NULL);

  self->origin = g_object_ref (origin);
  self->reg = g_object_ref (reg);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
