#include <pango/pangocairo.h>
#include <string.h>

#include "insight/drawing-cairo.h"

#define WIDTH 120
#define HEIGHT 60

static const LiaColour red = { 1, 0, 0, 1 };

/* A drawing on a picture that is white at first. */
typedef struct {
  LiaDrawing *drawing;
  LiaLabelCache *labels;
  cairo_surface_t *surface;
  cairo_t *cr;
} Paper;

static void
set_up (Paper *paper, gconstpointer data)
{
  PangoContext *context;

  paper->drawing = lia_drawing_new ();
  paper->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  paper->cr = cairo_create (paper->surface);
  cairo_set_source_rgb (paper->cr, 1, 1, 1);
  cairo_paint (paper->cr);
  context = pango_cairo_create_context (paper->cr);
  paper->labels = lia_label_cache_new (context, 10);
  g_object_unref (context);
}

static void
tear_down (Paper *paper, gconstpointer data)
{
  cairo_destroy (paper->cr);
  cairo_surface_destroy (paper->surface);
  lia_label_cache_free (paper->labels);
  lia_drawing_free (paper->drawing);
}

static gboolean
is_blank (Paper *paper, int x, int y)
{
  const guint8 *row;

  cairo_surface_flush (paper->surface);
  row = cairo_image_surface_get_data (paper->surface) +
        y * cairo_image_surface_get_stride (paper->surface);
  return row[4 * x] == 0xff && row[4 * x + 1] == 0xff && row[4 * x + 2] == 0xff;
}

static guint
count_inked (Paper *paper, const LiaBox *box)
{
  guint n = 0;

  for (int y = (int) box->y; y < (int) (box->y + box->height); y++)
    for (int x = (int) box->x; x < (int) (box->x + box->width); x++)
      n += !is_blank (paper, x, y);

  return n;
}

static void
draw (Paper *paper)
{
  lia_drawing_draw (paper->drawing, paper->labels, paper->cr);
  g_assert_cmpint (cairo_status (paper->cr), ==, CAIRO_STATUS_SUCCESS);
}

static void
test_fill (Paper *paper, gconstpointer data)
{
  lia_drawing_add_fill (paper->drawing, (LiaBox) { 10, 10, 20, 10 }, red);
  draw (paper);

  g_assert_false (is_blank (paper, 15, 15));
  g_assert_true (is_blank (paper, 9, 15));
  g_assert_true (is_blank (paper, 31, 15));
}

static void
test_outline (Paper *paper, gconstpointer data)
{
  lia_drawing_add_outline (paper->drawing, (LiaBox) { 10, 10, 40, 20 }, 4, 2, red);
  lia_drawing_add_round (paper->drawing, (LiaBox) { 60, 10, 40, 20 }, 4, red);
  draw (paper);

  g_assert_false (is_blank (paper, 30, 10));
  g_assert_true (is_blank (paper, 30, 20));
  g_assert_false (is_blank (paper, 80, 20));
  /* The corners are round. */
  g_assert_true (is_blank (paper, 10, 10));
  g_assert_true (is_blank (paper, 60, 10));
}

static void
test_dashes (Paper *paper, gconstpointer data)
{
  lia_drawing_add_dashes (paper->drawing, (LiaBox) { 10, 10, 40, 4 }, 5, 8, red);
  draw (paper);

  g_assert_false (is_blank (paper, 12, 12));
  g_assert_true (is_blank (paper, 16, 12));
  g_assert_false (is_blank (paper, 20, 12));
}

static void
test_fade (Paper *paper, gconstpointer data)
{
  lia_drawing_add_fade (paper->drawing, (LiaBox) { 10, 10, 60, 10 }, 20, 0, red);
  draw (paper);

  g_assert_true (is_blank (paper, 9, 15));
  g_assert_false (is_blank (paper, 40, 15));
  g_assert_false (is_blank (paper, 69, 15));
}

