#include <string.h>

#include "timeline-reading-private.h"

#include "records/date.h"
#include "records/relation.h"
#include "records/types.h"
#include "register/moves.h"
#include "register/row.h"

/* Where a commitment was made says most; who made it, and towards whom, stand in for that. */
static const char *const origin_relations[] = { "made_at", "made_by", "made_towards" };

/**
 * lia_timeline_reading_new:
 * @reader: a look at the register
 * @lanes: by what the timeline is parted
 * @today: the day by which things are late or not
 * @only: (nullable) (element-type LiaId): the keys of what is wanted; %NULL for all
 * @cancellable: (nullable): to give up
 *
 * Returns: (transfer full): a reading that hasn't begun
 */
LiaTimelineReading *
lia_timeline_reading_new (LiaReader *reader,
                          LiaTimelineLanes lanes,
                          gint32 today,
                          GArray *only,
                          GCancellable *cancellable)
{
  LiaTimelineReading *self = g_new0 (LiaTimelineReading, 1);

  self->reader = reader;
  self->by = lanes;
  self->rules = lia_timeline_lanes_rules (lanes);
  self->today = today;
  self->only = only != NULL ? g_array_ref (only) : NULL;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->wanted = g_hash_table_new (lia_id_hash, lia_id_equal);
  for (guint i = 0; only != NULL && i < only->len; i++)
    g_hash_table_add (self->wanted, &g_array_index (only, LiaId, i));
  self->origins = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, g_free);
  self->passed_on = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  self->found = g_hash_table_new (lia_id_hash, lia_id_equal);
  self->owners = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, g_free);
  self->named = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, g_free);
  self->links = g_array_new (FALSE, FALSE, sizeof (LiaTimelineLink));
  self->engagements = g_array_new (FALSE, FALSE, sizeof (LiaId));
  self->edges = g_array_new (FALSE, FALSE, sizeof (LiaLineageEdge));
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_timeline_item_free);
  self->ticks = g_array_new (FALSE, FALSE, sizeof (gint32));
  return self;
}

/**
 * lia_timeline_reading_free:
 * @self: (transfer full): a reading
 */
void
lia_timeline_reading_free (LiaTimelineReading *self)
{
  g_clear_pointer (&self->only, g_array_unref);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->wanted);
  g_hash_table_unref (self->origins);
  g_hash_table_unref (self->passed_on);
  g_hash_table_unref (self->found);
  g_hash_table_unref (self->owners);
  g_hash_table_unref (self->named);
  g_clear_pointer (&self->moves, g_hash_table_unref);
  g_array_unref (self->links);
  g_array_unref (self->engagements);
  g_array_unref (self->edges);
  g_ptr_array_unref (self->items);
  g_array_unref (self->ticks);
  g_free (self);
}

static gboolean
is_wanted (LiaTimelineReading *self, const LiaId *id)
{
  return self->only == NULL || g_hash_table_contains (self->wanted, id);
}

/* Reads all rows of a type, or those that @field (%NULL: the key itself) joins to one of @ids. */
static gboolean
each_row (LiaTimelineReading *self,
          const LiaRecordType *type,
          const char *field,
          GArray *ids,
          const char *const *columns,
          LiaRowFunc func,
          GError **error)
{
  for (guint i = 0; i < (ids != NULL ? ids->len : 1); i++) {
    g_autoptr (LiaQuery) query = lia_query_new (type);

    lia_query_in_any_order (query);
    lia_query_include_strays (query);
    if (ids != NULL && field == NULL) {
      lia_query_where_id (query, &g_array_index (ids, LiaId, i));
    } else if (ids != NULL) {
      g_autofree char *id = lia_id_to_text (&g_array_index (ids, LiaId, i));

      lia_query_where (query, field, id);
    }
    if (!lia_reader_each_row (self->reader, query, columns, func, self, self->cancellable, error))
      return FALSE;
  }

  return TRUE;
}

/* Where things belong */

