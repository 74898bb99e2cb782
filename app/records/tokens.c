#include <string.h>

#include "fold.h"
#include "tokens.h"

/* Nothing is told apart by what comes later; the index stays small if somebody pastes a key. */
#define MAX_TOKEN_BYTES 80

/* How many letters are remembered, as a power of two: those of a few scripts. */
#define N_REMEMBERED 1024

/* What a letter folds to. */
typedef struct {
  gunichar letter;
  guint n;
  gunichar folded[LIA_FOLD_MOST];
} Folded;

struct _LiaTokens {
  GString *text; /* the tokens, each ended by a NUL */
  GArray *tokens;
  GArray *starts;     /* guint: where each token begins in the text, which still moves */
  Folded *remembered; /* (nullable): by the last bits of the letter */
};

/* Where the text is being taken apart. */
typedef struct {
  LiaTokens *tokens;
  gboolean open;  /* a token is being written */
  gboolean alone; /* ... of a script without spaces */
  gboolean hyphen;
} Cutter;

static gboolean
is_joiner (gunichar c)
{
  switch (c) {
  case '\'':
  case '`':
  case '-':
  case 0x00b7:
  case 0x2010:
  case 0x2018:
  case 0x2019:
  case 0x2032:
    return TRUE;
  default:
    return FALSE;
  }
}

static gboolean
stands_alone (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;

  switch (g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_THAI:
  case G_UNICODE_SCRIPT_LAO:
  case G_UNICODE_SCRIPT_KHMER:
  case G_UNICODE_SCRIPT_MYANMAR:
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_BOPOMOFO:
  case G_UNICODE_SCRIPT_NEW_TAI_LUE:
  case G_UNICODE_SCRIPT_TAI_LE:
  case G_UNICODE_SCRIPT_TAI_THAM:
  case G_UNICODE_SCRIPT_TAI_VIET:
  case G_UNICODE_SCRIPT_JAVANESE:
    return TRUE;
  default:
    return c == 0x30fc; /* The stroke that lengthens Japanese vowels belongs to two scripts. */
  }
}

static void
close_token (Cutter *cutter)
{
  if (cutter->open)
    g_string_append_c (cutter->tokens->text, '\0');
  cutter->open = FALSE;
}

static void
begin_token (Cutter *cutter, guint from, gboolean alone)
{
  LiaToken token = { NULL, from, from, LIA_JOINT_NONE };

  if (cutter->open)
    token.joint = LIA_JOINT_RUN;
  else if (cutter->hyphen)
    token.joint = LIA_JOINT_HYPHEN;

  close_token (cutter);
  g_array_append_val (cutter->tokens->starts, cutter->tokens->text->len);
  g_array_append_val (cutter->tokens->tokens, token);
  cutter->open = TRUE;
  cutter->alone = alone;
}

static LiaToken *
last_token (Cutter *cutter)
{
  return &g_array_index (cutter->tokens->tokens, LiaToken, cutter->tokens->tokens->len - 1);
}

static guint
last_start (Cutter *cutter)
{
  GArray *starts = cutter->tokens->starts;

  return g_array_index (starts, guint, starts->len - 1);
}

/* Two marks on one letter can be typed in either order; their classes tell which comes first. */
static void
append_mark (GString *text, gsize start, gunichar mark)
{
  int class = g_unichar_combining_class (mark);
  gsize place = text->len;

  while (class > 0 && place > start) {
    const char *before = g_utf8_find_prev_char (text->str + start, text->str + place);

    if (before == NULL || g_unichar_combining_class (g_utf8_get_char (before)) <= class)
      break;
    place = before - text->str;
  }
  g_string_insert_unichar (text, place, mark);
}

static void
take_gap (Cutter *cutter, gunichar c)
{
  cutter->hyphen = cutter->open && !cutter->alone && is_joiner (c);
  close_token (cutter);
}

static void
take (Cutter *cutter, gunichar c, guint from, guint to)
{
  gboolean mark = c >= 0x80 && g_unichar_ismark (c);
  gboolean alone;
  gsize start;

  if (!(mark ? cutter->open : g_unichar_isalnum (c))) {
    take_gap (cutter, c);
    return;
  }

  alone = !mark && stands_alone (c);
  if (!cutter->open || alone || (cutter->alone && !mark))
    begin_token (cutter, from, alone);
  cutter->hyphen = FALSE;
  last_token (cutter)->to = to;
  start = last_start (cutter);
  if (cutter->tokens->text->len - start >= MAX_TOKEN_BYTES)
    return;
  if (mark)
    append_mark (cutter->tokens->text, start, c);
  else
    g_string_append_unichar (cutter->tokens->text, c);
}

/* To fold a letter takes longer than anything else that is done with it. */
static const Folded *
fold (LiaTokens *self, gunichar letter, Folded *room)
{
  Folded *folded = self->remembered != NULL ? &self->remembered[letter & (N_REMEMBERED - 1)] : room;

  if (folded == room || folded->letter != letter) {
    folded->letter = letter;
    folded->n = lia_fold_letter (letter, folded->folded);
  }
  return folded;
}

/* Returns where the letter ends. */
static const char *
take_letter (Cutter *cutter, const char *text, const char *letter)
{
  const char *next = g_utf8_next_char (letter);
  Folded room;
  const Folded *folded = fold (cutter->tokens, g_utf8_get_char (letter), &room);

  for (guint i = 0; i < folded->n; i++)
    take (cutter, folded->folded[i], letter - text, next - text);
  if (folded->n == 0 && cutter->open)
    last_token (cutter)->to = next - text;

  return next;
}

