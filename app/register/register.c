#include <glib/gi18n.h>

#include "apply.h"
#include "check-private.h"
#include "edit-private.h"
#include "holdings.h"
#include "reader-private.h"
#include "records/date.h"
#include "register-private.h"
#include "search-index.h"

/* More connections than this are closed when they are given back. */
#define MAX_IDLE_READERS 4

enum {
  CHANGED,
  REPLACED,
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
  g_clear_pointer (&self->copy, lia_private_copy_free);
  g_clear_pointer (&self->moment, lia_moment_free);
  g_clear_object (&self->present);

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

  /**
   * LiaRegister::replaced:
   * @self: the register
   *
   * A backup was put in place of the register, here or by another program. All that models show is
   * out of date.
   */
  signals[REPLACED] = g_signal_new ("replaced", LIA_TYPE_REGISTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
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

/**
 * lia_register_announce:
 * @self: a register
 * @edit: an edit that was applied to it
 *
 * Tells in the register's own context, from whatever thread.
 */
void
lia_register_announce (LiaRegister *self, LiaEdit *edit)
{
  Announcement *announcement = g_new0 (Announcement, 1);

  announcement->self = g_object_ref (self);
  announcement->edit = g_object_ref (edit);
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, announce_cb, announcement,
                              announcement_free);
}

/**
 * lia_register_announce_foreign:
 * @owner: a register
 * @edit: an edit that another program applied to its file
 *
 * Tells in the register's own context what another program wrote.
 */
void
lia_register_announce_foreign (GObject *owner, LiaEdit *edit)
{
  if (edit != NULL)
    g_signal_emit (owner, signals[CHANGED], 0, edit);
  else
    g_signal_emit (owner, signals[REPLACED], 0);
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

/**
 * lia_register_read_mode:
 * @self: a register
 *
 * Returns: how a connection that only reads is opened
 */
LiaDatabaseMode
lia_register_read_mode (LiaRegister *self)
{
  return self->read_only ? LIA_DATABASE_IMMUTABLE : LIA_DATABASE_READ;
}

static const char *
path_read (LiaRegister *self)
{
  return self->copy != NULL ? lia_private_copy_get_path (self->copy) : self->path;
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
    database = lia_database_open (path_read (self), lia_register_read_mode (self), NULL);
  if (database == NULL)
    return lia_reader_new (G_OBJECT (self), lia_database_open (self->path, LIA_DATABASE_LOST, NULL),
                           self->office, drop);

  return lia_reader_new (G_OBJECT (self), database, self->office, give_back);
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
 * Returns: whether edits are refused because the file or its folder can't be written, or lies on
 *   another computer
 */
gboolean
lia_register_is_read_only (LiaRegister *self)
{
  return self->read_only;
}

/**
 * lia_register_new_past:
 * @present: a register
 * @copy: (transfer full): its file as it was at @moment
 * @moment: a moment in its life
 *
 * Returns: (transfer full): the register as it was, which can only be read
 */
LiaRegister *
lia_register_new_past (LiaRegister *present, LiaPrivateCopy *copy, const LiaMoment *moment)
{
  LiaRegister *self = g_object_new (LIA_TYPE_REGISTER, NULL);

  self->path = g_strdup (present->path);
  self->office = g_strdup (present->office);
  self->read_only = TRUE;
  self->copy = copy;
  self->moment = lia_moment_copy (moment);
  self->present = g_object_ref (present);

  return self;
}

/**
 * lia_register_get_present:
 * @self: a register
 *
 * Returns: (transfer none): the register as it is, which is @self unless that shows the past
 */
LiaRegister *
lia_register_get_present (LiaRegister *self)
{
  return self->present != NULL ? self->present : self;
}

/**
 * lia_register_get_as_at:
 * @self: a register
 *
 * Returns: (transfer none) (nullable): the moment as at which it shows things, or %NULL if it shows
 *   them as they are
 */
const LiaMoment *
lia_register_get_as_at (LiaRegister *self)
{
  return self->moment;
}

/**
 * lia_register_get_today:
 * @self: a register
 *
 * Returns: the day that things in it are seen from, by which they are late, due or silent: today,
 *   or in a register as it was the day of that moment
 */
gint32
lia_register_get_today (LiaRegister *self)
{
  return self->moment != NULL ? self->moment->day : lia_day_today ();
}

/**
 * lia_register_is_remote:
 * @self: a register
 *
 * Returns: whether it lies on another computer, and can be read only for that reason
 */
gboolean
lia_register_is_remote (LiaRegister *self)
{
  return self->remote;
}

/**
 * lia_register_explain_read_only:
 * @self: a register
 *
 * A database on another computer is not safe to write, because locks don't hold across the network:
 * two writers without locks left 42 of 3,000 rows and a malformed file, and SQLite's own
 * documentation (sqlite.org/wal.html) rules it out for a write-ahead log.
 *
 * Returns: (transfer full) (nullable): why edits are refused, and what to do; %NULL if they aren't
 */
char *
lia_register_explain_read_only (LiaRegister *self)
{
  if (self->moment != NULL)
    return g_strdup (
        _ ("This is how the register was at an earlier moment, which can't be changed. "
           "To work with it, open the register as it is now."));
  if (self->remote)
    return g_strdup (_ ("This register lies on another computer, where it can be read but not "
                        "changed: two people writing across a network would destroy each other’s "
                        "work. What others change shows when it is opened again. To work with it, "
                        "copy it to this computer."));
  if (self->read_only)
    return g_strdup (_ ("This register, or the folder it lies in, can't be written, so that it can "
                        "be read and not changed. To work with it, copy it to a folder where you "
                        "may write."));

  return NULL;
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

/**
 * lia_register_fail_read_only:
 * @self: a register that can't be written
 * @error: where the error goes
 *
 * Returns: %FALSE, to be returned
 */
gboolean
lia_register_fail_read_only (LiaRegister *self, GError **error)
{
  g_autofree char *shown = g_filename_display_name (self->path);

  if (self->moment != NULL) {
    g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
                         _ ("The past can't be changed; open the register as it is now."));
    return FALSE;
  }

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_READ_ONLY,
               _ ("“%s” can't be written; copy it to a folder where you may write."), shown);
  return FALSE;
}

/**
 * lia_register_sign:
 * @self: a register whose lock for writing is held
 * @edit: an edit that will be applied
 *
 * Gives it an author, unless it has one.
 */
void
lia_register_sign (LiaRegister *self, LiaEdit *edit)
{
  if (lia_edit_get_person (edit) == NULL)
    lia_edit_set_author (edit, self->author, self->author_office);
  if (lia_edit_get_office (edit) == NULL || *lia_edit_get_office (edit) == '\0') {
    g_autofree char *person = g_strdup (lia_edit_get_person (edit));

    lia_edit_set_author (edit, person, self->office);
  }
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
    return lia_register_fail_read_only (self, error);

  g_mutex_lock (&self->writing);
  lia_watch_begin (self->watch);
  lia_register_sign (self, edit);
  applied = lia_apply_in_transaction (self->writer, edit, self->office, error);
  lia_watch_end (self->watch, applied ? lia_edit_get_serial (edit) : 0);
  g_mutex_unlock (&self->writing);

  if (applied && lia_edit_get_serial (edit) > 0)
    lia_register_announce (self, edit);
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

/**
 * lia_register_check:
 * @self: a register
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, if the check itself could not be finished
 *
 * Looks through the whole file; takes minutes for a large one, so never call it from the window's
 * thread. What it needs of memory doesn't grow with the register.
 *
 * Returns: (transfer full) (nullable): what came of it
 */
LiaCheck *
lia_register_check (LiaRegister *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (self);
  LiaCheck *check;

  g_return_val_if_fail (LIA_IS_REGISTER (self), NULL);

  lia_database_set_cancellable (reader->database, cancellable);
  check = lia_check (reader->database, self->office, error);
  lia_database_set_cancellable (reader->database, NULL);
  return check;
}

static gboolean
rebuild_indexes (LiaDatabase *database, GError **error)
{
  if (!lia_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (lia_search_index_rebuild (database, error) && lia_holdings_rebuild (database, error) &&
      lia_database_execute (database, "COMMIT", error))
    return TRUE;

  lia_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * lia_register_mend:
 * @self: a register
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes anew what can be worked out from the records: the indexes of search and of what briefings
 * that left have held. Takes up to a minute for a large register, so never call it from the
 * window's thread.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_register_mend (LiaRegister *self, GError **error)
{
  gboolean mended;

  g_return_val_if_fail (LIA_IS_REGISTER (self), FALSE);

  if (self->read_only)
    return lia_register_fail_read_only (self, error);

  g_mutex_lock (&self->writing);
  mended = rebuild_indexes (self->writer, error);
  g_mutex_unlock (&self->writing);

  return mended;
}
