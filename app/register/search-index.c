#include <string.h>

#include "records/tokens.h"
#include "rows.h"
#include "search-documents.h"
#include "search-index.h"

/* More documents than this are not gathered in memory. */
#define DOCUMENTS_AT_ONCE 20000

/* Each edit writes a segment, and now and then one has to wait while segments are merged. FTS5
 * merges four at a time unless told otherwise; with eight there are fewer such edits. */
#define SEGMENTS_TO_MERGE 8

struct _LiaSearchIndex {
  LiaDatabase *database;
  GPtrArray *documents; /* LiaSearchDocument */
};

/**
 * lia_search_index_new:
 * @database: a connection in a transaction; it must outlive the index
 *
 * Returns: (transfer full): what gathers documents until lia_search_index_write()
 */
LiaSearchIndex *
lia_search_index_new (LiaDatabase *database)
{
  LiaSearchIndex *self = g_new0 (LiaSearchIndex, 1);

  self->database = database;
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_search_document_free);

  return self;
}

/**
 * lia_search_index_free:
 * @self: (transfer full) (nullable): an index; what it still gathers is dropped
 */
void
lia_search_index_free (LiaSearchIndex *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->documents);
  g_free (self);
}

/* Which field names the record that a hit in this one leads to. */
static const char *
whole_field (const LiaRecordType *type)
{
  return g_str_equal (type->name, "link") ? "source" : type->part_of;
}

/**
 * lia_search_index_leads_on:
 * @type: a record type
 *
 * Returns: whether its records are found as a part of others, and stand in the range of those
 */
gboolean
lia_search_index_leads_on (const LiaRecordType *type)
{
  return whole_field (type) != NULL;
}

/**
 * lia_search_index_concerns:
 * @type: a record type
 * @field: one of its fields
 *
 * Returns: what of a record search has to learn anew when that field changes
 */
LiaSearchParts
lia_search_index_concerns (const LiaRecordType *type, const LiaField *field)
{
  LiaSearchParts parts = 0;

  if ((field->flags & LIA_FIELD_SEARCHED) != 0)
    parts |= LIA_SEARCH_WORDS;
  if (g_strcmp0 (field->name, type->title) == 0)
    parts |= LIA_SEARCH_TITLE;
  if (g_strcmp0 (field->name, whole_field (type)) == 0 || g_str_equal (field->name, "archived"))
    parts |= LIA_SEARCH_PLACE;

  return parts;
}

static gint64
title_range (const LiaRecordType *type)
{
  const LiaRecordType *const *types = lia_record_types ();
  gint64 place = 0;

  while (types[place] != type)
    place++;

  return place * LIA_SEARCH_TITLE_RANGE;
}

static gboolean
find_number (LiaSearchIndex *self, const LiaId *id, gint64 *number, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database, "SELECT n FROM search_doc WHERE id = ?1", error);
  LiaStep step;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_id (statement, 1, id);
  step = lia_statement_step (statement, error);
  *number = step == LIA_STEP_ROW ? lia_statement_get_integer (statement, 0) : 0;
  return step != LIA_STEP_ERROR;
}

/* The record need not be there yet: an edit may bring a part before its whole. */
static gboolean
take_number (LiaSearchIndex *self,
             const LiaRecordType *type,
             const LiaId *id,
             gint64 *number,
             GError **error)
{
  g_autoptr (LiaStatement) statement = NULL;
  gint64 first = lia_search_index_leads_on (type) ? 0 : LIA_SEARCH_FIRST_WHOLE;

  if (!find_number (self, id, number, error))
    return FALSE;
  if (*number != 0)
    return TRUE;

  statement = lia_database_prepare (self->database,
                                    "INSERT INTO search_doc (n, id) SELECT coalesce (max (n), ?1)"
                                    " + 1, ?3 FROM search_doc WHERE n > ?1 AND n < ?2 RETURNING n",
                                    error);
  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, first);
  lia_statement_bind_integer (statement, 2, first + LIA_SEARCH_FIRST_WHOLE);
  lia_statement_bind_id (statement, 3, id);
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return FALSE;

  *number = lia_statement_get_integer (statement, 0);
  return TRUE;
}

/* What a link starts from can be of any type. */
static const LiaRecordType *
type_of_whole (LiaSearchIndex *self, const LiaRecordType *type, const LiaId *id, GError **error)
{
  const LiaField *field = lia_record_type_field (type, whole_field (type));

  return field->refers_to != NULL ? lia_record_type_find (field->refers_to)
                                  : lia_rows_type_of (self->database, id, error);
}

