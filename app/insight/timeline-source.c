#include "timeline-source.h"

#include "records/date.h"
#include "records/types.h"
#include "register/error.h"
#include "timeline-reading.h"

/* So many records are looked at one by one; beyond that it is quicker to read them all. */
#define MAX_TOUCHED 500

static void
keep_between (GPtrArray *items, gint32 first, gint32 last)
{
  for (guint i = items->len; i-- > 0;) {
    const LiaTimelineItem *item = g_ptr_array_index (items, i);

    if (lia_timeline_item_is_dated (item) && ((first != LIA_DAY_NONE && item->last < first) ||
                                              (last != LIA_DAY_NONE && item->first > last)))
      g_ptr_array_remove_index (items, i);
  }
}

/**
 * lia_timeline_source_read_between:
 * @reader: a look at the register
 * @lanes: by what the timeline is to be parted
 * @today: the day by which a commitment is late or not
 * @first: a day, or %LIA_DAY_NONE; what ends before it is left out
 * @last: a day, or %LIA_DAY_NONE; what begins after it is left out
 * @cancellable: (nullable): to give up
 * @error: where to put an error of the register
 *
 * Reads what stands on the timeline between two days. Takes long on a large register: call it in a
 * worker.
 *
 * Returns: (transfer full): the index, or %NULL with @error set
 */
LiaTimelineIndex *
lia_timeline_source_read_between (LiaReader *reader,
                                  LiaTimelineLanes lanes,
                                  gint32 today,
                                  gint32 first,
                                  gint32 last,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (LiaTimelineIndex) index = lia_timeline_index_new (lanes);
  g_autoptr (LiaTimelineReading) reading =
      lia_timeline_reading_new (reader, lanes, today, NULL, cancellable);

  if (!lia_timeline_reading_run (reading, error) ||
      !lia_timeline_reading_add_lanes (reading, index, error))
    return NULL;

  keep_between (lia_timeline_reading_get_items (reading), first, last);
  lia_lineage_fill (lia_timeline_index_get_lineage (index),
                    lia_timeline_reading_get_edges (reading));
  lia_timeline_index_fill (index, lia_timeline_reading_get_items (reading));
  return g_steal_pointer (&index);
}

/**
 * lia_timeline_source_read:
 * @reader: a look at the register
 * @lanes: by what the timeline is to be parted
 * @today: the day by which a commitment is late or not
 * @cancellable: (nullable): to give up
 * @error: where to put an error of the register
 *
 * Reads all that stands on the timeline. Takes long on a large register: call it in a worker.
 *
 * Returns: (transfer full): the index, or %NULL with @error set
 */
LiaTimelineIndex *
lia_timeline_source_read (LiaReader *reader,
                          LiaTimelineLanes lanes,
                          gint32 today,
                          GCancellable *cancellable,
                          GError **error)
{
  return lia_timeline_source_read_between (reader, lanes, today, LIA_DAY_NONE, LIA_DAY_NONE,
                                           cancellable, error);
}

static void
note_id (GArray *ids, const LiaId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (lia_id_equal (&g_array_index (ids, LiaId, i), id))
      return;

  g_array_append_val (ids, *id);
}

/* What a part or a link belonged to, and what it belongs to now. */
static void
note_ends (GArray *ids, const LiaChange *change)
{
  LiaId id;

  if (change->saw != NULL && lia_id_parse (change->saw, &id))
    note_id (ids, &id);
  if (change->wants != NULL && lia_id_parse (change->wants, &id))
    note_id (ids, &id);
}

static gboolean
changes_lanes (const LiaChange *change, LiaTimelineLanes lanes)
{
  const LiaTimelineLaneRules *rules = lia_timeline_lanes_rules (lanes);

  if (change->type == &lia_process_type || change->type == rules->type)
    return TRUE;
  if (change->type == &lia_body_type)
    return !g_str_equal (change->field, "established") && !g_str_equal (change->field, "ended");
  if (change->type == &lia_framework_type)
    return lanes == LIA_TIMELINE_BY_ITEM;

  /* Lanes of owners are made from what tasks say, which come back with their engagement too. */
  if (lanes == LIA_TIMELINE_BY_OWNER &&
      (change->type == &lia_task_type || change->type == &lia_engagement_type))
    return g_str_equal (change->field, "owner") || g_str_equal (change->field, "archived");

  return FALSE;
}

/**
 * lia_timeline_source_touches:
 * @edit: an edit that was applied
 * @lanes: by what the timeline is parted
 * @ids: (element-type LiaId): grows by the records to look at again
 *
 * Returns: whether that is enough; %FALSE if the lanes themselves changed, or so much that all has
 *   to be read anew
 */
gboolean
lia_timeline_source_touches (LiaEdit *edit, LiaTimelineLanes lanes, GArray *ids)
{
  GPtrArray *changes = lia_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);
    gboolean part = change->type == &lia_link_type || change->type == &lia_update_type ||
                    change->type == &lia_task_type || change->type == &lia_participation_type;

    if (changes_lanes (change, lanes))
      return FALSE;
    if (part || change->type == &lia_engagement_type || change->type == &lia_commitment_type ||
        change->type == &lia_body_type)
      note_id (ids, &change->id);
    if (part)
      note_ends (ids, change);
    if (ids->len > MAX_TOUCHED)
      return FALSE;
  }

  return TRUE;
}

