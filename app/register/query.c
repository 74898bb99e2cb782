#include <string.h>

#include "query-private.h"
#include "records/date.h"
#include "records/limits.h"
#include "search-index.h"

/* A value to be bound: text, a key or a number. */
typedef struct {
  enum {
    BIND_TEXT,
    BIND_ID,
    BIND_INTEGER
  } kind;
  char *text;
  LiaId id;
  gint64 number;
} Binding;

/* One condition on a field; those on the same field are alternatives. */
typedef struct {
  const LiaField *field;
  char *value;
} FieldCondition;

typedef struct {
  char *relation;
  gboolean inverse;
  LiaId other;
} LinkCondition;

typedef struct {
  const char *sql;
  LiaId other;
} ConcernCondition;

struct _LiaQuery {
  const LiaRecordType *type;
  char *sort;
  gboolean descending;
  char *text;
  GPtrArray *fields; /* FieldCondition */
  GArray *links;     /* LinkCondition */
  GArray *concerned; /* ConcernCondition */
  GPtrArray *states; /* char */
  gint32 today;
  gboolean archived;
  gboolean only_archived;
  int ceiling;
  guint limit;
};

/* What the names of states mean, in SQL over a row `t`; ?1 is today, ?2 and ?3 the limits. A
 * proposal was not undertaken, so it is never late. */
#define OPEN "t.status NOT IN ('fulfilled', 'withdrawn')"
#define LAST_HEARD                                                                                 \
  "coalesce ((SELECT max (u.date_last) FROM \"update\" u WHERE u.commitment = t.id"                \
  " AND u.archived IS NULL),"                                                                      \
  " (SELECT max (e.date_last) FROM link l JOIN engagement e ON e.id = l.target"                    \
  " WHERE l.source = t.id AND l.relation = 'made_at' AND l.archived IS NULL"                       \
  " AND e.archived IS NULL), t.start_first)"

static const struct {
  const char *type;
  const char *name;
  const char *sql;
} states[] = {
  { "commitment", "open", OPEN },
  { "commitment", "overdue", OPEN " AND t.kind <> 'proposal' AND t.due_last < ?1" },
  { "commitment", "due-soon",
    OPEN " AND t.kind <> 'proposal' AND t.due_last BETWEEN ?1 AND ?1 + ?2" },
  { "commitment", "silent", OPEN " AND t.kind <> 'proposal' AND " LAST_HEARD " < ?1 - ?3" },
  { "engagement", "upcoming",
    "t.state IN ('proposed', 'confirmed', 'moved') AND t.date_last >= ?1" },
  { "engagement", "passed", "t.state IN ('proposed', 'confirmed', 'moved') AND t.date_last < ?1" },
  { "engagement", "no-outcome", "t.state = 'held' AND t.outcome IS NULL" },
  { "challenge", "no-commitment",
    "NOT EXISTS (SELECT 1 FROM link l JOIN commitment c ON c.id = l.source WHERE l.target = t.id"
    " AND l.relation = 'addresses' AND l.archived IS NULL AND c.archived IS NULL)" },
};

/* How records of a type have to do with a participant or a process, in SQL over a row `t`; $ is the
 * key of the participant or process. Who was only invited took no part. Each begins at that key, so
 * that it takes no longer in a register with many other records. */
#define IN_PROCESS "(e.process = $ OR e.with_process = $) AND e.archived IS NULL"
#define TOOK_PART                                                                                  \
  "q.participant = $ AND q.archived IS NULL AND q.role NOT IN ('invited', 'declined')"
#define LINKED(relations) "l.relation IN (" relations ") AND l.archived IS NULL"

static const struct {
  const char *type;
  const char *other;
  const char *sql;
} concerns[] = {
  { "commitment", "process",
    "t.id IN (SELECT l.source FROM engagement e JOIN link l ON l.target = e.id"
    " WHERE " IN_PROCESS " AND " LINKED ("'made_at'") ")" },
  { "commitment", "participant",
    "t.lead = $ OR t.id IN (SELECT l.source FROM link l"
    " WHERE l.target = $ AND " LINKED (
        "'made_by', 'made_towards'") ")"
                                     " OR t.id IN (SELECT l.source FROM participation q JOIN "
                                     "engagement e ON e.id = q.engagement"
                                     " JOIN link l ON l.target = e.id"
                                     " WHERE " TOOK_PART
                                     " AND e.archived IS NULL AND " LINKED ("'made_at'") ")" },
  { "engagement", "process", "t.process = $ OR t.with_process = $" },
  { "engagement", "participant",
    "t.id IN (SELECT q.engagement FROM participation q WHERE " TOOK_PART ")" },
  { "challenge", "process",
    "t.id IN (SELECT l.source FROM engagement e JOIN link l ON l.target = e.id"
    " WHERE " IN_PROCESS " AND " LINKED ("'raised_at'") ")" },
  { "challenge", "participant",
    "t.id IN (SELECT l.source FROM link l WHERE l.target = $ AND " LINKED ("'concerns'") ")" },
  { "participant", "process",
    "t.id IN (SELECT m.participant FROM membership m WHERE m.process = $"
    " AND m.archived IS NULL)" },
};

