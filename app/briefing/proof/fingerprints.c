#include "fingerprints.h"

#include <string.h>

/* How many fingerprints a bucket has on average, as a power of two. */
#define BUCKET_BITS 2

/* How many bits tell at once that a fingerprint isn't there, for each that is, as a power of two,
 * and how many in all at most. */
#define FILTER_BITS 4
#define MOST_FILTER_BITS 27

struct _LiaFingerprints {
  GArray *prints;  /* guint64, in buckets once they are sealed */
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

static guint64 *
nth (const LiaFingerprints *self, gsize index)
{
  return &g_array_index (self->prints, guint64, index);
}

/* Finds out how long buckets are; fingerprints are spread evenly, so that they are about as long as
 * each other. */
static gsize
count_buckets (LiaFingerprints *self)
{
  guint bits = MAX (g_bit_storage (self->prints->len), BUCKET_BITS + 1) - BUCKET_BITS;
  gsize n_buckets = (gsize) 1 << bits;

  self->shift = 64 - bits;
  self->starts = g_new0 (guint32, n_buckets + 1);
  for (gsize i = 0; i < self->prints->len; i++)
    self->starts[(*nth (self, i) >> self->shift) + 1]++;
  for (gsize bucket = 0; bucket < n_buckets; bucket++)
    self->starts[bucket + 1] += self->starts[bucket];

  return n_buckets;
}

/* Each goes to the next free place of its bucket, and what stood there goes on: ten times as quick
 * as to put millions into order, and without room for a second set. */
static void
fill_buckets (LiaFingerprints *self, gsize n_buckets)
{
  g_autofree guint32 *next = g_memdup2 (self->starts, n_buckets * sizeof *self->starts);

  for (gsize bucket = 0; bucket < n_buckets; bucket++)
    while (next[bucket] < self->starts[bucket + 1]) {
      guint64 print = *nth (self, next[bucket]);
      gsize home = print >> self->shift;

      *nth (self, next[bucket]) = *nth (self, next[home]);
      *nth (self, next[home]++) = print;
    }
}

static int
compare (const void *a, const void *b)
{
  guint64 first = *(const guint64 *) a;
  guint64 second = *(const guint64 *) b;

  return first < second ? -1 : first > second;
}

/* Nearly all buckets have a few; a function for any number would take longer to set out. */
static void
sort_bucket (guint64 *prints, guint n)
{
  if (n > 8 << BUCKET_BITS) {
    qsort (prints, n, sizeof *prints, compare);
    return;
  }

  for (guint i = 1; i < n; i++) {
    guint64 print = prints[i];
    guint at = i;

    for (; at > 0 && prints[at - 1] > print; at--)
      prints[at] = prints[at - 1];
    prints[at] = print;
  }
}

/* What is held back many times would make a bucket long that is looked through each time. */
static void
drop_repeated (LiaFingerprints *self, gsize n_buckets)
{
  guint32 kept = 0;

  for (gsize bucket = 0; bucket < n_buckets; bucket++) {
    guint32 from = self->starts[bucket];
    guint32 to = self->starts[bucket + 1];

    if (to > from)
      sort_bucket (nth (self, from), to - from);
    self->starts[bucket] = kept;
    for (guint32 i = from; i < to; i++)
      if (i == from || *nth (self, i) != *nth (self, i - 1))
        *nth (self, kept++) = *nth (self, i);
  }
  self->starts[n_buckets] = kept;
  g_array_set_size (self->prints, kept);
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
    gsize n_buckets = count_buckets (self);

    fill_buckets (self, n_buckets);
    drop_repeated (self, n_buckets);
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

static inline guint64
mix (guint64 print, guint64 bytes)
{
  print = (print ^ print >> 29 ^ bytes) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return (print ^ print >> 33) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
}

/**
 * lia_fingerprint:
 * @text: a text, or a word
 * @length: how many bytes
 *
 * It is asked for each word and each text of a file, so that eight bytes are taken at once, and
 * mixed with what MurmurHash ends with, so that every bit is spread evenly.
 *
 * Returns: the fingerprint of it
 */
guint64
lia_fingerprint (const char *text, gsize length)
{
  guint64 print = length;
  guint64 rest = 0;
  gsize at = 0;

  for (; length - at >= sizeof print; at += sizeof print) {
    guint64 bytes;

    memcpy (&bytes, text + at, sizeof bytes);
    print = mix (print, bytes);
  }
  for (; at < length; at++)
    rest = rest << 8 | (guint8) text[at];
  print = mix (print, rest);

  return print ^ print >> 33;
}
