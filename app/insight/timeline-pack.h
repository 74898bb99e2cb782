#pragma once

#include "timeline-item.h"

G_BEGIN_DECLS

/* Even a single day is drawn so many pixels wide, so that it can be seen and hit. */
#define LIA_TIMELINE_MARK 10.0

#define LIA_TIMELINE_NO_ROW G_MAXUINT
#define LIA_TIMELINE_MOST_ROWS 64

/**
 * LiaTimelinePack:
 * @items: (element-type LiaTimelineItem): what is to be packed, in time.
 * @lane: the key of the lane it is in.
 * @days_per_pixel: the scale it is packed for.
 * @n_rows: into how many rows, at most %LIA_TIMELINE_MOST_ROWS.
 * @crowding: (inout): how little room labels got; grows until everything has a row. At
 *   %LIA_TIMELINE_MOST_CROWDED there is none, and the last row is kept for what has no other.
 * @rows: (array): the row of each item, or %LIA_TIMELINE_NO_ROW.
 * @n_left: how many have none.
 *
 * Items in rows, so that none lies on another or on its label.
 */
typedef struct {
  GPtrArray *items;
  LiaId lane;
  double days_per_pixel;
  guint n_rows;
  guint crowding;
  guint *rows;
  guint n_left;
} LiaTimelinePack;

#define LIA_TIMELINE_MOST_CROWDED 6

double lia_timeline_pack_label_width (guint crowding);
void   lia_timeline_pack_span        (const LiaTimelinePack *self,
                                      const LiaTimelineItem *item,
                                      double *start,
                                      double *end);
void   lia_timeline_pack_note        (const LiaTimelinePack *self,
                                      const LiaTimelineItem *item,
                                      guint row,
                                      GHashTable *after);
void   lia_timeline_pack             (LiaTimelinePack *self, GHashTable *before, GHashTable *after);

G_END_DECLS
