#include <glib/gi18n.h>
#include <string.h>

#include "briefing/error.h"
#include "fingerprints.h"
#include "proof.h"
#include "records/tokens.h"

/* A text of at most so many words is told if all of it stands somewhere in a row. Of a longer one
 * any so many words in a row tell it; only every second of those runs is kept, so that whoever has
 * one word more in a row is found for certain. */
#define RUN 5
#define STEP 2

/* How many bytes of letters a whole text must have to tell anything, and a part of a longer one. */
#define TELLING 4
#define TELLING_PART 12

/* How many first bits of a fingerprint tell whether it can have been found. */
#define FILTER_BITS 18

/* How many texts are known again, as a power of two: a table says the same few things often. */
#define N_TAKEN 65536

typedef struct {
  char *name;
  char *part;
  char *cell;
  guint order;
} Find;

struct _LiaProof {
  char *ceiling;
  LiaFingerprints *held;
  LiaFingerprints *records;         /* their references */
  GHashTable *finds;                /* fingerprint -> Find */
  guint16 filter[1 << FILTER_BITS]; /* how many finds begin with these bits */
  guint n_found;
  LiaTokens *tokens;   /* of the text at hand */
  GArray *words;       /* Word: the same, and one that ends it */
  guint64 *taken;      /* what stands for texts that were taken, by their last bits */
  guint64 text;        /* what stands for the text at hand */
  GHashTable *telling; /* those in which something was found: guint64 */
  gboolean own;
  LiaProofWitness witness;
  gpointer user_data;
};

/* A word of a text: what stands for it, and how many bytes of letters stand before it. */
typedef struct {
  guint64 print;
  guint letters;
} Word;

typedef void (*Visit) (LiaProof *self, guint64 print, const void *data);

static void
find_free (Find *find)
{
  g_free (find->name);
  g_free (find->part);
  g_free (find->cell);
  g_free (find);
}

/**
 * lia_proof_new:
 *
 * Returns: (transfer full): a proof that knows of nothing that is held back
 */
LiaProof *
lia_proof_new (void)
{
  LiaProof *self = g_new0 (LiaProof, 1);

  self->held = lia_fingerprints_new ();
  self->records = lia_fingerprints_new ();
  self->tokens = lia_tokens_new (NULL);
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->taken = g_new0 (guint64, N_TAKEN);
  self->telling = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->finds =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) find_free);
  return self;
}

/**
 * lia_proof_free:
 * @self: (transfer full): a proof
 */
void
lia_proof_free (LiaProof *self)
{
  g_free (self->ceiling);
  lia_fingerprints_free (self->held);
  lia_fingerprints_free (self->records);
  g_hash_table_unref (self->finds);
  lia_tokens_free (self->tokens);
  g_array_unref (self->words);
  g_free (self->taken);
  g_hash_table_unref (self->telling);
  g_free (self);
}

/**
 * lia_proof_set_ceiling:
 * @self: a proof
 * @label: the highest mark that may be seen
 */
void
lia_proof_set_ceiling (LiaProof *self, const char *label)
{
  g_free (self->ceiling);
  self->ceiling = g_strdup (label);
}

/**
 * lia_proof_set_witness:
 * @self: a proof
 * @witness: is asked about what was found
 * @user_data: for @witness
 */
void
lia_proof_set_witness (LiaProof *self, LiaProofWitness witness, gpointer user_data)
{
  self->witness = witness;
  self->user_data = user_data;
}

static guint
count_letters (const char *text)
{
  guint letters = 0;

  for (const char *at = text; *at != '\0'; at++)
    letters += !g_ascii_isdigit (*at);

  return letters;
}

/* Returns how many words there are. */
static guint
read_words (LiaProof *self, const char *text)
{
  Word *words;
  guint n;

  lia_tokens_read (self->tokens, text);
  n = lia_tokens_length (self->tokens);
  g_array_set_size (self->words, n + 1);
  words = (Word *) self->words->data;
  words[0].letters = 0;
  for (guint i = 0; i < n; i++) {
    const char *token = lia_tokens_get (self->tokens, i)->text;

    words[i].print = lia_fingerprint_word (token);
    words[i + 1].letters = words[i].letters + count_letters (token);
  }

  return n;
}

