#include <glib/gi18n.h>

#include "briefing/document/text.h"
#include "workbook-chart.h"
#include "workbook-page.h"

/* A page is a grid of equal columns, as wide as A4 landscape at its natural size. */
#define GRID_COLUMNS 12
#define GRID_WIDTH 12.0

/* A figure takes two columns of the grid, so that six stand side by side. */
#define FIGURE_SPAN 2

/* What is called what: the name, and what it is here. A line of sentences stays short enough to be
 * read. */
#define FACT_LABEL_SPAN 3
#define FACT_SPAN 7
#define PARAGRAPH_SPAN 8

/* What a column of the grid takes, at its natural size, and a small gap. */
#define GRID_COLUMN_POINTS 66.75
#define SMALL_GAP 6

/* Rows: the title, a line below it, a gap, and then the blocks. */
#define FIRST_ROW 3

/* What a list needs of a page to begin on it, in points. */
#define LEAST_BEGINNING 90.0

/* A header stays in view if it stands at the top of its sheet, below a heading at most. */
#define LAST_HEADER_ROW (FIRST_ROW + 1)

typedef struct {
  LiaCanvas *canvas;
  const LiaSection *sheet;
  guint row;
  double page_top; /* where the page begins that is going to be printed */
  double page_height;
  GArray *breaks; /* lxw_row_t */
  guint n_tables;
  guint header_row; /* of the last table */
} Page;

static void
wide_text (Page *page, guint column, guint span, const char *text, LiaStyle style)
{
  lia_canvas_merge (page->canvas, page->row, column, span, style);
  lia_canvas_text (page->canvas, page->row, column, text, style);
}

static LiaFigure *
nth_figure (GPtrArray *figures, guint first, guint column)
{
  return g_ptr_array_index (figures, first + column);
}

/* The numbers of a line, and then what was counted: cells are written row by row. */
static void
draw_figure_line (Page *page, GPtrArray *figures, guint first, guint n)
{
  lia_canvas_row (page->canvas, page->row, 36);
  for (guint i = 0; i < n; i++) {
    const LiaFigure *figure = nth_figure (figures, first, i);
    LiaStyle style = LIA_STYLE_FIGURE + figure->tone;

    lia_canvas_merge (page->canvas, page->row, i * FIGURE_SPAN, FIGURE_SPAN, style);
    lia_canvas_number (page->canvas, page->row, i * FIGURE_SPAN, figure->number, style);
  }
  page->row++;

  lia_canvas_row (page->canvas, page->row, 32);
  for (guint i = 0; i < n; i++)
    wide_text (page, i * FIGURE_SPAN, FIGURE_SPAN, nth_figure (figures, first, i)->label,
               LIA_STYLE_FIGURE_LABEL);
  page->row++;
}

static void
draw_figures (Page *page, GPtrArray *figures)
{
  guint per_line = GRID_COLUMNS / FIGURE_SPAN;

  for (guint first = 0; first < figures->len; first += per_line) {
    if (first > 0)
      page->row++;
    draw_figure_line (page, figures, first, MIN (per_line, figures->len - first));
  }
}

/* How many digits of 10 point go into so many columns of the grid, less the indent. */
static double
digits_across (guint span)
{
  return (span * (GRID_WIDTH + 0.7) - 2.0) * 1.035;
}

static double
digits_in (const LiaColumn *column)
{
  return digits_across (column->span) / (column->kind == LIA_COLUMN_TITLE ? 1.04 : 1.0);
}

/* Some programs don't wrap a link, so that what takes several lines is followed by its label. */
static void
draw_fact_cells (Page *page, const LiaFact *fact, const char *value, gboolean first, gboolean whole)
{
  LiaCanvas *canvas = page->canvas;
  const char *label = first ? fact->label : NULL;

  lia_canvas_merge (canvas, page->row, 0, FACT_LABEL_SPAN, LIA_STYLE_FACT_LABEL);
  if (whole || !lia_canvas_link (canvas, page->row, 0, fact->target, label, LIA_STYLE_FACT_LINK))
    lia_canvas_text (canvas, page->row, 0, label, LIA_STYLE_FACT_LABEL);

  lia_canvas_merge (canvas, page->row, FACT_LABEL_SPAN, FACT_SPAN, LIA_STYLE_FACT);
  if (!whole || !lia_canvas_link (canvas, page->row, FACT_LABEL_SPAN, fact->target, value,
                                  LIA_STYLE_FACT_LINK))
    lia_canvas_text (canvas, page->row, FACT_LABEL_SPAN, value, LIA_STYLE_FACT);
}

