#include <stdlib.h>
#include <string.h>

#include "fold.h"

/* Letters that no Unicode decomposition takes apart, but that people type without their mark, or
 * that look alike and are typed for each other; in order. */
typedef struct {
  gunichar letter;
  gunichar plain[2];
} Plain;

static const Plain letters[] = {
  { 0x00df, { 's', 's' } }, /* ß */
  { 0x00e6, { 'a', 'e' } }, /* æ */
  { 0x00f0, { 'd' } },      /* ð */
  { 0x00f8, { 'o' } },      /* ø */
  { 0x00fe, { 't', 'h' } }, /* þ */
  { 0x0111, { 'd' } },      /* đ */
  { 0x0127, { 'h' } },      /* ħ */
  { 0x0131, { 'i' } },      /* ı */
  { 0x0138, { 'k' } },      /* ĸ */
  { 0x0142, { 'l' } },      /* ł */
  { 0x014b, { 'n' } },      /* ŋ */
  { 0x0153, { 'o', 'e' } }, /* œ */
  { 0x0167, { 't' } },      /* ŧ */
  { 0x0180, { 'b' } },      /* ƀ */
  { 0x0192, { 'f' } },      /* ƒ */
  { 0x0259, { 'e' } },      /* ə, as in Azərbaycan */
  { 0x02b9, { '\'' } },     /* ʹ */
  { 0x02bb, { '\'' } },     /* ʻ, as in Oʻzbekiston */
  { 0x02bc, { '\'' } },     /* ʼ */
  { 0x03c2, { 0x03c3 } },   /* ς at the end of a word */
  { 0x0456, { 0x0438 } },   /* і, ї for и */
  { 0x0491, { 0x0433 } },   /* ґ for г */
  { 0x0493, { 0x0433 } },   /* ғ for г */
  { 0x049b, { 0x043a } },   /* қ for к */
  { 0x04a3, { 0x043d } },   /* ң for н */
  { 0x04af, { 0x0443 } },   /* ү for у */
  { 0x04b1, { 0x0443 } },   /* ұ for у */
  { 0x04b3, { 0x0445 } },   /* ҳ for х */
  { 0x04b7, { 0x0447 } },   /* ҷ for ч */
  { 0x04bb, { 0x0445 } },   /* һ for х */
  { 0x04d9, { 0x0430 } },   /* ә for а */
  { 0x04e9, { 0x043e } },   /* ө for о */
  { 0x05da, { 0x05db } },   /* the final forms of Hebrew letters */
  { 0x05dd, { 0x05de } },   { 0x05df, { 0x05e0 } }, { 0x05e3, { 0x05e4 } },
  { 0x05e5, { 0x05e6 } },   { 0x0629, { 0x0647 } }, /* tā' marbūṭa for hā' */
  { 0x0649, { 0x064a } },                           /* alif maqṣūra for yā' */
  { 0x066e, { 0x0628 } },   { 0x0671, { 0x0627 } }, /* alif waṣla */
  { 0x06a9, { 0x0643 } },                           /* Persian and Urdu kāf */
  { 0x06ba, { 0x0646 } },                           /* Urdu nūn ghunna */
  { 0x06be, { 0x0647 } },                           /* Urdu hā' */
  { 0x06c1, { 0x0647 } },   { 0x06cc, { 0x064a } }, /* Persian yā' */
  { 0x06cd, { 0x064a } },                           /* Pashto yā' */
  { 0x06d0, { 0x064a } },   { 0x06d2, { 0x064a } }, /* Urdu yā' */
  { 0x06d5, { 0x0647 } },
};

static int
compare_letters (const void *letter, const void *entry)
{
  gunichar first = *(const gunichar *) letter;
  gunichar second = ((const Plain *) entry)->letter;

  return first < second ? -1 : first > second;
}

/* Marks above and below Latin, Greek, Cyrillic, Hebrew and Arabic letters are left out when people
 * type; those of the scripts of South and South-East Asia are vowels. */
static gboolean
is_dropped (gunichar c, GUnicodeType type)
{
  switch (type) {
  case G_UNICODE_FORMAT:
  case G_UNICODE_ENCLOSING_MARK:
    return TRUE;
  case G_UNICODE_NON_SPACING_MARK:
    return c < 0x0900 || (c >= 0x1ab0 && c <= 0x1aff) || (c >= 0x1dc0 && c <= 0x1dff) ||
           (c >= 0x20d0 && c <= 0x20ff) || (c >= 0xfe00 && c <= 0xfe2f) || c >= 0xe0100;
  default:
    return c == 0x0640; /* The stroke that lengthens Arabic words. */
  }
}

static guint
fold_part (gunichar c, gunichar *folded)
{
  GUnicodeType type = g_unichar_type (c);
  gunichar lower;
  const Plain *plain;

  if (is_dropped (c, type))
    return 0;
  if (type == G_UNICODE_DECIMAL_NUMBER) {
    folded[0] = '0' + g_unichar_digit_value (c);
    return 1;
  }

  lower = g_unichar_tolower (c);
  plain = bsearch (&lower, letters, G_N_ELEMENTS (letters), sizeof letters[0], compare_letters);
  folded[0] = plain != NULL ? plain->plain[0] : lower;
  if (plain == NULL || plain->plain[1] == 0)
    return 1;
  folded[1] = plain->plain[1];
  return 2;
}

/**
 * lia_fold_letter:
 * @letter: a character
 * @folded: (out): room for %LIA_FOLD_MOST characters
 *
 * Folds one character as lia_fold() does a text.
 *
 * Returns: how many characters are left of it, 0 for a mark or something invisible
 */
guint
lia_fold_letter (gunichar letter, gunichar *folded)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  guint n_folded = 0;
  gsize n_parts;

  if (letter < 0x80) {
    folded[0] = letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
    return 1;
  }

  n_parts = g_unichar_fully_decompose (letter, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    n_folded += fold_part (parts[i], folded + n_folded);

  return n_folded;
}

/**
 * lia_fold:
 * @text: (nullable): valid UTF-8
 *
 * Makes words comparable whatever their case and diacritics: İstanbul and ISTANBUL, Łódź and Lodz,
 * ёлка and елка, ک and ك fold to the same, full-width letters and ligatures to plain ones, digits
 * of any script to 0 to 9; what isn't seen, such as a soft hyphen, is left out. What is indexed and
 * what is asked for are folded alike, because SQLite's tokenizer leaves ı, ß, ł, đ, œ and ё.
 *
 * Returns: (transfer full): the folded text; empty for %NULL
 */
char *
lia_fold (const char *text)
{
  GString *folded = g_string_sized_new (text != NULL ? strlen (text) : 0);
  gunichar letters_of[LIA_FOLD_MOST];

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    guint n = lia_fold_letter (g_utf8_get_char (p), letters_of);

    for (guint i = 0; i < n; i++)
      g_string_append_unichar (folded, letters_of[i]);
  }

  return g_string_free (folded, FALSE);
}
