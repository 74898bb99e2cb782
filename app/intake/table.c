#include "table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"

#define CHUNK (64 * 1024)

typedef enum {
  CELL_BEGINS,
  CELL_PLAIN,
  CELL_QUOTED,
  CELL_QUOTE_SEEN,
} State;

typedef enum {
  ROW_READ,
  ROW_NONE,
  ROW_FAILED,
} Row;

struct _LiaTable {
  GInputStream *stream;
  char *name;
  guint8 *buffer;
  gsize length;
  gsize position;
  gboolean after_return;
  guint line;       /* the line that is being read */
  guint row_line;   /* where the row begins */
  guint quote_line; /* where the last quote was opened */
  State state;
  GPtrArray *header;  /* of char * */
  GHashTable *places; /* of column name to place + 1 */
  GString *text;      /* the cells of the row, each ended by a NUL */
  GArray *cells;      /* of gsize: where each cell begins in it */
};

static gboolean G_GNUC_PRINTF (4, 5)
    refuse (LiaTable *self, guint line, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: a file name, a line number and what is wrong there */
  g_set_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_TABLE, _ ("%s, line %u: %s"), self->name,
               line, message);
  return FALSE;
}

static gboolean
fill (LiaTable *self, GError **error)
{
  self->position = 0;
  if (g_input_stream_read_all (self->stream, self->buffer, CHUNK, &self->length, NULL, error))
    return TRUE;

  /* Translators: a file name */
  g_prefix_error (error, _ ("%s could not be read: "), self->name);
  return FALSE;
}

/* The next byte, or -1 at the end, or -2 with an error. */
static int
next_byte (LiaTable *self, GError **error)
{
  if (self->position == self->length) {
    if (!fill (self, error))
      return -2;
    if (self->length == 0)
      return -1;
  }

  return self->buffer[self->position++];
}

static gboolean
skip_byte_order_mark (LiaTable *self, GError **error)
{
  if (!fill (self, error))
    return FALSE;

  if (self->length >= 3 && memcmp (self->buffer, "\xEF\xBB\xBF", 3) == 0)
    self->position = 3;
  else if (self->length >= 2 &&
           (memcmp (self->buffer, "\xFF\xFE", 2) == 0 || memcmp (self->buffer, "\xFE\xFF", 2) == 0))
    return refuse (self, 1, error, "%s", _ ("this is UTF-16; save the table as UTF-8"));

  return TRUE;
}

static gboolean
end_cell (LiaTable *self, GError **error)
{
  const char *cell = self->text->str + g_array_index (self->cells, gsize, self->cells->len - 1);
  gsize length = self->text->len - (cell - self->text->str);
  const char *end = NULL;

  if (!g_utf8_validate_len (cell, length, &end)) {
    guint line = self->line;

    for (const char *c = end; c < cell + length; c++)
      line -= *c == '\n' ? 1 : 0;
    return refuse (self, line, error, "%s",
                   _ ("there are letters that are not UTF-8; save the table as UTF-8"));
  }

  g_string_append_c (self->text, '\0');
  self->state = CELL_BEGINS;
  return TRUE;
}

static gboolean
begin_cell (LiaTable *self, GError **error)
{
  gsize begin = self->text->len;

  if (self->cells->len == LIA_TABLE_MAX_COLUMNS)
    return refuse (self, self->line, error, _ ("there are more than %d columns"),
                   LIA_TABLE_MAX_COLUMNS);

  g_array_append_val (self->cells, begin);
  return TRUE;
}

static gboolean
row_is_blank (LiaTable *self)
{
  return self->cells->len == 1 && self->text->len == 0 && self->state == CELL_BEGINS;
}

static void
begin_row (LiaTable *self)
{
  gsize begin = 0;

  g_string_truncate (self->text, 0);
  g_array_set_size (self->cells, 0);
  g_array_append_val (self->cells, begin);
  self->state = CELL_BEGINS;
  self->row_line = self->line;
}

