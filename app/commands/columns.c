#include <string.h>

#include "columns.h"
#include "plain.h"

#define GAP 2

/* What a column that can be cut keeps at least, and what the main one does; below that a column on
 * the right gives way. */
#define LEAST 10
#define MAIN_LEAST 20

/* Where nothing is cut, one very long cell must not widen the column for all the others. */
#define WIDEST 80

typedef struct {
  char *heading;
  gboolean whole;
  gboolean filled;
  guint width;
} Column;

struct _LiaColumns {
  GArray *columns;
  GPtrArray *rows;
};

static void
column_clear (gpointer column)
{
  g_free (((Column *) column)->heading);
}

/**
 * lia_columns_new:
 *
 * Returns: (transfer full): a table without columns
 */
LiaColumns *
lia_columns_new (void)
{
  LiaColumns *self = g_new0 (LiaColumns, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  return self;
}

/**
 * lia_columns_free:
 * @self: (transfer full): a table
 */
void
lia_columns_free (LiaColumns *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static Column *
get_column (LiaColumns *self, guint index)
{
  return &g_array_index (self->columns, Column, index);
}

/**
 * lia_columns_add_column:
 * @self: a table without rows
 * @heading: what stands over the column
 * @whole: whether its cells are never cut, as references and dates must not be
 *
 * Adds a column on the right.
 */
void
lia_columns_add_column (LiaColumns *self, const char *heading, gboolean whole)
{
  Column column = { g_strdup (heading), whole, FALSE, lia_plain_width (heading) };

  g_array_append_val (self->columns, column);
}

/**
 * lia_columns_add_row:
 * @self: a table
 * @cells: (array): a text for each column, or %NULL for none
 *
 * Adds a row; texts of several lines are put on one.
 */
void
lia_columns_add_row (LiaColumns *self, const char *const *cells)
{
  char **row = g_new0 (char *, self->columns->len + 1);

  for (guint i = 0; i < self->columns->len; i++) {
    Column *column = get_column (self, i);

    row[i] = lia_plain_to_line (cells[i] != NULL ? cells[i] : "");
    column->width = MAX (column->width, lia_plain_width (row[i]));
    column->filled |= *row[i] != '\0';
  }

  g_ptr_array_add (self->rows, row);
}

static guint
total_width (const guint *widths, guint n)
{
  guint total = 0;

  for (guint i = 0; i < n; i++)
    if (widths[i] > 0)
      total += widths[i] + (total > 0 ? GAP : 0);

  return total;
}

/* The first column that can be cut says what a row is about: it keeps more than the others. */
static int
find_main (LiaColumns *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (!get_column (self, i)->whole)
      return i;

  return -1;
}

/* The column that is cut next: the widest, where the main one may be twice as wide as the others.
 */
static int
find_widest (LiaColumns *self, const guint *widths, guint main_least)
{
  int main_column = find_main (self);
  guint most = 0;
  int widest = -1;

  for (int i = 0; i < (int) self->columns->len; i++) {
    guint weight = i == main_column ? widths[i] : 2 * widths[i];

    if (get_column (self, i)->whole || widths[i] <= (i == main_column ? main_least : LEAST) ||
        weight <= most)
      continue;
    most = weight;
    widest = i;
  }

  return widest;
}

static gboolean
cut (LiaColumns *self, guint *widths, guint width, guint main_least)
{
  while (total_width (widths, self->columns->len) > width) {
    int widest = find_widest (self, widths, main_least);

    if (widest < 0)
      return FALSE;
    widths[widest]--;
  }

  return TRUE;
}

/* The first column, the main one and what is never cut stay as long as anything else can go. */
static gboolean
drop_column (LiaColumns *self, guint *widths)
{
  int main_column = find_main (self);

  for (int whole = FALSE; whole <= TRUE; whole++)
    for (int i = self->columns->len - 1; i > 0; i--)
      if (widths[i] > 0 && i != main_column && get_column (self, i)->whole == whole) {
        widths[i] = 0;
        return TRUE;
      }

  return FALSE;
}

/* First empty columns go; then the widest are cut; where that would leave too little of them, one
 * column after another gives way from the right. */
static void
fit (LiaColumns *self, guint *widths, guint width)
{
  guint n = self->columns->len;
  g_autofree guint *cut_widths = NULL;

  for (guint i = 1; i < n; i++)
    if (!get_column (self, i)->filled && self->rows->len > 0)
      widths[i] = 0;

  do {
    g_free (cut_widths);
    cut_widths = g_memdup2 (widths, n * sizeof *widths);
  } while (!cut (self, cut_widths, width, MAIN_LEAST) && drop_column (self, widths));

  cut (self, cut_widths, width, 1);
  memcpy (widths, cut_widths, n * sizeof *widths);
}

static void
append_row (GString *text, char **cells, const guint *widths, guint n, gboolean cut)
{
  gsize start = text->len;

  for (guint i = 0; i < n; i++) {
    g_autofree char *cell = NULL;

    if (widths[i] == 0)
      continue;
    if (text->len > start)
      lia_plain_append_padded (text, "", GAP);
    cell = cut ? lia_plain_shorten (cells[i], widths[i]) : g_strdup (cells[i]);
    lia_plain_append_padded (text, cell, widths[i]);
  }

  while (text->len > start && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

/**
 * lia_columns_to_text:
 * @self: a table
 * @width: how wide it may be, in cells of a terminal, or 0 to leave everything whole
 *
 * Returns: (transfer full): the headings and rows, each on a line
 */
char *
lia_columns_to_text (LiaColumns *self, guint width)
{
  guint n = self->columns->len;
  g_autofree guint *widths = g_new0 (guint, n);
  g_autofree char **headings = g_new0 (char *, n);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++) {
    widths[i] = width > 0 ? get_column (self, i)->width : MIN (get_column (self, i)->width, WIDEST);
    headings[i] = get_column (self, i)->heading;
  }
  if (width > 0)
    fit (self, widths, width);

  append_row (text, headings, widths, n, width > 0);
  for (guint i = 0; i < self->rows->len; i++)
    append_row (text, g_ptr_array_index (self->rows, i), widths, n, width > 0);

  return g_string_free (text, FALSE);
}
