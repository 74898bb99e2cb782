#include "workbook-chart.h"

#include "briefing/ink.h"

/* Where it begins at the left, and what columns and rows of the grid and a chart of natural size
 * take. */
#define FIRST_COLUMN 6
#define LAST_COLUMN 12
#define GAP 24
#define COLUMN_PIXELS 89.0
#define ROW_PIXELS 24
#define NATURAL_WIDTH 480.0
#define NATURAL_HEIGHT 288.0
#define LEAST_WIDTH 330.0

/* Below this an axis would tell fractions. */
#define FEW 5.0

/* A program that doesn't reckon draws a chart from what the file says its numbers are. The library
 * looks for that in the cells, which a workbook that is written row by row doesn't hold any more.
 */
static void
remember (lxw_series_range *range, const char *text, double number)
{
  lxw_series_data_point *point = g_new0 (lxw_series_data_point, 1);

  point->number = number;
  point->is_string = text != NULL;
  point->string = g_strdup (text);
  range->has_string_cache |= text != NULL;
  range->num_data_points++;
  STAILQ_INSERT_TAIL (range->data_cache, point, list_pointers);
}

static void
remember_series (lxw_chart_series *series, const LiaListing *table, guint column)
{
  remember (series->title.range, lia_listing_get_column (table, column)->label, 0.0);
  for (guint row = 0; row < lia_listing_n_rows (table); row++) {
    remember (series->categories, lia_listing_get_cell (table, row, 0)->text, 0.0);
    remember (series->values, NULL, lia_listing_get_cell (table, row, column)->number);
  }
}

static void
add_series (LiaCanvas *canvas,
            const char *name,
            lxw_chart *chart,
            const LiaBlock *block,
            guint index,
            guint first_row)
{
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
      if (lia_canvas_is_streamed (canvas))
        remember_series (series, block->table, i);
      chart_series_set_fill (series, &fill);
      return;
    }
    column += described->span;
  }
}

/* The axis of the values, whichever way it goes: in the library's bar charts that is called x. */
static void
set_axes (lxw_chart *chart, const LiaBlock *block)
{
  gboolean lie = block->chart_kind == LIA_CHART_BARS;
  lxw_chart_axis *values = lie ? chart->x_axis : chart->y_axis;
  lxw_chart_axis *categories = lie ? chart->y_axis : chart->x_axis;
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_line grid = { .color = LIA_INK_LINE, .width = 0.75 };
  lxw_chart_font font = { .name = (char *) "Calibri", .size = 9, .color = LIA_INK };

  chart_axis_set_num_font (categories, &font);
  chart_axis_set_num_font (values, &font);
  chart_axis_set_num_format (values, "0");
  chart_axis_major_gridlines_set_visible (values, LXW_TRUE);
  chart_axis_major_gridlines_set_line (values, &grid);
  chart_axis_major_gridlines_set_visible (categories, LXW_FALSE);
  chart_axis_set_line (values, &none);
  chart_axis_set_line (categories, &grid);
  chart_axis_set_major_tick_mark (values, LXW_CHART_AXIS_TICK_MARK_NONE);
  chart_axis_set_major_tick_mark (categories, LXW_CHART_AXIS_TICK_MARK_NONE);
  /* Bars that lie begin at the top, as their table does. */
  if (lie) {
    chart_axis_set_reverse (categories);
    chart_axis_set_label_position (values, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
  }
}

/* Half a line or one and a half of them is nothing that can be counted. */
static void
set_unit (lxw_chart *chart, const LiaBlock *block)
{
  double most = 0.0;

  for (guint row = 0; row < lia_listing_n_rows (block->table); row++) {
    double sum = 0.0;
    guint series = 0;

    for (guint i = 0; i < lia_listing_n_columns (block->table); i++)
      if (lia_listing_get_column (block->table, i)->kind == LIA_COLUMN_NUMBER &&
          series++ < block->chart_colours->len)
        sum += lia_listing_get_cell (block->table, row, i)->number;
    most = MAX (most, sum);
  }

  if (most < FEW)
    chart_axis_set_major_unit (block->chart_kind == LIA_CHART_BARS ? chart->x_axis : chart->y_axis,
                               1);
}

static guint
columns_of (const LiaListing *table)
{
  guint n = 0;

  for (guint i = 0; i < lia_listing_n_columns (table); i++)
    n += lia_listing_get_column (table, i)->span;

  return n;
}

/* What is left of the grid from a column on, in pixels. */
static double
width_beside (guint column)
{
  return ((double) LAST_COLUMN - column) * COLUMN_PIXELS - GAP;
}

/**
 * lia_workbook_chart_is_beside:
 * @block: a block with a table and with series
 *
 * Returns: whether its chart has room beside the table; else it goes below it
 */
gboolean
lia_workbook_chart_is_beside (const LiaBlock *block)
{
  return width_beside (columns_of (block->table)) >= LEAST_WIDTH;
}

/**
 * lia_workbook_draw_chart:
 * @canvas: a canvas, with the cells of the block's table drawn
 * @section: the section that the sheet at hand shows
 * @block: a block with a table that has rows, and with series
 * @header_row: the row of the table's header
 * @chart_row: the row at which the chart begins
 *
 * Draws the numbers of a table as a native chart beside or below it, %LIA_CHART_ROWS rows tall. The
 * chart refers to the cells, so that it follows what is changed there.
 */
void
lia_workbook_draw_chart (LiaCanvas *canvas,
                         const LiaSection *section,
                         const LiaBlock *block,
                         guint header_row,
                         guint chart_row)
{
  gboolean lie = block->chart_kind == LIA_CHART_BARS;
  lxw_chart *chart = workbook_add_chart (lia_canvas_get_book (canvas),
                                         lie ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED);
  lxw_chart_line none = { .none = LXW_TRUE };
  lxw_chart_font font = { .name = (char *) "Calibri", .size = 9, .color = LIA_INK };
  guint column =
      lia_workbook_chart_is_beside (block) ? MAX (FIRST_COLUMN, columns_of (block->table)) : 0;
  lxw_chart_options options = { .x_offset = GAP,
                                .x_scale = width_beside (column) / NATURAL_WIDTH,
                                .y_scale = LIA_CHART_ROWS * ROW_PIXELS / NATURAL_HEIGHT,
                                .object_position = LXW_OBJECT_MOVE_AND_SIZE,
                                .description = block->heading };

  if (chart == NULL) {
    lia_canvas_check (canvas, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return;
  }

  for (guint i = 0; i < block->chart_colours->len; i++)
    add_series (canvas, section->name, chart, block, i, header_row + 1);
  set_axes (chart, block);
  set_unit (chart, block);
  chart_title_off (chart);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_legend_set_font (chart, &font);
  chart_set_series_gap (chart, 60);
  chart_chartarea_set_line (chart, &none);

  lia_canvas_check (canvas, worksheet_insert_chart_opt (lia_canvas_get_sheet (canvas), chart_row,
                                                        (lxw_col_t) column, chart, &options));
}
