#include <gio/gio.h>
#include <glib/gi18n.h>

#include "text.h"
#include "workbook-list.h"

/* What fits on A4 landscape, one page wide, before the print gets too small to read. */
#define WIDTH_BUDGET 240.0

/* Room for the button of the filter, and for the margin inside a cell. */
#define FILTER_WIDTH 3.0
#define CELL_MARGIN 1.6

/* Cells are set in 10 point, columns are measured in digits of 11 point; and fonts differ. */
#define DIGITS_PER_WIDTH 1.04

typedef struct {
  double least;
  double most;
} Bounds;

static const Bounds bounds[] = {
  [LIA_COLUMN_TEXT] = { 11, 24 },  [LIA_COLUMN_TITLE] = { 24, 36 },
  [LIA_COLUMN_PROSE] = { 26, 48 }, [LIA_COLUMN_DATE] = { 11.5, 11.5 },
  [LIA_COLUMN_NUMBER] = { 8, 12 }, [LIA_COLUMN_CHOICE] = { 11, 18 },
};

static double
longest_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double longest = 0.0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, lia_text_width (words[i]));

  return longest;
}

static double
natural_width (const LiaListing *table, guint index)
{
  const LiaColumn *column = lia_listing_get_column (table, index);
  double header = longest_word (column->label) * 1.1 + FILTER_WIDTH;
  double widest = header;

  for (guint row = 0; row < lia_listing_n_rows (table); row++) {
    const LiaCell *cell = lia_listing_get_cell (table, row, index);

    if (cell->kind == LIA_CELL_TEXT)
      widest = MAX (widest, lia_text_width (cell->text) / DIGITS_PER_WIDTH + CELL_MARGIN);
  }

  return MAX (CLAMP (widest, bounds[column->kind].least, bounds[column->kind].most), header);
}

/* What is over budget is taken from the columns that can wrap, from each the same share of what it
 * could give. */
static GArray *
measure_columns (const LiaListing *table)
{
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (double));
  double total = 0.0;
  double spare = 0.0;

  for (guint i = 0; i < lia_listing_n_columns (table); i++) {
    double width = natural_width (table, i);

    g_array_append_val (widths, width);
    total += width;
    spare += MAX (width - bounds[lia_listing_get_column (table, i)->kind].least, 0.0);
  }

  if (total > WIDTH_BUDGET && spare > 0.0) {
    double share = MIN ((total - WIDTH_BUDGET) / spare, 1.0);

    for (guint i = 0; i < widths->len; i++) {
      const LiaColumn *column = lia_listing_get_column (table, i);
      double *width = &g_array_index (widths, double, i);
      double header = longest_word (column->label) * 1.1 + FILTER_WIDTH;

      *width -= share * MAX (*width - bounds[column->kind].least, 0.0);
      *width = MAX (*width, header);
    }
  }

  return widths;
}

static guint
row_lines (const LiaListing *table, guint row, GArray *widths)
{
  guint lines = 1;

  for (guint i = 0; i < widths->len; i++) {
    const LiaCell *cell = lia_listing_get_cell (table, row, i);
    double width = (g_array_index (widths, double, i) - CELL_MARGIN) * DIGITS_PER_WIDTH;

    if (lia_listing_get_column (table, i)->kind == LIA_COLUMN_TITLE)
      width /= 1.06;
    if (cell->kind == LIA_CELL_TEXT)
      lines = MAX (lines, lia_text_lines (cell->text, width));
  }

  return lines;
}

static guint
header_lines (const LiaListing *table, GArray *widths)
{
  guint lines = 1;

  for (guint i = 0; i < widths->len; i++)
    lines = MAX (lines, lia_text_lines (lia_listing_get_column (table, i)->label,
                                        g_array_index (widths, double, i) - FILTER_WIDTH));

  return lines;
}

static void
draw_head (LiaCanvas *canvas, const LiaSection *sheet)
{
  lia_canvas_row (canvas, 0, 30);
  lia_canvas_text (canvas, 0, 0, sheet->name, LIA_STYLE_TITLE);
  lia_canvas_row (canvas, 1, 20);
  lia_canvas_link (canvas, 1, 0, LIA_CANVAS_COVER, _ ("Cover"), LIA_STYLE_CAPTION_LINK);
  lia_canvas_text (canvas, 1, 1, sheet->purpose, LIA_STYLE_CAPTION);
}

