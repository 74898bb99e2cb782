#include "reading.h"

#include <glib/gi18n.h>

#include "briefing/error.h"
#include "records/date.h"

/**
 * lia_reading_sections:
 * @document: a document
 *
 * Returns: (transfer container) (element-type LiaSection): the sections that people read; the one
 *   that explains the columns of a workbook is for those who work with them
 */
GPtrArray *
lia_reading_sections (const LiaDocument *document)
{
  GPtrArray *sections = g_ptr_array_new ();

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (!section->hidden && !g_str_equal (section->key, LIA_DOCUMENT_GUIDE))
      g_ptr_array_add (sections, (gpointer) section);
  }

  return sections;
}

static guint
count_blocks (GPtrArray *blocks)
{
  guint n = 0;

  for (guint i = 0; i < blocks->len; i++) {
    const LiaBlock *block = g_ptr_array_index (blocks, i);

    n += block->table != NULL ? lia_listing_n_rows (block->table) : 0;
  }

  return n;
}

/**
 * lia_reading_count:
 * @sections: (element-type LiaSection): what lia_reading_sections() found
 *
 * Returns: how many rows the tables have that people read
 */
guint
lia_reading_count (GPtrArray *sections)
{
  guint n = 0;

  for (guint i = 0; i < sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (sections, i);

    n += section->table != NULL ? lia_listing_n_rows (section->table) : 0;
    n += section->schedule != NULL ? section->schedule->bars->len : 0;
    n += section->blocks != NULL ? count_blocks (section->blocks) : 0;
  }

  return n;
}

/**
 * lia_reading_check:
 * @document: a document
 * @error: %LIA_BRIEFING_ERROR_TOO_LARGE
 *
 * Returns: whether it is no more than people could read without a spreadsheet
 */
gboolean
lia_reading_check (const LiaDocument *document, GError **error)
{
  g_autoptr (GPtrArray) sections = lia_reading_sections (document);
  guint n = lia_reading_count (sections);

  if (n <= LIA_READING_MOST_ROWS)
    return TRUE;

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_TOO_LARGE,
               /* Translators: numbers of rows. */
               _ ("This has %u rows, and only a workbook is good for more than %u. Choose a "
                  "workbook, or a narrower briefing."),
               n, LIA_READING_MOST_ROWS);
  return FALSE;
}

/**
 * lia_reading_schedule:
 * @schedule: bars over time
 *
 * Returns: (transfer full): a listing that tells in words what the bars do
 */
LiaListing *
lia_reading_schedule (const LiaSchedule *schedule)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, _ ("Ref"), "");
  lia_listing_add_column (listing, LIA_COLUMN_TITLE, _ ("What"), "");
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, schedule->group_label, "");
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, schedule->state_label, "");
  for (guint i = 0; i < 2; i++)
    lia_listing_add_column (listing, LIA_COLUMN_DATE, _ ("When"), "")->date = g_strdup (_ ("When"));

  for (guint i = 0; i < schedule->bars->len; i++) {
    const LiaBar *bar = g_ptr_array_index (schedule->bars, i);

    lia_listing_add_row (listing, NULL);
    lia_listing_put_text (listing, bar->reference);
    lia_listing_put_target (listing, bar->target);
    lia_listing_put_text (listing, bar->title);
    lia_listing_put_text (listing, bar->group);
    lia_listing_put_text (listing, bar->state);
    lia_listing_put_day (listing, bar->first_day);
    lia_listing_put_day (listing, bar->last_day);
  }

  return listing;
}

/**
 * lia_reading_n_rows:
 * @listing: a listing
 *
 * Returns: how many rows people read: one more if numbers are added up below
 */
guint
lia_reading_n_rows (const LiaListing *listing)
{
  return lia_listing_n_rows (listing) + lia_listing_is_summed (listing);
}

/* The parts of a date: days first, words last. */
static gboolean
goes_on (const LiaListing *listing, guint column)
{
  const LiaColumn *before = lia_listing_get_column (listing, column - 1);
  const LiaColumn *here = lia_listing_get_column (listing, column);

  return here->date != NULL && g_strcmp0 (before->date, here->date) == 0;
}

static gboolean
has_listed (const LiaListing *listing)
{
  for (guint i = 0; i < lia_listing_n_columns (listing); i++)
    if (lia_listing_get_column (listing, i)->listed)
      return TRUE;

  return FALSE;
}

