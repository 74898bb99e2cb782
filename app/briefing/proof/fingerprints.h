#pragma once

#include <glib.h>

G_BEGIN_DECLS

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
guint64          lia_fingerprint          (const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaFingerprints, lia_fingerprints_free)

G_END_DECLS
