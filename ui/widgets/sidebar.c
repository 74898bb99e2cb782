#include <glib/gi18n.h>

#include "widgets/sidebar.h"

#include "records/types.h"
#include "register/saved-view.h"
#include "room.h"
#include "tooltip.h"

struct _LiaSidebar {
  AdwBin parent_instance;

  GtkListBox *list;

  LiaRegister *reg;
  GListStore *all;
  guint n_views;
  GtkFilterListModel *rooms;
  GtkFilter *filter;
  gboolean expanded;
  char *shown;
};

G_DEFINE_FINAL_TYPE (LiaSidebar, lia_sidebar, ADW_TYPE_BIN)

static LiaRoom *
room_at (LiaSidebar *self, GtkListBoxRow *row)
{
  return g_list_model_get_item (G_LIST_MODEL (self->rooms), gtk_list_box_row_get_index (row));
}

static gboolean
is_shown (gpointer item, gpointer user_data)
{
  LiaSidebar *self = user_data;

  return self->expanded || lia_room_get_section (item) != LIA_ROOM_SECTION_MORE;
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  LiaRoom *room = item;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (lia_room_get_label (room));
  gboolean is_view = lia_room_get_view (room) != NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (lia_room_get_icon (room)));
  gtk_box_append (GTK_BOX (box), label);
  /* People call a view what they like, at length. */
  if (is_view)
    lia_tooltip_set (box, lia_room_get_label (room));

  return box;
}

static GtkWidget *
make_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "lia-sidebar-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption-heading");

  return label;
}

static void
update_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  LiaSidebar *self = user_data;
  g_autoptr (LiaRoom) room = room_at (self, row);
  g_autoptr (LiaRoom) above = before != NULL ? room_at (self, before) : NULL;
  LiaRoomSection section = room != NULL ? lia_room_get_section (room) : LIA_ROOM_SECTION_TOP;
  gboolean first = above != NULL && lia_room_get_section (above) != section;
  GtkWidget *heading = NULL;

  if (first && section == LIA_ROOM_SECTION_REGISTER)
    heading = make_heading (_ ("Register"));
  else if (first && section == LIA_ROOM_SECTION_VIEWS)
    heading = make_heading (_ ("Views"));
  else if (first && section == LIA_ROOM_SECTION_OUT)
    /* Translators: the part of the sidebar that holds what leaves the office, such as briefings. */
    heading = make_heading (_ ("Out"));

  gtk_list_box_row_set_header (row, heading);
}

static void
on_row_activated (LiaSidebar *self, GtkListBoxRow *row)
{
  g_autoptr (LiaRoom) room = room_at (self, row);
  const char *name = lia_room_get_name (room);

  if (g_str_equal (name, LIA_ROOM_MORE)) {
    self->expanded = !self->expanded;
    gtk_filter_changed (self->filter, self->expanded ? GTK_FILTER_CHANGE_LESS_STRICT
                                                     : GTK_FILTER_CHANGE_MORE_STRICT);
    return;
  }

  if (lia_room_get_view (room) != NULL) {
    g_autofree char *id = lia_id_to_text (lia_room_get_view (room));

    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-view", "s", id);
    return;
  }

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-room", "s", name);
}

static int
find_row (LiaSidebar *self, const char *name)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rooms));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LiaRoom) room = g_list_model_get_item (G_LIST_MODEL (self->rooms), i);

    if (g_str_equal (lia_room_get_name (room), name))
      return i;
  }

  return -1;
}

/* The keyboard takes the mark along through the rooms; when it leaves without having opened one,
 * the mark is again on the one that is shown. */
static void
mark_shown (LiaSidebar *self)
{
  int index = self->shown != NULL ? find_row (self, self->shown) : -1;

  gtk_list_box_select_row (self->list,
                           index < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, index));
}

static guint
first_view (LiaSidebar *self)
{
  guint position = 0;

  for (;; position++) {
    g_autoptr (LiaRoom) room = g_list_model_get_item (G_LIST_MODEL (self->all), position);

    if (room == NULL || lia_room_get_section (room) >= LIA_ROOM_SECTION_VIEWS)
      return position;
  }
}

static gboolean
is_same (LiaRoom *room, LiaRoom *other)
{
  return g_str_equal (lia_room_get_name (room), lia_room_get_name (other)) &&
         g_str_equal (lia_room_get_label (room), lia_room_get_label (other));
}

static gboolean
stands_already (LiaSidebar *self, guint first, GPtrArray *views)
{
  for (guint i = 0; i < views->len && views->len == self->n_views; i++) {
    g_autoptr (LiaRoom) room = g_list_model_get_item (G_LIST_MODEL (self->all), first + i);

    if (!is_same (room, g_ptr_array_index (views, i)))
      return FALSE;
  }

  return views->len == self->n_views;
}

/* There are as many views as people made by hand, and they are read as quickly. */
static void
show_views (LiaSidebar *self)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (GPtrArray) records = lia_saved_views (reader, NULL);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);
  guint first = first_view (self);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (views, lia_room_new_view (g_ptr_array_index (records, i)));
  if (stands_already (self, first, views))
    return;

  g_list_store_splice (self->all, first, self->n_views, views->pdata, views->len);
  self->n_views = views->len;
  mark_shown (self);
}

static void
on_changed (LiaSidebar *self, LiaEdit *edit)
{
  if (edit == NULL || lia_edit_touches (edit, &lia_view_type))
    show_views (self);
}

/* Not in dispose: the rows ask for their rooms until they are gone. */
static void
lia_sidebar_finalize (GObject *object)
{
  LiaSidebar *self = LIA_SIDEBAR (object);

  g_clear_object (&self->reg);
  g_clear_object (&self->rooms);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (lia_sidebar_parent_class)->finalize (object);
}

static void
lia_sidebar_class_init (LiaSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lia_sidebar_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, mark_shown);
}

static void
lia_sidebar_init (LiaSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->all = lia_rooms ();
  self->rooms = gtk_filter_list_model_new (G_LIST_MODEL (self->all), self->filter);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->rooms), make_row, self, NULL);
  gtk_list_box_set_header_func (self->list, update_heading, self, NULL);
}

/* Shows the views of @reg, as they come and go. A sidebar is of one register for life. */
void
lia_sidebar_set_register (LiaSidebar *self, LiaRegister *reg)
{
  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  show_views (self);
}

/* Marks the room that the window shows; one that is tucked away comes out. */
void
lia_sidebar_show_room (LiaSidebar *self, const char *name)
{
  g_autoptr (LiaRoom) room = lia_room_find (name);

  if (find_row (self, name) < 0 && !self->expanded && room != NULL) {
    self->expanded = TRUE;
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_LESS_STRICT);
  }
  g_free (self->shown);
  self->shown = g_strdup (name);
  mark_shown (self);
}
