#include "table.h"

#include <math.h>

#include "briefing/document/text.h"

/* Free space after each column but the last, in points. */
#define GAP 10.0

/* A column is never wider than this by itself, and one of words not narrower if there is room. */
#define WIDEST 230.0
#define LEAST_TITLE 124.0
#define LEAST_PROSE 88.0
#define WIDEST_WORD 80.0

/* A label that is wider than this is broken rather than that it makes a column wider. */
#define WIDEST_LABEL 60.0

/* What is no wider than this is a few words. */
#define A_FEW_WORDS 70.0

/* What would be so much wider than a page that stands is put on one that lies. */
#define TURNED_FROM 1.6

/* So many rows tell how wide a column is, and so much wider than estimated it may be. */
#define ROWS_MEASURED 1000
#define ALMOST 1.04

typedef struct {
  LiaReadingColumn reading;
  double natural;
  double least;
} Wish;

static LiaColumnKind
kind_of (const Wish *wish)
{
  return wish->reading.column->kind;
}

/* What is a few words or less isn't broken. */
static gboolean
is_whole (const Wish *wish)
{
  return kind_of (wish) == LIA_COLUMN_DATE || kind_of (wish) == LIA_COLUMN_NUMBER ||
         kind_of (wish) == LIA_COLUMN_CHOICE;
}

static double
least_of (const Wish *wish, double word)
{
  switch (kind_of (wish)) {
  case LIA_COLUMN_TITLE:
    return LEAST_TITLE;
  case LIA_COLUMN_PROSE:
    return LEAST_PROSE;
  case LIA_COLUMN_TEXT:
  case LIA_COLUMN_DATE:
  case LIA_COLUMN_NUMBER:
  case LIA_COLUMN_CHOICE:
  default:
    return fmin (word, WIDEST_WORD);
  }
}

/* The widest of many texts, by an estimate that is a hundred times faster than setting them. */
typedef struct {
  char *text;
  double width;
} Widest;

static void
keep_wider (Widest *self, const char *text)
{
  double width = lia_text_width (text);

  if (width <= self->width)
    return;

  self->width = width;
  g_free (self->text);
  self->text = g_strdup (text);
}

static void
keep_words (Widest *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    keep_wider (self, words[i]);
}

static void
survey_cell (const Wish *wish, const LiaListing *listing, guint row, Widest *cell, Widest *word)
{
  g_autofree char *text = lia_reading_text (listing, row, &wish->reading);

  if (text == NULL)
    return;

  keep_wider (cell, text);
  if (is_whole (wish))
    keep_wider (word, text);
  else if (kind_of (wish) == LIA_COLUMN_TEXT)
    keep_words (word, text);
}

/* The estimate may not find the widest of all, but one that is nearly so. */
static double
measure_widest (LiaFlow *flow, const Widest *widest, LiaLetters letters)
{
  return widest->text != NULL
             ? lia_typesetter_measure (flow->typesetter, widest->text, letters) * ALMOST
             : 0;
}

static Wish
measure (LiaFlow *flow, const LiaListing *listing, const LiaReadingColumn *reading)
{
  Wish wish = { .reading = *reading };
  LiaLetters letters =
      kind_of (&wish) == LIA_COLUMN_TITLE ? LIA_LETTERS_CELL_STRONG : LIA_LETTERS_CELL;
  double label = lia_typesetter_measure_word (flow->typesetter, reading->label, LIA_LETTERS_COLUMN);
  double whole = lia_typesetter_measure (flow->typesetter, reading->label, LIA_LETTERS_COLUMN);
  Widest cell = { NULL, 0 }, word = { NULL, 0 };
  guint n_rows = lia_reading_n_rows (listing);

  for (guint row = 0; row < n_rows; row++)
    if (row < ROWS_MEASURED || row == n_rows - 1)
      survey_cell (&wish, listing, row, &cell, &word);
  wish.natural = ceil (fmax (fmax (label, fmin (whole, WIDEST_LABEL)),
                             fmin (measure_widest (flow, &cell, letters), WIDEST))) +
                 1;
  wish.least = least_of (&wish, fmax (label, measure_widest (flow, &word, letters)));
  wish.least = fmin (ceil (wish.least) + 1, wish.natural);
  g_free (cell.text);
  g_free (word.text);

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
    if (kind_of (&g_array_index (wishes, Wish, i - 1)) != LIA_COLUMN_TITLE)
      g_array_remove_index (wishes, i - 1);
}

static gboolean
is_stretched (const Wish *wish)
{
  return kind_of (wish) == LIA_COLUMN_TITLE || kind_of (wish) == LIA_COLUMN_PROSE;
}

/* Sentences take what nothing else needs; a table without any is as wide as it is. */
static void
stretch (GArray *wishes, double room)
{
  double free_width = room - sum (wishes, FALSE);
  guint n = 0;

  for (guint i = 0; i < wishes->len; i++)
    n += is_stretched (&g_array_index (wishes, Wish, i));
  for (guint i = 0; i < wishes->len && free_width > 0; i++)
    if (is_stretched (&g_array_index (wishes, Wish, i)))
      g_array_index (wishes, Wish, i).natural += free_width / n;
}

/* A few words stay on one line where that takes no more than half of what is left: sentences are
 * longer than they by far, and lose a word of each line at most. */
static void
keep_whole (GArray *wishes, double room)
{
  double left = (room - sum (wishes, TRUE)) / 2;

  for (guint i = 0; i < wishes->len; i++) {
    Wish *wish = &g_array_index (wishes, Wish, i);
    double want = wish->natural - wish->least;

    if (wish->natural > A_FEW_WORDS || want > left)
      continue;
    wish->least = wish->natural;
    left -= want;
  }
}

/* Each column gets what it needs, and of what is left in proportion to what it still wants. */
static void
share (LiaTablePlan *self, const GArray *wishes, double room)
{
  double least = sum (wishes, TRUE);
  double natural = sum (wishes, FALSE);
  double part = natural <= room   ? 1
                : natural > least ? fmax (room - least, 0) / (natural - least)
                                  : 0;
  double x = 0;

  for (guint i = 0; i < wishes->len; i++) {
    const Wish *wish = &g_array_index (wishes, Wish, i);
    LiaTableColumn column = { wish->reading, x,
                              fmin (wish->least + part * (wish->natural - wish->least), room) };

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
 * @stretched: whether it is made as wide as that, if it has sentences
 *
 * Chooses the columns that are shown and how wide they are: those that lists show, if it has any
 * of these, as many as can be read.
 *
 * Returns: (transfer full): the plan
 */
LiaTablePlan *
lia_table_plan_new (LiaFlow *flow, const LiaListing *listing, double room, gboolean stretched)
{
  LiaTablePlan *self = g_new0 (LiaTablePlan, 1);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (Wish));
  g_autoptr (GArray) readings = lia_reading_columns (listing, FALSE);

  for (guint i = 0; i < readings->len; i++) {
    Wish wish = measure (flow, listing, &g_array_index (readings, LiaReadingColumn, i));

    g_array_append_val (wishes, wish);
  }

  if (room <= 0) {
    self->wide = sum (wishes, FALSE) > lia_flow_width (flow, FALSE) * TURNED_FROM;
    room = lia_flow_width (flow, self->wide);
  }
  leave_out (wishes, room);
  if (stretched)
    stretch (wishes, room);
  keep_whole (wishes, room);
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
