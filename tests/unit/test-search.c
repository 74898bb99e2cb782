#include <string.h>

#include "fixture.h"
#include "records/fold.h"

static char *
found_by (Fixture *fixture, const char *text)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = lia_reader_search (reader, text, 10, NULL, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "," : "",
                            ((LiaHit *) g_ptr_array_index (hits, i))->reference);

  return g_string_free (found, FALSE);
}

#define assert_found(fixture, text, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = found_by (fixture, text);                                             \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { NULL, "" },
    { "İSTANBUL", "istanbul" },
    { "ısparta", "isparta" },
    { "Łódź", "lodz" },
    { "Đorđe", "dorde" },
    { "Straße", "strasse" },
    { "Œuvre", "oeuvre" },
    { "ёлка", "елка" },
    { "Việt Nam", "viet nam" },
    { "ประเทศไทย", "ประเทศไทย" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = lia_fold (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  fixture_add_challenge (fixture, "Trafficking into online scam centres");
  fixture_add_challenge (fixture, "Information sharing in İstanbul");
  assert_found (fixture, "scam", "X-001");
  assert_found (fixture, "SCAM cent", "X-001");
  assert_found (fixture, "sc onl traf", "X-001");
  assert_found (fixture, "istanbul", "X-002");
  assert_found (fixture, "scam istanbul", "");
  assert_found (fixture, "cam", "");
  assert_found (fixture, "x-2", "X-002");
}

static void
test_follows_edits (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Before");
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaEdit) archive = lia_edit_new ("Archive");
  g_autoptr (LiaRecord) record = NULL;

  fixture_set (fixture, &id, "title", "After", NULL);
  assert_found (fixture, "before", "");
  assert_found (fixture, "after", "X-001");
  undone = lia_register_undo (fixture->reg, NULL);
  assert_found (fixture, "before", "X-001");
  assert_found (fixture, "after", "");
  record = fixture_get (fixture, &id);
  lia_edit_archive (archive, record);
  fixture_apply (fixture, archive);
  assert_found (fixture, "before", "");
}

static void
test_title_counts_more (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Something else");

  fixture_set (fixture, &id, "wording", "smuggling smuggling smuggling", NULL);
  fixture_add_challenge (fixture, "Smuggling");
  assert_found (fixture, "smuggling", "X-002,X-001");
}

static void
test_excerpt (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Title");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  LiaHit *hit;

  fixture_set (fixture, &id, "raised_by", "Working Group on Trafficking", NULL);
  reader = lia_register_read (fixture->reg);
  hits = lia_reader_search (reader, "traff", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->title, ==, "Title");
  g_assert_cmpstr (hit->excerpt, ==, "Raised by: Working Group on Trafficking");
}

/* Whatever is typed is a question, never a syntax error. */
static void
test_any_text (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    " ",
    "\"",
    "*",
    "AND",
    "OR NOT",
    "a AND",
    "NEAR(",
    "title:x",
    "x*y",
    "'; DROP TABLE search",
    "-x",
    "^",
    "{a b}",
    "\xff\xfe",
    "\xc3",
    "é\xcc",
    "ü*\"",
    "(((((",
    "\x01\x02",
    "ประเทศไทย",
    "حقوق",
  };
  g_autofree char *long_text = g_strnfill (10000, 'a');
  g_autofree char *many_words = g_strnfill (10000, ' ');

  fixture_add_challenge (fixture, "Title");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *found = found_by (fixture, texts[i]);

    g_assert_nonnull (found);
  }
  for (guint i = 0; i < 10000; i += 2)
    many_words[i] = 'b';
  assert_found (fixture, long_text, "");
  assert_found (fixture, many_words, "");
  for (guint i = 0; i < 500; i++) {
    char random[24];
    g_autofree char *found = NULL;

    for (guint j = 0; j < sizeof random - 1; j++)
      random[j] = g_test_rand_int_range (1, 256);
    random[sizeof random - 1] = '\0';
    found = found_by (fixture, random);
    g_assert_nonnull (found);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold", test_fold);
  fixture_add_test ("/search/words", test_words);
  fixture_add_test ("/search/follows-edits", test_follows_edits);
  fixture_add_test ("/search/title-counts-more", test_title_counts_more);
  fixture_add_test ("/search/excerpt", test_excerpt);
  fixture_add_test ("/search/any-text", test_any_text);
  return g_test_run ();
}
