#include <locale.h>
#include <string.h>

#include "records/tokens.h"

/* Beside plain letters and digits, what may stand before, between and after them. */
static const char *const pieces[] = {
  "a", "B", "z", "0", "9", "a", "B", "z",  "q",      "Q",      "é",
  "ß", "-", "'", " ", ".", "ท", "ี",  "移", "\u0301", "\u00ad", "Ё",
};

/* The same letter or digit as Unicode has it for Chinese type, which folds to the plain one. */
static gunichar
widen (gunichar c)
{
  return g_ascii_isalnum ((char) c) && c < 0x80 ? c + 0xfee0 : c;
}

static char *
random_text (gboolean with_spaces)
{
  GString *text = g_string_new (NULL);
  guint n = (guint) g_test_rand_int_range (0, 300);

  for (guint i = 0; i < n; i++)
    g_string_append (text,
                     pieces[g_test_rand_int_range (0, with_spaces ? G_N_ELEMENTS (pieces) : 11)]);

  return g_string_free (text, FALSE);
}

static char *
wide_text (const char *text)
{
  GString *wide = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (wide, widen (g_utf8_get_char (p)));

  return g_string_free (wide, FALSE);
}

static void
assert_alike (const char *text)
{
  g_autofree char *wide = wide_text (text);
  g_autoptr (LiaTokens) ours = lia_tokens_new (text);
  g_autoptr (LiaTokens) theirs = lia_tokens_new (wide);

  g_assert_cmpuint (lia_tokens_length (ours), ==, lia_tokens_length (theirs));
  for (guint i = 0; i < lia_tokens_length (ours); i++) {
    const LiaToken *one = lia_tokens_get (ours, i);
    const LiaToken *other = lia_tokens_get (theirs, i);

    g_assert_cmpstr (one->text, ==, other->text);
    g_assert_cmpint (one->joint, ==, other->joint);
    g_assert_cmpint (g_utf8_strlen (text, one->from), ==, g_utf8_strlen (wide, other->from));
    g_assert_cmpint (g_utf8_strlen (text, one->to), ==, g_utf8_strlen (wide, other->to));
  }
}

/* Plain letters are taken many at a time, others one by one: nobody can tell. */
static void
test_plain (void)
{
  for (guint i = 0; i < 500; i++) {
    g_autofree char *text = random_text (i % 4 != 0);

    assert_alike (text);
  }
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (200, 'X');
  g_autoptr (LiaTokens) tokens = lia_tokens_new (text);

  g_assert_cmpuint (lia_tokens_length (tokens), ==, 1);
  g_assert_cmpuint (strlen (lia_tokens_get (tokens, 0)->text), ==, 80);
  g_assert_cmpuint (lia_tokens_get (tokens, 0)->to, ==, 200);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tokens/plain", test_plain);
  g_test_add_func ("/tokens/long", test_long);

  return g_test_run ();
}
