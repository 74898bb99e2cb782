#include "measure.h"

#include "briefing/document/document.h"
#include "briefing/document/text.h"
#include "growth.h"

/* What fits on a page of A4 landscape before the print gets too small to read; a wider listing
 * takes several pages side by side, each with the columns that stay in view. */
#define PAGE_WIDTH 210.0
#define MOST_PAGES 2

/* Room for the button of the filter, for the indent of a cell, and for what no measure foresees. */
#define FILTER_WIDTH 3.6
#define INDENT_WIDTH 1.4
#define SPARE_WIDTH 0.8
#define LONG_WORD 16.0

/* The widths of columns are judged by so many rows, evenly spread. */
#define MOST_JUDGED 200

/* So many rows, evenly spread, tell how wide the texts of a column are: in a table of more there
 * are always some that have to wrap. */
#define MOST_READ 2000

/* Columns are measured in digits of 11 point, and most cells are set in 10 point. */
#define DIGITS_PER_WIDTH 1.035
#define BOLD 1.04

typedef struct {
  double least;
  double most;
} Bounds;

static const Bounds bounds[] = {
  [LIA_COLUMN_TEXT] = { 8, 32 },     [LIA_COLUMN_TITLE] = { 22, 40 },
  [LIA_COLUMN_PROSE] = { 14, 60 },   [LIA_COLUMN_DATE] = { 12, 20 },
  [LIA_COLUMN_NUMBER] = { 8.5, 12 }, [LIA_COLUMN_CHOICE] = { 9, 18 },
};

/* What is going to be written is as long as what others wrote in such columns. */
static const double writing[] = {
  [LIA_COLUMN_TEXT] = 22,   [LIA_COLUMN_TITLE] = 30, [LIA_COLUMN_PROSE] = 32,
  [LIA_COLUMN_DATE] = 12.5, [LIA_COLUMN_NUMBER] = 9, [LIA_COLUMN_CHOICE] = 14,
};

#define WRITING_LINES 3

struct _LiaMeasure {
  const LiaListing *table;
  GArray *columns; /* LiaGrowth */
  guint pages;
};

static double
width_at (const LiaMeasure *self, guint column)
{
  return g_array_index (self->columns, LiaGrowth, column).width;
}

static guint
stride_of (const LiaListing *table, guint most)
{
  return 1 + lia_listing_n_rows (table) / most;
}

static double
longest_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  double longest = 0.0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, lia_text_width (words[i]));

  return longest;
}

/* Text wraps, but not inside a word, unless that is a very long one; a choice is read as one. */
static double
least_width (const LiaListing *table, guint index)
{
  const LiaColumn *column = lia_listing_get_column (table, index);
  double header = longest_word (column->label) * BOLD + FILTER_WIDTH;
  guint stride = stride_of (table, MOST_READ);
  double longest = 0.0;

  for (guint row = 0; row < lia_listing_n_rows (table) && longest < LONG_WORD; row += stride) {
    const LiaCell *cell = lia_listing_get_cell (table, row, index);

    if (cell->kind == LIA_CELL_TEXT && !lia_measure_is_address (cell))
      longest = MAX (longest, column->kind == LIA_COLUMN_CHOICE ? lia_text_width (cell->text)
                                                                : longest_word (cell->text));
  }

  if (column->fill_in)
    header = MAX (header, writing[column->kind]);

  return MAX (MAX (header, bounds[column->kind].least),
              MIN (longest, LONG_WORD) / DIGITS_PER_WIDTH + INDENT_WIDTH);
}

static double
natural_width (const LiaListing *table, guint index, double least)
{
  const LiaColumn *column = lia_listing_get_column (table, index);
  guint stride = stride_of (table, MOST_READ);
  double widest = 0.0;

  for (guint row = 0; row < lia_listing_n_rows (table); row += stride) {
    const LiaCell *cell = lia_listing_get_cell (table, row, index);

    if (cell->kind == LIA_CELL_TEXT)
      widest =
          MAX (widest, lia_text_width (cell->text) / DIGITS_PER_WIDTH + SPARE_WIDTH + INDENT_WIDTH);
  }
  if (column->kind == LIA_COLUMN_TITLE)
    widest *= BOLD;

  return MAX (CLAMP (widest, bounds[column->kind].least, bounds[column->kind].most), least);
}

static double
frozen_width (const LiaMeasure *self)
{
  double width = 0.0;

  for (guint i = 0; i < MIN (LIA_MEASURE_FROZEN, self->columns->len); i++)
    width += width_at (self, i);

  return width;
}

/* How wide all columns can be so that they fit on so many pages. */
static double
room_on (const LiaMeasure *self, guint pages)
{
  return pages * PAGE_WIDTH - (pages - 1) * frozen_width (self);
}

/* How many digits go on a line of a column that is so wide. */
static double
digits_in (const LiaMeasure *self, guint column, double width)
{
  double digits = (width - INDENT_WIDTH) * DIGITS_PER_WIDTH;

  return lia_listing_get_column (self->table, column)->kind == LIA_COLUMN_TITLE ? digits / BOLD
                                                                                : digits;
}