/* Most texts are plain letters, digits and what parts them, which mean nothing but themselves: a
 * run of letters is taken at once, as take() would one by one. Returns where it ends. */
static const char *
take_plain (Cutter *cutter, const char *text, const char *from, const char *end)
{
  GString *written = cutter->tokens->text;
  const char *to = from;
  gsize start, room;

  while (to < end && g_ascii_isalnum (*to))
    to++;
  if (to == from && (guchar) *from < 0x80) {
    take_gap (cutter, *from);
    return from + 1;
  }
  if (to == from)
    return from;

  if (!cutter->open || cutter->alone)
    begin_token (cutter, from - text, FALSE);
  cutter->hyphen = FALSE;
  last_token (cutter)->to = to - text;
  start = written->len - last_start (cutter);
  room = start < MAX_TOKEN_BYTES ? MAX_TOKEN_BYTES - start : 0;
  start = written->len;
  g_string_append_len (written, from, MIN (room, (gsize) (to - from)));
  for (gsize i = start; i < written->len; i++)
    written->str[i] = g_ascii_tolower (written->str[i]);

  return to;
}

static void
take_apart (LiaTokens *self, const char *text)
{
  Cutter cutter = { .tokens = self };
  const char *end = text;

  if (text != NULL)
    g_utf8_validate (text, -1, &end);
  for (const char *p = text; p < end;) {
    const char *next = take_plain (&cutter, text, p, end);

    p = next > p ? next : take_letter (&cutter, text, p);
  }
  close_token (&cutter);

  for (guint i = 0; i < self->tokens->len; i++)
    g_array_index (self->tokens, LiaToken, i).text =
        self->text->str + g_array_index (self->starts, guint, i);
}

/**
 * lia_tokens_new:
 * @text: (nullable): UTF-8; of a damaged text only what stands before the damage is read
 *
 * Takes a text apart. Letters are folded as by lia_fold(); whatever is no letter or digit parts
 * tokens. In Thai, Lao, Khmer, Burmese, Chinese and Japanese each letter with its marks is a token,
 * so that any part of a sentence is a run of them.
 *
 * Returns: (transfer full): its tokens
 */
LiaTokens *
lia_tokens_new (const char *text)
{
  LiaTokens *self = g_new0 (LiaTokens, 1);
  gsize length = text != NULL ? strlen (text) : 0;

  self->text = g_string_sized_new (length + 16);
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (LiaToken), 4 + (guint) (length / 6));
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), 4 + (guint) (length / 6));
  take_apart (self, text);

  return self;
}

/**
 * lia_tokens_read:
 * @self: tokens that nobody needs any more
 * @text: (nullable): as for lia_tokens_new()
 *
 * Takes another text apart in the place of the last, for who has a million of them.
 */
void
lia_tokens_read (LiaTokens *self, const char *text)
{
  if (self->remembered == NULL)
    self->remembered = g_new0 (Folded, N_REMEMBERED);

  g_string_truncate (self->text, 0);
  g_array_set_size (self->tokens, 0);
  g_array_set_size (self->starts, 0);
  take_apart (self, text);
}

/**
 * lia_tokens_free:
 * @self: (transfer full) (nullable): tokens
 */
void
lia_tokens_free (LiaTokens *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->tokens);
  g_array_unref (self->starts);
  g_free (self->remembered);
  g_free (self);
}

/**
 * lia_tokens_length:
 * @self: tokens
 *
 * Returns: how many there are
 */
guint
lia_tokens_length (const LiaTokens *self)
{
  return self->tokens->len;
}

/**
 * lia_tokens_get:
 * @self: tokens
 * @index: less than their number
 *
 * Returns: (transfer none): one of them
 */
const LiaToken *
lia_tokens_get (const LiaTokens *self, guint index)
{
  return &g_array_index (self->tokens, LiaToken, index);
}

/**
 * lia_tokens_chain:
 * @self: tokens
 * @index: where a chain begins: less than their number
 *
 * Returns: how many tokens from there on hang together, itself included
 */
guint
lia_tokens_chain (const LiaTokens *self, guint index)
{
  guint end = index + 1;

  while (end < self->tokens->len && lia_tokens_get (self, end)->joint != LIA_JOINT_NONE)
    end++;

  return end - index;
}

/**
 * lia_tokens_joined:
 * @self: tokens
 * @index: where a chain begins
 *
 * Words that are parted by a hyphen or an apostrophe are as often written as one.
 *
 * Returns: (transfer full) (nullable): the chain as one word, `oneill` for O'Neill; %NULL if it is
 *   no such chain
 */
char *
lia_tokens_joined (const LiaTokens *self, guint index)
{
  guint n = lia_tokens_chain (self, index);
  g_autoptr (GString) joined = NULL;

  if (n < 2)
    return NULL;

  joined = g_string_new (lia_tokens_get (self, index)->text);
  for (guint i = index + 1; i < index + n; i++) {
    if (lia_tokens_get (self, i)->joint != LIA_JOINT_HYPHEN || joined->len > MAX_TOKEN_BYTES ||
        g_ascii_isdigit (*lia_tokens_get (self, i)->text))
      return NULL;
    g_string_append (joined, lia_tokens_get (self, i)->text);
  }

  return g_string_free (g_steal_pointer (&joined), FALSE);
}
