#include "timeline-frame-private.h"

/* What is left free between words and what stands beside them. */
#define GAP 5.0
/* Fewer pixels than this hold no word worth reading. */
#define LEAST_LABEL 34.0
#define MOST_LABEL 420.0
#define LETTER 6.6
#define DIGIT 7.5

static double
width_of (const LiaTimelineFrame *self, const LiaTimelineItem *item)
{
  return self->measure != NULL ? self->measure (item->title, self->measure_data)
                               : item->letters * LETTER;
}

/* How many fit in the cell, as a number in its middle. */
static gboolean
place_count (LiaTimelineMark *mark)
{
  double width = DIGIT;

  for (guint rest = mark->count / 10; rest > 0; rest /= 10)
    width += DIGIT;
  if (width + 2 > mark->right - mark->left)
    return FALSE;

  mark->inside = TRUE;
  mark->label_left = (mark->left + mark->right - width) / 2;
  mark->label_right = mark->label_left + width;
  return TRUE;
}

/* In the bar if the words fit, else beside it; those of a commitment or a body run along the bar
 * and past its end. They end where the next thing in the row begins. */
static gboolean
place_words (const LiaTimelineFrame *self,
             LiaTimelineMark *mark,
             const LiaTimelineItem *item,
             double limit,
             double width_of_view)
{
  gboolean small = mark->right - mark->left <= LIA_TIMELINE_MARK + 0.5;
  gboolean along =
      !small && (item->kind == LIA_TIMELINE_COMMITMENT || item->kind == LIA_TIMELINE_BODY);
  double width = MIN (width_of (self, item), MOST_LABEL);
  double left = MAX (mark->left, 0) + GAP;
  double beside = mark->right + GAP;
  double end;

  mark->inside = !small && (along || left + width + GAP <= mark->right ||
                            limit - beside < mark->right - GAP - left);
  if (!mark->inside)
    left = beside;
  end = mark->inside && !along ? MIN (mark->right - GAP, limit) : limit;
  if (left < 0 || left > width_of_view || left + MIN (LEAST_LABEL, width) > end)
    return FALSE;

  mark->label_left = left;
  mark->label_right = MIN (left + width, end);
  return TRUE;
}

/* Each band gets its share of the labels in a frame, so that a crowded one leaves some to those
 * below it. */
static guint *
share_labels (const LiaTimelineFrame *self)
{
  guint *shares = g_new0 (guint, self->bands->len + 1);
  guint most = lia_timeline_frame_budget (self, LIA_TIMELINE_MOST_LABELS);

  for (guint i = 0; i < self->marks->len; i++)
    shares[g_array_index (self->marks, LiaTimelineMark, i).band]++;
  for (guint i = 0; self->marks->len > most && i < self->marks->len; i++) {
    guint band = g_array_index (self->marks, LiaTimelineMark, i).band;

    if (i == 0 || g_array_index (self->marks, LiaTimelineMark, i - 1).band != band)
      shares[band] = shares[band] * most / self->marks->len;
  }

  return shares;
}

void
lia_timeline_frame_place_labels (LiaTimelineFrame *self,
                                 LiaTimelineIndex *index,
                                 const LiaViewport *viewport)
{
  g_autofree guint *shares = share_labels (self);
  double end = viewport->width + (self->paper ? -GAP : MOST_LABEL);

  for (guint i = 0; i < self->rows->len; i++) {
    const LiaTimelineRow *row = &g_array_index (self->rows, LiaTimelineRow, i);

    for (guint m = row->from; m < row->until; m++) {
      LiaTimelineMark *mark = &g_array_index (self->marks, LiaTimelineMark, m);
      double limit = m + 1 < row->until ? MIN ((mark + 1)->left - GAP, end) : end;
      gboolean placed;

      if (shares[mark->band] == 0)
        continue;
      placed = mark->shape == LIA_TIMELINE_MARK_ITEM
                   ? place_words (self, mark, lia_timeline_index_get (index, &mark->place), limit,
                                  viewport->width)
                   : place_count (mark);
      shares[mark->band] -= placed;
    }
  }
}
