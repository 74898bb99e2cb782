/* What the register does, and what the least would be that does it, side by side:
 *
 * - data query FILE ROUNDS SQL: the rows of a query, nothing more.
 *
 * - data search FILE ROUNDS TEXTS: the first page for each line of a file, with and without words.
 *
 * - data edit FILE ROUNDS: one edit through the register, and one bare UPDATE.
 *
 * - data rows FILE ROUNDS: the rows that such an edit writes, bare.
 *
 * - data undo FILE ROUNDS RECORDS: an edit of so many records, taking it back, and a bare UPDATE of
 *   each.
 *
 * Prints lines of `name milliseconds 0`. The last three write to the file; after `rows` the seals
 * of its journal are wrong. */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "bare-search.h"
#include "bare.h"
#include "prose.h"
#include "records/types.h"
#include "register/register.h"

#define HITS 40

/* Whoever writes in turn with somebody else finds nothing in the cache; so each writes some. */
#define EDITS_IN_TURN 20

static void
tell (const char *name, gint64 began)
{
  printf ("%s %.3f 0\n", name, (g_get_monotonic_time () - began) / 1000.0);
}

static void
run_query (const char *path, guint n_rounds, const char *sql)
{
  sqlite3 *bare = bare_open (path);
  sqlite3_stmt *statement = bare_prepare (bare, sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));

  for (guint i = 0; i < n_rounds; i++) {
    gint64 began = g_get_monotonic_time ();

    g_array_set_size (ids, 0);
    while (sqlite3_step (statement) == SQLITE_ROW)
      g_array_append_vals (ids, sqlite3_column_blob (statement, 0), 1);
    sqlite3_reset (statement);
    tell ("query", began);
  }
  sqlite3_finalize (statement);
  sqlite3_close (bare);
}

static LiaRegister *
open_register (const char *path)
{
  g_autoptr (GError) error = NULL;
  LiaRegister *reg = lia_register_open (path, &error);

  if (reg == NULL)
    g_error ("%s", error->message);
  lia_register_set_author (reg, "Bench", "RSO");
  return reg;
}

static void
search_register (LiaRegister *reg, const char *text)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  gint64 began = g_get_monotonic_time ();
  g_autoptr (GPtrArray) hits = lia_reader_search (reader, text, HITS, NULL, NULL);

  tell ("search", began);
}

static void
run_search (const char *path, guint n_rounds, const char *texts_path)
{
  g_autoptr (LiaRegister) reg = open_register (path);
  BareSearch *bare = bare_search_new (path);
  g_autofree char *content = NULL;
  g_auto (GStrv) texts = NULL;

  g_file_get_contents (texts_path, &content, NULL, NULL);
  texts = g_strsplit (g_strchomp (content), "\n", -1);
  for (guint i = 0; i < n_rounds; i++) {
    const char *text = texts[i % g_strv_length (texts)];
    g_autofree char *expression = bare_search_read (text);
    gint64 began = g_get_monotonic_time ();

    bare_search_run (bare, expression, NULL);
    tell ("bare-search", began);
    search_register (reg, text);
  }
  bare_search_free (bare);
}

static GArray *
list_ids (LiaRegister *reg, const LiaRecordType *type, guint most)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaQuery) query = lia_query_new (type);

  lia_query_limit (query, most);
  return lia_reader_list (reader, query, NULL, NULL);
}

static void
apply (LiaRegister *reg, LiaEdit *edit, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();

  if (!lia_register_apply (reg, edit, &error))
    g_error ("%s", error->message);
  tell (name, began);
}

static void
change (LiaRegister *reg, LiaEdit *edit, const LiaId *id, const char *field, Prose *prose)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);
  g_autofree char *text = prose_sentence (prose, 60);

  lia_edit_change (edit, record, field, text);
}

static void
edit_through_register (LiaRegister *reg, const LiaId *id, Prose *prose)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change the next step");

  change (reg, edit, id, "next_step", prose);
  apply (reg, edit, "edit");
}

static void
edit_bare (sqlite3_stmt *statement, const LiaId *id, Prose *prose)
{
  g_autofree char *text = prose_sentence (prose, 60);
  gint64 began = g_get_monotonic_time ();

  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 2, id->bytes, sizeof id->bytes, SQLITE_STATIC);
  bare_check (sqlite3_step (statement));
  bare_check (sqlite3_reset (statement));
  tell ("bare-edit", began);
}

static void
run_edit (const char *path, guint n_rounds)
{
  g_autoptr (LiaRegister) reg = open_register (path);
  g_autoptr (Prose) prose = prose_new (g_random_int ());
  g_autoptr (GArray) ids = list_ids (reg, &lia_commitment_type, 0);
  sqlite3 *bare = bare_open (path);
  sqlite3_stmt *statement =
      bare_prepare (bare, "UPDATE commitment SET next_step = ?1 WHERE id = ?2");

  for (guint i = 0; i < n_rounds; i++) {
    const LiaId *id = &g_array_index (ids, LiaId, prose_number (prose, 0, ids->len));

    if (i / EDITS_IN_TURN % 2 == 0)
      edit_through_register (reg, id, prose);
    else
      edit_bare (statement, id, prose);
  }
  sqlite3_finalize (statement);
  sqlite3_close (bare);
}