static void
draw_fact (Page *page, const LiaFact *fact)
{
  double width = digits_across (FACT_SPAN);
  g_autoptr (GPtrArray) pieces = lia_text_pieces (fact->value, width, LIA_CANVAS_MOST_LINES);
  guint label_lines = lia_text_lines (fact->label, digits_across (FACT_LABEL_SPAN));

  for (guint i = 0; i < pieces->len; i++) {
    const char *piece = g_ptr_array_index (pieces, i);
    guint lines = lia_text_lines (piece, width);

    lia_canvas_row (page->canvas, page->row,
                    lia_canvas_lines (i == 0 ? MAX (lines, label_lines) : lines));
    draw_fact_cells (page, fact, piece, i == 0, pieces->len == 1 && lines == 1);
    page->row++;
  }
}

static void
draw_paragraph (Page *page, const char *text, LiaStyle style)
{
  double width = digits_across (PARAGRAPH_SPAN);
  g_autoptr (GPtrArray) pieces = lia_text_pieces (text, width, LIA_CANVAS_MOST_LINES);

  for (guint i = 0; i < pieces->len; i++) {
    const char *piece = g_ptr_array_index (pieces, i);

    lia_canvas_row (page->canvas, page->row, lia_canvas_lines (lia_text_lines (piece, width)));
    wide_text (page, 0, PARAGRAPH_SPAN, piece, style);
    page->row++;
  }
}

static guint
block_row_lines (const LiaListing *table, guint row)
{
  guint lines = 1;

  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    const LiaCell *cell = lia_listing_get_cell (table, row, i);

    if (cell->kind == LIA_CELL_TEXT)
      lines =
          MAX (lines, lia_text_lines (cell->text, digits_in (lia_listing_get_column (table, i))));
  }

  return lines;
}

static guint
block_header_lines (const LiaListing *table)
{
  guint lines = 1;

  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    const LiaColumn *column = lia_listing_get_column (table, i);

    lines = MAX (lines, lia_text_lines (column->label, digits_in (column)));
  }

  return lines;
}

static void
draw_block_header (Page *page, const LiaListing *table)
{
  guint column = 0;

  lia_canvas_row (page->canvas, page->row, lia_canvas_lines (block_header_lines (table)) + 3);
  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    const LiaColumn *described = lia_listing_get_column (table, i);

    wide_text (page, column, described->span, described->label,
               described->kind == LIA_COLUMN_NUMBER ? LIA_STYLE_HEADER_NUMBER : LIA_STYLE_HEADER);
    column += described->span;
  }
  page->row++;
}

static void
draw_block_row (Page *page, const LiaListing *table, guint row)
{
  guint column = 0;

  lia_canvas_row (page->canvas, page->row, lia_canvas_lines (block_row_lines (table, row)) - 1);
  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    const LiaColumn *described = lia_listing_get_column (table, i);
    LiaStyle style = described->kind == LIA_COLUMN_TITLE ? LIA_STYLE_STRONG : LIA_STYLE_TEXT;

    lia_canvas_merge (page->canvas, page->row, column, described->span, style);
    lia_canvas_cell (page->canvas, page->row, column, lia_listing_get_cell (table, row, i), style);
    column += described->span;
  }
  page->row++;
}

/* What the numbers add up to, for a chart's table: the chart itself has no part in it. */
static void
draw_block_total (Page *page, const LiaListing *table)
{
  guint n_rows = lia_listing_n_rows (table);
  guint column = 0;

  if (!lia_listing_is_summed (table))
    return;

  lia_canvas_row (page->canvas, page->row, lia_canvas_lines (1) - 1);
  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    const LiaColumn *described = lia_listing_get_column (table, i);
    char letters[LXW_MAX_COL_NAME_LENGTH];
    g_autofree char *formula = NULL;

    lxw_col_to_name (letters, (lxw_col_t) column, FALSE);
    formula =
        g_strdup_printf ("=SUM(%s%u:%s%u)", letters, page->row + 1 - n_rows, letters, page->row);
    if (described->summed)
      lia_canvas_formula (page->canvas, page->row, column, formula, lia_listing_get_sum (table, i),
                          LIA_STYLE_TOTAL_NUMBER);
    else
      wide_text (page, column, described->span, i == 0 ? _ ("Total") : NULL, LIA_STYLE_TOTAL);
    column += described->span;
  }
  page->row++;
}

/* The chart of a wide table goes below it, else it would leave the page. */
static void
draw_block_chart (Page *page, const LiaBlock *block, guint header_row)
{
  guint row = lia_workbook_chart_is_beside (block) ? header_row : page->row;

  lia_workbook_draw_chart (page->canvas, page->sheet, block, header_row, row);
  for (; page->row < row + LIA_CHART_ROWS; page->row++)
    lia_canvas_row (page->canvas, page->row, 18);
}

