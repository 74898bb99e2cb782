#include "related-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "apply.h"
#include "part-form.h"
#include "part-row.h"
#include "record-chooser.h"
#include "related-row.h"
#include "tooltip.h"

/* More lines than this wait under a button. */
#define LIA_RELATED_FIRST_ROWS 6

struct _LiaRelatedList {
  GtkWidget parent_instance;

  LiaRegister *reg;
  LiaRecord *record;
  GListStore *rows;
  GtkSliceListModel *shown;
  LiaDossierKind kind;
  const LiaRecordType *part_type;
  const LiaRelation *relation;
  gboolean inverse;
  char *title;
  char *preset_field;
  char *preset_value;
  gint64 total;

  GtkWidget *box;
  GtkWidget *heading;
  GtkWidget *count;
  GtkWidget *add_part_button;
  GtkWidget *add_link_button;
  GtkWidget *form_bin;
  GtkWidget *empty;
  GtkWidget *list;
  GtkWidget *all_button;
};

G_DEFINE_FINAL_TYPE (LiaRelatedList, lia_related_list, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  LiaRelatedList *self = user_data;

  if (self->kind == LIA_DOSSIER_PARTS)
    return lia_part_row_new (self->reg, item);

  return lia_related_row_new (self->reg, item);
}

static void
update_counts (LiaRelatedList *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *count =
      self->total > 1 ? g_strdup_printf ("%" G_GINT64_FORMAT, self->total) : g_strdup ("");
  g_autofree char *all = g_strdup_printf (
      /* Translators: the button that unfolds a list to all of its entries */
      ngettext ("Show %u more", "Show %u more", n_rows - n_shown), n_rows - n_shown);

  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_button_set_label (GTK_BUTTON (self->all_button), all);
  gtk_widget_set_visible (self->all_button, n_rows > n_shown);
  gtk_widget_set_visible (self->list, n_rows > 0);
  gtk_widget_set_visible (self->empty,
                          n_rows == 0 && *gtk_label_get_label (GTK_LABEL (self->empty)) != '\0');
}

static void
show_all_cb (LiaRelatedList *self)
{
  gtk_slice_list_model_set_size (self->shown, LIA_DOSSIER_MAX_ROWS);
  update_counts (self);
}

static void
link_chosen_cb (LiaRelatedList *self, LiaRecord *other)
{
  const LiaId *own = lia_record_get_id (self->record);
  const LiaId *theirs = lia_record_get_id (other);
  /* Translators: what an edit did, such as "Link C-042 with E-121": two references */
  g_autofree char *label =
      g_strdup_printf (_ ("Link %s with %s"), lia_record_get_reference (self->record),
                       lia_record_get_reference (other));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  lia_edit_rely_on (edit, self->record);
  lia_edit_rely_on (edit, other);
  lia_edit_link (edit, self->relation->name, self->inverse ? theirs : own,
                 self->inverse ? own : theirs, NULL);
  lia_apply_edit (GTK_WIDGET (self), self->reg, edit);
}

/* A record that needs no more than a title and choices can be made where it is linked. */
static gboolean
needs_only_title (const LiaRecordType *type)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if ((field->flags & LIA_FIELD_REQUIRED) && field->kind != LIA_FIELD_CHOICE &&
        g_strcmp0 (field->name, type->title) != 0)
      return FALSE;

  return type->title != NULL;
}

/* Makes a new record of @title and links it, in one edit. */
static void
create_cb (LiaRelatedList *self, const char *title)
{
  const LiaRecordType *type =
      lia_record_type_find (self->inverse ? self->relation->from[0] : self->relation->to[0]);
  const LiaId *own = lia_record_get_id (self->record);
  g_autofree char *label = g_strdup_printf (_ ("%s added to %s"), lia_record_type_label (type),
                                            lia_record_get_reference (self->record));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);
  LiaId id = lia_edit_create (edit, type);

  lia_edit_rely_on (edit, self->record);
  lia_edit_set (edit, type, &id, type->title, NULL, title);
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if ((field->flags & LIA_FIELD_REQUIRED) && field->kind == LIA_FIELD_CHOICE) {
      gboolean preset = self->preset_field != NULL && g_str_equal (field->name, self->preset_field);

      lia_edit_set (edit, type, &id, field->name, NULL,
                    preset ? self->preset_value : field->choices[0].value);
    }
  lia_edit_link (edit, self->relation->name, self->inverse ? &id : own, self->inverse ? own : &id,
                 NULL);
  lia_apply_edit (GTK_WIDGET (self), self->reg, edit);
}

static void
offer_new (LiaRelatedList *self, LiaRecordChooser *chooser, const char *const *types)
{
  const LiaRecordType *type = lia_record_type_find (types[0]);

  if (types[1] != NULL || !needs_only_title (type))
    return;
  lia_record_chooser_offer_new (chooser, lia_record_type_label (type));
  g_signal_connect_object (chooser, "create", G_CALLBACK (create_cb), self, G_CONNECT_SWAPPED);
}

static void
close_form_cb (LiaRelatedList *self)
{
  gtk_widget_set_visible (self->form_bin, FALSE);
  gtk_widget_grab_focus (self->add_part_button);
  adw_bin_set_child (ADW_BIN (self->form_bin), NULL);
}

