#include <gio/gio.h>
#include <glib/gi18n.h>

#include "measure.h"
#include "workbook-dress.h"
#include "workbook-list.h"

typedef struct {
  LiaCanvas *canvas;
  const LiaListing *table;
  const LiaMeasure *measure;
} List;

static void
draw_head (LiaCanvas *canvas, const LiaSection *section)
{
  lia_canvas_row (canvas, 0, 30);
  lia_canvas_text (canvas, 0, 0, section->name, LIA_STYLE_TITLE);
  lia_canvas_row (canvas, 1, 20);
  lia_canvas_link (canvas, 1, 0, LIA_CANVAS_COVER, _ ("Cover"), LIA_STYLE_CAPTION_LINK);
  lia_canvas_text (canvas, 1, 1, section->purpose, LIA_STYLE_CAPTION);
}

static LiaStyle
header_style (const LiaColumn *column)
{
  if (column->fill_in)
    return LIA_STYLE_HEADER_INPUT;
  if (column->emphasis == LIA_EMPHASIS_SCALE)
    return LIA_STYLE_HEADER_MATRIX;

  return column->kind == LIA_COLUMN_NUMBER ? LIA_STYLE_HEADER_NUMBER : LIA_STYLE_HEADER;
}

/* The library writes the header's cells itself when it adds the table. */
static void
add_table (LiaCanvas *canvas, const LiaSection *section)
{
  guint n_columns = lia_listing_n_columns (section->table);
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, n_columns);
  g_autofree lxw_table_column **pointers = g_new0 (lxw_table_column *, n_columns + 1);
  g_autofree char *name = g_strdup_printf ("%s_list", section->key);
  lxw_table_options options = {
    .name = name,
    .no_banded_rows = LXW_TRUE,
    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
    .style_type_number = 0,
    .columns = pointers,
  };

  for (guint i = 0; i < n_columns; i++) {
    const LiaColumn *column = lia_listing_get_column (section->table, i);

    columns[i].header = column->label;
    columns[i].header_format = lia_canvas_get_format (canvas, header_style (column));
    pointers[i] = &columns[i];
  }

  if (lia_canvas_check (canvas, worksheet_add_table (
                                    lia_canvas_get_sheet (canvas), LIA_CANVAS_HEADER_ROW, 0,
                                    LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (section->table) - 1,
                                    n_columns - 1, &options)))
    lia_canvas_count (canvas, n_columns);
}

static void
draw_header (LiaCanvas *canvas, const LiaListing *table)
{
  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    const LiaColumn *column = lia_listing_get_column (table, i);

    lia_canvas_text (canvas, LIA_CANVAS_HEADER_ROW, i, column->label, header_style (column));
  }
}

static void
draw_empty (LiaCanvas *canvas, const LiaListing *table)
{
  draw_header (canvas, table);
  lia_canvas_row (canvas, LIA_CANVAS_FIRST_ROW, lia_canvas_lines (1));
  lia_canvas_text (canvas, LIA_CANVAS_FIRST_ROW, 0, _ ("None"), LIA_STYLE_CAPTION);
}

/* A workbook that is too large to be held can have no tables: the library writes their cells when
 * it knows all of them. Rows can be filtered all the same. */
static void
begin_table (LiaCanvas *canvas, const LiaSection *section)
{
  if (!lia_canvas_is_streamed (canvas)) {
    add_table (canvas, section);
    return;
  }

  draw_header (canvas, section->table);
  lia_canvas_check (
      canvas, worksheet_autofilter (lia_canvas_get_sheet (canvas), LIA_CANVAS_HEADER_ROW, 0,
                                    LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (section->table) - 1,
                                    (lxw_col_t) (lia_listing_n_columns (section->table) - 1)));
}

/* The sums are of the rows that a filter leaves. */
static void
draw_total (LiaCanvas *canvas, const LiaListing *table)
{
  guint row = LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (table);

  if (!lia_listing_is_summed (table))
    return;

  lia_canvas_row (canvas, row, lia_canvas_lines (1));
  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    char letters[LXW_MAX_COL_NAME_LENGTH];
    g_autofree char *formula = NULL;

    lxw_col_to_name (letters, (lxw_col_t) i, FALSE);
    formula = g_strdup_printf ("=SUBTOTAL(109,%s%d:%s%u)", letters, LIA_CANVAS_FIRST_ROW + 1,
                               letters, row);
    if (lia_listing_get_column (table, i)->summed)
      lia_canvas_formula (canvas, row, i, formula, lia_listing_get_sum (table, i),
                          LIA_STYLE_TOTAL_NUMBER);
    else
      lia_canvas_text (canvas, row, i, i == 0 ? _ ("Total") : NULL, LIA_STYLE_TOTAL);
  }
}

