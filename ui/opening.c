#include "opening.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "identity.h"
#include "intake/fill.h"

typedef struct {
  LiaOpening how;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job);
}

/* The sample shows both processes as the Regional Support Office in Bangkok sees them. */
#define SAMPLE_OFFICE "RSO"

/* A register that could not be filled is of no use to anybody and would stand in the way. */
static LiaRegister *
make_register (const char *path, gboolean sample, GError **error)
{
  g_autofree char *person = NULL;
  g_autofree char *office = NULL;
  g_autoptr (LiaRegister) reg = NULL;

  lia_identity_get (&person, &office);
  reg = lia_register_create (path, sample ? SAMPLE_OFFICE : office, error);
  if (reg == NULL)
    return NULL;

  lia_register_set_author (reg, person, office);
  if (!lia_intake_fill (reg, sample, error)) {
    g_clear_object (&reg);
    g_unlink (path);
    return NULL;
  }

  return g_steal_pointer (&reg);
}

static LiaRegister *
open_sample (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return lia_register_open (path, error);

  if (g_mkdir_with_parents (folder, 0700) != 0) {
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                 /* Translators: a folder, and what the system says about it. */
                 _ ("The folder %s for the sample register can’t be made: %s. Check that your home "
                    "folder can be written and has space."),
                 folder, g_strerror (errno));
    return NULL;
  }

  return make_register (path, TRUE, error);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (LiaRegister) reg = NULL;
  GError *error = NULL;

  if (job->how == LIA_OPENING_SAMPLE)
    reg = open_sample (job->path, &error);
  else if (job->how == LIA_OPENING_NEW)
    reg = make_register (job->path, FALSE, &error);
  else
    reg = lia_register_open (job->path, &error);

  if (reg != NULL)
    g_task_return_pointer (task, g_steal_pointer (&reg), g_object_unref);
  else
    g_task_return_error (task, error);
}

/* (transfer full): where the sample register of this user is kept. */
char *
lia_opening_sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "liaison", "sample.liaison", NULL);
}

/* Opens or makes the register at @path away from the main thread. */
void
lia_opening_async (LiaOpening how,
                   const char *path,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->how = how;
  job->path = g_strdup (path);
  g_task_set_source_tag (task, lia_opening_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, open_in_thread);
}

LiaRegister *
lia_opening_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