static void
add_origin (LiaTimelineReading *self, const LiaId *id, const LiaTimelineOrigin *origin)
{
  g_hash_table_replace (self->origins, lia_id_copy (id), g_memdup2 (origin, sizeof *origin));
}

static void
take_process (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  LiaTimelineOrigin origin = { .first = LIA_DAY_NONE, .last = LIA_DAY_NONE };

  lia_row_get_link (row, 0, &origin.lane);
  origin.hue = g_intern_string (lia_row_get_text (row, 1));
  add_origin (self, &origin.lane, &origin);
}

static LiaTimelineItem *
item_new (LiaTimelineReading *self, LiaTimelineKind kind, const LiaRow *row)
{
  LiaTimelineItem *item;
  LiaId id = { 0 };

  lia_row_get_link (row, 0, &id);
  item = lia_timeline_item_new (kind, &id, lia_row_get_text (row, 1));
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->found, &item->id, item);
  return item;
}

/* Whether the one end of a date is anything but a day. */
static gboolean
is_soft (const char *text, gboolean last)
{
  const char *slash = text != NULL ? strchr (text, '/') : NULL;
  gsize length;

  if (text == NULL)
    return FALSE;
  if (slash != NULL && last)
    text = slash + 1;
  length = slash != NULL && !last ? (gsize) (slash - text) : strlen (text);

  return length != strlen ("2023-10-04") || strspn (text, "0123456789-") < length;
}

static void
place_in_time (LiaTimelineItem *item, const char *text, gint32 first, gint32 last)
{
  item->date = g_strdup (text);
  /* An interval with an open end has no last day of its own. */
  item->first = first != LIA_DAY_NONE ? first : last;
  item->last = last != LIA_DAY_NONE ? last : first;
  item->soft_first = is_soft (text, FALSE);
  item->soft_last = is_soft (text, TRUE);
}

static guint
count_moves (LiaTimelineReading *self, const LiaId *id)
{
  const LiaMoves *all = self->moves != NULL ? g_hash_table_lookup (self->moves, id) : NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaMoves) moves = NULL;

  if (self->moves != NULL)
    return all != NULL ? all->moves->len : 0;

  record = lia_reader_get (self->reader, id, NULL);
  moves = record != NULL ? lia_reader_moves (self->reader, record) : NULL;
  return moves != NULL ? moves->moves->len : 0;
}

static void
read_moves (LiaTimelineReading *self, const LiaRecordType *type)
{
  g_clear_pointer (&self->moves, g_hash_table_unref);
  if (self->only == NULL)
    self->moves = lia_reader_all_moves (self->reader, type);
}

/* id, name, process, established, established_first, ended_last, ended */
static void
take_body (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  const char *established = lia_row_get_text (row, 3);
  const char *ended = lia_row_get_text (row, 6);
  LiaTimelineOrigin origin = { .first = LIA_DAY_NONE, .last = LIA_DAY_NONE };
  const LiaTimelineOrigin *process;
  LiaTimelineItem *item;
  LiaId process_id;

  lia_row_get_link (row, 0, &origin.body);
  if (lia_row_get_link (row, 2, &process_id) &&
      (process = g_hash_table_lookup (self->origins, &process_id)) != NULL) {
    origin.lane = process->lane;
    origin.hue = process->hue;
  }
  add_origin (self, &origin.body, &origin);
  /* A body that goes on for good would run through the whole picture of its process. */
  if (!is_wanted (self, &origin.body) || established == NULL ||
      (ended == NULL && self->by != LIA_TIMELINE_BY_BODY))
    return;

  item = item_new (self, LIA_TIMELINE_BODY, row);
  item->hue = origin.hue;
  item->state = ended != NULL ? LIA_TIMELINE_ENDED : LIA_TIMELINE_ACTIVE;
  place_in_time (item, established, lia_row_get_day (row, 4), lia_row_get_day (row, 5));
  item->soft_last = ended == NULL || is_soft (ended, TRUE);
  if (ended == NULL && lia_timeline_item_is_dated (item))
    item->last = MAX (item->first, self->today);
  if (self->by == LIA_TIMELINE_BY_PROCESS)
    lia_timeline_item_add_lane (item, &origin.lane);
  else if (self->by == LIA_TIMELINE_BY_BODY)
    lia_timeline_item_add_lane (item, &origin.body);
}

