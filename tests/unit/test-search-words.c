#include <glib.h>
#include <sqlite3.h>

#include "register/search-query.h"
#include "register/search-words.h"

/* An index with one document in it. */
typedef struct {
  sqlite3 *database;
  sqlite3_stmt *put;
  sqlite3_stmt *ask;
} Index;

static void
set_up (Index *index, gconstpointer data)
{
  g_assert_cmpint (sqlite3_open (":memory:", &index->database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (index->database,
                                 "CREATE VIRTUAL TABLE search USING fts5 (words, prefix = '1 2 3',"
                                 " tokenize = 'ascii', columnsize = 0)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (index->database,
                                       "INSERT OR REPLACE INTO search (rowid, words) VALUES (1, ?)",
                                       -1, &index->put, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (index->database, "SELECT 1 FROM search WHERE search MATCH ?",
                                       -1, &index->ask, NULL),
                   ==, SQLITE_OK);
}

static void
tear_down (Index *index, gconstpointer data)
{
  sqlite3_finalize (index->put);
  sqlite3_finalize (index->ask);
  g_assert_cmpint (sqlite3_close (index->database), ==, SQLITE_OK);
}

static int
run (sqlite3_stmt *statement, const char *text)
{
  int result;

  sqlite3_reset (statement);
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_TRANSIENT);
  result = sqlite3_step (statement);
  sqlite3_reset (statement);

  return result;
}

static void
assert_as_index (Index *index, const char *words, const char *expression)
{
  int found = run (index->ask, expression);

  g_assert_true (found == SQLITE_ROW || found == SQLITE_DONE);
  if (lia_search_words_answer (words, expression) != (found == SQLITE_ROW))
    g_error ("“%s” and %s: the index says %d", words, expression, found == SQLITE_ROW);
}

static const char *const some[] = { "a", "ab", "abc", "b", "ba", "ë", "ёж", "การ", "2024" };

static char *
some_words (guint most)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = g_test_rand_int_range (1, most + 1);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "",
                            some[g_test_rand_int_range (0, G_N_ELEMENTS (some))]);

  return g_strdup (words->str);
}

static void
append_some (GString *expression, guint depth)
{
  guint n = g_test_rand_int_range (1, 4);
  const char *sign = g_test_rand_bit () ? " AND " : " OR ";

  for (guint i = 0; i < n; i++) {
    g_autofree char *phrase = some_words (2);

    g_string_append (expression, i > 0 ? sign : "");
    if (depth == 0 || g_test_rand_bit ()) {
      g_string_append_printf (expression, "\"%s\"%s", phrase, g_test_rand_bit () ? "*" : "");
      continue;
    }
    g_string_append_c (expression, '(');
    append_some (expression, depth - 1);
    g_string_append_c (expression, ')');
  }
}

static void
test_expressions (Index *index, gconstpointer data)
{
  for (guint i = 0; i < 100; i++) {
    g_autofree char *words = some_words (8);

    g_assert_cmpint (run (index->put, words), ==, SQLITE_DONE);
    for (guint j = 0; j < 30; j++) {
      g_autoptr (GString) expression = g_string_new (NULL);

      append_some (expression, 2);
      assert_as_index (index, words, expression->str);
    }
  }
}

static void
test_questions (Index *index, gconstpointer data)
{
  static const char *const texts[] = {
    "scam", "SCAM cent", "on-line scam", "online", "o n", "centres scam", "การ", "sc'am", "cam",
  };
  const char *words = "scam centres on line ก า ร online";

  g_assert_cmpint (run (index->put, words), ==, SQLITE_DONE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (LiaSearchQuery) query = lia_search_query_new (NULL, texts[i]);
    g_autofree char *expression = lia_search_query_expression (query, FALSE);

    assert_as_index (index, words, expression);
  }
}

/* Nobody gets to write one, but a wrong one must end. */
static void
test_broken (void)
{
  static const char *const expressions[] = { "", "(", ")", "\"", "\"a", "(\"a\"", "AND", "a", "*" };

  for (guint i = 0; i < G_N_ELEMENTS (expressions); i++)
    lia_search_words_answer ("a b", expressions[i]);
  g_assert_false (lia_search_words_answer ("a b", "a"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search-words/expressions", Index, NULL, set_up, test_expressions, tear_down);
  g_test_add ("/search-words/questions", Index, NULL, set_up, test_questions, tear_down);
  g_test_add_func ("/search-words/broken", test_broken);

  return g_test_run ();
}