static void
draw_block_table (Page *page, const LiaBlock *block)
{
  guint header_row = page->row;

  page->n_tables++;
  page->header_row = header_row;
  draw_block_header (page, block->table);
  for (guint row = 0; row < lia_listing_n_rows (block->table); row++)
    draw_block_row (page, block->table, row);
  draw_block_total (page, block->table);

  if (block->chart_colours != NULL && lia_canvas_get_error (page->canvas) == LXW_NO_ERROR)
    draw_block_chart (page, block, header_row);
}

static gboolean
has_nothing (const LiaBlock *block)
{
  return block->facts == NULL && block->figures == NULL &&
         (block->paragraphs == NULL || block->paragraphs->len == 0);
}

static void
draw_contents (Page *page, const LiaBlock *block)
{
  for (guint i = 0; block->facts != NULL && i < block->facts->len; i++)
    draw_fact (page, g_ptr_array_index (block->facts, i));
  for (guint i = 0; block->paragraphs != NULL && i < block->paragraphs->len; i++)
    draw_paragraph (page, g_ptr_array_index (block->paragraphs, i), LIA_STYLE_PARAGRAPH);
  if (block->figures != NULL)
    draw_figures (page, block->figures);
  if (block->table != NULL && lia_listing_n_rows (block->table) > 0)
    draw_block_table (page, block);
  else if (block->empty != NULL && has_nothing (block))
    draw_paragraph (page, block->empty, LIA_STYLE_QUIET);
}

/* A chart isn't parted between two pages, nor a heading from what it stands above. */
static void
find_break (Page *page, const LiaBlock *block, guint first_row, double first_y)
{
  double y = lia_canvas_get_height (page->canvas);
  double height = y - first_y;
  double least = block->chart_colours != NULL ? height : MIN (height, LEAST_BEGINNING);
  lxw_row_t row = first_row;

  if (first_y + least > page->page_top + page->page_height && first_y > page->page_top) {
    g_array_append_val (page->breaks, row);
    page->page_top = first_y;
  }
  while (y > page->page_top + page->page_height)
    page->page_top += page->page_height;
}

static void
draw_block (Page *page, const LiaBlock *block)
{
  guint first_row = page->row;
  double first_y = lia_canvas_get_height (page->canvas);

  if (*block->heading != '\0') {
    lia_canvas_row (page->canvas, page->row, 24);
    lia_canvas_text (page->canvas, page->row, 0, block->heading, LIA_STYLE_HEADING);
    page->row++;
  }
  draw_contents (page, block);
  find_break (page, block, first_row, first_y);

  lia_canvas_row (page->canvas, page->row, 12);
  page->row++;
}

/* The header of a table that has the sheet to itself stays in view, and is printed again on each
 * page; that of one among several would stand above what it isn't of. */
static void
keep_header (const Page *page)
{
  lxw_worksheet *sheet = lia_canvas_get_sheet (page->canvas);

  if (page->n_tables != 1 || page->header_row > LAST_HEADER_ROW ||
      lia_canvas_get_error (page->canvas) != LXW_NO_ERROR)
    return;

  worksheet_freeze_panes (sheet, page->header_row + 1, 0);
  lia_canvas_check (page->canvas,
                    worksheet_repeat_rows (sheet, page->header_row, page->header_row));
}

/**
 * lia_workbook_draw_page:
 * @canvas: a canvas, with the sheet begun
 * @sheet: a sheet of several blocks
 *
 * Draws a sheet of several blocks, one below the other, on a grid of equal columns.
 */
void
lia_workbook_draw_page (LiaCanvas *canvas, const LiaSection *sheet)
{
  g_autoptr (GArray) breaks = g_array_new (TRUE, FALSE, sizeof (lxw_row_t));
  Page page = {
    .canvas = canvas,
    .sheet = sheet,
    .page_height = lia_canvas_get_page_height (canvas, GRID_COLUMNS * GRID_COLUMN_POINTS),
    .breaks = breaks,
  };

  for (guint i = 0; i < GRID_COLUMNS; i++)
    lia_canvas_column (canvas, i, GRID_WIDTH);

  lia_canvas_row (canvas, 0, 30);
  lia_canvas_text (canvas, 0, 0, sheet->name, LIA_STYLE_TITLE);
  lia_canvas_row (canvas, 1, 20);
  lia_canvas_link (canvas, 1, 0, LIA_CANVAS_COVER, _ ("Cover"), LIA_STYLE_CAPTION_LINK);
  lia_canvas_text (canvas, 1, 1, sheet->purpose, LIA_STYLE_CAPTION);
  lia_canvas_row (canvas, 2, SMALL_GAP);
  page.row = FIRST_ROW;

  for (guint i = 0; sheet->blocks != NULL && i < sheet->blocks->len; i++)
    draw_block (&page, g_ptr_array_index (sheet->blocks, i));
  keep_header (&page);

  lia_canvas_print_breaks (canvas, sheet->name, GRID_COLUMNS * GRID_COLUMN_POINTS, breaks);
}
