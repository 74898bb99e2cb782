#include "log.h"

#include "history-private.h"
#include "journal.h"
#include "reader-private.h"
#include "records/fold.h"

/* Parameters with a number of their own; the words of a filter come after them. */
enum {
  AFTER = 1,
  BEFORE,
  LIMIT,
  PERSON,
  OFFICE,
  TYPE,
  FIELD,
  RECORD,
  SINCE,
  UNTIL,
  FIRST_WORD,
};

#define MOST_WORDS 20

/**
 * lia_log_filter_new:
 *
 * Returns: (transfer full): a filter that lets every edit through
 */
LiaLogFilter *
lia_log_filter_new (void)
{
  return g_new0 (LiaLogFilter, 1);
}

/**
 * lia_log_filter_copy:
 * @self: a filter
 *
 * Returns: (transfer full): the same once more
 */
LiaLogFilter *
lia_log_filter_copy (const LiaLogFilter *self)
{
  LiaLogFilter *copy = g_memdup2 (self, sizeof *self);

  copy->person = g_strdup (self->person);
  copy->office = g_strdup (self->office);
  copy->words = g_strdup (self->words);
  copy->field = g_strdup (self->field);

  return copy;
}

/**
 * lia_log_filter_free:
 * @self: (transfer full) (nullable): a filter
 */
void
lia_log_filter_free (LiaLogFilter *self)
{
  if (self == NULL)
    return;

  g_free (self->person);
  g_free (self->office);
  g_free (self->words);
  g_free (self->field);
  g_free (self);
}

static gboolean
asks_for_changes (const LiaLogFilter *self)
{
  return self->type != NULL || self->field != NULL || self->moved || !lia_id_is_nil (&self->record);
}

/**
 * lia_log_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it lets every edit through
 */
gboolean
lia_log_filter_is_empty (const LiaLogFilter *self)
{
  return self->person == NULL && self->office == NULL && self->words == NULL && self->since == 0 &&
         self->until == 0 && !asks_for_changes (self);
}

/* The dates that the record descriptions call reasoned; the first two conditions are those of the
 * index that holds them. */
static void
append_moved (GString *sql)
{
  const char *separator = "";

  g_string_append (sql,
                   " AND c.field IN ('due', 'date') AND c.saw IS NOT NULL AND c.wants IS NOT NULL"
                   " AND (c.type, c.field) IN (VALUES ");
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    for (const LiaField *field = (*type)->fields; field->name != NULL; field++)
      if (field->kind == LIA_FIELD_DATE && (field->flags & LIA_FIELD_REASONED)) {
        g_string_append_printf (sql, "%s('%s', '%s')", separator, (*type)->name, field->name);
        separator = ", ";
      }
  g_string_append_c (sql, ')');
}

static gboolean
append_change_conditions (LiaReader *reader,
                          GString *sql,
                          const LiaLogFilter *filter,
                          GError **error)
{
  if (!lia_id_is_nil (&filter->record)) {
    g_autoptr (LiaRecord) record = lia_reader_get (reader, &filter->record, error);
    g_autofree char *place = g_strdup_printf ("?%d", RECORD);
    g_autofree char *belongs = NULL;

    if (record == NULL)
      return FALSE;
    belongs = lia_history_belongs_sql (lia_record_get_record_type (record), place);
    g_string_append_printf (sql, " AND c.record IN (%s)", belongs);
  }
  if (filter->type != NULL)
    g_string_append_printf (sql, " AND c.type = ?%d", TYPE);
  if (filter->field != NULL)
    g_string_append_printf (sql, " AND c.field = ?%d", FIELD);
  if (filter->moved)
    append_moved (sql);

  return TRUE;
}

/* What a record or a moved date is asked for is found by an index, and its edits follow; for all
 * else each edit is looked at in its turn, so that the newest are found first. */
static gboolean
append_changes (LiaReader *reader, GString *sql, const LiaLogFilter *filter, GError **error)
{
  gboolean indexed = filter->moved || !lia_id_is_nil (&filter->record);

  if (!asks_for_changes (filter))
    return TRUE;

  g_string_append (sql, indexed ? " AND e.serial IN (SELECT c.serial FROM change c WHERE 1"
                                : " AND EXISTS (SELECT 1 FROM change c WHERE c.serial = e.serial");
  if (!append_change_conditions (reader, sql, filter, error))
    return FALSE;
  g_string_append_c (sql, ')');

  return TRUE;
}

static char **
split_words (const LiaLogFilter *filter)
{
  g_autofree char *folded = lia_fold (filter->words != NULL ? filter->words : "");

  return g_strsplit_set (folded, " \t\n", MOST_WORDS);
}

