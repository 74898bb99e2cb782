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
draw_empty (LiaCanvas *canvas, const LiaListing *table)
{
  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    const LiaColumn *column = lia_listing_get_column (table, i);

    lia_canvas_text (canvas, LIA_CANVAS_HEADER_ROW, i, column->label, header_style (column));
  }
  lia_canvas_text (canvas, LIA_CANVAS_FIRST_ROW, 0, _ ("None"), LIA_STYLE_CAPTION);
}

static LiaStyle
body_style (const LiaColumn *column)
{
  return column->kind == LIA_COLUMN_TITLE ? LIA_STYLE_STRONG : LIA_STYLE_TEXT;
}

/* Some programs don't wrap a link, so that one which has to wrap is text instead. An address isn't
 * read, only followed: it takes one line. */
static void
draw_cell (const List *self, guint row, guint column)
{
  const LiaCell *cell = lia_listing_get_cell (self->table, row, column);
  LiaCell plain = *cell;
  LiaStyle style = body_style (lia_listing_get_column (self->table, column));

  if (cell->target == NULL || lia_measure_fits (self->measure, row, column)) {
    lia_canvas_cell (self->canvas, LIA_CANVAS_FIRST_ROW + row, column, cell, style);
  } else if (lia_measure_is_address (cell)) {
    lia_canvas_link (self->canvas, LIA_CANVAS_FIRST_ROW + row, column, cell->target, cell->text,
                     LIA_STYLE_ADDRESS);
  } else {
    plain.target = NULL;
    lia_canvas_cell (self->canvas, LIA_CANVAS_FIRST_ROW + row, column, &plain, style);
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
    add_table (canvas, section);
    draw_rows (&list, cancellable);
    lia_workbook_dress_list (canvas, section);
  }

  worksheet_freeze_panes (worksheet, LIA_CANVAS_FIRST_ROW, n_frozen);
  lia_canvas_check (
      canvas, worksheet_repeat_rows (worksheet, LIA_CANVAS_HEADER_ROW, LIA_CANVAS_HEADER_ROW));
  if (lia_measure_get_pages (measure) > 1)
    lia_canvas_check (canvas, worksheet_repeat_columns (worksheet, 0, n_frozen - 1));
  lia_canvas_print_setup (canvas, section->name, lia_measure_get_pages (measure), 0);
}
