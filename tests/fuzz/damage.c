#include <sqlite3.h>
#include <string.h>

#include "damage.h"
#include "ground.h"

/* An input is a list of orders of eight bytes: what, where (two numbers of two bytes), how much,
 * with what. So it is small, gets past the header and can be changed one order at a time. */
#define ORDER_SIZE 8
#define MAX_ORDERS 12
#define PAGE 1024

typedef enum {
  BYTE,      /* byte `b` of page `a` becomes `value`, and `n` after it go on from there */
  ZERO_PAGE, /* page `a` becomes empty */
  COPY_PAGE, /* page `a` becomes page `b` */
  CUT,       /* the file ends within page `a` */
  ROW_SET,   /* column `b` of row `n` of table `a` gets another value */
  ROW_MOVE,  /* column `b` of row `n` gets what another row has */
  ROW_DELETE,
  DROP, /* table or index `a` goes */
  N_ORDERS,
} What;

typedef struct {
  What what;
  guint a;
  guint b;
  guint n;
  guint8 value;
} Order;

static gboolean
take (const guint8 **data, gsize *size, Order *order)
{
  const guint8 *p = *data;

  if (*size < ORDER_SIZE)
    return FALSE;

  order->what = p[0] % N_ORDERS;
  order->a = p[1] << 8 | p[2];
  order->b = p[3] << 8 | p[4];
  order->n = p[5] << 8 | p[6];
  order->value = p[7];
  *data += ORDER_SIZE;
  *size -= ORDER_SIZE;

  return TRUE;
}

static void
apply_to_file (GByteArray *file, const Order *order)
{
  gsize n_pages = file->len / PAGE;
  guint8 *page = file->data + order->a % n_pages * PAGE;

  switch (order->what) {
  case BYTE:
    for (gsize i = order->b % PAGE, n = order->n % 8; i < PAGE; i++) {
      page[i] = order->value;
      if (n-- == 0)
        break;
    }
    break;
  case ZERO_PAGE:
    memset (page, 0, PAGE);
    break;
  case COPY_PAGE:
    memmove (page, file->data + order->b % n_pages * PAGE, PAGE);
    break;
  case CUT:
    g_byte_array_set_size (file, MAX (PAGE, order->a % n_pages * PAGE + order->b % PAGE));
    break;
  default:
    break;
  }
}

/* Breaks what SQLite would notice: bytes and pages. */
static void
damage_bytes (GByteArray *file, const guint8 *data, gsize size)
{
  Order order;

  for (guint i = 0; i < MAX_ORDERS && take (&data, &size, &order); i++)
    apply_to_file (file, &order);
}

/* The name of the nth thing in a list that SQL yields, to be freed with sqlite3_free(). */
static char *
nth (sqlite3 *handle, char *sql, guint n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);
  sqlite3_free (sql);

  return names->len > 0 ? sqlite3_mprintf ("%s", names->pdata[n % names->len]) : NULL;
}

/* Values that fit the column's type and little else. */
static const char *
strange (guint8 value)
{
  static const char *const values[] = {
    "NULL",
    "''",
    "'x'",
    "'2023-13'",
    "'2023-10-04/..'",
    "9223372036854775807",
    "-9223372036854775808",
    "-1",
    "0",
    "x'00'",
    "zeroblob (16)",
    "zeroblob (100000)",
    "randomblob (16)",
    "cast (x'ff80c0' AS TEXT)",
    "cast (x'610062' AS TEXT)",
    "printf ('%.*c', 70000, 'a')",
    "'RSO:99999999999999999999'",
    "'commitment'",
    "char (8238, 10, 27)",
    "'00000000-0000-7000-8000-000000000000'",
  };

  return values[value % G_N_ELEMENTS (values)];
}

