#include <glib/gi18n.h>
#include <string.h>

#include "database.h"
#include "records/fold.h"
#include "search-words.h"
#include "statement-private.h"

#define BUSY_TIMEOUT_MS 5000
#define PROGRESS_STEPS 1000
#define COPY_PAGES 1024

struct _LiaDatabase {
  sqlite3 *handle;
  char *path;
  GHashTable *statements; /* SQL text (owned by the statement) -> LiaStatement */
  GCancellable *cancellable;
  gpointer kept;
  GDestroyNotify destroy_kept;
};

/* What a result of SQLite means to whoever has to act on it. */
static LiaRegisterError
code_of (int result)
{
  /* A quota or a limit on file sizes reaches SQLite as a mere failure to write. */
  if (result == SQLITE_IOERR_WRITE || result == SQLITE_IOERR_SHMSIZE)
    return LIA_REGISTER_ERROR_FULL;

  switch (result & 0xff) {
  case SQLITE_NOTADB:
    return LIA_REGISTER_ERROR_NOT_A_REGISTER;
  case SQLITE_CORRUPT:
    return LIA_REGISTER_ERROR_DAMAGED;
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
    return LIA_REGISTER_ERROR_READ_ONLY;
  case SQLITE_FULL:
    return LIA_REGISTER_ERROR_FULL;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return LIA_REGISTER_ERROR_BUSY;
  case SQLITE_CONSTRAINT:
    return LIA_REGISTER_ERROR_CONFLICT;
  default:
    return LIA_REGISTER_ERROR_FAILED;
  }
}

static const char *
message_of (LiaRegisterError code)
{
  /* Translators: in each of these, %s is the path of a register file. */
  switch (code) {
  case LIA_REGISTER_ERROR_NOT_A_REGISTER:
    return _ ("“%s” is not a register; choose a file that Liaison made.");
  case LIA_REGISTER_ERROR_DAMAGED:
    return _ ("“%s” is damaged; restore a backup, or recover what can be read of it into a new "
              "file.");
  case LIA_REGISTER_ERROR_READ_ONLY:
    return _ ("“%s” can't be written; copy it to a folder where you may write.");
  case LIA_REGISTER_ERROR_FULL:
    return _ (
        "“%s” could not be written, most likely because the disk is full; nothing was changed. "
        "Free some space and try again.");
  case LIA_REGISTER_ERROR_BUSY:
    return _ ("Another program keeps “%s” locked; close it and try again.");
  case LIA_REGISTER_ERROR_CONFLICT:
    return _ ("Other records in “%s” depend on this; take those changes back first.");
  default:
    return _ ("“%s” could not be read or written.");
  }
}

/**
 * lia_database_fail:
 * @self: a database whose last call failed
 * @error: where the error goes
 *
 * Turns SQLite's last result into an error that a caller can act on.
 *
 * Returns: %FALSE, to be returned
 */
gboolean
lia_database_fail (LiaDatabase *self, GError **error)
{
  int result = sqlite3_extended_errcode (self->handle);
  LiaRegisterError code = code_of (result);
  g_autofree char *message = NULL;

  if ((result & 0xff) == SQLITE_INTERRUPT) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
    return FALSE;
  }

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (message_of (code), self->path);
#pragma GCC diagnostic pop
  if (code == LIA_REGISTER_ERROR_FAILED)
    g_set_error (error, LIA_REGISTER_ERROR, code, "%s (%s)", message,
                 sqlite3_errmsg (self->handle));
  else
    g_set_error_literal (error, LIA_REGISTER_ERROR, code, message);

  return FALSE;
}

static void
fold_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, lia_fold (text), -1, g_free);
}

/* Whether folding it would only make it lower case. */
static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;

  return TRUE;
}

static gboolean
has_folded_ascii (const char *text, const char *wanted)
{
  gsize length = strlen (wanted);

  for (; *text != '\0'; text++)
    if (g_ascii_tolower (*text) == *wanted && g_ascii_strncasecmp (text, wanted, length) == 0)
      return TRUE;

  return length == 0;
}

