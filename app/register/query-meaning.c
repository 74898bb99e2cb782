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
 * lia_query_state_sql:
 * @type: a record type
 * @state: the name of a state, see lia_query_where_state()
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