/* @whole becomes 0 where there is none. */
static gboolean
number_of_whole (LiaSearchIndex *self, LiaRecord *record, gint64 *whole, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const char *field = whole_field (type);
  const LiaRecordType *whole_type;
  g_autoptr (GError) local = NULL;
  LiaId id;

  *whole = 0;
  if (field == NULL || !lia_record_get_link (record, field, &id))
    return TRUE;

  whole_type = type_of_whole (self, type, &id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }

  return whole_type == NULL || take_number (self, whole_type, &id, whole, error);
}

static gboolean
place (LiaSearchIndex *self, LiaRecord *record, gint64 number, GError **error)
{
  g_autoptr (LiaStatement) statement = NULL;
  gint64 whole;

  if (!number_of_whole (self, record, &whole, error))
    return FALSE;

  statement = lia_database_prepare (
      self->database,
      "UPDATE search_doc SET whole = nullif (?2, 0), archived = nullif (?3, 0) WHERE n = ?1"
      " AND (whole IS NOT nullif (?2, 0) OR archived IS NOT nullif (?3, 0))",
      error);
  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, number);
  lia_statement_bind_integer (statement, 2, whole);
  lia_statement_bind_integer (statement, 3, lia_record_is_archived (record));
  return lia_statement_run (statement, error);
}

/* Words first, then those with a hyphen or an apostrophe once more as one. */
static void
append_words (GString *words, const char *value)
{
  g_autoptr (LiaTokens) tokens = lia_tokens_new (value);
  guint n = lia_tokens_length (tokens);

  for (guint i = 0; i < n; i++) {
    if (words->len > 0)
      g_string_append_c (words, ' ');
    g_string_append (words, lia_tokens_get (tokens, i)->text);
  }
  for (guint i = 0; i < n; i += lia_tokens_chain (tokens, i)) {
    g_autofree char *joined = lia_tokens_joined (tokens, i);

    if (joined != NULL)
      g_string_append_printf (words, " %s", joined);
  }
}

static char *
words_of (LiaRecord *record, gboolean only_title)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  GString *words = g_string_new (NULL);

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const LiaField *field = &type->fields[i];
    const char *value = lia_record_get_nth (record, i);
    gboolean wanted = only_title ? g_strcmp0 (type->title, field->name) == 0
                                 : (field->flags & LIA_FIELD_SEARCHED) != 0;

    if (value != NULL && wanted && field->kind != LIA_FIELD_REFERENCE)
      append_words (words, value);
  }

  return g_string_free (words, FALSE);
}

/* There are many times more links than records, and few of them say anything. */
static gboolean
has_words (LiaRecord *record)
{
  return !g_str_equal (lia_record_get_record_type (record)->name, "link") ||
         lia_record_get (record, "note") != NULL;
}

/**
 * lia_search_index_put:
 * @self: an index
 * @record: a record as it now stands
 * @parts: what of it may have changed
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes search find the record by its present words, and by no others, once the index is written.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_index_put (LiaSearchIndex *self, LiaRecord *record, LiaSearchParts parts, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  LiaSearchDocument *document;
  gint64 number;

  if (!has_words (record))
    return lia_search_index_remove (self, lia_record_get_id (record), error);
  if (!find_number (self, lia_record_get_id (record), &number, error))
    return FALSE;
  if ((number == 0 || (parts & LIA_SEARCH_PLACE) != 0) &&
      !(take_number (self, type, lia_record_get_id (record), &number, error) &&
        place (self, record, number, error)))
    return FALSE;
  if ((parts & (LIA_SEARCH_WORDS | LIA_SEARCH_TITLE)) == 0)
    return TRUE;

  document = g_new0 (LiaSearchDocument, 1);
  document->number = number;
  document->words = words_of (record, FALSE);
  if (type->title != NULL && (parts & LIA_SEARCH_TITLE) != 0)
    document->title = words_of (record, TRUE);
  document->title_row = type->title != NULL ? title_range (type) + number : 0;
  g_ptr_array_add (self->documents, document);

  return self->documents->len < DOCUMENTS_AT_ONCE || lia_search_index_write (self, error);
}

/**
 * lia_search_index_remove:
 * @self: an index
 * @id: the key of a record that is still there
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes search forget the record, once the index is written.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_index_remove (LiaSearchIndex *self, const LiaId *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  const LiaRecordType *type;
  LiaSearchDocument *document;
  gint64 number;

  if (!find_number (self, id, &number, error))
    return FALSE;
  if (number == 0)
    return TRUE;

  type = lia_rows_type_of (self->database, id, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  document = g_new0 (LiaSearchDocument, 1);
  document->number = number;
  document->title_row = type != NULL && type->title != NULL ? title_range (type) + number : 0;
  g_ptr_array_add (self->documents, document);
  return TRUE;
}

/**
 * lia_search_index_write:
 * @self: an index
 * @error: a %LIA_REGISTER_ERROR
 *
 * Writes what was gathered since the last time.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_index_write (LiaSearchIndex *self, GError **error)
{
  gboolean written = lia_search_documents_write (self->database, self->documents, error);

  g_ptr_array_set_size (self->documents, 0);
  return written;
}

/* Rows could be deleted one by one only, and their words would stay behind for a while. */
static gboolean
make_anew (LiaDatabase *database, const char *table, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1", error);
  g_autofree char *sql = NULL;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_text (statement, 1, table);
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return FALSE;
  sql = g_strdup_printf ("DROP TABLE %s; %s; INSERT INTO %s (%s, rank) VALUES ('automerge', %d);",
                         table, lia_statement_get_text (statement, 0), table, table,
                         SEGMENTS_TO_MERGE);
  g_clear_pointer (&statement, lia_statement_release);

  return lia_database_execute (database, sql, error);
}

