#include <glib/gi18n.h>
#include <string.h>

#include "briefing/error.h"
#include "fingerprints.h"
#include "held-texts.h"
#include "proof-place.h"
#include "proof.h"

/* How many first bits of a fingerprint tell whether it can have been found. */
#define FILTER_BITS 18

/* How many texts are known again, as a power of two: a table says the same few things often. */
#define N_TAKEN 65536

/* A copy of a #LiaProofPlace, which all that was found in one text have in common. */
typedef struct {
  char *name;
  char *part;
  char *cell;
  guint64 packed;
} Place;

typedef struct {
  guint64 print;
  guint order;
  Place *place;
} Find;

struct _LiaProof {
  char *ceiling;
  LiaHeldTexts *held;
  GHashTable *finds;                /* Find, by its fingerprint */
  guint16 filter[1 << FILTER_BITS]; /* how many finds begin with these bits */
  guint n_found;
  LiaFingerprints *vouched; /* whole texts that may be seen */
  guint64 *taken;           /* what stands for texts that were taken, by their last bits */
  gboolean own;
  LiaProofWitness witness;
  gpointer user_data;
};

typedef struct {
  LiaProof *proof;
  const LiaProofPlace *place;
  Place *copy; /* (nullable): of that, once something was found there */
} Taking;

typedef struct {
  LiaProof *proof;
  const char *reference; /* (nullable): of the record that says it; the program if %NULL */
} Permitting;

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_free (place->name);
  g_free (place->part);
  g_free (place->cell);
}

static Place *
place_new (const LiaProofPlace *place)
{
  Place *self = g_rc_box_new (Place);

  *self = (Place) {
    .name = g_strdup (place->name),
    .part = g_strdup (place->part),
    .cell = g_strdup (place->cell),
    .packed = place->packed,
  };
  return self;
}

static void
place_unref (Place *self)
{
  g_rc_box_release_full (self, place_clear);
}

static void
find_free (Find *find)
{
  place_unref (find->place);
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

  self->held = lia_held_texts_new ();
  self->vouched = lia_fingerprints_new ();
  self->taken = g_new0 (guint64, N_TAKEN);
  self->finds =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) find_free);
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
  lia_held_texts_free (self->held);
  g_hash_table_unref (self->finds);
  lia_fingerprints_free (self->vouched);
  g_free (self->taken);
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

/**
 * lia_proof_hold:
 * @self: a proof that has not yet taken anything
 * @text: (nullable): a whole text that may not be seen
 */
void
lia_proof_hold (LiaProof *self, const char *text)
{
  if (text != NULL)
    lia_held_texts_add (self->held, text);
}

/**
 * lia_proof_hold_record:
 * @self: a proof that has not yet taken anything
 * @reference: the reference of a record that may not be seen
 */
void
lia_proof_hold_record (LiaProof *self, const char *reference)
{
  lia_held_texts_add_record (self->held, reference);
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
  return lia_held_texts_have_record (self->held, reference);
}

/**
 * lia_proof_holds_anything:
 * @self: a proof to which nothing more will be told that is held back
 *
 * Returns: whether it was told anything
 */
gboolean
lia_proof_holds_anything (LiaProof *self)
{
  return lia_held_texts_seal (self->held);
}

/**
 * lia_proof_vouch_for:
 * @self: a proof that has not yet taken anything
 * @text: a whole text of a record that may be seen
 *
 * Says before what lia_proof_permit_of() says afterwards: a text of the file that is the same is
 * nothing to look into. Most texts of a file are what one field says, and to know such a text again
 * takes far less than to take it apart.
 */
void
lia_proof_vouch_for (LiaProof *self, const char *text)
{
  lia_fingerprints_add (self->vouched, lia_fingerprint (text, strlen (text)));
}

/* Most of what is asked about was never found; this tells so without looking for it. */
static guint16 *
filter_of (LiaProof *self, guint64 print)
{
  return &self->filter[print >> (64 - FILTER_BITS)];
}

