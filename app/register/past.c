#include "past.h"
#include "private-copy.h"
#include "reader-private.h"
#include "register-private.h"
#include "rollback-private.h"
#include "rows.h"
#include "schema.h"
#include "search-index.h"

/* To take back one record takes about as long as to copy so much of the file. */
#define BYTES_PER_RECORD 30000.0

/* How far the rest of the work is then. */
#define ROLLED_BACK 0.5
#define INDEXED 0.8

typedef struct {
  LiaDatabase *database;
  LiaSearchIndex *index;
  const char *home;
  GArray *to_index; /* LiaId */
  LiaPastProgress progress;
  gpointer user_data;
  double copied; /* how much of the work is done when the file is copied */
  guint n_records;
  guint n_done;
} Work;

static void
tell (Work *work, double fraction)
{
  if (work->progress != NULL)
    work->progress (fraction, work->user_data);
}

static void
tell_copied (double fraction, gpointer user_data)
{
  Work *work = user_data;

  tell (work, work->copied * fraction);
}

/* Told after the copy: how much of the rest is done. */
static void
tell_rest (Work *work, double from, double to, guint done, guint all)
{
  double fraction = all > 0 ? from + (to - from) * MIN (done, all) / all : to;

  tell (work, work->copied + (1 - work->copied) * fraction);
}

static gboolean
bring_back (Work *work, LiaRecord *then, GError **error)
{
  const char *office = lia_record_get_office (then);

  return lia_rows_insert (work->database, then, office != NULL ? office : work->home, error);
}

