#include <string.h>

#include "records/tokens.h"
#include "search-query.h"
#include "synonyms.h"

/* More words than anybody types narrow a search no further, but cost time. */
#define MAX_UNITS 16
#define MAX_TOKENS 48

/* Longer names than this are nowhere in the vocabulary. */
#define MAX_UNITS_OF_NAME 6
#define MAX_MEANINGS 3

/* Tokens that follow each other; of an open one the last is only the beginning. */
typedef struct {
  char **tokens;
  guint length;
  gboolean open;
} Phrase;

/* One word, or what hangs together as one: any of its phrases will do. */
typedef struct {
  GPtrArray *phrases; /* Phrase */
  guint n_tokens;
  guint first_token;
} Unit;

/* Some units that together have other names. */
typedef struct {
  guint first;
  guint n_units;
  GPtrArray *phrases; /* Phrase */
} Wider;

struct _LiaSearchQuery {
  LiaTokens *tokens;
  char *words;
  GPtrArray *units; /* Unit */
  GPtrArray *wider; /* Wider, in order */
  GPtrArray *also;  /* char */
  GArray *named;    /* LiaId */
};

static void
phrase_free (Phrase *phrase)
{
  g_strfreev (phrase->tokens);
  g_free (phrase);
}

static Phrase *
phrase_new (const char *words, gboolean open)
{
  Phrase *phrase = g_new0 (Phrase, 1);

  phrase->tokens = g_strsplit (words, " ", -1);
  phrase->length = g_strv_length (phrase->tokens);
  phrase->open = open;
  return phrase;
}

static void
unit_free (Unit *unit)
{
  g_ptr_array_unref (unit->phrases);
  g_free (unit);
}

static void
wider_free (Wider *wider)
{
  g_ptr_array_unref (wider->phrases);
  g_free (wider);
}

static char *
join (const LiaTokens *tokens, guint first, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    g_string_append_printf (words, "%s%s", i > first ? " " : "", lia_tokens_get (tokens, i)->text);

  return g_string_free (words, FALSE);
}

static void
add_unit (LiaSearchQuery *self, guint first, guint n)
{
  Unit *unit = g_new0 (Unit, 1);
  guint taken = MIN (n, MAX_TOKENS);
  g_autofree char *words = join (self->tokens, first, taken);
  g_autofree char *joined = taken == n ? lia_tokens_joined (self->tokens, first) : NULL;

  unit->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) phrase_free);
  unit->first_token = first;
  unit->n_tokens = n;
  g_ptr_array_add (unit->phrases, phrase_new (words, TRUE));
  if (joined != NULL)
    g_ptr_array_add (unit->phrases, phrase_new (joined, TRUE));
  g_ptr_array_add (self->units, unit);
}

static gboolean
is_in_capitals (const char *from, const char *to)
{
  gboolean any = FALSE;

  for (const char *p = from; p < to; p = g_utf8_next_char (p)) {
    if (g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
    any |= g_unichar_isupper (g_utf8_get_char (p));
  }

  return any;
}

static void
add_meaning (LiaSearchQuery *self, Wider *wider, const LiaMeaning *meaning, const char *typed)
{
  if (meaning->has_record && wider->n_units == self->units->len)
    g_array_append_val (self->named, meaning->record);

  for (guint i = 0; i < meaning->phrases->len; i++) {
    const LiaPhrase *phrase = g_ptr_array_index (meaning->phrases, i);

    /* What begins as it was typed is found without this. */
    if (g_str_has_prefix (phrase->words, typed))
      continue;
    g_ptr_array_add (wider->phrases, phrase_new (phrase->words, FALSE));
    g_ptr_array_add (self->also, g_strdup (phrase->shown));
  }
}

/* What units from @first on are called otherwise, or NULL. */
static Wider *
widen (LiaSearchQuery *self, LiaSynonyms *synonyms, const char *text, guint first, guint n_units)
{
  const Unit *from = g_ptr_array_index (self->units, first);
  const Unit *to = g_ptr_array_index (self->units, first + n_units - 1);
  guint last_token = to->first_token + to->n_tokens - 1;
  g_autofree char *words =
      join (self->tokens, from->first_token, last_token + 1 - from->first_token);
  g_autoptr (GPtrArray) meanings = g_ptr_array_new ();
  gboolean capitals = is_in_capitals (text + lia_tokens_get (self->tokens, from->first_token)->from,
                                      text + lia_tokens_get (self->tokens, last_token)->to);
  gboolean open = first + n_units == self->units->len;
  Wider *wider;

  lia_synonyms_find (synonyms, words, capitals, open, meanings);
  if (meanings->len == 0)
    return NULL;

  wider = g_new0 (Wider, 1);
  wider->first = first;
  wider->n_units = n_units;
  wider->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) phrase_free);
  for (guint i = 0; i < MIN (meanings->len, MAX_MEANINGS); i++)
    add_meaning (self, wider, g_ptr_array_index (meanings, i), words);

  return wider;
}

