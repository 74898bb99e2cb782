#include <math.h>

#include "timeline-painter.h"

#include "records/date.h"
#include "ruler.h"
#include "timeline-arrows.h"
#include "timeline-ghosts.h"
#include "timeline-shape.h"

#define MARK 10.0
#define SQUARE 9.0
#define GAP 5.0
#define HALF (LIA_TIMELINE_RULER / 2.0)
#define MOST_LABEL 420
/* How wide a day is at least where weekends and holidays are shaded. */
#define LEAST_DAY 6.0
/* Days of updates in a frame; each is a stroke. */
#define MOST_TICKS 500

/* What is left free above and below a bar in its row. */
static const double margins[] = {
  [LIA_TIMELINE_BODY] = 4,
  [LIA_TIMELINE_ENGAGEMENT] = 4,
  [LIA_TIMELINE_TASK] = 4,
  [LIA_TIMELINE_COMMITMENT] = 2.5,
};

static double
row_top (const LiaTimelineScene *scene, const LiaTimelineMark *mark)
{
  return LIA_TIMELINE_RULER - scene->scroll + mark->top;
}

static LiaTimelineShape
shape_of (const LiaTimelineScene *scene, const LiaTimelineMark *mark, const LiaTimelineItem *item)
{
  double middle = scene->gutter + (mark->left + mark->right) / 2;
  double top = row_top (scene, mark);
  double margin = margins[item->kind];
  double width = mark->right - mark->left;
  gboolean small = width <= MARK + 0.5;
  double square = item->kind == LIA_TIMELINE_ENGAGEMENT ? MIN (MARK, width) : MIN (SQUARE, width);
  /* Beyond the edges nothing is seen; a bar of centuries would only lose precision there. */
  double left = MAX (scene->gutter + mark->left, -50);
  double right = MIN (scene->gutter + mark->right, scene->width + 50);
  LiaTimelineShape shape = {
    .hue = lia_timeline_palette_hue (scene->palette, item->hue),
    .palette = scene->palette,
    .state = item->state,
    .soft_first = item->soft_first,
    .soft_last = item->soft_last,
    .small = small,
    .moved = item->moved > 0,
  };

  if (small)
    shape.area =
        (LiaBox) { middle - square / 2, top + (mark->height - square) / 2, square, square };
  else
    shape.area = (LiaBox) { left, top + margin, right - left, mark->height - 2 * margin };
  if (item->due != LIA_DAY_NONE)
    shape.due = CLAMP (scene->gutter + lia_viewport_x (&scene->viewport, item->due + 1.0), -50,
                       scene->width + 50);
  return shape;
}

/* Words, and what they take. */
typedef struct {
  const char *text;
  LiaLabelStyle style;
  int room;
  int width;
  int height;
} Label;

static Label
label_of (const LiaTimelineScene *scene, const char *text, LiaLabelStyle style, int room)
{
  Label label = { text, style, room, 0, 0 };

  lia_label_cache_get (scene->labels, text, style, room, &label.width, &label.height);
  return label;
}

static void
append_text (LiaDrawing *drawing, const Label *label, double x, double y, LiaColour colour)
{
  lia_drawing_add_text (drawing, (LiaBox) { round (x), round (y), label->width, label->height },
                        label->text, label->style, label->room, colour);
}

static const LiaTimelineLane *
lane_of (const LiaTimelineScene *scene, const LiaTimelineStrip *strip)
{
  return strip->group ? lia_timeline_index_get_group (scene->index, strip->lane)
                      : lia_timeline_index_get_lane (scene->index, strip->lane);
}

static LiaColour
hue_of_band (const LiaTimelineScene *scene, guint band)
{
  guint strip =
      g_array_index (lia_timeline_frame_get_bands (scene->frame), LiaTimelineBand, band).strip;
  const GArray *strips = lia_timeline_frame_get_strips (scene->frame);

  return lia_timeline_palette_hue (
      scene->palette, lane_of (scene, &g_array_index (strips, LiaTimelineStrip, strip))->hue);
}

/* How many there are, where they can't be told apart: several that begin here as a block, all that
 * run at a time as a bar that is the higher the more there are. */
static void
append_many (const LiaTimelineScene *scene, const LiaTimelineMark *mark, LiaDrawing *drawing)
{
  gboolean density = mark->shape == LIA_TIMELINE_MARK_DENSITY;
  double strength = density ? 0.45 : CLAMP (0.25 + log2 (mark->count) * 0.06, 0.3, 0.85);
  double room = mark->height - (density ? 0 : 8);
  double height = density ? MAX (round (room * mark->level), 2) : room;
  double left = round (scene->gutter + mark->left);
  double bottom = row_top (scene, mark) + mark->height - (density ? 0 : 4);

  lia_drawing_add_fill (drawing,
                        (LiaBox) { left, bottom - height,
                                   MAX (round (scene->gutter + mark->right) - left - 1, 1),
                                   height },
                        lia_colour_fade (hue_of_band (scene, mark->band), strength));
}

