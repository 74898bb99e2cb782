#include "excerpt.h"

#include "moves.h"
#include "reader-private.h"
#include "records/types.h"
#include "rows.h"
#include "schema.h"
#include "search-index.h"

struct _LiaExcerpt {
  LiaReader *reader;
  LiaSearchIndex *index; /* while something is filled in that is searched */
  GHashTable *asked;     /* the names of tables */
  GHashTable *filled;    /* LiaRecordType */
  LiaExcerptFill fill;
  gpointer user_data;
  gboolean searched;
  gint64 n_moves;
  GCancellable *cancellable;
};

static const char *
column_type (const LiaField *field)
{
  switch (field->kind) {
  case LIA_FIELD_REFERENCE:
    return "BLOB";
  case LIA_FIELD_INTEGER:
  case LIA_FIELD_FLAG:
    return "INTEGER";
  default:
    return "TEXT";
  }
}

/* The table of a type as rows are written to it, but for what it requires: what is withheld from a
 * record is missing from it, required or not. */
static char *
table_sql (const LiaRecordType *type)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "DROP TABLE \"%s\"; CREATE TABLE \"%s\" (id BLOB PRIMARY KEY,"
                          " ref_office TEXT, ref_number INTEGER",
                          type->name, type->name);
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    g_string_append_printf (sql, ", \"%s\" %s", field->name, column_type (field));
    if (field->kind == LIA_FIELD_DATE)
      g_string_append_printf (sql, ", \"%s_first\" INTEGER, \"%s_last\" INTEGER", field->name,
                              field->name);
  }
  g_string_append (sql, ");");

  return g_string_free (sql, FALSE);
}

static gboolean
make_tables (LiaDatabase *database, GError **error)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    g_autofree char *sql = table_sql (*type);

    if (!lia_database_execute (database, sql, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
index_references (LiaDatabase *database, const LiaRecordType *type, GError **error)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    g_autofree char *sql = g_strdup_printf ("CREATE INDEX \"%s.%s\" ON \"%s\" (\"%s\")", type->name,
                                            field->name, type->name, field->name);

    if (field->kind == LIA_FIELD_REFERENCE && !lia_database_execute (database, sql, error))
      return FALSE;
  }

  return TRUE;
}

static void
forget (GObject *owner, LiaDatabase *database)
{
  lia_database_free (database);
}

static gboolean
open_empty (LiaExcerpt *self, LiaRegister *reg, GError **error)
{
  g_autoptr (LiaDatabase) database =
      lia_database_open (lia_register_get_path (reg), LIA_DATABASE_MEMORY, error);

  if (database == NULL || !lia_schema_upgrade (database, error) || !make_tables (database, error))
    return FALSE;

  if (self->asked != NULL)
    lia_database_note_tables (database, self->asked);
  self->reader = lia_reader_new (G_OBJECT (reg), g_steal_pointer (&database),
                                 lia_register_get_office (reg), forget);
  return TRUE;
}

/* How often a date moved is counted in the journal, of which an excerpt has only as many lines as
 * there were moves: not what the dates were, nor who moved them. */
static gboolean
add_move (LiaExcerpt *self, LiaRecord *record, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->reader->database,
                            "INSERT INTO change (serial, step, type, record, field, saw)"
                            " VALUES (?1, 0, ?2, ?3, ?4, 'move ' || ?1)",
                            error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, ++self->n_moves);
  lia_statement_bind_text (statement, 2, type->name);
  lia_statement_bind_id (statement, 3, lia_record_get_id (record));
  lia_statement_bind_text (statement, 4, lia_moves_field (type)->name);
  return lia_statement_run (statement, error);
}

static gboolean
add_moves (LiaExcerpt *self, LiaRecord *record, guint n_moves, GError **error)
{
  for (guint i = 0; i < n_moves; i++)
    if (!add_move (self, record, error))
      return FALSE;

  return TRUE;
}

static gboolean
add_edits (LiaExcerpt *self, GError **error)
{
  return lia_database_execute (
      self->reader->database,
      "INSERT OR IGNORE INTO edit (serial, uuid, at, label, person, office)"
      " SELECT serial, randomblob (16), 0, '', '', '' FROM change",
      error);
}

/**
 * lia_excerpt_add:
 * @self: an excerpt that is being filled
 * @record: a record with a number; what it lacks is not known to the excerpt
 * @n_moves: how often its date moved, see lia_reader_moves()
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the excerpt has it
 */
gboolean
lia_excerpt_add (LiaExcerpt *self, LiaRecord *record, guint n_moves, GError **error)
{
  const char *office = lia_record_get_office (record);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) &&
         lia_rows_insert (self->reader->database, record,
                          office != NULL ? office : self->reader->home, error) &&
         add_moves (self, record, n_moves, error) &&
         (self->index == NULL || lia_search_index_put (self->index, record, LIA_SEARCH_ALL, error));
}

