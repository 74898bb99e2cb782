#include "sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"

#define RESOURCE_PREFIX "/org/liaison/Liaison/"

static LiaTable *
open_sheet (const LiaSheet *sheet, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, sheet->path, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return bytes != NULL ? lia_table_open_bytes (bytes, sheet->path, error) : NULL;
}

/* What one column says, or two that are parted by a space in the name of the column. */
static char *
read_cell (LiaTable *table, const char *column)
{
  g_auto (GStrv) parts = g_strsplit (column, " ", 2);
  const char *first = lia_table_get (table, parts[0]);

  if (parts[1] == NULL || first == NULL)
    return g_strdup (first);

  return g_strjoin (" ", first, lia_table_get (table, parts[1]), NULL);
}

static gboolean
require_column (LiaTable *table, const char *column, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (column, " ", 2);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!lia_table_has_column (table, parts[i])) {
      /* Translators: a file name and the name of a column */
      g_set_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_COLUMN,
                   _ ("%s has no column “%s”; its first row must name it"),
                   lia_table_get_name (table), parts[i]);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_columns (const LiaSheet *sheet, LiaTable *table, GError **error)
{
  for (guint i = 0; i < LIA_SHEET_MAX_KEYS && sheet->keys[i] != NULL; i++)
    if (!require_column (table, sheet->keys[i], error))
      return FALSE;

  for (const LiaSheetColumn *c = sheet->columns; c != NULL && c->field != NULL; c++)
    if (c->column != NULL && !require_column (table, c->column, error))
      return FALSE;

  for (guint i = 0; sheet->needs != NULL && sheet->needs[i] != NULL; i++)
    if (!require_column (table, sheet->needs[i], error))
      return FALSE;

  return TRUE;
}

static gint64
number_in (const char *key)
{
  return key != NULL ? g_ascii_strtoll (key + strcspn (key, "0123456789"), NULL, 10) : 0;
}

static gboolean
name_record (const LiaSheet *sheet,
             LiaFilling *filling,
             LiaTable *table,
             const char *key,
             const LiaId *id,
             GError **error)
{
  if (key == NULL || lia_filling_find (filling, sheet->type, key) != NULL) {
    g_set_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_VALUE,
                 _ ("“%s” must be there and must not repeat; it says “%s”"), sheet->keys[0],
                 key != NULL ? key : "");
    return FALSE;
  }

  lia_filling_know (filling, sheet->type, key, id);
  for (guint i = 1; i < LIA_SHEET_MAX_KEYS && sheet->keys[i] != NULL; i++) {
    g_autofree char *name = read_cell (table, sheet->keys[i]);

    if (name != NULL)
      lia_filling_know (filling, sheet->type, name, id);
  }

  return TRUE;
}

static gboolean
read_fields (const LiaSheet *sheet,
             LiaFilling *filling,
             LiaTable *table,
             const LiaId *id,
             GError **error)
{
  for (const LiaSheetColumn *c = sheet->columns; c->field != NULL; c++) {
    g_autofree char *cell = c->column != NULL ? read_cell (table, c->column) : NULL;

    if (!lia_filling_set (filling, sheet->type, id, c->field, cell != NULL ? cell : c->value,
                          error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_record (const LiaSheet *sheet, LiaFilling *filling, LiaTable *table, LiaId *id, GError **error)
{
  g_autofree char *key = sheet->keys[0] != NULL ? read_cell (table, sheet->keys[0]) : NULL;

  *id = lia_filling_create (filling, sheet->type, sheet->numbered ? number_in (key) : 0);

  return (sheet->keys[0] == NULL || name_record (sheet, filling, table, key, id, error)) &&
         read_fields (sheet, filling, table, id, error);
}

static gboolean
read_row (const LiaSheet *sheet,
          LiaFilling *filling,
          LiaTable *table,
          gpointer context,
          GError **error)
{
  LiaId id;

  if (sheet->type != NULL && !read_record (sheet, filling, table, &id, error))
    return FALSE;

  return sheet->row == NULL ||
         sheet->row (filling, table, sheet->type != NULL ? &id : NULL, context, error);
}

/**
 * lia_sheet_read:
 * @sheet: what to read, and how
 * @filling: what takes the records
 * @context: (nullable): what the sheet's own function for rows is given
 * @error: an error of the domains %LIA_INTAKE_ERROR, %LIA_RECORD_ERROR or %G_RESOURCE_ERROR; the
 *   message names the file and the line
 *
 * Turns every row of a table into a record of the edit. No row is passed over: one that doesn't
 * fit ends the reading.
 *
 * Returns: whether the whole table was read
 */
gboolean
lia_sheet_read (const LiaSheet *sheet, LiaFilling *filling, gpointer context, GError **error)
{
  g_autoptr (LiaTable) table = open_sheet (sheet, error);
  g_autoptr (GError) local = NULL;

  if (table == NULL || !check_columns (sheet, table, error))
    return FALSE;

  while (lia_table_next (table, &local))
    if (!read_row (sheet, filling, table, context, &local)) {
      lia_table_prefix_error (table, &local);
      break;
    }

  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