/**
 * lia_reading_columns:
 * @listing: a listing
 * @all: whether the columns that don't matter much are there as well
 *
 * A spreadsheet tells a date in as many columns as it takes to reckon with it; people read one.
 *
 * Returns: (transfer full) (element-type LiaReadingColumn): the columns of a listing as people read
 *   them; all of them if none is among those that matter
 */
GArray *
lia_reading_columns (const LiaListing *listing, gboolean all)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (LiaReadingColumn));
  gboolean any = all || !has_listed (listing);

  for (guint i = 0; i < lia_listing_n_columns (listing); i++) {
    const LiaColumn *column = lia_listing_get_column (listing, i);
    LiaReadingColumn reading = { column->date != NULL ? column->date : column->label, column, i,
                                 1 };

    while (i + 1 < lia_listing_n_columns (listing) && goes_on (listing, i + 1)) {
      reading.n++;
      i++;
    }
    if (any || column->listed)
      g_array_append_val (columns, reading);
  }

  return columns;
}

/**
 * lia_reading_cell:
 * @cell: a cell
 *
 * Returns: (transfer full) (nullable): what people read there, where a cell is nothing but text;
 * %NULL if it is empty
 */
char *
lia_reading_cell (const LiaCell *cell)
{
  switch (cell->kind) {
  case LIA_CELL_TEXT:
    return g_strdup (cell->text);
  case LIA_CELL_DATE:
    return lia_day_to_short_words ((gint32) cell->number);
  case LIA_CELL_NUMBER:
    return g_strdup_printf ("%'.15g", cell->number);
  case LIA_CELL_EMPTY:
  default:
    return NULL;
  }
}

static char *
days_to_words (gint32 first, gint32 last)
{
  g_autofree char *from = lia_day_to_edtf (first);
  g_autofree char *until = lia_day_to_edtf (last);
  g_autofree char *both = g_strconcat (from, "/", until, NULL);
  g_autoptr (LiaDate) date = lia_date_parse (first == last ? from : both, NULL);

  return date != NULL ? lia_date_to_short_words (date) : g_steal_pointer (&both);
}

static char *
sum_text (const LiaListing *listing, const LiaReadingColumn *column)
{
  LiaCell sum = { .kind = LIA_CELL_NUMBER };

  if (!column->column->summed)
    return column->first == 0 ? g_strdup (_ ("Total")) : NULL;

  sum.number = lia_listing_get_sum (listing, column->first);
  return lia_reading_cell (&sum);
}

/**
 * lia_reading_target:
 * @listing: a listing
 * @row: the index of a row
 * @column: a column as people read it
 *
 * Returns: (transfer none) (nullable): where a click leads, see #LiaCell
 */
const char *
lia_reading_target (const LiaListing *listing, guint row, const LiaReadingColumn *column)
{
  return row < lia_listing_n_rows (listing)
             ? lia_listing_get_cell (listing, row, column->first)->target
             : NULL;
}

/**
 * lia_reading_text:
 * @listing: a listing
 * @row: the index of a row; the one after the last is the sum of the others
 * @column: a column as people read it
 *
 * Returns: (transfer full) (nullable): what people read there; %NULL if there is nothing
 */
char *
lia_reading_text (const LiaListing *listing, guint row, const LiaReadingColumn *column)
{
  const LiaCell *first, *last;

  if (row >= lia_listing_n_rows (listing))
    return sum_text (listing, column);

  first = last = lia_listing_get_cell (listing, row, column->first);
  for (guint i = column->first; i < column->first + column->n; i++) {
    const LiaCell *cell = lia_listing_get_cell (listing, row, i);

    if (cell->kind == LIA_CELL_TEXT)
      return g_strdup (cell->text);
    if (cell->kind == LIA_CELL_DATE)
      last = cell;
  }

  return first->kind == LIA_CELL_DATE && last->kind == LIA_CELL_DATE
             ? days_to_words ((gint32) first->number, (gint32) last->number)
             : lia_reading_cell (first);
}

/**
 * lia_reading_left_out:
 * @listing: a listing
 * @n_shown: how many of its columns as people read them are shown
 *
 * Returns: (transfer full) (nullable): a sentence that says how many columns are not shown; %NULL
 * if all are
 */
char *
lia_reading_left_out (const LiaListing *listing, guint n_shown)
{
  g_autoptr (GArray) all = lia_reading_columns (listing, TRUE);
  guint n = all->len - n_shown;

  return n > 0 ? g_strdup_printf (
                     ngettext ("%u more column is in the workbook of this briefing only.",
                               "%u more columns are in the workbook of this briefing only.", n),
                     n)
               : NULL;
}
