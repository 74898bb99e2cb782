#include <glib/gi18n.h>
#include <math.h>

#include "timeline-painter.h"

#include "insight/ruler.h"
#include "insight/timeline-shape.h"
#include "records/date.h"

#define MARK 10.0
#define SQUARE 9.0
#define GAP 5.0
#define HALF (LIA_TIMELINE_RULER / 2.0)
/* Fewer pixels than this hold no word worth reading. */
#define LEAST_LABEL 34
#define MOST_LABEL 420
/* Labels in a frame, besides those of the ruler. */
#define MOST_LABELS 220

/* What is left free above and below a bar in its row. */
static const double margins[] = {
  [LIA_TIMELINE_ENGAGEMENT] = 4,
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
  const LiaTimelineLane *lane = lia_timeline_index_get_lane (scene->index, mark->lane);
  double middle = scene->gutter + (mark->cell.left + mark->cell.right) / 2;
  double top = row_top (scene, mark);
  double margin = margins[mark->kind];
  double width = mark->cell.right - mark->cell.left;
  gboolean small = width <= MARK + 0.5;
  double square = mark->kind == LIA_TIMELINE_ENGAGEMENT ? MIN (MARK, width) : MIN (SQUARE, width);
  /* Beyond the edges nothing is seen; a bar of centuries would only lose precision there. */
  double left = MAX (scene->gutter + mark->cell.left, -50);
  double right = MIN (scene->gutter + mark->cell.right, scene->width + 50);
  LiaTimelineShape shape = {
    .hue = lia_timeline_palette_hue (scene->palette, lane->hue),
    .palette = scene->palette,
    .state = item->state,
    .soft = item->soft,
    .small = small,
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

/* Several items that lie on one another at this scale: a block with their number. */
static void
append_crowd (const LiaTimelineScene *scene, const LiaTimelineMark *mark, LiaDrawing *drawing)
{
  const LiaTimelineLane *lane = lia_timeline_index_get_lane (scene->index, mark->lane);
  LiaColour hue = lia_timeline_palette_hue (scene->palette, lane->hue);

  lia_drawing_add_fill (
      drawing,
      (LiaBox) { scene->gutter + mark->cell.left, row_top (scene, mark) + 4,
                 mark->cell.right - mark->cell.left, mark->height - 8 },
      lia_colour_fade (hue, CLAMP (0.25 + log2 (mark->cell.count) * 0.06, 0.3, 0.85)));
}

static gboolean
append_crowd_count (const LiaTimelineScene *scene, const LiaTimelineMark *mark, LiaDrawing *drawing)
{
  g_autofree char *text = g_strdup_printf ("%u", mark->cell.count);
  double room = mark->cell.right - mark->cell.left;
  Label label = label_of (scene, text, LIA_LABEL_COUNT, MOST_LABEL);

  if (label.width + 2 > room)
    return FALSE;

  append_text (drawing, &label, scene->gutter + mark->cell.left + (room - label.width) / 2,
               row_top (scene, mark) + (mark->height - label.height) / 2, scene->palette->ink);
  return TRUE;
}

/* Where words stand, and how much room they have: in the bar if they fit, else beside it; those of
 * a commitment run along its bar and past its end. */
static gboolean
label_span (const LiaTimelineScene *scene,
            const LiaTimelineMark *mark,
            const LiaTimelineShape *shape,
            int width,
            double *x,
            double *room)
{
  double left = MAX (shape->area.x, scene->gutter) + GAP;
  double right = shape->area.x + shape->area.width;
  double limit = scene->gutter + MIN (mark->cell.room, scene->viewport.width + MOST_LABEL) - GAP;
  double beside = right + GAP;
  gboolean along = mark->kind == LIA_TIMELINE_COMMITMENT && !shape->small;
  gboolean inside = !shape->small &&
                    (along || left + width + GAP <= right || limit - beside < right - GAP - left);

  *x = inside ? left : beside;
  *room = (inside && !along ? right - GAP : limit) - *x;
  return inside;
}

static gboolean
append_label (const LiaTimelineScene *scene,
              const LiaTimelineMark *mark,
              const LiaTimelineShape *shape,
              const LiaTimelineItem *item,
              LiaDrawing *drawing)
{
  gboolean struck = item->state == LIA_TIMELINE_CANCELLED || item->state == LIA_TIMELINE_WITHDRAWN;
  LiaLabelStyle style = LIA_LABEL_ITEM;
  double lift = mark->kind == LIA_TIMELINE_COMMITMENT && !shape->small ? 2 : 0;
  int width = lia_label_cache_measure (scene->labels, item->title, style);
  gboolean inside;
  double x, room;
  Label label;

  /* A bar that is struck itself strikes the words on it. */
  inside = label_span (scene, mark, shape, width, &x, &room);
  if (x > scene->width || room < MIN (LEAST_LABEL, width))
    return FALSE;

  if (struck && !inside)
    style = LIA_LABEL_STRUCK;
  label = label_of (scene, item->title, style, (int) MIN (room, MOST_LABEL));
  append_text (drawing, &label, x, row_top (scene, mark) + (mark->height - label.height) / 2 - lift,
               inside && lia_timeline_shape_is_filled (shape) ? scene->palette->on_hue
                                                              : scene->palette->ink);
  return TRUE;
}

static const LiaTimelineItem *
item_of (const LiaTimelineScene *scene, const LiaTimelineMark *mark)
{
  LiaTimelinePlace place = { mark->lane, mark->kind, mark->cell.item };

  return lia_timeline_index_get (scene->index, &place);
}

static void
append_ring (const LiaTimelineScene *scene, const LiaTimelineShape *shape, LiaDrawing *drawing)
{
  lia_drawing_add_outline (drawing, lia_box_inset (shape->area, -3), 8, scene->focused ? 2 : 1.5,
                           scene->palette->accent);
}

/* Each lane gets its share of the labels in a frame, so that a crowded one leaves some to those
 * below it. */
static guint *
share_labels (const LiaTimelineScene *scene, const GArray *marks)
{
  guint *shares = g_new0 (guint, lia_timeline_index_get_n_lanes (scene->index));

  for (guint i = 0; i < marks->len; i++)
    shares[g_array_index (marks, LiaTimelineMark, i).lane]++;
  if (marks->len > MOST_LABELS)
    for (guint i = 0; i < lia_timeline_index_get_n_lanes (scene->index); i++)
      shares[i] = shares[i] * MOST_LABELS / marks->len;

  return shares;
}

static void
append_mark (const LiaTimelineScene *scene,
             const LiaTimelineMark *mark,
             guint *labels_left,
             LiaDrawing *drawing)
{
  const LiaTimelineItem *item = item_of (scene, mark);
  LiaTimelineShape shape = shape_of (scene, mark, item);
  gboolean labelled;

  if (mark->cell.count > 1) {
    append_crowd (scene, mark, drawing);
    labelled = *labels_left > 0 && append_crowd_count (scene, mark, drawing);
  } else {
    lia_timeline_shape_draw (&shape, drawing);
    labelled = *labels_left > 0 && append_label (scene, mark, &shape, item, drawing);
    if (scene->current != NULL && lia_id_equal (&item->id, scene->current))
      append_ring (scene, &shape, drawing);
  }
  *labels_left -= labelled;
}

static void
append_marks (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  const GArray *marks = lia_timeline_frame_get_marks (scene->frame);
  g_autofree guint *shares = share_labels (scene, marks);

  for (guint i = 0; i < marks->len; i++) {
    const LiaTimelineMark *mark = &g_array_index (marks, LiaTimelineMark, i);

    if (mark->cell.right >= 0 && mark->cell.left <= scene->viewport.width)
      append_mark (scene, mark, &shares[mark->lane], drawing);
  }
}

static void
append_strips (const LiaTimelineScene *scene, LiaDrawing *drawing)
{
  const GArray *strips = lia_timeline_frame_get_strips (scene->frame);

  for (guint i = 0; i < strips->len; i++) {
    const LiaTimelineStrip *strip = &g_array_index (strips, LiaTimelineStrip, i);
    const LiaTimelineLane *lane = lia_timeline_index_get_lane (scene->index, i);
    LiaColour hue = lia_timeline_palette_hue (scene->palette, lane->hue);
    LiaColour wash = lia_colour_fade (hue, scene->palette->wash);
    double top = LIA_TIMELINE_RULER - scene->scroll + strip->top;

    if (strip->height == 0 || top > scene->height || top + strip->height < 0)
      continue;
    lia_drawing_add_fill (drawing, (LiaBox) { 0, top, scene->width, strip->height }, wash);
    lia_drawing_add_fill (drawing, (LiaBox) { 0, top + strip->height - 1, scene->width, 1 },
                          scene->palette->line);
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
  append_grid (scene, drawing, LIA_TIMELINE_RULER, scene->height);
  if (today_x (scene, &x))
    lia_drawing_add_fill (
        drawing, (LiaBox) { round (scene->gutter + x) - 1, LIA_TIMELINE_RULER, 2, scene->height },
        scene->palette->accent);
  append_marks (scene, drawing);
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
