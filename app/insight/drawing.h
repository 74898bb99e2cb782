#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaColour:
 * @red: from 0 to 1.
 * @green: from 0 to 1.
 * @blue: from 0 to 1.
 * @alpha: from 0, which is not seen, to 1.
 */
typedef struct {
  float red;
  float green;
  float blue;
  float alpha;
} LiaColour;

/**
 * LiaBox:
 * @x: its left edge.
 * @y: its upper edge.
 * @width: how wide it is.
 * @height: how high it is.
 *
 * Where something is drawn, in pixels.
 */
typedef struct {
  double x;
  double y;
  double width;
  double height;
} LiaBox;

/**
 * LiaLabelStyle:
 *
 * The kinds of text on a drawing.
 */
typedef enum {
  LIA_LABEL_ITEM,
  LIA_LABEL_STRUCK,
  LIA_LABEL_COUNT,
  LIA_LABEL_TICK,
  LIA_LABEL_HEADING,
  LIA_LABEL_TITLE,
} LiaLabelStyle;

/**
 * LiaStrokeKind:
 * @LIA_STROKE_FILL: a filled box.
 * @LIA_STROKE_OUTLINE: the line round a box with round corners; a line as thick as half the box
 *   fills it.
 * @LIA_STROKE_DASHED: a dashed line round a box with round corners.
 * @LIA_STROKE_DASHES: dashes that fill the height of a box.
 * @LIA_STROKE_FADE: a filled box that fades out towards its sides.
 * @LIA_STROKE_ARROW: a triangle that fills a box and points to the right, or to the left if its
 *   width is negative.
 * @LIA_STROKE_CURVE: a line from the upper left corner of a box to the lower right one, level at
 *   both; its height is negative where it goes up.
 * @LIA_STROKE_TEXT: one line of text.
 * @LIA_STROKE_CLIP: what follows is seen only inside a box.
 * @LIA_STROKE_UNCLIP: ends that.
 */
typedef enum {
  LIA_STROKE_FILL,
  LIA_STROKE_OUTLINE,
  LIA_STROKE_DASHED,
  LIA_STROKE_DASHES,
  LIA_STROKE_FADE,
  LIA_STROKE_ARROW,
  LIA_STROKE_CURVE,
  LIA_STROKE_TEXT,
  LIA_STROKE_CLIP,
  LIA_STROKE_UNCLIP,
} LiaStrokeKind;

/**
 * LiaStroke:
 * @kind: what it is.
 * @box: where it lies.
 * @colour: in which colour.
 * @radius: of the corners.
 * @line: how thick the line is.
 * @dash: how long a dash is.
 * @period: how far one dash begins after another.
 * @fades: how much of the left and of the right side fades out, in pixels.
 * @text: (nullable): the words.
 * @style: how they are set.
 * @room: how wide they may be before they are cut, in pixels.
 *
 * One thing that is drawn.
 */
typedef struct {
  LiaStrokeKind kind;
  LiaBox box;
  LiaColour colour;
  float radius;
  float line;
  float dash;
  float period;
  float fades[2];
  const char *text;
  LiaLabelStyle style;
  int room;
} LiaStroke;

/**
 * LiaDrawing:
 *
 * A picture as a list of strokes, lowest first. It is made once, without knowing whether it goes
 * on a screen or on paper.
 */
typedef struct _LiaDrawing LiaDrawing;

LiaDrawing      *lia_drawing_new         (void);
void             lia_drawing_free        (LiaDrawing *self);
void             lia_drawing_clear       (LiaDrawing *self);
guint            lia_drawing_get_size    (const LiaDrawing *self);
guint            lia_drawing_count       (const LiaDrawing *self, LiaStrokeKind kind);
const LiaStroke *lia_drawing_get         (const LiaDrawing *self, guint index);
void             lia_drawing_add_fill    (LiaDrawing *self, LiaBox box, LiaColour colour);
void             lia_drawing_add_outline (LiaDrawing *self,
                                          LiaBox box,
                                          double radius,
                                          double line,
                                          LiaColour colour);
void             lia_drawing_add_round   (LiaDrawing *self,
                                          LiaBox box,
                                          double radius,
                                          LiaColour colour);
void             lia_drawing_add_dashed  (LiaDrawing *self,
                                          LiaBox box,
                                          double radius,
                                          double dash,
                                          LiaColour colour);
void             lia_drawing_add_dashes  (LiaDrawing *self,
                                          LiaBox box,
                                          double dash,
                                          double period,
                                          LiaColour colour);
void             lia_drawing_add_fade    (LiaDrawing *self,
                                          LiaBox box,
                                          double left,
                                          double right,
                                          LiaColour colour);
void             lia_drawing_add_arrow   (LiaDrawing *self, LiaBox box, LiaColour colour);
void             lia_drawing_add_curve   (LiaDrawing *self,
                                          LiaBox box,
                                          double line,
                                          LiaColour colour);
void             lia_drawing_add_text    (LiaDrawing *self,
                                          LiaBox box,
                                          const char *text,
                                          LiaLabelStyle style,
                                          int room,
                                          LiaColour colour);
void             lia_drawing_push_clip   (LiaDrawing *self, LiaBox box);
void             lia_drawing_pop_clip    (LiaDrawing *self);
void             lia_drawing_fade        (LiaDrawing *self, guint from, double alpha);
void             lia_drawing_mirror      (LiaDrawing *self, double width);
void             lia_drawing_move        (LiaDrawing *self, double x, double y);

LiaBox    lia_box_inset   (LiaBox box, double by);
LiaColour lia_colour_fade (LiaColour colour, double alpha);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDrawing, lia_drawing_free)

G_END_DECLS
