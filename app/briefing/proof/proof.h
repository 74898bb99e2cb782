#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaProofPlace:
 * @name: (nullable): where it is, as people call it; translated. If there is none:
 * @part: (nullable): the part of the file.
 * @cell: (nullable): the cell, if it is one.
 * @packed: the cell of a sheet, as lia_proof_place_pack() says it, instead of both; 0 if it is none.
 *
 * Where in a file a text stands. It holds no text of the file.
 */
typedef struct {
  const char *name;
  const char *part;
  const char *cell;
  guint64 packed;
} LiaProofPlace;

/**
 * LiaProof:
 *
 * Finds out whether a finished file tells anything that was held back. It first learns what may not
 * be seen, then takes each text of the file, and at last hears from its witness what may be seen.
 * What is held back is kept as fingerprints only.
 */
typedef struct _LiaProof LiaProof;

/**
 * LiaProofWitness:
 * @self: a proof that has found something
 * @user_data: what was given along
 * @cancellable: (nullable): stops it
 * @error: why it couldn't be told
 *
 * Tells a proof what may be seen all the same, by lia_proof_permit() and lia_proof_set_own().
 *
 * Returns: whether all was told that there is to tell, or nothing is left to be explained
 */
typedef gboolean (*LiaProofWitness) (LiaProof *self,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);

LiaProof *lia_proof_new            (void);
void      lia_proof_free           (LiaProof *self);
void      lia_proof_set_ceiling    (LiaProof *self, const char *label);
void      lia_proof_set_witness    (LiaProof *self, LiaProofWitness witness, gpointer user_data);
void      lia_proof_hold           (LiaProof *self, const char *text);
void      lia_proof_hold_record    (LiaProof *self, const char *reference);
gboolean  lia_proof_holds_record   (LiaProof *self, const char *reference);
gboolean  lia_proof_holds_anything (LiaProof *self);
void      lia_proof_vouch_for      (LiaProof *self, const char *text);
void      lia_proof_take           (LiaProof *self, const char *text, const LiaProofPlace *place);
void      lia_proof_take_file_name (LiaProof *self, const char *path);
void      lia_proof_permit         (LiaProof *self, const char *text);
void      lia_proof_permit_of      (LiaProof *self, const char *reference, const char *text);
void      lia_proof_set_own        (LiaProof *self, gboolean own);
gboolean  lia_proof_is_clean       (const LiaProof *self);
gboolean  lia_proof_conclude       (LiaProof *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaProof, lia_proof_free)

G_END_DECLS
