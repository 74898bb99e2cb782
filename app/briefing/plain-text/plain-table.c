#include "plain-writer.h"

#include "records/plain-text.h"

/* Between columns. */
#define GAP 2

/* How much further in stands what belongs to a row. */
#define INSIDE 4

typedef struct {
  LiaPlainWriter *writer;
  const LiaListing *listing;
  GArray *columns; /* LiaReadingColumn */
  guint *widths;
  guint indent;
} Table;

static const LiaReadingColumn *
get_column (const Table *self, guint index)
{
  return &g_array_index (self->columns, LiaReadingColumn, index);
}

static char *
read_cell (const Table *self, guint row, guint index)
{
  const LiaReadingColumn *column = get_column (self, index);
  g_autofree char *text = lia_reading_text (self->listing, row, column);
  g_autofree char *linked =
      text != NULL
          ? lia_plain_writer_with_link (text, lia_reading_target (self->listing, row, column))
          : NULL;

  return linked != NULL ? lia_plain_writer_clean (linked) : NULL;
}

static guint
total_width (const Table *self)
{
  guint total = self->indent;

  for (guint i = 0; i < self->columns->len; i++)
    total += self->widths[i] + (i > 0 ? GAP : 0);

  return total;
}

static void
widen (const Table *self, guint row)
{
  for (guint i = 0; i < self->columns->len; i++) {
    g_autofree char *text = read_cell (self, row, i);
    guint width = text != NULL ? lia_plain_width (text) : 0;

    self->widths[i] = MAX (self->widths[i], width);
  }
}

static gboolean
fits (const Table *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    self->widths[i] = lia_plain_width (get_column (self, i)->label);
  for (guint row = 0;
       row < lia_reading_n_rows (self->listing) && total_width (self) <= LIA_PLAIN_LINE; row++)
    widen (self, row);

  return total_width (self) <= LIA_PLAIN_LINE;
}

static void
add_spaces (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static void
add_aligned_cell (const Table *self, guint index, const char *text)
{
  GString *out = self->writer->out;
  gboolean number = get_column (self, index)->column->kind == LIA_COLUMN_NUMBER;
  guint room = self->widths[index] - lia_plain_width (text);

  add_spaces (out, index == 0 ? self->indent : GAP);
  if (number)
    add_spaces (out, room);
  g_string_append (out, text);
  if (!number && index + 1 < self->columns->len)
    add_spaces (out, room);
  g_ptr_array_add (self->writer->texts, g_strdup (text));
}

static void
end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
add_aligned (const Table *self)
{
  GString *out = self->writer->out;

  for (guint i = 0; i < self->columns->len; i++)
    add_aligned_cell (self, i, get_column (self, i)->label);
  end_line (out);
  for (guint i = 0; i < self->columns->len; i++) {
    g_autofree char *line = g_strnfill (self->widths[i], '-');

    add_spaces (out, i == 0 ? self->indent : GAP);
    g_string_append (out, line);
  }
  end_line (out);
  for (guint row = 0; row < lia_reading_n_rows (self->listing); row++) {
    for (guint i = 0; i < self->columns->len; i++) {
      g_autofree char *text = read_cell (self, row, i);

      add_aligned_cell (self, i, text != NULL ? text : "");
    }
    end_line (out);
  }
}

/* What names a row: its first column, and the title if that is another. */
static guint
title_index (const Table *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get_column (self, i)->column->kind == LIA_COLUMN_TITLE)
      return i;

  return 0;
}

static void
add_record (const Table *self, guint row, guint title)
{
  g_autofree char *first = read_cell (self, row, 0);
  g_autofree char *name = title > 0 ? read_cell (self, row, title) : NULL;
  g_autofree char *line = g_strjoin (first != NULL && name != NULL ? "  " : "",
                                     first != NULL ? first : "", name != NULL ? name : "", NULL);

  lia_plain_writer_add_item (self->writer, line, self->indent);
  for (guint i = 1; i < self->columns->len; i++) {
    g_autofree char *text = i != title ? read_cell (self, row, i) : NULL;

    if (text != NULL)
      lia_plain_writer_add_pair (self->writer, get_column (self, i)->label, text,
                                 self->indent + INSIDE);
  }
}

/**
 * lia_plain_table_add:
 * @self: a writer
 * @listing: a table with rows
 * @indent: how far in it stands
 * @cancellable: (nullable): stops it
 *
 * Writes a table in columns, if they fit onto a line, or else one row below the other with what
 * belongs to it.
 */
void
lia_plain_table_add (LiaPlainWriter *self,
                     const LiaListing *listing,
                     guint indent,
                     GCancellable *cancellable)
{
  g_autoptr (GArray) columns = lia_reading_columns (listing, FALSE);
  g_autofree guint *widths = g_new0 (guint, columns->len);
  Table table = { self, listing, columns, widths, indent };
  guint title = title_index (&table);

  if (fits (&table)) {
    add_aligned (&table);
    return;
  }

  for (guint row = 0;
       row < lia_reading_n_rows (listing) && !g_cancellable_is_cancelled (cancellable); row++) {
    if (row > 0)
      lia_plain_writer_skip (self);
    add_record (&table, row, title);
  }
}
