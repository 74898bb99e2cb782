#include "drawing-nodes.h"

#include <math.h>

#include "insight/drawing-cairo.h"

static GdkRGBA
rgba (LiaColour colour)
{
  return (GdkRGBA) { colour.red, colour.green, colour.blue, colour.alpha };
}

static graphene_rect_t
rect (const LiaBox *box)
{
  graphene_rect_t rectangle;

  graphene_rect_init (&rectangle, (float) box->x, (float) box->y, (float) box->width,
                      (float) box->height);
  graphene_rect_normalize (&rectangle);
  return rectangle;
}

/* A border as thick as half its height is a filled shape in a single render node, where a rounded
 * clip would cost five times as much to draw. */
static void
append_outline (const LiaStroke *stroke, GtkSnapshot *snapshot)
{
  graphene_rect_t area = rect (&stroke->box);
  GdkRGBA colour = rgba (stroke->colour);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, stroke->radius);
  gtk_snapshot_append_border (snapshot, &outline,
                              (float[4]) { stroke->line, stroke->line, stroke->line, stroke->line },
                              (GdkRGBA[4]) { colour, colour, colour, colour });
}

static void
append_dashes (const LiaStroke *stroke, GtkSnapshot *snapshot)
{
  graphene_rect_t area = rect (&stroke->box);
  graphene_rect_t tile = area;
  graphene_rect_t dash = area;
  GdkRGBA colour = rgba (stroke->colour);

  tile.size.width = stroke->period;
  dash.size.width = stroke->dash;
  gtk_snapshot_push_repeat (snapshot, &area, &tile);
  gtk_snapshot_append_color (snapshot, &colour, &dash);
  gtk_snapshot_pop (snapshot);
}

static void
append_fade (const LiaStroke *stroke, GtkSnapshot *snapshot)
{
  graphene_rect_t area = rect (&stroke->box);
  GdkRGBA full = rgba (stroke->colour);
  GdkRGBA none = rgba (lia_colour_fade (stroke->colour, 0));
  float width = MAX (area.size.width, 1);
  GskColorStop stops[] = { { 0, stroke->fades[0] > 0 ? none : full },
                           { stroke->fades[0] / width, full },
                           { 1 - stroke->fades[1] / width, full },
                           { 1, stroke->fades[1] > 0 ? none : full } };

  gtk_snapshot_append_linear_gradient (
      snapshot, &area, &area.origin,
      &GRAPHENE_POINT_INIT (area.origin.x + area.size.width, area.origin.y), stops,
      G_N_ELEMENTS (stops));
}

/* What GTK 4.8 has no node for is drawn by Cairo, as it is on paper. */
static void
append_cairo (const LiaStroke *stroke, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = rect (&stroke->box);
  cairo_t *cr;

  graphene_rect_inset (&bounds, -2, -2);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  lia_stroke_draw (stroke, cr);
  cairo_destroy (cr);
}

static void
append_text (const LiaStroke *stroke, LiaLabelCache *labels, GtkSnapshot *snapshot)
{
  GdkRGBA colour = rgba (stroke->colour);
  int width, height;
  PangoLayout *layout =
      lia_label_cache_get (labels, stroke->text, stroke->style, stroke->room, &width, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf ((float) stroke->box.x),
                                                          roundf ((float) stroke->box.y)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
append_fill (const LiaStroke *stroke, GtkSnapshot *snapshot)
{
  graphene_rect_t area = rect (&stroke->box);
  GdkRGBA colour = rgba (stroke->colour);

  gtk_snapshot_append_color (snapshot, &colour, &area);
}

static void
append_stroke (const LiaStroke *stroke, LiaLabelCache *labels, GtkSnapshot *snapshot)
{
  graphene_rect_t area = rect (&stroke->box);

  switch (stroke->kind) {
  case LIA_STROKE_FILL:
    append_fill (stroke, snapshot);
    break;
  case LIA_STROKE_OUTLINE:
    append_outline (stroke, snapshot);
    break;
  case LIA_STROKE_DASHES:
    append_dashes (stroke, snapshot);
    break;
  case LIA_STROKE_FADE:
    append_fade (stroke, snapshot);
    break;
  case LIA_STROKE_DASHED:
  case LIA_STROKE_ARROW:
  case LIA_STROKE_CURVE:
    append_cairo (stroke, snapshot);
    break;
  case LIA_STROKE_TEXT:
    append_text (stroke, labels, snapshot);
    break;
  case LIA_STROKE_CLIP:
    gtk_snapshot_push_clip (snapshot, &area);
    break;
  case LIA_STROKE_UNCLIP:
    gtk_snapshot_pop (snapshot);
    break;
  }
}

/* Draws on the screen: a render node for each stroke. */
void
lia_drawing_append_nodes (const LiaDrawing *drawing, LiaLabelCache *labels, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < lia_drawing_get_size (drawing); i++)
    append_stroke (lia_drawing_get (drawing, i), labels, snapshot);
}
