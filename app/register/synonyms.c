#include <gio/gio.h>
#include <string.h>

#include "records/tokens.h"
#include "synonyms.h"

#define VOCABULARY "/org/liaison/Liaison/reference/vocabulary.csv"

/* A word that is still being typed stands for a longer one from so many letters on. */
#define LETTERS_OF_ONE_WORD 4
#define LETTERS_OF_LAST_WORD 2

/* What leads to a meaning. */
typedef struct {
  char *words;
  LiaMeaning *meaning;
  gboolean capitals; /* only if it is typed so: ARE is a state, "are" isn't */
} Lead;

struct _LiaSynonyms {
  GPtrArray *meanings; /* LiaMeaning */
  GArray *leads;       /* Lead, by words */
  gint64 serial;       /* the last edit whose names are in here */
};

static void
phrase_free (LiaPhrase *phrase)
{
  g_free (phrase->shown);
  g_free (phrase->words);
  g_free (phrase);
}

static void
meaning_free (LiaMeaning *meaning)
{
  g_ptr_array_unref (meaning->phrases);
  g_free (meaning);
}

static void
lead_clear (gpointer lead)
{
  g_free (((Lead *) lead)->words);
}

static void
synonyms_free (gpointer data)
{
  LiaSynonyms *self = data;

  g_array_unref (self->leads);
  g_ptr_array_unref (self->meanings);
  g_free (self);
}

static char *
words_of (const char *text)
{
  g_autoptr (LiaTokens) tokens = lia_tokens_new (text);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < lia_tokens_length (tokens); i++)
    g_string_append_printf (words, "%s%s", i > 0 ? " " : "", lia_tokens_get (tokens, i)->text);

  return g_string_free (words, FALSE);
}

/* Whether the words of @part occur in those of @whole, one after the other. */
static gboolean
contains (const char *whole, const char *part)
{
  gsize length = strlen (part);

  for (const char *found = strstr (whole, part); found != NULL; found = strstr (found + 1, part))
    if ((found == whole || found[-1] == ' ') && (found[length] == ' ' || found[length] == '\0'))
      return TRUE;

  return FALSE;
}

static void
add_lead (LiaSynonyms *self, LiaMeaning *meaning, const char *words, gboolean capitals)
{
  Lead lead = { g_strdup (words), meaning, capitals };

  g_array_append_val (self->leads, lead);
}

/* What holds another name of the same thing is found by that one. */
static void
add_phrase (LiaSynonyms *self, LiaMeaning *meaning, const char *text)
{
  g_autofree char *shown = g_strstrip (g_strdup (text));
  g_autofree char *words = words_of (shown);
  LiaPhrase *phrase;

  if (*words == '\0')
    return;

  add_lead (self, meaning, words, FALSE);
  for (guint i = 0; i < meaning->phrases->len; i++)
    if (contains (words, ((LiaPhrase *) g_ptr_array_index (meaning->phrases, i))->words))
      return;
  for (guint i = meaning->phrases->len; i > 0; i--)
    if (contains (((LiaPhrase *) g_ptr_array_index (meaning->phrases, i - 1))->words, words))
      g_ptr_array_remove_index (meaning->phrases, i - 1);

  phrase = g_new0 (LiaPhrase, 1);
  phrase->shown = g_steal_pointer (&shown);
  phrase->words = g_steal_pointer (&words);
  g_ptr_array_add (meaning->phrases, phrase);
}

static void
add_phrases (LiaSynonyms *self, LiaMeaning *meaning, const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list != NULL ? list : "", ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    add_phrase (self, meaning, parts[i]);
}

static LiaMeaning *
add_meaning (LiaSynonyms *self)
{
  LiaMeaning *meaning = g_new0 (LiaMeaning, 1);

  meaning->phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) phrase_free);
  g_ptr_array_add (self->meanings, meaning);
  return meaning;
}

/* The first two columns, a term and its synonyms; in neither is there a comma or a quotation mark.
 */
static void
load_vocabulary (LiaSynonyms *self)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (VOCABULARY, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_if_fail (bytes != NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], ",", 3);
    LiaMeaning *meaning;

    if (cells[0] == NULL || cells[1] == NULL || *cells[1] == '\0')
      continue;
    meaning = add_meaning (self);
    add_phrase (self, meaning, cells[0]);
    add_phrases (self, meaning, cells[1]);
  }
}

/* The code of a state is three letters that may be a word: it leads to the state if it is written
 * in capitals, but isn't looked for. Those of organisations are what they are called by. */
static void
add_code (LiaSynonyms *self, LiaMeaning *meaning, const char *kind, const char *code)
{
  g_autofree char *words = words_of (code);

  if (g_strcmp0 (kind, "territory") == 0)
    add_lead (self, meaning, words, TRUE);
  else
    add_phrase (self, meaning, code);
}

