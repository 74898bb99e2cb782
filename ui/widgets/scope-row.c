#include <glib/gi18n.h>

#include "widgets/scope-row.h"

#include "widgets/record-chooser.h"

struct _LiaScopeRow {
  AdwActionRow parent_instance;

  GtkMenuButton *choose;

  LiaRegister *reg;
  const LiaRecordType *type;
  LiaId id; /* nil if none was chosen */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaScopeRow, lia_scope_row, ADW_TYPE_ACTION_ROW)

static void
show_title (LiaScopeRow *self, const char *title)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               title != NULL ? title : _ ("None chosen yet"));
  if (title != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->choose), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->choose), "suggested-action");
}

static void
on_chosen (LiaScopeRow *self, LiaRecord *record, const char *title)
{
  self->id = *lia_record_get_id (record);
  show_title (self, title);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lia_scope_row_dispose (GObject *object)
{
  g_clear_object (&LIA_SCOPE_ROW (object)->reg);

  G_OBJECT_CLASS (lia_scope_row_parent_class)->dispose (object);
}

static void
lia_scope_row_class_init (LiaScopeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_scope_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_SCOPE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/scope-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaScopeRow, choose);
}

static void
lia_scope_row_init (LiaScopeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Offers the records of @type in @reg. What was chosen before is chosen still, if it is one. */
void
lia_scope_row_set_up (LiaScopeRow *self, LiaRegister *reg, const LiaRecordType *type)
{
  const char *const types[] = { type->name, NULL };
  GtkWidget *chooser;

  if (self->reg == reg && self->type == type)
    return;

  g_set_object (&self->reg, reg);
  self->type = type;
  self->id = (LiaId) { { 0 } };
  chooser = lia_record_chooser_new (reg, types);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->choose, chooser);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), lia_record_type_label (type));
  show_title (self, NULL);
}

/* @id: (nullable): chooses that record, without saying that it changed. */
void
lia_scope_row_choose (LiaScopeRow *self, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autofree char *title = id != NULL ? lia_reader_title (reader, id) : NULL;

  self->id = title != NULL ? *id : (LiaId) { { 0 } };
  show_title (self, title);
}

/* (nullable): the record that was chosen; the row's, until it changes. */
const LiaId *
lia_scope_row_get_id (LiaScopeRow *self)
{
  return lia_id_is_nil (&self->id) ? NULL : &self->id;
}
