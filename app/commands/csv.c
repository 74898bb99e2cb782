#include <string.h>

#include "csv.h"

#include "register/moves.h"

/* A cell after RFC 4180, section 2. */
static void
append_cell (GString *out, const char *text, gboolean guarded)
{
  gboolean formula = guarded && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;

  if (!formula && strpbrk (text, ",\"\r\n") == NULL) {
    g_string_append (out, text);
    return;
  }

  g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

/* A record is written as `set` and `add` take it: by its key if it has one, else its reference. */
static char *
reference_text (LiaReader *reader, const char *value)
{
  g_autoptr (LiaRecord) record = NULL;
  const LiaField *key;
  LiaId id;

  if (!lia_id_parse (value, &id))
    return g_strdup (value);

  record = lia_reader_get (reader, &id, NULL);
  if (record == NULL)
    return g_strdup (value);

  key = lia_record_type_key (lia_record_get_record_type (record));

  return g_strdup (key != NULL ? lia_record_get (record, key->name)
                               : lia_record_get_reference (record));
}

/**
 * lia_csv_append_line:
 * @out: where to append
 * @cells: (array length=n): the cells, each of them or %NULL
 * @n: how many there are
 *
 * Appends a line after RFC 4180, its cells as they are.
 */
void
lia_csv_append_line (GString *out, const char *const *cells, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    if (cells[i] != NULL)
      append_cell (out, cells[i], FALSE);
  }
  g_string_append (out, "\r\n");
}

/**
 * lia_csv_append_heading:
 * @out: where to append
 * @fields: (element-type LiaField): the columns after the first, which is the reference
 *
 * Appends the line with the names of the fields.
 */
void
lia_csv_append_heading (GString *out, const GPtrArray *fields)
{
  g_string_append (out, "reference");
  for (guint i = 0; i < fields->len; i++) {
    g_string_append_c (out, ',');
    append_cell (out, ((const LiaField *) g_ptr_array_index (fields, i))->name, FALSE);
  }
  g_string_append (out, "\r\n");
}

/**
 * lia_csv_append_record:
 * @out: where to append
 * @reader: where the records are looked up that it refers to
 * @record: a record
 * @fields: (element-type LiaField): the columns after the first, which is the reference
 * @guarded: whether to put an apostrophe before what a spreadsheet would take as a formula (= + -
 *   @), which is not what the register holds
 *
 * Appends a record as a line after RFC 4180, its values as the command line takes them back.
 */
void
lia_csv_append_record (GString *out,
                       LiaReader *reader,
                       const LiaRecord *record,
                       const GPtrArray *fields,
                       gboolean guarded)
{
  append_cell (out, lia_record_get_reference (record), FALSE);
  for (guint i = 0; i < fields->len; i++) {
    const LiaField *field = g_ptr_array_index (fields, i);
    g_autofree char *value = lia_reader_value (reader, record, field->name);
    g_autofree char *text = NULL;

    g_string_append_c (out, ',');
    if (value == NULL)
      continue;
    text = field->kind == LIA_FIELD_REFERENCE ? reference_text (reader, value) : g_strdup (value);
    append_cell (out, text, guarded);
  }
  g_string_append (out, "\r\n");
}
