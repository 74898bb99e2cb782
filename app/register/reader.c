#include <glib/gi18n.h>
#include <string.h>

#include "query-private.h"
#include "reader-private.h"
#include "records/fold.h"
#include "records/reference-text.h"
#include "records/relation.h"
#include "records/types.h"
#include "register.h"
#include "rows.h"

/* A look stays the same from its first query on, because it is one transaction. */
LiaReader *
lia_reader_new (GObject *owner,
                LiaDatabase *database,
                const char *home,
                void (*give_back) (GObject *owner, LiaDatabase *database))
{
  LiaReader *self = g_new0 (LiaReader, 1);

  self->owner = g_object_ref (owner);
  self->database = database;
  self->home = g_strdup (home);
  self->give_back = give_back;
  lia_database_execute (database, "BEGIN", NULL);

  return self;
}

/**
 * lia_reader_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Ends the look and gives its connection back.
 */
void
lia_reader_free (LiaReader *self)
{
  if (self == NULL)
    return;

  lia_database_execute (self->database, "COMMIT", NULL);
  self->give_back (self->owner, self->database);
  g_object_unref (self->owner);
  g_free (self->home);
  g_free (self);
}

/**
 * lia_reader_get:
 * @self: a reader
 * @id: the key of a record of any type
 * @error: %LIA_REGISTER_ERROR_NOT_FOUND if there is none
 *
 * Returns: (transfer full) (nullable): the record, archived or not
 */
LiaRecord *
lia_reader_get (LiaReader *self, const LiaId *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  const LiaRecordType *type = lia_rows_type_of (self->database, id, &local);
  LiaRecord *record =
      type != NULL ? lia_rows_get (self->database, type, id, self->home, &local) : NULL;

  if (record == NULL && local == NULL)
    g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND,
                         _ ("This record is not in the register any more."));
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return record;
}

static LiaRecord *
find_by (LiaReader *self,
         const LiaRecordType *type,
         const char *condition,
         const char *text,
         gint64 number,
         GError **error)
{
  g_autofree char *sql = lia_rows_select (type, condition);
  g_autoptr (LiaStatement) statement = lia_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_text (statement, 1, text);
  if (number > 0)
    lia_statement_bind_integer (statement, 2, number);
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return NULL;

  return lia_rows_read (statement, type, self->home);
}

/* `C-042`, `c42`, `C 042` or `C-042@ICMPD`. */
static LiaRecord *
find_by_reference (LiaReader *self, const LiaRecordType *type, const char *text, GError **error)
{
  LiaReferenceText reference;

  if (!lia_reference_parse (text, &reference) || (type != NULL && reference.type != type))
    return NULL;

  return find_by (self, reference.type, "WHERE t.ref_office = ?1 AND t.ref_number = ?2",
                  reference.office != NULL ? reference.office : self->home, reference.number,
                  error);
}

static LiaRecord *
find_by_key (LiaReader *self, const LiaRecordType *type, const char *text, GError **error)
{
  const LiaField *key = lia_record_type_key (type);
  g_autofree char *condition = NULL;

  if (key == NULL)
    return NULL;

  condition = g_strdup_printf ("WHERE t.\"%s\" = ?1 COLLATE NOCASE", key->name);
  return find_by (self, type, condition, text, 0, error);
}

static LiaRecord *
find_by_title (LiaReader *self, const LiaRecordType *type, const char *text, GError **error)
{
  g_autofree char *condition = NULL;

  if (type->title == NULL)
    return NULL;

  condition = g_strdup_printf ("WHERE t.\"%s\" = ?1 COLLATE NOCASE LIMIT 1", type->title);
  return find_by (self, type, condition, text, 0, error);
}

/* Spellings, former names and those that a process uses, whatever the case and the accents; one
 * that two have says nothing. */
