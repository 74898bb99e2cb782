#include "briefing/document/text.h"
#include "briefing/paper.h"
#include "canvas.h"

/* What a part of a header may be long. */
#define LONGEST_HEADER_PART 60

/* What a workbook calls these papers. */
#define LETTER_CODE 1
#define A4_CODE 9

/* The margins of a page, in inches. */
#define POINTS_PER_INCH 72.0
#define MARGIN_SIDE 0.4
#define MARGIN_TOP 0.75
#define MARGIN_BOTTOM 0.65

/* All three parts of a header share 255 characters, in which `&` begins a command. */
static char *
escape_header (const char *text)
{
  g_autofree char *line = lia_text_shorten (text, LONGEST_HEADER_PART);
  g_autoptr (GString) escaped = g_string_new (NULL);
  guint length = 0;

  for (const char *at = line; *at != '\0' && length < LONGEST_HEADER_PART;
       at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (c == '&')
      g_string_append (escaped, "&&");
    else
      g_string_append_unichar (escaped, c);
    length += c == '&' ? 2 : 1;
  }

  return g_string_free (g_steal_pointer (&escaped), FALSE);
}

/* Sets the sheet up for paper that lies, with the handling mark at the right of header and footer,
 * 12 point, as TLP 2.0 asks. */
static void
set_paper (LiaCanvas *self, const char *name)
{
  lxw_worksheet *sheet = lia_canvas_get_sheet (self);
  const LiaDocument *document = lia_canvas_get_document (self);
  g_autofree char *title = escape_header (document->title);
  g_autofree char *section = escape_header (name);
  g_autofree char *mark = escape_header (document->mark);
  g_autofree char *header =
      g_strdup_printf ("&L&9 %s · %s&R&\"Calibri,Bold\"&12 %s", title, section, mark);
  g_autofree char *footer = g_strdup_printf ("&C&9&P / &N&R&\"Calibri,Bold\"&12 %s", mark);

  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, lia_paper_of_locale () == LIA_PAPER_LETTER ? LETTER_CODE : A4_CODE);
  worksheet_set_margins (sheet, MARGIN_SIDE, MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM);
  lia_canvas_check (self, worksheet_set_header (sheet, header));
  lia_canvas_check (self, worksheet_set_footer (sheet, footer));
}

/* The room for cells on a page that lies, in points. */
static void
find_room (double *width, double *height)
{
  lia_paper_size (lia_paper_of_locale (), height, width);
  *width -= 2 * MARGIN_SIDE * POINTS_PER_INCH;
  *height -= (MARGIN_TOP + MARGIN_BOTTOM) * POINTS_PER_INCH;
}

/* In hundredths, and a little less: some programs draw columns wider than others. */
static guint
scale_for (double width)
{
  double room_across, room_down;

  find_room (&room_across, &room_down);
  return CLAMP ((guint) (94.0 * room_across / width), 10, 100);
}

/**
 * lia_canvas_get_page_height:
 * @self: a canvas
 * @width: how wide a sheet is, in points
 *
 * Returns: how many points of such a sheet go on a page, from top to bottom
 */
double
lia_canvas_get_page_height (LiaCanvas *self, double width)
{
  double room_across, room_down;

  find_room (&room_across, &room_down);
  return room_down * 100.0 / scale_for (width);
}

/**
 * lia_canvas_print_breaks:
 * @self: a canvas
 * @name: what the sheet at hand is called
 * @width: how wide the sheet is, in points
 * @breaks: (element-type lxw_row_t) (array zero-terminated=1): the rows that begin a page
 *
 * Sets the sheet up to be printed one page wide, with breaks where they are wanted: a sheet that is
 * fitted to pages has none.
 */
void
lia_canvas_print_breaks (LiaCanvas *self, const char *name, double width, GArray *breaks)
{
  if (lia_canvas_get_error (self) != LXW_NO_ERROR)
    return;

  set_paper (self, name);
  worksheet_set_print_scale (lia_canvas_get_sheet (self), (uint16_t) scale_for (width));
  if (breaks->len > 0)
    lia_canvas_check (
        self, worksheet_set_h_pagebreaks (lia_canvas_get_sheet (self), (lxw_row_t *) breaks->data));
}

/**
 * lia_canvas_print_setup:
 * @self: a canvas
 * @name: what the sheet at hand is called
 * @wide: how many pages it is wide
 * @tall: how many pages it is tall, 0 for as many as it needs
 *
 * Sets the sheet up to be printed, scaled to that many pages.
 */
void
lia_canvas_print_setup (LiaCanvas *self, const char *name, guint wide, guint tall)
{
  if (lia_canvas_get_error (self) != LXW_NO_ERROR)
    return;

  set_paper (self, name);
  worksheet_fit_to_pages (lia_canvas_get_sheet (self), wide, tall);
}