static void
append_count (const LiaTimelineScene *scene, const LiaTimelineMark *mark, LiaDrawing *drawing)
{
  g_autofree char *text = g_strdup_printf ("%u", mark->count);
  Label label = label_of (scene, text, LIA_LABEL_COUNT, MOST_LABEL);
  double y = mark->shape == LIA_TIMELINE_MARK_DENSITY ? mark->height - label.height - 1
                                                      : (mark->height - label.height) / 2;

  append_text (drawing, &label, scene->gutter + (mark->left + mark->right - label.width) / 2,
               row_top (scene, mark) + y, scene->palette->ink);
}

/* A bar that is struck itself strikes the words on it. */
static void
append_label (const LiaTimelineScene *scene,
              const LiaTimelineMark *mark,
              const LiaTimelineShape *shape,
              const LiaTimelineItem *item,
              LiaDrawing *drawing)
{
  gboolean struck = item->state == LIA_TIMELINE_CANCELLED || item->state == LIA_TIMELINE_WITHDRAWN;
  LiaLabelStyle style = struck && !mark->inside ? LIA_LABEL_STRUCK : LIA_LABEL_ITEM;
  double lift = item->kind == LIA_TIMELINE_COMMITMENT && !shape->small ? 2 : 0;
  Label label =
      label_of (scene, item->title, style, (int) ceil (mark->label_right - mark->label_left));

  append_text (drawing, &label, scene->gutter + mark->label_left,
               row_top (scene, mark) + (mark->height - label.height) / 2 - lift,
               mark->inside && lia_timeline_shape_is_filled (shape) ? scene->palette->on_hue
                                                                    : scene->palette->ink);
}

/* Each update is a stroke on the line of its commitment. */
static void
append_ticks_of (const LiaTimelineScene *scene,
                 const LiaTimelineShape *shape,
                 const LiaTimelineItem *item,
                 guint *ticks_left,
                 LiaDrawing *drawing)
{
  double bottom = shape->area.y + shape->area.height;
  double last = -G_MAXDOUBLE;

  for (guint i = 0; !shape->small && i < item->n_ticks; i++) {
    double x = round (lia_viewport_x (&scene->viewport, item->ticks[i] + 0.5));

    if (*ticks_left == 0)
      return;
    if (x < 0 || x > scene->viewport.width || x < last + 3)
      continue;
    lia_drawing_add_fill (drawing, (LiaBox) { scene->gutter + x, bottom - 6, 1, 6 },
                          scene->palette->ink);
    last = x;
    (*ticks_left)--;
  }
}

static void
append_ring (const LiaTimelineScene *scene, const LiaTimelineShape *shape, LiaDrawing *drawing)
{
  lia_drawing_add_outline (drawing, lia_box_inset (shape->area, -3), 8, scene->focused ? 2 : 1.5,
                           scene->palette->accent);
}

static void
append_mark (const LiaTimelineScene *scene,
             const LiaTimelineMark *mark,
             guint *ticks_left,
             LiaDrawing *drawing)
{
  gboolean labelled = mark->label_right > mark->label_left;
  const LiaTimelineItem *item;
  LiaTimelineShape shape;

  if (mark->shape != LIA_TIMELINE_MARK_ITEM) {
    append_many (scene, mark, drawing);
    if (labelled)
      append_count (scene, mark, drawing);
    return;
  }

  item = lia_timeline_index_get (scene->index, &mark->place);
  shape = shape_of (scene, mark, item);
  if (mark->right >= 0 && mark->left <= scene->viewport.width) {
    lia_timeline_shape_draw (&shape, drawing);
    append_ticks_of (scene, &shape, item, ticks_left, drawing);
  }
  if (labelled)
    append_label (scene, mark, &shape, item, drawing);
  if (scene->current != NULL && lia_id_equal (&item->id, scene->current))
    append_ring (scene, &shape, drawing);
}

/* Whether the current item is among what was drawn. */
static gboolean
is_current_drawn (const LiaTimelineScene *scene)
{
  const GArray *marks = lia_timeline_frame_get_marks (scene->frame);

  for (guint i = 0; i < marks->len; i++) {
    const LiaTimelineMark *mark = &g_array_index (marks, LiaTimelineMark, i);

    if (mark->shape == LIA_TIMELINE_MARK_ITEM &&
        lia_id_equal (&lia_timeline_index_get (scene->index, &mark->place)->id, scene->current))
      return TRUE;
  }

  return FALSE;
}