static void
field_condition_free (FieldCondition *condition)
{
  g_free (condition->value);
  g_free (condition);
}

static void
link_condition_clear (gpointer data)
{
  g_free (((LinkCondition *) data)->relation);
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
  self->links = g_array_new (FALSE, FALSE, sizeof (LinkCondition));
  g_array_set_clear_func (self->links, link_condition_clear);
  self->concerned = g_array_new (FALSE, FALSE, sizeof (ConcernCondition));
  self->states = g_ptr_array_new_with_free_func (g_free);
  self->ceiling = -1;

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
    FieldCondition *condition = g_ptr_array_index (self->fields, i);

    lia_query_where (copy, condition->field->name, condition->value);
  }
  for (guint i = 0; i < self->links->len; i++) {
    LinkCondition *condition = &g_array_index (self->links, LinkCondition, i);

    lia_query_where_linked (copy, condition->relation, condition->inverse, &condition->other);
  }
  g_array_append_vals (copy->concerned, self->concerned->data, self->concerned->len);
  for (guint i = 0; i < self->states->len; i++)
    lia_query_where_state (copy, g_ptr_array_index (self->states, i), self->today);
  copy->archived = self->archived;
  copy->only_archived = self->only_archived;
  copy->ceiling = self->ceiling;
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
  g_ptr_array_unref (self->fields);
  g_array_unref (self->links);
  g_array_unref (self->concerned);
  g_ptr_array_unref (self->states);
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
 * @field: (nullable): the name of a field; %NULL sorts by reference
 * @descending: whether the last comes first
 *
 * Dates sort by their first day and unknown ones come last; choices in the order of their
 * description; references to records by the title of those; text whatever its case and accents.
 */
void
lia_query_sort_by (LiaQuery *self, const char *field, gboolean descending)
{
  g_return_if_fail (field == NULL || lia_record_type_index (self->type, field) >= 0);

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
  FieldCondition *condition;

  g_return_if_fail (lia_record_type_index (self->type, field) >= 0);

  condition = g_new0 (FieldCondition, 1);
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
  LinkCondition condition = { g_strdup (relation), inverse, *other };

  g_array_append_val (self->links, condition);
}

static const char *
concern_sql (const LiaRecordType *type, const char *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (concerns); i++)
    if (g_str_equal (concerns[i].type, type->name) && g_str_equal (concerns[i].other, other))
      return concerns[i].sql;

  return NULL;
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
  return concern_sql (type, other) != NULL;
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
  ConcernCondition condition = { concern_sql (self->type, other), *id };

  if (condition.sql == NULL)
    return FALSE;

  g_array_append_val (self->concerned, condition);
  return TRUE;
}

static const char *
state_sql (const LiaRecordType *type, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].type, type->name) && g_str_equal (states[i].name, name))
      return states[i].sql;

  return NULL;
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
  if (state_sql (self->type, state) == NULL)
    return FALSE;

  g_ptr_array_add (self->states, g_strdup (state));
  self->today = today;
  return TRUE;
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
 * lia_query_limit:
 * @self: a query
 * @limit: how many records at most; 0 for all
 */
void
lia_query_limit (LiaQuery *self, guint limit)
{
  self->limit = limit;
}

static void
binding_free (Binding *binding)
{
  g_free (binding->text);
  g_free (binding);
}

/* Parameters 1 to 3 are kept for today and its limits; others are numbered as they come. */
static int
add_binding (GPtrArray *bindings, Binding *binding)
{
  g_ptr_array_add (bindings, binding);
  return bindings->len + 3;
}

static int
add_text (GPtrArray *bindings, const char *text)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->kind = BIND_TEXT;
  binding->text = g_strdup (text);
  return add_binding (bindings, binding);
}

static int
add_id (GPtrArray *bindings, const LiaId *id)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->kind = BIND_ID;
  binding->id = *id;
  return add_binding (bindings, binding);
}

static int
add_integer (GPtrArray *bindings, gint64 number)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->kind = BIND_INTEGER;
  binding->number = number;
  return add_binding (bindings, binding);
}

