#include <glib/gi18n.h>

#include "timeline-tray.h"

#include "tooltip.h"

/* The tray is for the few that want a date; whoever has hundreds of them works in the lists. */
#define MOST_CHIPS 60

struct _LiaTimelineTray {
  AdwBin parent_instance;

  GtkLabel *count;
  GtkBox *chips;

  LiaTimelineIndex *index;
  char *shown;
};

enum {
  PROP_INDEX = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LiaTimelineTray, lia_timeline_tray, ADW_TYPE_BIN)

static GtkWidget *
chip_new (const LiaTimelineItem *item)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (item->title);
  g_autofree char *dates = lia_timeline_item_dates (item);
  g_autofree char *id = lia_id_to_text (&item->id);
  GtkWidget *date = gtk_label_new (dates);

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 36);
  gtk_widget_add_css_class (date, "dim-label");
  gtk_widget_add_css_class (date, "caption");
  gtk_box_append (GTK_BOX (content), title);
  gtk_box_append (GTK_BOX (content), date);
  gtk_button_set_child (GTK_BUTTON (chip), content);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                  date, NULL, -1);
  lia_tooltip_set (chip, item->title);
  gtk_widget_add_css_class (chip, "lia-timeline-chip");
  if (item->hue != NULL) {
    g_autofree char *style = g_strconcat ("lia-process-", item->hue, NULL);

    gtk_widget_add_css_class (title, style);
  }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", id);
  return chip;
}

static char *
list_items (GPtrArray *items)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (items->len, MOST_CHIPS); i++) {
    const LiaTimelineItem *item = g_ptr_array_index (items, i);
    g_autofree char *id = lia_id_to_text (&item->id);

    g_string_append_printf (list, "%s %s %s\n", id, item->title,
                            item->date != NULL ? item->date : "");
  }
  g_string_append_printf (list, "%u", items->len);
  return g_string_free (list, FALSE);
}

static void
fill (LiaTimelineTray *self, GPtrArray *items)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u without a year", "%u without a year", items->len), items->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_box_remove (self->chips, child);
  for (guint i = 0; i < MIN (items->len, MOST_CHIPS); i++)
    gtk_box_append (self->chips, chip_new (g_ptr_array_index (items, i)));
  gtk_label_set_text (self->count, count);
}

/* Chips stay as they are unless something about them changed, so that none loses the focus. */
static void
index_changed_cb (LiaTimelineTray *self)
{
  GPtrArray *items = self->index != NULL ? lia_timeline_index_get_undated (self->index) : NULL;
  g_autofree char *shown = items != NULL ? list_items (items) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), items != NULL && items->len > 0);
  if (items == NULL || g_strcmp0 (shown, self->shown) == 0)
    return;

  fill (self, items);
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
}

static void
set_index (LiaTimelineTray *self, LiaTimelineIndex *index)
{
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_func (self->index, index_changed_cb, self);
  g_set_object (&self->index, index);
  if (index != NULL)
    g_signal_connect_object (index, "changed", G_CALLBACK (index_changed_cb), self,
                             G_CONNECT_SWAPPED);
  index_changed_cb (self);
}

static void
lia_timeline_tray_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaTimelineTray *self = LIA_TIMELINE_TRAY (object);

  if (id == PROP_INDEX)
    g_value_set_object (value, self->index);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_timeline_tray_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaTimelineTray *self = LIA_TIMELINE_TRAY (object);

  if (id == PROP_INDEX)
    set_index (self, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_timeline_tray_dispose (GObject *object)
{
  LiaTimelineTray *self = LIA_TIMELINE_TRAY (object);

  g_clear_object (&self->index);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (lia_timeline_tray_parent_class)->dispose (object);
}

static void
lia_timeline_tray_class_init (LiaTimelineTrayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_timeline_tray_get_property;
  object_class->set_property = lia_timeline_tray_set_property;
  object_class->dispose = lia_timeline_tray_dispose;

  properties[PROP_INDEX] = g_param_spec_object ("index", NULL, NULL, LIA_TYPE_TIMELINE_INDEX,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/timeline-tray.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaTimelineTray, count);
  gtk_widget_class_bind_template_child (widget_class, LiaTimelineTray, chips);
}

static void
lia_timeline_tray_init (LiaTimelineTray *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
