#include "recover.h"

#include <string.h>

#include "new-file.h"
#include "recover-private.h"
#include "schema.h"
#include "search-index.h"

/**
 * lia_recover_is_stopped:
 * @self: a recovery
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was asked to end
 */
gboolean
lia_recover_is_stopped (LiaRecover *self, GError **error)
{
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * lia_recover_advance:
 * @self: a recovery
 * @done: how much of the present part is done
 * @all: how much there is
 *
 * Tells how far it is, a hundred times for each part.
 */
void
lia_recover_advance (LiaRecover *self, gint64 done, gint64 all)
{
  if (self->progress != NULL && (all < 100 || done % (all / 100) == 0))
    self->progress (self->before + self->share * done / MAX (all, 1), self->user_data);
}

/* Where the settings are lost, the journal tells for which office most was done. */
static char *
find_office (LiaDatabase *old)
{
  static const char *const queries[] = {
    "SELECT value FROM setting WHERE name = 'office'",
    "SELECT ref_office FROM mark LIMIT 1",
    "SELECT office FROM edit ORDER BY serial LIMIT 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++) {
    g_autoptr (LiaStatement) row = lia_database_prepare (old, queries[i], NULL);

    if (row != NULL && lia_statement_step (row, NULL) == LIA_STEP_ROW &&
        lia_damaged_text (row, 0, TRUE) && *lia_statement_get_text (row, 0) != '\0')
      return g_strdup (lia_statement_get_text (row, 0));
  }

  return g_strdup ("–");
}

static gboolean
rebuild_search (LiaRecover *self, GError **error)
{
  return lia_search_index_rebuild (self->database, error);
}

/* How long each part takes of the whole, as measured with 100,000 commitments; what comes before is
 * the copy of the file. */
static const struct {
  gboolean (*run) (LiaRecover *self, GError **error);
  double share;
} parts[] = {
  { lia_recover_settings, 0 },      { lia_recover_journal, 0.4 },   { lia_recover_records, 0.2 },
  { lia_recover_references, 0.02 }, { lia_recover_counters, 0.03 }, { lia_recover_reconcile, 0.1 },
  { rebuild_search, 0.15 },
};

static gboolean
run_parts (LiaRecover *self, GError **error)
{
  self->before = 0.1;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    self->share = parts[i].share;
    lia_recover_advance (self, 0, 1);
    if (lia_recover_is_stopped (self, error) || !parts[i].run (self, error))
      return FALSE;
    self->before += self->share;
  }

  return TRUE;
}

static gboolean
run (LiaRecover *self, GError **error)
{
  return lia_schema_create (self->database, self->home, error) &&
         lia_database_execute (self->database, "BEGIN IMMEDIATE", error) &&
         run_parts (self, error) && lia_recovery_save (self->report, self->database, error) &&
         !lia_recover_is_stopped (self, error) &&
         lia_database_execute (self->database, "COMMIT", error);
}

static gboolean
fill (LiaRecover *self, const char *temporary, GError **error)
{
  gboolean done;

  self->database = lia_database_open (temporary, LIA_DATABASE_SCRATCH, error);
  if (self->database == NULL)
    return FALSE;

  lia_database_set_cancellable (self->database, self->cancellable);
  done = run (self, error);
  lia_database_free (self->database);
  return done;
}

/**
 * lia_recover:
 * @damaged: a damaged register; neither it nor the log beside it is written
 * @path: where the new register shall be; nothing may be there yet
 * @cancellable: (nullable): ends it early, with nothing left behind
 * @progress: (nullable): told how far it is, in the calling thread
 * @user_data: for @progress
 * @error: %LIA_REGISTER_ERROR_DAMAGED if nothing of it can be read, another %LIA_REGISTER_ERROR
 *   about the new file, or %G_IO_ERROR_CANCELLED
 *
 * Reads a damaged register as far as it goes into a new file. What its pages don't tell, its
 * journal may. It takes minutes for a large one; call it from a worker.
 *
 * Returns: (transfer full) (nullable): what was saved and what is lost; the new register keeps that
 */
LiaRecovery *
lia_recover (const char *damaged,
             const char *path,
             GCancellable *cancellable,
             LiaRecoverProgress progress,
             gpointer user_data,
             GError **error)
{
  g_autoptr (LiaPrivateCopy) copy = lia_private_copy_new (error);
  g_autofree char *temporary = NULL;
  g_autoptr (LiaRecovery) report = lia_recovery_new (damaged);
  g_autoptr (GHashTable) rebuilt = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  LiaRecover self = { .cancellable = cancellable,
                      .report = report,
                      .rebuilt = rebuilt,
                      .progress = progress,
                      .user_data = user_data };
  gboolean done;

  if (copy == NULL || (temporary = lia_new_file_begin (path, error)) == NULL)
    return NULL;

  self.old = lia_damaged_open (damaged, copy, &self.cap, cancellable, error);
  if (self.old != NULL) {
    lia_database_set_cancellable (self.old, cancellable);
    self.home = find_office (self.old);
  }
  done = self.old != NULL && fill (&self, temporary, error) &&
         lia_new_file_finish (temporary, path, error);
  lia_database_free (self.old);
  lia_new_file_remove (temporary);
  g_free (self.home);

  return done ? g_steal_pointer (&report) : NULL;
}