static LiaRecord *
find_by_other_name (LiaReader *self, const LiaRecordType *type, const char *text, GError **error)
{
  g_autoptr (GString) condition = g_string_new ("WHERE t.archived IS NULL AND (");
  g_autofree char *folded = lia_fold (text);
  g_autoptr (LiaRecord) found = NULL;
  g_autoptr (LiaRecord) other = NULL;

  if (type->title == NULL || lia_record_type_field (type, "aliases") == NULL || *folded == '\0' ||
      strchr (folded, ';') != NULL)
    return NULL;

  g_string_append_printf (condition,
                          "fold (t.\"%s\") = ?1"
                          " OR has_text (';' || t.aliases || ';', ';' || ?1 || ';')",
                          type->title);
  if (type == &lia_participant_type)
    g_string_append (condition, " OR t.id IN (SELECT n.participant FROM name n"
                                " WHERE fold (n.name) = ?1 AND n.archived IS NULL)");
  g_string_append (condition, ") LIMIT 1");
  found = find_by (self, type, condition->str, folded, 0, error);
  g_string_append (condition, " OFFSET 1");
  other = found != NULL ? find_by (self, type, condition->str, folded, 0, error) : NULL;

  return other == NULL ? g_steal_pointer (&found) : NULL;
}

/**
 * lia_reader_find:
 * @self: a reader
 * @type: (nullable): what it has to be; %NULL for any, and then only keys and references are tried
 * @text: a key (UUID), a reference (`C-042`), the value of the type's KEY field (`AUS`), a title,
 * or another name of a participant or body
 * @error: %LIA_REGISTER_ERROR_NOT_FOUND if there is none
 *
 * Finds the record that a person means.
 *
 * Returns: (transfer full) (nullable): the record
 */
LiaRecord *
lia_reader_find (LiaReader *self, const LiaRecordType *type, const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  LiaRecord *record = NULL;
  LiaId id;

  if (lia_id_parse (text, &id))
    record = lia_reader_get (self, &id, NULL);
  if (record != NULL && type != NULL && lia_record_get_record_type (record) != type)
    g_clear_object (&record);
  if (record == NULL)
    record = find_by_reference (self, type, valid, &local);
  if (record == NULL && local == NULL && type != NULL)
    record = find_by_key (self, type, valid, &local);
  if (record == NULL && local == NULL && type != NULL)
    record = find_by_title (self, type, valid, &local);
  if (record == NULL && local == NULL && type != NULL)
    record = find_by_other_name (self, type, valid, &local);

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (record == NULL && type != NULL)
    /* Translators: the first %s is a kind of record, the second what somebody wrote. */
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND,
                 _ ("%s: the register has no “%s”."), lia_record_type_label (type), valid);
  else if (record == NULL)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND,
                 _ ("The register has no record “%s”; name it by its reference, such as C-042."),
                 valid);

  return record;
}

/**
 * lia_reader_list:
 * @self: a reader
 * @query: what is looked for
 * @cancellable: (nullable): stops the search
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type LiaId) (nullable): the keys of the records, in order
 */
GArray *
lia_reader_list (LiaReader *self, const LiaQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_query_prepare (query, self->database, "t.id", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  LiaStep step = LIA_STEP_ERROR;
  LiaId id;

  if (statement == NULL)
    return NULL;

  lia_database_set_cancellable (self->database, cancellable);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW)
    if (lia_statement_get_id (statement, 0, &id))
      g_array_append_val (ids, id);
  lia_database_set_cancellable (self->database, NULL);

  return step == LIA_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* The columns of a whole record, without the SELECT in front and the table behind. */
static char *
record_columns (const LiaRecordType *type)
{
  g_autofree char *select = lia_rows_select (type, "");
  const char *from = g_strrstr (select, " FROM ");

  return g_strndup (select + strlen ("SELECT "), from - select - strlen ("SELECT "));
}

static void
keep_record (LiaRecord *record, gpointer records)
{
  g_ptr_array_add (records, g_object_ref (record));
}

/**
 * lia_reader_list_records:
 * @self: a reader
 * @query: what is looked for
 * @cancellable: (nullable): stops the search
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * As lia_reader_list(), for those who need every record whole, as an export does.
 *
 * Returns: (transfer full) (element-type LiaRecord) (nullable): the records, in order
 */
GPtrArray *
lia_reader_list_records (LiaReader *self,
                         const LiaQuery *query,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  return lia_reader_for_each (self, query, keep_record, records, cancellable, error)
             ? g_steal_pointer (&records)
             : NULL;
}

/**
 * lia_reader_for_each:
 * @self: a reader
 * @query: what is looked for
 * @visit: called for each of them, in order
 * @user_data: for @visit
 * @cancellable: (nullable): stops the search
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * As lia_reader_list_records(), for those who need each record for a moment only.
 *
 * Returns: whether all were visited
 */
gboolean
lia_reader_for_each (LiaReader *self,
                     const LiaQuery *query,
                     LiaReaderVisit visit,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  const LiaRecordType *type = lia_query_get_record_type (query);
  g_autofree char *columns = record_columns (type);
  g_autoptr (LiaStatement) statement = lia_query_prepare (query, self->database, columns, error);
  LiaStep step = LIA_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  lia_database_set_cancellable (self->database, cancellable);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    g_autoptr (LiaRecord) record = lia_rows_read (statement, type, self->home);

    visit (record, user_data);
  }
  lia_database_set_cancellable (self->database, NULL);

  return step == LIA_STEP_DONE;
}