/* Whether a text holds another, folded one. Most texts need no fold of their own to tell. */
static void
has_text_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);
  const char *wanted = (const char *) sqlite3_value_text (values[1]);
  g_autofree char *folded = NULL;

  if (text == NULL || wanted == NULL) {
    sqlite3_result_null (context);
  } else if (is_ascii (text)) {
    sqlite3_result_int (context, has_folded_ascii (text, wanted));
  } else {
    folded = lia_fold (text);
    sqlite3_result_int (context, strstr (folded, wanted) != NULL);
  }
}

static void
answers_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *words = (const char *) sqlite3_value_text (values[0]);
  const char *expression = (const char *) sqlite3_value_text (values[1]);

  if (words != NULL && expression != NULL)
    sqlite3_result_int (context, lia_search_words_answer (words, expression));
}

static int
stop_if_cancelled (gpointer data)
{
  LiaDatabase *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/**
 * lia_database_set_cancellable:
 * @self: a database
 * @cancellable: (nullable) (transfer none): stops running statements; must outlive its use
 *
 * Makes statements end with %G_IO_ERROR_CANCELLED soon after @cancellable is triggered.
 */
void
lia_database_set_cancellable (LiaDatabase *self, GCancellable *cancellable)
{
  self->cancellable = cancellable;
  sqlite3_progress_handler (self->handle, cancellable != NULL ? PROGRESS_STEPS : 0,
                            stop_if_cancelled, self);
}

/* A register may come from anywhere: nothing in its schema gets to run code of its own. */
static gboolean
harden (LiaDatabase *self, GError **error)
{
  if (sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK ||
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL) != SQLITE_OK ||
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL) != SQLITE_OK ||
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK)
    return lia_database_fail (self, error);

  return TRUE;
}

static gboolean
add_functions (LiaDatabase *self, GError **error)
{
  static const struct {
    const char *name;
    int n_values;
    void (*run) (sqlite3_context *context, int n_values, sqlite3_value **values);
  } functions[] = {
    { "fold", 1, fold_function },
    { "has_text", 2, has_text_function },
    { "answers", 2, answers_function },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function_v2 (self->handle, functions[i].name, functions[i].n_values,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                    functions[i].run, NULL, NULL, NULL) != SQLITE_OK)
      return lia_database_fail (self, error);

  return TRUE;
}

static gboolean
set_up (LiaDatabase *self, LiaDatabaseMode mode, GError **error)
{
  if (!harden (self, error))
    return FALSE;

  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (!add_functions (self, error))
    return FALSE;

  /* What is sorted goes through memory: it is small, and nothing of it is left lying about. */
  if (!lia_database_execute (self, "PRAGMA temp_store = MEMORY", error))
    return FALSE;

  if (mode == LIA_DATABASE_WRITE)
    return lia_database_execute (self,
                                 "PRAGMA foreign_keys = ON;"
                                 "PRAGMA journal_mode = WAL;"
                                 "PRAGMA synchronous = FULL;"
                                 "PRAGMA temp_store = MEMORY;"
                                 "PRAGMA secure_delete = ON;",
                                 error);
  if (mode == LIA_DATABASE_SCRATCH)
    return lia_database_execute (self,
                                 "PRAGMA locking_mode = EXCLUSIVE;"
                                 "PRAGMA journal_mode = DELETE;"
                                 "PRAGMA synchronous = OFF;"
                                 "PRAGMA cache_size = -16384;",
                                 error);

  if (mode == LIA_DATABASE_MEMORY)
    return lia_database_execute (self, "PRAGMA journal_mode = OFF;", error);

  return lia_database_execute (self, "PRAGMA query_only = ON;", error);
}

/* A register that is lost (its stick was pulled out, say) is stood in for by an empty database, in
 * which every question ends in an error. */
