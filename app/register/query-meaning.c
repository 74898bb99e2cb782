#include <glib/gi18n.h>

#include "query-private.h"

/* What the names of states mean, in SQL over a row `t`; ?1 is today, ?2 and ?3 the limits. A
 * proposal was not undertaken, so it is never late. */
#define OPEN "t.status NOT IN ('fulfilled', 'withdrawn')"
#define LAST_HEARD                                                                                 \
  "coalesce ((SELECT max (u.date_last) FROM \"update\" u WHERE u.commitment = t.id"                \
  " AND u.archived IS NULL),"                                                                      \
  " (SELECT max (e.date_last) FROM link l JOIN engagement e ON e.id = l.target"                    \
  " WHERE l.source = t.id AND l.relation = 'made_at' AND l.archived IS NULL"                       \
  " AND e.archived IS NULL), t.start_first)"

#define SILENT_FOR(days) OPEN " AND t.kind <> 'proposal' AND " LAST_HEARD " < ?1 - " days

/* How often a date moved: of the dates that gave way, without those of edits that were undone,
 * those that gave way to another one; the same that lia_reader_moves() tells. The conditions on
 * field and `saw` are those of the index that holds these lines. */
#define MOVES(type, field)                                                                         \
  "(SELECT count (*) FROM (SELECT c.saw, lead (c.saw, 1, t." field ")"                             \
  " OVER (ORDER BY c.serial) AS next FROM change c JOIN edit e ON e.serial = c.serial"             \
  " WHERE c.type = '" type "' AND c.field = '" field "' AND c.field IN ('due', 'date')"            \
  " AND c.saw IS NOT NULL AND c.record = t.id AND e.undoes IS NULL"                                \
  " AND NOT EXISTS (SELECT 1 FROM edit u WHERE u.undoes = c.serial)) WHERE next <> saw)"
#define COMMITMENT_MOVES MOVES ("commitment", "due")
#define ENGAGEMENT_MOVES MOVES ("engagement", "date")

static const struct {
  const char *type;
  const char *column;
  const char *sql;
} numbers[] = {
  { "commitment", "moves", COMMITMENT_MOVES },
  { "engagement", "moves", ENGAGEMENT_MOVES },
};

static const struct {
  const char *type;
  const char *name;
  const char *label;
  const char *sql;
} states[] = {
  { "commitment", "open", N_ ("Open"), OPEN },
  { "commitment", "overdue", N_ ("Overdue"), OPEN " AND t.kind <> 'proposal' AND t.due_last < ?1" },
  { "commitment", "due-soon", N_ ("Due soon"),
    OPEN " AND t.kind <> 'proposal' AND t.due_last BETWEEN ?1 AND ?1 + ?2" },
  { "commitment", "silent", N_ ("Silent"), SILENT_FOR ("?3") },
  { "commitment", "moved", N_ ("Date moved"), COMMITMENT_MOVES " > 0" },
  { "engagement", "upcoming", N_ ("Upcoming"),
    "t.state IN ('proposed', 'confirmed', 'moved') AND t.date_last >= ?1" },
  { "engagement", "passed", N_ ("Date passed, not held"),
    "t.state IN ('proposed', 'confirmed', 'moved') AND t.date_last < ?1" },
  { "engagement", "no-outcome", N_ ("Held without an outcome"),
    "t.state = 'held' AND t.outcome IS NULL" },
  { "engagement", "date-moved", N_ ("Date moved"), ENGAGEMENT_MOVES " > 0" },
  { "challenge", "no-commitment", N_ ("No commitment yet"),
    "NOT EXISTS (SELECT 1 FROM link l JOIN commitment c ON c.id = l.source WHERE l.target = t.id"
    " AND l.relation = 'addresses' AND l.archived IS NULL AND c.archived IS NULL)" },
};

/* How records of a type have to do with a participant or a process, in SQL over a row `t`; $ is the
 * key of the participant or process. Who was only invited took no part. Each begins at that key, so
 * that it takes no longer in a register with many other records. */
#define IN_PROCESS "(e.process = $ OR e.with_process = $) AND e.archived IS NULL"
#define TOOK_PART                                                                                  \
  "q.participant = $ AND q.archived IS NULL AND q.role NOT IN ('invited', 'declined')"
#define MADE "l.relation IN ('made_by', 'made_towards') AND l.archived IS NULL"
#define MADE_AT "l.relation = 'made_at' AND l.archived IS NULL"
#define RAISED_AT "l.relation = 'raised_at' AND l.archived IS NULL"
#define CONCERNS "l.relation = 'concerns' AND l.archived IS NULL"