static LiaStatement *
prepare (LiaReader *reader, const char *select, const LiaLogFilter *filter, GError **error)
{
  g_autoptr (GString) sql = g_string_new (select);
  g_auto (GStrv) words = split_words (filter);
  g_autofree char *person = filter->person != NULL ? lia_fold (filter->person) : NULL;
  LiaStatement *statement;

  g_string_append (sql, " FROM edit e WHERE e.serial > ?1 AND e.serial < ?2");
  if (person != NULL)
    g_string_append_printf (sql, " AND instr (fold (e.person), ?%d) > 0", PERSON);
  if (filter->office != NULL)
    g_string_append_printf (sql, " AND e.office = ?%d", OFFICE);
  if (filter->since > 0)
    g_string_append_printf (sql, " AND e.at >= ?%d", SINCE);
  if (filter->until > 0)
    g_string_append_printf (sql, " AND e.at < ?%d", UNTIL);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (
          sql, " AND instr (fold (e.label || ' ' || coalesce (e.reason, '')), ?%u) > 0",
          FIRST_WORD + i);
  if (!append_changes (reader, sql, filter, error))
    return NULL;
  if (!g_str_has_prefix (select, "SELECT count"))
    g_string_append (sql, " ORDER BY e.serial DESC LIMIT ?3");

  statement = lia_database_prepare (reader->database, sql->str, error);
  if (statement == NULL)
    return NULL;

  lia_statement_bind_text (statement, PERSON, person);
  lia_statement_bind_text (statement, OFFICE, filter->office);
  lia_statement_bind_text (statement, TYPE, filter->type != NULL ? filter->type->name : NULL);
  lia_statement_bind_text (statement, FIELD, filter->field);
  lia_statement_bind_id (statement, RECORD, &filter->record);
  lia_statement_bind_integer (statement, SINCE, filter->since);
  lia_statement_bind_integer (statement, UNTIL, filter->until);
  for (guint i = 0; words[i] != NULL; i++)
    lia_statement_bind_text (statement, FIRST_WORD + i, words[i]);

  return statement;
}

static void
entry_free (LiaLogEntry *entry)
{
  g_free (entry->label);
  g_free (entry->reason);
  g_free (entry->person);
  g_free (entry->office);
  g_free (entry);
}

static LiaLogEntry *
read_entry (LiaStatement *row)
{
  LiaLogEntry *entry = g_new0 (LiaLogEntry, 1);

  entry->serial = lia_statement_get_integer (row, 0);
  entry->at = lia_statement_get_integer (row, 1);
  entry->label = g_strdup (lia_statement_get_text (row, 2));
  entry->reason = g_strdup (lia_statement_get_text (row, 3));
  entry->person = g_strdup (lia_statement_get_text (row, 4));
  entry->office = g_strdup (lia_statement_get_text (row, 5));
  entry->undoes = lia_statement_get_integer (row, 6);
  entry->redoes = lia_statement_get_integer (row, 7);
  entry->n_changes = lia_statement_get_integer (row, 8);
  entry->n_records = lia_statement_get_integer (row, 9);

  return entry;
}

/**
 * lia_reader_log:
 * @self: a reader
 * @filter: which edits
 * @after: only those with a higher serial; 0 for all
 * @before: only those with a lower serial; 0 for all
 * @limit: how many at most
 * @cancellable: (nullable): to give up
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads a part of the journal. The next part begins before the last serial of this one, so that the
 * millionth edit costs no more than the first.
 *
 * Returns: (transfer full) (element-type LiaLogEntry) (nullable): the edits, newest first
 */
GPtrArray *
lia_reader_log (LiaReader *self,
                const LiaLogFilter *filter,
                gint64 after,
                gint64 before,
                guint limit,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_autoptr (LiaStatement) statement = prepare (
      self,
      "SELECT e.serial, e.at, " LIA_JOURNAL_LABEL
      ", e.reason, e.person, e.office, e.undoes, e.redoes,"
      " (SELECT count (*) FROM change n WHERE n.serial = e.serial AND n.field <> 'record'),"
      " (SELECT count (DISTINCT n.record) FROM change n WHERE n.serial = e.serial)",
      filter, error);
  LiaStep step;

  if (statement == NULL)
    return NULL;

  lia_statement_bind_integer (statement, AFTER, after);
  lia_statement_bind_integer (statement, BEFORE, before > 0 ? before : G_MAXINT64);
  lia_statement_bind_integer (statement, LIMIT, limit);
  lia_database_set_cancellable (self->database, cancellable);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));
  lia_database_set_cancellable (self->database, NULL);

  return step == LIA_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/**
 * lia_reader_count_log:
 * @self: a reader
 * @filter: which edits
 * @cancellable: (nullable): to give up; of millions of edits this takes its time
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: how many edits there are, or -1 with @error set
 */
gint64
lia_reader_count_log (LiaReader *self,
                      const LiaLogFilter *filter,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (LiaStatement) statement = prepare (self, "SELECT count (*)", filter, error);
  gint64 count = -1;

  if (statement == NULL)
    return -1;

  lia_statement_bind_integer (statement, AFTER, 0);
  lia_statement_bind_integer (statement, BEFORE, G_MAXINT64);
  lia_database_set_cancellable (self->database, cancellable);
  if (lia_statement_step (statement, error) == LIA_STEP_ROW)
    count = lia_statement_get_integer (statement, 0);
  lia_database_set_cancellable (self->database, NULL);

  return count;
}

/**
 * lia_reader_log_authors:
 * @self: a reader
 * @offices: whether offices are asked for instead of persons
 * @cancellable: (nullable): to give up
 *
 * Returns: (transfer full): everyone for whom an edit stands in the journal, in their order
 */
char **
lia_reader_log_authors (LiaReader *self, gboolean offices, GCancellable *cancellable)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->database,
      offices ? "SELECT DISTINCT office FROM edit WHERE office <> '' ORDER BY office"
              : "SELECT DISTINCT person FROM edit WHERE person <> '' ORDER BY fold (person)",
      NULL);

  lia_database_set_cancellable (self->database, cancellable);
  while (statement != NULL && lia_statement_step (statement, NULL) == LIA_STEP_ROW)
    g_strv_builder_add (names, lia_statement_get_text (statement, 0));
  lia_database_set_cancellable (self->database, NULL);

  return g_strv_builder_end (names);
}
