#include "measure.h"

#include <math.h>

#include "briefing/document/text.h"

/* What fits on a page of A4 landscape before the print gets too small to read; a wider listing
 * takes several pages side by side, each with the columns that stay in view. */
#define PAGE_WIDTH 210.0
#define MOST_PAGES 2

/* Room for the button of the filter, for the indent of a cell, and for what no measure foresees. */
#define FILTER_WIDTH 3.6
#define INDENT_WIDTH 1.4
#define SPARE_WIDTH 0.8
#define LONG_WORD 16.0

/* Columns grow by so much at a time, and are judged by so many rows, evenly spread. */
#define STEP 2.0
#define MOST_STEPS 24
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
  [LIA_COLUMN_PROSE] = { 14, 60 },   [LIA_COLUMN_DATE] = { 12, 12 },
  [LIA_COLUMN_NUMBER] = { 8.5, 12 }, [LIA_COLUMN_CHOICE] = { 9, 18 },
};

/* What is going to be written is as long as what others wrote in such columns. */
static const double writing[] = {
  [LIA_COLUMN_TEXT] = 22,   [LIA_COLUMN_TITLE] = 30, [LIA_COLUMN_PROSE] = 32,
  [LIA_COLUMN_DATE] = 12.5, [LIA_COLUMN_NUMBER] = 9, [LIA_COLUMN_CHOICE] = 14,
};

#define WRITING_LINES 3

typedef struct {
  guint step;
  guint n_steps;
  double costs[MOST_STEPS + 1];
} Growth;

struct _LiaMeasure {
  const LiaListing *table;
  GArray *widths;
  GArray *naturals; /* how wide each column would be if there were room */
  guint pages;
};

static double
width_at (const LiaMeasure *self, guint column)
{
  return g_array_index (self->widths, double, column);
}

static double
natural_at (const LiaMeasure *self, guint column)
{
  return g_array_index (self->naturals, double, column);
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

  for (guint i = 0; i < MIN (LIA_MEASURE_FROZEN, self->widths->len); i++)
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

/* How tall the rows of a column are that is so wide: a line counts for more the more there are
 * already, because the tallest cell makes the row. */
static double
cost_at (const LiaMeasure *self, guint column, double width)
{
  guint n_rows = lia_listing_n_rows (self->table);
  guint stride = stride_of (self->table, MOST_JUDGED);
  double cost = 0.0;

  for (guint row = 0; row < n_rows; row += stride) {
    double lines = cell_lines (self, row, column, width);

    cost += lines * lines * lines;
  }

  return cost;
}

/* What a column gains by the next steps that gain anything, for each of them. */
static double
best_gain (const double *costs, guint step, guint n_steps, guint *n_taken)
{
  double best = 0.0;

  for (guint next = step + 1; next <= n_steps; next++) {
    double gain = (costs[step] - costs[next]) / (next - step);

    if (gain > best) {
      best = gain;
      *n_taken = next - step;
    }
  }

  return best;
}

/* Gives a column its next step where that makes the rows lowest; FALSE if nothing does. */
static gboolean
grow (LiaMeasure *self, Growth *growths, double *room)
{
  double best = 0.0;
  guint best_column = 0;
  guint best_steps = 0;

  for (guint i = 0; i < self->widths->len; i++) {
    guint n_steps = 0;
    double gain = best_gain (growths[i].costs, growths[i].step, growths[i].n_steps, &n_steps);

    if (gain > best && n_steps * STEP <= *room) {
      best = gain;
      best_column = i;
      best_steps = n_steps;
    }
  }
  if (best_steps == 0)
    return FALSE;

  growths[best_column].step += best_steps;
  g_array_index (self->widths, double, best_column) += best_steps * STEP;
  *room -= best_steps * STEP;
  return TRUE;
}

/* What is still left goes to the columns whose text would be on fewer lines yet, or is cut. */
static void
share_out (LiaMeasure *self, double room)
{
  double wanted = 0.0;

  for (guint i = 0; i < self->widths->len; i++)
    wanted += MAX (natural_at (self, i) - width_at (self, i), 0.0);

  for (guint i = 0; i < self->widths->len && wanted > 0.0; i++)
    g_array_index (self->widths, double, i) +=
        MIN (room / wanted, 1.0) * MAX (natural_at (self, i) - width_at (self, i), 0.0);
}

static void
fill_room (LiaMeasure *self)
{
  g_autofree Growth *growths = g_new0 (Growth, self->widths->len);
  double room = room_on (self, self->pages);

  for (guint i = 0; i < self->widths->len; i++) {
    double least = width_at (self, i);
    double most = natural_at (self, i);

    room -= least;
    growths[i].n_steps = MIN ((guint) ceil ((most - least) / STEP), MOST_STEPS);
    for (guint step = 0; step <= growths[i].n_steps; step++)
      growths[i].costs[step] = cost_at (self, i, least + step * STEP);
  }

  while (room >= STEP && grow (self, growths, &room))
    continue;
  if (room > 0.0)
    share_out (self, room);
}

/* Each column has what it can't do without, and the rest of the page goes where it is needed. */
static void
measure_columns (LiaMeasure *self)
{
  double total = 0.0;

  for (guint i = 0; i < lia_listing_n_columns (self->table); i++) {
    double width = least_width (self->table, i);
    double natural = natural_width (self->table, i, width);

    g_array_append_val (self->widths, width);
    g_array_append_val (self->naturals, natural);
    total += width;
  }

  self->pages = 1;
  while (self->pages < MOST_PAGES && total > room_on (self, self->pages))
    self->pages++;
  fill_room (self);
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
  self->widths = g_array_new (FALSE, FALSE, sizeof (double));
  self->naturals = g_array_new (FALSE, FALSE, sizeof (double));
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
  g_array_unref (self->widths);
  g_array_unref (self->naturals);
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
  return cell->target != NULL && g_str_has_prefix (cell->target, "http");
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

  for (guint i = 0; i < self->widths->len; i++)
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

  for (guint i = 0; i < self->widths->len; i++)
    lines = MAX (lines, lia_text_lines (lia_listing_get_column (self->table, i)->label,
                                        (width_at (self, i) - FILTER_WIDTH + 0.5) / BOLD));

  return lines;
}
