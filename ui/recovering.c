#include <glib/gi18n.h>
#include <string.h>

#include "recovering.h"

#define SUFFIX ".liaison"

typedef struct {
  char *damaged;
  char *path;
  LiaRecoverProgress progress;
  gpointer progress_data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->damaged);
  g_free (job->path);
  g_free (job);
}

static void
recover_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  LiaRecovery *recovery =
      lia_recover (job->damaged, job->path, cancellable, job->progress, job->progress_data, &error);

  if (recovery != NULL)
    g_task_return_pointer (task, recovery, (GDestroyNotify) lia_recovery_free);
  else
    g_task_return_error (task, error);
}

/* Recovers the register at @damaged into a new file at @path. @progress is called by the worker;
 * what it gets has to stay until @callback was called. */
void
lia_recovering_async (const char *damaged,
                      const char *path,
                      GCancellable *cancellable,
                      LiaRecoverProgress progress,
                      gpointer progress_data,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->damaged = g_strdup (damaged);
  job->path = g_strdup (path);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_source_tag (task, lia_recovering_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, recover_in_thread);
}

/* (transfer full) (nullable) */
LiaRecovery *
lia_recovering_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* (transfer full): a place beside a damaged register where nothing is yet. */
char *
lia_recovering_suggest (const char *damaged)
{
  g_autofree char *stem = g_strdup (damaged);

  if (g_str_has_suffix (stem, SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';

  for (guint i = 1;; i++) {
    g_autofree char *number = i > 1 ? g_strdup_printf (" %u", i) : g_strdup ("");
    /* Translators: what is added to the name of a damaged file for what was recovered of it. */
    g_autofree char *path = g_strconcat (stem, " ", _ ("recovered"), number, SUFFIX, NULL);

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
}
