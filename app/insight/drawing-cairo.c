#include "drawing-cairo.h"

#include <math.h>
#include <pango/pangocairo.h>

static void
set_colour (cairo_t *cr, LiaColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

/* A box with round corners, so far inside @box. */
static void
trace_round (cairo_t *cr, const LiaBox *box, double radius, double inside)
{
  LiaBox inner = lia_box_inset (*box, inside);
  double corner = MAX (radius - inside, 0);
  double right = inner.x + inner.width - corner;
  double bottom = inner.y + inner.height - corner;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right, inner.y + corner, corner, -G_PI / 2, 0);
  cairo_arc (cr, right, bottom, corner, 0, G_PI / 2);
  cairo_arc (cr, inner.x + corner, bottom, corner, G_PI / 2, G_PI);
  cairo_arc (cr, inner.x + corner, inner.y + corner, corner, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
draw_fill (const LiaStroke *stroke, cairo_t *cr)
{
  cairo_rectangle (cr, stroke->box.x, stroke->box.y, stroke->box.width, stroke->box.height);
  set_colour (cr, stroke->colour);
  cairo_fill (cr);
}

static void
draw_outline (const LiaStroke *stroke, cairo_t *cr)
{
  gboolean whole = stroke->line >= MIN (stroke->box.width, stroke->box.height) / 2;

  set_colour (cr, stroke->colour);
  trace_round (cr, &stroke->box, stroke->radius, whole ? 0 : stroke->line / 2);
  if (whole) {
    cairo_fill (cr);
  } else {
    cairo_set_line_width (cr, stroke->line);
    cairo_stroke (cr);
  }
}

static void
draw_dashed (const LiaStroke *stroke, cairo_t *cr)
{
  cairo_set_dash (cr, (double[1]) { stroke->dash }, 1, 0);
  cairo_set_line_width (cr, stroke->line);
  set_colour (cr, stroke->colour);
  trace_round (cr, &stroke->box, stroke->radius, stroke->line / 2);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_dashes (const LiaStroke *stroke, cairo_t *cr)
{
  for (double x = 0; x < stroke->box.width; x += stroke->period)
    cairo_rectangle (cr, stroke->box.x + x, stroke->box.y,
                     MIN (stroke->dash, stroke->box.width - x), stroke->box.height);
  set_colour (cr, stroke->colour);
  cairo_fill (cr);
}

static void
add_stop (cairo_pattern_t *pattern, double offset, LiaColour colour)
{
  cairo_pattern_add_color_stop_rgba (pattern, offset, colour.red, colour.green, colour.blue,
                                     colour.alpha);
}

static void
draw_fade (const LiaStroke *stroke, cairo_t *cr)
{
  double width = MAX (stroke->box.width, 1);
  LiaColour none = lia_colour_fade (stroke->colour, 0);
  cairo_pattern_t *pattern =
      cairo_pattern_create_linear (stroke->box.x, 0, stroke->box.x + width, 0);

  add_stop (pattern, 0, stroke->fades[0] > 0 ? none : stroke->colour);
  add_stop (pattern, stroke->fades[0] / width, stroke->colour);
  add_stop (pattern, 1 - stroke->fades[1] / width, stroke->colour);
  add_stop (pattern, 1, stroke->fades[1] > 0 ? none : stroke->colour);
  cairo_set_source (cr, pattern);
  cairo_rectangle (cr, stroke->box.x, stroke->box.y, stroke->box.width, stroke->box.height);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

static void
draw_arrow (const LiaStroke *stroke, cairo_t *cr)
{
  cairo_move_to (cr, stroke->box.x, stroke->box.y);
  cairo_line_to (cr, stroke->box.x + stroke->box.width, stroke->box.y + stroke->box.height / 2);
  cairo_line_to (cr, stroke->box.x, stroke->box.y + stroke->box.height);
  cairo_close_path (cr);
  set_colour (cr, stroke->colour);
  cairo_fill (cr);
}

static void
draw_curve (const LiaStroke *stroke, cairo_t *cr)
{
  double right = stroke->box.x + stroke->box.width;
  double bottom = stroke->box.y + stroke->box.height;
  double middle = stroke->box.x + stroke->box.width / 2;

  cairo_move_to (cr, stroke->box.x, stroke->box.y);
  cairo_curve_to (cr, middle, stroke->box.y, middle, bottom, right, bottom);
  cairo_set_line_width (cr, stroke->line);
  set_colour (cr, stroke->colour);
  cairo_stroke (cr);
}

static void
draw_text (const LiaStroke *stroke, LiaLabelCache *labels, cairo_t *cr)
{
  int width, height;
  PangoLayout *layout =
      lia_label_cache_get (labels, stroke->text, stroke->style, stroke->room, &width, &height);

  set_colour (cr, stroke->colour);
  cairo_move_to (cr, stroke->box.x, stroke->box.y);
  pango_cairo_show_layout (cr, layout);
}

static void
clip (const LiaStroke *stroke, cairo_t *cr)
{
  cairo_save (cr);
  cairo_rectangle (cr, stroke->box.x, stroke->box.y, stroke->box.width, stroke->box.height);
  cairo_clip (cr);
}

/**
 * lia_stroke_draw:
 * @stroke: anything but words
 * @cr: what it is drawn on
 *
 * Draws one stroke.
 */
void
lia_stroke_draw (const LiaStroke *stroke, cairo_t *cr)
{
  switch (stroke->kind) {
  case LIA_STROKE_FILL:
    draw_fill (stroke, cr);
    break;
  case LIA_STROKE_OUTLINE:
    draw_outline (stroke, cr);
    break;
  case LIA_STROKE_DASHED:
    draw_dashed (stroke, cr);
    break;
  case LIA_STROKE_DASHES:
    draw_dashes (stroke, cr);
    break;
  case LIA_STROKE_FADE:
    draw_fade (stroke, cr);
    break;
  case LIA_STROKE_ARROW:
    draw_arrow (stroke, cr);
    break;
  case LIA_STROKE_CURVE:
    draw_curve (stroke, cr);
    break;
  case LIA_STROKE_CLIP:
    clip (stroke, cr);
    break;
  case LIA_STROKE_UNCLIP:
    cairo_restore (cr);
    break;
  case LIA_STROKE_TEXT:
    g_return_if_reached ();
  }
}

/**
 * lia_drawing_draw:
 * @drawing: a drawing
 * @labels: texts of a context of the surface that is drawn on
 * @cr: what it is drawn on, at the scale of one pixel to a unit
 *
 * Draws everything, as on paper or into a picture.
 */
void
lia_drawing_draw (const LiaDrawing *drawing, LiaLabelCache *labels, cairo_t *cr)
{
  for (guint i = 0; i < lia_drawing_get_size (drawing); i++) {
    const LiaStroke *stroke = lia_drawing_get (drawing, i);

    if (stroke->kind == LIA_STROKE_TEXT)
      draw_text (stroke, labels, cr);
    else
      lia_stroke_draw (stroke, cr);
  }
}