static LiaStyle
header_style (const LiaColumn *column)
{
  return column->kind == LIA_COLUMN_NUMBER ? LIA_STYLE_HEADER_NUMBER : LIA_STYLE_HEADER;
}

/* The library writes the header's cells itself when it adds the table. */
static void
add_table (LiaCanvas *canvas, const LiaSection *sheet)
{
  guint n_columns = lia_listing_n_columns (sheet->table);
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, n_columns);
  g_autofree lxw_table_column **pointers = g_new0 (lxw_table_column *, n_columns + 1);
  g_autofree char *name = g_strdup_printf ("%s_list", sheet->key);
  lxw_table_options options = {
    .name = name,
    .no_banded_rows = LXW_TRUE,
    .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
    .style_type_number = 0,
    .columns = pointers,
  };

  for (guint i = 0; i < n_columns; i++) {
    const LiaColumn *column = lia_listing_get_column (sheet->table, i);

    columns[i].header = column->label;
    columns[i].header_format = lia_canvas_get_format (canvas, header_style (column));
    pointers[i] = &columns[i];
  }

  if (lia_canvas_check (
          canvas, worksheet_add_table (lia_canvas_get_sheet (canvas), LIA_CANVAS_HEADER_ROW, 0,
                                       LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (sheet->table) - 1,
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

static void
draw_rows (LiaCanvas *canvas, const LiaListing *table, GArray *widths, GCancellable *cancellable)
{
  for (guint row = 0; row < lia_listing_n_rows (table); row++) {
    if (g_cancellable_is_cancelled (cancellable) || lia_canvas_get_error (canvas) != LXW_NO_ERROR)
      return;

    lia_canvas_row (canvas, LIA_CANVAS_FIRST_ROW + row,
                    lia_canvas_lines (row_lines (table, row, widths)));
    for (guint i = 0; i < widths->len; i++)
      lia_canvas_cell (canvas, LIA_CANVAS_FIRST_ROW + row, i, lia_listing_get_cell (table, row, i),
                       body_style (lia_listing_get_column (table, i)));
  }
}

static void
colour (LiaCanvas *canvas,
        const LiaListing *table,
        guint column,
        lxw_conditional_format *condition,
        LiaTone tone)
{
  condition->format = lia_canvas_get_format (canvas, LIA_STYLE_TONE + tone);
  lia_canvas_check (canvas,
                    worksheet_conditional_format_range (
                        lia_canvas_get_sheet (canvas), LIA_CANVAS_FIRST_ROW, column,
                        LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (table) - 1, column, condition));
}

static void
colour_choices (LiaCanvas *canvas, const LiaListing *table, guint column, const LiaChoice *choices)
{
  for (const LiaChoice *choice = choices; choice->value != NULL; choice++) {
    g_auto (GStrv) parts = g_strsplit (_ (choice->label), "\"", -1);
    g_autofree char *label = g_strjoinv ("\"\"", parts);
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", label);
    lxw_conditional_format condition = {
      .type = LXW_CONDITIONAL_TYPE_CELL,
      .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
      .value_string = quoted,
    };

    if (choice->tone != LIA_TONE_NEUTRAL)
      colour (canvas, table, column, &condition, choice->tone);
  }
}

static void
colour_warned (LiaCanvas *canvas, const LiaListing *table, guint column, guint by)
{
  char letters[LXW_MAX_COL_NAME_LENGTH];
  g_autofree char *formula = NULL;
  lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_FORMULA };

  lxw_col_to_name (letters, by, LXW_TRUE);
  formula = g_strdup_printf ("=%s%d>0", letters, LIA_CANVAS_FIRST_ROW + 1);
  condition.value_string = formula;
  colour (canvas, table, column, &condition, LIA_TONE_ERROR);
}

static gboolean
find_choice (const LiaSection *guide,
             const LiaSection *sheet,
             const LiaColumn *column,
             const LiaChoice *choice,
             guint *row)
{
  g_autofree char *key = g_strjoin ("/", sheet->key, column->label, choice->value, NULL);

  return lia_listing_find_row (guide->table, key, row);
}

static char *
choices_range (LiaCanvas *canvas, const LiaSection *sheet, const LiaColumn *column)
{
  const LiaSection *guide =
      lia_document_find_section (lia_canvas_get_document (canvas), LIA_DOCUMENT_GUIDE);
  char letters[LXW_MAX_COL_NAME_LENGTH];
  guint first = 0;
  guint n = 0;
  guint row;

  if (guide == NULL || !find_choice (guide, sheet, column, column->choices, &first))
    return NULL;
  while (column->choices[n].value != NULL &&
         find_choice (guide, sheet, column, &column->choices[n], &row))
    n++;

  lxw_col_to_name (letters, LIA_DOCUMENT_GUIDE_LABELS, LXW_TRUE);
  return g_strdup_printf ("='%s'!%s$%u:%s$%u", guide->name, letters,
                          LIA_CANVAS_FIRST_ROW + first + 1, letters,
                          LIA_CANVAS_FIRST_ROW + first + n);
}

/* The values stand in the data guide, where they are explained: a list in the rule itself can't be
 * longer than 255 characters, and a hidden sheet would be one more place to look into. */
static void
offer_choices (LiaCanvas *canvas, const LiaSection *sheet, guint index)
{
  const LiaColumn *column = lia_listing_get_column (sheet->table, index);
  g_autofree char *range = choices_range (canvas, sheet, column);
  lxw_data_validation validation = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .value_formula = range,
    .ignore_blank = LXW_VALIDATION_ON,
    .show_error = column->open ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON,
  };

  if (range == NULL)
    return;

  lia_canvas_check (canvas, worksheet_data_validation_range (
                                lia_canvas_get_sheet (canvas), LIA_CANVAS_FIRST_ROW, index,
                                LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (sheet->table) - 1, index,
                                &validation));
}

static void
dress_columns (LiaCanvas *canvas, const LiaSection *sheet)
{
  for (guint i = 0; i < lia_listing_n_columns (sheet->table); i++) {
    const LiaColumn *column = lia_listing_get_column (sheet->table, i);

    if (lia_canvas_get_error (canvas) != LXW_NO_ERROR)
      return;
    if (column->choices != NULL) {
      colour_choices (canvas, sheet->table, i, column->choices);
      offer_choices (canvas, sheet, i);
    }
    if (column->warned_by >= 0)
      colour_warned (canvas, sheet->table, i, column->warned_by);
  }
}

/**
 * lia_workbook_draw_list:
 * @canvas: a canvas, with the sheet begun
 * @sheet: a sheet that is one table
 * @cancellable: (nullable): to stop early; what is left isn't drawn then
 *
 * Draws a sheet that is one table: a title, a header that stays in view, measured columns and rows,
 * filters, drop-downs, and colours that follow what is written into the cells.
 */
void
lia_workbook_draw_list (LiaCanvas *canvas, const LiaSection *sheet, GCancellable *cancellable)
{
  g_autoptr (GArray) widths = measure_columns (sheet->table);
  lxw_worksheet *worksheet = lia_canvas_get_sheet (canvas);

  if (lia_canvas_get_error (canvas) != LXW_NO_ERROR)
    return;

  for (guint i = 0; i < widths->len; i++)
    lia_canvas_column (canvas, i, g_array_index (widths, double, i));
  draw_head (canvas, sheet);
  lia_canvas_row (canvas, LIA_CANVAS_HEADER_ROW,
                  lia_canvas_lines (header_lines (sheet->table, widths)) + 4);

  if (lia_listing_n_rows (sheet->table) == 0) {
    draw_empty (canvas, sheet->table);
  } else {
    add_table (canvas, sheet);
    draw_rows (canvas, sheet->table, widths, cancellable);
    dress_columns (canvas, sheet);
  }

  worksheet_freeze_panes (worksheet, LIA_CANVAS_FIRST_ROW, MIN (widths->len, 2));
  lia_canvas_check (
      canvas, worksheet_repeat_rows (worksheet, LIA_CANVAS_HEADER_ROW, LIA_CANVAS_HEADER_ROW));
}