static gboolean
is_searched (const LiaRollback *rollback)
{
  const LiaRecordType *type = lia_record_get_record_type (rollback->then);

  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (rollback->changed[i] && lia_search_index_concerns (type, &type->fields[i]) != 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_changed (const LiaRollback *rollback)
{
  guint n = lia_record_type_n_fields (lia_record_get_record_type (rollback->then));

  for (guint i = 0; i < n; i++)
    if (rollback->changed[i])
      return TRUE;

  return FALSE;
}

/* What search finds a record by may depend on others, so it waits until all of them stand. */
static gboolean
roll_back (const LiaRollback *rollback, gpointer user_data, GError **error)
{
  Work *work = user_data;
  const LiaRecordType *type = lia_record_get_record_type (rollback->then);
  const LiaId *id = lia_record_get_id (rollback->then);

  tell_rest (work, 0, ROLLED_BACK, ++work->n_done, work->n_records);
  if (!rollback->existed)
    return !rollback->exists || (lia_search_index_remove (work->index, id, error) &&
                                 lia_rows_delete (work->database, type, id, error));

  if (!rollback->exists) {
    if (!bring_back (work, rollback->then, error))
      return FALSE;
  } else if (is_changed (rollback) &&
             !lia_rows_update (work->database, rollback->then, rollback->changed, error)) {
    return FALSE;
  }

  if (!rollback->exists || is_searched (rollback))
    g_array_append_val (work->to_index, *id);
  return TRUE;
}

static gboolean
index_records (Work *work, GError **error)
{
  for (guint i = 0; i < work->to_index->len; i++) {
    const LiaId *id = &g_array_index (work->to_index, LiaId, i);
    const LiaRecordType *type = lia_rows_type_of (work->database, id, error);
    g_autoptr (LiaRecord) record =
        type != NULL ? lia_rows_get (work->database, type, id, work->home, error) : NULL;

    if (record == NULL || !lia_search_index_put (work->index, record, LIA_SEARCH_ALL, error))
      return FALSE;
    tell_rest (work, ROLLED_BACK, INDEXED, i, work->to_index->len);
  }

  return lia_search_index_write (work->index, error);
}

static gboolean
run_after (LiaDatabase *database, const char *sql, gint64 serial, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  return lia_statement_run (statement, error);
}

static gboolean
forget_later_edits (LiaDatabase *database, gint64 serial, GError **error)
{
  return run_after (database, "DELETE FROM change WHERE serial > ?1", serial, error) &&
         run_after (database, "DELETE FROM edit WHERE serial > ?1", serial, error);
}

/* While records go back one by one, two of them may for a moment bear the same key. */
static GPtrArray *
find_unique_indexes (LiaDatabase *database, GPtrArray *drops, GError **error)
{
  g_autoptr (GPtrArray) sql = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE %'",
      error);
  LiaStep step = LIA_STEP_ERROR;

  while (statement != NULL && (step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    g_ptr_array_add (drops,
                     g_strdup_printf ("DROP INDEX \"%s\"", lia_statement_get_text (statement, 0)));
    g_ptr_array_add (sql, g_strdup (lia_statement_get_text (statement, 1)));
  }

  return step == LIA_STEP_DONE ? g_steal_pointer (&sql) : NULL;
}

static gboolean
run_each (LiaDatabase *database, GPtrArray *statements, GError **error)
{
  for (guint i = 0; i < statements->len; i++)
    if (!lia_database_execute (database, g_ptr_array_index (statements, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
make_indexes (Work *work, GPtrArray *indexes, GError **error)
{
  for (guint i = 0; i < indexes->len; i++) {
    if (!lia_database_execute (work->database, g_ptr_array_index (indexes, i), error))
      return FALSE;
    tell_rest (work, INDEXED, 1, i + 1, indexes->len);
  }

  return TRUE;
}

/* How long copying takes beside the rest depends on how large the register is, and how much was
 * written since. */
static gboolean
estimate (Work *work, LiaDatabase *present, gint64 serial, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      present,
      "SELECT count (DISTINCT record), (SELECT page_count * page_size FROM pragma_page_count, "
      "pragma_page_size) FROM change WHERE serial > ?1",
      error);
  double bytes;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return FALSE;

  work->n_records = (guint) lia_statement_get_integer (statement, 0);
  bytes = (double) lia_statement_get_integer (statement, 1);
  work->copied = CLAMP (bytes / (bytes + BYTES_PER_RECORD * work->n_records), 0.1, 0.7);

  return TRUE;
}

static gboolean
roll_back_all (Work *work, gint64 serial, GError **error)
{
  g_autoptr (GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) indexes = find_unique_indexes (work->database, drops, error);

  if (indexes == NULL || !lia_database_execute (work->database, "BEGIN IMMEDIATE", error) ||
      !run_each (work->database, drops, error) ||
      !lia_rollback_each (work->database, serial, work->home, roll_back, work, error))
    return FALSE;

  return index_records (work, error) && forget_later_edits (work->database, serial, error) &&
         make_indexes (work, indexes, error) &&
         lia_database_execute (work->database, "COMMIT", error);
}

static gboolean
make_past (Work *work,
           LiaDatabase *present,
           const char *path,
           gint64 serial,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (LiaDatabase) database = NULL;
  g_autoptr (LiaSearchIndex) index = NULL;
  gboolean done;

  if (!estimate (work, present, serial, error) ||
      !lia_database_copy (present, path, cancellable, tell_copied, work, error))
    return FALSE;
  database = lia_database_open (path, LIA_DATABASE_SCRATCH, error);
  if (database == NULL || !lia_schema_upgrade (database, error))
    return FALSE;

  work->database = database;
  index = lia_search_index_new (database);
  work->index = index;
  work->to_index = g_array_new (FALSE, FALSE, sizeof (LiaId));
  lia_database_set_cancellable (database, cancellable);
  done = roll_back_all (work, serial, error);
  g_array_unref (work->to_index);

  return done;
}

/**
 * lia_register_open_past:
 * @self: a register
 * @moment: a moment in its life, see lia_moment_find()
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told how far it is, in the calling thread
 * @user_data: for @progress
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Opens the register as it was: a private copy, from which everything that was written later is
 * taken back. It can be read like any other, in which "today" is the day of the moment; nothing can
 * be written to it, settings are as they are now, and the copy goes with the object. Takes as long
 * as copying the file and what was written since ask for: call it from a worker thread, or
 * use lia_register_open_past_async().
 *
 * Returns: (transfer full) (nullable): the register as it was
 */
LiaRegister *
lia_register_open_past (LiaRegister *self,
                        const LiaMoment *moment,
                        GCancellable *cancellable,
                        LiaPastProgress progress,
                        gpointer user_data,
                        GError **error)
{
  g_autoptr (LiaPrivateCopy) copy = NULL;
  g_autoptr (LiaReader) reader = NULL;
  Work work = { .home = self->office, .progress = progress, .user_data = user_data };

  g_return_val_if_fail (LIA_IS_REGISTER (self) && moment != NULL, NULL);

  copy = lia_private_copy_new (error);
  reader = lia_register_read (self);
  if (copy == NULL || !make_past (&work, reader->database, lia_private_copy_get_path (copy),
                                  moment->serial, cancellable, error))
    return NULL;

  tell (&work, 1.0);
  return lia_register_new_past (self, g_steal_pointer (&copy), moment);
}

typedef struct {
  char *moment;
  LiaPastProgress progress;
  gpointer progress_data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->moment);
  g_free (job);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (LiaReader) reader = lia_register_read (source);
  GError *error = NULL;
  g_autoptr (LiaMoment) moment = lia_moment_find (reader, job->moment, &error);
  LiaRegister *past = moment == NULL
                          ? NULL
                          : lia_register_open_past (source, moment, cancellable, job->progress,
                                                    job->progress_data, &error);

  if (past != NULL)
    g_task_return_pointer (task, past, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * lia_register_open_past_async:
 * @self: a register
 * @moment: a moment in its life, as lia_moment_find() takes it
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told how far it is, in another thread
 * @progress_data: for @progress; stays until @callback was called
 * @callback: called in the thread's default main context when it is done
 * @user_data: for @callback
 *
 * Finds the moment and does as lia_register_open_past(), on another thread.
 */
void
lia_register_open_past_async (LiaRegister *self,
                              const char *moment,
                              GCancellable *cancellable,
                              LiaPastProgress progress,
                              gpointer progress_data,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->moment = g_strdup (moment);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_source_tag (task, lia_register_open_past_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * lia_register_open_past_finish:
 * @self: a register
 * @result: what the callback got
 * @error: as lia_register_open_past()
 *
 * Returns: (transfer full) (nullable): the register as it was
 */
LiaRegister *
lia_register_open_past_finish (LiaRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
