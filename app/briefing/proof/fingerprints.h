#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fingerprint of no words. */
#define LIA_FINGERPRINT_NONE G_GUINT64_CONSTANT (0xcbf29ce484222325)

/**
 * LiaFingerprints:
 *
 * A set of fingerprints of texts, from which the texts can't be read. It is filled, sealed and then
 * asked; a little more than eight bytes each is all it takes.
 */
typedef struct _LiaFingerprints LiaFingerprints;

LiaFingerprints *lia_fingerprints_new     (void);
void             lia_fingerprints_free    (LiaFingerprints *self);
void             lia_fingerprints_add     (LiaFingerprints *self, guint64 print);
gboolean         lia_fingerprints_seal    (LiaFingerprints *self);
gboolean         lia_fingerprints_contain (const LiaFingerprints *self, guint64 print);
guint64          lia_fingerprint_word     (const char *word);

/**
 * lia_fingerprint_add:
 * @print: the fingerprint of the words before, or %LIA_FINGERPRINT_NONE
 * @word: what stands for the next word
 *
 * Stands here because it is done five times for each word of a file.
 *
 * Returns: the fingerprint of all of them in this order
 */
static inline guint64
lia_fingerprint_add (guint64 print, guint64 word)
{
  /* What MurmurHash ends with, so that every bit of it is spread evenly. */
  print = (print ^ print >> 29 ^ word) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  print = (print ^ print >> 33) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);

  return print ^ print >> 33;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaFingerprints, lia_fingerprints_free)

G_END_DECLS
