#include <sqlite3.h>
#include <string.h>

#include "fixture.h"
#include "records/fold.h"
#include "register/purge.h"

/* Words that occur nowhere else, in letters that folding changes. */
#define FIRST "Zörblatt übergibt Quintessa"
#define SECOND "Wünschelrute Kaltschnäuzig"
#define THAI "การค้ามนุษย์"
#define NOTE "Xylophonistin Größenwahn"

static LiaCheck *
check (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LiaCheck *found = lia_register_check (fixture->reg, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < found->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (found->problems, i));
  g_assert_cmpuint (found->problems->len, ==, 0);
  return found;
}

static gboolean
file_has (const char *path, const char *bytes)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  return g_file_get_contents (path, &contents, &size, NULL) &&
         memmem (contents, size, bytes, strlen (bytes)) != NULL;
}

/* As it was typed, folded, and each word of both, in all files of the register. */
static gboolean
is_in_files (Fixture *fixture, const char *text)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *folded = lia_fold (text);
  g_autofree char *both = g_strconcat (text, " ", folded, NULL);
  g_auto (GStrv) words = g_strsplit (both, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

    for (guint w = 0; words[w] != NULL; w++)
      if (file_has (path, words[w])) {
        g_test_message ("“%s” is in %s", words[w], path);
        return TRUE;
      }
  }

  return FALSE;
}

static void
purge (Fixture *fixture, const LiaId *id, const char *field, gboolean former_only)
{
  LiaPurge what = { *id, field, former_only };
  g_autoptr (GError) error = NULL;
  gboolean done = lia_register_purge (fixture->reg, &what, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static int
ask (Fixture *fixture, const char *sql)
{
  sqlite3_stmt *statement;
  sqlite3 *db;
  int answer;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &db, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return answer;
}

/* Whether a word is among those of the indexes, which is also where they are found in parts. */
static gboolean
is_in_index (Fixture *fixture, const char *word)
{
  static const char *const tables[] = { "search", "search_title" };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf (
        "SELECT count (*) FROM \"%s_data\" WHERE instr (block, CAST ('%s' AS BLOB)) > 0", tables[i],
        word);

    found |= ask (fixture, sql) > 0;
  }

  return found;
}

/* Enough records round it that its rows move from page to page. */
static void
add_others (Fixture *fixture, guint n)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add many");
  const LiaRecordType *type = lia_record_type_find ("commitment");

  for (guint i = 0; i < n; i++) {
    LiaId id = lia_edit_create (edit, type);
    g_autofree char *title = g_strdup_printf ("Another commitment, number %u", i);

    lia_edit_set (edit, type, &id, "title", NULL, title);
    lia_edit_set (edit, type, &id, "kind", NULL, "commitment");
    lia_edit_set (edit, type, &id, "status", NULL, "unknown");
  }
  fixture_apply (fixture, edit);
}

static LiaId
add_secret (Fixture *fixture)
{
  LiaId id = fixture_add_commitment (fixture, FIRST, "2026-03-01");

  add_others (fixture, 300);
  fixture_set (fixture, &id, "note", NOTE, NULL);
  fixture_set (fixture, &id, "title", SECOND, NULL);
  fixture_set (fixture, &id, "due", "2026-04-01", "Because of " NOTE);
  add_others (fixture, 300);
  return id;
}

static void
test_record (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  LiaId other = fixture_add_commitment (fixture, "What stays", "2026-05-01");
  g_autoptr (LiaCheck) found = NULL;
  g_autoptr (LiaRecord) record = NULL;

  g_assert_true (is_in_files (fixture, FIRST));
  g_assert_true (is_in_files (fixture, SECOND));
  g_assert_true (is_in_files (fixture, NOTE));
  purge (fixture, &id, NULL, FALSE);
  g_assert_false (is_in_files (fixture, FIRST));
  g_assert_false (is_in_files (fixture, SECOND));
  g_assert_false (is_in_files (fixture, NOTE));

  fixture_assert_value (fixture, &id, "title", LIA_PURGED);
  fixture_assert_value (fixture, &id, "note", NULL);
  fixture_assert_value (fixture, &id, "due", "2026-04-01");
  fixture_assert_value (fixture, &other, "title", "What stays");
  record = fixture_get (fixture, &id);
  g_assert_true (lia_record_is_archived (record));
  found = check (fixture);
  g_assert_cmpuint (found->n_purged, >, 0);
}

static void
test_field (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  g_autoptr (LiaCheck) found = NULL;

  purge (fixture, &id, "note", FALSE);
  g_assert_false (is_in_files (fixture, NOTE));
  g_assert_true (is_in_files (fixture, FIRST));
  fixture_assert_value (fixture, &id, "title", SECOND);
  found = check (fixture);
}

static void
test_former_only (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (LiaReader) reader = NULL;
  const LiaHistoryEntry *last;
  g_autoptr (LiaCheck) found = NULL;

  purge (fixture, &id, "title", TRUE);
  g_assert_false (is_in_files (fixture, FIRST));
  fixture_assert_value (fixture, &id, "title", SECOND);
  fixture_assert_value (fixture, &id, "note", NOTE);
  found = check (fixture);

  /* That it was done, and by whom, is history as well. */
  reader = lia_register_read (fixture->reg);
  entries = lia_reader_history (reader, &id, 100, NULL);
  last = g_ptr_array_index (entries, 0);
  g_assert_cmpstr (last->person, ==, "Tester");
  g_assert_nonnull (strstr (last->label, "Purge"));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint n_purged = 0;

  purge (fixture, &id, NULL, FALSE);
  reader = lia_register_read (fixture->reg);
  entries = lia_reader_history (reader, &id, 100, NULL);
  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);

    n_purged += g_strcmp0 (entry->saw, LIA_PURGED) == 0;
    n_purged += g_strcmp0 (entry->wants, LIA_PURGED) == 0;
    g_assert_null (entry->reason);
  }
  g_assert_cmpuint (n_purged, >, 4);
}

