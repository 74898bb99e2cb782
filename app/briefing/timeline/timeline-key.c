#include <math.h>

#include "timeline-key.h"

#include "insight/timeline-shape.h"
#include "records/types.h"

#define LINE 24.0
#define MARK 10.0
#define BAR 34.0
#define THICK 14.0
#define GAP 6.0
#define APART 18.0
#define ROOM 300

/* The states of a kind stand together, in their order. */
static const struct {
  const LiaRecordType *type;
  LiaTimelineState first;
  LiaTimelineState last;
} groups[] = {
  { &lia_engagement_type, LIA_TIMELINE_IDEA, LIA_TIMELINE_CANCELLED },
  { &lia_commitment_type, LIA_TIMELINE_OPEN, LIA_TIMELINE_WITHDRAWN },
  { &lia_task_type, LIA_TIMELINE_TASK_OPEN, LIA_TIMELINE_TASK_DONE },
  { &lia_body_type, LIA_TIMELINE_ACTIVE, LIA_TIMELINE_ENDED },
};

/* Where the next entry stands; without a drawing they are only counted out. */
typedef struct {
  const LiaTimelineKey *key;
  LiaDrawing *drawing;
  LiaBox box;
  double x;
  double y;
} Flow;

static void
make_room (Flow *flow, double width)
{
  if (flow->x > 0 && flow->x + width > flow->box.width) {
    flow->x = 0;
    flow->y += LINE;
  }
}

static double
add_text (Flow *flow, const char *text, LiaLabelStyle style, double x)
{
  const LiaTimelinePalette *palette = flow->key->palette;
  int width, height;

  lia_label_cache_get (flow->key->labels, text, style, ROOM, &width, &height);
  if (flow->drawing != NULL)
    lia_drawing_add_text (flow->drawing,
                          (LiaBox) { round (flow->box.x + x),
                                     round (flow->box.y + flow->y + (LINE - height) / 2), width,
                                     height },
                          text, style, ROOM, palette->ink);
  return width;
}

/* Tasks are never bars, and bodies hardly ever are anything else. */
static double
sample_width (LiaTimelineState state)
{
  double mark = state >= LIA_TIMELINE_ACTIVE ? 0 : MARK + GAP;
  double bar = state >= LIA_TIMELINE_TASK_OPEN && state <= LIA_TIMELINE_TASK_DONE ? 0 : BAR + GAP;

  return mark + bar;
}

static void
draw_sample (Flow *flow, LiaTimelineState state)
{
  const LiaTimelinePalette *palette = flow->key->palette;
  double x = flow->box.x + flow->x;
  double end = x + sample_width (state) - GAP;
  double middle = flow->box.y + flow->y + LINE / 2;
  LiaTimelineShape shape = {
    .hue = lia_timeline_palette_hue (palette, "slate"),
    .palette = palette,
    .state = state,
    .small = TRUE,
    .area = { x, middle - MARK / 2, MARK, MARK },
    .due = end - BAR * 0.4,
  };

  if (state < LIA_TIMELINE_ACTIVE)
    lia_timeline_shape_draw (&shape, flow->drawing);
  if (end - x < BAR)
    return;
  shape.small = FALSE;
  shape.area = (LiaBox) { end - BAR, middle - THICK / 2, BAR, THICK };
  lia_timeline_shape_draw (&shape, flow->drawing);
}

static void
add_state (Flow *flow, LiaTimelineState state)
{
  const char *text = lia_timeline_state_label (state);
  double sample = sample_width (state);
  double width =
      sample + MIN (lia_label_cache_measure (flow->key->labels, text, LIA_LABEL_ITEM), ROOM);

  make_room (flow, width);
  if (flow->drawing != NULL)
    draw_sample (flow, state);
  add_text (flow, text, LIA_LABEL_ITEM, flow->x + sample);
  flow->x += width + APART;
}

/* A heading never stands at the end of a line, without anything behind it. */
static void
add_heading (Flow *flow, const LiaRecordType *type)
{
  const char *text = lia_record_type_plural (type);
  double width = lia_label_cache_measure (flow->key->labels, text, LIA_LABEL_HEADING);

  make_room (flow, width + 150);
  flow->x += add_text (flow, text, LIA_LABEL_HEADING, flow->x) + 2 * GAP;
}

static double
run (const LiaTimelineKey *self, LiaDrawing *drawing, LiaBox box)
{
  Flow flow = { self, drawing, box, 0, 0 };

  for (guint group = 0; group < G_N_ELEMENTS (groups); group++) {
    gboolean headed = FALSE;

    for (guint state = groups[group].first; state <= groups[group].last; state++) {
      if (!self->states[state])
        continue;
      if (!headed)
        add_heading (&flow, groups[group].type);
      headed = TRUE;
      add_state (&flow, state);
    }
    flow.x += headed ? APART : 0;
  }

  return flow.y + LINE;
}

/**
 * lia_timeline_key_measure:
 * @self: a key
 * @width: how wide it may be, in pixels
 *
 * Returns: how high it is then
 */
double
lia_timeline_key_measure (const LiaTimelineKey *self, double width)
{
  return run (self, NULL, (LiaBox) { 0, 0, width, 0 });
}

/**
 * lia_timeline_key_draw:
 * @self: a key
 * @drawing: grows by it
 * @box: where it stands
 */
void
lia_timeline_key_draw (const LiaTimelineKey *self, LiaDrawing *drawing, LiaBox box)
{
  run (self, drawing, box);
}
