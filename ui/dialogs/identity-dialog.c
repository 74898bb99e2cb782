#include <glib/gi18n.h>

#include "dialogs/identity-dialog.h"

#include "identity.h"

struct _LiaIdentityDialog {
  AdwMessageDialog parent_instance;

  AdwEntryRow *person;
  AdwEntryRow *office;

  LiaRegister *reg;
  LiaIdentityFunc callback;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (LiaIdentityDialog, lia_identity_dialog, ADW_TYPE_MESSAGE_DIALOG)

static char *
get_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_changed (LiaIdentityDialog *self)
{
  g_autofree char *person = get_text (self->person);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "save", *person != '\0');
}

static void
save (LiaIdentityDialog *self)
{
  g_autofree char *person = get_text (self->person);
  g_autofree char *office = get_text (self->office);

  lia_identity_set (person, office);
  if (self->reg != NULL)
    lia_register_set_author (self->reg, person,
                             *office != '\0' ? office : lia_register_get_office (self->reg));
}

/* Who doesn't answer is not asked at every edit. */
static void
keep_system_name (LiaIdentityDialog *self)
{
  g_autofree char *person = NULL;
  g_autofree char *office = NULL;

  lia_identity_get (&person, &office);
  lia_identity_set (person, office);
}

static void
on_response (LiaIdentityDialog *self, const char *response)
{
  if (g_str_equal (response, "save"))
    save (self);
  else if (!lia_identity_is_known ())
    keep_system_name (self);
  if (self->callback != NULL)
    self->callback (self->user_data);
}

static void
lia_identity_dialog_dispose (GObject *object)
{
  LiaIdentityDialog *self = LIA_IDENTITY_DIALOG (object);

  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_identity_dialog_parent_class)->dispose (object);
}

static void
lia_identity_dialog_class_init (LiaIdentityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_identity_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/dialogs/identity-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaIdentityDialog, person);
  gtk_widget_class_bind_template_child (widget_class, LiaIdentityDialog, office);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
lia_identity_dialog_init (LiaIdentityDialog *self)
{
  g_autofree char *person = NULL;
  g_autofree char *office = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  lia_identity_get (&person, &office);
  gtk_editable_set_text (GTK_EDITABLE (self->person), person);
  gtk_editable_set_text (GTK_EDITABLE (self->office), office);
}

/* Asks, and calls @callback whatever the answer: until somebody says more, edits carry the system's
 * name for the user. */
void
lia_identity_dialog_ask (GtkWidget *origin,
                         LiaRegister *reg,
                         LiaIdentityFunc callback,
                         gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (origin);
  LiaIdentityDialog *self = g_object_new (LIA_TYPE_IDENTITY_DIALOG, "transient-for", root, NULL);

  self->reg = reg != NULL ? g_object_ref (reg) : NULL;
  self->callback = callback;
  self->user_data = user_data;
  if (reg != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->office)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->office), lia_register_get_office (reg));
  g_signal_connect (self, "response", G_CALLBACK (on_response), NULL);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->person));
}

/* Lets somebody change who is working. */
void
lia_identity_dialog_present (GtkWidget *origin, LiaRegister *reg)
{
  lia_identity_dialog_ask (origin, reg, NULL, NULL);
}
