#include "issues.h"

#include <glib/gi18n.h>

#include "edit-private.h"
#include "history-private.h"
#include "holdings.h"
#include "journal.h"
#include "reader-private.h"
#include "records/reference-ranges.h"
#include "records/types.h"
#include "rows.h"

static gint64
serial_of (const LiaRecord *issue)
{
  const char *edit = lia_record_get (issue, "edit");

  return edit != NULL ? g_ascii_strtoll (edit, NULL, 10) : 0;
}

/**
 * lia_issues_holding:
 * @reader: a look at the register
 * @record: a record
 * @error: a %LIA_REGISTER_ERROR
 *
 * Finds the briefings that left with a record in them, by as many look-ups as its number has binary
 * digits, however many have left.
 *
 * Returns: (transfer full) (element-type LiaRecord) (nullable): their records, the last one first
 */
GPtrArray *
lia_issues_holding (LiaReader *reader, const LiaRecord *record, GError **error)
{
  g_autofree char *sql =
      lia_rows_select (&lia_issue_type, "WHERE t.id IN (" LIA_HOLDINGS_ISSUES_SQL ")"
                                        " AND t.archived IS NULL"
                                        " ORDER BY t.made_first DESC, t.ref_number DESC");
  g_autoptr (LiaStatement) statement = lia_database_prepare (reader->database, sql, error);
  g_autoptr (GPtrArray) issues = g_ptr_array_new_with_free_func (g_object_unref);
  const char *office = lia_record_get_office (record);
  LiaStep step;

  if (statement == NULL)
    return NULL;

  lia_statement_bind_text (statement, 1, lia_record_get_record_type (record)->prefix);
  lia_statement_bind_text (statement, 2, office != NULL ? office : "");
  lia_statement_bind_integer (statement, 3, lia_record_get_number (record));
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    g_ptr_array_add (issues, lia_rows_read (statement, &lia_issue_type, reader->home));

  return step == LIA_STEP_DONE ? g_steal_pointer (&issues) : NULL;
}

/**
 * lia_issues_changed_in:
 * @reader: a look at the register
 * @issue: the record of a briefing that left
 * @record: a record that it held
 * @since: (out): when that, a part of it or what it is linked with first changed since, in
 *   microseconds since 1970 UTC; 0 if nothing did
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether that could be told
 */
gboolean
lia_issues_changed_in (LiaReader *reader,
                       const LiaRecord *issue,
                       const LiaRecord *record,
                       gint64 *since,
                       GError **error)
{
  g_autofree char *belongs = lia_history_belongs_sql (lia_record_get_record_type (record), "?1");
  g_autofree char *sql =
      g_strdup_printf ("SELECT e.at FROM change c JOIN edit e ON e.serial = c.serial"
                       " WHERE c.record IN (%s) AND c.serial > ?2 ORDER BY c.serial LIMIT 1",
                       belongs);
  g_autoptr (LiaStatement) statement = lia_database_prepare (reader->database, sql, error);
  LiaStep step;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_id (statement, 1, lia_record_get_id (record));
  lia_statement_bind_integer (statement, 2, serial_of (issue));
  step = lia_statement_step (statement, error);
  *since = step == LIA_STEP_ROW ? lia_statement_get_integer (statement, 0) : 0;

  return step != LIA_STEP_ERROR;
}

/* What is found out about one briefing. */
typedef struct {
  LiaReader *reader;
  GArray *held;
  GHashTable *changed; /* LiaId */
  gint64 first;        /* the serial of the first edit that changed one of them, or 0 */
} Ageing;

static void
note (Ageing *self, const LiaRecord *record, gint64 serial)
{
  if (!lia_reference_ranges_contain (self->held, lia_record_get_record_type (record),
                                     lia_record_get_office (record),
                                     lia_record_get_number (record)))
    return;

  g_hash_table_add (self->changed, lia_id_copy (lia_record_get_id (record)));
  if (self->first == 0 || serial < self->first)
    self->first = serial;
}

static gboolean
note_linked (Ageing *self,
             const LiaRecord *record,
             const char *field,
             gint64 serial,
             GError **error)
{
  g_autoptr (LiaRecord) other = NULL;
  LiaId id;

  if (!lia_record_get_link (record, field, &id))
    return TRUE;

  other = lia_reader_get (self->reader, &id, error);
  if (other != NULL)
    note (self, other, serial);
  return other != NULL;
}

/* A part changes its whole, and a link both that it joins, as in a history. What was taken back
 * whole is not there any more. */