/* A mark of its own for an item that is seen only as one of many. */
static LiaTimelineMark
mark_of_one (const LiaTimelineScene *scene,
             const LiaTimelinePlace *place,
             double top,
             double height)
{
  const LiaTimelineItem *item = lia_timeline_index_get (scene->index, place);
  LiaTimelineMark mark = {
    .shape = LIA_TIMELINE_MARK_ITEM,
    .place = *place,
    .count = 1,
    .left = lia_viewport_x (&scene->viewport, item->first),
    .right = lia_viewport_x (&scene->viewport, MAX (item->first, item->last) + 1.0),
    .top = top,
    .height = height,
  };
  double more = MAX (MARK - (mark.right - mark.left), 0) / 2;
  gboolean along =
      more == 0 && (item->kind == LIA_TIMELINE_COMMITMENT || item->kind == LIA_TIMELINE_BODY);
  int width = lia_label_cache_measure (scene->labels, item->title, LIA_LABEL_ITEM);

  mark.left -= more;
  mark.right += more;
  mark.inside = along;
  mark.label_left = (along ? MAX (mark.left, 0) : mark.right) + GAP;
  mark.label_right = mark.label_left + MIN (width, MOST_LABEL);
  return mark;
}

/* Whoever goes from item to item with the keyboard sees where they are, in a crowd too: there the
 * current one lies above it, on paper. */
static void
append_current (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  LiaTimelinePlace place;
  LiaTimelineMark mark;
  double top, height;
  guint n_ticks = 0;

  if (scene->current == NULL || is_current_drawn (scene) ||
      !lia_timeline_index_find (scene->index, scene->current, NULL, &place) ||
      !lia_timeline_frame_locate (scene->frame, &place, &top, &height))
    return;

  mark = mark_of_one (scene, &place, top, height);
  if (mark.right < 0 || mark.left > scene->viewport.width)
    return;

  lia_drawing_add_fill (drawing,
                        (LiaBox) { scene->gutter + mark.left - GAP, row_top (scene, &mark) - 2,
                                   MAX (mark.right, mark.label_right) - mark.left + 2 * GAP,
                                   height + 4 },
                        scene->palette->paper);
  append_mark (scene, &mark, &n_ticks, drawing);
}

static gboolean
is_lit (const LiaTimelineScene *scene, const LiaTimelineMark *mark)
{
  return scene->lit == NULL ||
         (mark->shape == LIA_TIMELINE_MARK_ITEM &&
          g_hash_table_contains (scene->lit,
                                 &lia_timeline_index_get (scene->index, &mark->place)->id));
}

static void
append_marks (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  const GArray *marks = lia_timeline_frame_get_marks (scene->frame);
  guint ticks_left = MOST_TICKS;

  for (guint i = 0; i < marks->len; i++) {
    const LiaTimelineMark *mark = &g_array_index (marks, LiaTimelineMark, i);
    guint from = lia_drawing_get_size (drawing);

    append_mark (scene, mark, &ticks_left, drawing);
    if (!is_lit (scene, mark))
      lia_drawing_fade (drawing, from, scene->palette->unlit);
  }
}

static void
append_ghosts (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  LiaTimelineGhosts ghosts = {
    .index = scene->index,
    .then = scene->then,
    .frame = scene->frame,
    .viewport = &scene->viewport,
    .palette = scene->palette,
    .x = scene->gutter,
    .y = LIA_TIMELINE_RULER - scene->scroll,
  };

  if (scene->then != NULL)
    lia_timeline_ghosts_draw (&ghosts, drawing);
}

static void
append_arrows (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  LiaTimelineArrows arrows = {
    .index = scene->index,
    .frame = scene->frame,
    .palette = scene->palette,
    .lit = scene->lit,
    .x = scene->gutter,
    .y = LIA_TIMELINE_RULER - scene->scroll,
    .width = scene->viewport.width,
  };

  lia_timeline_arrows_draw (&arrows, drawing);
}