static char *
uri_of (const char *path, LiaDatabaseMode mode)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", TRUE);

  switch (mode) {
  case LIA_DATABASE_MEMORY:
  case LIA_DATABASE_LOST:
    return g_strdup ("file::memory:");
  case LIA_DATABASE_IMMUTABLE:
    return g_strdup_printf ("file:%s?mode=ro&immutable=1", escaped);
  default:
    return g_strdup_printf ("file:%s?mode=rw", escaped);
  }
}

static LiaDatabase *
database_new (const char *path)
{
  LiaDatabase *self = g_new0 (LiaDatabase, 1);

  self->path = g_strdup (path);
  self->statements =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) lia_statement_free);

  return self;
}

/**
 * lia_database_open:
 * @path: an existing file
 * @mode: what it is opened for; %LIA_DATABASE_LOST and %LIA_DATABASE_MEMORY need no file
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): a connection, or %NULL with @error set
 */
LiaDatabase *
lia_database_open (const char *path, LiaDatabaseMode mode, GError **error)
{
  g_autoptr (LiaDatabase) self = database_new (path);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = uri_of (absolute, mode);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
              (mode == LIA_DATABASE_IMMUTABLE ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);

  if (sqlite3_open_v2 (uri, &self->handle, flags, NULL) != SQLITE_OK) {
    lia_database_fail (self, error);
    return NULL;
  }
  if (!set_up (self, mode, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lia_database_free:
 * @self: (transfer full) (nullable): a connection on which no statement is lent
 *
 * Closes it.
 */
void
lia_database_free (LiaDatabase *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->statements, g_hash_table_unref);
  lia_database_keep (self, NULL, NULL);
  if (sqlite3_close (self->handle) != SQLITE_OK)
    g_warning ("A statement outlived its connection");
  g_free (self->path);
  g_free (self);
}

static gboolean
copy_pages (sqlite3_backup *backup,
            GCancellable *cancellable,
            LiaDatabaseProgress progress,
            gpointer user_data,
            GError **error)
{
  int result;

  while ((result = sqlite3_backup_step (backup, COPY_PAGES)) == SQLITE_OK) {
    int n_pages = sqlite3_backup_pagecount (backup);

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (progress != NULL && n_pages > 0)
      progress (1.0 - (double) sqlite3_backup_remaining (backup) / n_pages, user_data);
  }

  return result == SQLITE_DONE;
}

/**
 * lia_database_copy:
 * @self: a connection in a transaction that has read something
 * @path: where the copy goes; nothing may be there yet
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told how much is copied, from 0 to 1
 * @user_data: for @progress
 * @error: a %LIA_REGISTER_ERROR about the copy, or %G_IO_ERROR_CANCELLED
 *
 * Copies what the transaction sees, pages that are not in the file yet included. Where it fails,
 * what stands at @path is of no use.
 *
 * Returns: whether the copy is complete
 */
gboolean
lia_database_copy (LiaDatabase *self,
                   const char *path,
                   GCancellable *cancellable,
                   LiaDatabaseProgress progress,
                   gpointer user_data,
                   GError **error)
{
  g_autoptr (LiaDatabase) copy = database_new (path);
  g_autoptr (GError) local = NULL;
  sqlite3_backup *backup;
  gboolean done;

  if (sqlite3_open_v2 (path, &copy->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) !=
          SQLITE_OK ||
      sqlite3_exec (copy->handle, "PRAGMA synchronous = OFF", NULL, NULL, NULL) != SQLITE_OK ||
      (backup = sqlite3_backup_init (copy->handle, "main", self->handle, "main")) == NULL)
    return lia_database_fail (copy, error);

  done = copy_pages (backup, cancellable, progress, user_data, &local);
  if (sqlite3_backup_finish (backup) != SQLITE_OK && local == NULL)
    return lia_database_fail (copy, error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return done;
}

/**
 * lia_database_get_path:
 * @self: a database
 *
 * Returns: (transfer none): the path it was opened with
 */
const char *
lia_database_get_path (LiaDatabase *self)
{
  return self->path;
}

static int
note_table (gpointer tables,
            int action,
            const char *table,
            const char *column,
            const char *database,
            const char *trigger)
{
  if (action == SQLITE_READ && table != NULL && !g_hash_table_contains (tables, table))
    g_hash_table_add (tables, g_strdup (table));

  return SQLITE_OK;
}

/**
 * lia_database_note_tables:
 * @self: a database that nothing was asked of yet
 * @tables: (element-type utf8): a set that takes ownership of its strings; must outlive @self
 *
 * Adds to a set the names of all tables that a statement is about to read, when it is prepared.
 */
void
lia_database_note_tables (LiaDatabase *self, GHashTable *tables)
{
  sqlite3_set_authorizer (self->handle, note_table, tables);
}

/**
 * lia_database_keep:
 * @self: a database
 * @data: (transfer full) (nullable): what is to be kept
 * @destroy: (nullable): how it is freed
 *
 * Keeps what was worked out from the register with the connection, in place of what was kept.
 */
void
lia_database_keep (LiaDatabase *self, gpointer data, GDestroyNotify destroy)
{
  if (self->kept != NULL)
    self->destroy_kept (self->kept);
  self->kept = data;
  self->destroy_kept = destroy;
}

/**
 * lia_database_get_kept:
 * @self: a database
 *
 * Returns: (transfer none) (nullable): what is kept with it
 */
gpointer
lia_database_get_kept (LiaDatabase *self)
{
  return self->kept;
}

/**
 * lia_database_execute:
 * @self: a database
 * @sql: statements that yield nothing of interest
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether all of them succeeded
 */
gboolean
lia_database_execute (LiaDatabase *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return lia_database_fail (self, error);

  return TRUE;
}

/**
 * lia_database_replace:
 * @self: a connection that may write, in no transaction
 * @source: another database with pages of the same size
 * @error: a %LIA_REGISTER_ERROR
 *
 * Puts all of @source in place of what is there, in one transaction: other connections see the one
 * or the other.
 *
 * Returns: whether it was replaced; if not, nothing has changed
 */
gboolean
lia_database_replace (LiaDatabase *self, LiaDatabase *source, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (self->handle, "main", source->handle, "main");

  if (backup == NULL)
    return lia_database_fail (self, error);

  sqlite3_backup_step (backup, -1);
  return sqlite3_backup_finish (backup) == SQLITE_OK ? TRUE : lia_database_fail (self, error);
}

/**
 * lia_database_get_integer:
 * @self: a database
 * @sql: a query without parameters
 * @value: (out): the first column of its first row, 0 if there is no row or it is NULL
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether the query succeeded
 */
gboolean
lia_database_get_integer (LiaDatabase *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (self, sql, error);
  LiaStep step;

  if (statement == NULL || (step = lia_statement_step (statement, error)) == LIA_STEP_ERROR)
    return FALSE;

  *value = step == LIA_STEP_ROW ? lia_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

/**
 * lia_database_prepare:
 * @self: a database
 * @sql: one statement
 * @error: a %LIA_REGISTER_ERROR
 *
 * Lends a statement. Each text is prepared once and kept; if it is lent already, as happens when
 * the title of a record needs another record of its type, a second one is made for the occasion.
 *
 * Returns: (transfer full) (nullable): the statement; release it before the connection
 */
LiaStatement *
lia_database_prepare (LiaDatabase *self, const char *sql, GError **error)
{
  LiaStatement *statement = g_hash_table_lookup (self->statements, sql);
  sqlite3_stmt *handle;

  if (statement != NULL && !statement->lent) {
    statement->lent = TRUE;
    return statement;
  }

  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) !=
      SQLITE_OK) {
    lia_database_fail (self, error);
    return NULL;
  }

  statement = g_new0 (LiaStatement, 1);
  statement->database = self;
  statement->handle = handle;
  statement->lent = TRUE;
  statement->kept = !g_hash_table_contains (self->statements, sql);
  if (statement->kept)
    g_hash_table_insert (self->statements, (gpointer) sqlite3_sql (handle), statement);

  return statement;
}
