#include "journal.h"
#include "watch.h"

/* An edit of another program is to appear within a second. Asking costs under a microsecond. */
#define INTERVAL_MS 400

/* Counted, because the register may go in one thread while the source is at work in another. */
struct _LiaWatch {
  gatomicrefcount references;
  LiaDatabase *database;
  GSource *source;
  LiaWatchFunc func;
  GWeakRef owner;
  gint64 version;
  gint64 seen; /* the last serial that was looked at */

  GMutex lock;         /* protects skipped */
  GHashTable *skipped; /* gint64: the serials of our own edits */
};

static void
watch_unref (gpointer data)
{
  LiaWatch *self = data;

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  lia_database_free (self->database);
  g_hash_table_unref (self->skipped);
  g_mutex_clear (&self->lock);
  g_weak_ref_clear (&self->owner);
  g_free (self);
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

static gboolean
look_cb (gpointer data)
{
  LiaWatch *self = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&self->owner);
  gint64 version = get_integer (self, "PRAGMA data_version");
  gint64 last;

  if (owner == NULL || version == self->version)
    return G_SOURCE_CONTINUE;

  self->version = version;
  last = get_integer (self, "SELECT max (serial) FROM edit");
  while (self->seen < last) {
    gint64 serial = ++self->seen;
    g_autoptr (LiaEdit) edit = NULL;

    if (!take_skipped (self, serial) &&
        (edit = lia_journal_load (self->database, serial, NULL)) != NULL)
      self->func (owner, edit);
  }

  return G_SOURCE_CONTINUE;
}

/**
 * lia_watch_new:
 * @path: a register file
 * @context: where @func is called
 * @owner: (transfer none): the register that is told; not kept alive
 * @func: called with each edit that another program applied
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
  self->database = database;
  self->func = func;
  g_weak_ref_init (&self->owner, owner);
  g_atomic_ref_count_init (&self->references);
  self->skipped = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_mutex_init (&self->lock);
  self->version = get_integer (self, "PRAGMA data_version");
  self->seen = get_integer (self, "SELECT max (serial) FROM edit");

  self->source = g_timeout_source_new (INTERVAL_MS);
  g_atomic_ref_count_inc (&self->references);
  g_source_set_callback (self->source, look_cb, self, watch_unref);
  g_source_attach (self->source, context);

  return self;
}

/**
 * lia_watch_skip:
 * @self: (nullable): a watch
 * @serial: an edit that this program applied, which needs no second announcement
 */
void
lia_watch_skip (LiaWatch *self, gint64 serial)
{
  if (self == NULL)
    return;

  g_mutex_lock (&self->lock);
  g_hash_table_add (self->skipped, g_memdup2 (&serial, sizeof serial));
  g_mutex_unlock (&self->lock);
}

/**
 * lia_watch_free:
 * @self: (transfer full): a watch
 */
void
lia_watch_free (LiaWatch *self)
{
  g_source_destroy (self->source);
  g_source_unref (self->source);
  watch_unref (self);
}
