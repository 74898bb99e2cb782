#include "timeline-shape.h"

#include <math.h>

#define DASH 4.0
/* Four dashes and four gaps go round a mark of ten pixels. */
#define MARK_DASH 3.34
/* How thick the line of a commitment is. */
#define LINE 4.0f
/* How high the post at its due day is: not into the words. */
#define POST 9.0f

/* A rounded outline; as thick as half its height it is a filled shape in a single render node,
 * where a rounded clip would cost five times as much to draw. */
void
lia_timeline_append_rounded (GtkSnapshot *snapshot,
                             const graphene_rect_t *area,
                             float radius,
                             float line,
                             const GdkRGBA *colour)
{
  float width = MIN (line, MIN (area->size.width, area->size.height) / 2);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, area, MIN (radius, area->size.height / 2));
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { *colour, *colour, *colour, *colour });
}

static void
append_filled (GtkSnapshot *snapshot,
               const graphene_rect_t *area,
               float radius,
               const GdkRGBA *colour)
{
  lia_timeline_append_rounded (snapshot, area, radius, G_MAXFLOAT, colour);
}

static void
append_dashed (const LiaTimelineShape *self, GtkSnapshot *snapshot, float radius, float dash)
{
  const graphene_rect_t *area = &self->area;
  graphene_rect_t bounds = *area;
  cairo_t *cr;

  graphene_rect_inset (&bounds, -1, -1);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_new_sub_path (cr);
  cairo_arc (cr, area->origin.x + radius, area->origin.y + radius, radius - 0.75, G_PI / 2,
             3 * G_PI / 2);
  cairo_arc (cr, area->origin.x + area->size.width - radius, area->origin.y + radius, radius - 0.75,
             -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  cairo_set_dash (cr, (double[1]) { dash }, 1, 0);
  cairo_set_line_width (cr, 1.5);
  gdk_cairo_set_source_rgba (cr, &self->hue);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
append_strike (const LiaTimelineShape *self, GtkSnapshot *snapshot)
{
  float overhang = self->small ? 3 : 0;
  graphene_rect_t line = GRAPHENE_RECT_INIT (
      self->area.origin.x - overhang, self->area.origin.y + self->area.size.height / 2 - 0.75,
      self->area.size.width + 2 * overhang, 1.5);

  gtk_snapshot_append_color (snapshot, &self->hue, &line);
}

/* Bars whose ends are not exact days fade out at both. */
static void
append_soft (const LiaTimelineShape *self, GtkSnapshot *snapshot)
{
  GdkRGBA full = lia_timeline_palette_fade (&self->hue, self->palette->tint * 2);
  GdkRGBA none = lia_timeline_palette_fade (&self->hue, 0);
  float fade = CLAMP (14 / self->area.size.width, 0.05, 0.4);
  GskColorStop stops[] = { { 0, none }, { fade, full }, { 1 - fade, full }, { 1, none } };
  const graphene_rect_t *area = &self->area;

  gtk_snapshot_append_linear_gradient (
      snapshot, area, &area->origin,
      &GRAPHENE_POINT_INIT (area->origin.x + area->size.width, area->origin.y), stops,
      G_N_ELEMENTS (stops));
}

static void
append_engagement (const LiaTimelineShape *self, GtkSnapshot *snapshot)
{
  float radius = self->small ? self->area.size.height / 2 : 5;
  GdkRGBA tint = lia_timeline_palette_fade (&self->hue, self->palette->tint * 1.5);
  graphene_rect_t core = self->area;

  switch (self->state) {
  case LIA_TIMELINE_CONFIRMED:
    lia_timeline_append_rounded (snapshot, &self->area, radius, 2, &self->hue);
    graphene_rect_inset (&core, self->small ? 3 : 2, self->small ? 3 : 2);
    append_filled (snapshot, &core, radius, self->small ? &self->hue : &tint);
    break;
  case LIA_TIMELINE_PROPOSED:
    lia_timeline_append_rounded (snapshot, &self->area, radius, 1.5, &self->hue);
    break;
  case LIA_TIMELINE_IDEA:
    append_dashed (self, snapshot, radius, 1.5);
    break;
  case LIA_TIMELINE_MOVED:
    append_filled (snapshot, &self->area, radius, &tint);
    append_dashed (self, snapshot, radius, self->small ? MARK_DASH : DASH);
    break;
  case LIA_TIMELINE_POSTPONED:
    append_dashed (self, snapshot, radius, self->small ? MARK_DASH : DASH);
    break;
  case LIA_TIMELINE_CANCELLED:
    lia_timeline_append_rounded (snapshot, &self->area, radius, 1.5, &self->hue);
    append_strike (self, snapshot);
    break;
  default:
    if (self->soft && !self->small)
      append_soft (self, snapshot);
    else
      append_filled (snapshot, &self->area, radius, &self->hue);
    break;
  }
}

/* The part after the due day: dashed, on the ground of a warning. */
static void
append_overdue (const LiaTimelineShape *self, GtkSnapshot *snapshot, float due)
{
  float bottom = self->area.origin.y + self->area.size.height;
  float length = self->area.origin.x + self->area.size.width - due;
  GdkRGBA tint = lia_timeline_palette_fade (&self->palette->late, self->palette->tint * 0.6);

  gtk_snapshot_append_color (
      snapshot, &tint,
      &GRAPHENE_RECT_INIT (due, self->area.origin.y, length, self->area.size.height));
  gtk_snapshot_push_repeat (snapshot, &GRAPHENE_RECT_INIT (due, bottom - LINE, length, LINE),
                            &GRAPHENE_RECT_INIT (due, bottom - LINE, 8, LINE));
  gtk_snapshot_append_color (snapshot, &self->palette->late,
                             &GRAPHENE_RECT_INIT (due, bottom - LINE, 5, LINE));
  gtk_snapshot_pop (snapshot);
}

/* A commitment is a line from made to due, with a post at the due day, on a pale ground that its
 * words stand on. The line is solid once it is fulfilled. */
static void
append_commitment_bar (const LiaTimelineShape *self, GtkSnapshot *snapshot)
{
  gboolean late = self->state == LIA_TIMELINE_OVERDUE;
  float left = self->area.origin.x;
  float right = left + self->area.size.width;
  float due = late ? CLAMP (self->due, left, right) : right;
  float bottom = self->area.origin.y + self->area.size.height;
  graphene_rect_t line = GRAPHENE_RECT_INIT (left, bottom - LINE, due - left, LINE);
  GdkRGBA ground = lia_timeline_palette_fade (&self->hue, self->palette->tint * 0.8);

  if (due > left)
    gtk_snapshot_append_color (
        snapshot, &ground,
        &GRAPHENE_RECT_INIT (left, self->area.origin.y, due - left, self->area.size.height));
  if (due > left)
    lia_timeline_append_rounded (snapshot, &line, 0,
                                 self->state == LIA_TIMELINE_FULFILLED ? LINE : 1, &self->hue);
  if (late && right - due >= 1)
    append_overdue (self, snapshot, due);
  gtk_snapshot_append_color (snapshot, late ? &self->palette->late : &self->hue,
                             &GRAPHENE_RECT_INIT (due - 2, bottom - POST, 2, POST));
  if (self->state == LIA_TIMELINE_WITHDRAWN)
    append_strike (self, snapshot);
}

/* A commitment without a due date is a square, so that it is no meeting at first sight. */
static void
append_commitment_mark (const LiaTimelineShape *self, GtkSnapshot *snapshot)
{
  const GdkRGBA *colour = self->state == LIA_TIMELINE_OVERDUE ? &self->palette->late : &self->hue;
  gboolean done = self->state == LIA_TIMELINE_FULFILLED;

  lia_timeline_append_rounded (snapshot, &self->area, 1.5, done ? G_MAXFLOAT : 1.5, colour);
  if (self->state == LIA_TIMELINE_OVERDUE) {
    graphene_rect_t core = self->area;

    graphene_rect_inset (&core, 3, 3);
    gtk_snapshot_append_color (snapshot, colour, &core);
  }
  if (self->state == LIA_TIMELINE_WITHDRAWN)
    append_strike (self, snapshot);
}

/* Whether words on it have to be in the colour for filled ground. */
gboolean
lia_timeline_shape_is_filled (const LiaTimelineShape *self)
{
  return self->state == LIA_TIMELINE_HELD && !self->soft;
}

void
lia_timeline_shape_append (const LiaTimelineShape *self, GtkSnapshot *snapshot)
{
  if (self->state < LIA_TIMELINE_OPEN)
    append_engagement (self, snapshot);
  else if (self->small)
    append_commitment_mark (self, snapshot);
  else
    append_commitment_bar (self, snapshot);
}