/* The longest names first, each word in one of them. */
static void
find_synonyms (LiaSearchQuery *self, LiaSynonyms *synonyms, const char *text)
{
  for (guint first = 0; first < self->units->len;) {
    guint n_units = MIN (MAX_UNITS_OF_NAME, self->units->len - first);
    Wider *wider = NULL;

    while (n_units > 0 && (wider = widen (self, synonyms, text, first, n_units)) == NULL)
      n_units--;
    if (wider != NULL)
      g_ptr_array_add (self->wider, wider);
    first += MAX (n_units, 1);
  }
}

/**
 * lia_search_query_new:
 * @database: (nullable): a connection whose register's names are looked at; %NULL for no synonyms
 * @text: (nullable): anything that somebody typed
 *
 * Nothing in @text has a meaning of its own, so that any text is a valid question. Each word has to
 * be found, as the beginning of one; in a script without spaces each run of letters, wherever it
 * stands.
 *
 * Returns: (transfer full): the question
 */
LiaSearchQuery *
lia_search_query_new (LiaDatabase *database, const char *text)
{
  LiaSearchQuery *self = g_new0 (LiaSearchQuery, 1);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  guint n = 0;

  self->tokens = lia_tokens_new (valid);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  self->wider = g_ptr_array_new_with_free_func ((GDestroyNotify) wider_free);
  self->also = g_ptr_array_new_with_free_func (g_free);
  self->named = g_array_new (FALSE, FALSE, sizeof (LiaId));
  for (guint i = 0; i < lia_tokens_length (self->tokens) && self->units->len < MAX_UNITS; i += n) {
    n = lia_tokens_chain (self->tokens, i);
    add_unit (self, i, n);
  }
  self->words = join (self->tokens, 0, MIN (lia_tokens_length (self->tokens), MAX_TOKENS));
  if (database != NULL && self->units->len > 0)
    find_synonyms (self, lia_synonyms_of (database), valid);

  return self;
}

/**
 * lia_search_query_free:
 * @self: (transfer full) (nullable): a question
 */
void
lia_search_query_free (LiaSearchQuery *self)
{
  if (self == NULL)
    return;

  lia_tokens_free (self->tokens);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->wider);
  g_ptr_array_unref (self->also);
  g_array_unref (self->named);
  g_free (self->words);
  g_free (self);
}

/**
 * lia_search_query_is_empty:
 * @self: a question
 *
 * Returns: whether it has no letter or digit, and so asks for nothing
 */
gboolean
lia_search_query_is_empty (const LiaSearchQuery *self)
{
  return self->units->len == 0;
}

/**
 * lia_search_query_get_words:
 * @self: a question
 *
 * Returns: (transfer none): its tokens, parted by one space
 */
const char *
lia_search_query_get_words (const LiaSearchQuery *self)
{
  return self->words;
}

/**
 * lia_search_query_get_also:
 * @self: a question
 *
 * Returns: (transfer none) (element-type utf8): what else is looked for, as it is written
 */
GPtrArray *
lia_search_query_get_also (const LiaSearchQuery *self)
{
  return self->also;
}

/**
 * lia_search_query_get_named:
 * @self: a question
 *
 * Returns: (transfer none) (element-type LiaId): participants that are or were called as typed
 */
GArray *
lia_search_query_get_named (const LiaSearchQuery *self)
{
  return self->named;
}

static void
append_phrase (GString *sql, const Phrase *phrase, gboolean first)
{
  g_autofree char *words = g_strjoinv (" ", phrase->tokens);

  g_string_append_printf (sql, "%s\"%s\"%s", first ? "" : " OR ", words, phrase->open ? "*" : "");
}

static void
append_units (GString *sql, const LiaSearchQuery *self, guint first, guint n_units)
{
  for (guint i = first; i < first + n_units; i++) {
    const Unit *unit = g_ptr_array_index (self->units, i);

    g_string_append (sql, i > first ? " AND (" : "(");
    for (guint j = 0; j < unit->phrases->len; j++)
      append_phrase (sql, g_ptr_array_index (unit->phrases, j), j == 0);
    g_string_append_c (sql, ')');
  }
}

static void
append_wider (GString *sql, const LiaSearchQuery *self, const Wider *wider)
{
  g_string_append (sql, "((");
  append_units (sql, self, wider->first, wider->n_units);
  g_string_append_c (sql, ')');
  for (guint i = 0; i < wider->phrases->len; i++)
    append_phrase (sql, g_ptr_array_index (wider->phrases, i), FALSE);
  g_string_append_c (sql, ')');
}

/**
 * lia_search_query_expression:
 * @self: a question that isn't empty
 * @wider: whether other words for the same will do
 *
 * Returns: (transfer full) (nullable): it in the language of FTS5; %NULL if @wider and there are no
 *   other words
 */
