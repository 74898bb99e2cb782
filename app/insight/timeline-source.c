#include "timeline-source.h"

#include "records/date.h"
#include "records/types.h"
#include "register/error.h"

/* So many records are looked at one by one; beyond that it is quicker to read them all. */
#define MAX_TOUCHED 500

/* Where something belongs: the process, or both, and the first day of the engagement, if any. */
typedef struct {
  LiaId process;
  gboolean shared;
  gint32 first;
} Origin;

static const char *const origin_relations[] = { "made_at", "made_by", "made_towards" };

static void
place_in_time (LiaTimelineItem *item, const LiaDate *date)
{
  if (date == NULL || !lia_date_has_year (date))
    return;

  item->first = lia_date_first_day (date);
  item->last = lia_date_last_day (date);
  item->soft = !lia_date_is_exact (date);
  /* An interval with an open end has no last day of its own. */
  if (item->first == LIA_DAY_NONE)
    item->first = item->last;
  if (item->last == LIA_DAY_NONE)
    item->last = item->first;
}

static LiaDate *
date_of (LiaRecord *record, const char *field)
{
  const char *text = lia_record_get (record, field);

  return text != NULL ? lia_date_parse (text, NULL) : NULL;
}

static LiaTimelineItem *
engagement_item (LiaRecord *record)
{
  LiaTimelineItem *item = lia_timeline_item_new (
      LIA_TIMELINE_ENGAGEMENT, lia_record_get_id (record), lia_record_get (record, "title"));
  g_autoptr (LiaDate) date = date_of (record, "date");
  LiaId with;

  item->state = lia_timeline_state_from_text (lia_record_get (record, "state"));
  item->date = g_strdup (lia_record_get (record, "date"));
  item->shared = lia_record_get_link (record, "with_process", &with);
  lia_record_get_link (record, "process", &item->process);
  place_in_time (item, date);
  return item;
}

static LiaTimelineState
commitment_state (LiaRecord *record, gint32 due, gint32 today)
{
  const char *status = lia_record_get (record, "status");

  if (g_strcmp0 (status, "fulfilled") == 0)
    return LIA_TIMELINE_FULFILLED;
  if (g_strcmp0 (status, "withdrawn") == 0)
    return LIA_TIMELINE_WITHDRAWN;

  return due != LIA_DAY_NONE && due < today ? LIA_TIMELINE_OVERDUE : LIA_TIMELINE_OPEN;
}

/* From the day it was made (or its start) to the day it is due, and on to today while it is late.
 */
static LiaTimelineItem *
commitment_item (LiaRecord *record, const Origin *origin, gint32 today)
{
  LiaTimelineItem *item = lia_timeline_item_new (
      LIA_TIMELINE_COMMITMENT, lia_record_get_id (record), lia_record_get (record, "title"));
  g_autoptr (LiaDate) start = date_of (record, "start");
  g_autoptr (LiaDate) due = date_of (record, "due");

  if (origin != NULL) {
    item->process = origin->process;
    item->shared = origin->shared;
  }
  item->date = g_strdup (lia_record_get (record, "due"));
  place_in_time (item, due);
  item->due = item->last;
  item->state = commitment_state (record, item->due, today);

  if (origin != NULL && origin->first != LIA_DAY_NONE)
    item->first = origin->first;
  else if (start != NULL && lia_date_has_year (start))
    item->first = lia_date_first_day (start);
  if (item->due != LIA_DAY_NONE)
    item->first = MIN (item->first, item->due);
  item->last = item->due != LIA_DAY_NONE ? item->due : item->first;
  if (item->state == LIA_TIMELINE_OVERDUE)
    item->last = today;
  return item;
}

static Origin *
origin_of_item (const LiaTimelineItem *item)
{
  Origin *origin = g_new (Origin, 1);

  *origin = (Origin) { item->process, item->shared, item->first };
  return origin;
}

static Origin *
origin_in_process (const LiaId *process)
{
  Origin *origin = g_new (Origin, 1);

  *origin = (Origin) { *process, FALSE, LIA_DAY_NONE };
  return origin;
}

static GPtrArray *
list_all (LiaReader *reader,
          const LiaRecordType *type,
          const char *relation,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);

  if (relation != NULL)
    lia_query_where (query, "relation", relation);
  return lia_reader_list_records (reader, query, cancellable, error);
}