static gboolean
read_ground (LiaTimelineReading *self, GError **error)
{
  static const char *const process_columns[] = { "id", "hue", NULL };
  static const char *const body_columns[] = {
    "id", "name", "process", "established", "established_first", "ended_last", "ended", NULL
  };

  return each_row (self, &lia_process_type, NULL, NULL, process_columns, take_process, error) &&
         each_row (self, &lia_body_type, NULL, NULL, body_columns, take_body, error);
}

/* Links */

static gboolean
is_origin_relation (const char *relation)
{
  for (guint i = 0; i < G_N_ELEMENTS (origin_relations); i++)
    if (g_str_equal (origin_relations[i], relation))
      return TRUE;

  return FALSE;
}

static gboolean
is_lane_relation (LiaTimelineReading *self, const char *relation)
{
  for (const LiaTimelineLaneLink *link = self->rules->links; link->relation != NULL; link++)
    if (g_str_equal (link->relation, relation))
      return TRUE;

  return FALSE;
}

static void
take_link (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  const char *name = lia_row_get_text (row, 1);
  const LiaRelation *relation = name != NULL ? lia_relation_find (name) : NULL;
  LiaLineageEdge edge;
  LiaTimelineLink link;

  if (relation == NULL || !lia_row_get_link (row, 0, &link.source) ||
      !lia_row_get_link (row, 2, &link.target))
    return;

  link.relation = relation->name;
  if (lia_lineage_edge (link.relation, &link.source, &link.target, &edge))
    g_array_append_val (self->edges, edge);
  if (is_origin_relation (link.relation) || is_lane_relation (self, link.relation))
    g_array_append_val (self->links, link);
  if (self->only != NULL && g_str_equal (link.relation, "made_at"))
    g_array_append_val (self->engagements, link.target);
}

static gboolean
read_links (LiaTimelineReading *self, GError **error)
{
  static const char *const columns[] = { "source", "relation", "target", NULL };
  g_autoptr (GArray) challenges = NULL;

  if (!each_row (self, &lia_link_type, "source", self->only, columns, take_link, error))
    return FALSE;
  if (self->only == NULL)
    return TRUE;
  if (!each_row (self, &lia_link_type, "target", self->only, columns, take_link, error))
    return FALSE;
  if (!self->rules->through_challenges)
    return TRUE;

  challenges = g_array_new (FALSE, FALSE, sizeof (LiaId));
  for (guint i = 0; i < self->links->len; i++) {
    const LiaTimelineLink *link = &g_array_index (self->links, LiaTimelineLink, i);

    if (g_str_equal (link->relation, "addresses"))
      g_array_append_val (challenges, link->target);
    else if (g_str_equal (link->relation, "raised_at"))
      g_array_append_val (challenges, link->source);
  }
  return each_row (self, &lia_link_type, "source", challenges, columns, take_link, error);
}

/* Items */

static void
add_process_or_body (LiaTimelineReading *self,
                     LiaTimelineItem *item,
                     const LiaTimelineOrigin *origin)
{
  item->hue = origin->hue;
  if (self->by == LIA_TIMELINE_BY_PROCESS)
    lia_timeline_item_add_lane (item, &origin->lane);
  else if (self->by == LIA_TIMELINE_BY_BODY && !lia_id_is_nil (&origin->body))
    lia_timeline_item_add_lane (item, &origin->body);
}

