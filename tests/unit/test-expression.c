#include <string.h>

#include "register/error.h"
#include "register/expression.h"

/* A text, and how the expression that it says is written. */
static void
assert_reads (const char *text, const char *written)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, &error);
  g_autoptr (LiaExpression) again = NULL;
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = lia_expression_write (expression);
  g_assert_cmpstr (found, ==, written);
  again = lia_expression_parse (found, &error);
  g_assert_no_error (error);
  g_assert_true (lia_expression_equal (expression, again));
}

static void
assert_refused (const char *text, const char *because)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, &error);

  g_assert_null (expression);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, because));
}

static void
test_reads (void)
{
  assert_reads (NULL, "");
  assert_reads (" \t\n", "");
  assert_reads ("state:overdue  process:bali", "state:overdue process:bali");
  assert_reads ("kind:\"action point\" RSO's", "kind:\"action point\" RSO's");
  assert_reads ("status:in_progress,unknown", "status:in_progress,unknown");
  assert_reads ("due<2026-12-31 due>=2026-01", "due<2026-12-31 due>=2026-01");
  assert_reads ("due:2026-01..2026-06", "due:2026-01..2026-06");
  assert_reads ("due<=today-6m offset_days:-28", "due<=today-6m offset_days:-28");
  assert_reads ("city=Sofia", "city=Sofia");
  assert_reads ("-status:fulfilled", "-status:fulfilled");
  assert_reads ("not status:fulfilled", "-status:fulfilled");
  assert_reads ("NOT (a:1 or b:2)", "-(a:1 or b:2)");
  assert_reads ("a:1 and b:2", "a:1 and b:2");
  assert_reads ("a:1 AND b:2 c:3", "a:1 and b:2 and c:3");
  assert_reads ("a:1 or b:2 c:3", "a:1 or b:2 c:3");
  assert_reads ("(a:1 or b:2) c:3", "(a:1 or b:2) c:3");
  assert_reads ("((a:1))", "a:1");
  assert_reads ("addresses:(themes:scam)", "addresses:(themes:scam)");
  assert_reads ("addresses:( themes:scam or concerns:(code:PAK) )",
                "addresses:(themes:scam or concerns:(code:PAK))");
  assert_reads ("not not x", "not -x");
  assert_reads ("-\"9 lives\"", "-\"9 lives\"");
  assert_reads ("not 9", "not 9");
  assert_reads ("mark:TLP:GREEN", "mark:TLP:GREEN");
}

static void
test_words (void)
{
  assert_reads ("at 09:30", "at \"09:30\"");
  assert_reads (":x \"never closed", "\":x\" \"never closed\"");
  assert_reads ("\"and\" \"status:x\"", "\"and\" \"status:x\"");
  assert_reads ("\"say \\\"yes\\\" \\\\ no\"", "\"say \\\"yes\\\" \\\\ no\"");
  assert_reads ("Łódź İstanbul ผู้ลี้ภัย", "Łódź İstanbul ผู้ลี้ภัย");
  assert_reads ("order android", "order android");
  assert_reads ("--x -28", "\"--x\" \"-28\"");
  assert_reads ("'; DROP TABLE edit;--", "\"';\" DROP TABLE \"edit;--\"");
}

static void
test_refused (void)
{
  g_autofree char *deep = g_strnfill (LIA_EXPRESSION_MAX_DEPTH + 1, '(');
  g_autofree char *many = g_strnfill (2 * LIA_EXPRESSION_MAX_TERMS + 2, ' ');
  g_autofree char *values = g_strnfill (2 * LIA_EXPRESSION_MAX_TERMS + 4, ',');
  g_autofree char *nots = g_strnfill (LIA_EXPRESSION_MAX_LENGTH, '-');
  g_autofree char *longest = g_strnfill (LIA_EXPRESSION_MAX_LENGTH + 1, 'a');

  for (guint i = 0; i < strlen (many); i += 2)
    many[i] = 'a';
  for (guint i = 0; i < strlen (values); i += 2)
    values[i] = 'v';
  memcpy (values, "v:vv", 4);
  assert_refused ("status:", "status:");
  assert_refused ("due<", "due<");
  assert_refused ("city:\"\"", "city:");
  assert_refused ("status:a,", "status:");
  assert_refused ("()", "()");
  assert_refused ("x:()", "()");
  assert_refused ("(a b", "“(”");
  assert_refused ("a b)", "“)”");
  assert_refused ("or a", "or");
  assert_refused ("a or", "or");
  assert_refused ("a or or b", "or");
  assert_refused ("and a", "and");
  assert_refused ("a and", "and");
  assert_refused ("not", "not");
  assert_refused ("not )", "not");
  assert_refused ("\xff", "UTF-8");
  assert_refused (deep, "parentheses");
  assert_refused (many, "too many");
  assert_refused (values, "too many");
  assert_refused (longest, "too long");
  assert_reads (nots + 9990, "\"----------\"");
}