static void
append_field_condition (GString *sql, GPtrArray *bindings, const FieldCondition *condition)
{
  const char *name = condition->field->name;
  LiaId id = { 0 };

  if (condition->value == NULL) {
    g_string_append_printf (sql, "t.\"%s\" IS NULL", name);
    return;
  }

  switch (condition->field->kind) {
  case LIA_FIELD_REFERENCE:
    lia_id_parse (condition->value, &id);
    g_string_append_printf (sql, "t.\"%s\" = ?%d", name, add_id (bindings, &id));
    break;
  case LIA_FIELD_INTEGER:
  case LIA_FIELD_FLAG:
    g_string_append_printf (sql, "t.\"%s\" = ?%d", name,
                            add_integer (bindings, g_ascii_strtoll (condition->value, NULL, 10)));
    break;
  case LIA_FIELD_TAGS:
    g_string_append_printf (sql, "instr (';' || t.\"%s\" || ';', ';' || ?%d || ';') > 0", name,
                            add_text (bindings, condition->value));
    break;
  default:
    g_string_append_printf (sql, "t.\"%s\" = ?%d", name, add_text (bindings, condition->value));
  }
}

static void
append_field_conditions (GString *sql, GPtrArray *bindings, const LiaQuery *self)
{
  for (const LiaField *field = self->type->fields; field->name != NULL; field++) {
    gboolean any = FALSE;

    for (guint i = 0; i < self->fields->len; i++) {
      const FieldCondition *condition = g_ptr_array_index (self->fields, i);

      if (condition->field != field)
        continue;
      g_string_append (sql, any ? " OR " : " AND (");
      append_field_condition (sql, bindings, condition);
      any = TRUE;
    }
    if (any)
      g_string_append_c (sql, ')');
  }
}

static gboolean
asks_for (const LiaQuery *self, const char *field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((FieldCondition *) g_ptr_array_index (self->fields, i))->field->name, field))
      return TRUE;

  return FALSE;
}

/* A part is out of sight while its whole is put away, unless the parts of that whole are what is
 * asked for. */
static void
append_archived (GString *sql, const LiaQuery *self)
{
  const char *part_of = self->type->part_of;

  if (self->only_archived)
    g_string_append (sql, " AND t.archived = 1");
  if (self->archived)
    return;

  g_string_append (sql, " AND t.archived IS NULL");
  if (part_of != NULL && !asks_for (self, part_of))
    g_string_append_printf (sql,
                            " AND NOT EXISTS (SELECT 1 FROM \"%s\" w WHERE w.id = t.\"%s\""
                            " AND w.archived = 1)",
                            lia_record_type_field (self->type, part_of)->refers_to, part_of);
}

static void
append_link_conditions (GString *sql, GPtrArray *bindings, const LiaQuery *self)
{
  for (guint i = 0; i < self->links->len; i++) {
    const LinkCondition *condition = &g_array_index (self->links, LinkCondition, i);
    const char *here = condition->inverse ? "target" : "source";
    const char *there = condition->inverse ? "source" : "target";
    int relation = add_text (bindings, condition->relation);

    g_string_append_printf (sql,
                            " AND EXISTS (SELECT 1 FROM link l WHERE l.%s = t.id AND l.%s = ?%d"
                            " AND l.relation = ?%d AND l.archived IS NULL)",
                            here, there, add_id (bindings, &condition->other), relation);
  }
}

static void
append_concern_conditions (GString *sql, GPtrArray *bindings, const LiaQuery *self)
{
  for (guint i = 0; i < self->concerned->len; i++) {
    const ConcernCondition *condition = &g_array_index (self->concerned, ConcernCondition, i);
    g_autofree char *place = g_strdup_printf ("?%d", add_id (bindings, &condition->other));
    g_autoptr (GString) text = g_string_new (condition->sql);

    g_string_replace (text, "$", place, 0);
    g_string_append_printf (sql, " AND (%s)", text->str);
  }
}

/* A text without a letter or digit says nothing about what is looked for. */
static void
append_text_condition (GString *sql, GPtrArray *bindings, const LiaQuery *self)
{
  g_autofree char *expression = lia_search_expression (self->text);

  if (expression != NULL)
    g_string_append_printf (sql,
                            " AND t.id IN (SELECT d.id FROM search s JOIN search_doc d"
                            " ON d.n = s.rowid WHERE search MATCH ?%d)",
                            add_text (bindings, expression));
}

