#include "commands/plain.h"

static void
check_line (const char *text, const char *expected)
{
  g_autofree char *line = lia_plain_to_line (text);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_line (void)
{
  check_line ("", "");
  check_line ("  two\n\tlines \r\n", "two lines");
  check_line ("a\033[31mb", "a\357\277\275[31mb");
  check_line ("a\302\205b", "a\357\277\275b");
  check_line ("Türkiye · Việt Nam", "Türkiye · Việt Nam");
  check_line ("broken \377 byte", "broken \357\277\275 byte");
}

static void
test_lines (void)
{
  g_autofree char *lines = lia_plain_to_lines ("one\ntwo  \n\nfour\a", "  ");

  g_assert_cmpstr (lines, ==, "one\n  two  \n  \n  four\357\277\275");
}

static void
test_width (void)
{
  g_assert_cmpuint (lia_plain_width (""), ==, 0);
  g_assert_cmpuint (lia_plain_width ("Sofia"), ==, 5);
  g_assert_cmpuint (lia_plain_width ("София"), ==, 5);
  g_assert_cmpuint (lia_plain_width ("e\314\201"), ==, 1);
  g_assert_cmpuint (lia_plain_width ("巴厘"), ==, 4);
}

static void
check_shortened (const char *text, guint width, const char *expected)
{
  g_autofree char *shortened = lia_plain_shorten (text, width);

  g_assert_cmpstr (shortened, ==, expected);
  g_assert_cmpuint (lia_plain_width (shortened), <=, width);
}

static void
test_shorten (void)
{
  check_shortened ("Sofia", 5, "Sofia");
  check_shortened ("Sofia", 4, "Sof…");
  check_shortened ("Sofia", 1, "…");
  check_shortened ("In Sofia", 4, "In…");
  check_shortened ("巴厘进程", 4, "巴…");
  check_shortened ("巴厘进程", 5, "巴厘…");
  /* An accent stays with the letter that it stands on. */
  check_shortened ("e\314\201e\314\201e\314\201", 2, "e\314\201…");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plain/line", test_line);
  g_test_add_func ("/plain/lines", test_lines);
  g_test_add_func ("/plain/width", test_width);
  g_test_add_func ("/plain/shorten", test_shorten);

  return g_test_run ();
}