static gboolean
read_lanes (LiaReader *reader,
            LiaTimelineIndex *index,
            GHashTable *origins,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) processes = list_all (reader, &lia_process_type, NULL, cancellable, error);

  for (guint i = 0; processes != NULL && i < processes->len; i++) {
    LiaRecord *process = g_ptr_array_index (processes, i);
    const LiaId *id = lia_record_get_id (process);

    lia_timeline_index_add_lane (index, id, lia_record_get (process, "name"),
                                 lia_record_get (process, "hue"));
    g_hash_table_insert (origins, lia_id_copy (id), origin_in_process (id));
  }

  return processes != NULL;
}

static gboolean
read_bodies (LiaReader *reader, GHashTable *origins, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) bodies = list_all (reader, &lia_body_type, NULL, cancellable, error);
  LiaId process;

  for (guint i = 0; bodies != NULL && i < bodies->len; i++)
    if (lia_record_get_link (bodies->pdata[i], "process", &process))
      g_hash_table_insert (origins, lia_id_copy (lia_record_get_id (bodies->pdata[i])),
                           origin_in_process (&process));

  return bodies != NULL;
}

static gboolean
read_engagements (LiaReader *reader,
                  GPtrArray *items,
                  GHashTable *origins,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) engagements =
      list_all (reader, &lia_engagement_type, NULL, cancellable, error);

  for (guint i = 0; engagements != NULL && i < engagements->len; i++) {
    LiaTimelineItem *item = engagement_item (engagements->pdata[i]);

    g_ptr_array_add (items, item);
    g_hash_table_insert (origins, lia_id_copy (&item->id), origin_of_item (item));
  }

  return engagements != NULL;
}

/* What a commitment was made at says most; who made it, and towards whom, stand in for that. */
static gboolean
read_links (LiaReader *reader, GHashTable *origins, GCancellable *cancellable, GError **error)
{
  for (guint r = 0; r < G_N_ELEMENTS (origin_relations); r++) {
    g_autoptr (GPtrArray) links =
        list_all (reader, &lia_link_type, origin_relations[r], cancellable, error);
    LiaId from, to;

    if (links == NULL)
      return FALSE;

    for (guint i = 0; i < links->len; i++) {
      const Origin *origin;

      if (!lia_record_get_link (links->pdata[i], "source", &from) ||
          !lia_record_get_link (links->pdata[i], "target", &to))
        continue;
      origin = g_hash_table_lookup (origins, &to);
      if (origin != NULL && !g_hash_table_contains (origins, &from))
        g_hash_table_insert (origins, lia_id_copy (&from), g_memdup2 (origin, sizeof (Origin)));
    }
  }

  return TRUE;
}

static gboolean
read_commitments (LiaReader *reader,
                  GPtrArray *items,
                  GHashTable *origins,
                  gint32 today,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) commitments =
      list_all (reader, &lia_commitment_type, NULL, cancellable, error);

  for (guint i = 0; commitments != NULL && i < commitments->len; i++) {
    LiaRecord *record = g_ptr_array_index (commitments, i);
    const Origin *origin = g_hash_table_lookup (origins, lia_record_get_id (record));

    g_ptr_array_add (items, commitment_item (record, origin, today));
  }

  return commitments != NULL;
}

/**
 * lia_timeline_source_read:
 * @reader: a look at the register
 * @today: the day by which a commitment is late or not
 * @cancellable: (nullable): to give up
 * @error: where to put an error of the register
 *
 * Reads all engagements and commitments. Takes long on a large register: call it in a worker.
 *
 * Returns: (transfer full): the index, or %NULL with @error set
 */
LiaTimelineIndex *
lia_timeline_source_read (LiaReader *reader,
                          gint32 today,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (LiaTimelineIndex) index = lia_timeline_index_new ();
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lia_timeline_item_free);
  g_autoptr (GHashTable) origins =
      g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, g_free);

  if (!read_lanes (reader, index, origins, cancellable, error) ||
      !read_bodies (reader, origins, cancellable, error) ||
      !read_engagements (reader, items, origins, cancellable, error) ||
      !read_links (reader, origins, cancellable, error) ||
      !read_commitments (reader, items, origins, today, cancellable, error))
    return NULL;

  lia_timeline_index_fill (index, items);
  return g_steal_pointer (&index);
}

static void
note_id (GArray *ids, const LiaId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (lia_id_equal (&g_array_index (ids, LiaId, i), id))
      return;

  g_array_append_val (ids, *id);
}

