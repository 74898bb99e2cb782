#include <glib/gi18n.h>
#include <string.h>

#include "apply.h"
#include "edit-private.h"
#include "journal-writer.h"
#include "purge-journal.h"
#include "purge.h"
#include "reader-private.h"
#include "register-private.h"
#include "rows.h"
#include "search-index.h"

/**
 * lia_purge_is_text:
 * @field: a field
 *
 * Dates, choices, numbers and references are no text. Neither is what the application keeps, nor a
 * word of its own, such as the relation of a link: a field that must be filled and that search
 * doesn't read.
 *
 * Returns: whether it holds what somebody wrote
 */
gboolean
lia_purge_is_text (const LiaField *field)
{
  if (field->flags & LIA_FIELD_KEPT)
    return FALSE;

  switch (field->kind) {
  case LIA_FIELD_TEXT:
    return !(field->flags & LIA_FIELD_REQUIRED) || (field->flags & LIA_FIELD_SEARCHED);
  case LIA_FIELD_PROSE:
  case LIA_FIELD_TAGS:
  case LIA_FIELD_ADDRESS:
    return TRUE;
  case LIA_FIELD_CHOICE:
    return (field->flags & LIA_FIELD_OPEN) != 0;
  default:
    return FALSE;
  }
}

static LiaRecord *
load (LiaDatabase *database, const LiaId *id, const char *home, GError **error)
{
  g_autoptr (GError) local = NULL;
  const LiaRecordType *type = lia_rows_type_of (database, id, &local);
  LiaRecord *record = type != NULL ? lia_rows_get (database, type, id, home, &local) : NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (record == NULL)
    g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND,
                         _ ("The record to purge is not in the register any more."));
  return record;
}

/* For each field of the record, whether its texts go. */
static gboolean *
choose_fields (const LiaPurge *what, LiaRecord *record, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree gboolean *fields = g_new0 (gboolean, lia_record_type_n_fields (type));
  gboolean any = FALSE;

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    fields[i] = lia_purge_is_text (&type->fields[i]) &&
                (what->field == NULL || g_str_equal (what->field, type->fields[i].name));
    any |= fields[i];
  }
  if (any)
    return g_steal_pointer (&fields);

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
               /* Translators: the name of a field, and a type of record. */
               _ ("“%s” of a %s holds no text, so there is nothing in it to purge."),
               what->field != NULL ? what->field : "", lia_record_type_label (type));
  return NULL;
}

/* (nullable): what stands in a field after it was purged; what must be unique names its record. */
static char *
what_remains (const LiaField *field, LiaRecord *record)
{
  if (!(field->flags & LIA_FIELD_REQUIRED))
    return NULL;

  return field->flags & LIA_FIELD_KEY
             ? g_strdup_printf (LIA_PURGED " %s", lia_record_get_reference (record))
             : g_strdup (LIA_PURGED);
}

/* A choice is no text, and what an earlier purge left need not go. */
static gboolean
is_to_go (const LiaField *field, LiaRecord *record, guint index)
{
  const char *value = lia_record_get_nth (record, index);
  g_autofree char *remains = what_remains (field, record);

  return value != NULL && g_strcmp0 (value, remains) != 0 &&
         lia_field_find_choice (field, value) == NULL;
}

static char *
label_of (const LiaPurge *what, LiaRecord *record)
{
  const LiaField *field =
      what->field != NULL ? lia_record_type_field (lia_record_get_record_type (record), what->field)
                          : NULL;
  const char *reference = lia_record_get_reference (record);

  if (field == NULL)
    /* Translators: labels of edits; %s is the reference of a record. */
    return g_strdup_printf (what->former_only ? _ ("Purge former texts of %s") : _ ("Purge %s"),
                            reference);

  /* Translators: labels of edits: a field, and the reference of a record. */
  return g_strdup_printf (what->former_only ? _ ("Purge former texts of “%s” of %s")
                                            : _ ("Purge “%s” of %s"),
                          lia_field_label (field), reference);
}

static LiaEdit *
prepare (const LiaPurge *what, LiaRecord *record, const gboolean *fields)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree char *label = label_of (what, record);
  LiaEdit *edit = lia_edit_new (label);

  if (what->former_only)
    return edit;

  lia_edit_set_purging (edit);
  for (guint i = 0; type->fields[i].name != NULL; i++)
    if (fields[i] && is_to_go (&type->fields[i], record, i)) {
      g_autofree char *remains = what_remains (&type->fields[i], record);

      lia_edit_change (edit, record, type->fields[i].name, remains);
    }
  if (what->field == NULL && !lia_record_is_archived (record))
    lia_edit_archive (edit, record);

  return edit;
}

/* Texts that go without any change of the record are an edit all the same: somebody did it. Its
 * line says that the record is what it was. */
