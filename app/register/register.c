#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "apply.h"
#include "check.h"
#include "edit-private.h"
#include "journal.h"
#include "reader-private.h"
#include "register.h"
#include "schema.h"
#include "watch.h"

/* More connections than this are closed when they are given back. */
#define MAX_IDLE_READERS 4

struct _LiaRegister {
  GObject parent_instance;

  char *path;
  char *office;
  char *author;
  char *author_office;
  gboolean read_only;
  GMainContext *context;
  LiaWatch *watch;

  GMutex writing; /* held while the writer is used */
  LiaDatabase *writer;

  GMutex lending; /* protects idle */
  GQueue idle;    /* LiaDatabase */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaRegister, lia_register, G_TYPE_OBJECT)

static void
lia_register_finalize (GObject *object)
{
  LiaRegister *self = LIA_REGISTER (object);

  g_clear_pointer (&self->watch, lia_watch_free);
  g_queue_clear_full (&self->idle, (GDestroyNotify) lia_database_free);
  g_clear_pointer (&self->writer, lia_database_free);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->writing);
  g_mutex_clear (&self->lending);
  g_free (self->path);
  g_free (self->office);
  g_free (self->author);
  g_free (self->author_office);

  G_OBJECT_CLASS (lia_register_parent_class)->finalize (object);
}

static void
lia_register_class_init (LiaRegisterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_register_finalize;

  /**
   * LiaRegister::changed:
   * @self: the register
   * @edit: (transfer none): the edit that was applied, here or by another program
   *
   * Something was written. What models show of the records in the edit's changes is out of date.
   */
  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, LIA_TYPE_EDIT);
}

static void
lia_register_init (LiaRegister *self)
{
  g_mutex_init (&self->writing);
  g_mutex_init (&self->lending);
  g_queue_init (&self->idle);
  self->context = g_main_context_ref_thread_default ();
  self->author = g_strdup ("");
  self->author_office = g_strdup ("");
}

typedef struct {
  LiaRegister *self;
  LiaEdit *edit;
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_object_unref (announcement->self);
  g_object_unref (announcement->edit);
  g_free (announcement);
}

static gboolean
announce_cb (gpointer data)
{
  Announcement *announcement = data;

  g_signal_emit (announcement->self, signals[CHANGED], 0, announcement->edit);
  return G_SOURCE_REMOVE;
}

static void
announce (LiaRegister *self, LiaEdit *edit)
{
  Announcement *announcement = g_new0 (Announcement, 1);

  announcement->self = g_object_ref (self);
  announcement->edit = g_object_ref (edit);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, announce_cb, announcement,
                              announcement_free);
}

static void
announce_foreign (GObject *owner, LiaEdit *edit)
{
  g_signal_emit (owner, signals[CHANGED], 0, edit);
}

static void
give_back (GObject *owner, LiaDatabase *database)
{
  LiaRegister *self = LIA_REGISTER (owner);

  g_mutex_lock (&self->lending);
  if (g_queue_get_length (&self->idle) < MAX_IDLE_READERS) {
    g_queue_push_head (&self->idle, database);
    database = NULL;
  }
  g_mutex_unlock (&self->lending);

  lia_database_free (database);
}

static void
drop (GObject *owner, LiaDatabase *database)
{
  lia_database_free (database);
}

static LiaDatabaseMode
read_mode (LiaRegister *self)
{
  return self->read_only ? LIA_DATABASE_IMMUTABLE : LIA_DATABASE_READ;
}

/**
 * lia_register_read:
 * @self: a register
 *
 * Takes a look at the register as it is now. May be called from any thread. If the file can't be
 * reached any more, whatever the reader is asked ends in an error.
 *
 * Returns: (transfer full): a reader; give it back with lia_reader_free()
 */
LiaReader *
lia_register_read (LiaRegister *self)
{
  LiaDatabase *database;

  g_return_val_if_fail (LIA_IS_REGISTER (self), NULL);

  g_mutex_lock (&self->lending);
  database = g_queue_pop_head (&self->idle);
  g_mutex_unlock (&self->lending);

  if (database == NULL)
    database = lia_database_open (self->path, read_mode (self), NULL);
  if (database == NULL)
    return lia_reader_new (G_OBJECT (self), lia_database_open (self->path, LIA_DATABASE_LOST, NULL),
                           self->office, drop);

  return lia_reader_new (G_OBJECT (self), database, self->office, give_back);
}