/* id, title, process, with_process, body, state, date, date_first, date_last */
static void
take_engagement (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  LiaTimelineOrigin origin = { .first = lia_row_get_day (row, 7),
                               .last = lia_row_get_day (row, 8) };
  const LiaTimelineOrigin *process;
  LiaTimelineItem *item;
  LiaId id, process_id, with;

  lia_row_get_link (row, 0, &id);
  if (g_hash_table_contains (self->origins, &id))
    return;

  if (lia_row_get_link (row, 3, &with)) {
    origin.lane = lia_timeline_lanes_shared_key ();
    origin.hue = "slate";
  } else if (lia_row_get_link (row, 2, &process_id)) {
    process = g_hash_table_lookup (self->origins, &process_id);
    origin.lane = process_id;
    origin.hue = process != NULL ? process->hue : NULL;
  }
  lia_row_get_link (row, 4, &origin.body);
  if (origin.first == LIA_DAY_NONE)
    origin.first = origin.last;
  origin.soft_first = is_soft (lia_row_get_text (row, 6), FALSE);
  add_origin (self, &id, &origin);
  if (!is_wanted (self, &id))
    return;

  item = item_new (self, LIA_TIMELINE_ENGAGEMENT, row);
  item->state = lia_timeline_state_from_text (lia_row_get_text (row, 5));
  item->moved = count_moves (self, &id);
  place_in_time (item, lia_row_get_text (row, 6), lia_row_get_day (row, 7),
                 lia_row_get_day (row, 8));
  add_process_or_body (self, item, &origin);
}

static guint
origin_rank (const char *relation)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (origin_relations) && !g_str_equal (origin_relations[rank], relation))
    rank++;

  return rank;
}

/* By what counts first; of several of the same relation the record that was made first. */
static int
compare_links (gconstpointer a, gconstpointer b)
{
  const LiaTimelineLink *one = a;
  const LiaTimelineLink *other = b;
  int order = (int) origin_rank (one->relation) - (int) origin_rank (other->relation);

  return order != 0 ? order : lia_id_compare (&one->target, &other->target);
}

static gboolean
comes_before (LiaTimelineReading *self, const LiaTimelineLink *link, const LiaTimelineLink *best)
{
  return best == NULL || compare_links (link, best) < 0;
}

/* The best origin of each commitment, in one walk over the links. */
static void
pass_on (LiaTimelineReading *self)
{
  g_autoptr (GHashTable) best = g_hash_table_new (lia_id_hash, lia_id_equal);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < self->links->len; i++) {
    LiaTimelineLink *link = &g_array_index (self->links, LiaTimelineLink, i);

    if (is_origin_relation (link->relation) &&
        g_hash_table_contains (self->origins, &link->target) &&
        comes_before (self, link, g_hash_table_lookup (best, &link->source)))
      g_hash_table_replace (best, &link->source, link);
  }
  g_hash_table_iter_init (&iter, best);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const LiaTimelineLink *link = value;

    g_hash_table_insert (self->passed_on, lia_id_copy (&link->source),
                         g_hash_table_lookup (self->origins, &link->target));
  }
}

static LiaTimelineState
commitment_state (LiaTimelineReading *self, const char *status, const char *kind, gint32 due)
{
  if (g_strcmp0 (status, "fulfilled") == 0)
    return LIA_TIMELINE_FULFILLED;
  if (g_strcmp0 (status, "withdrawn") == 0)
    return LIA_TIMELINE_WITHDRAWN;

  /* A proposal was not undertaken, so it is never late. */
  return due != LIA_DAY_NONE && due < self->today && g_strcmp0 (kind, "proposal") != 0
             ? LIA_TIMELINE_OVERDUE
             : LIA_TIMELINE_OPEN;
}

/* From the day it was made (or its start) to the day it is due, and on to today while it is late.
 */
