#include <glib/gi18n.h>

#include "check-private.h"
#include "holdings.h"
#include "records/record-type.h"
#include "recover-private.h"
#include "rows.h"
#include "search-index.h"

/**
 * lia_check_free:
 * @self: (transfer full) (nullable): what came of a check
 */
void
lia_check_free (LiaCheck *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->problems);
  g_free (self->seal);
  g_free (self->recovered);
  g_free (self);
}

/**
 * lia_check_is_full:
 * @self: a check under way
 *
 * Returns: whether further problems would tell nothing new
 */
gboolean
lia_check_is_full (LiaCheck *self)
{
  return self->problems->len >= LIA_CHECK_MAX_PROBLEMS;
}

/**
 * lia_check_add:
 * @self: a check under way
 * @sentence: (transfer full): what is wrong
 */
void
lia_check_add (LiaCheck *self, char *sentence)
{
  if (lia_check_is_full (self))
    g_free (sentence);
  else
    g_ptr_array_add (self->problems, sentence);
}

static gboolean
add_lines (LiaCheck *self, LiaDatabase *database, const char *sql, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);
  LiaStep step = LIA_STEP_DONE;

  while (statement != NULL && !lia_check_is_full (self) &&
         (step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    if (g_strcmp0 (lia_statement_get_text (statement, 0), "ok") != 0)
      /* Translators: what is wrong with the file, as the database says it. */
      lia_check_add (
          self,
          g_strdup_printf (_ ("%s. Restore a backup, or recover what can be read into a new file."),
                           lia_statement_get_text (statement, 0)));

  return statement != NULL && step != LIA_STEP_ERROR;
}

static gboolean
check_records (LiaCheck *self,
               LiaDatabase *database,
               const LiaRecordType *type,
               const char *home,
               GError **error)
{
  g_autofree char *sql = lia_rows_select (type, "");
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);
  LiaStep step = LIA_STEP_DONE;

  while (statement != NULL && !lia_check_is_full (self) &&
         (step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    g_autoptr (LiaRecord) record = lia_rows_read (statement, type, home);
    g_autoptr (GError) invalid = NULL;

    if (!lia_record_validate (record, NULL, &invalid))
      lia_check_add (
          self, g_strdup_printf ("%s: %s", lia_record_get_reference (record), invalid->message));
  }

  return statement != NULL && step != LIA_STEP_ERROR;
}

static gboolean
check_search (LiaCheck *self, LiaDatabase *database, GError **error)
{
  guint n_wrong;

  if (!lia_search_index_check (database, &n_wrong, error))
    return FALSE;
  if (n_wrong > 0)
    lia_check_add (
        self,
        g_strdup_printf (
            ngettext (
                "Search does not know %u record as it is; “check --mend” makes its index anew.",
                "Search does not know %u records as they are; “check --mend” makes its index "
                "anew.",
                n_wrong),
            n_wrong));

  return TRUE;
}

static gboolean
check_holdings (LiaCheck *self, LiaDatabase *database, GError **error)
{
  guint n_wrong;
  gboolean surplus;

  if (!lia_holdings_check (database, &n_wrong, &surplus, error))
    return FALSE;
  if (n_wrong > 0)
    lia_check_add (self,
                   g_strdup_printf (
                       ngettext ("%u briefing that left isn’t found from every record that was in "
                                 "it; “check --mend” makes that index anew.",
                                 "%u briefings that left aren’t found from every record that was "
                                 "in them; “check --mend” makes that index anew.",
                                 n_wrong),
                       n_wrong));
  if (surplus)
    lia_check_add (self, g_strdup (_ ("A briefing that left is found from a record that wasn’t in "
                                      "it; “check --mend” makes that index anew.")));

  return TRUE;
}

static gboolean
tell_recovery (LiaCheck *self, LiaDatabase *database, GError **error)
{
  g_autoptr (LiaRecovery) recovery = NULL;

  if (!lia_recovery_load (database, &recovery, error))
    return FALSE;

  self->recovered = recovery != NULL ? lia_recovery_tell (recovery) : NULL;
  return TRUE;
}

/**
 * lia_check:
 * @database: a connection
 * @home: the office of the register
 * @error: a %LIA_REGISTER_ERROR, if the check itself could not be finished
 *
 * Looks at the pages of the file, at references, at every record's values against its description,
 * at the indexes of search and of what briefings have held, at the seals of the journal, and
 * whether the records are what it says.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
LiaCheck *
lia_check (LiaDatabase *database, const char *home, GError **error)
{
  g_autoptr (LiaCheck) self = g_new0 (LiaCheck, 1);

  self->problems = g_ptr_array_new_with_free_func (g_free);
  if (!add_lines (self, database, "PRAGMA integrity_check", error) ||
      !add_lines (self, database,
                  "SELECT 'The table ' || \"table\" || ' refers to a record that is missing in '"
                  " || parent FROM pragma_foreign_key_check",
                  error) ||
      !check_search (self, database, error) || !check_holdings (self, database, error) ||
      !tell_recovery (self, database, error))
    return NULL;

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (!check_records (self, database, *type, home, error))
      return NULL;
  if (!lia_check_chain (self, database, home, error) ||
      !lia_check_journal (self, database, home, error))
    return NULL;

  return g_steal_pointer (&self);
}
