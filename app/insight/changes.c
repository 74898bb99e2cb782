#include <glib/gi18n.h>

#include "changes.h"
#include "changes-private.h"
#include "records/date.h"
#include "records/types.h"
#include "standing.h"

typedef struct {
  LiaReader *reader;
  const LiaMoment *since;
  GHashTable *entries; /* LiaId -> LiaTouched */
  GPtrArray *found;    /* LiaChangedRecord */
} Search;

static gboolean
became (LiaRecord *before, LiaRecord *now, const char *field, const char *value)
{
  return g_strcmp0 (lia_record_get (before, field), value) != 0 &&
         g_strcmp0 (lia_record_get (now, field), value) == 0;
}

static gboolean
became_overdue (Search *self, LiaRecord *before, LiaRecord *now)
{
  gint32 today = lia_reader_get_today (self->reader);

  return lia_standing_at (now, LIA_DAY_NONE, today).overdue &&
         !lia_standing_at (before, LIA_DAY_NONE, self->since->day).overdue;
}

/* Only of a record that was there then. */
static LiaChangedKind
find_kind (Search *self, LiaRecord *before, LiaRecord *now)
{
  const LiaRecordType *type = lia_record_get_record_type (before);

  if (!lia_touched_is_there (now))
    return LIA_CHANGED_WITHDRAWN;

  if (type == &lia_commitment_type) {
    if (became (before, now, "status", "withdrawn"))
      return LIA_CHANGED_WITHDRAWN;
    if (became (before, now, "status", "fulfilled"))
      return LIA_CHANGED_COMPLETED;
    if (became_overdue (self, before, now))
      return LIA_CHANGED_OVERDUE;
  } else if (type == &lia_engagement_type) {
    if (became (before, now, "state", "cancelled"))
      return LIA_CHANGED_WITHDRAWN;
    if (became (before, now, "state", "held"))
      return LIA_CHANGED_COMPLETED;
  }

  return LIA_CHANGED_OTHERWISE;
}

static char *
display (Search *self, const LiaRecordType *type, const LiaField *field, const char *value)
{
  return value != NULL ? lia_reader_display (self->reader, type, field->name, value) : NULL;
}

static void
add_fields (Search *self, LiaChangedRecord *changed, LiaRecord *before, LiaRecord *now)
{
  const LiaRecordType *type = lia_record_get_record_type (now);

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const LiaField *field = &type->fields[i];
    const char *from = lia_record_get_nth (before, i);
    const char *to = lia_record_get_nth (now, i);
    g_autofree char *from_words = NULL;
    g_autofree char *to_words = NULL;

    if (g_strcmp0 (from, to) == 0)
      continue;
    from_words = display (self, type, field, from);
    to_words = display (self, type, field, to);
    lia_changed_record_add_field (changed, lia_field_label (field), from_words, to_words);
  }
}

static void
append_count (GString *words, const char *format, guint n)
{
  if (n == 0)
    return;

  if (words->len > 0)
    g_string_append (words, ", ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (words, format, n);
#pragma GCC diagnostic pop
}

static void
add_part (LiaChangedRecord *changed, const LiaTouchedParts *parts)
{
  g_autoptr (GString) words = g_string_new (NULL);

  /* Translators: of parts of a record, such as the updates of a commitment. */
  append_count (words, ngettext ("%u added", "%u added", parts->n_added), parts->n_added);
  append_count (words, ngettext ("%u changed", "%u changed", parts->n_changed), parts->n_changed);
  append_count (words, ngettext ("%u removed", "%u removed", parts->n_removed), parts->n_removed);
  if (words->len > 0)
    lia_changed_record_add_field (changed, lia_record_type_plural (parts->type), NULL, words->str);
}

/* In the order of the types, whatever came first. */
static void
add_parts (LiaChangedRecord *changed, GArray *all)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    for (guint i = 0; i < all->len; i++)
      if (g_array_index (all, LiaTouchedParts, i).type == *type)
        add_part (changed, &g_array_index (all, LiaTouchedParts, i));
}

