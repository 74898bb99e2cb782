#pragma once

#include "timeline-index.h"
#include "viewport.h"

G_BEGIN_DECLS

/* What a frame holds at most, so that it can be painted with 5,000 render nodes and 300 labels,
 * those of the ruler included. */
#define LIA_TIMELINE_MOST_MARKS 1000
#define LIA_TIMELINE_MOST_LABELS 220

/* The kind of a band that shows all kinds in one. */
#define LIA_TIMELINE_ALL_KINDS LIA_TIMELINE_N_KINDS

/**
 * LiaTimelineStrip:
 * @lane: the index of a lane, or of a group.
 * @group: whether it is a group: its header, above its lanes.
 * @collapsed: whether it is one row that only tells how much there is, and when.
 * @top: where it begins below the top of all lanes, in pixels.
 * @height: how high it is.
 *
 * Where a lane or a group lies. Lanes of a collapsed group and those without items have none.
 */
typedef struct {
  guint lane;
  gboolean group;
  gboolean collapsed;
  double top;
  double height;
} LiaTimelineStrip;

/**
 * LiaTimelineBand:
 * @strip: the index of the strip it is part of.
 * @kind: the kind of its items, or %LIA_TIMELINE_ALL_KINDS in what is collapsed.
 * @top: where it begins below the top of all lanes, in pixels.
 * @row_height: how high its rows are.
 * @n_rows: how many there are.
 *
 * The rows of one kind in one lane.
 */
typedef struct {
  guint strip;
  guint kind;
  double top;
  double row_height;
  guint n_rows;
} LiaTimelineBand;

/**
 * LiaTimelineMarkShape:
 * @LIA_TIMELINE_MARK_ITEM: one item.
 * @LIA_TIMELINE_MARK_CROWD: several that begin in the same days and for which there is no row.
 * @LIA_TIMELINE_MARK_DENSITY: a bar that tells how many run between two days.
 */
typedef enum {
  LIA_TIMELINE_MARK_ITEM,
  LIA_TIMELINE_MARK_CROWD,
  LIA_TIMELINE_MARK_DENSITY,
} LiaTimelineMarkShape;

/**
 * LiaTimelineMark:
 * @shape: what it is.
 * @band: the index of its band.
 * @place: of an item, where it is in the index; of others the lane and kind (if not of a group or of
 *   all kinds), and no item.
 * @count: how many items it stands for.
 * @level: of a density, its share of the highest in its band, from 0 to 1.
 * @first: the first day that it stands for.
 * @last: the last one.
 * @row: its row in the band.
 * @left: where it begins, in pixels of the viewport.
 * @right: where it ends.
 * @top: the upper edge of its row below the top of all lanes.
 * @height: the height of its row.
 * @label_left: where its words begin.
 * @label_right: where they have to end; there are none if that is not after @label_left.
 * @inside: whether they stand on it.
 *
 * Something that is drawn.
 */
typedef struct {
  LiaTimelineMarkShape shape;
  guint band;
  LiaTimelinePlace place;
  guint count;
  double level;
  gint32 first;
  gint32 last;
  guint row;
  double left;
  double right;
  double top;
  double height;
  double label_left;
  double label_right;
  gboolean inside;
} LiaTimelineMark;

/**
 * LiaTimelineFrame:
 *
 * Where everything lies that the timeline shows: the lanes below one another, and in them what a
 * viewport sees of their items. What is drawn, hit and walked through with the keyboard is this.
 *
 * How high lanes are never hangs on the viewport, and is known of those out of sight without a look
 * at their items. What is seen is packed into rows anew for each picture, but whatever was seen
 * before stays in its row, so that nothing jumps while somebody pans; only at the next half octave
 * of zoom is everything packed anew.
 */
typedef struct _LiaTimelineFrame LiaTimelineFrame;

typedef int (*LiaTimelineMeasure) (const char *text, gpointer user_data);

LiaTimelineFrame *lia_timeline_frame_new     (void);
void              lia_timeline_frame_free    (LiaTimelineFrame *self);
void              lia_timeline_frame_set_measure (LiaTimelineFrame *self,
                                                  LiaTimelineMeasure measure,
                                                  gpointer user_data);
void              lia_timeline_frame_set_paper (LiaTimelineFrame *self, gboolean paper);
gboolean          lia_timeline_frame_get_collapsed (const LiaTimelineFrame *self, const LiaId *key);
void              lia_timeline_frame_set_collapsed (LiaTimelineFrame *self,
                                                    const LiaId *key,
                                                    gboolean collapsed);
void              lia_timeline_frame_arrange (LiaTimelineFrame *self,
                                              LiaTimelineIndex *index,
                                              const gboolean *shown,
                                              double height);
void              lia_timeline_frame_collect (LiaTimelineFrame *self,
                                              LiaTimelineIndex *index,
                                              const LiaViewport *viewport,
                                              double top,
                                              double height);
double            lia_timeline_frame_get_height (const LiaTimelineFrame *self);
const GArray     *lia_timeline_frame_get_strips (const LiaTimelineFrame *self);
const GArray     *lia_timeline_frame_get_bands  (const LiaTimelineFrame *self);
const GArray     *lia_timeline_frame_get_marks  (const LiaTimelineFrame *self);
void              lia_timeline_frame_strips_between (const LiaTimelineFrame *self,
                                                     double top,
                                                     double bottom,
                                                     guint *from,
                                                     guint *until);
const LiaTimelineMark *lia_timeline_frame_hit   (const LiaTimelineFrame *self, double x, double y);
const LiaTimelineMark *lia_timeline_frame_mark_of (const LiaTimelineFrame *self,
                                                   const LiaTimelinePlace *place);
gboolean          lia_timeline_frame_locate  (const LiaTimelineFrame *self,
                                              const LiaTimelinePlace *place,
                                              double *top,
                                              double *height);
gboolean          lia_timeline_frame_first   (const LiaTimelineFrame *self,
                                              LiaTimelineIndex *index,
                                              const LiaViewport *viewport,
                                              LiaTimelinePlace *place);
gboolean          lia_timeline_frame_step    (const LiaTimelineFrame *self,
                                              LiaTimelineIndex *index,
                                              LiaTimelinePlace *place,
                                              int items,
                                              int bands);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineFrame, lia_timeline_frame_free)

G_END_DECLS