static void
find (guint64 print, gpointer data)
{
  Taking *taking = data;
  LiaProof *self = taking->proof;
  Find *found;

  if (!lia_held_texts_contain (self->held, print) || g_hash_table_contains (self->finds, &print))
    return;

  if (taking->copy == NULL)
    taking->copy = place_new (taking->place);
  (*filter_of (self, print))++;
  found = g_new (Find, 1);
  *found = (Find) { print, self->n_found++, g_rc_box_acquire (taking->copy) };
  g_hash_table_insert (self->finds, &found->print, found);
}

static void
find_in (LiaProof *self, const char *text, const LiaProofPlace *place)
{
  Taking taking = { self, place, NULL };

  lia_held_texts_for_each_run (self->held, text, find, &taking);
  g_clear_pointer (&taking.copy, place_unref);
}

/* The program says no reference by itself, so that a record which may not be seen isn't excused by
 * the file that is made to find out what the program says. */
static gboolean
is_excused (const Permitting *self, guint64 print)
{
  LiaHeldTexts *held = self->proof->held;

  return self->reference != NULL ? !lia_held_texts_have_record (held, self->reference)
                                 : !lia_held_texts_contain_record (held, print);
}

/* Whether a record may be seen is asked of the few that would explain anything. */
static void
clear (guint64 print, gpointer data)
{
  const Permitting *permitting = data;
  LiaProof *self = permitting->proof;

  if (*filter_of (self, print) == 0 || !g_hash_table_contains (self->finds, &print) ||
      !is_excused (permitting, print))
    return;

  (*filter_of (self, print))--;
  g_hash_table_remove (self->finds, &print);
}

static void
permit (LiaProof *self, const char *reference, const char *text)
{
  Permitting permitting = { self, reference };

  if (text != NULL && !lia_proof_is_clean (self))
    lia_held_texts_for_each_run (self->held, text, clear, &permitting);
}

/* What was taken once is found or excused already, if it tells anything. */
static gboolean
is_first (LiaProof *self, guint64 text)
{
  guint64 *known = &self->taken[text % N_TAKEN];

  if (*known == text)
    return FALSE;

  *known = text;
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
  guint64 print;

  if (text == NULL || !lia_held_texts_seal (self->held))
    return;

  print = lia_fingerprint (text, strlen (text));
  if (!is_first (self, print))
    return;

  if (self->own)
    lia_proof_permit (self, text);
  else if (!lia_fingerprints_seal (self->vouched) ||
           !lia_fingerprints_contain (self->vouched, print))
    find_in (self, text, place);
}

/**
 * lia_proof_take_file_name:
 * @self: a proof
 * @path: where the file is going to be
 */
void
lia_proof_take_file_name (LiaProof *self, const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  lia_proof_take (self, name, &(LiaProofPlace) { .name = _ ("the file’s own name") });
}

/**
 * lia_proof_permit:
 * @self: a proof
 * @text: (nullable): a text that the program says by itself; what was found and stands in it is
 *   nothing to object, unless it is the reference of a record that may not be seen
 */
void
lia_proof_permit (LiaProof *self, const char *text)
{
  permit (self, NULL, text);
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
  permit (self, reference, text);
}

/**
 * lia_proof_set_own:
 * @self: a proof
 * @own: whether what it takes from now on is of a file that says nothing but the program's own
 *   words
 */
void
lia_proof_set_own (LiaProof *self, gboolean own)
{
  self->own = own;
  memset (self->taken, 0, N_TAKEN * sizeof *self->taken);
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
describe_cell (const char *part, const char *cell)
{
  /* Translators: a part of the file, such as “sheet 3”, and a cell, such as B7. */
  return g_strdup_printf (_ ("%s, cell %s"), part, cell);
}

static char *
describe (const Place *place)
{
  g_autofree char *part = NULL;
  g_autofree char *cell = NULL;

  if (place->name != NULL)
    return g_strdup (place->name);
  if (place->packed != 0) {
    cell = lia_proof_place_unpack (place->packed, &part);
    return describe_cell (part, cell);
  }

  return place->cell != NULL ? describe_cell (place->part, place->cell) : g_strdup (place->part);
}

/* The sentence never has the text itself: whoever exports may not be meant to see it. */
static gboolean
refuse (LiaProof *self, GError **error)
{
  g_autofree char *place = describe (first_find (self)->place);

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
