#include "related-row.h"

#include <glib/gi18n.h>

#include "apply.h"
#include "choice-label.h"
#include "records/types.h"
#include "tooltip.h"

struct _LiaRelatedRow {
  AdwActionRow parent_instance;

  LiaRegister *reg;
  LiaRelated *related;
  GtkWidget *choice;
  GtkWidget *unlink_button;
};

G_DEFINE_FINAL_TYPE (LiaRelatedRow, lia_related_row, ADW_TYPE_ACTION_ROW)

static void
update (LiaRelatedRow *self)
{
  LiaRecord *record = lia_related_get_record (self->related);
  const char *detail = lia_related_get_detail (self->related);
  const char *reference = lia_record_get_reference (record);
  g_autofree char *subtitle = NULL;

  if (detail != NULL && *detail != '\0')
    subtitle = g_strdup_printf ("%s · %s", reference, detail);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), lia_related_get_title (self->related));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : reference);
  lia_choice_label_set_choice (LIA_CHOICE_LABEL (self->choice),
                               lia_related_get_choice (self->related));
}

static void
unlink_cb (LiaRelatedRow *self)
{
  /* Translators: what an edit did; %s is the reference of the record at the other end */
  g_autofree char *label = g_strdup_printf (
      _ ("Remove link with %s"), lia_record_get_reference (lia_related_get_record (self->related)));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  lia_edit_archive (edit, lia_related_get_through (self->related));
  lia_apply_edit (GTK_WIDGET (self), self->reg, edit);
}

/* The button lies over what the row says: where it isn't seen, as under a finger, a touch must open
 * the record and not remove the link. */
static void
update_unlink_button (LiaRelatedRow *self)
{
  GtkStateFlags seen = GTK_STATE_FLAG_PRELIGHT | GTK_STATE_FLAG_FOCUS_WITHIN;

  if (self->unlink_button != NULL)
    gtk_widget_set_can_target (self->unlink_button,
                               (gtk_widget_get_state_flags (GTK_WIDGET (self)) & seen) != 0);
}

static void
lia_related_row_state_flags_changed (GtkWidget *widget, GtkStateFlags previous)
{
  GTK_WIDGET_CLASS (lia_related_row_parent_class)->state_flags_changed (widget, previous);
  update_unlink_button (LIA_RELATED_ROW (widget));
}

static void
add_unlink_button (LiaRelatedRow *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name =
      /* Translators: %s is the title of the record at the other end of the link */
      g_strdup_printf (_ ("Remove link with %s"), lia_related_get_title (self->related));

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "lia-corner");
  lia_tooltip_set (button, _ ("Remove link"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (unlink_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  self->unlink_button = button;
  update_unlink_button (self);
}

static gboolean
is_link (LiaRelatedRow *self)
{
  LiaRecord *through = lia_related_get_through (self->related);

  return through != NULL && lia_record_get_record_type (through) == &lia_link_type;
}

/* Three lines may be too few for the title. */
static gboolean
lia_related_row_query_tooltip (GtkWidget *widget,
                               int x,
                               int y,
                               gboolean keyboard,
                               GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, lia_related_get_title (LIA_RELATED_ROW (widget)->related));
  return TRUE;
}

static void
lia_related_row_dispose (GObject *object)
{
  LiaRelatedRow *self = LIA_RELATED_ROW (object);

  g_clear_object (&self->related);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_related_row_parent_class)->dispose (object);
}

static void
lia_related_row_class_init (LiaRelatedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_related_row_dispose;
  GTK_WIDGET_CLASS (klass)->query_tooltip = lia_related_row_query_tooltip;
  GTK_WIDGET_CLASS (klass)->state_flags_changed = lia_related_row_state_flags_changed;
}

static void
lia_related_row_init (LiaRelatedRow *self)
{
  self->choice = lia_choice_label_new (NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 3);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->choice);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

GtkWidget *
lia_related_row_new (LiaRegister *reg, LiaRelated *related)
{
  LiaRelatedRow *self = g_object_new (LIA_TYPE_RELATED_ROW, NULL);
  LiaRecord *record = lia_related_get_record (related);
  g_autofree char *id = lia_id_to_text (lia_record_get_id (record));

  self->reg = g_object_ref (reg);
  self->related = g_object_ref (related);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (self), lia_record_get_record_type (record)->icon);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", id);
  if (is_link (self) && !lia_register_is_read_only (reg))
    add_unlink_button (self);
  update (self);
  g_signal_connect_object (related, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