/**
 * lia_timeline_source_touches:
 * @edit: an edit that was applied
 * @ids: (element-type LiaId): grows by the records to look at again
 *
 * Returns: whether that is enough; %FALSE if the lanes themselves changed, or so much that all has
 *   to be read anew
 */
gboolean
lia_timeline_source_touches (LiaEdit *edit, GArray *ids)
{
  GPtrArray *changes = lia_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);

    if (change->type == &lia_process_type || change->type == &lia_body_type)
      return FALSE;
    if (change->type == &lia_engagement_type || change->type == &lia_commitment_type ||
        change->type == &lia_link_type)
      note_id (ids, &change->id);
    if (ids->len > MAX_TOUCHED)
      return FALSE;
  }

  return TRUE;
}

static gboolean
origin_at (LiaReader *reader, LiaRecord *target, Origin *origin)
{
  const LiaRecordType *type = lia_record_get_record_type (target);

  *origin = (Origin) { { { 0 } }, FALSE, LIA_DAY_NONE };
  if (type == &lia_engagement_type) {
    g_autoptr (LiaTimelineItem) item = engagement_item (target);

    *origin = (Origin) { item->process, item->shared, item->first };
    return TRUE;
  }
  if (type == &lia_process_type) {
    origin->process = *lia_record_get_id (target);
    return TRUE;
  }

  return type == &lia_body_type && lia_record_get_link (target, "process", &origin->process);
}

static gboolean
origin_of_commitment (LiaReader *reader, const LiaId *id, Origin *origin)
{
  for (guint r = 0; r < G_N_ELEMENTS (origin_relations); r++) {
    g_autoptr (GPtrArray) targets = lia_reader_linked (reader, id, origin_relations[r], FALSE);

    for (guint i = 0; i < targets->len; i++) {
      const LiaLinked *linked = g_ptr_array_index (targets, i);

      if (origin_at (reader, linked->record, origin))
        return TRUE;
    }
  }

  return FALSE;
}

static void
reread_commitment (LiaReader *reader, LiaRecord *record, gint32 today, GPtrArray *items)
{
  Origin origin;
  gboolean known = origin_of_commitment (reader, lia_record_get_id (record), &origin);

  if (!lia_record_is_archived (record))
    g_ptr_array_add (items, commitment_item (record, known ? &origin : NULL, today));
}

static void
reread_engagement (LiaReader *reader, LiaRecord *record, gint32 today, GPtrArray *items)
{
  g_autoptr (GPtrArray) made =
      lia_reader_linked (reader, lia_record_get_id (record), "made_at", TRUE);

  if (!lia_record_is_archived (record))
    g_ptr_array_add (items, engagement_item (record));
  for (guint i = 0; i < made->len; i++) {
    const LiaLinked *linked = g_ptr_array_index (made, i);

    reread_commitment (reader, linked->record, today, items);
  }
}

static gboolean
reread (LiaReader *reader, const LiaId *id, gint32 today, GPtrArray *items, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, &local_error);
  LiaId source;

  if (g_error_matches (local_error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND))
    return TRUE;
  if (record == NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }

  if (lia_record_get_record_type (record) == &lia_engagement_type)
    reread_engagement (reader, record, today, items);
  else if (lia_record_get_record_type (record) == &lia_commitment_type)
    reread_commitment (reader, record, today, items);
  else if (lia_record_get_record_type (record) == &lia_link_type &&
           lia_record_get_link (record, "source", &source)) {
    g_autoptr (LiaRecord) from = lia_reader_get (reader, &source, NULL);

    if (from != NULL && lia_record_get_record_type (from) == &lia_commitment_type)
      reread_commitment (reader, from, today, items);
  }

  return TRUE;
}

/**
 * lia_timeline_source_reread:
 * @reader: a look at the register
 * @today: the day by which a commitment is late or not
 * @ids: (element-type LiaId): keys of changed records, from lia_timeline_source_touches()
 * @error: where to put an error of the register
 *
 * Reads those records as they are now, and the commitments that were made at them.
 *
 * Returns: (transfer full) (element-type LiaTimelineItem): the items that are to replace what the
 *   index has of them, for lia_timeline_index_splice() with @ids, or %NULL with @error set
 */
GPtrArray *
lia_timeline_source_reread (LiaReader *reader, gint32 today, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lia_timeline_item_free);

  for (guint i = 0; i < ids->len; i++)
    if (!reread (reader, &g_array_index (ids, LiaId, i), today, items, error))
      return NULL;

  return g_steal_pointer (&items);
}