static char *
any_text (void)
{
  static const char *const pieces[] = { "a",    "B", "9",   " ",   "\"",  "\\", "(", ")",
                                        ":",    ",", "-",   "or",  "<",   "=",  ">", "..",
                                        "ł",    "ё", "'",   ";",   "not", "\n", "%", "and",
                                        "none", "*", "ไทย", "{0}", "?1" };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static LiaExpression *
any_expression (guint depth);

static LiaExpression *
any_parts (LiaExpressionKind kind, guint depth)
{
  LiaExpression *expression = lia_expression_new (kind);

  for (int i = g_test_rand_int_range (2, 5); i > 0; i--)
    lia_expression_add (expression, any_expression (depth - 1));
  if (kind == LIA_EXPRESSION_ALL)
    expression->apart = g_test_rand_int_range (0, 2);

  return expression;
}

static LiaExpression *
any_leaf (void)
{
  static const char *const names[] = { "status", "due", "made_by", "participation.person", "x-1" };
  const char *name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
  LiaExpression *term = lia_expression_new_term (name, g_test_rand_int_range (0, 6));

  for (int i = g_test_rand_int_range (1, 4); i > 0; i--) {
    g_autofree char *text = any_text ();

    lia_expression_add_value (term, text, g_test_rand_int_range (0, 2));
  }

  return term;
}

/* Nested less deep than what is refused, even with parentheses everywhere. */
static LiaExpression *
any_expression (guint depth)
{
  g_autofree char *text = NULL;

  switch (g_test_rand_int_range (depth > 0 ? 0 : 4, 6)) {
  case 0:
    return any_parts (LIA_EXPRESSION_ALL, depth);
  case 1:
    return any_parts (LIA_EXPRESSION_ANY, depth);
  case 2:
    return lia_expression_new_not (any_expression (depth - 1));
  case 3:
    return lia_expression_new_inside ("addresses", any_expression (depth - 1));
  case 4:
    text = any_text ();
    return lia_expression_new_words (text);
  default:
    return any_leaf ();
  }
}

/* What the window puts together, and what a saved view keeps, is read as it was meant. */
static void
test_round_trip (void)
{
  for (guint i = 0; i < 5000; i++) {
    g_autoptr (LiaExpression) expression = any_expression (3);
    g_autofree char *text = lia_expression_write (expression);
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaExpression) again = lia_expression_parse (text, &error);

    if (error != NULL && strstr (error->message, "too many") != NULL)
      continue;
    if (again == NULL || !lia_expression_equal (expression, again))
      g_error ("not read as it was written: %s (%s)", text, error != NULL ? error->message : "");
  }
}

/* What is as deep as it may be is written no deeper. */
static void
test_deepest (void)
{
  g_autoptr (GString) inside = g_string_new ("a b or c");
  g_autoptr (GString) nots = g_string_new ("9");
  g_autoptr (GString) mixed = g_string_new ("x or y z");

  for (guint i = 0; i < LIA_EXPRESSION_MAX_DEPTH; i++) {
    g_string_prepend (nots, "not ");
    g_string_prepend (inside, "made_at:(");
    g_string_append_c (inside, ')');
    g_string_prepend (mixed, i % 2 == 0 ? "a (" : "a or not ");
    if (i % 2 == 0)
      g_string_append_c (mixed, ')');
  }
  for (guint i = 0; i < 3; i++) {
    const char *text = ((GString *[]) { nots, inside, mixed })[i]->str;
    g_autoptr (LiaExpression) expression = lia_expression_parse (text, NULL);
    g_autofree char *written = NULL;
    g_autoptr (LiaExpression) again = NULL;

    g_assert_nonnull (expression);
    written = lia_expression_write (expression);
    again = lia_expression_parse (written, NULL);
    g_assert_nonnull (again);
    g_assert_true (lia_expression_equal (expression, again));
  }
}

/* Any text is a filter, or is refused with a sentence. */
static void
test_any_text (void)
{
  for (guint i = 0; i < 20000; i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaExpression) expression = NULL;

    for (int j = g_test_rand_int_range (1, 9); j > 0; j--) {
      g_autofree char *piece = any_text ();

      g_string_append (text, piece);
    }
    expression = lia_expression_parse (text->str, &error);
    g_assert_true ((expression == NULL) == (error != NULL));
    if (expression != NULL) {
      g_autofree char *written = lia_expression_write (expression);
      g_autoptr (LiaExpression) again = lia_expression_parse (written, NULL);

      g_assert_nonnull (again);
      g_assert_true (lia_expression_equal (expression, again));
    }
  }
}

static void
test_copy (void)
{
  g_autoptr (LiaExpression) one = lia_expression_parse ("a:1,2 -(b<3 or c:(d and e))", NULL);
  g_autoptr (LiaExpression) other = lia_expression_copy (one);

  g_assert_true (lia_expression_equal (one, other));
  lia_expression_add (other, lia_expression_new_words ("more"));
  g_assert_false (lia_expression_equal (one, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/expression/reads", test_reads);
  g_test_add_func ("/expression/words", test_words);
  g_test_add_func ("/expression/refused", test_refused);
  g_test_add_func ("/expression/round-trip", test_round_trip);
  g_test_add_func ("/expression/deepest", test_deepest);
  g_test_add_func ("/expression/any-text", test_any_text);
  g_test_add_func ("/expression/copy", test_copy);
  return g_test_run ();
}
