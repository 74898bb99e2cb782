#include "field-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "field-row.h"
#include "insight/moves-words.h"

struct _LiaFieldList {
  GtkWidget parent_instance;

  LiaRecord *record;
  GPtrArray *rows;
  const char *const *asked; /* (nullable): the fields that are in sight even while empty */

  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *more_button;
  AdwButtonContent *more_label;
};

G_DEFINE_FINAL_TYPE (LiaFieldList, lia_field_list, GTK_TYPE_WIDGET)

static gboolean
is_known (LiaFieldList *self, LiaFieldRow *row)
{
  const LiaField *field = lia_field_row_get_field (row);

  return (field->flags & LIA_FIELD_REQUIRED) ||
         (self->asked != NULL && g_strv_contains (self->asked, field->name)) ||
         lia_field_row_is_editing (row) ||
         (self->record != NULL && lia_record_get (self->record, field->name) != NULL);
}

static gboolean
stands_elsewhere (const LiaRecordType *type, const LiaField *field)
{
  return (field->flags & LIA_FIELD_KEPT) || g_strcmp0 (field->name, type->title) == 0 ||
         (field == lia_related_state_field (type) && (field->flags & LIA_FIELD_REQUIRED));
}

static void
update_rows (LiaFieldList *self)
{
  gboolean more = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more_button));
  gboolean any_known = FALSE, any_empty = FALSE;

  for (guint i = 0; i < self->rows->len; i++) {
    gboolean known = is_known (self, self->rows->pdata[i]);
    gboolean fixed = lia_field_row_get_field (self->rows->pdata[i])->flags & LIA_FIELD_FIXED;

    gtk_widget_set_visible (self->rows->pdata[i], known || (more && !fixed));
    any_known = any_known || known;
    any_empty = any_empty || (!known && !fixed);
  }
  gtk_widget_set_visible (self->list, any_known || more);
  gtk_widget_set_visible (self->more_button, any_empty);
  adw_button_content_set_label (self->more_label,
                                more ? _ ("Hide empty details") : _ ("Add more details"));
  adw_button_content_set_icon_name (self->more_label,
                                    more ? "go-up-symbolic" : "list-add-symbolic");
}

static void
add_row (LiaFieldList *self, LiaRegister *reg, const LiaField *field)
{
  GtkWidget *row = lia_field_row_new (reg, field);

  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
lia_field_list_dispose (GObject *object)
{
  LiaFieldList *self = LIA_FIELD_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (lia_field_list_parent_class)->dispose (object);
}

static void
lia_field_list_class_init (LiaFieldListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_field_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/field-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaFieldList, box);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldList, list);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldList, more_button);
  gtk_widget_class_bind_template_child (widget_class, LiaFieldList, more_label);
  gtk_widget_class_bind_template_callback (widget_class, update_rows);
}

static void
lia_field_list_init (LiaFieldList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

/* Rows for the fields of @type named in @fields, in that order, or, if that is NULL, for all but
 * those that stand in the head of a page, the title and the state, and those the application keeps
 * for itself. */
GtkWidget *
lia_field_list_new (LiaRegister *reg, const LiaRecordType *type, const char *const *fields)
{
  LiaFieldList *self = g_object_new (LIA_TYPE_FIELD_LIST, NULL);

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    add_row (self, reg, lia_record_type_field (type, fields[i]));
  for (const LiaField *field = type->fields; fields == NULL && field->name != NULL; field++)
    if (!stands_elsewhere (type, field))
      add_row (self, reg, field);

  return GTK_WIDGET (self);
}

/* Keeps the rows of @fields, a constant list, in sight even while they are empty, because they are
 * what comes next; %NULL for none. Takes effect with what is shown next. */
void
lia_field_list_ask (LiaFieldList *self, const char *const *fields)
{
  g_return_if_fail (LIA_IS_FIELD_LIST (self));

  self->asked = fields;
}

static void
show_moves (LiaFieldList *self, const LiaDossier *dossier)
{
  const LiaField *date = lia_moves_field (lia_record_get_record_type (dossier->record));
  g_autofree char *words = lia_moves_to_words (dossier->moves);
  g_autofree char *lines = words != NULL ? lia_moves_to_lines (dossier->moves) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (lia_field_row_get_field (self->rows->pdata[i]) == date)
      lia_field_row_set_note (self->rows->pdata[i], words, lines);
}

void
lia_field_list_show (LiaFieldList *self, const LiaDossier *dossier)
{
  g_return_if_fail (LIA_IS_FIELD_LIST (self));

  g_set_object (&self->record, dossier->record);
  for (guint i = 0; i < self->rows->len; i++) {
    LiaFieldRow *row = self->rows->pdata[i];

    lia_field_row_show (row, dossier->record,
                        lia_dossier_display (dossier, lia_field_row_get_field (row)->name));
  }
  show_moves (self, dossier);
  update_rows (self);
}