/**
 * lia_reader_count:
 * @self: a reader
 * @query: what is looked for
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: how many records there are, or -1 with @error set
 */
gint64
lia_reader_count (LiaReader *self, const LiaQuery *query, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_query_prepare (query, self->database, "count (*)", error);

  if (statement == NULL || lia_statement_step (statement, error) != LIA_STEP_ROW)
    return -1;

  return lia_statement_get_integer (statement, 0);
}

static void
linked_free (LiaLinked *linked)
{
  g_clear_object (&linked->link);
  g_clear_object (&linked->record);
  g_free (linked);
}

static LiaLinked *
read_linked (LiaReader *self, LiaStatement *row, gboolean inverse)
{
  g_autoptr (LiaRecord) link = lia_rows_read (row, lia_record_type_find ("link"), self->home);
  g_autoptr (LiaRecord) other = NULL;
  LiaLinked *linked;
  LiaId id;

  if (!lia_record_get_link (link, inverse ? "source" : "target", &id) ||
      (other = lia_reader_get (self, &id, NULL)) == NULL || lia_record_is_archived (other))
    return NULL;

  linked = g_new0 (LiaLinked, 1);
  linked->link = g_steal_pointer (&link);
  linked->record = g_steal_pointer (&other);
  return linked;
}

static LiaStatement *
prepare_linked (LiaReader *self, const char *sql, const LiaId *id, const char *relation)
{
  LiaStatement *statement = lia_database_prepare (self->database, sql, NULL);

  if (statement != NULL) {
    lia_statement_bind_id (statement, 1, id);
    lia_statement_bind_text (statement, 2, relation);
  }
  return statement;
}

/* Counts the links without making records of them: the index has all of a link that it takes. */
static gint64
count_linked (LiaReader *self, const LiaId *id, const char *relation, gboolean inverse)
{
  const char *there = inverse ? "source" : "target";
  const LiaRelation *kind = lia_relation_find (relation);
  g_autoptr (GString) sql = g_string_new ("SELECT count (*) FROM link t");
  g_autoptr (LiaStatement) statement = NULL;

  g_string_append_printf (sql, " WHERE t.%s = ?1 AND t.relation = ?2 AND t.archived IS NULL",
                          inverse ? "target" : "source");
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (kind != NULL && (inverse ? lia_relation_starts_at (kind, (*type)->name)
                                 : lia_relation_points_at (kind, (*type)->name)))
      g_string_append_printf (
          sql, " AND NOT EXISTS (SELECT 1 FROM \"%s\" o WHERE o.id = t.%s AND o.archived = 1)",
          (*type)->name, there);
  statement = prepare_linked (self, sql->str, id, relation);

  return statement != NULL && lia_statement_step (statement, NULL) == LIA_STEP_ROW
             ? lia_statement_get_integer (statement, 0)
             : 0;
}

/**
 * lia_reader_linked_first:
 * @self: a reader
 * @id: the key of a record
 * @relation: the name of a #LiaRelation
 * @inverse: whether @id is what the links point at
 * @limit: how many at most
 * @total: (out): how many there are in all
 *
 * Reads no more of what a record is linked with than somebody will look at; some have thousands.
 *
 * Returns: (transfer full) (element-type LiaLinked): what is linked to the record and not archived,
 *   in the order in which it was linked
 */
