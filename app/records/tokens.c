#include <string.h>

#include "fold.h"
#include "tokens.h"

/* Nothing is told apart by what comes later; the index stays small if somebody pastes a key. */
#define MAX_TOKEN_BYTES 80

/* How many letters are remembered, as a power of two: those of a few scripts. */
#define N_REMEMBERED 1024

typedef enum {
  PART_GAP,
  PART_WORD,
  PART_ALONE, /* of a script without spaces */
  PART_MARK,
} PartKind;

/* One character of what a letter folds to, and all that has to be known of it. */
typedef struct {
  gunichar c;
  PartKind kind;
  int class; /* of a mark */
  guint length;
  char bytes[6];
} Part;

/* What a letter folds to. */
typedef struct {
  gunichar letter;
  guint n;
  Part parts[LIA_FOLD_MOST];
} Folded;

/* A token, and where it begins in the text, which still moves. */
typedef struct {
  LiaToken token;
  gsize start;
} Word;

struct _LiaTokens {
  GString *text; /* the tokens, each ended by a NUL */
  Word *words;
  guint n_words;
  guint n_allocated;
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

static inline void
begin_token (Cutter *cutter, guint from, gboolean alone)
{
  LiaTokens *tokens = cutter->tokens;
  LiaToken token = { NULL, 0, from, from, LIA_JOINT_NONE };

  if (cutter->open)
    token.joint = LIA_JOINT_RUN;
  else if (cutter->hyphen)
    token.joint = LIA_JOINT_HYPHEN;

  close_token (cutter);
  if (tokens->n_words == tokens->n_allocated) {
    tokens->n_allocated = 2 * tokens->n_allocated + 16;
    tokens->words = g_renew (Word, tokens->words, tokens->n_allocated);
  }
  tokens->words[tokens->n_words++] = (Word) { token, tokens->text->len };
  cutter->open = TRUE;
  cutter->alone = alone;
}

static Word *
last_word (Cutter *cutter)
{
  return &cutter->tokens->words[cutter->tokens->n_words - 1];
}

/* Two marks on one letter can be typed in either order; their classes tell which comes first. */
static void
append_mark (GString *text, gsize start, const Part *mark)
{
  gsize place = text->len;

  while (mark->class > 0 && place > start) {
    const char *before = g_utf8_find_prev_char (text->str + start, text->str + place);

    if (before == NULL || g_unichar_combining_class (g_utf8_get_char (before)) <= mark->class)
      break;
    place = before - text->str;
  }
  g_string_insert_len (text, (gssize) place, mark->bytes, mark->length);
}

/* A letter has its bytes in room for the longest, so that they are copied at once. */
static void
append_letter (GString *text, const Part *letter)
{
  if (text->allocated_len - text->len <= sizeof letter->bytes) {
    g_string_append_len (text, letter->bytes, letter->length);
    return;
  }

  memcpy (text->str + text->len, letter->bytes, sizeof letter->bytes);
  text->len += letter->length;
  text->str[text->len] = '\0';
}

static void
take_gap (Cutter *cutter, gunichar c)
{
  cutter->hyphen = cutter->open && !cutter->alone && is_joiner (c);
  close_token (cutter);
}

static void
take (Cutter *cutter, const Part *part, guint from, guint to)
{
  GString *text = cutter->tokens->text;
  gboolean mark = part->kind == PART_MARK;
  gboolean alone = part->kind == PART_ALONE;
  Word *word;

  if (part->kind == PART_GAP || (mark && !cutter->open)) {
    take_gap (cutter, part->c);
    return;
  }

  if (!cutter->open || alone || (cutter->alone && !mark))
    begin_token (cutter, from, alone);
  cutter->hyphen = FALSE;
  word = last_word (cutter);
  word->token.to = to;
  if (text->len - word->start >= MAX_TOKEN_BYTES)
    return;
  if (mark)
    append_mark (text, word->start, part);
  else
    append_letter (text, part);
}

static Part
describe (gunichar c)
{
  Part part = { .c = c };

  if (c >= 0x80 && g_unichar_ismark (c))
    part.kind = PART_MARK;
  else if (g_unichar_isalnum (c))
    part.kind = stands_alone (c) ? PART_ALONE : PART_WORD;
  part.class = part.kind == PART_MARK ? g_unichar_combining_class (c) : 0;
  part.length = (guint) g_unichar_to_utf8 (c, part.bytes);

  return part;
}

/* To fold a letter takes longer than anything else that is done with it. */
static const Folded *
fold (LiaTokens *self, gunichar letter, Folded *room)
{
  Folded *folded = self->remembered != NULL ? &self->remembered[letter & (N_REMEMBERED - 1)] : room;
  gunichar parts[LIA_FOLD_MOST];

  if (folded == room || folded->letter != letter) {
    folded->letter = letter;
    folded->n = lia_fold_letter (letter, parts);
    for (guint i = 0; i < folded->n; i++)
      folded->parts[i] = describe (parts[i]);
  }
  return folded;
}

/* Reads the next letter of valid UTF-8 that is none of ASCII. Returns where it ends. */
static const char *
read_letter (const char *text, gunichar *letter)
{
  const guchar *at = (const guchar *) text;

  if (at[0] < 0xe0) {
    *letter = (at[0] & 0x1fu) << 6 | (at[1] & 0x3fu);
    return text + 2;
  }
  if (at[0] < 0xf0) {
    *letter = (at[0] & 0xfu) << 12 | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu);
    return text + 3;
  }