char *
lia_search_query_expression (const LiaSearchQuery *self, gboolean wider)
{
  GString *sql;
  guint next = 0;

  if (wider && self->also->len == 0)
    return NULL;

  sql = g_string_new (NULL);
  for (guint i = 0; wider && i < self->wider->len; i++) {
    const Wider *part = g_ptr_array_index (self->wider, i);

    if (part->first > next) {
      append_units (sql, self, next, part->first - next);
      g_string_append (sql, " AND ");
    }
    append_wider (sql, self, part);
    next = part->first + part->n_units;
    if (next < self->units->len)
      g_string_append (sql, " AND ");
  }
  append_units (sql, self, next, self->units->len - next);

  return g_string_free (sql, FALSE);
}

static gboolean
matches_at (const Phrase *phrase, const LiaTokens *tokens, guint at)
{
  guint last = phrase->length - 1;

  if (at + phrase->length > lia_tokens_length (tokens))
    return FALSE;
  for (guint i = 0; i < last; i++)
    if (!g_str_equal (lia_tokens_get (tokens, at + i)->text, phrase->tokens[i]))
      return FALSE;

  return phrase->open
             ? g_str_has_prefix (lia_tokens_get (tokens, at + last)->text, phrase->tokens[last])
             : g_str_equal (lia_tokens_get (tokens, at + last)->text, phrase->tokens[last]);
}

/* Words that are parted in the text, but weren't when they were typed. */
static gboolean
matches_joined (const Phrase *phrase, const LiaTokens *tokens, guint at)
{
  g_autofree char *joined = NULL;

  if (phrase->length != 1 || lia_tokens_get (tokens, at)->joint != LIA_JOINT_NONE)
    return FALSE;

  joined = lia_tokens_joined (tokens, at);
  return joined != NULL && (phrase->open ? g_str_has_prefix (joined, phrase->tokens[0])
                                         : g_str_equal (joined, phrase->tokens[0]));
}

static void
add_mark (GArray *marks, const LiaTokens *tokens, guint at, guint length)
{
  LiaHitMark mark = { lia_tokens_get (tokens, at)->from,
                      lia_tokens_get (tokens, at + length - 1)->to };

  if (marks != NULL)
    g_array_append_val (marks, mark);
}

static gboolean
mark_phrases (GPtrArray *phrases, const LiaTokens *tokens, GArray *marks)
{
  gboolean any = FALSE;

  for (guint at = 0; at < lia_tokens_length (tokens); at++)
    for (guint i = 0; i < phrases->len; i++) {
      const Phrase *phrase = g_ptr_array_index (phrases, i);
      guint length = 0;

      if (matches_at (phrase, tokens, at))
        length = phrase->length;
      else if (matches_joined (phrase, tokens, at))
        length = lia_tokens_chain (tokens, at);
      if (length > 0)
        add_mark (marks, tokens, at, length);
      any |= length > 0;
    }

  return any;
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const LiaHitMark *first = a;
  const LiaHitMark *second = b;

  return first->from < second->from ? -1 : first->from > second->from;
}

/* In order, and none over another. */
static void
tidy (GArray *marks)
{
  guint n = 0;

  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++) {
    LiaHitMark mark = g_array_index (marks, LiaHitMark, i);
    LiaHitMark *before = n > 0 ? &g_array_index (marks, LiaHitMark, n - 1) : NULL;

    if (before != NULL && mark.from <= before->to)
      before->to = MAX (before->to, mark.to);
    else
      g_array_index (marks, LiaHitMark, n++) = mark;
  }
  g_array_set_size (marks, n);
}

/**
 * lia_search_query_mark:
 * @self: a question
 * @text: (nullable): valid UTF-8
 * @marks: (nullable) (element-type LiaHitMark): where it is told what was found, in order
 * @typed: (out): a bit for each word of the question that is in the text as it was typed
 *
 * Looks for what was typed, and for other words for it, in one text.
 *
 * Returns: a bit for each word of the question that is in the text, itself or by another word
 */
guint32
lia_search_query_mark (const LiaSearchQuery *self, const char *text, GArray *marks, guint32 *typed)
{
  g_autoptr (LiaTokens) tokens = lia_tokens_new (text);
  guint32 found = 0;

  for (guint i = 0; i < self->units->len; i++)
    if (mark_phrases (((Unit *) g_ptr_array_index (self->units, i))->phrases, tokens, marks))
      found |= 1u << i;
  *typed = found;
  for (guint i = 0; i < self->wider->len; i++) {
    const Wider *wider = g_ptr_array_index (self->wider, i);

    if (mark_phrases (wider->phrases, tokens, marks))
      found |= ((1u << wider->n_units) - 1) << wider->first;
  }
  if (marks != NULL)
    tidy (marks);

  return found;
}
