#include "listing.h"

#include <math.h>
#include <string.h>

#include "records/date.h"
#include "text.h"

struct _LiaListing {
  GPtrArray *columns;
  GPtrArray *keys;
  GArray *cells;
  GHashTable *rows;
};

static void
column_free (LiaColumn *column)
{
  g_free (column->label);
  g_free (column->meaning);
  g_free (column->date);
  g_free (column);
}

static void
cell_clear (LiaCell *cell)
{
  g_free (cell->text);
  g_free (cell->target);
}

static gboolean
has_label (const LiaListing *self, const char *label)
{
  g_autofree char *folded = g_utf8_casefold (label, -1);

  for (guint i = 0; i < self->columns->len; i++) {
    g_autofree char *other = g_utf8_casefold (lia_listing_get_column (self, i)->label, -1);

    if (g_str_equal (folded, other))
      return TRUE;
  }

  return FALSE;
}

/* A spreadsheet refuses a table with two columns of one name, whatever their case. */
static char *
unique_label (const LiaListing *self, const char *label)
{
  char *unique = lia_text_clean (label);

  for (guint n = 2; has_label (self, unique); n++) {
    g_free (unique);
    unique = g_strdup_printf ("%s %u", label, n);
  }

  return unique;
}

static void
put (LiaListing *self, const LiaCell *cell)
{
  g_return_if_fail (self->cells->len < self->keys->len * self->columns->len);

  g_array_append_vals (self->cells, cell, 1);
}

/**
 * lia_listing_new:
 *
 * Returns: (transfer full): a table without columns and rows
 */
LiaListing *
lia_listing_new (void)
{
  LiaListing *self = g_new0 (LiaListing, 1);

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, TRUE, sizeof (LiaCell));
  g_array_set_clear_func (self->cells, (GDestroyNotify) cell_clear);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * lia_listing_free:
 * @self: (transfer full): a table
 */
