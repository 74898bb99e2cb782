#include "chart.h"

#include <math.h>

#include "briefing/document/reading.h"
#include "briefing/ink.h"

/* In points. */
#define BAR 11.0
#define BARS_APART 18.0
#define COLUMNS_HEIGHT 130.0
#define NAMES_HEIGHT 27.0
#define LEGEND_LINE 13.0
#define SWATCH 7.0
#define GAP 6.0
#define NUMBER_WIDTH 26.0
#define LINE 0.5

/* Names of bars take no more of the chart than this. */
#define NAMES_PART 0.42

/* The table that a chart shows, and where it stands. */
typedef struct {
  LiaFlow *flow;
  const LiaBlock *block;
  guint columns[16]; /* of the series */
  guint n_series;
  LiaBox area;
  double most;
} Chart;

static double
value_at (const Chart *self, guint row, guint series)
{
  return fmax (lia_listing_get_cell (self->block->table, row, self->columns[series])->number, 0);
}

static double
total_of (const Chart *self, guint row)
{
  double total = 0;

  for (guint i = 0; i < self->n_series; i++)
    total += value_at (self, row, i);

  return total;
}

static Chart
read_chart (LiaFlow *flow, const LiaBlock *block)
{
  Chart self = { .flow = flow, .block = block };

  for (guint i = 0; i < lia_listing_n_columns (block->table); i++)
    if (lia_listing_get_column (block->table, i)->kind == LIA_COLUMN_NUMBER &&
        self.n_series < MIN (block->chart_colours->len, G_N_ELEMENTS (self.columns)))
      self.columns[self.n_series++] = i;
  for (guint row = 0; row < lia_listing_n_rows (block->table); row++)
    self.most = fmax (self.most, total_of (&self, row));

  return self;
}

static guint
colour_of (const Chart *self, guint series)
{
  return g_array_index (self->block->chart_colours, guint, series);
}

static void
add_fill (const Chart *self, double x, double y, double width, double height, guint colour)
{
  LiaBox box = { LIA_FLOW_MARGIN + self->area.x + x, self->area.y + y, width, height };

  if (width > 0 && height > 0)
    lia_page_add_fill (self->flow->page, &box, colour);
}

/* So many lines; what is longer is cut, and the table tells it whole. */
static LiaPiece *
add_words (const Chart *self, double x, double y, double width, guint n_lines, const char *words)
{
  LiaBox box = { LIA_FLOW_MARGIN + self->area.x + x, self->area.y + y, width, 0 };

  LiaPiece *piece =
      lia_flow_put_short (self->flow, self->flow->page, &box, words, LIA_LETTERS_CAPTION, n_lines);

  piece->tag = NULL;
  return piece;
}

/* How far in a line begins that stands in the middle of some room. */
static double
indent_of (const Chart *self, const char *words, double room)
{
  double width = lia_typesetter_measure (self->flow->typesetter, words, LIA_LETTERS_CAPTION);

  return fmax ((room - width) / 2, 0);
}

static const char *
name_of (const Chart *self, guint row)
{
  const LiaCell *cell = lia_listing_get_cell (self->block->table, row, 0);

  return cell->kind == LIA_CELL_TEXT ? cell->text : "";
}

static double
names_width (const Chart *self)
{
  double width = 0;

  for (guint row = 0; row < lia_listing_n_rows (self->block->table); row++)
    width = fmax (width, lia_typesetter_measure (self->flow->typesetter, name_of (self, row),
                                                 LIA_LETTERS_CAPTION));

  return fmin (ceil (width) + 1, self->area.width * NAMES_PART);
}

/* The number stands in the middle of @room, or where that begins. */
static void
add_number (const Chart *self, double x, double y, double room, double value)
{
  LiaCell cell = { .kind = LIA_CELL_NUMBER, .number = value };
  g_autofree char *number = lia_reading_cell (&cell);

  add_words (self, x + indent_of (self, number, room), y, NUMBER_WIDTH, 1, number);
}

/* The whole of each bar is told as a number beside it, so that nothing has to be read off an axis.
 */
