#include "backup-work.h"

#include "register/copying.h"
#include "register/log.h"
#include "register/reinstating.h"

typedef struct {
  LiaRegister *reg;
  char *path;
  char *other;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->reg);
  g_free (job->path);
  g_free (job->other);
  g_free (job);
}

static void
entry_free (gpointer data)
{
  LiaBackupEntry *entry = data;

  lia_backup_free (entry->backup);
  g_free (entry->last);
  g_free (entry);
}

static void
on_completed (GTask *task, GParamSpec *pspec, GApplication *application)
{
  g_application_release (application);
}

/* A thread would end with the program, and leave half a file behind. */
static void
keep_program (GTask *task)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;

  g_application_hold (application);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_completed), application, 0);
}

static void
start (LiaRegister *reg,
       const char *path,
       const char *other,
       GTaskThreadFunc work,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->reg = reg != NULL ? g_object_ref (reg) : NULL;
  job->path = g_strdup (path);
  job->other = g_strdup (other);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, job_free);
  keep_program (task);
  g_task_run_in_thread (task, work);
}

static void
end (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static LiaLogEntry *
find_edit (LiaReader *reader, gint64 after, gint64 before, GPtrArray **edits)
{
  g_autoptr (LiaLogFilter) all = lia_log_filter_new ();

  *edits = lia_reader_log (reader, all, after, before, 1, NULL, NULL);
  return *edits != NULL && (*edits)->len > 0 ? g_ptr_array_index (*edits, 0) : NULL;
}

/* After a restore the same numbers stand for other edits; the time when it was made tells. */
static gboolean
is_in (LiaReader *reader, const LiaBackup *backup)
{
  g_autoptr (GPtrArray) edits = NULL;
  LiaLogEntry *same;

  if (backup->serial <= 0)
    return backup->serial == 0;

  same = find_edit (reader, backup->serial - 1, backup->serial + 1, &edits);
  return same != NULL && same->at == backup->edited_at;
}

static void
compare (LiaReader *reader, LiaBackupEntry *entry)
{
  g_autoptr (GPtrArray) edits = NULL;
  LiaLogEntry *last = find_edit (reader, 0, 0, &edits);

  if (last == NULL || !is_in (reader, entry->backup))
    return;

  entry->n_since = last->serial - entry->backup->serial;
  entry->last = g_strdup (last->label);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (LiaReader) reader = job->reg != NULL ? lia_register_read (job->reg) : NULL;
  g_autoptr (GPtrArray) backups = lia_backup_list (job->path);
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  g_ptr_array_set_free_func (backups, NULL);
  for (guint i = 0; i < backups->len; i++) {
    LiaBackupEntry *entry = g_new0 (LiaBackupEntry, 1);

    entry->backup = g_ptr_array_index (backups, i);
    entry->n_since = -1;
    if (reader != NULL)
      compare (reader, entry);
    g_ptr_array_add (entries, entry);
  }

  g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autofree char *made = lia_backup_make (job->path, LIA_BACKUP_USE, cancellable, &error);

  end (task, made != NULL, error);
}

static void
daily_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean done = lia_backup_daily (job->path, cancellable, &error);

  end (task, done, error);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean done;

  if (job->reg != NULL)
    done = lia_register_restore (job->reg, job->other, cancellable, &error);
  else
    done = lia_reinstate (job->path, job->other, cancellable, &error);
  end (task, done, error);
}

static void
copy_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  gboolean done = lia_copy_register (job->path, job->other, cancellable, &error);

  end (task, done, error);
}

/* Lists the backups of the register at @path, the latest first. @reg is NULL if it can't be opened;
 * how far it went on from each is not known then. */
void
lia_backup_work_list (const char *path,
                      LiaRegister *reg,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  start (reg, path, NULL, list_in_thread, cancellable, callback, user_data);
}

/* (transfer full) (element-type LiaBackupEntry) (nullable) */
GPtrArray *
lia_backup_work_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
lia_backup_work_make (const char *path,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  start (NULL, path, NULL, make_in_thread, cancellable, callback, user_data);
}

/* Makes the backup of the day, if it is needed. */
void
lia_backup_work_daily (const char *path,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  start (NULL, path, NULL, daily_in_thread, cancellable, callback, user_data);
}

/* Puts @backup in place of what is there: of @reg, or, if that is NULL, of a file which can't be
 * opened. */
void
lia_backup_work_restore (const char *path,
                         LiaRegister *reg,
                         const char *backup,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  start (reg, path, backup, restore_in_thread, cancellable, callback, user_data);
}

void
lia_backup_work_copy (const char *path,
                      const char *copy,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  start (NULL, path, copy, copy_in_thread, cancellable, callback, user_data);
}

/* Ends all of these but the list. */
gboolean
lia_backup_work_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
