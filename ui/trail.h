#pragma once

#include "records/id.h"

G_BEGIN_DECLS

/**
 * LiaPlace:
 * @room: the name of a room.
 * @filter: (nullable): what the list in it was narrowed to when it was opened.
 * @record: the record beside it, or the nil id.
 * @view: the saved view that the list in it was opened in, or the nil id.
 * @browsed: whether the record was merely passed while going through a list.
 *
 * What the window shows, so that Back can show it again.
 */
typedef struct {
  char *room;
  char *filter;
  LiaId record;
  gboolean browsed;
  LiaId view;
} LiaPlace;

/**
 * LiaTrail:
 *
 * The places that were shown, the present one last. Going through a list leaves one place, not one
 * for each row; the trail is cut where it gets long.
 */
typedef struct _LiaTrail LiaTrail;

LiaTrail       *lia_trail_new      (void);
void            lia_trail_free     (LiaTrail *self);
void            lia_trail_visit    (LiaTrail *self, const LiaPlace *place);
const LiaPlace *lia_trail_get_here (LiaTrail *self);
void            lia_trail_set_view (LiaTrail *self, const LiaId *view);
gboolean        lia_trail_can_back (LiaTrail *self);
const LiaPlace *lia_trail_back     (LiaTrail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTrail, lia_trail_free)

G_END_DECLS
