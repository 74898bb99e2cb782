#include "history.h"

#include <glib/gi18n.h>

#include "belonging.h"
#include "records/date.h"

struct _LiaHistoryEvent {
  GObject parent_instance;

  gint64 serial;
  gint64 at;
  char *person;
  char *office;
  char *label;
  gint64 undoes;
  gint64 redoes;
  char *reason;
  guint n_changes;
  GPtrArray *lines;
};

G_DEFINE_FINAL_TYPE (LiaHistoryEvent, lia_history_event, G_TYPE_OBJECT)

typedef struct {
  LiaId id;
  guint limit;
} Request;

static void
lia_history_event_finalize (GObject *object)
{
  LiaHistoryEvent *self = LIA_HISTORY_EVENT (object);

  g_free (self->person);
  g_free (self->office);
  g_free (self->label);
  g_free (self->reason);
  g_ptr_array_unref (self->lines);

  G_OBJECT_CLASS (lia_history_event_parent_class)->finalize (object);
}

static void
lia_history_event_class_init (LiaHistoryEventClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_history_event_finalize;
}

static void
lia_history_event_init (LiaHistoryEvent *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
}

static LiaHistoryEvent *
event_new (const LiaHistoryEntry *entry)
{
  LiaHistoryEvent *self = g_object_new (LIA_TYPE_HISTORY_EVENT, NULL);

  self->serial = entry->serial;
  self->at = entry->at;
  self->person = g_strdup (entry->person);
  self->office = g_strdup (entry->office);
  self->label = g_strdup (entry->label);
  self->reason = g_strdup (entry->reason);
  self->undoes = entry->undoes;
  self->redoes = entry->redoes;

  return self;
}

static char *
describe_flag (const LiaHistoryEntry *entry, const char *label)
{
  if (g_str_equal (entry->field, "archived"))
    return g_strdup (entry->wants != NULL ? _ ("Archived") : _ ("Restored from the archive"));

  /* Translators: a yes-or-no field that was switched: %s is its label */
  return g_strdup_printf (entry->wants != NULL ? _ ("%s: yes") : _ ("%s: no"), label);
}

/**
 * lia_history_entry_to_words:
 * @reader: a reader
 * @entry: a change, of which only type, field and both values are looked at
 *
 * Returns: (transfer full): what it did to the field, on one line
 */
