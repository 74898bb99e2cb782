#include "held-texts.h"

#include <string.h>

#include "fingerprints.h"
#include "records/tokens.h"

/* A text of at most so many words is told if all of it stands somewhere in a row. Of a longer one
 * any so many words in a row tell it; only every second of those runs is kept, so that whoever has
 * one word more in a row is found for certain. */
#define RUN 5
#define STEP 2

/* How many bytes of letters a whole text must have to tell anything, or how many digits, which are
 * more than a date has; and how many letters a part of a longer text. */
#define TELLING 4
#define TELLING_DIGITS 9
#define TELLING_PART 12

/* What makes one fingerprint of those of words in a row. */
#define NEXT_WORD G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* How many last bits of a word tell how long the runs are that are held back and begin with it. */
#define BEGINNING_BITS 16

struct _LiaHeldTexts {
  LiaFingerprints *runs;
  LiaFingerprints *records; /* their references, which are among the runs too */
  LiaTokens *tokens;        /* of the text at hand */
  GArray *sums; /* guint64: what stands for all its words before each, and after the last */
  guint8 beginnings[1 << BEGINNING_BITS]; /* a bit for each length */
};

/**
 * lia_held_texts_new:
 *
 * Returns: (transfer full): no texts yet
 */
LiaHeldTexts *
lia_held_texts_new (void)
{
  LiaHeldTexts *self = g_new0 (LiaHeldTexts, 1);

  self->runs = lia_fingerprints_new ();
  self->records = lia_fingerprints_new ();
  self->tokens = lia_tokens_new (NULL);
  self->sums = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

/**
 * lia_held_texts_free:
 * @self: (transfer full): texts that may not be seen
 */
void
lia_held_texts_free (LiaHeldTexts *self)
{
  lia_fingerprints_free (self->runs);
  lia_fingerprints_free (self->records);
  lia_tokens_free (self->tokens);
  g_array_unref (self->sums);
  g_free (self);
}

static guint64
add_word (guint64 sum, const LiaToken *word)
{
  return sum * NEXT_WORD + lia_fingerprint (word->text, word->length);
}

/* Returns how many words there are. */
static guint
read_words (LiaHeldTexts *self, const char *text)
{
  guint64 *sums;
  guint n;

  lia_tokens_read (self->tokens, text);
  n = lia_tokens_length (self->tokens);
  g_array_set_size (self->sums, n + 1);
  sums = (guint64 *) self->sums->data;
  sums[0] = 0;
  for (guint i = 0; i < n; i++)
    sums[i + 1] = add_word (sums[i], lia_tokens_get (self->tokens, i));

  return n;
}

static guint64
sum_before (const LiaHeldTexts *self, guint word)
{
  return g_array_index (self->sums, guint64, word);
}

static guint64
print_run (const LiaHeldTexts *self, guint from, guint n)
{
  guint64 before = sum_before (self, from);

  for (guint i = 0; i < n; i++)
    before *= NEXT_WORD;
  return sum_before (self, from + n) - before;
}

static void
add_run (LiaHeldTexts *self, guint from, guint n)
{
  guint64 first = print_run (self, from, 1);

  lia_fingerprints_add (self->runs, print_run (self, from, n));
  self->beginnings[first & (G_N_ELEMENTS (self->beginnings) - 1)] |= 1 << (n - 1);
}

/* Returns how many digits or other bytes there are in some words, as far as so many. */
static guint
count_bytes (const LiaHeldTexts *self, guint from, guint n, gboolean digits, guint most)
{
  guint count = 0;

  for (guint i = from; i < from + n && count < most; i++) {
    const LiaToken *token = lia_tokens_get (self->tokens, i);

    for (guint byte = 0; byte < token->length && count < most; byte++)
      count += g_ascii_isdigit (token->text[byte]) == digits;
  }

  return count;
}

static void
hold_part (LiaHeldTexts *self, guint from)
{
  if (count_bytes (self, from, RUN, FALSE, TELLING_PART) == TELLING_PART)
    add_run (self, from, RUN);
}

static void
hold_text (LiaHeldTexts *self, const char *text)
{
  guint n = read_words (self, text);

  if (n > RUN) {
    for (guint from = 0; from + RUN < n; from += STEP)
      hold_part (self, from);
    hold_part (self, n - RUN);
  } else if (count_bytes (self, 0, n, FALSE, TELLING) == TELLING ||
             count_bytes (self, 0, n, TRUE, TELLING_DIGITS) == TELLING_DIGITS) {
    add_run (self, 0, n);
  }
}

/* An address has “%20” where what it is made of has a space.
 *
 * Returns: (transfer full) (nullable): what such a text says; %NULL if it is none */
static char *
decode (const char *text)
{
  g_autoptr (GString) decoded = NULL;

  if (strchr (text, '%') == NULL)
    return NULL;

  decoded = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++) {
    int byte = *at == '%' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2])
                   ? g_ascii_xdigit_value (at[1]) << 4 | g_ascii_xdigit_value (at[2])
                   : 0;

    g_string_append_c (decoded, byte != 0 ? byte : *at);
    at += byte != 0 ? 2 : 0;
  }

  return decoded->len < strlen (text) ? g_utf8_make_valid (decoded->str, (gssize) decoded->len)
                                      : NULL;
}

