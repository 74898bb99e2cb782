#include "drawing.h"

/* How thick a dashed line is. */
#define DASHED_LINE 1.5f

struct _LiaDrawing {
  GArray *strokes;
  GStringChunk *texts;
};

static void
add (LiaDrawing *self, LiaStroke stroke)
{
  g_array_append_val (self->strokes, stroke);
}

/**
 * lia_drawing_new:
 *
 * Returns: (transfer full): a drawing with nothing on it
 */
LiaDrawing *
lia_drawing_new (void)
{
  LiaDrawing *self = g_new0 (LiaDrawing, 1);

  self->strokes = g_array_new (FALSE, FALSE, sizeof (LiaStroke));
  self->texts = g_string_chunk_new (4096);
  return self;
}

/**
 * lia_drawing_free:
 * @self: (transfer full): a drawing
 */
void
lia_drawing_free (LiaDrawing *self)
{
  g_array_unref (self->strokes);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * lia_drawing_clear:
 * @self: a drawing
 *
 * Takes everything off it, and keeps the memory for what is drawn next.
 */
void
lia_drawing_clear (LiaDrawing *self)
{
  g_array_set_size (self->strokes, 0);
  g_string_chunk_clear (self->texts);
}

/**
 * lia_drawing_get_size:
 * @self: a drawing
 *
 * Returns: how many strokes it has
 */
guint
lia_drawing_get_size (const LiaDrawing *self)
{
  return self->strokes->len;
}

/**
 * lia_drawing_count:
 * @self: a drawing
 * @kind: a kind of stroke
 *
 * Returns: how many strokes of that kind it has
 */
guint
lia_drawing_count (const LiaDrawing *self, LiaStrokeKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->strokes->len; i++)
    n += lia_drawing_get (self, i)->kind == kind;

  return n;
}

/**
 * lia_drawing_get:
 * @self: a drawing
 * @index: less than its size
 *
 * Returns: (transfer none): that stroke; holds until the drawing changes
 */
const LiaStroke *
lia_drawing_get (const LiaDrawing *self, guint index)
{
  return &g_array_index (self->strokes, LiaStroke, index);
}

/**
 * lia_drawing_add_fill:
 * @self: a drawing
 * @box: where
 * @colour: in which colour
 *
 * Adds a filled box.
 */
void
lia_drawing_add_fill (LiaDrawing *self, LiaBox box, LiaColour colour)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_FILL, .box = box, .colour = colour });
}

/**
 * lia_drawing_add_outline:
 * @self: a drawing
 * @box: where
 * @radius: of the corners; at most half the height counts
 * @line: how thick the line is, inside the box; at most half of it counts
 * @colour: in which colour
 *
 * Adds a line round a box.
 */
void
lia_drawing_add_outline (LiaDrawing *self, LiaBox box, double radius, double line, LiaColour colour)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_OUTLINE,
                           .box = box,
                           .colour = colour,
                           .radius = MIN (radius, box.height / 2),
                           .line = MIN (line, MIN (box.width, box.height) / 2) });
}

/**
 * lia_drawing_add_round:
 * @self: a drawing
 * @box: where
 * @radius: of the corners; at most half the height counts
 * @colour: in which colour
 *
 * Adds a filled box with round corners.
 */
void
lia_drawing_add_round (LiaDrawing *self, LiaBox box, double radius, LiaColour colour)
{
  lia_drawing_add_outline (self, box, radius, G_MAXDOUBLE, colour);
}

/**
 * lia_drawing_add_dashed:
 * @self: a drawing
 * @box: where
 * @radius: of the corners; at most half the height counts
 * @dash: how long a dash and a gap are
 * @colour: in which colour
 *
 * Adds a dashed line round a box.
 */
void
lia_drawing_add_dashed (LiaDrawing *self, LiaBox box, double radius, double dash, LiaColour colour)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_DASHED,
                           .box = box,
                           .colour = colour,
                           .radius = MIN (radius, box.height / 2),
                           .line = DASHED_LINE,
                           .dash = dash });
}

/**
 * lia_drawing_add_dashes:
 * @self: a drawing
 * @box: where
 * @dash: how long a dash is
 * @period: how far one begins after another
 * @colour: in which colour
 *
 * Adds a row of dashes as high as the box.
 */
void
lia_drawing_add_dashes (LiaDrawing *self, LiaBox box, double dash, double period, LiaColour colour)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_DASHES,
                           .box = box,
                           .colour = colour,
                           .dash = dash,
                           .period = period });
}

/**
 * lia_drawing_add_fade:
 * @self: a drawing
 * @box: where
 * @left: over how many pixels it fades out at the left
 * @right: and at the right
 * @colour: in which colour where it does not fade
 *
 * Adds a filled box with soft sides.
 */