/* What is gone can't be put back, but what was done since can be undone. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) undone = NULL;

  purge (fixture, &id, "note", FALSE);
  undone = lia_register_undo (fixture->reg, &error);
  g_assert_null (undone);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PURGED);
  g_clear_error (&error);
  undone = lia_register_invert (fixture->reg, 3, &error);
  g_assert_null (undone);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PURGED);
  g_clear_error (&error);

  fixture_set (fixture, &id, "note", "Something new", NULL);
  undone = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);
  fixture_assert_value (fixture, &id, "note", NULL);
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  LiaPurge what = { id, NULL, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCheck) found = NULL;

  purge (fixture, &id, "note", FALSE);
  purge (fixture, &id, "title", TRUE);
  purge (fixture, &id, NULL, FALSE);
  g_assert_false (is_in_files (fixture, FIRST));
  g_assert_false (is_in_files (fixture, SECOND));
  found = check (fixture);
  g_assert_false (lia_register_purge (fixture->reg, &what, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  LiaPurge due = { id, "due", FALSE };
  LiaPurge gone = { lia_id_new (), NULL, FALSE };
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_register_purge (fixture->reg, &due, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lia_register_purge (fixture->reg, &gone, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND);
}

static void
test_extent (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  LiaId challenge = fixture_add_challenge (fixture, "A challenge");
  LiaPurge what = { id, NULL, FALSE };
  g_autoptr (LiaReader) reader = NULL;
  LiaPurgeExtent extent;
  g_autoptr (GError) error = NULL;

  fixture_add_update (fixture, &id, "2026-03-02", "A step");
  fixture_link (fixture, "addresses", &id, &challenge);
  reader = lia_register_read (fixture->reg);
  g_assert_true (lia_reader_purge_extent (reader, &what, &extent, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (extent.n_present, ==, 2);
  g_assert_cmpuint (extent.n_former, ==, 1);
  g_assert_cmpuint (extent.n_parts, ==, 1);
  g_assert_cmpuint (extent.n_links, ==, 1);
}

/* Every type has texts that can be purged, also those that must be there and be unique. */
static void
test_two_with_keys (Fixture *fixture, gconstpointer data)
{
  LiaId first = fixture_add_participant (fixture, "IRQ", "Iraq");
  LiaId second = fixture_add_participant (fixture, "PAK", "Pakistan");
  g_autoptr (LiaCheck) found = NULL;

  purge (fixture, &first, NULL, FALSE);
  purge (fixture, &second, NULL, FALSE);
  g_assert_false (is_in_files (fixture, "Pakistan"));
  found = check (fixture);
}

/* SQLite shortens a word by what it has in common with the one before, so there its end is sought.
 */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, THAI " Quintessa", "2026-03-01");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  fixture_set (fixture, &id, "note", NOTE, NULL);
  add_others (fixture, 300);
  fixture_set (fixture, &id, "next_step", THAI " later", NULL);
  g_assert_true (is_in_index (fixture, "uintessa"));
  g_assert_true (is_in_index (fixture, "ylophonistin"));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM search_recent"), ==, 1);
  g_assert_true (is_in_files (fixture, THAI));

  purge (fixture, &id, NULL, FALSE);
  g_assert_false (is_in_index (fixture, "uintessa"));
  g_assert_false (is_in_index (fixture, "ylophonistin"));
  g_assert_false (is_in_files (fixture, THAI));

  reader = lia_register_read (fixture->reg);
  hits = lia_reader_search (reader, "quintessa", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 0);
  g_assert_true (lia_register_mend (fixture->reg, &error));
  g_assert_false (is_in_files (fixture, "Quintessa"));
}

/* With its salt a digest tells whoever guesses right; of each text that is gone the salt is too. */
static void
test_salts (Fixture *fixture, gconstpointer data)
{
  LiaId id = add_secret (fixture);
  g_autoptr (LiaCheck) found = NULL;

  purge (fixture, &id, NULL, FALSE);
  fixture_add_challenge (fixture, "Goes on");
  found = check (fixture);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM change WHERE saw_digest IS NOT NULL"), >,
                   0);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM edit JOIN change c USING (serial)"
                                 " WHERE edit.salt IS NOT NULL"
                                 " AND (saw_digest IS NOT NULL OR wants_digest IS NOT NULL)"),
                   ==, 0);
  g_assert_cmpint (ask (fixture,
                        "SELECT count (*) FROM change WHERE"
                        " (saw_digest IS NOT NULL AND substr (salt, 1, 16) <> zeroblob (16))"
                        " OR (wants_digest IS NOT NULL AND substr (salt, 17) <> zeroblob (16))"),
                   ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/purge/record", test_record);
  fixture_add_test ("/purge/field", test_field);
  fixture_add_test ("/purge/former-only", test_former_only);
  fixture_add_test ("/purge/history", test_history);
  fixture_add_test ("/purge/undo", test_undo);
  fixture_add_test ("/purge/twice", test_twice);
  fixture_add_test ("/purge/refused", test_refused);
  fixture_add_test ("/purge/extent", test_extent);
  fixture_add_test ("/purge/two-with-keys", test_two_with_keys);
  fixture_add_test ("/purge/search", test_search);
  fixture_add_test ("/purge/salts", test_salts);
  return g_test_run ();
}
