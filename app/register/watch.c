#include "journal.h"
#include "watch.h"

/* An edit of another program is to appear within a second. Asking costs under a microsecond. */
#define INTERVAL_US (300 * G_TIME_SPAN_MILLISECOND)

/* After what is painted, so that a thousand edits at once don't stop the window. */
#define ANNOUNCE_PRIORITY G_PRIORITY_DEFAULT_IDLE

/* Counted, because announcements on their way may outlive the register. */
struct _LiaWatch {
  gatomicrefcount references;
  LiaDatabase *database; /* used by the thread alone */
  GMainContext *context;
  GThread *thread;
  GCancellable *cancellable;
  LiaWatchFunc func;
  GWeakRef owner;
  gint64 version;
  gint64 seen; /* the last serial that was looked at */
  LiaId seen_uuid;

  GMutex lock; /* protects what follows */
  GCond ended;
  gboolean ending;
  guint n_own;         /* edits of our own that are being applied */
  GHashTable *skipped; /* gint64: the serials of our own edits */
};

typedef struct {
  LiaWatch *watch;
  LiaEdit *edit; /* NULL if all of it was replaced */
} Announcement;

static void
watch_unref (LiaWatch *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  lia_database_free (self->database);
  g_main_context_unref (self->context);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->skipped);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ended);
  g_weak_ref_clear (&self->owner);
  g_free (self);
}

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_clear_object (&announcement->edit);
  watch_unref (announcement->watch);
  g_free (announcement);
}

static gboolean
announce_cb (gpointer data)
{
  Announcement *announcement = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&announcement->watch->owner);

  if (owner != NULL)
    announcement->watch->func (owner, announcement->edit);

  return G_SOURCE_REMOVE;
}

static void
announce (LiaWatch *self, LiaEdit *edit)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Announcement *announcement = g_new0 (Announcement, 1);

  announcement->watch = self;
  g_set_object (&announcement->edit, edit);
  g_atomic_ref_count_inc (&self->references);
  g_source_set_priority (source, ANNOUNCE_PRIORITY);
  g_source_set_callback (source, announce_cb, announcement, announcement_free);
  g_source_attach (source, self->context);
}

static gint64
get_integer (LiaWatch *self, const char *sql)
{
  gint64 value = 0;

  lia_database_get_integer (self->database, sql, &value, NULL);
  return value;
}

static gboolean
take_skipped (LiaWatch *self, gint64 serial)
{
  gboolean skipped;

  g_mutex_lock (&self->lock);
  skipped = g_hash_table_remove (self->skipped, &serial);
  g_mutex_unlock (&self->lock);

  return skipped;
}

/* Whether an edit of our own may stand in the file whose serial we haven't been told yet. */
static gboolean
must_wait (LiaWatch *self)
{
  gboolean waits;

  g_mutex_lock (&self->lock);
  waits = self->n_own > 0;
  g_mutex_unlock (&self->lock);

  return waits;
}

static gboolean
load_uuid (LiaWatch *self, gint64 serial, LiaId *uuid)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database, "SELECT uuid FROM edit WHERE serial = ?1", NULL);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  return lia_statement_step (statement, NULL) == LIA_STEP_ROW &&
         lia_statement_get_id (statement, 0, uuid);
}

/* The last edit that we saw is another now, or there are fewer: it is not the journal we knew. */
static gboolean
is_replaced (LiaWatch *self)
{
  LiaId uuid;

  return self->seen > 0 &&
         !(load_uuid (self, self->seen, &uuid) && lia_id_equal (&uuid, &self->seen_uuid));
}

/* Only a restore is an edit that changes no record by itself. Its serial may have been that of an
 * edit of ours which is in the file no more. */
static gboolean
is_note (LiaWatch *self, gint64 serial)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database, "SELECT 1 FROM change WHERE serial = ?1 LIMIT 1", NULL);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  return lia_statement_step (statement, NULL) == LIA_STEP_DONE;
}

static void
announce_replaced (LiaWatch *self, gint64 last)
{
  self->seen = last;
  g_mutex_lock (&self->lock);
  g_hash_table_remove_all (self->skipped);
  g_mutex_unlock (&self->lock);
  announce (self, NULL);
}

