#include <string.h>

#include "fixture.h"

/* What was changed last waits to get into the indexes; nobody who searches may notice. */

#define N_RECORDS 12
#define N_EDITS 150
#define SEED 20260301

static const char *const words[] = {
  "scam", "scamper", "centre", "border", "ประเทศไทย", "co-operation", "Łódź", "training",
};

static const char *const questions[] = {
  "scam", "s", "ไทย", "cooperation", "operation", "lodz bord", "training scam", "centre training b",
};

static char *
references_of (GPtrArray *hits)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (list, "%s ", ((LiaHit *) g_ptr_array_index (hits, i))->reference);

  return g_strdup (list->str);
}

static guint
n_listed (LiaReader *reader, const char *type, const char *text)
{
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find (type));
  g_autoptr (GArray) ids = NULL;

  lia_query_where_text (query, text);
  ids = lia_reader_list (reader, query, NULL, NULL);
  return ids->len;
}

/* All that search tells, in pages and in lists. */
static char *
told (Fixture *fixture)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++) {
    g_autoptr (GPtrArray) hits = lia_reader_search (reader, questions[i], 100, NULL, NULL);
    g_autofree char *references = references_of (hits);

    g_string_append_printf (all, "%s: %s(%u, %u)\n", questions[i], references,
                            n_listed (reader, "challenge", questions[i]),
                            n_listed (reader, "update", questions[i]));
  }

  return g_strdup (all->str);
}

/* Whether it tells the same when the indexes were made anew. */
static void
assert_settled (Fixture *fixture)
{
  g_autofree char *before = told (fixture);
  g_autofree char *after = NULL;

  g_assert_true (lia_register_mend (fixture->reg, NULL));
  after = told (fixture);
  g_assert_cmpstr (before, ==, after);
}

static char *
some_text (GRand *rand)
{
  const char *first = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  const char *second = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];

  return g_strconcat (first, " ", second, NULL);
}

static void
archive (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive");
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);

  if (!lia_record_is_archived (record))
    lia_edit_archive (edit, record);
  fixture_apply (fixture, edit);
}

static void
edit_somehow (Fixture *fixture, GRand *rand, GArray *challenges, const LiaId *commitment)
{
  const LiaId *id = &g_array_index (challenges, LiaId, g_rand_int_range (rand, 0, challenges->len));
  g_autofree char *text = some_text (rand);
  g_autoptr (LiaEdit) undone = NULL;

  switch (g_rand_int_range (rand, 0, 8)) {
  case 0:
    fixture_add_update (fixture, commitment, "2026-02-01", text);
    break;
  case 1:
    undone = lia_register_undo (fixture->reg, NULL);
    g_assert_nonnull (undone);
    break;
  case 2:
    archive (fixture, id);
    break;
  case 3:
  case 4:
    fixture_set (fixture, id, "title", text, NULL);
    break;
  default:
    fixture_set (fixture, id, "wording", text, NULL);
  }
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GArray) challenges = g_array_new (FALSE, FALSE, sizeof (LiaId));
  LiaId commitment = fixture_add_commitment (fixture, "Training", NULL);

  for (guint i = 0; i < N_RECORDS; i++) {
    LiaId id = fixture_add_challenge (fixture, words[i % G_N_ELEMENTS (words)]);

    fixture_set (fixture, &id, "note", "Border", NULL);
    g_array_append_val (challenges, id);
  }
  for (guint i = 0; i < N_EDITS; i++) {
    edit_somehow (fixture, rand, challenges, &commitment);
    if (i % 13 == 0)
      assert_settled (fixture);
  }
  assert_settled (fixture);
}

/* A title that waits isn't lost when other words of its record change, alone or among many. */
static void
test_title (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Before");
  g_autofree char *found = NULL;

  g_assert_true (lia_register_mend (fixture->reg, NULL));
  fixture_set (fixture, &id, "title", "Training", NULL);
  fixture_set (fixture, &id, "wording", "centre", NULL);
  found = told (fixture);
  g_assert_nonnull (strstr (found, "training scam: (0, 0)"));
  assert_settled (fixture);
  fixture_set (fixture, &id, "title", "Scam", NULL);
  for (guint i = 0; i < 60; i++)
    fixture_set (fixture, &id, "wording", words[i % G_N_ELEMENTS (words)], NULL);
  assert_settled (fixture);
}

/* The oldest of those that wait and the newest of those that don't stand where they belong. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  LiaId first = fixture_add_challenge (fixture, "First");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *references = NULL;

  for (guint i = 0; i < 5; i++) {
    LiaId id = fixture_add_challenge (fixture, "Other");

    fixture_set (fixture, &id, "note", "Border", NULL);
  }
  g_assert_true (lia_register_mend (fixture->reg, NULL));
  fixture_set (fixture, &first, "note", "Border", NULL);
  reader = lia_register_read (fixture->reg);
  hits = lia_reader_search (reader, "border", 10, NULL, NULL);
  references = references_of (hits);
  g_assert_cmpstr (references, ==, "X-006 X-005 X-004 X-003 X-002 X-001 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/search-recent/edits", test_edits);
  fixture_add_test ("/search-recent/title", test_title);
  fixture_add_test ("/search-recent/order", test_order);

  return g_test_run ();
}