static gboolean
add_quote (LiaTable *self, GError **error)
{
  switch (self->state) {
  case CELL_BEGINS:
    self->state = CELL_QUOTED;
    self->quote_line = self->line;
    return TRUE;
  case CELL_QUOTED:
    self->state = CELL_QUOTE_SEEN;
    return TRUE;
  case CELL_QUOTE_SEEN:
    g_string_append_c (self->text, '"');
    self->state = CELL_QUOTED;
    return TRUE;
  case CELL_PLAIN:
  default:
    return refuse (self, self->line, error, "%s",
                   _ ("a quotation mark stands within a cell that does not begin with one"));
  }
}

static gboolean
add_byte (LiaTable *self, int byte, GError **error)
{
  if (byte == '\0')
    return refuse (self, self->line, error, "%s", _ ("there is a NUL byte; this is not a table"));
  if (byte == '"')
    return add_quote (self, error);
  if (byte == ',' && self->state != CELL_QUOTED)
    return end_cell (self, error) && begin_cell (self, error);
  if (self->state == CELL_QUOTE_SEEN)
    return refuse (self, self->line, error, "%s",
                   _ ("text follows a closing quotation mark; double the marks within a cell"));
  if (self->text->len == LIA_TABLE_MAX_ROW)
    return refuse (self, self->row_line, error, "%s", _ ("the row that begins here never ends"));

  if (self->state == CELL_BEGINS)
    self->state = CELL_PLAIN;
  g_string_append_c (self->text, byte);
  return TRUE;
}

static Row
end_table (LiaTable *self, GError **error)
{
  if (self->state == CELL_QUOTED) {
    refuse (self, self->quote_line, error, "%s",
            _ ("the quotation mark that is opened here is never closed"));
    return ROW_FAILED;
  }
  if (row_is_blank (self))
    return ROW_NONE;

  return end_cell (self, error) ? ROW_READ : ROW_FAILED;
}

/* Takes a line break of any kind; whether it ends a row depends on what stands before it. */
static Row
break_line (LiaTable *self, GError **error)
{
  if (self->state == CELL_QUOTED) {
    g_string_append_c (self->text, '\n');
    self->line++;
    return ROW_NONE;
  }
  if (row_is_blank (self)) {
    self->line++;
    self->row_line = self->line;
    return ROW_NONE;
  }
  if (!end_cell (self, error))
    return ROW_FAILED;

  self->line++;
  return ROW_READ;
}

static Row
read_row (LiaTable *self, GError **error)
{
  begin_row (self);

  while (TRUE) {
    int byte = next_byte (self, error);
    gboolean pair = self->after_return && byte == '\n';

    self->after_return = byte == '\r';
    if (byte == -2)
      return ROW_FAILED;
    if (byte == -1)
      return end_table (self, error);
    if (pair)
      continue;

    if (byte == '\r' || byte == '\n') {
      Row row = break_line (self, error);

      if (row != ROW_NONE)
        return row;
    } else if (!add_byte (self, byte, error)) {
      return ROW_FAILED;
    }
  }
}

static gboolean
read_header (LiaTable *self, GError **error)
{
  Row row = read_row (self, error);

  if (row == ROW_FAILED)
    return FALSE;
  if (row == ROW_NONE)
    return refuse (self, 1, error, "%s",
                   _ ("the table is empty; its first row must name the columns"));

  for (guint i = 0; i < self->cells->len; i++) {
    char *column = g_strdup (lia_table_get_nth (self, i));

    if (column == NULL)
      return refuse (self, self->row_line, error, _ ("column %u has no name"), i + 1);

    g_ptr_array_add (self->header, column);
    if (!g_hash_table_insert (self->places, column, GUINT_TO_POINTER (i + 1)))
      return refuse (self, self->row_line, error, _ ("two columns are named “%s”"), column);
  }

  return TRUE;
}

/**
 * lia_table_open:
 * @stream: where the table comes from; read from where it stands
 * @name: what the table is called in messages, such as a file name
 * @error: (nullable): where to put an error
 *
 * Begins to read a table: skips a byte order mark and takes the header row.
 *
 * Returns: (transfer full) (nullable): the table, before its first row, or %NULL with an error of
 *   the domain %LIA_INTAKE_ERROR, or with what the stream says
 */
