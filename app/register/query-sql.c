#include "query-private.h"
#include "records/limits.h"
#include "records/reference-text.h"
#include "search-index.h"
#include "search-query.h"

/* Parameters 1 to 3 are kept for today and its limits; others are numbered as they come. */
#define FIRST_BINDING 4

/* A number that is still being typed goes on with at most so many digits. */
#define MORE_DIGITS 6

static int
add_text (GPtrArray *bindings, const char *text)
{
  return lia_bindings_add_text (bindings, text) + FIRST_BINDING;
}

static int
add_id (GPtrArray *bindings, const LiaId *id)
{
  return lia_bindings_add_id (bindings, id) + FIRST_BINDING;
}

static int
add_integer (GPtrArray *bindings, gint64 number)
{
  return lia_bindings_add_integer (bindings, number) + FIRST_BINDING;
}

/* What the mark is that the register has for whatever bears none. */
#define OF_DEFAULT_MARK(column)                                                                    \
  "(SELECT m." column " FROM mark m JOIN setting s ON s.value = m.label"                           \
  " WHERE s.name = 'default-mark')"

/**
 * lia_query_reference_sql:
 * @field: a field that refers to a record
 *
 * Returns: (transfer full): which record a row `t` refers to; what bears no mark has that of the
 *   register
 */
char *
lia_query_reference_sql (const LiaField *field)
{
  if (!g_str_equal (field->name, "mark"))
    return g_strdup_printf ("t.\"%s\"", field->name);

  return g_strdup ("coalesce (t.\"mark\", " OF_DEFAULT_MARK ("id") ")");
}

