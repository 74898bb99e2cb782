#include <sqlite3.h>
#include <string.h>

#include "fixture.h"
#include "records/relation.h"

/* The descriptions of the records and the schema are written apart; here they are held together. */

/* A later step adds a column at the end of its table, wherever the field stands in a form. */
static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
columns_of (sqlite3 *db, const char *table)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = g_strdup_printf (
      "SELECT name || ' ' || type || CASE \"notnull\" WHEN 1 THEN ' NOT NULL' ELSE '' "
      "END FROM pragma_table_info ('%s')",
      table);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (columns, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);

  return columns;
}

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

static GPtrArray *
described_columns (const LiaRecordType *type)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup ("id BLOB NOT NULL"));
  g_ptr_array_add (columns, g_strdup ("ref_office TEXT NOT NULL"));
  g_ptr_array_add (columns, g_strdup ("ref_number INTEGER NOT NULL"));
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    g_ptr_array_add (columns,
                     g_strdup_printf ("%s %s%s", field->name, column_type (field),
                                      field->flags & LIA_FIELD_REQUIRED ? " NOT NULL" : ""));
    if (field->kind == LIA_FIELD_DATE) {
      g_ptr_array_add (columns, g_strdup_printf ("%s_first INTEGER", field->name));
      g_ptr_array_add (columns, g_strdup_printf ("%s_last INTEGER", field->name));
    }
  }

  return columns;
}

static void
test_columns (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    g_autoptr (GPtrArray) found = columns_of (db, (*type)->name);
    g_autoptr (GPtrArray) described = described_columns (*type);

    g_assert_cmpuint (found->len, ==, described->len);
    g_ptr_array_sort (found, compare_texts);
    g_ptr_array_sort (described, compare_texts);
    for (guint i = 0; i < found->len; i++)
      g_assert_cmpstr (g_ptr_array_index (found, i), ==, g_ptr_array_index (described, i));
  }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static gint64
pragma (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);

  return value;
}

static void
test_file (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (pragma (db, "PRAGMA application_id"), ==, 0x4c494153);
  g_assert_cmpint (pragma (db, "PRAGMA user_version"), >=, 1);
  g_assert_cmpint (
      pragma (db, "SELECT count (*) FROM pragma_table_list WHERE strict = 0 AND schema = 'main'"
                  " AND type = 'table' AND name NOT LIKE 'sqlite_%'"),
      ==, 0);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_descriptions (void)
{
  g_autoptr (GHashTable) prefixes = g_hash_table_new (g_str_hash, g_str_equal);

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    g_assert_true (g_hash_table_add (prefixes, (gpointer) (*type)->prefix));
    g_assert_true ((*type)->title != NULL || (*type)->compose_title != NULL);
    if ((*type)->title != NULL)
      g_assert_nonnull (lia_record_type_field (*type, (*type)->title));
    if ((*type)->order != NULL)
      g_assert_nonnull (lia_record_type_field (*type, (*type)->order));
    if ((*type)->part_of != NULL)
      g_assert_cmpint (lia_record_type_field (*type, (*type)->part_of)->kind, ==,
                       LIA_FIELD_REFERENCE);
    for (const LiaField *field = (*type)->fields; field->name != NULL; field++) {
      g_assert_nonnull (field->label);
      g_assert_nonnull (field->help);
      if (field->kind == LIA_FIELD_CHOICE)
        g_assert_nonnull (field->choices);
      if (field->refers_to != NULL)
        g_assert_nonnull (lia_record_type_find (field->refers_to));
    }
  }
}

static void
test_relations (void)
{
  for (const LiaRelation *relation = lia_relations (); relation->name != NULL; relation++) {
    g_assert_nonnull (relation->to[0]);
    for (guint i = 0; i < LIA_RELATION_MAX_TYPES && relation->from[i] != NULL; i++)
      g_assert_nonnull (lia_record_type_find (relation->from[i]));
    for (guint i = 0; i < LIA_RELATION_MAX_TYPES && relation->to[i] != NULL; i++)
      g_assert_nonnull (lia_record_type_find (relation->to[i]));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/schema/columns", test_columns);
  fixture_add_test ("/schema/file", test_file);
  g_test_add_func ("/schema/descriptions", test_descriptions);
  g_test_add_func ("/schema/relations", test_relations);
  return g_test_run ();
}