static void
test_clip (Paper *paper, gconstpointer data)
{
  lia_drawing_push_clip (paper->drawing, (LiaBox) { 10, 10, 10, 10 });
  lia_drawing_add_fill (paper->drawing, (LiaBox) { 0, 0, 60, 30 }, red);
  lia_drawing_pop_clip (paper->drawing);
  lia_drawing_add_fill (paper->drawing, (LiaBox) { 50, 40, 5, 5 }, red);
  draw (paper);

  g_assert_false (is_blank (paper, 15, 15));
  g_assert_true (is_blank (paper, 25, 15));
  g_assert_false (is_blank (paper, 52, 42));
}

static void
test_text (Paper *paper, gconstpointer data)
{
  LiaBox box = { 5, 5, 60, 20 };

  lia_drawing_add_text (paper->drawing, box, "Sofia", LIA_LABEL_ITEM, 60, red);
  draw (paper);

  g_assert_cmpuint (count_inked (paper, &box), >, 20);
}

static void
test_curve (Paper *paper, gconstpointer data)
{
  lia_drawing_add_curve (paper->drawing, (LiaBox) { 10, 50, 60, -40 }, 2, red);
  lia_drawing_add_arrow (paper->drawing, (LiaBox) { 70, 5, 8, 10 }, red);
  draw (paper);

  g_assert_false (is_blank (paper, 12, 50));
  g_assert_false (is_blank (paper, 68, 10));
  g_assert_false (is_blank (paper, 72, 10));
  g_assert_true (is_blank (paper, 12, 12));
}

/* What is at the left is at the right in a mirror, and back again in a second one. */
static void
test_mirror (Paper *paper, gconstpointer data)
{
  lia_drawing_add_fill (paper->drawing, (LiaBox) { 10, 10, 20, 10 }, red);
  lia_drawing_add_fade (paper->drawing, (LiaBox) { 10, 30, 20, 10 }, 8, 2, red);
  lia_drawing_add_curve (paper->drawing, (LiaBox) { 10, 10, 30, 20 }, 1, red);
  lia_drawing_mirror (paper->drawing, WIDTH);

  g_assert_cmpfloat (lia_drawing_get (paper->drawing, 0)->box.x, ==, WIDTH - 30);
  g_assert_cmpfloat (lia_drawing_get (paper->drawing, 1)->fades[1], ==, 8);
  g_assert_cmpfloat (lia_drawing_get (paper->drawing, 2)->box.x, ==, WIDTH - 10);
  g_assert_cmpfloat (lia_drawing_get (paper->drawing, 2)->box.width, ==, -30);

  lia_drawing_mirror (paper->drawing, WIDTH);
  g_assert_cmpfloat (lia_drawing_get (paper->drawing, 0)->box.x, ==, 10);
  g_assert_cmpfloat (lia_drawing_get (paper->drawing, 2)->box.width, ==, 30);
}

static void
test_cleared (Paper *paper, gconstpointer data)
{
  char text[] = "Sofia";

  lia_drawing_add_text (paper->drawing, (LiaBox) { 0, 0, 50, 10 }, text, LIA_LABEL_ITEM, 50, red);
  memset (text, 'x', 3);
  g_assert_cmpstr (lia_drawing_get (paper->drawing, 0)->text, ==, "Sofia");
  g_assert_cmpuint (lia_drawing_count (paper->drawing, LIA_STROKE_TEXT), ==, 1);

  lia_drawing_clear (paper->drawing);
  g_assert_cmpuint (lia_drawing_get_size (paper->drawing), ==, 0);
}

#define ADD(name, test) g_test_add (name, Paper, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/drawing/fill", test_fill);
  ADD ("/drawing/outline", test_outline);
  ADD ("/drawing/dashes", test_dashes);
  ADD ("/drawing/fade", test_fade);
  ADD ("/drawing/clip", test_clip);
  ADD ("/drawing/text", test_text);
  ADD ("/drawing/curve", test_curve);
  ADD ("/drawing/mirror", test_mirror);
  ADD ("/drawing/cleared", test_cleared);

  return g_test_run ();
}