static void
judge (Search *self, const LiaTouched *entry, LiaRecord *before, LiaRecord *now)
{
  LiaRecord *record = now != NULL ? now : before;
  g_autofree char *title = lia_reader_record_title (self->reader, record);
  g_autoptr (LiaChangedRecord) changed = NULL;
  LiaChangedKind kind = before == NULL ? LIA_CHANGED_ADDED : find_kind (self, before, now);

  changed = lia_changed_record_new (
      kind, record, title, entry != NULL ? g_hash_table_size (entry->serials) : 0, now != NULL);
  if (before != NULL && now != NULL)
    add_fields (self, changed, before, now);
  if (before != NULL && entry != NULL)
    add_parts (changed, entry->parts);

  if (kind != LIA_CHANGED_OTHERWISE || lia_changed_record_get_fields (changed)->len > 0)
    g_ptr_array_add (self->found, g_steal_pointer (&changed));
}

static void
resolve (Search *self, const LiaTouched *entry)
{
  g_autoptr (LiaRecord) now =
      entry->exists ? lia_reader_get (self->reader, &entry->id, NULL) : NULL;
  g_autoptr (LiaRecord) before = lia_touched_before (entry, now);

  if (lia_touched_is_there (now) || lia_touched_is_there (before))
    judge (self, entry, before, now);
}

static gboolean
list_overdue (Search *self, gint32 day, GArray **ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);

  lia_query_where_state (query, "overdue", day);
  *ids = lia_reader_list (self->reader, query, cancellable, error);
  return *ids != NULL;
}

/* What nobody touched can be late by now, though it was not then. */
static gboolean
find_overdue (Search *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_autoptr (GArray) then = NULL;
  g_autoptr (GArray) now = NULL;

  if (!list_overdue (self, self->since->day, &then, cancellable, error) ||
      !list_overdue (self, lia_reader_get_today (self->reader), &now, cancellable, error))
    return FALSE;

  for (guint i = 0; i < then->len; i++)
    g_hash_table_add (known, &g_array_index (then, LiaId, i));
  for (guint i = 0; i < now->len; i++) {
    const LiaId *id = &g_array_index (now, LiaId, i);
    g_autoptr (LiaRecord) record = NULL;

    if (g_hash_table_contains (known, id) || g_hash_table_contains (self->entries, id))
      continue;
    record = lia_reader_get (self->reader, id, NULL);
    if (record != NULL)
      judge (self, NULL, record, record);
  }

  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return lia_changed_record_compare (*(gpointer const *) a, *(gpointer const *) b);
}

/**
 * lia_changes_read:
 * @reader: the register as it is, or as it was at a later moment, see lia_register_open_past()
 * @since: an earlier moment
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Tells what became of commitments, engagements, challenges and lessons since a moment, what was
 * written to their parts included. What was changed and changed back is not told. The cost grows
 * with what was written since, and with how many commitments are overdue. Not for the main thread.
 *
 * Returns: (transfer full) (element-type LiaChangedRecord) (nullable): each record once, by kind,
 *   type and reference
 */
GPtrArray *
lia_changes_read (LiaReader *reader,
                  const LiaMoment *since,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GHashTable) entries = lia_touched_gather (reader, since->serial, cancellable, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { reader, since, entries, found };
  GHashTableIter iter;
  gpointer entry;

  if (entries == NULL)
    return NULL;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry)) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
    resolve (&search, entry);
  }
  if (!find_overdue (&search, cancellable, error))
    return NULL;

  g_ptr_array_sort (found, compare);
  return g_steal_pointer (&found);
}

typedef struct {
  LiaRegister *reg;
  LiaMoment *since;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->reg);
  lia_moment_free (job->since);
  g_free (job);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (LiaReader) reader = lia_register_read (job->reg);
  GError *error = NULL;
  GPtrArray *found = lia_changes_read (reader, job->since, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * lia_changes_read_async:
 * @reg: a register
 * @since: an earlier moment
 * @cancellable: (nullable): stops it
 * @callback: called in the thread's default main context when it is done
 * @user_data: for @callback
 *
 * As lia_changes_read(), on another thread.
 */
void
lia_changes_read_async (LiaRegister *reg,
                        const LiaMoment *since,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->reg = g_object_ref (reg);
  job->since = lia_moment_copy (since);
  g_task_set_source_tag (task, lia_changes_read_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * lia_changes_read_finish:
 * @result: what the callback got
 * @error: as lia_changes_read()
 *
 * Returns: (transfer full) (element-type LiaChangedRecord) (nullable): each record once
 */
GPtrArray *
lia_changes_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