void
lia_listing_free (LiaListing *self)
{
  g_hash_table_unref (self->rows);
  g_array_unref (self->cells);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/**
 * lia_listing_add_column:
 * @self: a table that has no rows yet
 * @kind: what its cells will hold
 * @label: what stands above it; a number is added if another column has that label
 * @meaning: one line that explains it
 *
 * Returns: (transfer none): the column, for what else there is to say about it
 */
LiaColumn *
lia_listing_add_column (LiaListing *self,
                        LiaColumnKind kind,
                        const char *label,
                        const char *meaning)
{
  LiaColumn *column;

  g_return_val_if_fail (self->keys->len == 0, NULL);

  column = g_new0 (LiaColumn, 1);
  column->kind = kind;
  column->label = unique_label (self, label);
  column->meaning = lia_text_clean (meaning);
  column->warned_by = -1;
  column->span = 1;
  g_ptr_array_add (self->columns, column);

  return column;
}

guint
lia_listing_n_columns (const LiaListing *self)
{
  return self->columns->len;
}

const LiaColumn *
lia_listing_get_column (const LiaListing *self, guint column)
{
  return g_ptr_array_index (self->columns, column);
}

/**
 * lia_listing_add_row:
 * @self: a table
 * @key: (nullable): what links find the row by
 *
 * Begins a row, which is then filled from the left, one `lia_listing_put_*` for each column.
 */
void
lia_listing_add_row (LiaListing *self, const char *key)
{
  char *copy = g_strdup (key);

  g_return_if_fail (self->cells->len == self->keys->len * self->columns->len);

  if (copy != NULL)
    g_hash_table_insert (self->rows, copy, GUINT_TO_POINTER (self->keys->len));
  g_ptr_array_add (self->keys, copy);
}

/**
 * lia_listing_put_empty:
 * @self: a table
 *
 * Leaves the next cell empty.
 */
void
lia_listing_put_empty (LiaListing *self)
{
  put (self, &(LiaCell) { .kind = LIA_CELL_EMPTY });
}

/**
 * lia_listing_put_text:
 * @self: a table
 * @text: (nullable): any text; it is cleaned, and leaves the cell empty if nothing remains
 *
 * Fills the next cell with a text.
 */
void
lia_listing_put_text (LiaListing *self, const char *text)
{
  g_autofree char *clean = lia_text_clean (text);

  if (*clean == '\0')
    lia_listing_put_empty (self);
  else
    put (self, &(LiaCell) { .kind = LIA_CELL_TEXT, .text = g_steal_pointer (&clean) });
}

/**
 * lia_listing_put_day:
 * @self: a table
 * @day: a day counted from 1970-01-01, or %LIA_DAY_NONE, which leaves the cell empty
 *
 * Fills the next cell with a day.
 */
void
lia_listing_put_day (LiaListing *self, gint32 day)
{
  if (day == LIA_DAY_NONE)
    lia_listing_put_empty (self);
  else
    put (self, &(LiaCell) { .kind = LIA_CELL_DATE, .number = day });
}

/**
 * lia_listing_put_number:
 * @self: a table
 * @number: a number; what isn't finite leaves the cell empty, because no file can tell it
 *
 * Fills the next cell with a number.
 */
void
lia_listing_put_number (LiaListing *self, double number)
{
  if (isfinite (number))
    put (self, &(LiaCell) { .kind = LIA_CELL_NUMBER, .number = number });
  else
    lia_listing_put_empty (self);
}

/**
 * lia_listing_put_target:
 * @self: a table
 * @target: (nullable): where a click leads, see #LiaCell
 *
 * Makes a link of the cell that was put last.
 */
void
lia_listing_put_target (LiaListing *self, const char *target)
{
  LiaCell *cell;

  g_return_if_fail (self->cells->len > 0);

  cell = &g_array_index (self->cells, LiaCell, self->cells->len - 1);
  g_free (cell->target);
  cell->target = g_strdup (target);
}

guint
lia_listing_n_rows (const LiaListing *self)
{
  return self->keys->len;
}

const char *
lia_listing_get_key (const LiaListing *self, guint row)
{
  return g_ptr_array_index (self->keys, row);
}

const LiaCell *
lia_listing_get_cell (const LiaListing *self, guint row, guint column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return &g_array_index (self->cells, LiaCell, row * self->columns->len + column);
}

/**
 * lia_listing_is_summed:
 * @self: a table
 *
 * Returns: whether the numbers of any of its columns are added up below it
 */
gboolean
lia_listing_is_summed (const LiaListing *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (lia_listing_get_column (self, i)->summed)
      return TRUE;

  return FALSE;
}

/**
 * lia_listing_is_filled_in:
 * @self: a table
 *
 * Returns: whether others are asked to fill in any of its columns
 */
gboolean
lia_listing_is_filled_in (const LiaListing *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (lia_listing_get_column (self, i)->fill_in)
      return TRUE;

  return FALSE;
}

/**
 * lia_listing_get_sum:
 * @self: a table
 * @column: one of its columns
 *
 * Returns: the sum of the numbers in that column
 */
double
lia_listing_get_sum (const LiaListing *self, guint column)
{
  double sum = 0.0;

  for (guint row = 0; row < self->keys->len; row++) {
    const LiaCell *cell = lia_listing_get_cell (self, row, column);

    if (cell->kind == LIA_CELL_NUMBER)
      sum += cell->number;
  }

  return sum;
}

/* The text of a cell whatever shows it: days as 2026-11-23, numbers with a point. */
static char *
plain_text (const LiaCell *cell)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (cell->kind) {
  case LIA_CELL_TEXT:
    return g_strdup (cell->text);
  case LIA_CELL_DATE:
    return lia_day_to_edtf ((gint32) cell->number);
  case LIA_CELL_NUMBER:
    return g_strdup (g_ascii_dtostr (number, sizeof number, cell->number));
  case LIA_CELL_EMPTY:
  default:
    return g_strdup ("");
  }
}

/**
 * lia_listing_fingerprint:
 * @self: a table
 * @row: one of its rows
 *
 * Returns: (transfer full): the SHA-256 of the row's cells from left to right, each as UTF-8 and
 *   ended by U+001F: texts as they are, days as `2026-11-23`, numbers with a point, in 64
 * hexadecimal digits. A row that comes back with another was changed
 */
char *
lia_listing_fingerprint (const LiaListing *self, guint row)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->columns->len; i++) {
    g_autofree char *text = plain_text (lia_listing_get_cell (self, row, i));

    g_checksum_update (checksum, (const guchar *) text, -1);
    g_checksum_update (checksum, (const guchar *) "\x1f", 1);
  }

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * lia_listing_find_row:
 * @self: a table
 * @key: the key of a row
 * @row: (out): its index
 *
 * Returns: whether there is such a row
 */
gboolean
lia_listing_find_row (const LiaListing *self, const char *key, guint *row)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->rows, key, NULL, &value))
    return FALSE;

  *row = GPOINTER_TO_UINT (value);
  return TRUE;
}

/**
 * lia_listing_measure:
 * @self: a table
 *
 * Returns: how many bytes of text its cells hold
 */
guint64
lia_listing_measure (const LiaListing *self)
{
  guint64 size = 0;

  for (guint i = 0; i < self->cells->len; i++) {
    const LiaCell *cell = &g_array_index (self->cells, LiaCell, i);

    size += cell->text != NULL ? strlen (cell->text) : 0;
  }

  return size;
}
