#include "briefing/document/text.h"

static void
test_clean (void)
{
  static const struct {
    const char *text;
    const char *clean;
  } cases[] = {
    { NULL, "" },
    { "  a  ", "a" },
    { "a\r\nb\rc", "a\nb\nc" },
    { "a\x02\x1b[1mb", "a[1mb" },
    { "a\xc2\x85z", "az" },
    { "a\xe2\x80\xa8z", "a\nz" },
    { "\xff", "\xef\xbf\xbd" },
    { "a\xef\xbf\xbez", "az" },
    { "Türkiye · Бали", "Türkiye · Бали" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *clean = lia_text_clean (cases[i].text);

    g_assert_cmpstr (clean, ==, cases[i].clean);
  }
}

static void
test_fit (void)
{
  g_autofree char *exact = g_strnfill (LIA_TEXT_LONGEST, 'x');
  g_autofree char *longer = g_strnfill (LIA_TEXT_LONGEST + 1, 'x');
  g_autofree char *cut = NULL;
  g_autofree char *escaped = lia_text_fit ("_x0041_ _x41_ _xZZZZ_ _x", NULL);
  gboolean shortened = FALSE;

  g_assert_null (lia_text_fit (exact, &shortened));
  g_assert_false (shortened);
  cut = lia_text_fit (longer, &shortened);
  g_assert_true (shortened);
  g_assert_cmpuint (g_utf8_strlen (cut, -1), <=, LIA_TEXT_LONGEST);
  g_assert_true (g_str_has_suffix (cut, "]"));
  g_assert_cmpstr (escaped, ==, "_x005F_x0041_ _x41_ _xZZZZ_ _x");
}

static void
test_width (void)
{
  g_assert_cmpfloat (lia_text_width (""), ==, 0.0);
  g_assert_cmpfloat (lia_text_width ("0000"), ==, 4.0);
  g_assert_cmpfloat (lia_text_width ("iiii"), <, lia_text_width ("mmmm"));
  g_assert_cmpfloat (lia_text_width ("a\nbbbb\nc"), ==, lia_text_width ("bbbb"));
  g_assert_cmpfloat (lia_text_width ("漢字"), ==, 4.0);
}

static void
test_lines (void)
{
  g_assert_cmpuint (lia_text_lines ("", 10), ==, 1);
  g_assert_cmpuint (lia_text_lines ("0000000000", 10), ==, 1);
  g_assert_cmpuint (lia_text_lines ("00000 00000", 10), ==, 2);
  g_assert_cmpuint (lia_text_lines ("00000000000000000000000", 10), ==, 3);
  g_assert_cmpuint (lia_text_lines ("0\n\n0", 10), ==, 3);
}

/* Nothing is lost between the pieces, and none is taller than it may be. */
static void
test_pieces (void)
{
  g_autofree char *prose = g_strnfill (500, '0');
  g_autoptr (GPtrArray) one = lia_text_pieces ("00000 00000", 10, 2);
  g_autoptr (GPtrArray) two = lia_text_pieces ("00000 00000 00000", 10, 2);
  g_autoptr (GPtrArray) long_word = lia_text_pieces (prose, 10, 4);
  g_autoptr (GPtrArray) lines = lia_text_pieces ("0\n0\n0", 10, 2);
  g_autoptr (GPtrArray) none = lia_text_pieces ("", 10, 2);

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (two->pdata[0], ==, "00000 00000");
  g_assert_cmpstr (two->pdata[1], ==, "00000");
  g_assert_cmpuint (long_word->len, ==, 13);
  for (guint i = 0; i < long_word->len; i++)
    g_assert_cmpuint (lia_text_lines (long_word->pdata[i], 10), <=, 4);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (lines->pdata[0], ==, "0\n0");
  g_assert_cmpuint (none->len, ==, 1);
}

static void
assert_shortened (const char *text, guint characters, const char *expected)
{
  g_autofree char *shortened = lia_text_shorten (text, characters);

  g_assert_cmpstr (shortened, ==, expected);
}

static void
test_shorten (void)
{
  assert_shortened ("", 10, "");
  assert_shortened ("just as it", 10, "just as it");
  assert_shortened ("two\nlines", 10, "two lines");
  assert_shortened ("whole words only", 13, "whole words…");
  assert_shortened ("whole words only", 12, "whole words…");
  assert_shortened ("whole words only", 11, "whole…");
  assert_shortened ("a wordwithoutspaces", 12, "a wordwitho…");
  assert_shortened ("Türkiye şöyle", 8, "Türkiye…");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/fit", test_fit);
  g_test_add_func ("/text/width", test_width);
  g_test_add_func ("/text/lines", test_lines);
  g_test_add_func ("/text/pieces", test_pieces);
  g_test_add_func ("/text/shorten", test_shorten);
  return g_test_run ();
}