static void
place_commitment (LiaTimelineReading *self,
                  LiaTimelineItem *item,
                  const LiaTimelineOrigin *origin,
                  gint32 start,
                  const char *start_text)
{
  if (origin != NULL && origin->first != LIA_DAY_NONE) {
    item->first = origin->first;
    item->soft_first = origin->soft_first;
  } else if (start != LIA_DAY_NONE) {
    item->first = start;
    item->own_first = TRUE;
    item->soft_first = is_soft (start_text, FALSE);
  }
  if (item->due != LIA_DAY_NONE)
    item->first = MIN (item->first, item->due);
  item->last = item->due != LIA_DAY_NONE ? item->due : item->first;
  if (item->state == LIA_TIMELINE_OVERDUE)
    item->last = self->today;
}

/* id, title, status, kind, lead, start, start_first, due, due_first, due_last */
static void
take_commitment (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  LiaTimelineItem *item = item_new (self, LIA_TIMELINE_COMMITMENT, row);
  const LiaTimelineOrigin *origin = g_hash_table_lookup (self->passed_on, &item->id);
  LiaId lead;

  place_in_time (item, lia_row_get_text (row, 7), lia_row_get_day (row, 8),
                 lia_row_get_day (row, 9));
  item->due = item->last;
  item->state =
      commitment_state (self, lia_row_get_text (row, 2), lia_row_get_text (row, 3), item->due);
  item->moved = count_moves (self, &item->id);
  place_commitment (self, item, origin, lia_row_get_day (row, 6), lia_row_get_text (row, 5));
  if (origin != NULL)
    add_process_or_body (self, item, origin);
  if ((self->by == LIA_TIMELINE_BY_PARTICIPANT || self->by == LIA_TIMELINE_BY_OWNER) &&
      lia_row_get_link (row, 4, &lead))
    lia_timeline_item_add_lane (item, &lead);
}

static LiaId
owner_lane (LiaTimelineReading *self, const char *owner)
{
  LiaId key = lia_timeline_lanes_text_key (owner);
  const LiaId *participant = g_hash_table_lookup (self->owners, &key);

  if (participant != NULL)
    return *participant;

  if (!g_hash_table_contains (self->named, &key))
    g_hash_table_insert (self->named, lia_id_copy (&key), g_strdup (owner));
  return key;
}

/* Its own date, or so many days before the first or after the last of its engagement, as
 * lia_task_due_day() has it. */
static gint32
task_day (const LiaRow *row, const LiaTimelineOrigin *origin)
{
  gint32 fixed = lia_row_get_day (row, 7);
  gint32 from = LIA_DAY_NONE;
  gint64 offset;

  if (fixed != LIA_DAY_NONE || !lia_row_get_integer (row, 3, &offset))
    return fixed;

  from = offset > 0 ? origin->last : origin->first;
  return from != LIA_DAY_NONE ? (gint32) (from + offset) : LIA_DAY_NONE;
}

/* id, title, engagement, offset_days, owner, done, due, due_last */
static void
take_task (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  const char *owner = lia_row_get_text (row, 4);
  const LiaTimelineOrigin *origin = NULL;
  const LiaTimelineItem *whole;
  LiaTimelineItem *item;
  LiaId engagement, key;

  if (lia_row_get_link (row, 2, &engagement))
    origin = g_hash_table_lookup (self->origins, &engagement);
  if (origin == NULL)
    return;

  item = item_new (self, LIA_TIMELINE_TASK, row);
  item->date = g_strdup (lia_row_get_text (row, 6));
  item->first = item->last = item->due = task_day (row, origin);
  item->soft_last = item->soft_first = is_soft (item->date, TRUE);
  if (lia_row_get_text (row, 5) != NULL)
    item->state = LIA_TIMELINE_TASK_DONE;
  else if (item->due != LIA_DAY_NONE && item->due < self->today)
    item->state = LIA_TIMELINE_TASK_LATE;
  add_process_or_body (self, item, origin);
  whole = g_hash_table_lookup (self->found, &engagement);
  for (guint i = 0; self->by != LIA_TIMELINE_BY_OWNER && whole != NULL && i < whole->n_lanes; i++)
    lia_timeline_item_add_lane (item, &whole->lanes[i]);
  if (self->by == LIA_TIMELINE_BY_OWNER && owner != NULL) {
    key = owner_lane (self, owner);
    lia_timeline_item_add_lane (item, &key);
  }
}