char *
lia_history_entry_to_words (LiaReader *reader, const LiaHistoryEntry *entry)
{
  const LiaField *field = lia_record_type_field (entry->type, entry->field);
  g_autofree char *saw = NULL;
  g_autofree char *wants = NULL;

  if (field == NULL && entry->saw != NULL && entry->wants != NULL)
    return g_strdup (_ ("Texts of former edits removed for good"));
  if (field == NULL)
    return g_strdup (entry->wants != NULL ? _ ("Recorded") : _ ("Taken out of the register"));
  if (field->kind == LIA_FIELD_FLAG)
    return describe_flag (entry, lia_field_label (field));

  if (entry->saw != NULL)
    saw = lia_reader_display (reader, entry->type, entry->field, entry->saw);
  if (entry->wants != NULL)
    wants = lia_reader_display (reader, entry->type, entry->field, entry->wants);
  if (saw != NULL && wants != NULL)
    /* Translators: a field, what it was, what it became */
    return g_strdup_printf (_ ("%s: %s → %s"), lia_field_label (field), saw, wants);
  if (wants != NULL)
    /* Translators: a field, and what it became; it was empty before */
    return g_strdup_printf (_ ("%s: %s"), lia_field_label (field), wants);

  /* Translators: a field that was emptied, and what it was before */
  return g_strdup_printf (_ ("%s: %s → nothing"), lia_field_label (field), saw != NULL ? saw : "");
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (LiaReader) reader = lia_register_read (LIA_REGISTER (source));
  GError *error = NULL;
  GPtrArray *events = lia_history_read (reader, &request->id, request->limit, &error);

  if (events == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, events, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * lia_history_event_get_serial:
 * @self: an event
 *
 * Returns: the serial of its edit, as lia_register_invert() takes it
 */
gint64
lia_history_event_get_serial (LiaHistoryEvent *self)
{
  g_return_val_if_fail (LIA_IS_HISTORY_EVENT (self), 0);

  return self->serial;
}

/**
 * lia_history_event_get_at:
 * @self: an event
 *
 * Returns: when it was, in microseconds since 1970 UTC
 */
gint64
lia_history_event_get_at (LiaHistoryEvent *self)
{
  g_return_val_if_fail (LIA_IS_HISTORY_EVENT (self), 0);

  return self->at;
}

/**
 * lia_history_event_get_author:
 * @self: an event
 *
 * Returns: (transfer full): who made the edit, and for which office
 */
char *
lia_history_event_get_author (LiaHistoryEvent *self)
{
  g_return_val_if_fail (LIA_IS_HISTORY_EVENT (self), NULL);

  if (self->person == NULL || *self->person == '\0')
    return g_strdup (self->office != NULL ? self->office : "");
  if (self->office == NULL || *self->office == '\0')
    return g_strdup (self->person);

  /* Translators: a person, an office: who made an edit */
  return g_strdup_printf (_ ("%s, %s"), self->person, self->office);
}

/**
 * lia_manner_to_words:
 * @undoes: the serial of the edit that an edit undid, or 0
 * @redoes: the serial of the one that it did again, or 0
 *
 * Returns: (transfer none) (nullable): what it is if it is no edit of its own
 */
const char *
lia_manner_to_words (gint64 undoes, gint64 redoes)
{
  if (undoes > 0)
    return _ ("Undone");
  return redoes > 0 ? _ ("Done again") : NULL;
}

/**
 * lia_history_event_get_manner:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): what it is if it is no edit of its own: that another was
 *   undone, or done again
 */
const char *
lia_history_event_get_manner (LiaHistoryEvent *self)
{
  g_return_val_if_fail (LIA_IS_HISTORY_EVENT (self), NULL);

  return lia_manner_to_words (self->undoes, self->redoes);
}

/**
 * lia_history_event_get_n_changes:
 * @self: an event
 *
 * Returns: how many changes of fields it tells; where they reach the limit of what was read, more
 *   may be there
 */
guint
lia_history_event_get_n_changes (LiaHistoryEvent *self)
{
  g_return_val_if_fail (LIA_IS_HISTORY_EVENT (self), 0);

  return self->n_changes;
}

/**
 * lia_history_event_get_label:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): what the edit called itself
 */
const char *
lia_history_event_get_label (LiaHistoryEvent *self)
{
  g_return_val_if_fail (LIA_IS_HISTORY_EVENT (self), NULL);

  return self->label;
}

/**
 * lia_history_event_get_reason:
 * @self: an event
 *
 * Returns: (transfer none) (nullable): why the edit was made
 */
const char *
lia_history_event_get_reason (LiaHistoryEvent *self)
{
  g_return_val_if_fail (LIA_IS_HISTORY_EVENT (self), NULL);

  return self->reason;
}

/**
 * lia_history_event_get_lines:
 * @self: an event
 *
 * Returns: (transfer full): what changed, a line for each field. Where a record was made, one line
 *   says so, for its first values are its first history
 */
char *
lia_history_event_get_lines (LiaHistoryEvent *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  g_return_val_if_fail (LIA_IS_HISTORY_EVENT (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", (char *) self->lines->pdata[i]);

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static char *
entry_to_line (LiaReader *reader, const LiaId *id, const LiaHistoryEntry *entry)
{
  g_autofree char *words = lia_history_entry_to_words (reader, entry);
  g_autofree char *belonging = lia_belonging_name (reader, id, entry);

  if (belonging == NULL)
    return g_steal_pointer (&words);

  return g_strdup_printf ("%s · %s", belonging, words);
}

/* Of what was made one line tells enough: its values, and if it is the record itself what was made
 * with it, are passed over. @made has what the edit made or took away. */
static void
take_entry (LiaHistoryEvent *event,
            LiaReader *reader,
            const LiaId *id,
            const LiaHistoryEntry *entry,
            GHashTable *made)
{
  if (g_hash_table_contains (made, id) || g_hash_table_contains (made, &entry->id))
    return;

  if (g_str_equal (entry->field, LIA_CHANGE_EXISTENCE)) {
    g_hash_table_add (made, (gpointer) &entry->id);
    if (lia_id_equal (id, &entry->id))
      g_ptr_array_set_size (event->lines, 0);
  }
  g_ptr_array_add (event->lines, entry_to_line (reader, id, entry));
}

/**
 * lia_history_read:
 * @reader: a reader
 * @id: the key of a record
 * @limit: how many changes to read at most
 * @error: return location for an error
 *
 * Reads what happened to a record, grouped by edit, the last first.
 *
 * Returns: (transfer full) (element-type LiaHistoryEvent): the events, or %NULL with a
 *   #LiaRegisterError
 */
GPtrArray *
lia_history_read (LiaReader *reader, const LiaId *id, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries = lia_reader_history (reader, id, limit, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) made = g_hash_table_new (lia_id_hash, lia_id_equal);
  LiaHistoryEvent *event = NULL;

  if (entries == NULL)
    return NULL;

  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = entries->pdata[i];

    if (event == NULL || event->serial != entry->serial) {
      event = event_new (entry);
      g_hash_table_remove_all (made);
      g_ptr_array_add (events, event);
    }
    event->n_changes++;
    take_entry (event, reader, id, entry, made);
  }

  return g_steal_pointer (&events);
}

/**
 * lia_history_read_async:
 * @reg: a register
 * @id: the key of a record
 * @limit: how many changes to read at most
 * @cancellable: (nullable): to give up
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Does what lia_history_read() does, in another thread.
 */
void
lia_history_read_async (LiaRegister *reg,
                        const LiaId *id,
                        guint limit,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->id = *id;
  request->limit = limit;
  g_task_set_source_tag (task, lia_history_read_async);
  g_task_set_task_data (task, request, g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * lia_history_read_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type LiaHistoryEvent): the events, or %NULL with a
 *   #LiaRegisterError or %G_IO_ERROR_CANCELLED
 */
GPtrArray *
lia_history_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * lia_moment_to_words:
 * @at: microseconds since 1970 UTC
 *
 * Returns: (transfer full): the day in words and the time to the minute, on the local clock
 */
char *
lia_moment_to_words (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *clock = NULL;
  g_autofree char *day = NULL;

  if (local == NULL)
    return g_strdup ("–");

  clock = g_date_time_format (local, "%H:%M");
  day = lia_day_to_words (lia_day_from_civil (g_date_time_get_year (local),
                                              g_date_time_get_month (local),
                                              g_date_time_get_day_of_month (local)));
  /* Translators: a day in words, and the time of day. */
  return g_strdup_printf (_ ("%s, %s"), day, clock);
}

/**
 * lia_moment_ago:
 * @at: microseconds since 1970 UTC
 * @now: the same, for the moment it is looked at
 *
 * Returns: (transfer full): how long ago that is, in the largest unit that fits
 */
char *
lia_moment_ago (gint64 at, gint64 now)
{
  gint64 minutes = MAX (0, now - at) / (60 * G_USEC_PER_SEC);
  gint64 hours = minutes / 60;
  gint64 days = hours / 24;

  if (minutes < 1)
    return g_strdup (_ ("Just now"));
  if (hours < 1)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", minutes), (int) minutes);
  if (days < 1)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", hours), (int) hours);
  if (days < 31)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), (int) days);
  if (days < 365)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", days / 30),
                            (int) (days / 30));

  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", days / 365), (int) (days / 365));
}