  *letter = g_utf8_get_char (text);
  return text + 4;
}

/* Returns where the letter ends. */
static const char *
take_letter (Cutter *cutter, const char *text, const char *from)
{
  gunichar letter;
  const char *next = read_letter (from, &letter);
  Folded room;
  const Folded *folded = fold (cutter->tokens, letter, &room);

  for (guint i = 0; i < folded->n; i++)
    take (cutter, &folded->parts[i], from - text, next - text);
  if (folded->n == 0 && cutter->open)
    last_word (cutter)->token.to = next - text;

  return next;
}

/* So that a whole token can be written without asking for each byte. */
static char *
make_room (GString *text)
{
  gsize length = text->len;

  if (text->allocated_len - length <= MAX_TOKEN_BYTES) {
    g_string_set_size (text, length + MAX_TOKEN_BYTES);
    text->len = length;
  }
  return text->str + length;
}

/* Most texts are plain letters, digits and what parts them, which mean nothing but themselves: a
 * run of letters is taken at once, as take() would one by one. Returns where it ends. */
static const char *
take_plain (Cutter *cutter, const char *text, const char *from, const char *end)
{
  GString *written = cutter->tokens->text;
  const char *at = from;
  const char *last;
  char *copy;
  Word *word;

  if (!g_ascii_isalnum (*at)) {
    take_gap (cutter, *at);
    return at + 1;
  }

  if (!cutter->open || cutter->alone)
    begin_token (cutter, from - text, FALSE);
  cutter->hyphen = FALSE;
  word = last_word (cutter);
  copy = make_room (written);
  last = copy + MAX_TOKEN_BYTES - MIN (MAX_TOKEN_BYTES, written->len - word->start);
  for (; at < end && g_ascii_isalnum (*at); at++)
    if (copy < last)
      *copy++ = *at | 0x20; /* which digits and small letters have */
  *copy = '\0';
  written->len = copy - written->str;
  word->token.to = at - text;

  return at;
}

static void
take_apart (LiaTokens *self, const char *text)
{
  Cutter cutter = { .tokens = self };
  const char *end = text;

  if (text != NULL)
    g_utf8_validate (text, -1, &end);
  for (const char *at = text; at < end;)
    at =
        (guchar) *at < 0x80 ? take_plain (&cutter, text, at, end) : take_letter (&cutter, text, at);
  close_token (&cutter);

  for (guint i = 0; i < self->n_words; i++) {
    Word *word = &self->words[i];
    gsize next = i + 1 < self->n_words ? word[1].start : self->text->len;

    word->token.text = self->text->str + word->start;
    word->token.length = (guint) (next - word->start) - 1;
  }
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
  self->n_allocated = 4 + (guint) (length / 6);
  self->words = g_new (Word, self->n_allocated);
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
  self->n_words = 0;
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
  g_free (self->words);
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
  return self->n_words;
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
  return &self->words[index].token;
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

  while (end < self->n_words && lia_tokens_get (self, end)->joint != LIA_JOINT_NONE)
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