/* engagement, participant */
static void
take_participation (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  LiaTimelineItem *item;
  LiaId engagement, participant;

  if (!lia_row_get_link (row, 0, &engagement) || !lia_row_get_link (row, 1, &participant))
    return;

  item = g_hash_table_lookup (self->found, &engagement);
  if (item != NULL)
    lia_timeline_item_add_lane (item, &participant);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint32 one = *(const gint32 *) a;
  gint32 other = *(const gint32 *) b;

  return (one > other) - (one < other);
}

static void
set_ticks (LiaTimelineReading *self)
{
  LiaTimelineItem *item = g_hash_table_lookup (self->found, &self->ticking);

  if (item != NULL && self->ticks->len > 0) {
    if (item->n_ticks > 0)
      g_array_append_vals (self->ticks, item->ticks, item->n_ticks);
    g_array_sort (self->ticks, compare_days);
    lia_timeline_item_set_ticks (item, (const gint32 *) self->ticks->data, self->ticks->len);
  }
  g_array_set_size (self->ticks, 0);
}

/* commitment, date_last. Those of a commitment come together where an index is walked. */
static void
take_update (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  gint32 day = lia_row_get_day (row, 1);
  LiaId commitment;

  if (day == LIA_DAY_NONE || !lia_row_get_link (row, 0, &commitment))
    return;

  if (!lia_id_equal (&commitment, &self->ticking)) {
    set_ticks (self);
    self->ticking = commitment;
  }
  g_array_append_val (self->ticks, day);
}

/* id, name, code: by the last two a task names its owner */
static void
take_owner (const LiaRow *row, gpointer data)
{
  LiaTimelineReading *self = data;
  LiaId id;

  lia_row_get_link (row, 0, &id);
  for (guint i = 1; i <= 2; i++) {
    LiaId key = lia_timeline_lanes_text_key (lia_row_get_text (row, i));

    g_hash_table_insert (self->owners, lia_id_copy (&key), lia_id_copy (&id));
  }
}

/* Lanes through links; those through challenges first go to what falls under the same. */

static gboolean
is_kind (const LiaTimelineItem *item, LiaTimelineKind kind)
{
  return item != NULL && item->kind == kind;
}

static void
add_linked_lane (LiaTimelineReading *self, const LiaTimelineLink *link)
{
  for (const LiaTimelineLaneLink *rule = self->rules->links; rule->relation != NULL; rule++) {
    LiaTimelineItem *item =
        g_hash_table_lookup (self->found, rule->inverse ? &link->target : &link->source);

    if (g_str_equal (rule->relation, link->relation) && is_kind (item, rule->kind) &&
        !rule->through)
      lia_timeline_item_add_lane (item, rule->inverse ? &link->source : &link->target);
  }
}

static void
add_lanes_through (LiaTimelineReading *self, const LiaTimelineLink *link, GHashTable *lanes)
{
  for (const LiaTimelineLaneLink *rule = self->rules->links; rule->relation != NULL; rule++) {
    LiaTimelineItem *item =
        g_hash_table_lookup (self->found, rule->inverse ? &link->target : &link->source);
    const LiaId *challenge = rule->inverse ? &link->source : &link->target;
    const GPtrArray *under = g_hash_table_lookup (lanes, challenge);

    if (!rule->through || !g_str_equal (rule->relation, link->relation) ||
        !is_kind (item, rule->kind) || under == NULL)
      continue;
    for (guint i = 0; i < under->len; i++)
      lia_timeline_item_add_lane (item, under->pdata[i]);
  }
}

