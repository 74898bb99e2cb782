#include <glib/gi18n.h>

#include "briefing/document/text.h"
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

#define ROW_PIXELS 24
#define CHART_COLUMN 6
#define CHART_ROWS 10

#define ROWS_ON_A_PAGE 45

typedef struct {
  LiaCanvas *canvas;
  const LiaSection *sheet;
  guint row;
} Page;

static void
wide_text (Page *page, guint column, guint span, const char *text, LiaStyle style)
{
  lia_canvas_merge (page->canvas, page->row, column, span, style);
  lia_canvas_text (page->canvas, page->row, column, text, style);
}

static void
draw_figure (Page *page, guint column, const LiaFigure *figure)
{
  lia_canvas_merge (page->canvas, page->row, column, FIGURE_SPAN, LIA_STYLE_FIGURE + figure->tone);
  lia_canvas_number (page->canvas, page->row, column, figure->number,
                     LIA_STYLE_FIGURE + figure->tone);
  lia_canvas_merge (page->canvas, page->row + 1, column, FIGURE_SPAN, LIA_STYLE_FIGURE_LABEL);
  lia_canvas_text (page->canvas, page->row + 1, column, figure->label, LIA_STYLE_FIGURE_LABEL);
}

static void
draw_figures (Page *page, GPtrArray *figures)
{
  guint per_row = GRID_COLUMNS / FIGURE_SPAN;

  for (guint i = 0; i < figures->len; i++) {
    if (i > 0 && i % per_row == 0)
      page->row += 3;
    lia_canvas_row (page->canvas, page->row, 36);
    lia_canvas_row (page->canvas, page->row + 1, 32);
    draw_figure (page, i % per_row * FIGURE_SPAN, g_ptr_array_index (figures, i));
  }
  page->row += 2;
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
  gboolean by_value = fact->target != NULL && whole;
  gboolean by_label = fact->target != NULL && !whole && first;

  lia_canvas_merge (page->canvas, page->row, 0, FACT_LABEL_SPAN,
                    by_label ? LIA_STYLE_FACT_LINK : LIA_STYLE_FACT_LABEL);
  if (by_label)
    lia_canvas_link (page->canvas, page->row, 0, fact->target, fact->label, LIA_STYLE_FACT_LINK);
  else
    lia_canvas_text (page->canvas, page->row, 0, first ? fact->label : NULL, LIA_STYLE_FACT_LABEL);

  lia_canvas_merge (page->canvas, page->row, FACT_LABEL_SPAN, FACT_SPAN,
                    by_value ? LIA_STYLE_FACT_LINK : LIA_STYLE_FACT);
  if (by_value)
    lia_canvas_link (page->canvas, page->row, FACT_LABEL_SPAN, fact->target, value,
                     LIA_STYLE_FACT_LINK);
  else
    lia_canvas_text (page->canvas, page->row, FACT_LABEL_SPAN, value, LIA_STYLE_FACT);
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

static void
add_series (Page *page, lxw_chart *chart, const LiaBlock *block, guint index, guint first_row)
{
  const char *name = page->sheet->name;
  guint last_row = first_row + lia_listing_n_rows (block->table) - 1;
  guint series_index = 0;
  guint column = 0;

  for (guint i = 0; i < lia_listing_n_columns (block->table); i++) {
    const LiaColumn *described = lia_listing_get_column (block->table, i);

    if (described->kind == LIA_COLUMN_NUMBER && series_index++ == index) {
      lxw_chart_fill fill = { .color = g_array_index (block->chart_colours, guint, index) };
      lxw_chart_series *series = chart_add_series (chart, NULL, NULL);

      chart_series_set_categories (series, name, first_row, 0, last_row, 0);
      chart_series_set_values (series, name, first_row, column, last_row, column);
      chart_series_set_name_range (series, name, first_row - 1, column);
      chart_series_set_fill (series, &fill);
      return;
    }
    column += described->span;
  }
}

/* In the library's bar charts the x axis is the horizontal one, the one of the values. */
static void
draw_chart (Page *page, const LiaBlock *block, guint header_row)
{
  lxw_chart *chart = workbook_add_chart (lia_canvas_get_book (page->canvas), LXW_CHART_BAR_STACKED);
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_line grid = { .color = 0xd9dee3, .width = 0.75 };
  lxw_chart_font font = { .name = (char *) "Calibri", .size = 9, .color = 0x1f2933 };
  lxw_chart_options options = { .x_offset = 24,
                                .object_position = LXW_OBJECT_MOVE_AND_SIZE,
                                .description = block->heading };

  if (chart == NULL) {
    lia_canvas_check (page->canvas, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return;
  }

  for (guint i = 0; i < block->chart_colours->len; i++)
    add_series (page, chart, block, i, header_row + 1);
  chart_title_off (chart);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (chart, &font);
  chart_axis_set_reverse (chart->y_axis);
  chart_axis_set_num_font (chart->y_axis, &font);
  chart_axis_set_num_font (chart->x_axis, &font);
  chart_axis_set_num_format (chart->x_axis, "0");
  chart_axis_set_label_position (chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
  chart_axis_major_gridlines_set_visible (chart->x_axis, LXW_TRUE);
  chart_axis_major_gridlines_set_line (chart->x_axis, &grid);
  chart_axis_major_gridlines_set_visible (chart->y_axis, LXW_FALSE);
  chart_axis_set_line (chart->x_axis, &none);
  chart_axis_set_line (chart->y_axis, &grid);
  chart_axis_set_major_tick_mark (chart->x_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_major_tick_mark (chart->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_set_series_gap (chart, 60);
  chart_chartarea_set_line (chart, &none);

  options.x_scale = 1.1;
  options.y_scale = CHART_ROWS * ROW_PIXELS / 288.0;
  lia_canvas_check (page->canvas,
                    worksheet_insert_chart_opt (lia_canvas_get_sheet (page->canvas), header_row,
                                                CHART_COLUMN, chart, &options));
}

static void
draw_block_table (Page *page, const LiaBlock *block)
{
  guint header_row = page->row;

  draw_block_header (page, block->table);
  for (guint row = 0; row < lia_listing_n_rows (block->table); row++)
    draw_block_row (page, block->table, row);

  if (block->chart_colours != NULL && lia_canvas_get_error (page->canvas) == LXW_NO_ERROR) {
    draw_chart (page, block, header_row);
    for (; page->row < header_row + CHART_ROWS; page->row++)
      lia_canvas_row (page->canvas, page->row, 18);
  }
}

static gboolean
has_nothing (const LiaBlock *block)
{
  return block->facts == NULL && block->figures == NULL &&
         (block->paragraphs == NULL || block->paragraphs->len == 0);
}

static void
draw_block (Page *page, const LiaBlock *block)
{
  if (*block->heading != '\0') {
    lia_canvas_row (page->canvas, page->row, 24);
    lia_canvas_text (page->canvas, page->row, 0, block->heading, LIA_STYLE_HEADING);
    page->row++;
  }
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

  lia_canvas_row (page->canvas, page->row, 12);
  page->row++;
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
  Page page = { .canvas = canvas, .sheet = sheet };

  for (guint i = 0; i < GRID_COLUMNS; i++)
    lia_canvas_column (canvas, i, GRID_WIDTH);

  lia_canvas_row (canvas, 0, 30);
  lia_canvas_text (canvas, 0, 0, sheet->name, LIA_STYLE_TITLE);
  lia_canvas_row (canvas, 1, 20);
  lia_canvas_link (canvas, 1, 0, LIA_CANVAS_COVER, _ ("Cover"), LIA_STYLE_CAPTION_LINK);
  lia_canvas_text (canvas, 1, 1, sheet->purpose, LIA_STYLE_CAPTION);
  page.row = 3;

  for (guint i = 0; sheet->blocks != NULL && i < sheet->blocks->len; i++)
    draw_block (&page, g_ptr_array_index (sheet->blocks, i));

  /* What is little more than a page goes on one. */
  lia_canvas_print_setup (canvas, sheet->name, 1, page.row <= ROWS_ON_A_PAGE ? 1 : 0);
}
