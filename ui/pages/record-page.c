#include "record-page.h"

#include <glib/gi18n.h>

#include "insight/dossier.h"
#include "records/types.h"
#include "widgets/field-list.h"
#include "widgets/field-row.h"
#include "widgets/section-stack.h"

struct _LiaRecordPage {
  LiaRecordSheet parent_instance;

  const LiaRecordType *type; /* what the page is made for at the moment */
  GtkWidget *state_row;
  GtkWidget *fields;
  GtkWidget *sections;

  GtkWidget *standing;
  GtkWidget *state_list;
  GtkWidget *headline;
  GtkWidget *follow_up_button;
  GtkWidget *fields_bin;
  GtkWidget *sections_bin;
};

G_DEFINE_FINAL_TYPE (LiaRecordPage, lia_record_page, LIA_TYPE_RECORD_SHEET)

static void
make_state_row (LiaRecordPage *self, LiaRegister *reg)
{
  const LiaField *field = lia_related_state_field (self->type);

  if (self->state_row != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->state_list), self->state_row);
  self->state_row = NULL;
  gtk_widget_set_visible (self->state_list, FALSE);
  if (field == NULL || !(field->flags & LIA_FIELD_REQUIRED))
    return;
  gtk_widget_set_visible (self->state_list, TRUE);
  self->state_row = lia_field_row_new (reg, field);
  lia_field_row_hide_caption (LIA_FIELD_ROW (self->state_row));
  gtk_list_box_append (GTK_LIST_BOX (self->state_list), self->state_row);
}

static void
make_for (LiaRecordPage *self, const LiaRecordType *type)
{
  LiaRegister *reg = lia_record_sheet_get_register (LIA_RECORD_SHEET (self));

  if (self->type == type)
    return;

  self->type = type;
  make_state_row (self, reg);
  self->fields = lia_field_list_new (reg, type, NULL);
  adw_bin_set_child (ADW_BIN (self->fields_bin), self->fields);
  self->sections = lia_section_stack_new (reg, NULL);
  adw_bin_set_child (ADW_BIN (self->sections_bin), self->sections);
}

static void
show_standing (LiaRecordPage *self, const LiaDossier *dossier)
{
  gboolean commitment = self->type == &lia_commitment_type;
  g_autofree char *id = lia_id_to_text (lia_record_get_id (dossier->record));

  if (self->state_row != NULL)
    lia_field_row_show (LIA_FIELD_ROW (self->state_row), dossier->record, NULL);
  gtk_label_set_label (GTK_LABEL (self->headline),
                       dossier->headline != NULL ? dossier->headline : "");
  gtk_widget_set_visible (self->headline, dossier->headline != NULL);
  if (dossier->pressing)
    gtk_widget_add_css_class (self->headline, "error");
  else
    gtk_widget_remove_css_class (self->headline, "error");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->follow_up_button), "s", id);
  gtk_widget_set_visible (self->follow_up_button, commitment);
  gtk_widget_set_visible (self->standing,
                          commitment || self->state_row != NULL || dossier->headline != NULL);
}

static gboolean
lia_record_page_fill (LiaRecordSheet *sheet, GAsyncResult *result, gboolean anew, GError **error)
{
  LiaRecordPage *self = LIA_RECORD_PAGE (sheet);
  g_autoptr (LiaDossier) dossier = lia_dossier_read_finish (result, error);

  if (dossier == NULL)
    return FALSE;

  make_for (self, lia_record_get_record_type (dossier->record));
  lia_record_sheet_show_head (sheet, dossier);
  show_standing (self, dossier);
  lia_field_list_show (LIA_FIELD_LIST (self->fields), dossier);
  lia_section_stack_show (LIA_SECTION_STACK (self->sections), dossier);

  return TRUE;
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, standing);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, state_list);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, headline);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, follow_up_button);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, fields_bin);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, sections_bin);
}

static void
lia_record_page_class_init (LiaRecordPageClass *klass)
{
  LIA_RECORD_SHEET_CLASS (klass)->read = lia_dossier_read_async;
  LIA_RECORD_SHEET_CLASS (klass)->fill = lia_record_page_fill;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lia_record_page_init (LiaRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