/* An address takes one line, whatever its length. */
static guint
cell_lines (const LiaMeasure *self, guint row, guint column, double width)
{
  const LiaCell *cell = lia_listing_get_cell (self->table, row, column);

  if (cell->kind != LIA_CELL_TEXT || lia_measure_is_address (cell))
    return 1;

  return lia_text_lines (cell->text, digits_in (self, column, width));
}

/* How tall the rows of a column are at each of its widths: a line counts for more the more there
 * are already, because the tallest cell makes the row. */
static void
judge (const LiaMeasure *self, guint index, LiaGrowth *column)
{
  guint n_rows = lia_listing_n_rows (self->table);
  guint stride = stride_of (self->table, MOST_JUDGED);

  for (guint row = 0; row < n_rows; row += stride) {
    double lines = G_MAXDOUBLE;

    for (guint step = 0; step <= column->n_steps; step++) {
      if (lines > 1.0)
        lines = cell_lines (self, row, index, column->width + step * LIA_GROWTH_STEP);
      column->costs[step] += lines * lines * lines;
    }
  }
}

/* Each column has what it can't do without, and the rest of the page goes where it is needed. */
static void
measure_columns (LiaMeasure *self)
{
  double total = 0.0;

  for (guint i = 0; i < lia_listing_n_columns (self->table); i++) {
    LiaGrowth column = { .width = least_width (self->table, i) };

    column.natural = natural_width (self->table, i, column.width);
    column.n_steps = lia_growth_count_steps (&column);
    judge (self, i, &column);
    g_array_append_val (self->columns, column);
    total += column.width;
  }

  self->pages = 1;
  while (self->pages < MOST_PAGES && total > room_on (self, self->pages))
    self->pages++;
  lia_growth_share (self->columns, room_on (self, self->pages) - total);
}

/**
 * lia_measure_new:
 * @table: a table; has to outlive the measure
 *
 * Finds out how wide the columns of a table have to be, from what is in them and from what goes on
 * a page.
 *
 * Returns: (transfer full): the measure
 */
LiaMeasure *
lia_measure_new (const LiaListing *table)
{
  LiaMeasure *self = g_new0 (LiaMeasure, 1);

  self->table = table;
  self->columns = g_array_new (FALSE, FALSE, sizeof (LiaGrowth));
  measure_columns (self);

  return self;
}

/**
 * lia_measure_free:
 * @self: (transfer full): a measure
 */
void
lia_measure_free (LiaMeasure *self)
{
  g_array_unref (self->columns);
  g_free (self);
}

/**
 * lia_measure_get_width:
 * @self: a measured table
 * @column: one of its columns
 *
 * Returns: how wide the column is, in digits of the default font
 */
double
lia_measure_get_width (const LiaMeasure *self, guint column)
{
  return width_at (self, column);
}

/**
 * lia_measure_get_pages:
 * @self: a measured table
 *
 * Returns: how many pages it takes side by side
 */
guint
lia_measure_get_pages (const LiaMeasure *self)
{
  return self->pages;
}

/**
 * lia_measure_is_address:
 * @cell: a cell
 *
 * Returns: whether it is a link out of the document
 */
gboolean
lia_measure_is_address (const LiaCell *cell)
{
  return cell->target != NULL && lia_document_is_address (cell->target);
}

/**
 * lia_measure_fits:
 * @self: a measured table
 * @row: one of its rows
 * @column: one of its columns
 *
 * Returns: whether the text of that cell goes on one line
 */
gboolean
lia_measure_fits (const LiaMeasure *self, guint row, guint column)
{
  const LiaCell *cell = lia_listing_get_cell (self->table, row, column);

  return cell->text == NULL ||
         lia_text_lines (cell->text, digits_in (self, column, width_at (self, column))) == 1;
}

/**
 * lia_measure_row_lines:
 * @self: a measured table
 * @row: one of its rows
 *
 * Returns: how many lines the row takes; an address takes one, whatever its length
 */
guint
lia_measure_row_lines (const LiaMeasure *self, guint row)
{
  guint lines = lia_listing_is_filled_in (self->table) ? WRITING_LINES : 1;

  for (guint i = 0; i < self->columns->len; i++)
    lines = MAX (lines, cell_lines (self, row, i, width_at (self, i)));

  return lines;
}

/**
 * lia_measure_header_lines:
 * @self: a measured table
 *
 * Returns: how many lines its header takes
 */
guint
lia_measure_header_lines (const LiaMeasure *self)
{
  guint lines = 1;

  for (guint i = 0; i < self->columns->len; i++)
    lines = MAX (lines, lia_text_lines (lia_listing_get_column (self->table, i)->label,
                                        (width_at (self, i) - FILTER_WIDTH + 0.5) / BOLD));

  return lines;
}
