#include <glib/gi18n.h>

#include "desk.h"

#include "mnemonic.h"
#include "opening.h"
#include "records/date.h"
#include "pages/briefing-page.h"
#include "pages/changes-page.h"
#include "pages/changes-since-page.h"
#include "pages/engagement-page.h"
#include "pages/list-page.h"
#include "pages/overview-page.h"
#include "pages/record-page.h"
#include "pages/timeline-page.h"
#include "records/types.h"
#include "register/saved-view.h"
#include "room.h"
#include "trail.h"
#include "widgets/sidebar.h"
#include "widgets/split.h"

#define SHEETS_AFTER_MS 300

struct _LiaDesk {
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  AdwHeaderBar *sidebar_header;
  AdwHeaderBar *room_header;
  AdwHeaderBar *record_header;
  AdwWindowTitle *register_title;
  AdwWindowTitle *room_title;
  AdwWindowTitle *record_title;
  LiaSidebar *sidebar;
  LiaSplit *split;
  GtkStack *rooms;
  GtkStack *details;
  GtkWidget *close_record;
  GtkWidget *strip;
  GtkOrientable *strip_body;
  GtkImage *strip_icon;
  GtkLabel *strip_label;
  GtkButton *strip_button;
  LiaRecordSheet *record_page;     /* made when it is needed, or when there is time */
  LiaRecordSheet *engagement_page; /* the same */
  guint making_sheets;

  LiaRegister *reg;
  LiaTrail *trail;
  GSettings *settings;
  char *title;
};

enum {
  PROP_REGISTER = 1,
  PROP_CAN_BACK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaDesk, lia_desk, ADW_TYPE_BIN)

static GtkWidget *
make_room (LiaDesk *self, const char *name)
{
  if (g_str_equal (name, "overview"))
    return g_object_new (LIA_TYPE_OVERVIEW_PAGE, "register", self->reg, NULL);
  if (g_str_equal (name, "timeline"))
    return g_object_new (LIA_TYPE_TIMELINE_PAGE, "register", self->reg, NULL);
  if (g_str_equal (name, "changes-since"))
    return g_object_new (LIA_TYPE_CHANGES_SINCE_PAGE, "register", self->reg, NULL);
  if (g_str_equal (name, "changes"))
    return g_object_new (LIA_TYPE_CHANGES_PAGE, "register", self->reg, NULL);
  if (g_str_equal (name, "briefings"))
    return g_object_new (LIA_TYPE_BRIEFING_PAGE, "register", self->reg, NULL);

  return g_object_new (LIA_TYPE_LIST_PAGE, "type-name", name, "register", self->reg, NULL);
}

static void
update_title_buttons (LiaDesk *self)
{
  gboolean show_end, folded;

  g_object_get (self->split, "show-end", &show_end, "folded", &folded, NULL);
  adw_header_bar_set_show_end_title_buttons (self->room_header, !show_end || folded);
  adw_header_bar_set_show_end_title_buttons (self->sidebar_header,
                                             adw_leaflet_get_folded (self->leaflet));
  adw_header_bar_set_show_start_title_buttons (self->record_header,
                                               folded && adw_leaflet_get_folded (self->leaflet));
}

