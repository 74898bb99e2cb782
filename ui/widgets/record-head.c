#include "record-head.h"

#include <glib/gi18n.h>

#include "apply.h"
#include "briefing/kinds/kind.h"
#include "field-row.h"
#include "purge.h"

struct _LiaRecordHead {
  GtkWidget parent_instance;

  LiaRegister *reg;
  LiaRecord *record;
  GtkWidget *title_row;

  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *reference;
  GtkWidget *type_label;
  GtkWidget *mark;
  GtkWidget *title_list;
  GtkWidget *archived;
};

G_DEFINE_FINAL_TYPE (LiaRecordHead, lia_record_head, GTK_TYPE_WIDGET)

static void
copy_reference_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordHead *self = LIA_RECORD_HEAD (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          lia_record_get_reference (self->record));
}

static void
brief_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordHead *self = LIA_RECORD_HEAD (widget);
  g_autofree char *id = lia_id_to_text (lia_record_get_id (self->record));

  gtk_widget_activate_action (widget, "win.brief", "s", id);
}

static void
archive_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordHead *self = LIA_RECORD_HEAD (widget);
  g_autofree char *id = lia_id_to_text (lia_record_get_id (self->record));

  gtk_widget_activate_action (widget, "win.archive-record", "s", id);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordHead *self = LIA_RECORD_HEAD (widget);
  /* Translators: what an edit did; %s is the reference of the record */
  g_autofree char *label =
      g_strdup_printf (_ ("Restore %s"), lia_record_get_reference (self->record));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  lia_edit_restore (edit, self->record);
  lia_apply_edit (widget, self->reg, edit);
}

static void
purge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordHead *self = LIA_RECORD_HEAD (widget);

  lia_purge_ask (widget, self->reg, lia_record_get_id (self->record));
}

/* Where the title is composed of other records there is no field to edit: it is only read. */
static GtkWidget *
create_plain_title (const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "lia-field");
  gtk_widget_add_css_class (row, "lia-heading");

  return row;
}

static void
set_title_row (LiaRecordHead *self, GtkWidget *row)
{
  if (self->title_row != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->title_list), self->title_row);
  self->title_row = row;
  gtk_list_box_append (GTK_LIST_BOX (self->title_list), row);
}

static void
show_title (LiaRecordHead *self, const LiaDossier *dossier)
{
  const LiaRecordType *type = lia_record_get_record_type (dossier->record);
  const LiaField *field = type->title != NULL ? lia_record_type_field (type, type->title) : NULL;

  if (field == NULL) {
    set_title_row (self, create_plain_title (dossier->title));
    return;
  }
  if (!LIA_IS_FIELD_ROW (self->title_row) ||
      lia_field_row_get_field (LIA_FIELD_ROW (self->title_row)) != field) {
    GtkWidget *row = lia_field_row_new (self->reg, field);

    lia_field_row_set_heading (LIA_FIELD_ROW (row));
    set_title_row (self, row);
  }
  lia_field_row_show (LIA_FIELD_ROW (self->title_row), dossier->record,
                      lia_dossier_display (dossier, type->title));
}

static void
lia_record_head_dispose (GObject *object)
{
  LiaRecordHead *self = LIA_RECORD_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_record_head_parent_class)->dispose (object);
}

static void
lia_record_head_class_init (LiaRecordHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_record_head_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/record-head.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRecordHead, box);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordHead, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordHead, reference);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordHead, type_label);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordHead, mark);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordHead, title_list);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordHead, archived);
  gtk_widget_class_install_action (widget_class, "head.copy-reference", NULL, copy_reference_cb);
  gtk_widget_class_install_action (widget_class, "head.brief", NULL, brief_cb);
  gtk_widget_class_install_action (widget_class, "head.archive", NULL, archive_cb);
  gtk_widget_class_install_action (widget_class, "head.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "head.purge", NULL, purge_cb);
}

static void
lia_record_head_init (LiaRecordHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the head of the record of @dossier, which @reg holds. */
void
lia_record_head_show (LiaRecordHead *self, LiaRegister *reg, const LiaDossier *dossier)
{
  const LiaRecordType *type = lia_record_get_record_type (dossier->record);
  gboolean archived = lia_record_is_archived (dossier->record);
  gboolean writable = !lia_register_is_read_only (reg);

  g_return_if_fail (LIA_IS_RECORD_HEAD (self));

  g_set_object (&self->reg, reg);
  g_set_object (&self->record, dossier->record);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), type->icon);
  gtk_label_set_label (GTK_LABEL (self->reference), lia_record_get_reference (dossier->record));
  gtk_label_set_label (GTK_LABEL (self->type_label), lia_record_type_label (type));
  gtk_label_set_label (GTK_LABEL (self->mark), dossier->mark != NULL ? dossier->mark : "");
  gtk_widget_set_visible (self->mark, dossier->mark != NULL);
  gtk_widget_set_visible (self->archived, archived);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "head.brief",
                                 lia_briefing_kind_about (type) != NULL && !archived);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "head.archive", writable && !archived);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "head.restore", writable && archived);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "head.purge", writable);
  show_title (self, dossier);
}