static gboolean
write_mention (LiaDatabase *database,
               LiaEdit *edit,
               LiaRecord *record,
               const char *home,
               GError **error)
{
  g_autoptr (LiaJournalWriter) writer = lia_journal_writer_new (database, edit, error);
  const LiaRecordType *type = lia_record_get_record_type (record);
  const LiaId *id = lia_record_get_id (record);
  const char *office = lia_record_get_office (record);
  g_autofree char *number = g_strdup_printf ("%s:%" G_GINT64_FORMAT, office != NULL ? office : home,
                                             lia_record_get_number (record));

  lia_edit_set (edit, type, id, LIA_CHANGE_EXISTENCE, number, number);
  return writer != NULL &&
         lia_journal_writer_add (writer, type, id, LIA_CHANGE_EXISTENCE, number, number, error) &&
         lia_journal_writer_finish (writer, error);
}

static gboolean
fail_nothing (LiaRecord *record, GError **error)
{
  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING,
               /* Translators: %s is the reference of a record. */
               _ ("%s has no such text, neither now nor in its history."),
               lia_record_get_reference (record));
  return FALSE;
}

static gboolean
change_record (LiaDatabase *database,
               LiaEdit *edit,
               const LiaId *id,
               const gboolean *fields,
               const char *home,
               GError **error)
{
  g_autoptr (LiaRecord) record = load (database, id, home, error);
  g_autoptr (GHashTable) texts =
      record != NULL ? lia_purge_journal_find (database, record, fields, error) : NULL;

  if (texts == NULL)
    return FALSE;
  if (g_hash_table_size (texts) == 0 && lia_edit_is_empty (edit))
    return fail_nothing (record, error);

  return lia_edit_is_empty (edit) ? write_mention (database, edit, record, home, error)
                                  : lia_apply (database, edit, home, error);
}

static gboolean
purge_texts (LiaDatabase *database,
             const LiaId *id,
             const gboolean *fields,
             const char *home,
             GError **error)
{
  g_autoptr (LiaRecord) record = load (database, id, home, error);
  g_autoptr (GHashTable) texts =
      record != NULL ? lia_purge_journal_find (database, record, fields, error) : NULL;

  return texts != NULL && lia_purge_journal_run (database, record, fields, texts, error) &&
         lia_search_index_forget (database, error);
}

static gboolean
run (LiaRegister *self, LiaEdit *edit, const LiaId *id, const gboolean *fields, GError **error)
{
  LiaDatabase *database = self->writer;

  if (!lia_apply_begin (database, edit, error))
    return FALSE;

  if (change_record (database, edit, id, fields, self->office, error) &&
      purge_texts (database, id, fields, self->office, error) &&
      lia_database_execute (database, "COMMIT", error))
    return TRUE;

  lia_edit_set_serial (edit, 0);
  lia_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

/* SQLite overwrites what is deleted, but not what it moved within a page before; only a file that
 * is written anew has none of that. The log beside it is emptied as well. A connection of its own
 * keeps what it builds in a file, because the whole register may be more than memory holds. */
static gboolean
scrub (LiaRegister *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LiaDatabase) database = lia_database_open (self->path, LIA_DATABASE_WRITE, &local);
  g_autofree char *shown = g_filename_display_name (self->path);
  gint64 busy = 0;

  if (database != NULL &&
      lia_database_execute (database, "PRAGMA temp_store = FILE; VACUUM;", &local) &&
      lia_database_get_integer (database, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, &local) &&
      busy == 0)
    return TRUE;

  g_set_error (error, LIA_REGISTER_ERROR, local != NULL ? local->code : LIA_REGISTER_ERROR_BUSY,
               /* Translators: the path of a register, and why something went wrong. */
               _ ("The text is purged, but traces of it may be left in “%s”: %s Then purge it once "
                  "more."),
               shown,
               local != NULL ? local->message
                             : _ ("another window or program is reading; close it."));
  return FALSE;
}

