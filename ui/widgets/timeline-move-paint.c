#include <glib/gi18n.h>
#include <math.h>

#include "timeline-move.h"

#include "records/date.h"
#include "timeline-private.h"

static const LiaTimelineItem *
item_of (LiaTimeline *self, const LiaTimelineMove *move, LiaTimelinePlace *place)
{
  if (self->index == NULL || !lia_timeline_index_find (self->index, &move->id, &move->lane, place))
    return NULL;

  return lia_timeline_index_get (self->index, place);
}

static char *
date_words (const LiaTimelineMove *move, const LiaTimelineItem *item)
{
  gboolean whole = item->kind == LIA_TIMELINE_ENGAGEMENT;
  gint32 day = move->end == LIA_DATE_FIRST ? move->first : move->last;
  g_autofree char *text =
      whole ? lia_moved_date (item->date, move->end, move->first, move->last, NULL) : NULL;
  g_autoptr (LiaDate) date = text != NULL ? lia_date_parse (text, NULL) : NULL;
  g_autofree char *words = date != NULL ? lia_date_to_words (date) : lia_day_to_words (day);

  if (whole)
    return g_steal_pointer (&words);

  return move->end == LIA_DATE_FIRST ? g_strdup_printf (_ ("From %s"), words)
                                     : g_strdup_printf (_ ("Due %s"), words);
}

static char *
distance_words (const LiaTimelineMove *move)
{
  int by =
      move->first != move->old_first ? move->first - move->old_first : move->last - move->old_last;

  if (by == 0)
    return g_strdup (_ ("unmoved"));
  if (by > 0)
    return g_strdup_printf (ngettext ("%d day later", "%d days later", by), by);

  return g_strdup_printf (ngettext ("%d day earlier", "%d days earlier", -by), -by);
}

static gboolean
becomes_exact (const LiaTimelineMove *move, const LiaTimelineItem *item)
{
  return (move->end != LIA_DATE_FIRST && item->soft_last && move->last != move->old_last) ||
         (move->end != LIA_DATE_LAST && item->soft_first && move->first != move->old_first);
}

/* (nullable): where what is moved stands now, or why it can't be moved. */
char *
lia_timeline_move_words (LiaTimeline *self)
{
  const LiaTimelineMove *move = self->move;
  const LiaTimelineItem *item;
  LiaTimelinePlace place;
  g_autofree char *date = NULL;
  g_autofree char *distance = NULL;

  if (move == NULL || (item = item_of (self, move, &place)) == NULL)
    return NULL;
  if (move->refusal != NULL)
    return g_strdup (move->refusal);

  date = date_words (move, item);
  distance = distance_words (move);
  if (becomes_exact (move, item))
    /* Translators: where a bar on the timeline is being moved to: a date, how far that is, and that
     * the date was vague and becomes exact. */
    return g_strdup_printf (_ ("%s · %s · exact from now on"), date, distance);

  /* Translators: where a bar on the timeline is being moved to: a date, and how far that is. */
  return g_strdup_printf (_ ("%s · %s"), date, distance);
}

static LiaBox
box_of (const LiaTimelineScene *scene, gint32 first, gint32 last, double top, double height)
{
  double left = scene->gutter + lia_viewport_x (&scene->viewport, first);
  double right = scene->gutter + lia_viewport_x (&scene->viewport, last + 1.0);
  double missing = MAX (10 - (right - left), 0);

  /* Far beyond the edges nothing is seen, and precision would be lost. */
  left = MAX (left - missing / 2, -50);
  right = MIN (right + missing / 2, scene->width + 50);
  return (LiaBox) { left, top + 2, MAX (right - left, 1), height - 4 };
}