static void
add_linked_lanes (LiaTimelineReading *self)
{
  g_autoptr (GHashTable) under =
      g_hash_table_new_full (lia_id_hash, lia_id_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->links->len; i++) {
    LiaTimelineLink *link = &g_array_index (self->links, LiaTimelineLink, i);

    add_linked_lane (self, link);
    if (!self->rules->through_challenges || !g_str_equal (link->relation, "falls_under"))
      continue;
    if (!g_hash_table_contains (under, &link->source))
      g_hash_table_insert (under, &link->source, g_ptr_array_new ());
    g_ptr_array_add (g_hash_table_lookup (under, &link->source), &link->target);
  }
  for (guint i = 0; self->rules->through_challenges && i < self->links->len; i++)
    add_lanes_through (self, &g_array_index (self->links, LiaTimelineLink, i), under);
}

static gboolean
read_engagements (LiaTimelineReading *self, GError **error)
{
  static const char *const columns[] = { "id",    "title", "process",    "with_process", "body",
                                         "state", "date",  "date_first", "date_last",    NULL };
  static const char *const participation[] = { "engagement", "participant", NULL };

  if (self->only != NULL)
    g_array_append_vals (self->engagements, self->only->data, self->only->len);
  read_moves (self, &lia_engagement_type);
  if (!each_row (self, &lia_engagement_type, NULL, self->only != NULL ? self->engagements : NULL,
                 columns, take_engagement, error))
    return FALSE;

  return self->by != LIA_TIMELINE_BY_PARTICIPANT ||
         each_row (self, &lia_participation_type, "engagement", self->only, participation,
                   take_participation, error);
}

static gboolean
read_commitments (LiaTimelineReading *self, GError **error)
{
  static const char *const columns[] = { "id",        "title",    "status",      "kind",
                                         "lead",      "start",    "start_first", "due",
                                         "due_first", "due_last", NULL };
  static const char *const update[] = { "commitment", "date_last", NULL };

  pass_on (self);
  read_moves (self, &lia_commitment_type);
  if (!each_row (self, &lia_commitment_type, NULL, self->only, columns, take_commitment, error) ||
      !each_row (self, &lia_update_type, "commitment", self->only, update, take_update, error))
    return FALSE;

  set_ticks (self);
  return TRUE;
}

static gboolean
read_tasks (LiaTimelineReading *self, GError **error)
{
  static const char *const columns[] = { "id",   "title", "engagement", "offset_days", "owner",
                                         "done", "due",   "due_last",   NULL };
  static const char *const names[] = { "id", "name", "code", NULL };

  if (self->by == LIA_TIMELINE_BY_OWNER &&
      !each_row (self, &lia_participant_type, NULL, NULL, names, take_owner, error))
    return FALSE;

  return each_row (self, &lia_task_type, NULL, self->only, columns, take_task, error);
}

/**
 * lia_timeline_reading_run:
 * @self: a reading
 * @error: an error of the register, or %G_IO_ERROR_CANCELLED
 *
 * Reads the items and what led to what.
 *
 * Returns: whether it could
 */
gboolean
lia_timeline_reading_run (LiaTimelineReading *self, GError **error)
{
  if (!read_ground (self, error) || !read_links (self, error) || !read_engagements (self, error) ||
      !read_commitments (self, error))
    return FALSE;

  /* Tasks stand where their engagements do, so those need their lanes first. */
  add_linked_lanes (self);
  return read_tasks (self, error);
}

/**
 * lia_timeline_reading_get_items:
 * @self: a reading that has run
 *
 * Returns: (transfer none) (element-type LiaTimelineItem): what it found
 */
GPtrArray *
lia_timeline_reading_get_items (LiaTimelineReading *self)
{
  return self->items;
}

/**
 * lia_timeline_reading_get_edges:
 * @self: a reading that has run
 *
 * Returns: (transfer none) (element-type LiaLineageEdge): what led to what, among what was wanted
 */
GArray *
lia_timeline_reading_get_edges (LiaTimelineReading *self)
{
  return self->edges;
}
