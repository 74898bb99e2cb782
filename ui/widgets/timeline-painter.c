#include <glib/gi18n.h>
#include <math.h>

#include "timeline-painter.h"

#include "insight/ruler.h"
#include "records/date.h"
#include "timeline-shape.h"

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
        GRAPHENE_RECT_INIT (middle - square / 2, top + (mark->height - square) / 2, square, square);
  else
    shape.area = GRAPHENE_RECT_INIT (left, top + margin, right - left, mark->height - 2 * margin);
  if (item->due != LIA_DAY_NONE)
    shape.due = CLAMP (scene->gutter + lia_viewport_x (&scene->viewport, item->due + 1.0), -50,
                       scene->width + 50);
  return shape;
}

static void
append_text (const LiaTimelineScene *scene,
             GtkSnapshot *snapshot,
             PangoLayout *layout,
             double x,
             double y,
             const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x), round (y)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* Several items that lie on one another at this scale: a block with their number. */
static void
append_crowd (const LiaTimelineScene *scene, const LiaTimelineMark *mark, GtkSnapshot *snapshot)
{
  const LiaTimelineLane *lane = lia_timeline_index_get_lane (scene->index, mark->lane);
  GdkRGBA hue = lia_timeline_palette_hue (scene->palette, lane->hue);
  GdkRGBA ground =
      lia_timeline_palette_fade (&hue, CLAMP (0.25 + log2 (mark->cell.count) * 0.06, 0.3, 0.85));
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (scene->gutter + mark->cell.left, row_top (scene, mark) + 4,
                          mark->cell.right - mark->cell.left, mark->height - 8);

  gtk_snapshot_append_color (snapshot, &ground, &area);
}

static gboolean
append_crowd_count (const LiaTimelineScene *scene,
                    const LiaTimelineMark *mark,
                    GtkSnapshot *snapshot)
{
  g_autofree char *text = g_strdup_printf ("%u", mark->cell.count);
  int room = mark->cell.right - mark->cell.left;
  PangoLayout *layout;
  int width, height;

  layout = lia_label_cache_get (scene->labels, text, LIA_LABEL_COUNT, 1000, &width, &height);
  if (width + 2 > room)
    return FALSE;

  append_text (scene, snapshot, layout, scene->gutter + mark->cell.left + (room - width) / 2.0,
               row_top (scene, mark) + (mark->height - height) / 2, &scene->palette->ink);
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
  double left = MAX (shape->area.origin.x, scene->gutter) + GAP;
  double right = shape->area.origin.x + shape->area.size.width;
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
              GtkSnapshot *snapshot)
{
  gboolean struck = item->state == LIA_TIMELINE_CANCELLED || item->state == LIA_TIMELINE_WITHDRAWN;
  LiaLabelStyle style = LIA_LABEL_ITEM;
  double lift = mark->kind == LIA_TIMELINE_COMMITMENT && !shape->small ? 2 : 0;
  int width = lia_label_cache_measure (scene->labels, item->title, style);
  gboolean inside;
  PangoLayout *layout;
  double x, room;
  int height;

  /* A bar that is struck itself strikes the words on it. */
  inside = label_span (scene, mark, shape, width, &x, &room);
  if (x > scene->width || room < MIN (LEAST_LABEL, width))
    return FALSE;

  if (struck && !inside)
    style = LIA_LABEL_STRUCK;
  layout = lia_label_cache_get (scene->labels, item->title, style, MIN (room, MOST_LABEL), &width,
                                &height);
  append_text (scene, snapshot, layout, x,
               row_top (scene, mark) + (mark->height - height) / 2 - lift,
               inside && lia_timeline_shape_is_filled (shape) ? &scene->palette->on_hue
                                                              : &scene->palette->ink);
  return TRUE;
}

static const LiaTimelineItem *
item_of (const LiaTimelineScene *scene, const LiaTimelineMark *mark)
{
  LiaTimelinePlace place = { mark->lane, mark->kind, mark->cell.item };

  return lia_timeline_index_get (scene->index, &place);
}

