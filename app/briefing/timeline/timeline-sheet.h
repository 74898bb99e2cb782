#pragma once

#include "briefing/clearance/clearance.h"
#include "insight/timeline-frame.h"
#include "timeline-key.h"

G_BEGIN_DECLS

/**
 * LiaTimelineSheet:
 * @index: what stands on the timeline; only what was cleared.
 * @frame: where it lies.
 * @key: how it is read.
 * @mark: how it may be handled.
 * @title: what it is called.
 * @subtitle: what it shows, and as at which day.
 * @source: from which register it is, and what isn't shown.
 * @broken: (element-type utf8): grows by each text that has to stand on several lines.
 * @today: the day by which things are late.
 * @today_label: that day in words.
 *
 * What all sheets of a picture have in common.
 */
typedef struct {
  LiaTimelineIndex *index;
  LiaTimelineFrame *frame;
  LiaTimelineKey key;
  const LiaClearedMark *mark;
  const char *title;
  const char *subtitle;
  const char *source;
  GPtrArray *broken;
  gint32 today;
  const char *today_label;
} LiaTimelineSheet;

/**
 * LiaTimelinePart:
 * @width: of the sheet, in pixels.
 * @height: of the sheet.
 * @viewport: which days it shows.
 * @top: where the lanes on it begin below the top of all of them.
 * @bottom: where they end.
 * @number: which one it is, from 1.
 * @n_sheets: of how many.
 *
 * What one sheet shows.
 */
typedef struct {
  double width;
  double height;
  LiaViewport viewport;
  double top;
  double bottom;
  guint number;
  guint n_sheets;
} LiaTimelinePart;

double      lia_timeline_sheet_days_width (double width);
double      lia_timeline_sheet_frills     (const LiaTimelineSheet *self, double width);
LiaDrawing *lia_timeline_sheet_draw       (const LiaTimelineSheet *self,
                                           const LiaTimelinePart *part);

G_END_DECLS
