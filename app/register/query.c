#include "query-private.h"

static void
field_condition_free (LiaFieldCondition *condition)
{
  g_free (condition->value);
  g_free (condition);
}

static void
link_condition_clear (gpointer data)
{
  g_free (((LiaLinkCondition *) data)->relation);
}

/**
 * lia_query_new:
 * @type: what to look for
 *
 * Returns: (transfer full): a query for all records of @type, in the type's own order
 */
LiaQuery *
lia_query_new (const LiaRecordType *type)
{
  LiaQuery *self = g_new0 (LiaQuery, 1);

  self->type = type;
  self->sort = g_strdup (type->order);
  self->descending = type->descending;
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_condition_free);
  self->links = g_array_new (FALSE, FALSE, sizeof (LiaLinkCondition));
  g_array_set_clear_func (self->links, link_condition_clear);
  self->concerned = g_array_new (FALSE, FALSE, sizeof (LiaConcernCondition));
  self->states = g_ptr_array_new_with_free_func (g_free);
  self->clauses = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_clause_unref);
  self->ceiling = -1;
  self->floor = -1;

  return self;
}

/**
 * lia_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): the same question, for another thread
 */
LiaQuery *
lia_query_copy (const LiaQuery *self)
{
  LiaQuery *copy = lia_query_new (self->type);

  lia_query_sort_by (copy, self->sort, self->descending);
  lia_query_where_text (copy, self->text);
  for (guint i = 0; i < self->fields->len; i++) {
    LiaFieldCondition *condition = g_ptr_array_index (self->fields, i);

    lia_query_where (copy, condition->field->name, condition->value);
  }
  for (guint i = 0; i < self->links->len; i++) {
    LiaLinkCondition *condition = &g_array_index (self->links, LiaLinkCondition, i);

    lia_query_where_linked (copy, condition->relation, condition->inverse, &condition->other);
  }
  g_array_append_vals (copy->concerned, self->concerned->data, self->concerned->len);
  for (guint i = 0; i < self->states->len; i++)
    lia_query_where_state (copy, g_ptr_array_index (self->states, i), self->today);
  for (guint i = 0; i < self->clauses->len; i++)
    lia_query_take_clause (copy, lia_clause_ref (g_ptr_array_index (self->clauses, i)),
                           self->today);
  if (self->id != NULL)
    lia_query_where_id (copy, self->id);
  copy->asks_whole = self->asks_whole;
  copy->any_order = self->any_order;
  copy->archived = self->archived;
  copy->only_archived = self->only_archived;
  copy->ceiling = self->ceiling;
  copy->floor = self->floor;
  copy->limit = self->limit;

  return copy;
}

/**
 * lia_query_free:
 * @self: (transfer full) (nullable): a query
 */
void
lia_query_free (LiaQuery *self)
{
  if (self == NULL)
    return;

  g_free (self->sort);
  g_free (self->text);
  g_free (self->id);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->links);
  g_array_unref (self->concerned);
  g_ptr_array_unref (self->states);
  g_ptr_array_unref (self->clauses);
  g_free (self);
}

/**
 * lia_query_get_record_type:
 * @self: a query
 *
 * Returns: (transfer none): what it looks for
 */
const LiaRecordType *
lia_query_get_record_type (const LiaQuery *self)
{
  return self->type;
}

/**
 * lia_query_sort_by:
 * @self: a query
 * @field: (nullable): a name that lia_query_sort_field() knows; %NULL sorts by reference
 * @descending: whether the last comes first
 *
 * Dates sort by their first day and unknown ones come last; choices in the order of their
 * description; references to records by the title of those; text whatever its case and accents.
 */
void
lia_query_sort_by (LiaQuery *self, const char *field, gboolean descending)
{
  g_return_if_fail (field == NULL || lia_query_sort_field (self->type, field) != NULL);

  if (field != self->sort) {
    g_free (self->sort);
    self->sort = g_strdup (field);
  }
  self->descending = descending;
}

/**
 * lia_query_where_text:
 * @self: a query
 * @text: (nullable): what somebody typed; each word has to occur, as the beginning of one
 */
void
lia_query_where_text (LiaQuery *self, const char *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
}

/**
 * lia_query_where:
 * @self: a query
 * @field: the name of a field
 * @value: (nullable): its canonical value; %NULL means that it isn't known; of TAGS, one tag
 *
 * Adds a condition. Values for the same field are alternatives, conditions on different fields
 * have to hold together.
 */
void
lia_query_where (LiaQuery *self, const char *field, const char *value)
{
  LiaFieldCondition *condition;

  g_return_if_fail (lia_record_type_index (self->type, field) >= 0);

  condition = g_new0 (LiaFieldCondition, 1);
  condition->field = lia_record_type_field (self->type, field);
  condition->value = g_strdup (value);
  g_ptr_array_add (self->fields, condition);
}