static gboolean
turn_strip (gpointer user_data)
{
  LiaDesk *self = user_data;

  gtk_orientable_set_orientation (self->strip_body, adw_leaflet_get_folded (self->leaflet)
                                                        ? GTK_ORIENTATION_VERTICAL
                                                        : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

/* Where the window is narrow, its button stands below what the strip says. The leaflet folds while
 * the window is laid out, when nothing else may be moved. */
static void
on_leaflet_folded (LiaDesk *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, turn_strip, g_object_ref (self), g_object_unref);
  update_title_buttons (self);
}

/* A list that was opened in a view is that view, until it is narrowed to something else. */
static void
show_view (LiaDesk *self, LiaListPage *page)
{
  const char *name = NULL;
  const LiaId *view = lia_list_page_get_view (page, &name);
  g_autofree char *type = NULL;
  g_autofree char *room = NULL;

  if (gtk_stack_get_visible_child (self->rooms) != GTK_WIDGET (page))
    return;

  g_object_get (page, "type-name", &type, NULL);
  room = view != NULL ? lia_room_view_name (view) : g_steal_pointer (&type);
  adw_window_title_set_subtitle (self->room_title, name != NULL ? name : "");
  lia_sidebar_show_room (self->sidebar, room);
  lia_trail_set_view (self->trail, view);
}

/* Whether the list is open in that view, or in none if it is the nil id. */
static gboolean
is_in_view (LiaListPage *page, const LiaId *view)
{
  const char *name;
  const LiaId *shown = lia_list_page_get_view (page, &name);

  return shown != NULL ? lia_id_equal (shown, view) : lia_id_is_nil (view);
}

static void
tell_folded (LiaDesk *self, GtkWidget *page)
{
  gboolean folded;

  g_object_get (self->split, "folded", &folded, NULL);
  if (LIA_IS_LIST_PAGE (page))
    lia_list_page_set_folded (LIA_LIST_PAGE (page), folded);
}

static void
on_split_folded (LiaDesk *self)
{
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->rooms));

  for (; page != NULL; page = gtk_widget_get_next_sibling (page))
    tell_folded (self, page);
  update_title_buttons (self);
}

/* Rooms are made when they are first entered, and then keep their place and filter. */
static gboolean
enter_room (LiaDesk *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->rooms, name);
  gboolean entered;

  if (page == NULL) {
    page = make_room (self, name);
    gtk_stack_add_named (self->rooms, page, name);
    tell_folded (self, page);
    if (LIA_IS_LIST_PAGE (page))
      g_signal_connect_object (page, "view-changed", G_CALLBACK (show_view), self,
                               G_CONNECT_SWAPPED);
  }
  entered = gtk_stack_get_visible_child (self->rooms) != page;
  gtk_stack_set_visible_child (self->rooms, page);

  return entered;
}

/* What was filtered since in a list that is still open stays, unless it is opened anew. */
static void
show_room (LiaDesk *self, const LiaPlace *place, gboolean anew)
{
  g_autoptr (LiaRoom) room = lia_room_find (place->room);
  gboolean entered = enter_room (self, place->room);
  GtkWidget *page = gtk_stack_get_visible_child (self->rooms);
  gboolean same;

  adw_window_title_set_title (self->room_title, lia_room_get_label (room));
  adw_window_title_set_subtitle (self->room_title, "");
  lia_sidebar_show_room (self->sidebar, place->room);
  if (!LIA_IS_LIST_PAGE (page))
    return;

  same = is_in_view (LIA_LIST_PAGE (page), &place->view);
  if (!lia_id_is_nil (&place->view) && (anew || !same))
    lia_list_page_open_view (LIA_LIST_PAGE (page), &place->view);
  else if (lia_id_is_nil (&place->view) && place->filter == NULL && !same)
    lia_list_page_close_view (LIA_LIST_PAGE (page));
  else if (place->filter != NULL && (entered || anew))
    lia_list_page_set_filter (LIA_LIST_PAGE (page), place->filter);
  show_view (self, LIA_LIST_PAGE (page));
  lia_list_page_select (LIA_LIST_PAGE (page), &place->record);
}

static LiaRecordSheet *
sheet_for (LiaDesk *self, const LiaRecordType *type)
{
  gboolean is_engagement = type == &lia_engagement_type;
  LiaRecordSheet **sheet = is_engagement ? &self->engagement_page : &self->record_page;

  if (*sheet == NULL) {
    *sheet = g_object_new (is_engagement ? LIA_TYPE_ENGAGEMENT_PAGE : LIA_TYPE_RECORD_PAGE,
                           "register", self->reg, NULL);
    gtk_stack_add_child (self->details, GTK_WIDGET (*sheet));
  }

  return *sheet;
}

/* What the first record that is opened will be shown on is made before that, but not before there
 * is anything to open it from. */
static gboolean
make_sheets (gpointer user_data)
{
  LiaDesk *self = user_data;

  if (self->record_page != NULL && self->engagement_page != NULL) {
    self->making_sheets = 0;
    return G_SOURCE_REMOVE;
  }

  sheet_for (self, self->record_page == NULL ? &lia_commitment_type : &lia_engagement_type);
  return G_SOURCE_CONTINUE;
}