static char *
write_order (sqlite3 *handle, const Order *order)
{
  char *tables = sqlite3_mprintf ("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                  " AND name NOT LIKE 'sqlite_%%' ORDER BY name");
  char *table = nth (handle, tables, order->a);
  char *column =
      nth (handle, sqlite3_mprintf ("SELECT name FROM pragma_table_info (%Q)", table), order->b);
  char *key = nth (
      handle, sqlite3_mprintf ("SELECT name FROM pragma_table_info (%Q) WHERE pk = 1", table), 0);
  char *sql = NULL;

  if (key == NULL)
    key = sqlite3_mprintf ("rowid");
  if (order->what == DROP)
    sql = sqlite3_mprintf ("DROP TABLE \"%w\"", table);
  else if (order->what == ROW_DELETE)
    sql = sqlite3_mprintf ("DELETE FROM \"%w\" WHERE \"%w\" = (SELECT \"%w\" FROM \"%w\""
                           " LIMIT 1 OFFSET %u %% (SELECT max (1, count (*)) FROM \"%w\"))",
                           table, key, key, table, order->n, table);
  else if (order->what == ROW_SET)
    sql = sqlite3_mprintf ("UPDATE \"%w\" SET \"%w\" = %s WHERE \"%w\" = (SELECT \"%w\" FROM \"%w\""
                           " LIMIT 1 OFFSET %u %% (SELECT max (1, count (*)) FROM \"%w\"))",
                           table, column, strange (order->value), key, key, table, order->n, table);
  else if (order->what == ROW_MOVE)
    sql = sqlite3_mprintf ("UPDATE \"%w\" SET \"%w\" = (SELECT \"%w\" FROM \"%w\" LIMIT 1 OFFSET %u"
                           " %% (SELECT max (1, count (*)) FROM \"%w\")) WHERE \"%w\" = (SELECT"
                           " \"%w\" FROM \"%w\" LIMIT 1 OFFSET %u %% (SELECT max (1, count (*))"
                           " FROM \"%w\"))",
                           table, column, column, table, order->value, table, key, key, table,
                           order->n, table);
  sqlite3_free (table);
  sqlite3_free (column);
  sqlite3_free (key);

  return sql;
}

/* Breaks what SQLite can't notice: rows that no version of the program would have written. What it
 * refuses is left as it is. */
static void
damage_rows (const char *path, const guint8 *data, gsize size)
{
  sqlite3 *handle = NULL;
  Order order;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK) {
    sqlite3_exec (handle,
                  "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;"
                  " PRAGMA ignore_check_constraints = ON",
                  NULL, NULL, NULL);
    for (guint i = 0; i < MAX_ORDERS && take (&data, &size, &order); i++)
      if (order.what >= ROW_SET) {
        char *sql = write_order (handle, &order);

        sqlite3_exec (handle, sql, NULL, NULL, NULL);
        sqlite3_free (sql);
      }
    sqlite3_exec (handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
  }
  sqlite3_close (handle);
}

static GBytes *
damage_copy (GBytes *whole, const guint8 *data, gsize size)
{
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
  damage_bytes (bytes, data, size);
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * Writes a register to @path as the first byte and the orders behind it damage it; with @log, which
 * may be NULL, beside it. Where the first byte has its highest bit, the log is what is damaged.
 */
void
damage_register (const char *path, GBytes *file, GBytes *log, const guint8 *data, gsize size)
{
  g_autofree char *log_path = g_strconcat (path, "-wal", NULL);
  gboolean in_log = log != NULL && data[0] >= 0x80;
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) broken = NULL;

  ground_remove_register (path);
  ground_write_file (path, file);
  /* Who opens it would take the log in. */
  if (log == NULL)
    damage_rows (path, data + 1, size - 1);

  whole = in_log ? g_bytes_ref (log) : ground_read_file (path);
  broken = damage_copy (whole, data + 1, size - 1);
  if (log != NULL)
    ground_write_file (log_path, log);
  ground_write_file (in_log ? log_path : path, broken);
}