static const struct {
  const char *type;
  const char *other;
  const char *sql;
} concerns[] = {
  { "commitment", "process",
    "t.id IN (SELECT l.source FROM engagement e JOIN link l ON l.target = e.id"
    " WHERE " IN_PROCESS " AND " MADE_AT ")" },
  { "commitment", "participant",
    "t.lead = $"
    " OR t.id IN (SELECT l.source FROM link l WHERE l.target = $ AND " MADE ")"
    " OR t.id IN (SELECT l.source FROM participation q JOIN engagement e ON e.id = q.engagement"
    " JOIN link l ON l.target = e.id"
    " WHERE " TOOK_PART " AND e.archived IS NULL AND " MADE_AT ")" },
  { "engagement", "process", "t.process = $ OR t.with_process = $" },
  { "engagement", "participant",
    "t.id IN (SELECT q.engagement FROM participation q WHERE " TOOK_PART ")" },
  { "challenge", "process",
    "t.id IN (SELECT l.source FROM engagement e JOIN link l ON l.target = e.id"
    " WHERE " IN_PROCESS " AND " RAISED_AT ")" },
  { "challenge", "participant",
    "t.id IN (SELECT l.source FROM link l WHERE l.target = $ AND " CONCERNS ")" },
  { "participant", "process",
    "t.id IN (SELECT m.participant FROM membership m WHERE m.process = $"
    " AND m.archived IS NULL)" },
};

/**
 * lia_query_states:
 * @type: a record type
 *
 * Returns: (transfer container) (array zero-terminated=1): the names of the derived states that its
 *   records can be in, see lia_query_where_state()
 */
const char **
lia_query_states (const LiaRecordType *type)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].type, type->name))
      g_ptr_array_add (names, (gpointer) states[i].name);
  g_ptr_array_add (names, NULL);

  return (const char **) g_ptr_array_free (names, FALSE);
}

/**
 * lia_query_state_label:
 * @type: a record type
 * @state: a text that may be the name of a derived state
 *
 * Returns: (transfer none) (nullable): how the state reads, if records of @type can be in it
 */
const char *
lia_query_state_label (const LiaRecordType *type, const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].type, type->name) && g_str_equal (states[i].name, state))
      return _ (states[i].label);

  return NULL;
}

/**
 * lia_query_number_sql:
 * @type: a record type
 * @column: the name of one of its derived columns
 *
 * Returns: (transfer none) (nullable): the number that stands there, if it is one
 */
const char *
lia_query_number_sql (const LiaRecordType *type, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i].type, type->name) && g_str_equal (numbers[i].column, column))
      return numbers[i].sql;

  return NULL;
}

/**
 * lia_query_sort_field:
 * @type: a record type
 * @name: a text that may be the name of a field or derived column
 *
 * Returns: (transfer none) (nullable): its description, if records can be sorted by it
 */
const LiaField *
lia_query_sort_field (const LiaRecordType *type, const char *name)
{
  return lia_query_number_sql (type, name) != NULL ? lia_record_type_column (type, name)
                                                   : lia_record_type_field (type, name);
}

/**
 * lia_query_silent_sql:
 * @type: a record type
 *
 * Returns: (transfer none) (nullable): the condition that nothing was heard for $ days, or %NULL if
 *   records of @type are never heard of
 */
const char *
lia_query_silent_sql (const LiaRecordType *type)
{
  return g_str_equal (type->name, "commitment") ? SILENT_FOR ("$") : NULL;
}

/**
 * lia_query_state_sql:
 * @type: a record type
 * @name: the name of a state, see lia_query_where_state()
 *
 * Returns: (transfer none) (nullable): the condition, or %NULL if the type knows no such state
 */
const char *
lia_query_state_sql (const LiaRecordType *type, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].type, type->name) && g_str_equal (states[i].name, name))
      return states[i].sql;

  return NULL;
}

/**
 * lia_query_concern_sql:
 * @type: a record type
 * @other: the name of the type of what is concerned, see lia_query_where_concerning()
 *
 * Returns: (transfer none) (nullable): the condition, in which $ stands for the key of the other
 * record
 */
const char *
lia_query_concern_sql (const LiaRecordType *type, const char *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (concerns); i++)
    if (g_str_equal (concerns[i].type, type->name) && g_str_equal (concerns[i].other, other))
      return concerns[i].sql;

  return NULL;
}