GPtrArray *
lia_reader_linked_first (LiaReader *self,
                         const LiaId *id,
                         const char *relation,
                         gboolean inverse,
                         guint limit,
                         gint64 *total)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) linked_free);
  g_autofree char *sql = lia_rows_select (
      lia_record_type_find ("link"),
      inverse
          ? "WHERE t.target = ?1 AND t.relation = ?2 AND t.archived IS NULL ORDER BY t.ref_number"
          : "WHERE t.source = ?1 AND t.relation = ?2 AND t.archived IS NULL ORDER BY t.ref_number");
  g_autoptr (LiaStatement) statement = prepare_linked (self, sql, id, relation);

  while (statement != NULL && found->len < limit &&
         lia_statement_step (statement, NULL) == LIA_STEP_ROW) {
    LiaLinked *linked = read_linked (self, statement, inverse);

    if (linked != NULL)
      g_ptr_array_add (found, linked);
  }
  *total = found->len < limit ? found->len : count_linked (self, id, relation, inverse);

  return found;
}

/**
 * lia_reader_linked:
 * @self: a reader
 * @id: the key of a record
 * @relation: the name of a #LiaRelation
 * @inverse: whether @id is what the links point at
 *
 * Returns: (transfer full) (element-type LiaLinked): what is linked to the record and not archived,
 *   in the order in which it was linked
 */
GPtrArray *
lia_reader_linked (LiaReader *self, const LiaId *id, const char *relation, gboolean inverse)
{
  gint64 total;

  return lia_reader_linked_first (self, id, relation, inverse, G_MAXUINT, &total);
}

/**
 * lia_reader_parts:
 * @self: a reader
 * @whole: the key of a record
 * @type: a type whose records are part of records such as @whole, as updates are of a commitment
 *
 * Returns: (transfer full) (element-type LiaRecord): the parts that aren't archived, in the order
 *   of their type
 */
GPtrArray *
lia_reader_parts (LiaReader *self, const LiaId *whole, const LiaRecordType *type)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autofree char *id = lia_id_to_text (whole);
  GPtrArray *parts;

  g_return_val_if_fail (type->part_of != NULL, NULL);

  lia_query_where (query, type->part_of, id);
  parts = lia_reader_list_records (self, query, NULL, NULL);
  return parts != NULL ? parts : g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * lia_reader_setting:
 * @self: a reader
 * @name: the name of a setting of the register: `office`, `default-mark`
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
lia_reader_setting (LiaReader *self, const char *name)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database, "SELECT value FROM setting WHERE name = ?1", NULL);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_text (statement, 1, name);
  if (lia_statement_step (statement, NULL) != LIA_STEP_ROW)
    return NULL;

  return g_strdup (lia_statement_get_text (statement, 0));
}

/**
 * lia_reader_get_serial:
 * @self: a reader
 *
 * Returns: the serial of the last edit that it sees, or 0 if there is none
 */
gint64
lia_reader_get_serial (LiaReader *self)
{
  gint64 serial = 0;

  lia_database_get_integer (self->database, "SELECT max (serial) FROM edit", &serial, NULL);
  return serial;
}

/**
 * lia_reader_identity:
 * @self: a reader
 *
 * Returns: (transfer full) (nullable): the key of the first edit of the register, by which it and
 *   all copies of it are told from other registers; %NULL as long as there is no edit
 */
char *
lia_reader_identity (LiaReader *self)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database, "SELECT uuid FROM edit ORDER BY serial LIMIT 1", NULL);
  LiaId id;

  if (statement == NULL || lia_statement_step (statement, NULL) != LIA_STEP_ROW ||
      !lia_statement_get_id (statement, 0, &id))
    return NULL;

  return lia_id_to_text (&id);
}

/**
 * lia_reader_get_today:
 * @self: a reader
 *
 * Returns: the day that things are seen from, see lia_register_get_today()
 */
gint32
lia_reader_get_today (LiaReader *self)
{
  return lia_register_get_today (LIA_REGISTER (self->owner));
}