void
lia_drawing_add_fade (LiaDrawing *self, LiaBox box, double left, double right, LiaColour colour)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_FADE,
                           .box = box,
                           .colour = colour,
                           .fades = { MIN (left, box.width / 2), MIN (right, box.width / 2) } });
}

/**
 * lia_drawing_add_arrow:
 * @self: a drawing
 * @box: where; with a negative width it points to the left
 * @colour: in which colour
 *
 * Adds the head of an arrow.
 */
void
lia_drawing_add_arrow (LiaDrawing *self, LiaBox box, LiaColour colour)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_ARROW, .box = box, .colour = colour });
}

/**
 * lia_drawing_add_curve:
 * @self: a drawing
 * @box: from its upper left to its lower right corner; height and width may be negative
 * @line: how thick the line is
 * @colour: in which colour
 *
 * Adds a curve that leaves and arrives level.
 */
void
lia_drawing_add_curve (LiaDrawing *self, LiaBox box, double line, LiaColour colour)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_CURVE, .box = box, .line = line, .colour = colour });
}

/**
 * lia_drawing_add_text:
 * @self: a drawing
 * @box: what the words take
 * @text: the words; copied
 * @style: how they are set
 * @room: how wide they may be before they are cut
 * @colour: in which colour
 *
 * Adds a line of text.
 */
void
lia_drawing_add_text (LiaDrawing *self,
                      LiaBox box,
                      const char *text,
                      LiaLabelStyle style,
                      int room,
                      LiaColour colour)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_TEXT,
                           .box = box,
                           .colour = colour,
                           .text = g_string_chunk_insert (self->texts, text),
                           .style = style,
                           .room = room });
}

/**
 * lia_drawing_push_clip:
 * @self: a drawing
 * @box: what of the following strokes is seen, until lia_drawing_pop_clip()
 */
void
lia_drawing_push_clip (LiaDrawing *self, LiaBox box)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_CLIP, .box = box });
}

/**
 * lia_drawing_pop_clip:
 * @self: a drawing in which lia_drawing_push_clip() was called
 */
void
lia_drawing_pop_clip (LiaDrawing *self)
{
  add (self, (LiaStroke) { .kind = LIA_STROKE_UNCLIP });
}

/**
 * lia_drawing_fade:
 * @self: a drawing
 * @from: the index of a stroke
 * @alpha: from 0 to 1
 *
 * Makes that stroke and all after it that much paler.
 */
void
lia_drawing_fade (LiaDrawing *self, guint from, double alpha)
{
  for (guint i = from; i < self->strokes->len; i++) {
    LiaStroke *stroke = &g_array_index (self->strokes, LiaStroke, i);

    stroke->colour = lia_colour_fade (stroke->colour, alpha);
  }
}

/**
 * lia_drawing_mirror:
 * @self: a drawing
 * @width: how wide it is
 *
 * Turns the drawing round for a language that is read from right to left: what was at the left is
 * at the right, and words still read as they do.
 */
void
lia_drawing_mirror (LiaDrawing *self, double width)
{
  for (guint i = 0; i < self->strokes->len; i++) {
    LiaStroke *stroke = &g_array_index (self->strokes, LiaStroke, i);
    float left = stroke->fades[0];

    if (stroke->kind == LIA_STROKE_ARROW || stroke->kind == LIA_STROKE_CURVE) {
      stroke->box.x = width - stroke->box.x;
      stroke->box.width = -stroke->box.width;
    } else {
      stroke->box.x = width - stroke->box.x - stroke->box.width;
    }
    stroke->fades[0] = stroke->fades[1];
    stroke->fades[1] = left;
  }
}

/**
 * lia_drawing_move:
 * @self: a drawing
 * @x: how far to the right
 * @y: how far down
 *
 * Moves all that is on the drawing.
 */
void
lia_drawing_move (LiaDrawing *self, double x, double y)
{
  for (guint i = 0; i < self->strokes->len; i++) {
    LiaStroke *stroke = &g_array_index (self->strokes, LiaStroke, i);

    stroke->box.x += x;
    stroke->box.y += y;
  }
}

/**
 * lia_box_inset:
 * @box: a box
 * @by: by how many pixels each side moves inwards; outwards if negative
 *
 * Returns: the smaller or larger box
 */
LiaBox
lia_box_inset (LiaBox box, double by)
{
  return (LiaBox) { box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by };
}

/**
 * lia_colour_fade:
 * @colour: a colour
 * @alpha: from 0 to 1
 *
 * Returns: the colour, that much paler
 */
LiaColour
lia_colour_fade (LiaColour colour, double alpha)
{
  colour.alpha *= (float) alpha;
  return colour;
}
