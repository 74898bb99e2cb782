#include "bare.h"

#include "records/fold.h"

void
bare_check (int result)
{
  if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
    g_error ("%s", sqlite3_errstr (result));
}

static void
fold_function (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_text (context, lia_fold ((const char *) sqlite3_value_text (values[0])), -1,
                       g_free);
}

/* As the register sets up its own connection, and with the function that its indexes need. */
sqlite3 *
bare_open (const char *path)
{
  sqlite3 *bare = NULL;

  bare_check (sqlite3_open (path, &bare));
  bare_check (sqlite3_exec (bare,
                            "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL;"
                            "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                            "PRAGMA temp_store = MEMORY;",
                            NULL, NULL, NULL));
  bare_check (sqlite3_create_function_v2 (bare, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                          fold_function, NULL, NULL, NULL));

  return bare;
}

sqlite3_stmt *
bare_prepare (sqlite3 *bare, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  bare_check (sqlite3_prepare_v2 (bare, sql, -1, &statement, NULL));
  return statement;
}
