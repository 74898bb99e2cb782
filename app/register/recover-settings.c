#include <string.h>

#include "edit.h"
#include "recover-private.h"

/* How far numbers are moved on where it isn't known which were given out: more than are given out
 * in a day's work. */
#define MARGIN 1000

/* No office gives out as many. */
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 40)

/**
 * lia_recover_settings:
 * @self: a recovery
 * @error: a %LIA_REGISTER_ERROR about the new file
 *
 * Takes over the settings that can be read.
 *
 * Returns: whether they are written
 */
gboolean
lia_recover_settings (LiaRecover *self, GError **error)
{
  g_autoptr (LiaStatement) row =
      lia_database_prepare (self->old, "SELECT name, value FROM setting", NULL);
  g_autoptr (LiaStatement) put = lia_database_prepare (
      self->database, "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", error);

  if (put == NULL)
    return FALSE;

  while (row != NULL && lia_statement_step (row, NULL) == LIA_STEP_ROW) {
    if (!lia_damaged_text (row, 0, TRUE) || !lia_damaged_text (row, 1, TRUE))
      continue;
    lia_statement_bind_text (put, 1, lia_statement_get_text (row, 0));
    lia_statement_bind_text (put, 2, lia_statement_get_text (row, 1));
    if (!lia_statement_run (put, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
raise_counter (LiaRecover *self,
               const char *type,
               const char *office,
               gint64 number,
               GError **error)
{
  g_autoptr (LiaStatement) statement = NULL;

  if (number <= 0 || number > MAX_NUMBER || lia_record_type_find (type) == NULL)
    return TRUE;

  statement = lia_database_prepare (self->database,
                                    "INSERT INTO counter (type, office, number) VALUES (?1, ?2, ?3)"
                                    " ON CONFLICT (type, office)"
                                    " DO UPDATE SET number = max (number, excluded.number)",
                                    error);
  if (statement == NULL)
    return FALSE;

  lia_statement_bind_text (statement, 1, type);
  lia_statement_bind_text (statement, 2, office);
  lia_statement_bind_integer (statement, 3, number);
  return lia_statement_run (statement, error);
}

static gboolean
copy_counters (LiaRecover *self, gboolean *whole, GError **error)
{
  g_autoptr (LiaStatement) row =
      lia_database_prepare (self->old, "SELECT type, office, number FROM counter", NULL);
  LiaStep step = LIA_STEP_ERROR;

  while (row != NULL && (step = lia_statement_step (row, NULL)) == LIA_STEP_ROW)
    if (lia_damaged_text (row, 0, TRUE) && lia_damaged_text (row, 1, TRUE) &&
        !raise_counter (self, lia_statement_get_text (row, 0), lia_statement_get_text (row, 1),
                        lia_statement_get_integer (row, 2), error))
      return FALSE;

  *whole = step == LIA_STEP_DONE;
  return TRUE;
}

static gboolean
count_records (LiaRecover *self, const LiaRecordType *type, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT ref_office, max (ref_number) FROM \"%s\" GROUP BY ref_office", type->name);
  g_autoptr (LiaStatement) row = lia_database_prepare (self->database, sql, error);
  LiaStep step = LIA_STEP_ERROR;

  while (row != NULL && (step = lia_statement_step (row, error)) == LIA_STEP_ROW)
    if (!raise_counter (self, type->name, lia_statement_get_text (row, 0),
                        lia_statement_get_integer (row, 1), error))
      return FALSE;

  return step == LIA_STEP_DONE;
}

static gboolean
count_journal (LiaRecover *self, GError **error)
{
  g_autoptr (LiaStatement) row = lia_database_prepare (
      self->database,
      "SELECT type, coalesce (wants, saw) FROM change WHERE field = '" LIA_CHANGE_EXISTENCE "'",
      error);
  LiaStep step = LIA_STEP_ERROR;

  while (row != NULL && (step = lia_statement_step (row, error)) == LIA_STEP_ROW) {
    const char *existence = lia_statement_get_text (row, 1);
    const char *colon = existence != NULL ? strrchr (existence, ':') : NULL;
    g_autofree char *office = colon != NULL ? g_strndup (existence, colon - existence) : NULL;

    if (office != NULL && *office != '\0' &&
        !raise_counter (self, lia_statement_get_text (row, 0), office,
                        g_ascii_strtoll (colon + 1, NULL, 10), error))
      return FALSE;
  }

  return step == LIA_STEP_DONE;
}

/**
 * lia_recover_counters:
 * @self: a recovery that has journal and records
 * @error: a %LIA_REGISTER_ERROR about the new file
 *
 * Sees to it that no number is given out again, not even that of a record which is lost.
 *
 * Returns: whether the counters are written
 */
gboolean
lia_recover_counters (LiaRecover *self, GError **error)
{
  g_autofree char *move_on = g_strdup_printf ("UPDATE counter SET number = number + %d", MARGIN);
  gboolean whole;

  if (!copy_counters (self, &whole, error) || !count_journal (self, error))
    return FALSE;
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (!count_records (self, *type, error))
      return FALSE;

  return whole || self->report->is_whole || lia_database_execute (self->database, move_on, error);
}