static void
append_ceiling (GString *sql, GPtrArray *bindings, const LiaQuery *self)
{
  const char *mark = g_str_equal (self->type->name, "mark") ? "NULL" : "t.mark";

  if (self->ceiling < 0)
    return;

  g_string_append_printf (sql,
                          " AND coalesce ((SELECT m.rank FROM mark m WHERE m.id = %s),"
                          " (SELECT m.rank FROM mark m JOIN setting s ON s.value = m.label"
                          " WHERE s.name = 'default-mark'), 0) <= ?%d",
                          mark, add_integer (bindings, self->ceiling));
}

static char *
choice_order (const LiaField *field)
{
  GString *sql = g_string_new (NULL);
  int n = 0;

  g_string_append_printf (sql, "CASE t.\"%s\"", field->name);
  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++)
    g_string_append_printf (sql, " WHEN '%s' THEN %d", choice->value, n++);
  g_string_append_printf (sql, " ELSE %d END", n);

  return g_string_free (sql, FALSE);
}

static char *
sort_key (const LiaField *field)
{
  const LiaRecordType *other;

  switch (field->kind) {
  case LIA_FIELD_DATE:
    return g_strdup_printf ("t.\"%s_first\"", field->name);
  case LIA_FIELD_CHOICE:
    return choice_order (field);
  case LIA_FIELD_INTEGER:
  case LIA_FIELD_FLAG:
  case LIA_FIELD_TIME:
    return g_strdup_printf ("t.\"%s\"", field->name);
  case LIA_FIELD_REFERENCE:
    other = lia_record_type_find (field->refers_to);
    if (other != NULL && other->title != NULL)
      return g_strdup_printf ("fold ((SELECT o.\"%s\" FROM \"%s\" o WHERE o.id = t.\"%s\"))",
                              other->title, other->name, field->name);
    return g_strdup_printf ("t.\"%s\"", field->name);
  default:
    return g_strdup_printf ("fold (t.\"%s\")", field->name);
  }
}

static void
append_order (GString *sql, const LiaQuery *self)
{
  const char *direction = self->descending ? "DESC" : "ASC";

  g_string_append (sql, " ORDER BY ");
  if (self->sort != NULL) {
    const LiaField *field = lia_record_type_field (self->type, self->sort);
    g_autofree char *key = sort_key (field);

    g_string_append_printf (sql, "%s %s NULLS LAST, ", key, direction);
    if (field->kind == LIA_FIELD_DATE)
      g_string_append_printf (sql, "t.\"%s_last\" %s NULLS LAST, ", field->name, direction);
  }
  g_string_append_printf (sql, "t.ref_office %s, t.ref_number %s", direction, direction);
}

static void
bind (LiaStatement *statement, const LiaQuery *self, GPtrArray *bindings)
{
  if (self->states->len > 0) {
    lia_statement_bind_integer (statement, 1, self->today);
    lia_statement_bind_integer (statement, 2, LIA_SOON_DAYS);
    lia_statement_bind_integer (statement, 3, LIA_SILENT_DAYS);
  }
  for (guint i = 0; i < bindings->len; i++) {
    const Binding *binding = g_ptr_array_index (bindings, i);

    if (binding->kind == BIND_TEXT)
      lia_statement_bind_text (statement, i + 4, binding->text);
    else if (binding->kind == BIND_ID)
      lia_statement_bind_id (statement, i + 4, &binding->id);
    else
      lia_statement_bind_integer (statement, i + 4, binding->number);
  }
}

/**
 * lia_query_prepare:
 * @self: a query
 * @database: a connection
 * @columns: what to select from the row `t`, or %NULL for whole records as lia_rows_read() takes
 *   them; without an order if it is an aggregate
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): the statement, bound
 */
LiaStatement *
lia_query_prepare (const LiaQuery *self, LiaDatabase *database, const char *columns, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) bindings = g_ptr_array_new_with_free_func ((GDestroyNotify) binding_free);
  LiaStatement *statement;

  g_string_append_printf (sql, "SELECT %s FROM \"%s\" t WHERE 1", columns, self->type->name);
  append_archived (sql, self);
  for (guint i = 0; i < self->states->len; i++)
    g_string_append_printf (sql, " AND (%s)",
                            state_sql (self->type, g_ptr_array_index (self->states, i)));
  append_field_conditions (sql, bindings, self);
  append_link_conditions (sql, bindings, self);
  append_concern_conditions (sql, bindings, self);
  append_text_condition (sql, bindings, self);
  append_ceiling (sql, bindings, self);
  if (!g_str_has_prefix (columns, "count"))
    append_order (sql, self);
  if (self->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", self->limit);

  statement = lia_database_prepare (database, sql->str, error);
  if (statement != NULL)
    bind (statement, self, bindings);

  return statement;
}
