#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "copying.h"
#include "recover-private.h"
#include "schema.h"

/* The header of a file of SQLite (its file format, section 1.3). */
#define HEADER_SIZE 100
#define OFFSET_PAGE_SIZE 16
#define OFFSET_FORMATS 18
#define OFFSET_CHANGE_COUNTER 24
#define OFFSET_N_PAGES 28
#define OFFSET_VALID_FOR 92

/* No row of ours takes less than 40 bytes of a page of 4096. */
#define MAX_ROWS_OF_PAGE 100

static gboolean
fail_destroyed (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED,
               _ ("“%s” can't be recovered, because the part is destroyed that says where "
                  "everything else stands; restore a backup."),
               shown);
  return FALSE;
}

static gboolean
check_file (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;

  /* A file without its end is what a recovery is for. */
  if (lia_schema_check_file (path, &cause) ||
      g_error_matches (cause, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED))
    return TRUE;
  if (g_error_matches (cause, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_A_REGISTER))
    return fail_destroyed (path, error);

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gsize
page_size_of (const guint8 *header)
{
  gsize size = header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];

  if (size == 1)
    return 65536;
  return size >= 512 && (size & (size - 1)) == 0 ? size : 4096;
}

/* Tells the header how many pages are there, so that SQLite takes a file that was cut, and only
 * fails where it needs a page that is gone. */
static gint64
mend_header (const char *path, gboolean with_log)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  guint8 header[HEADER_SIZE];
  struct stat status;
  guint32 n_pages = 0;
  gsize page_size;

  if (fd < 0)
    return 0;
  if (fstat (fd, &status) == 0 && pread (fd, header, sizeof header, 0) == sizeof header) {
    page_size = page_size_of (header);
    n_pages = MIN (status.st_size / page_size, G_MAXINT32);
    for (guint i = 0; i < 4; i++)
      header[OFFSET_N_PAGES + i] = n_pages >> (24 - 8 * i);
    memcpy (header + OFFSET_VALID_FOR, header + OFFSET_CHANGE_COUNTER, 4);
    if (!with_log)
      memset (header + OFFSET_FORMATS, 1, 2);
    if (pwrite (fd, header, sizeof header, 0) != sizeof header ||
        ftruncate (fd, n_pages * page_size) != 0)
      n_pages = 0;
  }
  g_close (fd, NULL);

  return n_pages;
}

/* What can be used of the log goes into the copy; how much that is, SQLite knows. */
static void
take_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);
  LiaDatabase *database;

  if (!g_file_test (log, G_FILE_TEST_EXISTS))
    return;

  mend_header (path, TRUE);
  database = lia_database_open (path, LIA_DATABASE_WRITE, NULL);
  if (database != NULL)
    lia_database_execute (database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  lia_database_free (database);
  g_unlink (log);
  g_unlink (memory);
}

/**
 * lia_damaged_open:
 * @path: a damaged register; it is only read
 * @copy: a place for a copy
 * @cap: (out): how many rows no table of it can exceed
 * @cancellable: (nullable): ends it early
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): a connection to a copy of the file and its log
 */
LiaDatabase *
lia_damaged_open (const char *path,
                  LiaPrivateCopy *copy,
                  gint64 *cap,
                  GCancellable *cancellable,
                  GError **error)
{
  const char *place = lia_private_copy_get_path (copy);
  g_autoptr (LiaDatabase) database = NULL;
  gint64 n_tables = 0;

  if (!check_file (path, error) || !lia_copy_raw (path, place, cancellable, error))
    return NULL;

  take_log (place);
  *cap = mend_header (place, FALSE) * MAX_ROWS_OF_PAGE;
  database = lia_database_open (place, LIA_DATABASE_IMMUTABLE, NULL);
  if (database == NULL ||
      !lia_database_get_integer (database,
                                 "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name"
                                 " IN ('setting', 'record', 'counter', 'edit', 'change')",
                                 &n_tables, NULL) ||
      n_tables != 5) {
    fail_destroyed (path, error);
    return NULL;
  }

  return g_steal_pointer (&database);
}

static gboolean
raise_to_last (LiaRecover *self,
               const char *format,
               const char *table,
               const char *key,
               gint64 *last)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *sql = g_strdup_printf (format, key, table);
#pragma GCC diagnostic pop
  g_autoptr (LiaStatement) statement = lia_database_prepare (self->old, sql, NULL);
  LiaStep step = LIA_STEP_ERROR;

  while (statement != NULL && (step = lia_statement_step (statement, NULL)) == LIA_STEP_ROW)
    *last = MAX (*last, lia_statement_get_integer (statement, 0));

  return step == LIA_STEP_DONE;
}

/**
 * lia_damaged_last:
 * @self: a recovery
 * @table: a table
 * @key: a column of it that counts from 1
 *
 * Returns: a number that its last row doesn't exceed. Where neither its pages nor those of an index
 *   tell, that is what a file of that size could hold
 */
gint64
lia_damaged_last (LiaRecover *self, const char *table, const char *key)
{
  gint64 last = 0;
  gboolean by_table =
      raise_to_last (self, "SELECT max (%s) FROM \"%s\" NOT INDEXED", table, key, &last);
  gboolean by_index = raise_to_last (self, "SELECT %s FROM \"%s\"", table, key, &last);

  return by_table || by_index ? MIN (last, self->cap) : self->cap;
}

/**
 * lia_damaged_text:
 * @row: a statement on a row
 * @column: one of its columns
 * @required: whether there has to be something
 *
 * Returns: whether it holds what can be a text
 */
gboolean
lia_damaged_text (LiaStatement *row, int column, gboolean required)
{
  const char *text = lia_statement_get_text (row, column);

  return text != NULL ? g_utf8_validate (text, -1, NULL) : !required;
}