static void
paint_label (const LiaTimelineScene *scene, LiaDrawing *drawing, LiaBox bar, const char *text)
{
  int width, height;
  LiaBox pill;

  lia_label_cache_get (scene->labels, text, LIA_LABEL_ITEM, 600, &width, &height);
  pill.width = width + 20;
  pill.height = height + 8;
  pill.x = CLAMP (bar.x + (bar.width - pill.width) / 2, scene->gutter + 4,
                  MAX (scene->width - pill.width - 4, scene->gutter + 4));
  pill.y = bar.y - pill.height - 6;
  if (pill.y < LIA_TIMELINE_RULER + 2)
    pill.y = bar.y + bar.height + 6;
  pill.x = round (pill.x);
  pill.y = round (pill.y);
  /* What is written must not be read through it. */
  lia_drawing_add_round (drawing, pill, 8, scene->palette->paper);
  lia_drawing_add_round (drawing, pill, 8, scene->palette->ink);
  lia_drawing_add_text (drawing, (LiaBox) { pill.x + 10, pill.y + 4, width, height }, text,
                        LIA_LABEL_ITEM, 600, scene->palette->paper);
}

static void
paint_old (const LiaTimelineScene *scene, LiaDrawing *drawing, LiaBox old)
{
  lia_drawing_add_fill (drawing, lia_box_inset (old, -2),
                        lia_colour_fade (scene->palette->paper, 0.6));
  lia_drawing_add_dashed (drawing, old, 4, 4, scene->palette->dim);
}

static void
paint_new (const LiaTimelineScene *scene, LiaDrawing *drawing, LiaBox bar)
{
  LiaColour accent = scene->palette->accent;
  LiaColour line = lia_colour_fade (accent, 0.5);

  lia_drawing_add_fill (drawing, (LiaBox) { round (bar.x), LIA_TIMELINE_RULER, 1, scene->height },
                        line);
  lia_drawing_add_fill (
      drawing, (LiaBox) { round (bar.x + bar.width) - 1, LIA_TIMELINE_RULER, 1, scene->height },
      line);
  lia_drawing_add_round (drawing, bar, 4, lia_colour_fade (accent, 0.35));
  lia_drawing_add_outline (drawing, bar, 4, 2, accent);
}

/* Draws what the pointer or the keyboard holds: the old place, if any, pale, the new one, if any,
 * in the colour of what is chosen with lines up to the ruler, and @words beside it. */
void
lia_timeline_move_paint_held (const LiaTimelineScene *scene,
                              LiaDrawing *drawing,
                              const LiaBox *old,
                              const LiaBox *bar,
                              const char *words)
{
  lia_drawing_push_clip (drawing,
                         (LiaBox) { scene->gutter, LIA_TIMELINE_RULER, scene->viewport.width,
                                    MAX (scene->height - LIA_TIMELINE_RULER, 0) });
  if (old != NULL)
    paint_old (scene, drawing, *old);
  if (bar != NULL)
    paint_new (scene, drawing, *bar);
  paint_label (scene, drawing, bar != NULL ? *bar : *old, words);
  lia_drawing_pop_clip (drawing);
}

/* Draws what is being moved over the lanes. */
void
lia_timeline_move_paint (LiaTimeline *self, const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  const LiaTimelineMove *move = self->move;
  g_autofree char *words = lia_timeline_move_words (self);
  const LiaTimelineMark *mark;
  LiaTimelinePlace place;
  double top, height;
  LiaBox old, bar;

  if (words == NULL || item_of (self, move, &place) == NULL ||
      !lia_timeline_frame_locate (scene->frame, &place, &top, &height))
    return;

  mark = lia_timeline_frame_mark_of (scene->frame, &place);
  if (mark != NULL) {
    top = mark->top;
    height = mark->height;
  }
  top += LIA_TIMELINE_RULER - scene->scroll;
  old = box_of (scene, move->old_first, move->old_last, top, height);
  bar = box_of (scene, move->first, move->last, top, height);
  lia_timeline_move_paint_held (scene, drawing, &old, move->refusal == NULL ? &bar : NULL, words);
}