static gboolean
can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Without its folder a log can't be read, so what it holds would be missing. */
static gboolean
check_no_log (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *shown = NULL;
  GStatBuf status;

  if (g_stat (log, &status) != 0 || status.st_size == 0)
    return TRUE;

  shown = g_filename_display_name (path);
  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
               _ ("“%s” lies in a folder that can't be written, with changes still beside it; "
                  "copy the file and the one ending in “-wal” to another folder."),
               shown);
  return FALSE;
}

static gboolean
load_office (LiaRegister *self, GError **error)
{
  g_autoptr (LiaDatabase) database = lia_database_open (self->path, read_mode (self), error);
  g_autoptr (LiaStatement) statement = NULL;

  if (database == NULL)
    return FALSE;

  statement =
      lia_database_prepare (database, "SELECT value FROM setting WHERE name = 'office'", error);
  if (statement == NULL)
    return FALSE;
  if (lia_statement_step (statement, error) != LIA_STEP_ROW) {
    if (error != NULL && *error == NULL)
      g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED,
                   _ ("“%s” is damaged; restore it from a backup, and keep the damaged file."),
                   self->path);
    return FALSE;
  }

  self->office = g_strdup (lia_statement_get_text (statement, 0));
  return TRUE;
}

/**
 * lia_register_open:
 * @path: a register file
 * @error: a %LIA_REGISTER_ERROR; whatever it is, the file was not changed
 *
 * Opens a register. One that can't be written is opened for reading, and every edit is refused.
 * A file of an older version is brought up to date.
 *
 * Returns: (transfer full) (nullable): the register
 */
LiaRegister *
lia_register_open (const char *path, GError **error)
{
  g_autoptr (LiaRegister) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!lia_schema_check_file (path, error))
    return NULL;

  self = g_object_new (LIA_TYPE_REGISTER, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = !can_write (path);
  if (self->read_only) {
    if (!check_no_log (path, error))
      return NULL;
  } else {
    self->writer = lia_database_open (self->path, LIA_DATABASE_WRITE, error);
    if (self->writer == NULL || !lia_schema_upgrade (self->writer, error))
      return NULL;
  }
  if (!load_office (self, error))
    return NULL;

  if (!self->read_only)
    self->watch = lia_watch_new (self->path, self->context, G_OBJECT (self), announce_foreign);
  return g_steal_pointer (&self);
}

static gboolean
fail_to_create (const char *path, int cause, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (cause == EEXIST)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_EXISTS,
                 _ ("“%s” exists already; choose another name."), shown);
  else if (cause == ENOSPC || cause == EDQUOT)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_FULL,
                 _ ("The disk has no room for “%s”; free some space and try again."), shown);
  else if (cause == ENOENT || cause == ENOTDIR)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_MISSING,
                 _ ("The folder for “%s” does not exist; make it, or choose another."), shown);
  else
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
                 _ ("“%s” can't be written; choose a folder where you may write."), shown);
  return FALSE;
}

/* Made under another name and then put in its place, so that a register which was interrupted
 * while it was made is never taken for one. */
static gboolean
create_file (const char *path, const char *office, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autoptr (LiaDatabase) database = NULL;
  int fd;
  gboolean made;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return fail_to_create (path, EEXIST, error);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    return fail_to_create (path, errno, error);
  g_close (fd, NULL);

  database = lia_database_open (temporary, LIA_DATABASE_WRITE, error);
  made = database != NULL && lia_schema_create (database, office, error);
  g_clear_pointer (&database, lia_database_free);
  if (made && link (temporary, path) != 0)
    /* Some sticks know no hard links. */
    made = errno != EEXIST && errno != ENOSPC && g_rename (temporary, path) == 0
               ? TRUE
               : fail_to_create (path, errno, error);
  g_unlink (temporary);

  return made;
}

/**
 * lia_register_create:
 * @path: where the file shall be; nothing may be there yet
 * @office: the office it belongs to, in the short form that references can bear (`RSO`)
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes an empty register and opens it.
 *
 * Returns: (transfer full) (nullable): the register
 */