static void
show_detail (LiaDesk *self, LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  LiaRecordSheet *page = sheet_for (self, type);

  adw_window_title_set_title (self->record_title, lia_record_type_label (type));
  lia_record_sheet_show (page, lia_record_get_id (record));
  gtk_stack_set_visible_child (self->details, GTK_WIDGET (page));
}

static void
show_record (LiaDesk *self, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaRecord) record = lia_id_is_nil (id) ? NULL : lia_reader_get (reader, id, NULL);

  if (record != NULL)
    show_detail (self, record);
  g_object_set (self->split, "show-end", record != NULL, NULL);
  update_title_buttons (self);
}

static void
show_place (LiaDesk *self, const LiaPlace *place, gboolean anew)
{
  show_room (self, place, anew);
  show_record (self, &place->record);
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  g_settings_set_string (self->settings, "room", place->room);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_BACK]);
}

static void
visit (LiaDesk *self, const char *room, const char *filter)
{
  LiaPlace place = { .room = (char *) room, .filter = (char *) filter };

  lia_trail_visit (self->trail, &place);
  show_place (self, lia_trail_get_here (self->trail), TRUE);
}

/* The room stays as it is, with another record beside it, or with none. */
static void
visit_record (LiaDesk *self, const LiaId *record, gboolean browsed)
{
  const LiaPlace *here = lia_trail_get_here (self->trail);
  LiaPlace place = here != NULL ? *here : (LiaPlace) { .room = (char *) "overview" };

  place.record = record != NULL ? *record : (LiaId) { { 0 } };
  place.browsed = browsed;
  lia_trail_visit (self->trail, &place);
}

static void
on_rooms_clicked (LiaDesk *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
}

/* A record that was made and taken back is gone, and nothing is left to show. */
static void
on_register_changed (LiaDesk *self)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaRecord) record = NULL;
  LiaId id;

  if (!lia_desk_get_record (self, &id))
    return;

  record = lia_reader_get (reader, &id, NULL);
  if (record == NULL)
    lia_desk_close_record (self);
}

static char *
register_name (LiaRegister *reg)
{
  g_autofree char *sample = lia_opening_sample_path ();
  g_autofree char *name = g_path_get_basename (lia_register_get_path (reg));
  g_autofree char *shown = g_filename_display_name (name);

  if (g_str_equal (lia_register_get_path (reg), sample))
    return g_strdup (_ ("Sample register"));
  if (g_str_has_suffix (shown, ".liaison"))
    shown[strlen (shown) - strlen (".liaison")] = '\0';

  return g_steal_pointer (&shown);
}

static void
show_moment (LiaDesk *self, const char *name, const LiaMoment *moment)
{
  g_autofree char *words = lia_moment_describe (moment);
  /* Translators: over a register as it was at an earlier moment; %s is a day in words, maybe with a
   * time or the name of a snapshot. */
  g_autofree char *text =
      moment->serial > 0 ? g_strdup_printf (_ ("As it was on %s · read-only"), words)
                         : g_strdup_printf (_ ("On %s nothing was in this register yet"), words);
  g_autofree char *day = lia_day_to_words (moment->day);

  gtk_label_set_label (self->strip_label, text);
  gtk_widget_set_visible (self->strip, TRUE);
  adw_window_title_set_subtitle (self->register_title, day);
  /* Translators: the title of a window: the name of a register, and the day as at which it is
   * shown.
   */
  self->title = g_strdup_printf (_ ("%s as at %s"), name, day);
}