static gboolean
note_change (Ageing *self,
             const LiaRecordType *type,
             const LiaId *id,
             gint64 serial,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LiaRecord) record =
      lia_rows_get (self->reader->database, type, id, self->reader->home, &local);

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (record == NULL)
    return TRUE;
  if (type == &lia_link_type)
    return note_linked (self, record, "source", serial, error) &&
           note_linked (self, record, "target", serial, error);
  if (type->part_of != NULL)
    return note_linked (self, record, type->part_of, serial, error);

  note (self, record, serial);
  return TRUE;
}

static gboolean
note_changes (Ageing *self, gint64 serial, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->reader->database,
      "SELECT type, record, min (serial) FROM change WHERE serial > ?1 GROUP BY type, +record",
      error);
  LiaStep step;
  LiaId id;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (statement, 0));

    if (type != NULL && lia_statement_get_id (statement, 1, &id) &&
        !note_change (self, type, &id, lia_statement_get_integer (statement, 2), error))
      return FALSE;
  }

  return step == LIA_STEP_DONE;
}

static gboolean
read_at (LiaReader *reader, gint64 serial, gint64 *at, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (reader->database, "SELECT at FROM edit WHERE serial = ?1", error);
  LiaStep step;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  step = lia_statement_step (statement, error);
  *at = step == LIA_STEP_ROW ? lia_statement_get_integer (statement, 0) : 0;
  return step != LIA_STEP_ERROR;
}

/**
 * lia_issues_age:
 * @reader: a look at the register
 * @issue: the record of a briefing that left
 * @age: (out): how far it is still true
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Goes once through what was written since; the cost grows with that, not with the register nor
 * with how many records the briefing held.
 *
 * Returns: whether that could be told
 */
gboolean
lia_issues_age (LiaReader *reader,
                const LiaRecord *issue,
                LiaIssueAge *age,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GArray) held = lia_reference_ranges_parse (lia_record_get (issue, "records"));
  g_autoptr (GHashTable) changed = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  Ageing ageing = { reader, held, changed, 0 };
  gboolean done;

  *age = (LiaIssueAge) { 0 };
  lia_database_set_cancellable (reader->database, cancellable);
  done = note_changes (&ageing, serial_of (issue), error) &&
         (ageing.first == 0 || read_at (reader, ageing.first, &age->since, error));
  lia_database_set_cancellable (reader->database, NULL);
  age->n_changed = g_hash_table_size (changed);

  return done;
}

/**
 * lia_issues_last:
 * @reader: a look at the register
 * @kind: the name of a kind of briefing
 * @scope: (nullable): the reference of what it was about; %NULL for one that was about no single
 *   record
 * @error: a %LIA_REGISTER_ERROR
 *
 * Finds the last briefing of a kind that left. lia_moment_of() tells whose state it showed.
 *
 * Returns: (transfer full) (nullable): its record; %NULL without an error if there was none
 */
LiaRecord *
lia_issues_last (LiaReader *reader, const char *kind, const char *scope, GError **error)
{
  g_autofree char *sql =
      lia_rows_select (&lia_issue_type, "WHERE t.kind = ?1 AND t.scope IS ?2 AND t.archived IS NULL"
                                        " ORDER BY t.edit DESC, t.ref_number DESC LIMIT 1");
  g_autoptr (LiaStatement) statement = lia_database_prepare (reader->database, sql, error);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_text (statement, 1, kind);
  lia_statement_bind_text (statement, 2, scope);
  return lia_statement_step (statement, error) == LIA_STEP_ROW
             ? lia_rows_read (statement, &lia_issue_type, reader->home)
             : NULL;
}

/**
 * lia_issues_retract:
 * @reg: a register
 * @serial: the edit that made the record of a briefing
 * @error: a %LIA_REGISTER_ERROR
 *
 * Takes that back for a briefing that didn't leave after all, because its file couldn't be put in
 * its place. For one that did leave nothing does that.
 *
 * Returns: whether the register doesn't say any more that it left
 */
gboolean
lia_issues_retract (LiaRegister *reg, gint64 serial, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaEdit) inverse = lia_journal_load_inverse (reader->database, serial, error);

  if (inverse == NULL)
    return FALSE;

  /* Translators: the label of the edit that takes back what was noted of a briefing. */
  lia_edit_set_taking_back (inverse, serial, _ ("Briefing didn’t leave"));
  g_clear_pointer (&reader, lia_reader_free);
  return lia_register_apply (reg, inverse, error);
}
