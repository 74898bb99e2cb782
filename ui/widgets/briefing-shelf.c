#include <glib/gi18n.h>

#include "widgets/briefing-shelf.h"

#include "records/types.h"
#include "widgets/shelf-item.h"

struct _LiaBriefingShelf {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *empty;
  GtkButton *all;

  LiaRegister *reg;
  const LiaRecordType *type;
  GPtrArray *items; /* LiaShelfItem */
  GCancellable *reading;
};

enum {
  PROP_TYPE_NAME = 1,
  N_PROPS,
};

enum {
  OPENED,
  MADE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaBriefingShelf, lia_briefing_shelf, ADW_TYPE_BIN)

static gboolean
is_named (LiaBriefingShelf *self)
{
  return self->type == &lia_briefing_type;
}

static void
open_record (LiaBriefingShelf *self, const LiaShelfItem *item)
{
  g_autofree char *id = lia_id_to_text (lia_record_get_id (item->record));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", id);
}

static void
on_activated (LiaBriefingShelf *self, GtkListBoxRow *row)
{
  const LiaShelfItem *item = g_ptr_array_index (self->items, gtk_list_box_row_get_index (row));

  if (is_named (self))
    g_signal_emit (self, signals[OPENED], 0, item->record);
  else
    open_record (self, item);
}

static const LiaShelfItem *
item_of (LiaBriefingShelf *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return g_ptr_array_index (self->items, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
on_make (LiaBriefingShelf *self, GtkWidget *button)
{
  g_signal_emit (self, signals[MADE], 0, item_of (self, button)->record);
}

/* Few are ever opened, and each takes as long to make as the rest of its row. */
static void
make_menu (GtkMenuButton *more, gpointer self)
{
  const LiaShelfItem *item = item_of (self, GTK_WIDGET (more));
  g_autofree char *id = lia_id_to_text (lia_record_get_id (item->record));
  g_autofree char *open = g_strdup_printf ("win.open-record('%s')", id);
  g_autofree char *archive = g_strdup_printf ("win.archive-record('%s')", id);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Show its _record"), open);
  g_menu_append (menu, _ ("_Archive"), archive);
  gtk_menu_button_set_menu_model (more, G_MENU_MODEL (menu));
}

static void
add_buttons (LiaBriefingShelf *self, AdwActionRow *row, const LiaShelfItem *item)
{
  GtkWidget *make = gtk_button_new_with_label (_ ("Make again"));
  GtkWidget *more = gtk_menu_button_new ();
  /* Translators: what a named briefing is called. */
  g_autofree char *name = g_strdup_printf (_ ("Make “%s” again"), item->title);
  /* Translators: what else can be done with a named briefing of that name. */
  g_autofree char *rest = g_strdup_printf (_ ("More for “%s”"), item->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (make), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (make, GTK_ALIGN_CENTER);
  g_signal_connect_object (make, "clicked", G_CALLBACK (on_make), self, G_CONNECT_SWAPPED);
  g_object_set (more, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_CENTER, "tooltip-text",
                _ ("More"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, rest, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), make_menu, self, NULL);
  gtk_widget_add_css_class (more, "flat");
  adw_action_row_add_suffix (row, make);
  adw_action_row_add_suffix (row, more);
}

static GtkWidget *
make_row (LiaBriefingShelf *self, const LiaShelfItem *item)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", item->title, "subtitle", item->about,
                "title-lines", 0, "subtitle-lines", 0, "activatable", TRUE, NULL);
  if (is_named (self))
    add_buttons (self, ADW_ACTION_ROW (row), item);
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

/* Where the keyboard is in the list, or -1. */
static int
find_focus (LiaBriefingShelf *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;
}

/* Whoever was in a row stays there, or goes to the one that took its place. */
static void
show_items (LiaBriefingShelf *self)
{
  int focused = find_focus (self);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->items->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->items, i)));
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "list" : "empty");
  if (focused >= 0 && self->items->len > 0) {
    row = gtk_list_box_get_row_at_index (self->list, MIN (focused, (int) self->items->len - 1));
    gtk_widget_grab_focus (GTK_WIDGET (row));
  }
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBriefingShelf) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = lia_shelf_items_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (items == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "empty");
    adw_status_page_set_description (self->empty, error->message);
    return;
  }

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  show_items (self);
}

static void
stop_reading (LiaBriefingShelf *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* A shelf that isn't looked at reads when it is. */
static void
refresh (LiaBriefingShelf *self)
{
  stop_reading (self);
  if (self->reg == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->reading = g_cancellable_new ();
  lia_shelf_items_read_async (self->reg, self->type, self->reading, on_read, g_object_ref (self));
}

static void
set_type (LiaBriefingShelf *self, const char *name)
{
  self->type = lia_record_type_find (name);
  if (is_named (self)) {
    adw_status_page_set_title (self->empty, _ ("No saved briefings yet"));
    adw_status_page_set_description (
        self->empty, _ ("Choices that are saved under a name are made again with one click."));
  } else {
    adw_status_page_set_title (self->empty, _ ("Nothing has left yet"));
    adw_status_page_set_description (
        self->empty, _ ("What was exported stands here, with for whom it was and what it held."));
  }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->all), "s", name);
}

static void
lia_briefing_shelf_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lia_briefing_shelf_parent_class)->map (widget);

  refresh (LIA_BRIEFING_SHELF (widget));
}

static void
lia_briefing_shelf_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_type (LIA_BRIEFING_SHELF (object), g_value_get_string (value));
}

static void
lia_briefing_shelf_dispose (GObject *object)
{
  LiaBriefingShelf *self = LIA_BRIEFING_SHELF (object);

  stop_reading (self);
  lia_briefing_shelf_set_register (self, NULL);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (lia_briefing_shelf_parent_class)->dispose (object);
}

static void
lia_briefing_shelf_class_init (LiaBriefingShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = lia_briefing_shelf_set_property;
  object_class->dispose = lia_briefing_shelf_dispose;
  widget_class->map = lia_briefing_shelf_map;

  properties[PROP_TYPE_NAME] =
      g_param_spec_string ("type-name", NULL, NULL, "briefing",
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPENED] = g_signal_new ("opened", LIA_TYPE_BRIEFING_SHELF, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, LIA_TYPE_RECORD);
  signals[MADE] = g_signal_new ("made", LIA_TYPE_BRIEFING_SHELF, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, LIA_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/briefing-shelf.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaBriefingShelf, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaBriefingShelf, list);
  gtk_widget_class_bind_template_child (widget_class, LiaBriefingShelf, empty);
  gtk_widget_class_bind_template_child (widget_class, LiaBriefingShelf, all);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
lia_briefing_shelf_init (LiaBriefingShelf *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows what another register has, or nothing. */
void
lia_briefing_shelf_set_register (LiaBriefingShelf *self, LiaRegister *reg)
{
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  g_set_object (&self->reg, reg);
  if (reg != NULL)
    g_signal_connect_object (reg, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