static void
append_strips (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  const GArray *strips = lia_timeline_frame_get_strips (scene->frame);

  guint from, until;

  lia_timeline_frame_strips_between (scene->frame, scene->scroll, scene->scroll + scene->height,
                                     &from, &until);
  for (guint i = from; i < until; i++) {
    const LiaTimelineStrip *strip = &g_array_index (strips, LiaTimelineStrip, i);
    LiaColour hue = lia_timeline_palette_hue (scene->palette, lane_of (scene, strip)->hue);
    LiaColour wash = lia_colour_fade (hue, scene->palette->wash * (strip->group ? 2 : 1));
    double top = LIA_TIMELINE_RULER - scene->scroll + strip->top;

    lia_drawing_add_fill (drawing, (LiaBox) { 0, top, scene->width, strip->height }, wash);
    lia_drawing_add_fill (drawing, (LiaBox) { 0, top + strip->height - 1, scene->width, 1 },
                          scene->palette->line);
  }
}

/* 1970 began on a Thursday. */
static gboolean
is_weekend (gint32 day)
{
  int weekday = (day % 7 + 7) % 7;

  return weekday == 2 || weekday == 3;
}

static gboolean
is_holiday (const LiaTimelineScene *scene, gint32 day)
{
  guint least = 0, end = scene->holidays != NULL ? scene->holidays->len : 0;

  while (least < end) {
    guint middle = (least + end) / 2;

    if (g_array_index (scene->holidays, gint32, middle) < day)
      least = middle + 1;
    else
      end = middle;
  }

  return scene->holidays != NULL && least < scene->holidays->len &&
         g_array_index (scene->holidays, gint32, least) == day;
}

/* Days on which few work, where a day is wide enough to be told from its neighbours. */
static void
append_days_off (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  gint32 last = (gint32) floor (lia_viewport_end (&scene->viewport));

  if (scene->viewport.days_per_pixel > 1 / LEAST_DAY)
    return;

  for (gint32 day = (gint32) floor (scene->viewport.first_day); day <= last; day++) {
    gboolean holiday = is_holiday (scene, day);
    double left = round (lia_viewport_x (&scene->viewport, day));
    double right = round (lia_viewport_x (&scene->viewport, day + 1.0));

    if (holiday || is_weekend (day))
      lia_drawing_add_fill (
          drawing,
          (LiaBox) { scene->gutter + left, LIA_TIMELINE_RULER, right - left, scene->height },
          lia_colour_fade (scene->palette->ink, holiday ? 0.12 : 0.045));
  }
}

static void
append_grid (const LiaTimelineScene *scene, LiaDrawing *drawing, double top, double bottom)
{
  LiaRulerUnit minor = lia_ruler_minor_unit (&scene->viewport);
  g_autoptr (GArray) ticks = lia_ruler_ticks (minor, &scene->viewport);
  LiaColour faint = lia_colour_fade (scene->palette->line, 0.6);
  LiaRulerUnit major = minor;
  gboolean grouped = lia_ruler_major_unit (minor, &major);

  for (guint i = 0; i < ticks->len; i++) {
    gint32 tick = g_array_index (ticks, gint32, i);
    double x = round (lia_viewport_x (&scene->viewport, tick));
    gboolean strong = !grouped || lia_ruler_floor (major, tick) == tick;

    if (x >= 0 && x < scene->viewport.width)
      lia_drawing_add_fill (drawing, (LiaBox) { scene->gutter + x, top, 1, bottom - top },
                            strong ? scene->palette->line : faint);
  }
}

static gboolean
today_x (const LiaTimelineScene *scene, double *x)
{
  *x = lia_viewport_x (&scene->viewport, scene->today + 0.5);

  return *x >= 0 && *x <= scene->viewport.width;
}

/**
 * lia_timeline_paint_lanes:
 * @scene: what the picture is made from; its frame has collected its marks
 * @drawing: grows by the lanes and all that stands in them
 *
 * Draws from the upper left corner, the ruler's room included. What stands above the lanes that are
 * in sight reaches into that room: the ruler is to be painted over it.
 */
void
lia_timeline_paint_lanes (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  double x;

  lia_drawing_add_fill (drawing, (LiaBox) { 0, 0, scene->width, scene->height },
                        scene->palette->paper);
  append_strips (scene, drawing);
  lia_drawing_push_clip (drawing,
                         (LiaBox) { scene->gutter, LIA_TIMELINE_RULER, scene->viewport.width,
                                    MAX (scene->height - LIA_TIMELINE_RULER, 0) });
  append_days_off (scene, drawing);
  append_grid (scene, drawing, LIA_TIMELINE_RULER, scene->height);
  if (today_x (scene, &x))
    lia_drawing_add_fill (
        drawing, (LiaBox) { round (scene->gutter + x) - 1, LIA_TIMELINE_RULER, 2, scene->height },
        scene->palette->accent);
  append_ghosts (scene, drawing);
  append_arrows (scene, drawing);
  append_marks (scene, drawing);
  append_current (scene, drawing);
  lia_drawing_pop_clip (drawing);
}