static void
add_bars (const Chart *self)
{
  double names = names_width (self);
  double left = names + GAP;
  double unit = (self->area.width - left - NUMBER_WIDTH - GAP) / fmax (self->most, 1);

  for (guint row = 0; row < lia_listing_n_rows (self->block->table); row++) {
    double y = row * BARS_APART;
    double x = left;

    add_words (self, 0, y, names, 1, name_of (self, row))->at_end = TRUE;
    for (guint i = 0; i < self->n_series; i++) {
      add_fill (self, x, y, value_at (self, row, i) * unit, BAR, colour_of (self, i));
      x += value_at (self, row, i) * unit;
    }
    add_number (self, x + GAP / 2, y, 0, total_of (self, row));
  }
  add_fill (self, left - LINE, -GAP / 2, LINE, lia_listing_n_rows (self->block->table) * BARS_APART,
            LIA_INK_QUIET);
}

static void
add_standing (const Chart *self)
{
  guint n_rows = lia_listing_n_rows (self->block->table);
  double step = self->area.width / MAX (n_rows, 1);
  double width = fmin (step * 0.6, 36);
  double unit = (COLUMNS_HEIGHT - NAMES_HEIGHT - 14) / fmax (self->most, 1);
  double floor_y = COLUMNS_HEIGHT - NAMES_HEIGHT;

  for (guint row = 0; row < n_rows; row++) {
    double x = row * step + (step - width) / 2;
    double y = floor_y;

    for (guint i = 0; i < self->n_series; i++) {
      y -= value_at (self, row, i) * unit;
      add_fill (self, x, y, width, value_at (self, row, i) * unit, colour_of (self, i));
    }
    add_number (self, x, y - 12, width, total_of (self, row));
    add_words (self, row * step + 1 + indent_of (self, name_of (self, row), step - 2), floor_y + 3,
               step - 2 - indent_of (self, name_of (self, row), step - 2), 2, name_of (self, row));
  }
  add_fill (self, 0, floor_y, self->area.width, LINE, LIA_INK_QUIET);
}

static const char *
label_of (const Chart *self, guint series)
{
  return lia_listing_get_column (self->block->table, self->columns[series])->label;
}

static double
entry_width (const Chart *self, guint series)
{
  double words =
      lia_typesetter_measure (self->flow->typesetter, label_of (self, series), LIA_LETTERS_CAPTION);

  return fmin (SWATCH + GAP / 2 + ceil (words) + 1, self->area.width);
}

/* Puts the names of the series side by side in as many lines as they take, or only counts these. */
static guint
set_legend (const Chart *self, double y, gboolean add)
{
  guint n_lines = 1;
  double x = 0;

  for (guint i = 0; i < self->n_series; i++) {
    double width = entry_width (self, i);

    if (x > 0 && x + width > self->area.width) {
      n_lines++;
      x = 0;
    }
    if (add) {
      double top = y + (n_lines - 1) * LEGEND_LINE;

      add_fill (self, x, top + 1.5, SWATCH, SWATCH, colour_of (self, i));
      add_words (self, x + SWATCH + GAP / 2, top, width - SWATCH - GAP / 2, 1, label_of (self, i));
    }
    x += width + 2 * GAP;
  }

  return n_lines;
}

static double
body_height (const LiaBlock *block)
{
  return block->chart_kind == LIA_CHART_BARS ? lia_listing_n_rows (block->table) * BARS_APART
                                             : COLUMNS_HEIGHT;
}

/**
 * lia_chart_height:
 * @flow: a flow
 * @block: a block with a table and the colours of its series
 * @width: how wide its chart may be, in points
 *
 * Returns: how high that chart is, in points
 */
double
lia_chart_height (LiaFlow *flow, const LiaBlock *block, double width)
{
  Chart chart = read_chart (flow, block);

  chart.area.width = width;
  return fmin (body_height (block) + GAP + set_legend (&chart, 0, FALSE) * LEGEND_LINE,
               lia_flow_page_room (flow));
}

/**
 * lia_chart_lay_out:
 * @flow: a flow
 * @block: a block with a table and the colours of its series
 * @x: how far from the margin
 * @width: how wide it may be, in points
 *
 * Puts the chart of a table onto the page without going on below it.
 */
void
lia_chart_lay_out (LiaFlow *flow, const LiaBlock *block, double x, double width)
{
  Chart chart = read_chart (flow, block);

  chart.area = (LiaBox) { x, flow->y, width, lia_chart_height (flow, block, width) };
  if (block->chart_kind == LIA_CHART_BARS)
    add_bars (&chart);
  else
    add_standing (&chart);
  set_legend (&chart, body_height (block) + GAP / 2, TRUE);
}