static void
load_participants (LiaSynonyms *self, LiaDatabase *database, GHashTable *by_id)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database,
                            "SELECT id, name, full_name, aliases, kind, code FROM participant"
                            " WHERE archived IS NULL",
                            NULL);

  while (statement != NULL && lia_statement_step (statement, NULL) == LIA_STEP_ROW) {
    LiaMeaning *meaning = add_meaning (self);

    meaning->has_record = lia_statement_get_id (statement, 0, &meaning->record);
    g_hash_table_insert (by_id, &meaning->record, meaning);
    for (int column = 1; column <= 2; column++)
      if (!lia_statement_is_null (statement, column))
        add_phrase (self, meaning, lia_statement_get_text (statement, column));
    add_phrases (self, meaning, lia_statement_get_text (statement, 3));
    add_code (self, meaning, lia_statement_get_text (statement, 4),
              lia_statement_get_text (statement, 5));
  }
}

static void
load_names (LiaSynonyms *self, LiaDatabase *database, GHashTable *by_id)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database, "SELECT participant, name FROM name WHERE archived IS NULL", NULL);
  LiaId id;

  while (statement != NULL && lia_statement_step (statement, NULL) == LIA_STEP_ROW) {
    LiaMeaning *meaning =
        lia_statement_get_id (statement, 0, &id) ? g_hash_table_lookup (by_id, &id) : NULL;

    if (meaning != NULL)
      add_phrase (self, meaning, lia_statement_get_text (statement, 1));
  }
}

static int
compare_leads (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Lead *) a)->words, ((const Lead *) b)->words);
}

static gint64
last_serial (LiaDatabase *database)
{
  gint64 serial = 0;

  lia_database_get_integer (database, "SELECT max (serial) FROM edit", &serial, NULL);
  return serial;
}

static LiaSynonyms *
load (LiaDatabase *database)
{
  LiaSynonyms *self = g_new0 (LiaSynonyms, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (lia_id_hash, lia_id_equal);

  self->meanings = g_ptr_array_new_with_free_func ((GDestroyNotify) meaning_free);
  self->leads = g_array_new (FALSE, FALSE, sizeof (Lead));
  g_array_set_clear_func (self->leads, lead_clear);
  self->serial = last_serial (database);
  load_vocabulary (self);
  load_participants (self, database, by_id);
  load_names (self, database, by_id);
  g_array_sort (self->leads, compare_leads);

  return self;
}

static gboolean
is_current (LiaSynonyms *self, LiaDatabase *database)
{
  g_autoptr (LiaStatement) statement = NULL;
  gint64 serial = last_serial (database);

  if (serial == self->serial)
    return TRUE;
  if (serial < self->serial)
    return FALSE;

  statement = lia_database_prepare (
      database,
      "SELECT 1 FROM change WHERE serial > ?1 AND type IN ('participant', 'name') LIMIT 1", NULL);
  if (statement == NULL)
    return TRUE;
  lia_statement_bind_integer (statement, 1, self->serial);
  if (lia_statement_step (statement, NULL) == LIA_STEP_ROW)
    return FALSE;

  self->serial = serial;
  return TRUE;
}

/**
 * lia_synonyms_of:
 * @database: a connection
 *
 * Returns: (transfer none): the synonyms as the register has them now; they are kept with the
 *   connection, because a search comes with each key that is pressed
 */
LiaSynonyms *
lia_synonyms_of (LiaDatabase *database)
{
  LiaSynonyms *self = lia_database_get_kept (database);

  if (self == NULL || !is_current (self, database)) {
    self = load (database);
    lia_database_keep (database, self, synonyms_free);
  }

  return self;
}

static guint
first_at_least (LiaSynonyms *self, const char *words)
{
  guint low = 0;
  guint high = self->leads->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (strcmp (g_array_index (self->leads, Lead, middle).words, words) < 0)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

/* Enough of the last word to tell what it becomes. */
static gboolean
can_be_open (const char *words)
{
  const char *space = strrchr (words, ' ');

  return space != NULL ? g_utf8_strlen (space + 1, -1) >= LETTERS_OF_LAST_WORD
                       : g_utf8_strlen (words, -1) >= LETTERS_OF_ONE_WORD;
}

/**
 * lia_synonyms_find:
 * @self: synonyms
 * @words: tokens, parted by one space
 * @capitals: whether they were written in capitals
 * @open: whether the last of them may go on
 * @meanings: (element-type LiaMeaning): what @words as a whole can mean is added to it
 */
void
lia_synonyms_find (LiaSynonyms *self,
                   const char *words,
                   gboolean capitals,
                   gboolean open,
                   GPtrArray *meanings)
{
  gsize length = strlen (words);

  open = open && can_be_open (words);
  for (guint i = first_at_least (self, words); i < self->leads->len; i++) {
    const Lead *lead = &g_array_index (self->leads, Lead, i);
    const char *rest = lead->words + length;

    if (strncmp (lead->words, words, length) != 0)
      return;
    if ((*rest == '\0' ? lead->capitals && !capitals
                       : !open || lead->capitals || strchr (rest, ' ')) ||
        g_ptr_array_find (meanings, lead->meaning, NULL))
      continue;
    g_ptr_array_add (meanings, lead->meaning);
  }
}