LiaRegister *
lia_register_create (const char *path, const char *office, GError **error)
{
  g_return_val_if_fail (path != NULL && office != NULL, NULL);

  if (!create_file (path, office, error))
    return NULL;

  return lia_register_open (path, error);
}

/**
 * lia_register_get_path:
 * @self: a register
 *
 * Returns: (transfer none): the absolute path of its file
 */
const char *
lia_register_get_path (LiaRegister *self)
{
  return self->path;
}

/**
 * lia_register_get_office:
 * @self: a register
 *
 * Returns: (transfer none): the office it belongs to
 */
const char *
lia_register_get_office (LiaRegister *self)
{
  return self->office;
}

/**
 * lia_register_is_read_only:
 * @self: a register
 *
 * Returns: whether edits are refused because the file or its folder can't be written
 */
gboolean
lia_register_is_read_only (LiaRegister *self)
{
  return self->read_only;
}

/**
 * lia_register_set_author:
 * @self: a register
 * @person: who works with it
 * @office: (nullable): for which office; %NULL or empty for the register's own
 *
 * Says who stands on the edits that are applied from now on.
 */
void
lia_register_set_author (LiaRegister *self, const char *person, const char *office)
{
  g_return_if_fail (LIA_IS_REGISTER (self));

  g_mutex_lock (&self->writing);
  g_free (self->author);
  g_free (self->author_office);
  self->author = g_strdup (person != NULL ? person : "");
  self->author_office = g_strdup (office != NULL && *office != '\0' ? office : self->office);
  g_mutex_unlock (&self->writing);
}

static gboolean
fail_read_only (LiaRegister *self, GError **error)
{
  g_autofree char *shown = g_filename_display_name (self->path);

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
               _ ("“%s” can't be written; copy it to a folder where you may write."), shown);
  return FALSE;
}

/**
 * lia_register_apply:
 * @self: a register
 * @edit: what shall change
 * @error: a %LIA_REGISTER_ERROR; with %LIA_REGISTER_ERROR_CONFLICT the edit holds the conflicts
 *
 * The only way to write. All of the edit is applied and journalled, or nothing is. May be called
 * from any thread; it waits for the disk, so the window uses lia_register_apply_async().
 *
 * Returns: whether the edit was applied
 */