static void
look (LiaWatch *self)
{
  gint64 version = get_integer (self, "PRAGMA data_version");
  gint64 last;

  if (version == self->version)
    return;

  last = get_integer (self, "SELECT max (serial) FROM edit");
  if (must_wait (self))
    return;

  self->version = version;
  if (is_replaced (self))
    announce_replaced (self, last);
  while (self->seen < last && !g_cancellable_is_cancelled (self->cancellable)) {
    gint64 serial = ++self->seen;
    g_autoptr (LiaEdit) edit = NULL;

    if (is_note (self, serial))
      announce_replaced (self, last);
    else if (!take_skipped (self, serial) &&
             (edit = lia_journal_load (self->database, serial, NULL)) != NULL)
      announce (self, edit);
  }
  load_uuid (self, self->seen, &self->seen_uuid);
}

/* Waits for the next look. Returns whether there is one. */
static gboolean
pause_watch (LiaWatch *self)
{
  gint64 until = g_get_monotonic_time () + INTERVAL_US;
  gboolean ending;

  g_mutex_lock (&self->lock);
  while (!self->ending && g_cond_wait_until (&self->ended, &self->lock, until))
    continue;
  ending = self->ending;
  g_mutex_unlock (&self->lock);

  return !ending;
}

static gpointer
watch_thread (gpointer data)
{
  LiaWatch *self = data;

  while (pause_watch (self))
    look (self);

  return NULL;
}

/**
 * lia_watch_new:
 * @path: a register file
 * @context: where @func is called
 * @owner: (transfer none): the register that is told; not kept alive
 * @func: called with each edit that another program applied, and with %NULL when the whole register
 *   was replaced
 *
 * Looks, in a thread of its own, for edits that other programs apply, and loads them there. Each is
 * announced in a turn of its own of @context, so that many at once don't hold it up.
 *
 * Returns: (transfer full) (nullable): a watch, or %NULL if the file can't be opened once more
 */
LiaWatch *
lia_watch_new (const char *path, GMainContext *context, GObject *owner, LiaWatchFunc func)
{
  LiaDatabase *database = lia_database_open (path, LIA_DATABASE_READ, NULL);
  LiaWatch *self;

  if (database == NULL)
    return NULL;

  self = g_new0 (LiaWatch, 1);
  g_atomic_ref_count_init (&self->references);
  self->database = database;
  self->context = g_main_context_ref (context);
  self->cancellable = g_cancellable_new ();
  self->func = func;
  g_weak_ref_init (&self->owner, owner);
  self->skipped = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  self->version = get_integer (self, "PRAGMA data_version");
  self->seen = get_integer (self, "SELECT max (serial) FROM edit");
  load_uuid (self, self->seen, &self->seen_uuid);
  lia_database_set_cancellable (database, self->cancellable);
  self->thread = g_thread_new ("watch", watch_thread, self);

  return self;
}

/**
 * lia_watch_begin:
 * @self: (nullable): a watch
 *
 * Says that this program is about to apply an edit; lia_watch_end() says that it did. In between,
 * nothing is announced, because nobody knows yet whose an edit is.
 */
void
lia_watch_begin (LiaWatch *self)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->n_own++;
  g_mutex_unlock (&self->lock);
}

/**
 * lia_watch_end:
 * @self: (nullable): a watch
 * @serial: the edit that this program applied, which needs no second announcement; 0 if none
 */
void
lia_watch_end (LiaWatch *self, gint64 serial)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->lock);
  self->n_own--;
  if (serial > 0)
    g_hash_table_add (self->skipped, g_memdup2 (&serial, sizeof serial));
  g_mutex_unlock (&self->lock);
}

/**
 * lia_watch_free:
 * @self: (transfer full): a watch
 *
 * Ends it; its function is not called any more.
 */
void
lia_watch_free (LiaWatch *self)
{
  g_mutex_lock (&self->lock);
  self->ending = TRUE;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->lock);
  g_cancellable_cancel (self->cancellable);

  g_thread_join (self->thread);
  g_weak_ref_set (&self->owner, NULL);
  watch_unref (self);
}
