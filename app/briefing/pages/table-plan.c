#include "table.h"

#include <math.h>

/* Free space after each column but the last, in points. */
#define GAP 10.0

/* A column is never wider than this by itself, and one of words not narrower if there is room. */
#define WIDEST 210.0
#define LEAST_TITLE 96.0
#define LEAST_PROSE 88.0
#define LEAST_TEXT 44.0
#define WIDEST_WORD 84.0

/* So many rows tell how wide a column is. */
#define ROWS_MEASURED 400

typedef struct {
  guint column;
  LiaColumnKind kind;
  double natural;
  double least;
} Wish;

static gboolean
has_listed (const LiaListing *listing)
{
  for (guint i = 0; i < lia_listing_n_columns (listing); i++)
    if (lia_listing_get_column (listing, i)->listed)
      return TRUE;

  return FALSE;
}

static gboolean
is_whole (const LiaColumn *column)
{
  return column->kind == LIA_COLUMN_DATE || column->kind == LIA_COLUMN_NUMBER;
}

/* A date that isn't broken has no short line, and a choice is one or two words. */
static double
least_of (const LiaColumn *column, double word)
{
  switch (column->kind) {
  case LIA_COLUMN_TITLE:
    return LEAST_TITLE;
  case LIA_COLUMN_PROSE:
    return LEAST_PROSE;
  default:
    return MAX (MIN (word, WIDEST_WORD), LEAST_TEXT / 2);
  }
}

static void
measure_cell (Wish *wish, LiaFlow *flow, const LiaListing *listing, guint row, double *word)
{
  const LiaColumn *column = lia_listing_get_column (listing, wish->column);
  g_autofree char *text = lia_cell_to_words (lia_listing_get_cell (listing, row, wish->column));
  LiaLetters letters =
      column->kind == LIA_COLUMN_TITLE ? LIA_LETTERS_CELL_STRONG : LIA_LETTERS_CELL;
  double width;

  if (text == NULL)
    return;

  width = MIN (WIDEST, lia_typesetter_measure (flow->typesetter, text, letters));
  if (width > wish->natural)
    wish->natural = width;
  if (is_whole (column))
    *word = MAX (*word, width);
  else if (column->kind == LIA_COLUMN_TEXT || column->kind == LIA_COLUMN_CHOICE)
    *word = MAX (*word, lia_typesetter_measure_word (flow->typesetter, text, letters));
}

static Wish
measure (LiaFlow *flow, const LiaListing *listing, guint index)
{
  const LiaColumn *column = lia_listing_get_column (listing, index);
  Wish wish = { .column = index, .kind = column->kind };
  double word = lia_typesetter_measure_word (flow->typesetter, column->label, LIA_LETTERS_COLUMN);

  wish.natural = MIN (WIDEST / 2,
                      lia_typesetter_measure (flow->typesetter, column->label, LIA_LETTERS_COLUMN));
  for (guint row = 0; row < MIN (lia_listing_n_rows (listing), ROWS_MEASURED); row++)
    measure_cell (&wish, flow, listing, row, &word);
  wish.least = least_of (column, word);
  wish.natural = ceil (MAX (wish.natural, MIN (wish.least, WIDEST_WORD))) + 1;
  wish.least = MIN (ceil (wish.least) + 1, wish.natural);

  return wish;
}

static double
sum (const GArray *wishes, gboolean least)
{
  double width = 0;

  for (guint i = 0; i < wishes->len; i++) {
    const Wish *wish = &g_array_index (wishes, Wish, i);

    width += (least ? wish->least : wish->natural) + (i > 0 ? GAP : 0);
  }

  return width;
}

/* What comes last matters least, but what names the row stays. */
static void
leave_out (GArray *wishes, double room)
{
  for (guint i = wishes->len; sum (wishes, TRUE) > room && i > 1; i--)
    if (g_array_index (wishes, Wish, i - 1).kind != LIA_COLUMN_TITLE)
      g_array_remove_index (wishes, i - 1);
}

/* Each column gets what it needs, and of what is left as much as it still wants in proportion; if
 * all have what they want, nothing is stretched. */
static void
share (LiaTablePlan *self, const GArray *wishes, double room)
{
  double least = sum (wishes, TRUE);
  double natural = sum (wishes, FALSE);
  double part = natural <= room ? 1 : natural > least ? (room - least) / (natural - least) : 0;
  double x = 0;

  for (guint i = 0; i < wishes->len; i++) {
    const Wish *wish = &g_array_index (wishes, Wish, i);
    LiaTableColumn column = { wish->column, x,
                              MIN (wish->least + part * (wish->natural - wish->least), room) };

    g_array_append_val (self->columns, column);
    x += column.width + GAP;
  }
  self->width = x - GAP;
}

/**
 * lia_table_plan_new:
 * @flow: a flow
 * @listing: a table with columns
 * @room: how wide it may be, in points, or 0 for a page of its own that may lie on its side
 *
 * Chooses the columns that are shown and how wide they are: those that lists show, if it has any
 * of these, as many as can be read.
 *
 * Returns: (transfer full): the plan
 */
LiaTablePlan *
lia_table_plan_new (LiaFlow *flow, const LiaListing *listing, double room)
{
  LiaTablePlan *self = g_new0 (LiaTablePlan, 1);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  gboolean listed = has_listed (listing);

  for (guint i = 0; i < lia_listing_n_columns (listing); i++)
    if (!listed || lia_listing_get_column (listing, i)->listed) {
      Wish wish = measure (flow, listing, i);

      g_array_append_val (wishes, wish);
    }

  if (room <= 0) {
    self->wide = sum (wishes, FALSE) > lia_flow_width (flow, FALSE) * 1.3;
    room = lia_flow_width (flow, self->wide);
  }
  leave_out (wishes, room);
  self->n_left_out = lia_listing_n_columns (listing) - wishes->len;
  self->columns = g_array_new (FALSE, FALSE, sizeof (LiaTableColumn));
  share (self, wishes, room);

  return self;
}

/**
 * lia_table_plan_free:
 * @self: (transfer full): a plan
 */
void
lia_table_plan_free (LiaTablePlan *self)
{
  g_array_unref (self->columns);
  g_free (self);
}
