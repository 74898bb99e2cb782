#pragma once

#include "briefing/briefing.h"
#include "insight/drawing.h"
#include "insight/timeline-lanes.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * LiaTimelineFormat:
 * @LIA_TIMELINE_PNG: a picture of dots, twice as fine as the screen's.
 * @LIA_TIMELINE_SVG: a picture of lines and words.
 * @LIA_TIMELINE_PAGES: a PDF of pages as the printer of this country has them, on their side.
 * @LIA_TIMELINE_POSTER: a PDF of one page, as large as it takes.
 */
typedef enum {
  LIA_TIMELINE_PNG,
  LIA_TIMELINE_SVG,
  LIA_TIMELINE_PAGES,
  LIA_TIMELINE_POSTER,
} LiaTimelineFormat;

/**
 * LiaTimelineWishes:
 * @format: what it is made for.
 * @title: (nullable): what it is called; a plain title if %NULL.
 * @ceiling: (nullable): the label of the highest mark that goes in; the register's default if %NULL.
 * @personal: whether the names of persons go in.
 * @lanes: by what it is parted.
 * @first: the first day to show, or %LIA_DAY_NONE for that of the first item.
 * @last: the last one, or %LIA_DAY_NONE for that of the last item.
 * @hidden: which kinds are left out.
 *
 * How a picture of the timeline shall be.
 */
typedef struct {
  LiaTimelineFormat format;
  const char *title;
  const char *ceiling;
  gboolean personal;
  LiaTimelineLanes lanes;
  gint32 first;
  gint32 last;
  gboolean hidden[LIA_TIMELINE_N_KINDS];
} LiaTimelineWishes;

/**
 * LiaTimelinePicture:
 *
 * The timeline as it goes out, on one or more sheets. It is made of what was cleared and knows
 * nothing of the register.
 */
typedef struct _LiaTimelinePicture LiaTimelinePicture;

LiaTimelinePicture *lia_timeline_picture_new   (LiaRegister *reg,
                                                const LiaTimelineWishes *wishes,
                                                GCancellable *cancellable,
                                                LiaBriefingReport **report,
                                                GError **error);
void                lia_timeline_picture_free  (LiaTimelinePicture *self);
const char         *lia_timeline_picture_get_title (const LiaTimelinePicture *self);
guint               lia_timeline_picture_get_n_sheets (const LiaTimelinePicture *self);
double              lia_timeline_picture_get_width  (const LiaTimelinePicture *self);
double              lia_timeline_picture_get_height (const LiaTimelinePicture *self);
const LiaDrawing   *lia_timeline_picture_get_sheet (const LiaTimelinePicture *self, guint index);
void                lia_timeline_picture_draw  (const LiaTimelinePicture *self,
                                                guint index,
                                                cairo_t *cr);
GBytes             *lia_timeline_picture_encode (const LiaTimelinePicture *self,
                                                 GCancellable *cancellable,
                                                 GError **error);
gboolean            lia_timeline_picture_export (LiaRegister *reg,
                                                 const LiaTimelineWishes *wishes,
                                                 const char *path,
                                                 GCancellable *cancellable,
                                                 LiaBriefingProgress progress,
                                                 gpointer user_data,
                                                 LiaBriefingReport **report,
                                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelinePicture, lia_timeline_picture_free)

G_END_DECLS
