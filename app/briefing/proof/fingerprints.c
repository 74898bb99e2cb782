#include "fingerprints.h"

/* How many fingerprints a bucket has on average, as a power of two. */
#define BUCKET_BITS 2

/* How many bits tell at once that a fingerprint isn't there, for each that is, as a power of two,
 * and how many in all at most. */
#define FILTER_BITS 4
#define MOST_FILTER_BITS 27

struct _LiaFingerprints {
  GArray *prints;  /* guint64, sorted once they are sealed */
  guint32 *starts; /* where each bucket begins: those that have the same first bits */
  guint shift;
  guint8 *filter; /* a bit for the last bits of each */
  guint64 filter_mask;
  gboolean sealed;
};

/**
 * lia_fingerprints_new:
 *
 * Returns: (transfer full): an empty set
 */
LiaFingerprints *
lia_fingerprints_new (void)
{
  LiaFingerprints *self = g_new0 (LiaFingerprints, 1);

  self->prints = g_array_new (FALSE, FALSE, sizeof (guint64));
  return self;
}

/**
 * lia_fingerprints_free:
 * @self: (transfer full): a set
 */
void
lia_fingerprints_free (LiaFingerprints *self)
{
  g_array_unref (self->prints);
  g_free (self->starts);
  g_free (self->filter);
  g_free (self);
}

/**
 * lia_fingerprints_add:
 * @self: a set that is not sealed
 * @print: a fingerprint
 */
void
lia_fingerprints_add (LiaFingerprints *self, guint64 print)
{
  g_return_if_fail (!self->sealed);

  g_array_append_val (self->prints, print);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return first < second ? -1 : first > second;
}

static void
drop_repeated (GArray *prints)
{
  guint kept = 0;

  for (guint i = 0; i < prints->len; i++)
    if (kept == 0 ||
        g_array_index (prints, guint64, i) != g_array_index (prints, guint64, kept - 1))
      g_array_index (prints, guint64, kept++) = g_array_index (prints, guint64, i);
  g_array_set_size (prints, kept);
}

/* Fingerprints are spread evenly, so that buckets are about as long as each other. */
static void
make_buckets (LiaFingerprints *self)
{
  guint bits = MAX (g_bit_storage (self->prints->len), BUCKET_BITS + 1) - BUCKET_BITS;
  gsize n_buckets = (gsize) 1 << bits;
  guint32 at = 0;

  self->shift = 64 - bits;
  self->starts = g_new (guint32, n_buckets + 1);
  for (gsize bucket = 0; bucket < n_buckets; bucket++) {
    self->starts[bucket] = at;
    while (at < self->prints->len &&
           g_array_index (self->prints, guint64, at) >> self->shift == bucket)
      at++;
  }
  self->starts[n_buckets] = at;
}

static void
make_filter (LiaFingerprints *self)
{
  guint bits = MIN (g_bit_storage (self->prints->len) + FILTER_BITS, MOST_FILTER_BITS);

  self->filter_mask = (G_GUINT64_CONSTANT (1) << bits) - 1;
  self->filter = g_malloc0 ((gsize) 1 << (bits - 3));
  for (guint i = 0; i < self->prints->len; i++) {
    guint64 bit = g_array_index (self->prints, guint64, i) & self->filter_mask;

    self->filter[bit / 8] |= 1 << bit % 8;
  }
}

/**
 * lia_fingerprints_seal:
 * @self: a set; nothing can be added any more
 *
 * Returns: whether there is anything in it
 */
gboolean
lia_fingerprints_seal (LiaFingerprints *self)
{
  if (!self->sealed) {
    g_array_sort (self->prints, compare);
    drop_repeated (self->prints);
    make_buckets (self);
    make_filter (self);
    self->sealed = TRUE;
  }

  return self->prints->len > 0;
}

/**
 * lia_fingerprints_contain:
 * @self: a sealed set
 * @print: a fingerprint
 *
 * Returns: whether it is in the set
 */
gboolean
lia_fingerprints_contain (const LiaFingerprints *self, guint64 print)
{
  gsize bucket = print >> self->shift;
  guint64 bit = print & self->filter_mask;

  if (!(self->filter[bit / 8] & 1 << bit % 8))
    return FALSE;

  for (guint32 i = self->starts[bucket]; i < self->starts[bucket + 1]; i++)
    if (g_array_index (self->prints, guint64, i) == print)
      return TRUE;

  return FALSE;
}

/**
 * lia_fingerprint_word:
 * @word: a word
 *
 * Returns: what stands for it in lia_fingerprint_add() (FNV-1a)
 */
guint64
lia_fingerprint_word (const char *word)
{
  guint64 print = LIA_FINGERPRINT_NONE;

  for (const char *at = word; *at != '\0'; at++)
    print = (print ^ (guint8) *at) * G_GUINT64_CONSTANT (0x100000001b3);

  return print;
}
