#include "drawing-svg.h"

#include <math.h>
#include <string.h>

typedef struct {
  GString *text;
  guint n_defs; /* clips and fades have names */
} Page;

/* Numbers are written alike in every language: two places at most, and no zeros at the end. */
static void
add_number (Page *page, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.2f", value);
  for (char *end = number + strlen (number) - 1; *end == '0' || *end == '.'; end--) {
    gboolean point = *end == '.';

    *end = '\0';
    if (point)
      break;
  }
  g_string_append_printf (page->text, "%s%s", name, g_str_equal (number, "-0") ? "0" : number);
}

static void
add_attribute (Page *page, const char *name, double value)
{
  g_string_append_printf (page->text, " %s=", name);
  add_number (page, "\"", value);
  g_string_append_c (page->text, '"');
}

/* No XML 1.0 can have control characters, whichever way they are written. */
static void
add_escaped (Page *page, const char *text)
{
  g_autofree char *clean = g_strdup (text);
  g_autofree char *escaped = NULL;

  for (char *c = clean; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  escaped = g_markup_escape_text (clean, -1);

  g_string_append (page->text, escaped);
}

static void
add_colour (Page *page, const char *what, LiaColour colour)
{
  g_string_append_printf (page->text, " %s=\"#%02x%02x%02x\"", what,
                          (guint) lroundf (colour.red * 255), (guint) lroundf (colour.green * 255),
                          (guint) lroundf (colour.blue * 255));
  if (colour.alpha < 1) {
    g_autofree char *name = g_strconcat (what, "-opacity", NULL);

    add_attribute (page, name, colour.alpha);
  }
}

static void
add_stop (Page *page, double offset, LiaColour colour, gboolean seen)
{
  double alpha = seen ? colour.alpha : 0;

  colour.alpha = 1;
  g_string_append (page->text, "<stop");
  add_attribute (page, "offset", offset);
  add_colour (page, "stop-color", colour);
  if (alpha < 1)
    add_attribute (page, "stop-opacity", alpha);
  g_string_append (page->text, "/>");
}

static void
add_rectangle (Page *page, LiaBox box, double radius)
{
  g_string_append (page->text, "<rect");
  add_attribute (page, "x", box.x);
  add_attribute (page, "y", box.y);
  add_attribute (page, "width", MAX (box.width, 0));
  add_attribute (page, "height", MAX (box.height, 0));
  if (radius > 0)
    add_attribute (page, "rx", MIN (radius, MIN (box.width, box.height) / 2));
}

static void
add_line (Page *page, const LiaStroke *stroke)
{
  g_string_append (page->text, " fill=\"none\"");
  add_colour (page, "stroke", stroke->colour);
  add_attribute (page, "stroke-width", stroke->line);
}

static void
add_outline (Page *page, const LiaStroke *stroke)
{
  gboolean whole = stroke->line >= MIN (stroke->box.width, stroke->box.height) / 2;

  if (whole) {
    add_rectangle (page, stroke->box, stroke->radius);
    add_colour (page, "fill", stroke->colour);
  } else {
    add_rectangle (page, lia_box_inset (stroke->box, stroke->line / 2),
                   stroke->radius - stroke->line / 2);
    add_line (page, stroke);
  }
  if (stroke->kind == LIA_STROKE_DASHED)
    add_attribute (page, "stroke-dasharray", stroke->dash);
  g_string_append (page->text, "/>\n");
}

static void
add_dashes (Page *page, const LiaStroke *stroke)
{
  double middle = stroke->box.y + stroke->box.height / 2;

  g_string_append (page->text, "<path d=\"");
  add_number (page, "M", stroke->box.x);
  add_number (page, " ", middle);
  add_number (page, "h", stroke->box.width);
  g_string_append_c (page->text, '"');
  add_colour (page, "stroke", stroke->colour);
  add_attribute (page, "stroke-width", stroke->box.height);
  g_string_append (page->text, " stroke-dasharray=\"");
  add_number (page, "", stroke->dash);
  add_number (page, " ", stroke->period - stroke->dash);
  g_string_append (page->text, "\"/>\n");
}

static void
add_fade (Page *page, const LiaStroke *stroke)
{
  double width = MAX (stroke->box.width, 1);
  guint id = ++page->n_defs;

  g_string_append_printf (page->text, "<linearGradient id=\"d%u\">", id);
  add_stop (page, 0, stroke->colour, stroke->fades[0] <= 0);
  add_stop (page, stroke->fades[0] / width, stroke->colour, TRUE);
  add_stop (page, 1 - stroke->fades[1] / width, stroke->colour, TRUE);
  add_stop (page, 1, stroke->colour, stroke->fades[1] <= 0);
  g_string_append (page->text, "</linearGradient>");
  add_rectangle (page, stroke->box, 0);
  g_string_append_printf (page->text, " fill=\"url(#d%u)\"/>\n", id);
}

static void
add_arrow (Page *page, const LiaStroke *stroke)
{
  g_string_append (page->text, "<path d=\"");
  add_number (page, "M", stroke->box.x);
  add_number (page, " ", stroke->box.y);
  add_number (page, "l", stroke->box.width);
  add_number (page, " ", stroke->box.height / 2);
  add_number (page, "l", -stroke->box.width);
  add_number (page, " ", stroke->box.height / 2);
  g_string_append (page->text, "z\"");
  add_colour (page, "fill", stroke->colour);
  g_string_append (page->text, "/>\n");
}

static void
add_curve (Page *page, const LiaStroke *stroke)
{
  double half = stroke->box.width / 2;

  g_string_append (page->text, "<path d=\"");
  add_number (page, "M", stroke->box.x);
  add_number (page, " ", stroke->box.y);
  add_number (page, "c", half);
  add_number (page, " 0 ", half);
  add_number (page, " ", stroke->box.height);
  add_number (page, " ", stroke->box.width);
  add_number (page, " ", stroke->box.height);
  g_string_append_c (page->text, '"');
  add_line (page, stroke);
  g_string_append (page->text, "/>\n");
}

static char *
shortened (const char *text, glong length)
{
  g_autofree char *start = g_utf8_substring (text, 0, length);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* A text that is cut where it has no more room is cut in the file as well. */
static char *
cut (LiaLabelCache *labels, const LiaStroke *stroke, int width)
{
  glong low = 0;
  glong high = g_utf8_strlen (stroke->text, -1);

  while (low < high) {
    glong middle = (low + high + 1) / 2;
    g_autofree char *text = shortened (stroke->text, middle);

    if (lia_label_cache_measure (labels, text, stroke->style) <= width)
      low = middle;
    else
      high = middle - 1;
  }

  return shortened (stroke->text, low);
}

static void
add_font (Page *page, PangoLayout *layout, LiaLabelStyle style)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

  if (run != NULL) {
    PangoFontDescription *font = pango_font_describe_with_absolute_size (run->item->analysis.font);

    g_string_append (page->text, " font-family=\"");
    add_escaped (page, pango_font_description_get_family (font));
    g_string_append (page->text, ", sans-serif\"");
    add_attribute (page, "font-size",
                   pango_font_description_get_size (font) / (double) PANGO_SCALE);
    if (pango_font_description_get_weight (font) >= PANGO_WEIGHT_BOLD)
      g_string_append (page->text, " font-weight=\"bold\"");
    pango_font_description_free (font);
  }
  if (style == LIA_LABEL_STRUCK)
    g_string_append (page->text, " text-decoration=\"line-through\"");
  pango_layout_iter_free (iter);
}

static void
add_text (Page *page, const LiaStroke *stroke, LiaLabelCache *labels)
{
  int width, height;
  PangoLayout *layout =
      lia_label_cache_get (labels, stroke->text, stroke->style, stroke->room, &width, &height);
  gboolean whole = !pango_layout_is_ellipsized (layout);
  g_autofree char *text = NULL;

  g_string_append (page->text, "<text xml:space=\"preserve\"");
  add_attribute (page, "x", stroke->box.x);
  add_attribute (page, "y",
                 stroke->box.y + pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  add_font (page, layout, stroke->style);
  add_colour (page, "fill", stroke->colour);
  g_string_append_c (page->text, '>');
  text = whole ? g_strdup (stroke->text) : cut (labels, stroke, width);
  add_escaped (page, text);
  g_string_append (page->text, "</text>\n");
}

static void
push_clip (Page *page, const LiaStroke *stroke)
{
  guint id = ++page->n_defs;

  g_string_append_printf (page->text, "<clipPath id=\"d%u\">", id);
  add_rectangle (page, stroke->box, 0);
  g_string_append_printf (page->text, "/></clipPath>\n<g clip-path=\"url(#d%u)\">\n", id);
}

static void
add_stroke (Page *page, const LiaStroke *stroke, LiaLabelCache *labels)
{
  switch (stroke->kind) {
  case LIA_STROKE_FILL:
    add_rectangle (page, stroke->box, 0);
    add_colour (page, "fill", stroke->colour);
    g_string_append (page->text, "/>\n");
    break;
  case LIA_STROKE_OUTLINE:
  case LIA_STROKE_DASHED:
    add_outline (page, stroke);
    break;
  case LIA_STROKE_DASHES:
    add_dashes (page, stroke);
    break;
  case LIA_STROKE_FADE:
    add_fade (page, stroke);
    break;
  case LIA_STROKE_ARROW:
    add_arrow (page, stroke);
    break;
  case LIA_STROKE_CURVE:
    add_curve (page, stroke);
    break;
  case LIA_STROKE_TEXT:
    add_text (page, stroke, labels);
    break;
  case LIA_STROKE_CLIP:
    push_clip (page, stroke);
    break;
  case LIA_STROKE_UNCLIP:
    g_string_append (page->text, "</g>\n");
    break;
  }
}

/**
 * lia_drawing_to_svg:
 * @drawing: a drawing
 * @labels: its texts
 * @width: how wide it is, in pixels
 * @height: how high it is
 * @title: what it is called
 * @description: what it shows, for those who can't see it
 *
 * Writes a drawing as SVG 1.1, in which words are words: they can be searched for, copied and read
 * aloud. (Cairo's own SVG has the shapes of letters, and names in it that differ from run to run.)
 * The same drawing gives the same text.
 *
 * Returns: (transfer full): the text
 */
char *
lia_drawing_to_svg (const LiaDrawing *drawing,
                    LiaLabelCache *labels,
                    double width,
                    double height,
                    const char *title,
                    const char *description)
{
  Page page = { g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\"") };

  add_attribute (&page, "width", width);
  add_attribute (&page, "height", height);
  add_number (&page, " viewBox=\"0 0 ", width);
  add_number (&page, " ", height);
  g_string_append (page.text, "\">\n<title>");
  add_escaped (&page, title);
  g_string_append (page.text, "</title>\n<desc>");
  add_escaped (&page, description);
  g_string_append (page.text, "</desc>\n");
  for (guint i = 0; i < lia_drawing_get_size (drawing); i++)
    add_stroke (&page, lia_drawing_get (drawing, i), labels);
  g_string_append (page.text, "</svg>\n");

  return g_string_free (page.text, FALSE);
}