/* Nothing is secret about it: it only keeps from being changed by mistake what isn't to be filled
 * in. */
static void
protect (LiaCanvas *canvas)
{
  lxw_protection options = {
    .format_columns = LXW_TRUE,
    .format_rows = LXW_TRUE,
    .autofilter = LXW_TRUE,
    .sort = LXW_TRUE,
  };

  worksheet_protect (lia_canvas_get_sheet (canvas), NULL, &options);
}

static LiaStyle
body_style (const LiaColumn *column)
{
  if (column->fill_in)
    return column->kind == LIA_COLUMN_DATE ? LIA_STYLE_INPUT_DATE : LIA_STYLE_INPUT;

  if (column->emphasis == LIA_EMPHASIS_SCALE)
    return LIA_STYLE_MATRIX;

  return column->kind == LIA_COLUMN_TITLE ? LIA_STYLE_STRONG : LIA_STYLE_TEXT;
}

/* Some programs don't wrap a link, so that one which has to wrap is text instead. An address isn't
 * read, only followed: it takes one line. */
static void
draw_cell (const List *self, guint row, guint column)
{
  const LiaCell *cell = lia_listing_get_cell (self->table, row, column);
  LiaCell plain = *cell;
  guint sheet_row = LIA_CANVAS_FIRST_ROW + row;
  LiaStyle style = body_style (lia_listing_get_column (self->table, column));

  if (cell->target == NULL || lia_measure_fits (self->measure, row, column)) {
    lia_canvas_cell (self->canvas, sheet_row, column, cell, style);
  } else if (!lia_measure_is_address (cell)) {
    plain.target = NULL;
    lia_canvas_cell (self->canvas, sheet_row, column, &plain, style);
  } else if (!lia_canvas_link (self->canvas, sheet_row, column, cell->target, cell->text,
                               LIA_STYLE_ADDRESS)) {
    lia_canvas_text (self->canvas, sheet_row, column, cell->text, LIA_STYLE_ADDRESS);
  }
}

static void
draw_rows (const List *self, GCancellable *cancellable)
{
  for (guint row = 0; row < lia_listing_n_rows (self->table); row++) {
    if (g_cancellable_is_cancelled (cancellable) ||
        lia_canvas_get_error (self->canvas) != LXW_NO_ERROR)
      return;

    lia_canvas_row (self->canvas, LIA_CANVAS_FIRST_ROW + row,
                    lia_canvas_lines (lia_measure_row_lines (self->measure, row)));
    for (guint i = 0; i < lia_listing_n_columns (self->table); i++)
      draw_cell (self, row, i);
  }
}

/**
 * lia_workbook_draw_list:
 * @canvas: a canvas, with the sheet begun
 * @section: a section that is one table
 * @cancellable: (nullable): to stop early; what is left isn't drawn then
 *
 * Draws a sheet that is one table: a title, a header that stays in view, measured columns and rows,
 * filters, drop-downs, and colours that follow what is written into the cells.
 */
void
lia_workbook_draw_list (LiaCanvas *canvas, const LiaSection *section, GCancellable *cancellable)
{
  lxw_worksheet *worksheet = lia_canvas_get_sheet (canvas);
  guint n_columns = lia_listing_n_columns (section->table);
  guint n_frozen = MIN (LIA_MEASURE_FROZEN, n_columns);
  g_autoptr (LiaMeasure) measure = NULL;
  List list = { .canvas = canvas, .table = section->table };

  if (lia_canvas_get_error (canvas) != LXW_NO_ERROR)
    return;

  list.measure = measure = lia_measure_new (section->table);
  for (guint i = 0; i < n_columns; i++)
    lia_canvas_column (canvas, i, lia_measure_get_width (measure, i));
  draw_head (canvas, section);
  lia_canvas_row (canvas, LIA_CANVAS_HEADER_ROW,
                  lia_canvas_lines (lia_measure_header_lines (measure)) + 4);

  if (lia_listing_n_rows (list.table) == 0) {
    draw_empty (canvas, list.table);
  } else {
    begin_table (canvas, section);
    draw_rows (&list, cancellable);
    draw_total (canvas, list.table);
    lia_workbook_dress_list (canvas, section);
  }

  if (lia_listing_is_filled_in (list.table))
    protect (canvas);
  worksheet_freeze_panes (worksheet, LIA_CANVAS_FIRST_ROW, n_frozen);
  lia_canvas_check (
      canvas, worksheet_repeat_rows (worksheet, LIA_CANVAS_HEADER_ROW, LIA_CANVAS_HEADER_ROW));
  if (lia_measure_get_pages (measure) > 1)
    lia_canvas_check (canvas, worksheet_repeat_columns (worksheet, 0, n_frozen - 1));
  lia_canvas_print_setup (canvas, section->name, lia_measure_get_pages (measure), 0);
}
