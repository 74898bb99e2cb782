#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "schema.h"
#include "sealing.h"
#include "search-index.h"

/* Where SQLite keeps what we look at before opening a file (its file format, section 1.3). */
#define HEADER_SIZE 100
#define OFFSET_PAGE_SIZE 16
#define OFFSET_N_PAGES 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68

static const char magic[16] = "SQLite format 3";

static char *
step_name (guint version)
{
  return g_strdup_printf ("/org/liaison/Liaison/schema/%u.sql", version);
}

/* The steps are numbered from 1 without a gap, so the last one that is there is the version. */
static guint
newest_version (void)
{
  guint version = 0;
  g_autofree char *next = step_name (1);

  while (g_resources_get_info (next, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL)) {
    g_free (next);
    next = step_name (++version + 1);
  }

  return version;
}

static guint32
read_integer (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

static gboolean
fail (GError **error, LiaRegisterError code, const char *format, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, LIA_REGISTER_ERROR, code, format, shown);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
fail_to_read (const char *path, int cause, GError **error)
{
  if (cause == ENOENT || cause == ENOTDIR)
    return fail (error, LIA_REGISTER_ERROR_MISSING,
                 _ ("There is no file “%s”; it may have been moved or renamed."), path);

  return fail (error, LIA_REGISTER_ERROR_READ_ONLY,
               _ ("“%s” can't be read; ask its owner for access."), path);
}

/* Reads through SQLite, which closes no file on which a connection of this process holds a lock:
 * with any other close() the locks would be gone, since POSIX has them belong to the process and
 * the file ("How To Corrupt An SQLite Database File", section 2.2). */
static gboolean
read_header (const char *path, guint8 *header, gsize *size, goffset *file_size, GError **error)
{
  sqlite3 *handle = NULL;
  sqlite3_file *file = NULL;
  sqlite3_int64 length = 0;
  GStatBuf status;
  gboolean done;

  if (g_stat (path, &status) != 0)
    return fail_to_read (path, errno, error);
  if (!S_ISREG (status.st_mode))
    return TRUE;

  done =
      sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) ==
          SQLITE_OK &&
      sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
      file->pMethods->xFileSize (file, &length) == SQLITE_OK &&
      (length < HEADER_SIZE || file->pMethods->xRead (file, header, HEADER_SIZE, 0) == SQLITE_OK);
  sqlite3_close (handle);
  *size = MIN (length, HEADER_SIZE);
  *file_size = length;

  return done || fail_to_read (path, EACCES, error);
}

/* A file that ends before its last page was cut while it was copied; with a write-ahead log beside
 * it the header may be older than the pages, so nothing can be told. */
static gboolean
is_cut_short (const char *path, const guint8 *header, goffset file_size)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  goffset page_size = header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];

  if (page_size == 1)
    page_size = 65536;

  return !g_file_test (log, G_FILE_TEST_EXISTS) &&
         file_size < page_size * read_integer (header + OFFSET_N_PAGES);
}

/**
 * lia_schema_check_file:
 * @path: a file
 * @error: %LIA_REGISTER_ERROR_MISSING, %LIA_REGISTER_ERROR_NOT_A_REGISTER,
 *   %LIA_REGISTER_ERROR_TOO_NEW, %LIA_REGISTER_ERROR_DAMAGED or %LIA_REGISTER_ERROR_READ_ONLY
 *
 * Looks at the first bytes of a file without asking it anything as a database, so that a file which
 * isn't ours is never touched. It may be open in this process.
 *
 * Returns: whether it is worth opening
 */