/* Where the word for today stands; labels of the ruler give way to it. */
static gboolean
today_span (const LiaTimelineScene *scene, double *left, double *right)
{
  double half =
      lia_label_cache_measure (scene->labels, scene->today_label, LIA_LABEL_COUNT) / 2.0 + 8;
  double x;

  if (!today_x (scene, &x))
    return FALSE;

  x = CLAMP (x, half, MAX (scene->viewport.width - half, half));
  *left = x - half;
  *right = x + half;
  return TRUE;
}

/* Labels of the large units stay in view as long as any of their days do. */
static void
append_groups (const LiaTimelineScene *scene, LiaDrawing *drawing, LiaRulerUnit unit)
{
  g_autoptr (GArray) ticks = lia_ruler_ticks (unit, &scene->viewport);
  double today_left = G_MAXDOUBLE, today_right = G_MAXDOUBLE;

  today_span (scene, &today_left, &today_right);
  for (guint i = 0; i + 1 < ticks->len; i++) {
    gint32 tick = g_array_index (ticks, gint32, i);
    g_autofree char *text = lia_ruler_label (unit, tick, TRUE);
    double end = lia_viewport_x (&scene->viewport, g_array_index (ticks, gint32, i + 1));
    double left = MAX (lia_viewport_x (&scene->viewport, tick), 0) + GAP;
    Label label = label_of (scene, text, LIA_LABEL_HEADING, MOST_LABEL);

    left = MIN (left, end - label.width - GAP);
    if (left < today_right && left + label.width > today_left)
      left = today_right + GAP;
    if (left + label.width <= end - GAP)
      append_text (drawing, &label, scene->gutter + left, 2 + (HALF - label.height) / 2,
                   scene->palette->ink);
  }
}

static void
append_ticks (const LiaTimelineScene *scene,
              LiaDrawing *drawing,
              LiaRulerUnit unit,
              gboolean grouped)
{
  g_autoptr (GArray) ticks = lia_ruler_ticks (unit, &scene->viewport);

  for (guint i = 0; i + 1 < ticks->len; i++) {
    gint32 tick = g_array_index (ticks, gint32, i);
    g_autofree char *text = lia_ruler_label (unit, tick, FALSE);
    double left = lia_viewport_x (&scene->viewport, tick) + GAP;
    Label label = label_of (scene, text, grouped ? LIA_LABEL_TICK : LIA_LABEL_HEADING, MOST_LABEL);

    if (left >= 0)
      append_text (drawing, &label, scene->gutter + left, HALF + (HALF - label.height) / 2,
                   grouped ? scene->palette->dim : scene->palette->ink);
  }
}

static void
append_today_pill (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  Label label = label_of (scene, scene->today_label, LIA_LABEL_COUNT, MOST_LABEL);
  double left, right;
  LiaBox pill;

  if (!today_span (scene, &left, &right))
    return;

  pill = (LiaBox) { round (scene->gutter + left), 3, right - left, HALF - 4 };
  lia_drawing_add_round (drawing, pill, 9, scene->palette->accent);
  append_text (drawing, &label, pill.x + (pill.width - label.width) / 2,
               pill.y + (pill.height - label.height) / 2, scene->palette->paper);
}

/**
 * lia_timeline_paint_ruler:
 * @scene: what the picture is made from
 * @drawing: grows by the ruler
 */
void
lia_timeline_paint_ruler (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  LiaRulerUnit minor = lia_ruler_minor_unit (&scene->viewport);
  LiaRulerUnit major;
  gboolean grouped = lia_ruler_major_unit (minor, &major);
  double x;

  lia_drawing_add_fill (drawing, (LiaBox) { 0, 0, scene->width, LIA_TIMELINE_RULER },
                        scene->palette->paper);
  lia_drawing_push_clip (drawing,
                         (LiaBox) { scene->gutter, 0, scene->viewport.width, LIA_TIMELINE_RULER });
  append_grid (scene, drawing, HALF + 5, LIA_TIMELINE_RULER);
  if (grouped)
    append_groups (scene, drawing, major);
  append_ticks (scene, drawing, minor, grouped);
  if (today_x (scene, &x))
    lia_drawing_add_fill (
        drawing,
        (LiaBox) { round (scene->gutter + x) - 1, HALF - 2, 2, LIA_TIMELINE_RULER - HALF + 2 },
        scene->palette->accent);
  append_today_pill (scene, drawing);
  lia_drawing_pop_clip (drawing);
  lia_drawing_add_fill (drawing, (LiaBox) { 0, LIA_TIMELINE_RULER - 1, scene->width, 1 },
                        scene->palette->line);
}