/**
 * lia_query_where_linked:
 * @self: a query
 * @relation: the name of a #LiaRelation
 * @inverse: whether the link starts from @other
 * @other: the record at the other end
 *
 * Adds the condition that such a link exists.
 */
void
lia_query_where_linked (LiaQuery *self, const char *relation, gboolean inverse, const LiaId *other)
{
  LiaLinkCondition condition = { g_strdup (relation), inverse, *other };

  g_array_append_val (self->links, condition);
}

/**
 * lia_query_can_concern:
 * @type: a record type
 * @other: the name of a record type
 *
 * Returns: whether lia_query_where_concerning() knows how records of @type have to do with @other
 */
gboolean
lia_query_can_concern (const LiaRecordType *type, const char *other)
{
  return lia_query_concern_sql (type, other) != NULL;
}

/**
 * lia_query_where_concerning:
 * @self: a query
 * @other: `process` or `participant`
 * @id: the key of that process or participant
 *
 * Adds the condition that the records have to do with a process or a participant:
 *
 * - engagements: it is the meeting of that process, or with it; the participant took part or was
 *   its subject;
 * - commitments: they were made at such an engagement, or by or towards the participant, or it
 * leads;
 * - challenges: they were raised at such an engagement, or concern the participant;
 * - participants: they have or had a standing in the process.
 *
 * Several such conditions have to hold together.
 *
 * Returns: whether the type knows such a condition; if not, nothing was added
 */
gboolean
lia_query_where_concerning (LiaQuery *self, const char *other, const LiaId *id)
{
  LiaConcernCondition condition = { lia_query_concern_sql (self->type, other), *id };

  if (condition.sql == NULL)
    return FALSE;

  g_array_append_val (self->concerned, condition);
  return TRUE;
}

/**
 * lia_query_where_state:
 * @self: a query
 * @state: for commitments `open`, `overdue`, `due-soon` (within 60 days) or `silent` (nothing
 *   heard for 183 days); for engagements `upcoming`, `passed` (its day is over but nobody said
 *   that it was held) or `no-outcome`; for challenges `no-commitment`
 * @today: the day it is seen from, see lia_day_today()
 *
 * Adds a condition on what is derived and therefore never stored.
 *
 * Returns: whether the type knows such a state; if not, nothing was added
 */
gboolean
lia_query_where_state (LiaQuery *self, const char *state, gint32 today)
{
  if (lia_query_state_sql (self->type, state) == NULL)
    return FALSE;

  g_ptr_array_add (self->states, g_strdup (state));
  self->today = today;
  return TRUE;
}

/**
 * lia_query_take_clause:
 * @self: a query
 * @clause: (transfer full): a condition
 * @today: the day it is seen from
 *
 * Adds a condition that was put together elsewhere, see lia_filter_apply().
 */
void
lia_query_take_clause (LiaQuery *self, LiaClause *clause, gint32 today)
{
  g_ptr_array_add (self->clauses, clause);
  self->today = today;
}

/**
 * lia_query_where_id:
 * @self: a query
 * @id: a key
 *
 * Adds the condition that it is this one record.
 */
void
lia_query_where_id (LiaQuery *self, const LiaId *id)
{
  g_free (self->id);
  self->id = lia_id_copy (id);
}

/**
 * lia_query_in_any_order:
 * @self: a query
 *
 * Leaves the order to whatever is quickest.
 */
void
lia_query_in_any_order (LiaQuery *self)
{
  self->any_order = TRUE;
}

/**
 * lia_query_include_strays:
 * @self: a query
 *
 * Leaves the parts of archived wholes to whoever asks: for those who read a whole table and know
 * the wholes.
 */
void
lia_query_include_strays (LiaQuery *self)
{
  self->asks_whole = TRUE;
}

/**
 * lia_query_include_archived:
 * @self: a query
 * @only: whether to leave out all others
 */
void
lia_query_include_archived (LiaQuery *self, gboolean only)
{
  self->archived = TRUE;
  self->only_archived = only;
}

/**
 * lia_query_set_ceiling:
 * @self: a query
 * @rank: the rank of the highest handling mark that may be seen, see the type `mark`; -1 for all
 *
 * Leaves out records above a mark. A record without a mark has the register's default.
 */
void
lia_query_set_ceiling (LiaQuery *self, int rank)
{
  self->ceiling = rank;
}

/**
 * lia_query_set_floor:
 * @self: a query of any type but mark
 * @rank: the rank of a mark
 *
 * Leaves only what is above a mark: by its own mark or by that of the record it is a part of. A
 * mark that isn't known is above every other.
 */
void
lia_query_set_floor (LiaQuery *self, int rank)
{
  self->floor = rank;
}

/**
 * lia_query_limit:
 * @self: a query
 * @limit: how many records at most; 0 for all
 */
void
lia_query_limit (LiaQuery *self, guint limit)
{
  self->limit = limit;
}