static gboolean
purge_locked (LiaRegister *self, const LiaPurge *what, LiaEdit **edit, GError **error)
{
  g_autoptr (LiaRecord) record = load (self->writer, &what->id, self->office, error);
  g_autofree gboolean *fields = record != NULL ? choose_fields (what, record, error) : NULL;
  g_autoptr (GError) local = NULL;

  if (fields == NULL)
    return FALSE;

  *edit = prepare (what, record, fields);
  lia_register_sign (self, *edit);
  if (run (self, *edit, &what->id, fields, &local))
    return scrub (self, error);

  /* What was purged before may have left traces, which is why somebody tries again. */
  if (g_error_matches (local, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING) &&
      !scrub (self, error))
    return FALSE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * lia_register_purge:
 * @self: a register
 * @what: what shall go
 * @error: %LIA_REGISTER_ERROR_NOTHING if there is no such text; with any other %LIA_REGISTER_ERROR
 *   nothing was changed, unless it says that traces may be left
 *
 * Makes text go for good: from the record, from all that the journal says of it, from search and
 * from the file. What the journal then has instead are digests, so that its seals still hold. It is
 * an edit of its own, but it can't be undone, and neither can those whose texts went. Takes as long
 * as writing the whole file, so never call it from the window's thread.
 *
 * Returns: whether it is gone
 */
gboolean
lia_register_purge (LiaRegister *self, const LiaPurge *what, GError **error)
{
  g_autoptr (LiaEdit) edit = NULL;
  gboolean done;

  g_return_val_if_fail (LIA_IS_REGISTER (self), FALSE);
  g_return_val_if_fail (what != NULL, FALSE);

  if (self->read_only)
    return lia_register_fail_read_only (self, error);

  g_mutex_lock (&self->writing);
  lia_watch_begin (self->watch);
  done = purge_locked (self, what, &edit, error);
  lia_watch_end (self->watch, edit != NULL ? lia_edit_get_serial (edit) : 0);
  g_mutex_unlock (&self->writing);

  if (edit != NULL && lia_edit_get_serial (edit) > 0)
    lia_register_announce (self, edit);
  return done;
}

typedef struct {
  LiaPurge what;
  char *field;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->field);
  g_free (request);
}

static void
purge_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;

  if (lia_register_purge (source, &request->what, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lia_register_purge_async:
 * @self: a register
 * @what: what shall go; copied
 * @callback: called in the thread's default main context when it is done
 * @user_data: for @callback
 *
 * As lia_register_purge(), without waiting for the disk.
 */
void
lia_register_purge_async (LiaRegister *self,
                          const LiaPurge *what,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->what = *what;
  request->field = g_strdup (what->field);
  request->what.field = request->field;
  g_task_set_source_tag (task, lia_register_purge_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, purge_in_thread);
}

/**
 * lia_register_purge_finish:
 * @self: a register
 * @result: what the callback got
 * @error: as lia_register_purge()
 *
 * Returns: whether it is gone
 */
gboolean
lia_register_purge_finish (LiaRegister *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static guint
count (LiaDatabase *database, const char *sql, const LiaId *id)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (database, sql, NULL);

  if (statement == NULL)
    return 0;

  lia_statement_bind_id (statement, 1, id);
  return lia_statement_step (statement, NULL) == LIA_STEP_ROW
             ? lia_statement_get_integer (statement, 0)
             : 0;
}

static guint
count_parts (LiaDatabase *database, const LiaRecordType *whole, const LiaId *id)
{
  guint n = 0;

  for (const LiaRecordType *const *part = lia_record_types (); *part != NULL; part++) {
    const LiaField *field =
        (*part)->part_of != NULL ? lia_record_type_field (*part, (*part)->part_of) : NULL;
    g_autofree char *sql = NULL;

    if (field == NULL || !g_str_equal (field->refers_to, whole->name))
      continue;
    sql = g_strdup_printf ("SELECT count (*) FROM \"%s\" WHERE \"%s\" = ?1", (*part)->name,
                           field->name);
    n += count (database, sql, id);
  }

  return n;
}

/**
 * lia_reader_purge_extent:
 * @reader: a reader
 * @what: what shall go
 * @extent: (out caller-allocates): what that takes, and what it leaves
 * @error: a %LIA_REGISTER_ERROR, also if a purge would be refused
 *
 * Returns: whether it could be found out
 */
gboolean
lia_reader_purge_extent (LiaReader *reader,
                         const LiaPurge *what,
                         LiaPurgeExtent *extent,
                         GError **error)
{
  g_autoptr (LiaRecord) record = load (reader->database, &what->id, reader->home, error);
  g_autofree gboolean *fields = record != NULL ? choose_fields (what, record, error) : NULL;
  g_autoptr (GHashTable) texts = NULL;
  const LiaRecordType *type;

  if (fields == NULL)
    return FALSE;
  texts = lia_purge_journal_find (reader->database, record, fields, error);
  if (texts == NULL)
    return FALSE;

  memset (extent, 0, sizeof *extent);
  type = lia_record_get_record_type (record);
  for (guint i = 0; !what->former_only && type->fields[i].name != NULL; i++)
    if (fields[i] && is_to_go (&type->fields[i], record, i))
      extent->n_present++;
  extent->n_former = g_hash_table_size (texts);
  extent->n_parts = count_parts (reader->database, type, &what->id);
  extent->n_links = count (reader->database,
                           "SELECT count (*) FROM link WHERE ?1 IN (source, target)", &what->id);
  return TRUE;
}