/* What has to be looked at with what changed: with an engagement its tasks and what was made there;
 * with a part or a link what it belongs to. */
typedef struct {
  LiaReader *reader;
  LiaTimelineLanes lanes;
  GArray *ids;       /* LiaId; grows while it is walked through */
  GArray *wanted;    /* LiaId; those of them that can stand on the timeline, or are gone */
  GHashTable *noted; /* LiaId */
} Closure;

static void
note (Closure *closure, const LiaId *id)
{
  if (g_hash_table_contains (closure->noted, id))
    return;

  g_hash_table_add (closure->noted, lia_id_copy (id));
  g_array_append_val (closure->ids, *id);
}

static void
note_field (Closure *closure, LiaRecord *record, const char *field)
{
  LiaId id;

  if (lia_record_get_link (record, field, &id))
    note (closure, &id);
}

static void
note_linked (Closure *closure, const LiaId *id, const char *relation, gboolean inverse)
{
  g_autoptr (GPtrArray) linked = lia_reader_linked (closure->reader, id, relation, inverse);

  for (guint i = 0; i < linked->len; i++)
    note (closure, lia_record_get_id (((LiaLinked *) linked->pdata[i])->record));
}

static void
note_engagement (Closure *closure, const LiaId *id)
{
  g_autoptr (GPtrArray) tasks = lia_reader_parts (closure->reader, id, &lia_task_type);

  for (guint i = 0; i < tasks->len; i++)
    note (closure, lia_record_get_id (tasks->pdata[i]));
  note_linked (closure, id, "made_at", TRUE);
}

static void
note_record (Closure *closure, LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const LiaId *id = lia_record_get_id (record);

  if (type == &lia_engagement_type) {
    note_engagement (closure, id);
  } else if (type == &lia_link_type) {
    note_field (closure, record, "source");
    note_field (closure, record, "target");
  } else if (type == &lia_challenge_type &&
             lia_timeline_lanes_rules (closure->lanes)->through_challenges) {
    note_linked (closure, id, "addresses", TRUE);
    note_linked (closure, id, "raised_at", FALSE);
  } else if (type->part_of != NULL) {
    note_field (closure, record, type->part_of);
  }
}

static gboolean
stands_on_timeline (const LiaRecordType *type)
{
  return type == &lia_engagement_type || type == &lia_commitment_type || type == &lia_task_type ||
         type == &lia_body_type;
}

static gboolean
close_over (Closure *closure, GError **error)
{
  for (guint i = 0; i < closure->ids->len; i++) {
    LiaId id = g_array_index (closure->ids, LiaId, i);
    g_autoptr (GError) local = NULL;
    g_autoptr (LiaRecord) record = lia_reader_get (closure->reader, &id, &local);

    if (record == NULL || stands_on_timeline (lia_record_get_record_type (record)))
      g_array_append_val (closure->wanted, id);
    if (record != NULL) {
      note_record (closure, record);
    } else if (!g_error_matches (local, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }

  return TRUE;
}

/**
 * lia_timeline_source_reread:
 * @reader: a look at the register
 * @lanes: by what the timeline is parted
 * @today: the day by which a commitment is late or not
 * @ids: (element-type LiaId): keys of changed records, from lia_timeline_source_touches()
 * @cancellable: (nullable): to give up
 * @error: where to put an error of the register
 *
 * Reads those records as they are now, and all whose place hangs on theirs, in the same way as
 * lia_timeline_source_read() reads everything.
 *
 * Returns: (transfer full): what is new, or %NULL with @error set
 */
LiaTimelineNews *
lia_timeline_source_reread (LiaReader *reader,
                            LiaTimelineLanes lanes,
                            gint32 today,
                            GArray *ids,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (GHashTable) noted = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  g_autoptr (LiaTimelineReading) reading = NULL;
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (LiaId));
  Closure closure = { reader, lanes, all, wanted, noted };
  LiaTimelineNews *news;

  for (guint i = 0; i < ids->len; i++)
    note (&closure, &g_array_index (ids, LiaId, i));
  if (!close_over (&closure, error))
    return NULL;

  reading = lia_timeline_reading_new (reader, lanes, today, wanted, cancellable);
  if (!lia_timeline_reading_run (reading, error))
    return NULL;

  news = g_new0 (LiaTimelineNews, 1);
  news->ids = g_steal_pointer (&wanted);
  news->items = g_ptr_array_ref (lia_timeline_reading_get_items (reading));
  news->edges = g_array_ref (lia_timeline_reading_get_edges (reading));
  return news;
}

/**
 * lia_timeline_news_apply:
 * @self: news; can be applied once
 * @index: the index that was read before
 *
 * Puts what is new into the index.
 */
void
lia_timeline_news_apply (LiaTimelineNews *self, LiaTimelineIndex *index)
{
  lia_lineage_replace (lia_timeline_index_get_lineage (index), self->ids, self->edges);
  lia_timeline_index_splice (index, self->ids, self->items);
}

/**
 * lia_timeline_news_free:
 * @self: (transfer full): news
 */
void
lia_timeline_news_free (LiaTimelineNews *self)
{
  g_array_unref (self->ids);
  g_ptr_array_unref (self->items);
  g_array_unref (self->edges);
  g_free (self);
}
