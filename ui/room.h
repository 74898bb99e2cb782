#pragma once

#include <gio/gio.h>

#include "records/record-type.h"

G_BEGIN_DECLS

/**
 * LiaRoom:
 *
 * A place of the window: the overview, the timeline, the briefings, the list of a record type, or
 * such a list in a saved view.
 */
#define LIA_TYPE_ROOM (lia_room_get_type ())
G_DECLARE_FINAL_TYPE (LiaRoom, lia_room, LIA, ROOM, GObject)

/* The row of the sidebar that shows and hides the lists that are rarely needed. */
#define LIA_ROOM_MORE "more"

typedef enum {
  LIA_ROOM_SECTION_TOP,
  LIA_ROOM_SECTION_REGISTER,
  LIA_ROOM_SECTION_MORE,
  LIA_ROOM_SECTION_VIEWS,
  LIA_ROOM_SECTION_OUT,
} LiaRoomSection;

GListStore    *lia_rooms            (void);
LiaRoom       *lia_room_find        (const char *name);
LiaRoom       *lia_room_new_view    (LiaRecord *view);
char          *lia_room_view_name   (const LiaId *view);
const LiaId   *lia_room_get_view    (LiaRoom *self);
const char    *lia_room_get_name    (LiaRoom *self);
const char    *lia_room_get_label   (LiaRoom *self);
const char    *lia_room_get_icon    (LiaRoom *self);
LiaRoomSection lia_room_get_section (LiaRoom *self);

G_END_DECLS