/* Why nothing can be changed, and the way to a register that can. */
static void
show_read_only (LiaDesk *self)
{
  g_autofree char *why = lia_register_explain_read_only (self->reg);

  gtk_image_set_from_icon_name (self->strip_icon, "changes-prevent-symbolic");
  gtk_label_set_label (self->strip_label, why);
  gtk_button_set_label (self->strip_button, lia_register_is_remote (self->reg)
                                                ? _ ("_Copy to this computer…")
                                                : _ ("_Copy to another folder…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->strip_button), "win.copy-register");
  gtk_widget_set_visible (self->strip, TRUE);
}

static void
lia_desk_constructed (GObject *object)
{
  LiaDesk *self = LIA_DESK (object);
  g_autofree char *name = register_name (self->reg);
  const char *state = lia_register_is_read_only (self->reg) ? _ ("Read-only") : NULL;
  const LiaMoment *moment = lia_register_get_as_at (self->reg);

  G_OBJECT_CLASS (lia_desk_parent_class)->constructed (object);

  adw_window_title_set_title (self->register_title, name);
  adw_window_title_set_subtitle (self->register_title, state != NULL ? state : "");
  if (moment != NULL)
    show_moment (self, name, moment);
  else
    self->title = g_steal_pointer (&name);
  if (moment == NULL && state != NULL)
    show_read_only (self);
  lia_mnemonic_name_buttons (self->strip);
  g_signal_connect_object (self->reg, "changed", G_CALLBACK (on_register_changed), self,
                           G_CONNECT_SWAPPED);
  lia_sidebar_set_register (self->sidebar, self->reg);
  self->making_sheets =
      g_timeout_add_full (G_PRIORITY_LOW, SHEETS_AFTER_MS, make_sheets, self, NULL);
}

static void
lia_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaDesk *self = LIA_DESK (object);

  switch (id) {
  case PROP_REGISTER:
    g_value_set_object (value, self->reg);
    break;
  case PROP_CAN_BACK:
    g_value_set_boolean (value, lia_desk_can_back (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_desk_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaDesk *self = LIA_DESK (object);

  switch (id) {
  case PROP_REGISTER:
    self->reg = g_value_dup_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_desk_dispose (GObject *object)
{
  LiaDesk *self = LIA_DESK (object);

  g_clear_handle_id (&self->making_sheets, g_source_remove);
  g_clear_object (&self->reg);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->trail, lia_trail_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (lia_desk_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/org/liaison/Liaison/ui/desk.ui");
  gtk_widget_class_bind_template_child (klass, LiaDesk, leaflet);
  gtk_widget_class_bind_template_child (klass, LiaDesk, sidebar_header);
  gtk_widget_class_bind_template_child (klass, LiaDesk, room_header);
  gtk_widget_class_bind_template_child (klass, LiaDesk, record_header);
  gtk_widget_class_bind_template_child (klass, LiaDesk, register_title);
  gtk_widget_class_bind_template_child (klass, LiaDesk, room_title);
  gtk_widget_class_bind_template_child (klass, LiaDesk, record_title);
  gtk_widget_class_bind_template_child (klass, LiaDesk, sidebar);
  gtk_widget_class_bind_template_child (klass, LiaDesk, split);
  gtk_widget_class_bind_template_child (klass, LiaDesk, rooms);
  gtk_widget_class_bind_template_child (klass, LiaDesk, details);
  gtk_widget_class_bind_template_child (klass, LiaDesk, close_record);
  gtk_widget_class_bind_template_child (klass, LiaDesk, strip);
  gtk_widget_class_bind_template_child (klass, LiaDesk, strip_body);
  gtk_widget_class_bind_template_child (klass, LiaDesk, strip_icon);
  gtk_widget_class_bind_template_child (klass, LiaDesk, strip_label);
  gtk_widget_class_bind_template_child (klass, LiaDesk, strip_button);
  gtk_widget_class_bind_template_callback (klass, on_rooms_clicked);
}

static void
lia_desk_class_init (LiaDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = lia_desk_constructed;
  object_class->get_property = lia_desk_get_property;
  object_class->set_property = lia_desk_set_property;
  object_class->dispose = lia_desk_dispose;

  properties[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_BACK] = g_param_spec_boolean ("can-back", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_SIDEBAR);
  g_type_ensure (LIA_TYPE_SPLIT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lia_desk_init (LiaDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->trail = lia_trail_new ();
  self->settings = g_settings_new (LIA_APPLICATION_ID);
  g_settings_bind (self->settings, "record-width", self->split, "end-width",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_swapped (self->split, "notify::folded", G_CALLBACK (on_split_folded), self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_leaflet_folded), self);
  update_title_buttons (self);
}

GtkWidget *
lia_desk_new (LiaRegister *reg)
{
  return g_object_new (LIA_TYPE_DESK, "register", reg, NULL);
}

LiaRegister *
lia_desk_get_register (LiaDesk *self)
{
  return self->reg;
}

/* What the register is called, and when it was so. */
const char *
lia_desk_get_title (LiaDesk *self)
{
  return self->title;
}

/* (nullable): the name of the room that is shown. */
const char *
lia_desk_get_room (LiaDesk *self)
{
  const LiaPlace *here = lia_trail_get_here (self->trail);

  return here != NULL ? here->room : NULL;
}

/* Whether a record is shown, and then which. */
gboolean
lia_desk_get_record (LiaDesk *self, LiaId *id)
{
  const LiaPlace *here = lia_trail_get_here (self->trail);

  if (here == NULL || lia_id_is_nil (&here->record))
    return FALSE;

  *id = here->record;

  return TRUE;
}

gboolean
lia_desk_can_back (LiaDesk *self)
{
  return self->trail != NULL && lia_trail_can_back (self->trail);
}

void
lia_desk_open_room (LiaDesk *self, const char *name)
{
  g_autoptr (LiaRoom) room = lia_room_find (name);

  visit (self, room != NULL ? name : "overview", NULL);
}

/* Opens the change log, narrowed to one record, or as it was left if that is NULL. */
void
lia_desk_open_changes (LiaDesk *self, const LiaId *id)
{
  lia_desk_open_room (self, "changes");
  if (id != NULL)
    lia_changes_page_set_record (LIA_CHANGES_PAGE (gtk_stack_get_visible_child (self->rooms)), id);
}

/* Opens the list of @type, narrowed to @filter; see LiaFilter for how that is written. */
void
lia_desk_open_list (LiaDesk *self, const char *type, const char *filter)
{
  if (lia_record_type_find (type) != NULL)
    visit (self, type, filter);
}

/* Opens the briefings to make one about a record, where there is a kind that is about such ones. */
void
lia_desk_open_briefing (LiaDesk *self, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);
  const LiaBriefingKind *kind =
      record != NULL ? lia_briefing_kind_about (lia_record_get_record_type (record)) : NULL;

  if (kind == NULL)
    return;

  lia_desk_open_room (self, "briefings");
  lia_briefing_page_begin (LIA_BRIEFING_PAGE (gtk_stack_get_visible_child (self->rooms)), kind, id);
}

/* Opens the list that a saved view shows, in that view. */
void
lia_desk_open_view (LiaDesk *self, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);
  g_autoptr (LiaSavedView) view = record != NULL ? lia_saved_view_read (record, NULL) : NULL;
  LiaPlace place = { .view = *id };

  if (view == NULL)
    return;

  place.room = (char *) view->shows->name;
  lia_trail_visit (self->trail, &place);
  show_place (self, lia_trail_get_here (self->trail), TRUE);
}

/* Shows a record beside whatever room is open. The keyboard goes along, to where the record begins.
 */
void
lia_desk_open_record (LiaDesk *self, const LiaId *id)
{
  visit_record (self, id, FALSE);
  show_place (self, lia_trail_get_here (self->trail), FALSE);
  gtk_widget_grab_focus (self->close_record);
}

/* Shows a record that was passed while going through the list beside it. */
void
lia_desk_browse (LiaDesk *self, const LiaId *id)
{
  const LiaPlace *here = lia_trail_get_here (self->trail);

  if (here == NULL || lia_id_equal (&here->record, id))
    return;

  visit_record (self, id, TRUE);
  show_record (self, id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_BACK]);
}

void
lia_desk_close_record (LiaDesk *self)
{
  if (lia_trail_get_here (self->trail) == NULL)
    return;

  visit_record (self, NULL, FALSE);
  show_place (self, lia_trail_get_here (self->trail), FALSE);
}

void
lia_desk_back (LiaDesk *self)
{
  const LiaPlace *place = lia_trail_back (self->trail);

  if (place != NULL)
    show_place (self, place, FALSE);
}

/* Puts the cursor where the list that is shown can be narrowed. */
void
lia_desk_focus_filter (LiaDesk *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->rooms);

  if (LIA_IS_LIST_PAGE (page))
    lia_list_page_focus_filter (LIA_LIST_PAGE (page));
  else if (LIA_IS_CHANGES_PAGE (page))
    lia_changes_page_focus_filter (LIA_CHANGES_PAGE (page));
}