static gboolean
fill_type (LiaExcerpt *self, const LiaRecordType *type, GError **error)
{
  LiaDatabase *database = self->reader->database;
  g_autoptr (LiaSearchIndex) index = self->searched ? lia_search_index_new (database) : NULL;
  gboolean filled;

  g_hash_table_add (self->filled, (gpointer) type);
  self->index = index;
  filled = self->fill (self, type, self->user_data, error) && add_edits (self, error) &&
           (index == NULL || lia_search_index_write (index, error)) &&
           index_references (database, type, error);
  self->index = NULL;

  return filled;
}

/* What is kept with the connection was worked out before. */
static gboolean
fill_asked (LiaExcerpt *self, gboolean *any, GError **error)
{
  *any = FALSE;
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (g_hash_table_contains (self->asked, (*type)->name) &&
        !g_hash_table_contains (self->filled, *type)) {
      *any = TRUE;
      if (!fill_type (self, *type, error))
        return FALSE;
    }
  lia_database_keep (self->reader->database, NULL, NULL);

  return TRUE;
}

static GArray *
list (LiaExcerpt *self,
      const LiaRecordType *type,
      const LiaExpression *filter,
      gint32 today,
      GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);

  return lia_filter_apply_expression (filter, query, self->reader, today, error)
             ? lia_reader_list (self->reader, query, self->cancellable, error)
             : NULL;
}

static gboolean
has_words (const LiaExpression *filter)
{
  if (filter->kind == LIA_EXPRESSION_WORDS)
    return TRUE;

  for (guint i = 0; i < filter->parts->len; i++)
    if (has_words (lia_expression_part (filter, i)))
      return TRUE;

  return FALSE;
}

/* What a filter has to do with shows when it is asked: each time, what it was found to need is
 * filled in, and the answer counts once nothing more was missing. */
static GArray *
ask (LiaExcerpt *self,
     const LiaRecordType *type,
     const LiaExpression *filter,
     gint32 today,
     char **words,
     GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) local = NULL;
  gboolean more = TRUE;

  while (more) {
    g_clear_error (&local);
    g_clear_pointer (&found, g_array_unref);
    g_clear_pointer (words, g_free);
    found = list (self, type, filter, today, &local);
    *words = lia_filter_words (filter, type, self->reader);
    if (!fill_asked (self, &more, error))
      return NULL;
  }
  if (found == NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return g_steal_pointer (&found);
}

/**
 * lia_excerpt_find:
 * @reg: the register that it is an excerpt of, from which only its office is taken
 * @fill: puts records of a type into it; called once for each type that the filter has to do with
 * @user_data: for @fill
 * @type: a record type
 * @filter: which of its records
 * @today: the day that states and relative dates are seen from
 * @words: (out): how people read the filter, see lia_filter_words(); of records that it names, what
 *   the excerpt has of them
 * @cancellable: (nullable): stops it
 * @error: as lia_filter_apply_expression() and lia_reader_list()
 *
 * Asks a filter of some records only. A record that the filter names but that isn't among them is
 * not found.
 *
 * Returns: (transfer full) (element-type LiaId) (nullable): the keys of the records, in order
 */
GArray *
lia_excerpt_find (LiaRegister *reg,
                  LiaExcerptFill fill,
                  gpointer user_data,
                  const LiaRecordType *type,
                  const LiaExpression *filter,
                  gint32 today,
                  char **words,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) filled = g_hash_table_new (NULL, NULL);
  g_autofree char *text = NULL;
  GArray *found;
  LiaExcerpt self = {
    .asked = asked,
    .filled = filled,
    .fill = fill,
    .user_data = user_data,
    .searched = has_words (filter),
    .cancellable = cancellable,
  };

  if (!open_empty (&self, reg, error))
    return NULL;

  found = ask (&self, type, filter, today, &text, error);
  lia_reader_free (self.reader);
  if (found != NULL)
    *words = g_steal_pointer (&text);

  return found;
}

/**
 * lia_excerpt_read:
 * @reg: the register that it is an excerpt of, from which only its office is taken
 * @fill: puts records of a type into it; called once for each type there is
 * @user_data: for @fill
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Makes an excerpt of which anything can be read but words, which aren't indexed in it.
 *
 * Returns: (transfer full) (nullable): a look at the excerpt, which is gone when that is freed
 */
LiaReader *
lia_excerpt_read (LiaRegister *reg,
                  LiaExcerptFill fill,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GHashTable) filled = g_hash_table_new (NULL, NULL);
  g_autoptr (LiaReader) reader = NULL;
  LiaExcerpt self = {
    .filled = filled, .fill = fill, .user_data = user_data, .cancellable = cancellable
  };

  if (!open_empty (&self, reg, error))
    return NULL;

  reader = self.reader;
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (!fill_type (&self, *type, error))
      return NULL;

  return g_steal_pointer (&reader);
}