gboolean
lia_schema_check_file (const char *path, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  gsize size = 0;
  goffset file_size = 0;

  if (!read_header (path, header, &size, &file_size, error))
    return FALSE;
  if (size < HEADER_SIZE || memcmp (header, magic, sizeof magic) != 0 ||
      read_integer (header + OFFSET_APPLICATION_ID) != LIA_SCHEMA_APPLICATION_ID)
    return fail (error, LIA_REGISTER_ERROR_NOT_A_REGISTER,
                 _ ("“%s” is not a register; choose a file that Liaison made."), path);
  if (read_integer (header + OFFSET_USER_VERSION) > newest_version ())
    return fail (error, LIA_REGISTER_ERROR_TOO_NEW,
                 _ ("“%s” was made by a newer version of Liaison; update Liaison to open it."),
                 path);
  if (is_cut_short (path, header, file_size))
    return fail (
        error, LIA_REGISTER_ERROR_DAMAGED,
        _ ("“%s” is damaged: its end is missing. Copy it again, restore a backup, or recover "
           "what is left of it into a new file."),
        path);

  return TRUE;
}

/* What a step does beyond its SQL. It is written for the present schema, so it waits until the file
 * has seen all steps. */
typedef struct {
  guint version;
  gboolean (*run) (LiaDatabase *database, GError **error);
} Sequel;

static const Sequel sequels[] = {
  { 2, lia_sealing_run },
  { 2, lia_search_index_rebuild },
};

static gboolean
run_sequels (LiaDatabase *database, guint from, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sequels); i++)
    if (sequels[i].version > from && !sequels[i].run (database, error))
      return FALSE;

  return TRUE;
}

static gboolean
run_step (LiaDatabase *database, guint version, GError **error)
{
  g_autofree char *name = step_name (version);
  g_autoptr (GBytes) sql = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && lia_database_execute (database, g_bytes_get_data (sql, NULL), error);
}

static gboolean
run_steps (LiaDatabase *database, guint from, guint to, GError **error)
{
  g_autofree char *finish = g_strdup_printf ("PRAGMA user_version = %u; COMMIT;", to);

  for (guint version = from + 1; version <= to; version++)
    if (!run_step (database, version, error))
      return FALSE;

  return run_sequels (database, from, error) && lia_database_execute (database, finish, error);
}

/**
 * lia_schema_is_behind:
 * @database: a connection
 * @behind: (out): whether the file is a register of an earlier version
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether that could be told; a file that is only being made is behind nothing
 */
gboolean
lia_schema_is_behind (LiaDatabase *database, gboolean *behind, GError **error)
{
  gint64 version;

  if (!lia_database_get_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;

  *behind = version > 0 && version < newest_version ();
  return TRUE;
}

/**
 * lia_schema_upgrade:
 * @database: a connection that may write
 * @error: a %LIA_REGISTER_ERROR
 *
 * Runs the steps that the file hasn't seen yet, all or none of them.
 *
 * Returns: whether the file now has the present schema
 */
gboolean
lia_schema_upgrade (LiaDatabase *database, GError **error)
{
  gint64 newest = newest_version ();
  gint64 version;

  if (!lia_database_get_integer (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= newest)
    return TRUE;

  if (lia_database_execute (database, "BEGIN IMMEDIATE", error) &&
      run_steps (database, version, newest, error))
    return TRUE;

  lia_database_execute (database, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
set_setting (LiaDatabase *database, const char *name, const char *value, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database, "INSERT INTO setting (name, value) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_text (statement, 1, name);
  lia_statement_bind_text (statement, 2, value);
  return lia_statement_run (statement, error);
}

/**
 * lia_schema_create:
 * @database: a connection to an empty file
 * @office: the office that the register belongs to
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether the file is now an empty register; its header tells so even if it is copied
 *   without its log
 */
gboolean
lia_schema_create (LiaDatabase *database, const char *office, GError **error)
{
  g_autofree char *sign =
      g_strdup_printf ("PRAGMA application_id = %d;", LIA_SCHEMA_APPLICATION_ID);

  return lia_database_execute (database, sign, error) && lia_schema_upgrade (database, error) &&
         set_setting (database, "office", office, error) &&
         set_setting (database, "default-mark", "TLP:GREEN", error) &&
         lia_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE);", error);
}