LiaTable *
lia_table_open (GInputStream *stream, const char *name, GError **error)
{
  g_autoptr (LiaTable) self = g_new0 (LiaTable, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->buffer = g_malloc (CHUNK);
  self->line = 1;
  self->header = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, FALSE, sizeof (gsize));

  if (!skip_byte_order_mark (self, error) || !read_header (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lia_table_open_bytes:
 * @bytes: the whole table
 * @name: what the table is called in messages
 * @error: (nullable): where to put an error
 *
 * Like lia_table_open(), for a table that is in memory already.
 *
 * Returns: (transfer full) (nullable): the table, before its first row, or %NULL with an error
 */
LiaTable *
lia_table_open_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return lia_table_open (stream, name, error);
}

/**
 * lia_table_free:
 * @self: (transfer full): a table
 *
 * Ends reading; the stream itself is not closed.
 */
void
lia_table_free (LiaTable *self)
{
  g_object_unref (self->stream);
  g_free (self->name);
  g_free (self->buffer);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->header);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * lia_table_get_name:
 * @self: a table
 *
 * Returns: (transfer none): what it is called in messages
 */
const char *
lia_table_get_name (LiaTable *self)
{
  return self->name;
}

/**
 * lia_table_get_n_columns:
 * @self: a table
 *
 * Returns: how many columns its header names; every row has as many
 */
guint
lia_table_get_n_columns (LiaTable *self)
{
  return self->header->len;
}

/**
 * lia_table_get_column:
 * @self: a table
 * @index: the place of a column, from 0
 *
 * Returns: (transfer none): the name of that column
 */
const char *
lia_table_get_column (LiaTable *self, guint index)
{
  g_return_val_if_fail (index < self->header->len, NULL);

  return g_ptr_array_index (self->header, index);
}

/**
 * lia_table_has_column:
 * @self: a table
 * @column: the name of a column
 *
 * Returns: whether the header names it
 */
gboolean
lia_table_has_column (LiaTable *self, const char *column)
{
  return g_hash_table_contains (self->places, column);
}

/**
 * lia_table_next:
 * @self: a table
 * @error: (nullable): where to put an error
 *
 * Moves on to the next row. Blank lines are passed over. After an error the table is of no more
 * use.
 *
 * Returns: %TRUE if there is a row; %FALSE at the end, and %FALSE with @error set if the table is
 *   damaged
 */
gboolean
lia_table_next (LiaTable *self, GError **error)
{
  if (read_row (self, error) != ROW_READ) {
    g_array_set_size (self->cells, 0);
    return FALSE;
  }

  if (self->cells->len != self->header->len) {
    /* Translators: how many cells a row has, and how many it should have */
    refuse (self, self->row_line, error, _ ("the row has %u cells, the header %u"),
            self->cells->len, self->header->len);
    g_array_set_size (self->cells, 0);
    return FALSE;
  }

  return TRUE;
}

/**
 * lia_table_get_line:
 * @self: a table
 *
 * Returns: the line in which the row that was read last begins, counted from 1
 */
guint
lia_table_get_line (LiaTable *self)
{
  return self->row_line;
}

/**
 * lia_table_get:
 * @self: a table that stands at a row
 * @column: the name of a column
 *
 * Returns: (transfer none) (nullable): what stands in that column, until the next row is read;
 *   %NULL if the cell is empty or there is no such column
 */
const char *
lia_table_get (LiaTable *self, const char *column)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, column));

  return place > 0 ? lia_table_get_nth (self, place - 1) : NULL;
}

/**
 * lia_table_get_nth:
 * @self: a table that stands at a row
 * @index: the place of a column, from 0
 *
 * Returns: (transfer none) (nullable): what stands in that column, until the next row is read;
 *   %NULL if the cell is empty
 */
const char *
lia_table_get_nth (LiaTable *self, guint index)
{
  const char *cell;

  g_return_val_if_fail (index < self->cells->len, NULL);

  cell = self->text->str + g_array_index (self->cells, gsize, index);
  return *cell != '\0' ? cell : NULL;
}

/**
 * lia_table_prefix_error:
 * @self: a table that stands at a row
 * @error: an error that arose from that row
 *
 * Puts the file and the line before the message of an error, as the errors of the table itself
 * have them.
 */
void
lia_table_prefix_error (LiaTable *self, GError **error)
{
  /* Translators: a file name and a line number, before what is wrong there */
  g_prefix_error (error, _ ("%s, line %u: "), self->name, self->row_line);
}
