#include <glib/gi18n.h>

#include "room.h"

#include "records/types.h"

struct _LiaRoom {
  GObject parent_instance;

  char *name;
  char *label;
  char *icon;
  LiaRoomSection section;
  LiaId view;
};

G_DEFINE_FINAL_TYPE (LiaRoom, lia_room, G_TYPE_OBJECT)

/* What people work with every day, in the order of the work. The other lists stand under "More". */
static const LiaRecordType *const daily[] = {
  &lia_engagement_type, &lia_commitment_type, &lia_challenge_type,
  &lia_lesson_type,     &lia_body_type,       &lia_participant_type,
};

static void
lia_room_finalize (GObject *object)
{
  LiaRoom *self = LIA_ROOM (object);

  g_free (self->name);
  g_free (self->label);
  g_free (self->icon);

  G_OBJECT_CLASS (lia_room_parent_class)->finalize (object);
}

static void
lia_room_class_init (LiaRoomClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_room_finalize;
}

static void
lia_room_init (LiaRoom *self)
{
}

static void
add_room (GListStore *rooms,
          const char *name,
          const char *label,
          const char *icon,
          LiaRoomSection section)
{
  g_autoptr (LiaRoom) room = g_object_new (LIA_TYPE_ROOM, NULL);

  room->name = g_strdup (name);
  room->label = g_strdup (label);
  room->icon = g_strdup (icon);
  room->section = section;
  g_list_store_append (rooms, room);
}

static void
add_list (GListStore *rooms, const LiaRecordType *type, LiaRoomSection section)
{
  add_room (rooms, type->name, lia_record_type_plural (type), type->icon, section);
}

static gboolean
is_daily (const LiaRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (daily); i++)
    if (daily[i] == type)
      return TRUE;

  return FALSE;
}

/* Parts are seen with their whole, links with what they link: a list of them alone tells nothing.
 */
static gboolean
has_list (const LiaRecordType *type)
{
  return type->part_of == NULL && type != &lia_link_type;
}

/* All rooms, in the order in which the sidebar shows them. */
GListStore *
lia_rooms (void)
{
  GListStore *rooms = g_list_store_new (LIA_TYPE_ROOM);

  add_room (rooms, "overview", _ ("Overview"), "lia-overview-symbolic", LIA_ROOM_SECTION_TOP);
  add_room (rooms, "timeline", _ ("Timeline"), "lia-timeline-symbolic", LIA_ROOM_SECTION_TOP);
  add_room (rooms, "changes-since", _ ("Changes since"), "lia-changes-symbolic",
            LIA_ROOM_SECTION_TOP);
  add_room (rooms, "changes", _ ("Change log"), "lia-history-symbolic", LIA_ROOM_SECTION_TOP);
  for (guint i = 0; i < G_N_ELEMENTS (daily); i++)
    add_list (rooms, daily[i], LIA_ROOM_SECTION_REGISTER);
  add_room (rooms, LIA_ROOM_MORE, _ ("More"), "view-more-horizontal-symbolic",
            LIA_ROOM_SECTION_REGISTER);
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (!is_daily (*type) && has_list (*type))
      add_list (rooms, *type, LIA_ROOM_SECTION_MORE);
  add_room (rooms, "briefings", _ ("Briefings"), "lia-briefing-symbolic", LIA_ROOM_SECTION_OUT);

  return rooms;
}

/* (transfer full) (nullable): the room of that name. */
LiaRoom *
lia_room_find (const char *name)
{
  g_autoptr (GListStore) rooms = lia_rooms ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (rooms));

  for (guint i = 0; i < n; i++) {
    g_autoptr (LiaRoom) room = g_list_model_get_item (G_LIST_MODEL (rooms), i);

    if (g_str_equal (room->name, name) && !g_str_equal (name, LIA_ROOM_MORE))
      return g_steal_pointer (&room);
  }

  return NULL;
}

/* (transfer full): what the room of a view is called, whatever the view is called. */
char *
lia_room_view_name (const LiaId *view)
{
  g_autofree char *id = lia_id_to_text (view);

  return g_strconcat ("view:", id, NULL);
}

/* (transfer full): the room of a saved view, with the icon of what it shows. */
LiaRoom *
lia_room_new_view (LiaRecord *view)
{
  const LiaRecordType *shows = lia_record_type_find (lia_record_get (view, "shows"));
  LiaRoom *self = g_object_new (LIA_TYPE_ROOM, NULL);

  self->view = *lia_record_get_id (view);
  self->name = lia_room_view_name (&self->view);
  self->label = g_strdup (lia_record_get (view, "name"));
  self->icon = g_strdup (shows != NULL ? shows->icon : lia_view_type.icon);
  self->section = LIA_ROOM_SECTION_VIEWS;

  return self;
}

/* (nullable): the view, if it is the room of one. */
const LiaId *
lia_room_get_view (LiaRoom *self)
{
  return self->section == LIA_ROOM_SECTION_VIEWS ? &self->view : NULL;
}

const char *
lia_room_get_name (LiaRoom *self)
{
  return self->name;
}

const char *
lia_room_get_label (LiaRoom *self)
{
  return self->label;
}

const char *
lia_room_get_icon (LiaRoom *self)
{
  return self->icon;
}

LiaRoomSection
lia_room_get_section (LiaRoom *self)
{
  return self->section;
}