/* What an edit of the next step leaves behind, in as many rows of the same size. */
static const char *const rows_of_edit[] = {
  "BEGIN IMMEDIATE",
  "UPDATE commitment SET next_step = ?1 WHERE id = ?2",
  "INSERT INTO edit (serial, uuid, at, label, person, office, salt, checks, hash) SELECT"
  " max (serial) + 1, randomblob (16), max (at) + 1000, 'Change the next step', 'Bench', 'RSO',"
  " randomblob (32), randomblob (8), randomblob (32) FROM edit"
  " WHERE serial = (SELECT max (serial) FROM edit)",
  "INSERT INTO change (serial, step, type, record, field, saw, wants)"
  " SELECT max (serial), 0, 'commitment', ?2, 'next_step', ?1, ?1 FROM edit",
  "INSERT OR REPLACE INTO search_recent (n, words)"
  " VALUES (abs (random ()) % 32, ?1 || ?1 || ?1 || ?1 || ?1)",
  "COMMIT",
};

static void
write_rows (sqlite3_stmt **statements, const LiaId *id, Prose *prose)
{
  g_autofree char *text = prose_sentence (prose, 60);
  gint64 began = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (rows_of_edit); i++) {
    if (sqlite3_bind_parameter_count (statements[i]) > 0)
      bare_check (sqlite3_bind_text (statements[i], 1, text, -1, SQLITE_STATIC));
    if (sqlite3_bind_parameter_count (statements[i]) > 1)
      bare_check (sqlite3_bind_blob (statements[i], 2, id->bytes, sizeof id->bytes, SQLITE_STATIC));
    bare_check (sqlite3_step (statements[i]));
    bare_check (sqlite3_reset (statements[i]));
  }
  tell ("bare-rows", began);
}

static GArray *
read_ids (sqlite3 *bare)
{
  sqlite3_stmt *statement = bare_prepare (bare, "SELECT id FROM commitment");
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (LiaId));

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_array_append_vals (ids, sqlite3_column_blob (statement, 0), 1);
  sqlite3_finalize (statement);

  return ids;
}

static void
run_rows (const char *path, guint n_rounds)
{
  g_autoptr (Prose) prose = prose_new (g_random_int ());
  sqlite3 *bare = bare_open (path);
  sqlite3 *other = bare_open (path);
  g_autoptr (GArray) ids = read_ids (bare);
  sqlite3_stmt *statement =
      bare_prepare (other, "UPDATE commitment SET next_step = ?1 WHERE id = ?2");
  sqlite3_stmt *statements[G_N_ELEMENTS (rows_of_edit)];

  for (guint i = 0; i < G_N_ELEMENTS (rows_of_edit); i++)
    statements[i] = bare_prepare (bare, rows_of_edit[i]);
  for (guint i = 0; i < n_rounds; i++) {
    const LiaId *id = &g_array_index (ids, LiaId, prose_number (prose, 0, ids->len));

    if (i / EDITS_IN_TURN % 2 == 0)
      write_rows (statements, id, prose);
    else
      edit_bare (statement, id, prose);
  }
  for (guint i = 0; i < G_N_ELEMENTS (rows_of_edit); i++)
    sqlite3_finalize (statements[i]);
  sqlite3_finalize (statement);
  sqlite3_close (other);
  sqlite3_close (bare);
}

/* What any edit of these records can't do without: finding each of them in the file, and writing
 * it.
 */
static void
update_many (sqlite3 *bare, sqlite3_stmt *statement, GArray *ids, Prose *prose)
{
  g_autofree char *text = prose_sentence (prose, 60);
  gint64 began = g_get_monotonic_time ();

  bare_check (sqlite3_exec (bare, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (guint i = 0; i < ids->len; i++) {
    bare_check (sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC));
    bare_check (sqlite3_bind_blob (statement, 2, g_array_index (ids, LiaId, i).bytes,
                                   sizeof (LiaId), SQLITE_STATIC));
    bare_check (sqlite3_step (statement));
    bare_check (sqlite3_reset (statement));
  }
  bare_check (sqlite3_exec (bare, "COMMIT", NULL, NULL, NULL));
  tell ("bare-many", began);
}

static void
run_undo (const char *path, guint n_rounds, guint n_records)
{
  g_autoptr (LiaRegister) reg = open_register (path);
  g_autoptr (Prose) prose = prose_new (g_random_int ());
  g_autoptr (GArray) ids = list_ids (reg, &lia_update_type, n_records);
  sqlite3 *bare = bare_open (path);
  sqlite3_stmt *statement =
      bare_prepare (bare, "UPDATE \"update\" SET narrative = ?1 WHERE id = ?2");

  for (guint i = 0; i < n_rounds; i++) {
    g_autoptr (LiaEdit) edit = lia_edit_new ("Change many");
    g_autoptr (LiaEdit) undone = NULL;
    gint64 began;

    for (guint n = 0; n < ids->len; n++)
      change (reg, edit, &g_array_index (ids, LiaId, n), "narrative", prose);
    apply (reg, edit, "edit-many");
    began = g_get_monotonic_time ();
    undone = lia_register_undo (reg, NULL);
    g_assert_nonnull (undone);
    tell ("undo-many", began);
    update_many (bare, statement, ids, prose);
  }
  sqlite3_finalize (statement);
  sqlite3_close (bare);
}

int
main (int argc, char **argv)
{
  const char *what = argc > 3 ? argv[1] : "";
  guint n_rounds = argc > 3 ? strtoul (argv[3], NULL, 10) : 0;

  setlocale (LC_ALL, "");
  if (g_str_equal (what, "query") && argc > 4)
    run_query (argv[2], n_rounds, argv[4]);
  else if (g_str_equal (what, "search") && argc > 4)
    run_search (argv[2], n_rounds, argv[4]);
  else if (g_str_equal (what, "edit"))
    run_edit (argv[2], n_rounds);
  else if (g_str_equal (what, "rows"))
    run_rows (argv[2], n_rounds);
  else if (g_str_equal (what, "undo") && argc > 4)
    run_undo (argv[2], n_rounds, strtoul (argv[4], NULL, 10));
  else
    return 2;

  return 0;
}