static void
append_field_condition (GString *sql, GPtrArray *bindings, const LiaFieldCondition *condition)
{
  const char *name = condition->field->name;
  g_autofree char *reference = NULL;
  LiaId id = { 0 };

  if (condition->value == NULL) {
    g_string_append_printf (sql, "t.\"%s\" IS NULL", name);
    return;
  }

  switch (condition->field->kind) {
  case LIA_FIELD_REFERENCE:
    lia_id_parse (condition->value, &id);
    reference = lia_query_reference_sql (condition->field);
    g_string_append_printf (sql, "%s = ?%d", reference, add_id (bindings, &id));
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
      const LiaFieldCondition *condition = g_ptr_array_index (self->fields, i);

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
    if (g_str_equal (((LiaFieldCondition *) g_ptr_array_index (self->fields, i))->field->name,
                     field))
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
  if (part_of != NULL && !self->asks_whole && !asks_for (self, part_of))
    g_string_append_printf (sql,
                            " AND NOT EXISTS (SELECT 1 FROM \"%s\" w WHERE w.id = t.\"%s\""
                            " AND w.archived = 1)",
                            lia_record_type_field (self->type, part_of)->refers_to, part_of);
}

static void
append_link_conditions (GString *sql, GPtrArray *bindings, const LiaQuery *self)
{
  for (guint i = 0; i < self->links->len; i++) {
    const LiaLinkCondition *condition = &g_array_index (self->links, LiaLinkCondition, i);
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
    const LiaConcernCondition *condition = &g_array_index (self->concerned, LiaConcernCondition, i);
    g_autofree char *place = g_strdup_printf ("?%d", add_id (bindings, &condition->other));
    g_autoptr (GString) text = g_string_new (condition->sql);

    g_string_replace (text, "$", place, 0);
    g_string_append_printf (sql, " AND (%s)", text->str);
  }
}

/* The number itself, and those that it is the beginning of. */
static void
append_reference (GString *sql, GPtrArray *bindings, const LiaReferenceText *reference)
{
  gint64 first;
  gint64 last;

  g_string_append_printf (sql, " OR t.ref_number = {%u}",
                          lia_bindings_add_integer (bindings, reference->number));
  for (guint more = 1; more <= MORE_DIGITS; more++)
    if (lia_reference_goes_on (reference, more, &first, &last)) {
      guint from = lia_bindings_add_integer (bindings, first);

      g_string_append_printf (sql, " OR t.ref_number BETWEEN {%u} AND {%u}", from,
                              lia_bindings_add_integer (bindings, last));
    }
}

/**
 * lia_query_text_sql:
 * @type: the type of the row `t`
 * @text: (nullable): what somebody typed
 * @database: a connection, on which other words for the same are looked up
 * @bindings: what the values are added to
 *
 * The condition that the words occur in a record, or are its reference or the beginning of it.
 * Parts stand in a range of their own in the index, so that a list of wholes doesn't go through a
 * million updates.
 *
 * Returns: (transfer full) (nullable): the condition, as a #LiaClause has it; %NULL for a text
 *   without a letter or digit, which says nothing about what is looked for
 */
char *
lia_query_text_sql (const LiaRecordType *type,
                    const char *text,
                    LiaDatabase *database,
                    GPtrArray *bindings)
{
  g_autoptr (LiaSearchQuery) query = lia_search_query_new (database, text);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *expression = NULL;
  LiaReferenceText reference;
  guint words;

  if (lia_search_query_is_empty (query))
    return NULL;

  expression = lia_search_query_expression (query, TRUE);
  if (expression == NULL)
    expression = lia_search_query_expression (query, FALSE);
  words = lia_bindings_add_text (bindings, expression);
  g_string_append_printf (sql,
                          "(t.id IN (SELECT d.id FROM search s JOIN search_doc d"
                          " ON d.n = s.rowid WHERE search MATCH {%u} AND s.rowid %s {%u}"
                          " AND s.rowid NOT IN (SELECT n FROM search_recent)"
                          " UNION ALL SELECT d.id FROM search_recent s JOIN search_doc d"
                          " ON d.n = s.n WHERE answers (s.words, {%u}))",
                          words, lia_search_index_leads_on (type) ? "<" : ">",
                          lia_bindings_add_integer (bindings, LIA_SEARCH_FIRST_WHOLE), words);
  if (lia_reference_parse_of (type, text, &reference))
    append_reference (sql, bindings, &reference);
  g_string_append_c (sql, ')');

  return g_strdup (sql->str);
}

static LiaClause *
text_clause (const LiaQuery *self, LiaDatabase *database)
{
  g_autoptr (GPtrArray) bindings = lia_bindings_new ();
  g_autofree char *sql = lia_query_text_sql (self->type, self->text, database, bindings);

  return sql != NULL ? lia_clause_new (sql, g_ptr_array_new (), g_steal_pointer (&bindings)) : NULL;
}

/* The rank of what has no mark. */
#define DEFAULT_RANK "coalesce (" OF_DEFAULT_MARK ("rank") ", 0)"

/**
 * lia_query_rank_sql:
 * @mark: what says the key of a mark, such as the column `t.mark`
 *
 * Returns: (transfer full): the rank of that mark; where it says none, that of the register's
 */
char *
lia_query_rank_sql (const char *mark)
{
  return g_strdup_printf (
      "coalesce ((SELECT m.rank FROM mark m WHERE m.id = %s), " DEFAULT_RANK ")", mark);
}

static void
append_ceiling (GString *sql, GPtrArray *bindings, const LiaQuery *self)
{
  g_autofree char *rank =
      lia_query_rank_sql (g_str_equal (self->type->name, "mark") ? "NULL" : "t.mark");

  if (self->ceiling >= 0)
    g_string_append_printf (sql, " AND %s <= ?%d", rank, add_integer (bindings, self->ceiling));
}

/* A mark that isn't known is above everything. */
#define ABOVE(mark)                                                                                \
  mark " IS NOT NULL AND " mark " NOT IN (SELECT m.id FROM mark m WHERE m.rank <= ?%d)"

static gboolean
default_is_above (LiaDatabase *database, int rank)
{
  gint64 fallback = 0;

  return lia_database_get_integer (database, "SELECT " DEFAULT_RANK, &fallback, NULL) &&
         fallback > rank;
}

static void
append_unmarked_above (GString *sql, const LiaRecordType *type, int place)
{
  g_string_append_printf (sql, " AND (t.mark IS NULL OR " ABOVE ("t.mark"), place);
  if (type->part_of != NULL)
    g_string_append_printf (sql,
                            " OR EXISTS (SELECT 1 FROM \"%s\" w WHERE w.id = t.\"%s\""
                            " AND (w.mark IS NULL OR " ABOVE ("w.mark") "))",
                            lia_record_type_field (type, type->part_of)->refers_to, type->part_of,
                            place);
  g_string_append_c (sql, ')');
}

/* A part is where its whole is. Where what bears no mark is below, the few that bear one are found
 * by the index of those. */
static void
append_floor (GString *sql, GPtrArray *bindings, const LiaQuery *self, LiaDatabase *database)
{
  const LiaRecordType *type = self->type;
  int place;

  if (self->floor < 0)
    return;

  place = add_integer (bindings, self->floor);
  if (default_is_above (database, self->floor)) {
    append_unmarked_above (sql, type, place);
    return;
  }

  g_string_append_printf (sql,
                          " AND t.rowid IN (SELECT i.rowid FROM \"%s\" i WHERE " ABOVE ("i.mark"),
                          type->name, place);
  if (type->part_of != NULL)
    g_string_append_printf (sql,
                            " UNION ALL SELECT p.rowid FROM \"%s\" w CROSS JOIN \"%s\" p ON "
                            "p.\"%s\" = w.id WHERE " ABOVE ("w.mark"),
                            lia_record_type_field (type, type->part_of)->refers_to, type->name,
                            type->part_of, place);
  g_string_append_c (sql, ')');
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

/* What never moved has no number that anybody sees, and comes last. */
static char *
sort_key (const LiaRecordType *type, const LiaField *field)
{
  const char *number = lia_query_number_sql (type, field->name);
  const LiaRecordType *other;

  if (number != NULL)
    return g_strdup_printf ("nullif (%s, 0)", number);

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
    const LiaField *field = lia_query_sort_field (self->type, self->sort);
    g_autofree char *key = sort_key (self->type, field);

    g_string_append_printf (sql, "%s %s NULLS LAST, ", key, direction);
    /* Only the first term may have its nulls last, or no index would yield the rows in order. */
    if (field->kind == LIA_FIELD_DATE)
      g_string_append_printf (sql, "t.\"%s_last\" %s, ", field->name, direction);
  }
  g_string_append_printf (sql, "t.ref_office %s, t.ref_number %s", direction, direction);
}

static void
bind (LiaStatement *statement, const LiaQuery *self, GPtrArray *bindings)
{
  if (self->states->len > 0 || self->clauses->len > 0) {
    lia_statement_bind_integer (statement, 1, self->today);
    lia_statement_bind_integer (statement, 2, LIA_SOON_DAYS);
    lia_statement_bind_integer (statement, 3, LIA_SILENT_DAYS);
  }
  lia_bindings_bind (bindings, statement, FIRST_BINDING);
}

/* The sets that the clauses speak of come before the select. */
static void
append_clauses (GString *sql, GPtrArray *bindings, const LiaQuery *self, LiaDatabase *database)
{
  g_autoptr (GPtrArray) clauses =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lia_clause_unref);
  g_autoptr (GString) with = g_string_new ("WITH ");
  LiaClause *text = text_clause (self, database);
  guint n_sets = 0;

  if (text != NULL)
    g_ptr_array_add (clauses, text);
  for (guint i = 0; i < self->clauses->len; i++)
    g_ptr_array_add (clauses, lia_clause_ref (g_ptr_array_index (self->clauses, i)));
  for (guint i = 0; i < clauses->len; i++) {
    g_string_append (sql, " AND (");
    lia_clause_write (g_ptr_array_index (clauses, i), sql, with, &n_sets, bindings, FIRST_BINDING);
    g_string_append_c (sql, ')');
  }
  g_string_append_c (with, ' ');
  if (n_sets > 0)
    g_string_prepend (sql, with->str);
}