static gboolean
put_all (LiaSearchIndex *self, GError **error)
{
  /* Keys begin with the time at which they were made, so that the newest come last. */
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database, "SELECT id, type FROM record ORDER BY id", error);
  LiaStep step = LIA_STEP_ERROR;
  LiaId id;

  while (statement != NULL && (step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (statement, 1));
    g_autoptr (LiaRecord) record = NULL;
    g_autoptr (GError) local = NULL;

    if (type == NULL || !lia_statement_get_id (statement, 0, &id))
      continue;
    record = lia_rows_get (self->database, type, &id, "", &local);
    if (local != NULL ||
        (record != NULL && !lia_search_index_put (self, record, LIA_SEARCH_ALL, &local))) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  }

  return step == LIA_STEP_DONE && lia_search_index_write (self, error);
}

/**
 * lia_search_index_rebuild:
 * @database: a connection in a transaction
 * @error: a %LIA_REGISTER_ERROR
 *
 * Makes the index anew from the records, as after a step of the schema, damage or a purge; nothing
 * of what stood there remains. Takes a minute for a million records.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_index_rebuild (LiaDatabase *database, GError **error)
{
  g_autoptr (LiaSearchIndex) index = lia_search_index_new (database);

  return make_anew (database, "search", error) && make_anew (database, "search_title", error) &&
         lia_database_execute (database, "DELETE FROM search_doc; DELETE FROM search_recent;",
                               error) &&
         put_all (index, error);
}

/* Whether search holds the words of a record as they are cut and folded today. */
static gboolean
fits (LiaRecord *record, const char *words)
{
  g_autofree char *expected = has_words (record) ? words_of (record, FALSE) : NULL;

  return g_strcmp0 (words, expected) == 0;
}

/**
 * lia_search_index_check:
 * @database: a connection
 * @n_wrong: (out): how many records search finds by other words than theirs, or not at all
 * @error: a %LIA_REGISTER_ERROR
 *
 * Holds the index against every record.
 *
 * Returns: whether all could be read
 */
gboolean
lia_search_index_check (LiaDatabase *database, guint *n_wrong, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      "SELECT r.id, r.type, coalesce (n.words, s.words) FROM record r"
      " LEFT JOIN search_doc d ON d.id = r.id LEFT JOIN search s ON s.rowid = d.n"
      " LEFT JOIN search_recent n ON n.n = d.n",
      error);
  LiaStep step = LIA_STEP_ERROR;
  LiaId id;

  *n_wrong = 0;
  while (statement != NULL && (step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (statement, 1));
    g_autoptr (LiaRecord) record = NULL;

    if (type != NULL && lia_statement_get_id (statement, 0, &id))
      record = lia_rows_get (database, type, &id, "", NULL);
    if (record != NULL && !fits (record, lia_statement_get_text (statement, 2)))
      (*n_wrong)++;
  }

  return step == LIA_STEP_DONE;
}

/**
 * lia_search_index_forget:
 * @database: a connection in a transaction
 * @error: a %LIA_REGISTER_ERROR
 *
 * Words that were taken out of an index stay in its older parts until these are merged: merges
 * them.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_search_index_forget (LiaDatabase *database, GError **error)
{
  return lia_search_documents_settle (database, error) &&
         lia_database_execute (database,
                               "INSERT INTO search (search) VALUES ('optimize');"
                               "INSERT INTO search_title (search_title) VALUES ('optimize');",
                               error);
}