static guint64
print_run (const LiaProof *self, guint from, guint n)
{
  guint64 print = LIA_FINGERPRINT_NONE;

  for (guint i = from; i < from + n; i++)
    print = lia_fingerprint_add (print, g_array_index (self->words, Word, i).print);

  return print;
}

static void
hold_run (LiaProof *self, guint from, guint n, guint telling)
{
  guint letters = g_array_index (self->words, Word, from + n).letters -
                  g_array_index (self->words, Word, from).letters;

  if (letters >= telling)
    lia_fingerprints_add (self->held, print_run (self, from, n));
}

/**
 * lia_proof_hold:
 * @self: a proof that has not yet taken anything
 * @text: (nullable): a whole text that may not be seen
 */
void
lia_proof_hold (LiaProof *self, const char *text)
{
  guint n = read_words (self, text);

  if (n > RUN) {
    for (guint from = 0; from + RUN < n; from += STEP)
      hold_run (self, from, RUN, TELLING_PART);
    hold_run (self, n - RUN, RUN, TELLING_PART);
  } else if (n > 0) {
    hold_run (self, 0, n, TELLING);
  }
}

/**
 * lia_proof_hold_record:
 * @self: a proof that has not yet taken anything
 * @reference: the reference of a record that may not be seen
 */
void
lia_proof_hold_record (LiaProof *self, const char *reference)
{
  guint64 print = print_run (self, 0, read_words (self, reference));

  lia_fingerprints_add (self->held, print);
  lia_fingerprints_add (self->records, print);
}

/* Each run that ends with a word is one that ended with the word before it, and that word. */
static void
for_each_run (LiaProof *self, const char *text, Visit visit, const void *data)
{
  guint64 runs[RUN + 1] = { LIA_FINGERPRINT_NONE };
  guint n_words = read_words (self, text);

  for (guint i = 0; i < n_words; i++) {
    guint64 word = g_array_index (self->words, Word, i).print;

    for (guint n = MIN (RUN, i + 1); n > 0; n--) {
      runs[n] = lia_fingerprint_add (runs[n - 1], word);
      visit (self, runs[n], data);
    }
  }
}

/**
 * lia_proof_holds_record:
 * @self: a proof to which nothing more will be told that is held back, at least of records
 * @reference: the reference of a record
 *
 * Returns: whether that record may not be seen
 */
gboolean
lia_proof_holds_record (LiaProof *self, const char *reference)
{
  /* Another text may be at hand. */
  g_autoptr (LiaTokens) tokens = lia_tokens_new (reference);
  guint64 print = LIA_FINGERPRINT_NONE;

  for (guint i = 0; i < lia_tokens_length (tokens); i++)
    print = lia_fingerprint_add (print, lia_fingerprint_word (lia_tokens_get (tokens, i)->text));

  return lia_fingerprints_seal (self->records) && lia_fingerprints_contain (self->records, print);
}

/* Most of what is asked about was never found; this tells so without looking for it. */
static guint16 *
filter_of (LiaProof *self, guint64 print)
{
  return &self->filter[print >> (64 - FILTER_BITS)];
}

static void
find (LiaProof *self, guint64 print, const void *data)
{
  const LiaProofPlace *place = data;
  Find *found;

  if (!lia_fingerprints_contain (self->held, print) || g_hash_table_contains (self->finds, &print))
    return;

  (*filter_of (self, print))++;
  found = g_new0 (Find, 1);
  found->name = g_strdup (place->name);
  found->part = g_strdup (place->part);
  found->cell = g_strdup (place->cell);
  found->order = self->n_found++;
  g_hash_table_insert (self->finds, g_memdup2 (&print, sizeof print), found);
  if (!g_hash_table_contains (self->telling, &self->text))
    g_hash_table_add (self->telling, g_memdup2 (&self->text, sizeof self->text));
}

/* Whether a record may be seen is asked of the few that would explain anything. */
static void
clear (LiaProof *self, guint64 print, const void *data)
{
  const char *reference = data;

  if (*filter_of (self, print) == 0 || !g_hash_table_contains (self->finds, &print) ||
      (reference != NULL && lia_proof_holds_record (self, reference)))
    return;

  (*filter_of (self, print))--;
  g_hash_table_remove (self->finds, &print);
}

/* What was taken once is found already, if it tells anything. */
static gboolean
take_first (LiaProof *self, const char *text)
{
  guint64 print = lia_fingerprint_word (text);
  guint64 *known = &self->taken[(print ^ print >> 32) % N_TAKEN];

  if (*known == print)
    return FALSE;

  self->text = *known = print;
  return TRUE;
}

