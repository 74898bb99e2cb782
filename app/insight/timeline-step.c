#include "timeline-frame-private.h"

#include <math.h>

static const LiaTimelineBand *
band_at (const LiaTimelineFrame *self, int index)
{
  return &g_array_index (self->bands, LiaTimelineBand, index);
}

static guint
lane_at (const LiaTimelineFrame *self, int index)
{
  return g_array_index (self->strips, LiaTimelineStrip, band_at (self, index)->strip).lane;
}

/* What is collapsed has no items that one could stand on. */
static const LiaTimelineTrack *
track_at (const LiaTimelineFrame *self, LiaTimelineIndex *index, int band)
{
  guint kind = band_at (self, band)->kind;

  return kind < LIA_TIMELINE_ALL_KINDS
             ? lia_timeline_frame_lane_of (self, index, band_at (self, band))->tracks[kind]
             : NULL;
}

/**
 * lia_timeline_frame_first:
 * @self: an arranged frame
 * @index: what it was arranged for
 * @viewport: which days are seen
 * @place: (out): the place of an item
 *
 * Finds where to begin: the first item in the first lane that begins in what is seen, or the one
 * nearest to it.
 *
 * Returns: whether there is any
 */
gboolean
lia_timeline_frame_first (const LiaTimelineFrame *self,
                          LiaTimelineIndex *index,
                          const LiaViewport *viewport,
                          LiaTimelinePlace *place)
{
  gint32 day = (gint32) floor (viewport->first_day);

  for (int i = 0; i < (int) self->bands->len; i++) {
    const LiaTimelineTrack *track = track_at (self, index, i);

    if (track == NULL)
      continue;
    *place = (LiaTimelinePlace) { lane_at (self, i), band_at (self, i)->kind,
                                  MIN (lia_timeline_track_from (track, day),
                                       lia_timeline_track_get_size (track) - 1) };
    return TRUE;
  }

  return FALSE;
}

static int
find_band (const LiaTimelineFrame *self, LiaTimelineIndex *index, const LiaTimelinePlace *place)
{
  for (int i = 0; i < (int) self->bands->len; i++)
    if (track_at (self, index, i) != NULL && lane_at (self, i) == place->lane &&
        band_at (self, i)->kind == place->kind)
      return i;

  return -1;
}

/**
 * lia_timeline_frame_step:
 * @self: an arranged frame
 * @index: what it was arranged for
 * @place: (inout): the place of an item
 * @items: how many items forwards or back in time
 * @bands: if @items is 0: 1 for the next kind or lane below, -1 for the one above, where it goes to
 *   what is nearest in time
 *
 * Returns: whether there is something
 */
gboolean
lia_timeline_frame_step (const LiaTimelineFrame *self,
                         LiaTimelineIndex *index,
                         LiaTimelinePlace *place,
                         int items,
                         int bands)
{
  int at = find_band (self, index, place);
  gint32 day;

  if (at < 0)
    return FALSE;

  if (items != 0) {
    gint64 item = (gint64) place->item + items;

    if (item < 0 || item >= lia_timeline_track_get_size (track_at (self, index, at)))
      return FALSE;
    place->item = item;
    return TRUE;
  }

  day = lia_timeline_index_get (index, place)->first;
  do {
    at += bands > 0 ? 1 : -1;
    if (at < 0 || at >= (int) self->bands->len)
      return FALSE;
  } while (track_at (self, index, at) == NULL);

  place->lane = lane_at (self, at);
  place->kind = band_at (self, at)->kind;
  place->item = lia_timeline_track_nearest (track_at (self, index, at), day);
  return TRUE;
}