static void
append_ring (const LiaTimelineScene *scene, const LiaTimelineShape *shape, GtkSnapshot *snapshot)
{
  graphene_rect_t area = shape->area;

  graphene_rect_inset (&area, -3, -3);
  lia_timeline_append_rounded (snapshot, &area, 8, scene->focused ? 2 : 1.5,
                               &scene->palette->accent);
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
             GtkSnapshot *snapshot)
{
  const LiaTimelineItem *item = item_of (scene, mark);
  LiaTimelineShape shape = shape_of (scene, mark, item);
  gboolean labelled;

  if (mark->cell.count > 1) {
    append_crowd (scene, mark, snapshot);
    labelled = *labels_left > 0 && append_crowd_count (scene, mark, snapshot);
  } else {
    lia_timeline_shape_append (&shape, snapshot);
    labelled = *labels_left > 0 && append_label (scene, mark, &shape, item, snapshot);
    if (scene->current != NULL && lia_id_equal (&item->id, scene->current))
      append_ring (scene, &shape, snapshot);
  }
  *labels_left -= labelled;
}

static void
append_marks (const LiaTimelineScene *scene, GtkSnapshot *snapshot)
{
  const GArray *marks = lia_timeline_frame_get_marks (scene->frame);
  g_autofree guint *shares = share_labels (scene, marks);

  for (guint i = 0; i < marks->len; i++) {
    const LiaTimelineMark *mark = &g_array_index (marks, LiaTimelineMark, i);

    if (mark->cell.right >= 0 && mark->cell.left <= scene->viewport.width)
      append_mark (scene, mark, &shares[mark->lane], snapshot);
  }
}

static void
append_strips (const LiaTimelineScene *scene, GtkSnapshot *snapshot)
{
  const GArray *strips = lia_timeline_frame_get_strips (scene->frame);

  for (guint i = 0; i < strips->len; i++) {
    const LiaTimelineStrip *strip = &g_array_index (strips, LiaTimelineStrip, i);
    const LiaTimelineLane *lane = lia_timeline_index_get_lane (scene->index, i);
    GdkRGBA hue = lia_timeline_palette_hue (scene->palette, lane->hue);
    GdkRGBA wash = lia_timeline_palette_fade (&hue, scene->palette->wash);
    double top = LIA_TIMELINE_RULER - scene->scroll + strip->top;

    if (strip->height == 0 || top > scene->height || top + strip->height < 0)
      continue;
    gtk_snapshot_append_color (snapshot, &wash,
                               &GRAPHENE_RECT_INIT (0, top, scene->width, strip->height));
    gtk_snapshot_append_color (snapshot, &scene->palette->line,
                               &GRAPHENE_RECT_INIT (0, top + strip->height - 1, scene->width, 1));
  }
}

static void
append_grid (const LiaTimelineScene *scene, GtkSnapshot *snapshot, double top, double bottom)
{
  LiaRulerUnit minor = lia_ruler_minor_unit (&scene->viewport);
  g_autoptr (GArray) ticks = lia_ruler_ticks (minor, &scene->viewport);
  GdkRGBA faint = lia_timeline_palette_fade (&scene->palette->line, 0.6);
  LiaRulerUnit major = minor;
  gboolean grouped = lia_ruler_major_unit (minor, &major);

  for (guint i = 0; i < ticks->len; i++) {
    gint32 tick = g_array_index (ticks, gint32, i);
    double x = round (lia_viewport_x (&scene->viewport, tick));
    gboolean strong = !grouped || lia_ruler_floor (major, tick) == tick;

    if (x >= 0 && x < scene->viewport.width)
      gtk_snapshot_append_color (snapshot, strong ? &scene->palette->line : &faint,
                                 &GRAPHENE_RECT_INIT (scene->gutter + x, top, 1, bottom - top));
  }
}

static gboolean
today_x (const LiaTimelineScene *scene, double *x)
{
  *x = lia_viewport_x (&scene->viewport, scene->today + 0.5);

  return *x >= 0 && *x <= scene->viewport.width;
}