/**
 * lia_query_prepare:
 * @self: a query
 * @database: a connection
 * @columns: what to select from the row `t`, or %NULL for whole records as lia_rows_read() takes
 *   them; `count (*)` counts the rows, and `count (*), KEY` those of each key
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): the statement, bound
 */
LiaStatement *
lia_query_prepare (const LiaQuery *self, LiaDatabase *database, const char *columns, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) bindings = lia_bindings_new ();
  LiaStatement *statement;

  g_string_append_printf (sql, "SELECT %s FROM \"%s\" t WHERE 1", columns, self->type->name);
  append_archived (sql, self);
  for (guint i = 0; i < self->states->len; i++)
    g_string_append_printf (sql, " AND (%s)",
                            lia_query_state_sql (self->type, g_ptr_array_index (self->states, i)));
  if (self->id != NULL)
    g_string_append_printf (sql, " AND t.id = ?%d", add_id (bindings, self->id));
  append_field_conditions (sql, bindings, self);
  append_link_conditions (sql, bindings, self);
  append_concern_conditions (sql, bindings, self);
  append_clauses (sql, bindings, self, database);
  append_ceiling (sql, bindings, self);
  append_floor (sql, bindings, self, database);
  if (g_str_has_prefix (columns, "count (*), "))
    g_string_append (sql, " GROUP BY 2");
  else if (!g_str_has_prefix (columns, "count") && !self->any_order)
    append_order (sql, self);
  if (self->limit > 0)
    g_string_append_printf (sql, " LIMIT %u", self->limit);

  statement = lia_database_prepare (database, sql->str, error);
  if (statement != NULL)
    bind (statement, self, bindings);

  return statement;
}