/**
 * lia_proof_take:
 * @self: a proof
 * @text: (nullable): a text of the file
 * @place: where it stands
 */
void
lia_proof_take (LiaProof *self, const char *text, const LiaProofPlace *place)
{
  if (self->own)
    lia_proof_permit (self, text);
  else if (text != NULL && lia_fingerprints_seal (self->held) && take_first (self, text))
    for_each_run (self, text, find, place);
}

/**
 * lia_proof_take_file_name:
 * @self: a proof
 * @path: where the file is going to be; its ending is not looked at
 */
void
lia_proof_take_file_name (LiaProof *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  lia_proof_take (self, name, &(LiaProofPlace) { .name = _ ("the file’s own name") });
}

/**
 * lia_proof_permit:
 * @self: a proof
 * @text: (nullable): a text that may be seen; what was found and stands in it is nothing to object
 */
void
lia_proof_permit (LiaProof *self, const char *text)
{
  if (text != NULL && !lia_proof_is_clean (self))
    for_each_run (self, text, clear, NULL);
}

/**
 * lia_proof_permit_of:
 * @self: a proof to which nothing more will be told that is held back
 * @reference: the reference of a record
 * @text: (nullable): a text of it
 *
 * Permits what a record says, unless that record may not be seen: what should have been held back
 * is no excuse for itself.
 */
void
lia_proof_permit_of (LiaProof *self, const char *reference, const char *text)
{
  if (text != NULL && !lia_proof_is_clean (self))
    for_each_run (self, text, clear, reference);
}

/**
 * lia_proof_found_in:
 * @self: a proof
 * @text: a text
 *
 * Returns: whether something was found in a text of the file that is the same
 */
gboolean
lia_proof_found_in (const LiaProof *self, const char *text)
{
  guint64 print = lia_fingerprint_word (text);

  return g_hash_table_contains (self->telling, &print);
}

/**
 * lia_proof_set_own:
 * @self: a proof
 * @own: whether what it takes from now on is of a file that says nothing but the program's own
 * words
 */
void
lia_proof_set_own (LiaProof *self, gboolean own)
{
  self->own = own;
}

/**
 * lia_proof_is_clean:
 * @self: a proof
 *
 * Returns: whether nothing was found that isn't explained
 */
gboolean
lia_proof_is_clean (const LiaProof *self)
{
  return g_hash_table_size (self->finds) == 0;
}

static const Find *
first_find (LiaProof *self)
{
  const Find *first = NULL;
  GHashTableIter iter;
  gpointer found;

  g_hash_table_iter_init (&iter, self->finds);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    if (first == NULL || ((Find *) found)->order < first->order)
      first = found;

  return first;
}

static char *
describe (const Find *found)
{
  if (found->name != NULL)
    return g_strdup (found->name);
  if (found->cell != NULL)
    /* Translators: a part of the file, such as “sheet 3”, and a cell, such as B7. */
    return g_strdup_printf (_ ("%s, cell %s"), found->part, found->cell);

  return g_strdup (found->part);
}

/* The sentence never has the text itself: whoever exports may not be meant to see it. */
static gboolean
refuse (LiaProof *self, GError **error)
{
  g_autofree char *place = describe (first_find (self));

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_WITHHELD,
               /* Translators: a handling mark, and a place in a file, such as “the title” or “sheet
                * 3, cell B7”. */
               _ ("What was to be written up to %s has something in it that is held back: %s. No "
                  "file was made and none was replaced. Change what you wrote there yourself, or "
                  "choose a higher mark."),
               self->ceiling != NULL ? self->ceiling : "", place);
  return FALSE;
}

/**
 * lia_proof_conclude:
 * @self: a proof that has taken every text of a file
 * @cancellable: (nullable): stops it
 * @error: %LIA_BRIEFING_ERROR_WITHHELD with the place that was found first, or as the witness
 *
 * Returns: whether the file may have its name
 */
gboolean
lia_proof_conclude (LiaProof *self, GCancellable *cancellable, GError **error)
{
  if (!lia_proof_is_clean (self) && self->witness != NULL &&
      !self->witness (self, self->user_data, cancellable, error))
    return FALSE;

  return lia_proof_is_clean (self) || refuse (self, error);
}
