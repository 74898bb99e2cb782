#include <glib/gi18n.h>

#include "briefing/document/text.h"
#include "workbook-limits.h"
#include "workbook-page.h"

/* Columns: a margin, labels, what belongs to them (two columns, for the badge), and numbers. */
#define MARGIN 0
#define LABEL 1
#define VALUE 2
#define NUMBER 4
#define LAST 5

static const double widths[] = { 3, 24, 24, 72, 12, 3 };

/* How wide a digit of 11 point is, and how much smaller a cover may be printed. */
#define POINTS_PER_DIGIT 5.25
#define SMALLEST_SCALE 0.75

static double
value_lines (const char *text)
{
  return lia_canvas_lines (lia_text_lines (text, widths[2] + widths[3])) + 3;
}

static void
draw_bar (LiaCanvas *canvas)
{
  lia_canvas_row (canvas, 0, 8);
  for (guint column = MARGIN; column <= LAST; column++)
    lia_canvas_blank (canvas, 0, column, LIA_STYLE_BAR);
  lia_canvas_row (canvas, 1, 24);
}

static guint
draw_line (LiaCanvas *canvas, guint row, const char *label, const char *value)
{
  lia_canvas_row (canvas, row, value_lines (value));
  lia_canvas_text (canvas, row, LABEL, label, LIA_STYLE_COVER_LABEL);
  lia_canvas_merge (canvas, row, VALUE, 2, LIA_STYLE_COVER_TEXT);
  lia_canvas_text (canvas, row, VALUE, value, LIA_STYLE_COVER_TEXT);
  return row + 1;
}

static guint
draw_mark (LiaCanvas *canvas, guint row, const LiaDocument *document)
{
  if (*document->mark == '\0')
    return row;

  lia_canvas_row (canvas, row, 24);
  lia_canvas_text (canvas, row, LABEL, _ ("Handling mark"), LIA_STYLE_COVER_LABEL);
  lia_canvas_text (canvas, row, VALUE, document->mark, LIA_STYLE_MARK);
  row++;
  if (document->mark_meaning != NULL && *document->mark_meaning != '\0')
    row = draw_line (canvas, row, _ ("What it allows"), document->mark_meaning);

  return row;
}

static guint
draw_contents (LiaCanvas *canvas, guint row, const LiaDocument *document)
{
  lia_canvas_row (canvas, row, 26);
  lia_canvas_text (canvas, row, LABEL, _ ("What is in it"), LIA_STYLE_HEADING);
  row++;

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *sheet = g_ptr_array_index (document->sections, i);

    if (sheet->hidden)
      continue;
    lia_canvas_row (canvas, row, value_lines (sheet->purpose));
    lia_canvas_link (canvas, row, LABEL, sheet->key, sheet->name, LIA_STYLE_COVER_LINK);
    lia_canvas_merge (canvas, row, VALUE, 2, LIA_STYLE_COVER_TEXT);
    lia_canvas_text (canvas, row, VALUE, sheet->purpose, LIA_STYLE_COVER_TEXT);
    if (sheet->table != NULL) {
      guint n_rows = lia_listing_n_rows (sheet->table);
      g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);

      lia_canvas_text (canvas, row, NUMBER, rows, LIA_STYLE_COVER_COUNT);
    }
    row++;
  }

  return row;
}

/* A row is no taller than the tallest that a spreadsheet knows, so that a long paragraph goes on in
 * the next. */
static guint
draw_paragraph (LiaCanvas *canvas, guint row, const char *text)
{
  double width = widths[LABEL] + widths[VALUE] + widths[VALUE + 1];
  g_autoptr (GPtrArray) pieces = lia_text_pieces (text, width, LIA_CANVAS_MOST_LINES);

  for (guint i = 0; i < pieces->len; i++) {
    const char *piece = g_ptr_array_index (pieces, i);

    lia_canvas_row (canvas, row, lia_canvas_lines (lia_text_lines (piece, width)) + 3);
    lia_canvas_merge (canvas, row, LABEL, 3, LIA_STYLE_COVER_TEXT);
    lia_canvas_text (canvas, row, LABEL, piece, LIA_STYLE_COVER_TEXT);
    row++;
  }

  return row;
}

static guint
draw_introduction (LiaCanvas *canvas, guint row, GPtrArray *paragraphs)
{
  for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++)
    row = draw_paragraph (canvas, row, g_ptr_array_index (paragraphs, i));

  return paragraphs != NULL ? row + 1 : row;
}

static void
draw_notes (LiaCanvas *canvas, guint row, const LiaDocument *document)
{
  g_autoptr (GPtrArray) limits = lia_workbook_tell_limits (document);

  if (document->notes->len + limits->len == 0)
    return;

  lia_canvas_row (canvas, row, 26);
  lia_canvas_text (canvas, row, LABEL, _ ("How to read it"), LIA_STYLE_HEADING);
  row++;
  for (guint i = 0; i < document->notes->len; i++)
    row = draw_paragraph (canvas, row, g_ptr_array_index (document->notes, i));
  for (guint i = 0; i < limits->len; i++)
    row = draw_paragraph (canvas, row, g_ptr_array_index (limits, i));
}

/* A little too much is made to fit on one page; a long introduction would be too small to read. */
static gboolean
goes_on_a_page (LiaCanvas *canvas)
{
  double width = 0.0;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    width += widths[i] * POINTS_PER_DIGIT;

  return lia_canvas_get_height (canvas) * SMALLEST_SCALE <=
         lia_canvas_get_page_height (canvas, width);
}

/**
 * lia_workbook_draw_cover:
 * @canvas: a canvas, with the sheet begun
 *
 * Draws the cover: what this is, for whom, whose state of things it shows and when, how it may be
 * handled, what introduces it, and what its sheets hold.
 */
void
lia_workbook_draw_cover (LiaCanvas *canvas)
{
  const LiaDocument *document = lia_canvas_get_document (canvas);
  g_autofree char *moment = lia_document_as_at_in_words (document);
  guint row = 2;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    lia_canvas_column (canvas, i, widths[i]);

  draw_bar (canvas);
  lia_canvas_row (canvas, row, 36 * lia_text_lines (document->title, 52));
  lia_canvas_merge (canvas, row, LABEL, 4, LIA_STYLE_COVER_TITLE);
  lia_canvas_text (canvas, row, LABEL, document->title, LIA_STYLE_COVER_TITLE);
  row++;
  lia_canvas_row (canvas, row, 18 * lia_text_lines (document->subject, 105) + 14);
  lia_canvas_merge (canvas, row, LABEL, 4, LIA_STYLE_COVER_SUBJECT);
  lia_canvas_text (canvas, row, LABEL, document->subject, LIA_STYLE_COVER_SUBJECT);
  row++;

  if (document->audience != NULL)
    row = draw_line (canvas, row, _ ("For"), document->audience);
  row = draw_line (canvas, row, _ ("As at"), moment);
  if (document->author != NULL)
    row = draw_line (canvas, row, _ ("Prepared by"), document->author);
  row = draw_mark (canvas, row, document);
  row = draw_introduction (canvas, row + 1, document->introduction);
  row = draw_contents (canvas, row, document);
  draw_notes (canvas, row + 1, document);
  lia_canvas_print_setup (canvas, _ ("Cover"), 1, goes_on_a_page (canvas) ? 1 : 0);
}
