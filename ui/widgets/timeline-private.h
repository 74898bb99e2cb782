#pragma once

#include "insight/glide.h"
#include "insight/label-cache.h"
#include "insight/timeline-frame.h"
#include "insight/timeline-palette.h"
#include "insight/viewport.h"
#include "timeline-draft.h"
#include "timeline-header.h"
#include "timeline-move.h"
#include "timeline.h"

G_BEGIN_DECLS

/* What the parts of the timeline's widget share: the widget itself, how it lies in time and
 * space, the proxy of its current item, its actions with their keys, and what the pointer does. */

struct _LiaTimeline {
  GtkWidget parent_instance;

  LiaTimelineIndex *index;
  LiaTimelineFrame *frame;
  LiaLabelCache *labels;
  LiaDrawing *drawing;
  LiaTimelinePalette palette;
  LiaTimelineHeaders *headers;
  guint header_tick;
  gboolean headers_stale; /* they are those of other strips */
  GtkWidget *proxy;

  LiaViewport viewport;
  gboolean placed;
  double first_scale;
  gboolean arranged;
  gboolean shown[LIA_TIMELINE_N_KINDS];
  double arranged_height;
  gint32 today;
  char *today_label;
  double first_day;
  double last_day;

  gboolean has_current;
  LiaId current;
  LiaId current_lane; /* as an item can stand in several */
  LiaTimelineIndex *then; /* (nullable) what it is compared with */
  GArray *holidays; /* (nullable) gint32, in order */
  GHashTable *lit;    /* (nullable) LiaId: the lineage of the current item */
  int followed_way; /* in which way the lineage was followed last: 1, or -1 for back */
  LiaId followed;   /* and from where */

  GtkAdjustment *adjustments[2]; /* as all of GTK's, from the left, in a mirrored timeline too */
  gboolean adjusting;
  double pointer_x;
  gboolean dragging;
  double drag_first_day;
  double drag_scroll;
  double pinch_scale;

  LiaGlide glide;
  guint glide_tick;
  LiaViewport glided; /* how the glide left the view */
  double glide_first_day;
  double glide_scroll;

  LiaTimelineMove *move; /* (nullable) */
  LiaTimelineDraft *draft; /* (nullable) */
  gboolean drag_drafts;
  gboolean drag_moves;   /* the pointer has an item, or had it until somebody gave up */
  guint edge_tick;
  char *read_only; /* (nullable): why nothing can be moved */
};

gboolean lia_timeline_is_mirrored    (LiaTimeline *self);
double   lia_timeline_gutter         (LiaTimeline *self);
double   lia_timeline_scroll         (LiaTimeline *self);
double   lia_timeline_lanes_height   (LiaTimeline *self);
void     lia_timeline_show_viewport  (LiaTimeline *self, const LiaViewport *viewport);
void     lia_timeline_rearrange      (LiaTimeline *self);
void     lia_timeline_fit_width      (LiaTimeline *self, double width);
void     lia_timeline_update_headers  (LiaTimeline *self);
void     lia_timeline_collect         (LiaTimeline *self);
void     lia_timeline_reveal         (LiaTimeline *self, const LiaTimelinePlace *place);

void     lia_timeline_choose         (LiaTimeline *self, const LiaTimelinePlace *place);
gboolean lia_timeline_current_place  (LiaTimeline *self, LiaTimelinePlace *place);
void     lia_timeline_add_proxy      (LiaTimeline *self);
void     lia_timeline_name_proxy     (LiaTimeline *self);
void     lia_timeline_allocate_proxy (LiaTimeline *self, int gutter);

void     lia_timeline_glide_begin    (LiaTimeline *self);
void     lia_timeline_glide_end      (LiaTimeline *self);
void     lia_timeline_light          (LiaTimeline *self);
void     lia_timeline_clear_current  (LiaTimeline *self);
void     lia_timeline_install_lineage (GtkWidgetClass *klass);

void     lia_timeline_zoom_about     (LiaTimeline *self, double factor, double x);
void     lia_timeline_install_actions (GtkWidgetClass *klass);
void     lia_timeline_add_pointer   (LiaTimeline *self);
gboolean lia_timeline_query_tooltip (GtkWidget *widget,
                                     int x,
                                     int y,
                                     gboolean keyboard,
                                     GtkTooltip *tooltip);

G_END_DECLS