/**
 * lia_held_texts_add:
 * @self: texts that are not sealed
 * @text: a whole text
 */
void
lia_held_texts_add (LiaHeldTexts *self, const char *text)
{
  g_autofree char *decoded = decode (text);

  hold_text (self, text);
  if (decoded != NULL)
    hold_text (self, decoded);
}

/**
 * lia_held_texts_add_record:
 * @self: texts that are not sealed
 * @reference: the reference of a record that may not be seen
 */
void
lia_held_texts_add_record (LiaHeldTexts *self, const char *reference)
{
  guint n_words = read_words (self, reference);
  guint n = MIN (n_words, RUN);

  if (n == 0)
    return;

  add_run (self, n_words - n, n);
  lia_fingerprints_add (self->records, print_run (self, n_words - n, n));
}

/**
 * lia_held_texts_seal:
 * @self: texts; no more come
 *
 * Returns: whether there are any
 */
gboolean
lia_held_texts_seal (LiaHeldTexts *self)
{
  return lia_fingerprints_seal (self->runs);
}

/**
 * lia_held_texts_contain:
 * @self: sealed texts
 * @print: from lia_held_texts_for_each_run()
 *
 * Returns: whether that run of words may not be seen
 */
gboolean
lia_held_texts_contain (LiaHeldTexts *self, guint64 print)
{
  return lia_fingerprints_contain (self->runs, print);
}

/**
 * lia_held_texts_contain_record:
 * @self: texts to which no more records come
 * @print: from lia_held_texts_for_each_run()
 *
 * Returns: whether that run of words is the reference of a record that may not be seen
 */
gboolean
lia_held_texts_contain_record (LiaHeldTexts *self, guint64 print)
{
  return lia_fingerprints_seal (self->records) && lia_fingerprints_contain (self->records, print);
}

/**
 * lia_held_texts_have_record:
 * @self: texts to which no more records come
 * @reference: the reference of a record
 *
 * Returns: whether that record may not be seen
 */
gboolean
lia_held_texts_have_record (LiaHeldTexts *self, const char *reference)
{
  /* Another text may be at hand. */
  g_autoptr (LiaTokens) tokens = lia_tokens_new (reference);
  guint n_words = lia_tokens_length (tokens);
  guint64 print = 0;

  for (guint i = n_words - MIN (n_words, RUN); i < n_words; i++)
    print = add_word (print, lia_tokens_get (tokens, i));

  return lia_held_texts_contain_record (self, print);
}

/* Most words begin nothing that is held back, or only what is as long as a part of a text. */
static void
visit_runs (LiaHeldTexts *self, const char *text, LiaHeldTextsVisit visit, gpointer user_data)
{
  guint n_words = read_words (self, text);
  const guint64 *sums = (const guint64 *) self->sums->data;

  for (guint i = 0; i < n_words; i++) {
    guint64 before = sums[i] * NEXT_WORD;
    guint64 first = sums[i + 1] - before;
    guint lengths = self->beginnings[first & (G_N_ELEMENTS (self->beginnings) - 1)];

    for (guint n = 1; lengths != 0 && i + n <= n_words; n++, lengths >>= 1, before *= NEXT_WORD)
      if (lengths & 1)
        visit (sums[i + n] - before, user_data);
  }
}

/**
 * lia_held_texts_for_each_run:
 * @self: sealed texts
 * @text: any text
 * @visit: called with the fingerprint of each run of its words that can be held back
 * @user_data: for @visit
 */
void
lia_held_texts_for_each_run (LiaHeldTexts *self,
                             const char *text,
                             LiaHeldTextsVisit visit,
                             gpointer user_data)
{
  g_autofree char *decoded = decode (text);

  visit_runs (self, text, visit, user_data);
  if (decoded != NULL)
    visit_runs (self, decoded, visit, user_data);
}