void
lia_timeline_paint_lanes (const LiaTimelineScene *scene, GtkSnapshot *snapshot)
{
  double x;

  gtk_snapshot_append_color (snapshot, &scene->palette->paper,
                             &GRAPHENE_RECT_INIT (0, 0, scene->width, scene->height));
  append_strips (scene, snapshot);
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (scene->gutter, LIA_TIMELINE_RULER, scene->viewport.width,
                                     MAX (scene->height - LIA_TIMELINE_RULER, 0)));
  append_grid (scene, snapshot, LIA_TIMELINE_RULER, scene->height);
  if (today_x (scene, &x))
    gtk_snapshot_append_color (
        snapshot, &scene->palette->accent,
        &GRAPHENE_RECT_INIT (round (scene->gutter + x) - 1, LIA_TIMELINE_RULER, 2, scene->height));
  append_marks (scene, snapshot);
  gtk_snapshot_pop (snapshot);
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
append_groups (const LiaTimelineScene *scene, GtkSnapshot *snapshot, LiaRulerUnit unit)
{
  g_autoptr (GArray) ticks = lia_ruler_ticks (unit, &scene->viewport);
  double today_left = G_MAXDOUBLE, today_right = G_MAXDOUBLE;

  today_span (scene, &today_left, &today_right);
  for (guint i = 0; i + 1 < ticks->len; i++) {
    gint32 tick = g_array_index (ticks, gint32, i);
    g_autofree char *text = lia_ruler_label (unit, tick, TRUE);
    double end = lia_viewport_x (&scene->viewport, g_array_index (ticks, gint32, i + 1));
    double left = MAX (lia_viewport_x (&scene->viewport, tick), 0) + GAP;
    int width, height;
    PangoLayout *layout =
        lia_label_cache_get (scene->labels, text, LIA_LABEL_HEADING, 1000, &width, &height);

    left = MIN (left, end - width - GAP);
    if (left < today_right && left + width > today_left)
      left = today_right + GAP;
    if (left + width <= end - GAP)
      append_text (scene, snapshot, layout, scene->gutter + left, 2 + (HALF - height) / 2,
                   &scene->palette->ink);
  }
}

static void
append_ticks (const LiaTimelineScene *scene,
              GtkSnapshot *snapshot,
              LiaRulerUnit unit,
              gboolean grouped)
{
  g_autoptr (GArray) ticks = lia_ruler_ticks (unit, &scene->viewport);

  for (guint i = 0; i + 1 < ticks->len; i++) {
    gint32 tick = g_array_index (ticks, gint32, i);
    g_autofree char *text = lia_ruler_label (unit, tick, FALSE);
    double left = lia_viewport_x (&scene->viewport, tick) + GAP;
    int width, height;
    PangoLayout *layout = lia_label_cache_get (
        scene->labels, text, grouped ? LIA_LABEL_TICK : LIA_LABEL_HEADING, 1000, &width, &height);

    if (left >= 0)
      append_text (scene, snapshot, layout, scene->gutter + left, HALF + (HALF - height) / 2,
                   grouped ? &scene->palette->dim : &scene->palette->ink);
  }
}

static void
append_today_pill (const LiaTimelineScene *scene, GtkSnapshot *snapshot)
{
  graphene_rect_t pill;
  PangoLayout *layout;
  double left, right;
  int width, height;

  if (!today_span (scene, &left, &right))
    return;

  layout = lia_label_cache_get (scene->labels, scene->today_label, LIA_LABEL_COUNT, 1000, &width,
                                &height);
  pill = GRAPHENE_RECT_INIT (round (scene->gutter + left), 3, right - left, HALF - 4);
  lia_timeline_append_rounded (snapshot, &pill, 9, G_MAXFLOAT, &scene->palette->accent);
  append_text (scene, snapshot, layout, pill.origin.x + (right - left - width) / 2,
               pill.origin.y + (pill.size.height - height) / 2, &scene->palette->paper);
}

void
lia_timeline_paint_ruler (const LiaTimelineScene *scene, GtkSnapshot *snapshot)
{
  LiaRulerUnit minor = lia_ruler_minor_unit (&scene->viewport);
  LiaRulerUnit major;
  gboolean grouped = lia_ruler_major_unit (minor, &major);
  double x;

  gtk_snapshot_append_color (snapshot, &scene->palette->paper,
                             &GRAPHENE_RECT_INIT (0, 0, scene->width, LIA_TIMELINE_RULER));
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (scene->gutter, 0, scene->viewport.width, LIA_TIMELINE_RULER));
  append_grid (scene, snapshot, HALF + 5, LIA_TIMELINE_RULER);
  if (grouped)
    append_groups (scene, snapshot, major);
  append_ticks (scene, snapshot, minor, grouped);
  if (today_x (scene, &x))
    gtk_snapshot_append_color (snapshot, &scene->palette->accent,
                               &GRAPHENE_RECT_INIT (round (scene->gutter + x) - 1, HALF - 2, 2,
                                                    LIA_TIMELINE_RULER - HALF + 2));
  append_today_pill (scene, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_color (snapshot, &scene->palette->line,
                             &GRAPHENE_RECT_INIT (0, LIA_TIMELINE_RULER - 1, scene->width, 1));
}
