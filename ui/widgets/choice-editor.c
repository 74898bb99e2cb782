#include "choice-editor.h"

#include <glib/gi18n.h>

#include "choice-label.h"
#include "focus.h"

struct _LiaChoiceEditor {
  GtkWidget parent_instance;

  const LiaField *field;
  GtkWidget *drop_down;
  gboolean optional;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaChoiceEditor,
                               lia_choice_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static const LiaChoice no_choice = { "", N_ ("Not recorded"), LIA_TONE_NEUTRAL, NULL, NULL };

/* A field that may be empty has a first entry that empties it. */
static const LiaChoice *
choice_at (LiaChoiceEditor *self, guint position)
{
  if (!self->optional)
    return &self->field->choices[position];

  return position == 0 ? &no_choice : &self->field->choices[position - 1];
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer self)
{
  gtk_list_item_set_child (item, lia_choice_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LiaChoiceEditor *self)
{
  lia_choice_label_set_choice (LIA_CHOICE_LABEL (gtk_list_item_get_child (item)),
                               choice_at (self, gtk_list_item_get_position (item)));
}

static void
selected_cb (LiaChoiceEditor *self)
{
  lia_field_editor_changed (LIA_FIELD_EDITOR (self));
  lia_field_editor_commit (LIA_FIELD_EDITOR (self));
}

static GListModel *
list_labels (LiaChoiceEditor *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  if (self->optional)
    gtk_string_list_append (labels, _ (no_choice.label));
  for (const LiaChoice *choice = self->field->choices; choice->value != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));

  return G_LIST_MODEL (labels);
}

static void
lia_choice_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaChoiceEditor *self = LIA_CHOICE_EDITOR (editor);
  guint n_items =
      g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (self->drop_down)));
  guint position = self->optional ? 0 : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; value != NULL && i < n_items; i++)
    if (g_str_equal (choice_at (self, i)->value, value))
      position = i;

  g_signal_handlers_block_by_func (self->drop_down, selected_cb, self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  g_signal_handlers_unblock_by_func (self->drop_down, selected_cb, self);
}

static char *
lia_choice_editor_dup_value (LiaFieldEditor *editor)
{
  LiaChoiceEditor *self = LIA_CHOICE_EDITOR (editor);
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (position == GTK_INVALID_LIST_POSITION || (self->optional && position == 0))
    return NULL;

  return g_strdup (choice_at (self, position)->value);
}

static gboolean
lia_choice_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_CHOICE_EDITOR (widget)->drop_down);
}

static void
lia_choice_editor_dispose (GObject *object)
{
  LiaChoiceEditor *self = LIA_CHOICE_EDITOR (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_choice_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_choice_editor_set_value;
  iface->dup_value = lia_choice_editor_dup_value;
}

static void
lia_choice_editor_class_init (LiaChoiceEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_choice_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_choice_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_choice_editor_init (LiaChoiceEditor *self)
{
}

LiaFieldEditor *
lia_choice_editor_new (const LiaField *field)
{
  LiaChoiceEditor *self = g_object_new (LIA_TYPE_CHOICE_EDITOR, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->field = field;
  self->optional = !(field->flags & LIA_FIELD_REQUIRED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->drop_down = gtk_drop_down_new (list_labels (self), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (self->drop_down), factory);
  g_object_unref (factory);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  lia_field_editor_name (self->drop_down, field);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);

  return LIA_FIELD_EDITOR (self);
}