gboolean
lia_register_apply (LiaRegister *self, LiaEdit *edit, GError **error)
{
  gboolean applied;

  g_return_val_if_fail (LIA_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (LIA_IS_EDIT (edit), FALSE);

  if (self->read_only)
    return fail_read_only (self, error);

  g_mutex_lock (&self->writing);
  if (lia_edit_get_person (edit) == NULL)
    lia_edit_set_author (edit, self->author, self->author_office);
  if (lia_edit_get_office (edit) == NULL || *lia_edit_get_office (edit) == '\0') {
    g_autofree char *person = g_strdup (lia_edit_get_person (edit));

    lia_edit_set_author (edit, person, self->office);
  }
  applied = lia_apply_in_transaction (self->writer, edit, self->office, error);
  if (applied && lia_edit_get_serial (edit) > 0)
    lia_watch_skip (self->watch, lia_edit_get_serial (edit));
  g_mutex_unlock (&self->writing);

  if (applied && lia_edit_get_serial (edit) > 0)
    announce (self, edit);
  return applied;
}

static void
apply_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (lia_register_apply (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lia_register_apply_async:
 * @self: a register
 * @edit: what shall change
 * @callback: called in the thread's default main context when it is done
 * @user_data: for @callback
 *
 * As lia_register_apply(), without waiting for the disk.
 */
void
lia_register_apply_async (LiaRegister *self,
                          LiaEdit *edit,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, lia_register_apply_async);
  g_task_set_task_data (task, g_object_ref (edit), g_object_unref);
  g_task_run_in_thread (task, apply_in_thread);
}

/**
 * lia_register_apply_finish:
 * @self: a register
 * @result: what the callback got
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether the edit was applied
 */
gboolean
lia_register_apply_finish (LiaRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Loads the inverse of an edit and applies it; `undoes` and `redoes` say what it is. */
static LiaEdit *
apply_inverse (LiaRegister *self,
               gint64 (*find) (LiaDatabase *, GError **),
               gint64 serial,
               GError **error)
{
  g_autoptr (LiaEdit) inverse = NULL;
  g_autoptr (LiaEdit) original = NULL;

  if (self->read_only) {
    fail_read_only (self, error);
    return NULL;
  }

  g_mutex_lock (&self->writing);
  if (find != NULL)
    serial = find (self->writer, error);
  if (serial > 0)
    inverse = lia_journal_load_inverse (self->writer, serial, error);
  if (inverse != NULL && find == lia_journal_find_redo)
    original = lia_journal_load (self->writer, serial, error);
  g_mutex_unlock (&self->writing);

  if (inverse == NULL)
    return NULL;
  if (find == lia_journal_find_undo)
    lia_edit_set_inverse (inverse, serial, 0);
  else if (find == lia_journal_find_redo)
    lia_edit_set_inverse (inverse, 0, lia_edit_get_undoes (original));
  else
    /* Translators: why a date moved back. */
    lia_edit_set_reason (inverse, _ ("An earlier edit was taken back"));

  if (!lia_register_apply (self, inverse, error))
    return NULL;

  return g_steal_pointer (&inverse);
}

/**
 * lia_register_undo:
 * @self: a register
 * @error: %LIA_REGISTER_ERROR_NOTHING, %LIA_REGISTER_ERROR_CONFLICT if something was changed since
 *
 * Takes the last edit back, whole or not at all; also one made before the last restart.
 *
 * Returns: (transfer full) (nullable): the edit that did it, with the label of what it took back
 */
LiaEdit *
lia_register_undo (LiaRegister *self, GError **error)
{
  g_return_val_if_fail (LIA_IS_REGISTER (self), NULL);

  return apply_inverse (self, lia_journal_find_undo, 0, error);
}

/**
 * lia_register_redo:
 * @self: a register
 * @error: as lia_register_undo()
 *
 * Does again what was undone last, unless something else was done since.
 *
 * Returns: (transfer full) (nullable): the edit that did it
 */
LiaEdit *
lia_register_redo (LiaRegister *self, GError **error)
{
  g_return_val_if_fail (LIA_IS_REGISTER (self), NULL);

  return apply_inverse (self, lia_journal_find_redo, 0, error);
}

/**
 * lia_register_invert:
 * @self: a register
 * @serial: any edit in the journal
 * @error: %LIA_REGISTER_ERROR_CONFLICT if later edits stand on it
 *
 * Takes one edit back, however long ago it was made. The inverse is an edit like any other, which
 * can itself be undone.
 *
 * Returns: (transfer full) (nullable): the edit that did it
 */
LiaEdit *
lia_register_invert (LiaRegister *self, gint64 serial, GError **error)
{
  g_return_val_if_fail (LIA_IS_REGISTER (self), NULL);
  g_return_val_if_fail (serial > 0, NULL);

  return apply_inverse (self, NULL, serial, error);
}

static char *
next_label (LiaRegister *self, gint64 (*find) (LiaDatabase *, GError **))
{
  g_autoptr (LiaReader) reader = lia_register_read (self);

  return lia_journal_get_label (reader->database, find (reader->database, NULL));
}

/**
 * lia_register_get_undo_label:
 * @self: a register
 *
 * Returns: (transfer full) (nullable): what Undo would take back, or %NULL if there is nothing
 */
char *
lia_register_get_undo_label (LiaRegister *self)
{
  return next_label (self, lia_journal_find_undo);
}

/**
 * lia_register_get_redo_label:
 * @self: a register
 *
 * Returns: (transfer full) (nullable): what Redo would do again, or %NULL if there is nothing
 */
char *
lia_register_get_redo_label (LiaRegister *self)
{
  return next_label (self, lia_journal_find_redo);
}

/**
 * lia_register_check:
 * @self: a register
 * @error: a %LIA_REGISTER_ERROR, if the check itself could not be finished
 *
 * Looks through the whole file; takes seconds for a large one, so never call it from the window's
 * thread.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each thing that is wrong
 */
GPtrArray *
lia_register_check (LiaRegister *self, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (self);

  return lia_check (reader->database, self->office, error);
}
