#include "record-page.h"

#include <glib/gi18n.h>

#include "insight/dossier.h"
#include "records/types.h"
#include "widgets/field-list.h"
#include "widgets/field-row.h"
#include "widgets/history-list.h"
#include "widgets/record-head.h"
#include "widgets/section-stack.h"

struct _LiaRecordPage {
  AdwBin parent_instance;

  LiaRegister *reg;
  LiaId id;
  LiaId shown_id;
  const LiaRecordType *type; /* what the page is made for at the moment */
  GCancellable *reading;
  GtkWidget *state_row;
  GtkWidget *fields;
  GtkWidget *sections;
  GtkWidget *history;

  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *scroller;
  LiaRecordHead *head;
  GtkWidget *standing;
  GtkWidget *state_list;
  GtkWidget *headline;
  GtkWidget *follow_up_button;
  GtkWidget *fields_bin;
  GtkWidget *sections_bin;
  GtkWidget *history_button;
  GtkWidget *history_bin;
};

enum {
  PROP_0,
  PROP_REGISTER,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaRecordPage, lia_record_page, ADW_TYPE_BIN)

static void
show_nothing (LiaRecordPage *self)
{
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->empty);
}

static void
make_state_row (LiaRecordPage *self)
{
  const LiaField *field = lia_related_state_field (self->type);

  if (self->state_row != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->state_list), self->state_row);
  self->state_row = NULL;
  gtk_widget_set_visible (self->state_list, FALSE);
  if (field == NULL || !(field->flags & LIA_FIELD_REQUIRED))
    return;
  gtk_widget_set_visible (self->state_list, TRUE);
  self->state_row = lia_field_row_new (self->reg, field);
  lia_field_row_hide_caption (LIA_FIELD_ROW (self->state_row));
  gtk_list_box_append (GTK_LIST_BOX (self->state_list), self->state_row);
}

static void
make_for (LiaRecordPage *self, const LiaRecordType *type)
{
  if (self->type == type)
    return;
  self->type = type;
  make_state_row (self);
  self->fields = lia_field_list_new (self->reg, type, NULL);
  adw_bin_set_child (ADW_BIN (self->fields_bin), self->fields);
  self->sections = lia_section_stack_new (self->reg, NULL);
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
  gtk_widget_set_visible (self->standing, commitment || self->state_row != NULL);
}

static void
show_history (LiaRecordPage *self)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->history_button)))
    return;
  if (self->history == NULL) {
    self->history = lia_history_list_new (self->reg);
    adw_bin_set_child (ADW_BIN (self->history_bin), self->history);
  }
  lia_history_list_show (LIA_HISTORY_LIST (self->history), &self->id);
}

/* A record that is opened is read from its top, and what was unfolded for the last one is not. */
static void
begin_anew (LiaRecordPage *self)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  gtk_adjustment_set_value (adjustment, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->history_button), FALSE);
  self->shown_id = self->id;
}

static void
show_dossier (LiaRecordPage *self, const LiaDossier *dossier)
{
  make_for (self, lia_record_get_record_type (dossier->record));
  if (!lia_id_equal (&self->shown_id, &self->id))
    begin_anew (self);
  lia_record_head_show (self->head, self->reg, dossier);
  show_standing (self, dossier);
  lia_field_list_show (LIA_FIELD_LIST (self->fields), dossier);
  lia_section_stack_show (LIA_SECTION_STACK (self->sections), dossier);
  show_history (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
}

static void
dossier_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaRecordPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaDossier) dossier = lia_dossier_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reg == NULL)
    return;
  if (dossier != NULL)
    show_dossier (self, dossier);
  else
    show_nothing (self);
}

static void
read_dossier (LiaRecordPage *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->reg == NULL || lia_id_is_nil (&self->id)) {
    show_nothing (self);
    return;
  }
  self->reading = g_cancellable_new ();
  lia_dossier_read_async (self->reg, &self->id, self->reading, dossier_read_cb,
                          g_object_ref (self));
}

static void
changed_cb (LiaRecordPage *self)
{
  if (!lia_id_is_nil (&self->id))
    read_dossier (self);
}

static void
history_toggled_cb (LiaRecordPage *self)
{
  show_history (self);
}

static void
show_history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordPage *self = LIA_RECORD_PAGE (widget);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->history_button), TRUE);
  gtk_widget_grab_focus (self->history_button);
}

static void
lia_record_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REGISTER)
    g_value_set_object (value, LIA_RECORD_PAGE (object)->reg);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_record_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaRecordPage *self = LIA_RECORD_PAGE (object);

  if (id == PROP_REGISTER) {
    self->reg = g_value_dup_object (value);
    if (self->reg != NULL)
      g_signal_connect_object (self->reg, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_record_page_dispose (GObject *object)
{
  LiaRecordPage *self = LIA_RECORD_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_record_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, empty);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, head);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, standing);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, state_list);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, headline);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, follow_up_button);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, fields_bin);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, sections_bin);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, history_button);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordPage, history_bin);
  gtk_widget_class_bind_template_callback (widget_class, history_toggled_cb);
}

static void
lia_record_page_class_init (LiaRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_record_page_get_property;
  object_class->set_property = lia_record_page_set_property;
  object_class->dispose = lia_record_page_dispose;

  props[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (LIA_TYPE_RECORD_HEAD);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "page.show-history", NULL, show_history_cb);
}

static void
lia_record_page_init (LiaRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the record @id, or, if that is NULL, that none is chosen. */
void
lia_record_page_show (LiaRecordPage *self, const LiaId *id)
{
  g_return_if_fail (LIA_IS_RECORD_PAGE (self));

  self->id = id != NULL ? *id : (LiaId) { { 0 } };
  read_dossier (self);
}