static void
offer_link (LiaRelatedList *self)
{
  const char *const *types = self->inverse ? self->relation->from : self->relation->to;
  const char *limited[LIA_RELATION_MAX_TYPES + 1] = { NULL };
  GtkWidget *chooser;

  for (guint i = 0; i < LIA_RELATION_MAX_TYPES && types[i] != NULL; i++)
    limited[i] = types[i];
  if (limited[0] == NULL)
    return;
  chooser = lia_record_chooser_new (self->reg, limited);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (link_chosen_cb), self, G_CONNECT_SWAPPED);
  offer_new (self, LIA_RECORD_CHOOSER (chooser), limited);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_link_button), chooser);
  gtk_widget_set_visible (self->add_link_button, TRUE);
}

static void
name_button (GtkWidget *button, const char *name)
{
  lia_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* What the list is about is settled by the first section it shows. */
static void
set_up (LiaRelatedList *self, const LiaDossierSection *section)
{
  /* Translators: %s is what is added, such as "Update" or the heading of a list of links */
  g_autofree char *name = NULL;
  const char *title = self->title != NULL ? self->title : lia_dossier_section_title (section);

  self->kind = section->kind;
  self->relation = section->relation;
  self->inverse = section->inverse;
  gtk_label_set_label (GTK_LABEL (self->heading), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  if (section->kind == LIA_DOSSIER_PARTS) {
    self->part_type = section->type;
    name = g_strdup_printf (_ ("Add %s"), lia_record_type_label (section->type));
    name_button (self->add_part_button, name);
    gtk_widget_set_visible (self->add_part_button, TRUE);
  } else if (section->kind == LIA_DOSSIER_LINKS) {
    name = g_strdup_printf (_ ("Add to “%s”"), title);
    name_button (self->add_link_button, name);
    offer_link (self);
  }
  gtk_widget_set_sensitive (self->add_part_button, !lia_register_is_read_only (self->reg));
  gtk_widget_set_sensitive (self->add_link_button, !lia_register_is_read_only (self->reg));
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->shown), create_row, self,
                           NULL);
}

static void
lia_related_list_dispose (GObject *object)
{
  LiaRelatedList *self = LIA_RELATED_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->rows);
  g_clear_object (&self->record);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->preset_field, g_free);
  g_clear_pointer (&self->preset_value, g_free);

  G_OBJECT_CLASS (lia_related_list_parent_class)->dispose (object);
}

static void
lia_related_list_class_init (LiaRelatedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_related_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/related-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, box);
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, heading);
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, count);
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, add_part_button);
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, add_link_button);
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, form_bin);
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, empty);
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, list);
  gtk_widget_class_bind_template_child (widget_class, LiaRelatedList, all_button);
  gtk_widget_class_bind_template_callback (widget_class, lia_related_list_begin);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
lia_related_list_init (LiaRelatedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (LIA_TYPE_RELATED);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), 0,
                                          LIA_RELATED_FIRST_ROWS);
}

/* A list headed by @title, or by what its section is called if that is NULL. */
GtkWidget *
lia_related_list_new (LiaRegister *reg, const char *title)
{
  LiaRelatedList *self = g_object_new (LIA_TYPE_RELATED_LIST, NULL);

  self->reg = g_object_ref (reg);
  self->title = g_strdup (title);

  return GTK_WIDGET (self);
}

/* Shows @section of @dossier; a list always shows the same section, of one record or another. */
void
lia_related_list_show (LiaRelatedList *self,
                       const LiaDossier *dossier,
                       const LiaDossierSection *section)
{
  g_return_if_fail (LIA_IS_RELATED_LIST (self));

  if (self->record == NULL)
    set_up (self, section);
  g_set_object (&self->record, dossier->record);
  self->total = section->total;
  lia_related_merge (self->rows, section->rows);
  update_counts (self);
}

/* Opens the form or the chooser that adds one more. */
void
lia_related_list_begin (LiaRelatedList *self)
{
  GtkWidget *form;

  g_return_if_fail (LIA_IS_RELATED_LIST (self));
  g_return_if_fail (self->record != NULL);

  if (self->part_type == NULL) {
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->add_link_button));
    return;
  }
  form = lia_part_form_new (self->reg, self->part_type, self->record);
  g_signal_connect_object (form, "closed", G_CALLBACK (close_form_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self->form_bin), form);
  gtk_widget_set_visible (self->form_bin, TRUE);
  gtk_widget_grab_focus (form);
}

/* What to say where there is nothing; without it an empty list is only its heading. */
void
lia_related_list_set_empty_text (LiaRelatedList *self, const char *text)
{
  g_return_if_fail (LIA_IS_RELATED_LIST (self));

  gtk_label_set_label (GTK_LABEL (self->empty), text);
}

/* What the choice @field is to be in records that are made in this list. */
void
lia_related_list_preset (LiaRelatedList *self, const char *field, const char *value)
{
  g_return_if_fail (LIA_IS_RELATED_LIST (self));

  g_free (self->preset_field);
  self->preset_field = g_strdup (field);
  g_free (self->preset_value);
  self->preset_value = g_strdup (value);
}
