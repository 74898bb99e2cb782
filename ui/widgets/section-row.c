#include <glib/gi18n.h>

#include "widgets/section-row.h"

struct _LiaSectionRow {
  AdwActionRow parent_instance;

  GtkSwitch *included;
  GtkMenuButton *more;
  const LiaSectionKind *section;
};

enum {
  SWITCHED,
  MOVED,
  DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaSectionRow, lia_section_row, ADW_TYPE_ACTION_ROW)

static void
on_switched (LiaSectionRow *self)
{
  g_signal_emit (self, signals[SWITCHED], 0);
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *by)
{
  g_signal_emit (widget, signals[MOVED], 0, g_variant_get_int32 (by));
}

/* Few are ever opened, and each takes as long to make as the rest of its row. */
static void
make_menu (GtkMenuButton *more, gpointer data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Move _up"), "section.move(-1)");
  g_menu_append (menu, _ ("Move _down"), "section.move(1)");
  gtk_menu_button_set_menu_model (more, G_MENU_MODEL (menu));
}

static GdkContentProvider *
on_prepare (LiaSectionRow *self)
{
  return gdk_content_provider_new_typed (LIA_TYPE_SECTION_ROW, self);
}

/* It hangs from the pointer where it was taken. */
static void
on_drag_begin (LiaSectionRow *self, GdkDrag *drag, GtkDragSource *source)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (GTK_WIDGET (self));
  double x, y;

  if (gtk_widget_translate_coordinates (handle, GTK_WIDGET (self),
                                        gtk_widget_get_width (handle) / 2.0,
                                        gtk_widget_get_height (handle) / 2.0, &x, &y))
    gtk_drag_source_set_icon (source, icon, (int) x, (int) y);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lia-dragged");
}

static void
on_drag_end (LiaSectionRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "lia-dragged");
}

static gboolean
on_drop (LiaSectionRow *self, const GValue *value)
{
  g_signal_emit (self, signals[DROPPED], 0, g_value_get_object (value));
  return TRUE;
}

static void
lia_section_row_class_init (LiaSectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SWITCHED] = g_signal_new ("switched", LIA_TYPE_SECTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", LIA_TYPE_SECTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", LIA_TYPE_SECTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, LIA_TYPE_SECTION_ROW);

  gtk_widget_class_install_action (widget_class, "section.move", "i", move_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "section.move", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "section.move",
                                       "i", 1);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/section-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, included);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionRow, more);
  gtk_widget_class_bind_template_callback (widget_class, on_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_prepare);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_begin);
  gtk_widget_class_bind_template_callback (widget_class, on_drag_end);
}

static void
lia_section_row_init (LiaSectionRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (LIA_TYPE_SECTION_ROW, GDK_ACTION_MOVE);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->more, make_menu, NULL, NULL);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* @included: whether it goes in at first. */
GtkWidget *
lia_section_row_new (const LiaSectionKind *section, gboolean included)
{
  LiaSectionRow *self = g_object_new (LIA_TYPE_SECTION_ROW, "title", _ (section->label), NULL);
  /* Translators: a section of a briefing. */
  g_autofree char *move = g_strdup_printf (_ ("Move “%s”"), _ (section->label));

  self->section = section;
  gtk_switch_set_active (self->included, included);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, move,
                                  -1);

  return GTK_WIDGET (self);
}

const LiaSectionKind *
lia_section_row_get_section (LiaSectionRow *self)
{
  return self->section;
}

gboolean
lia_section_row_is_included (LiaSectionRow *self)
{
  return gtk_switch_get_active (self->included);
}
