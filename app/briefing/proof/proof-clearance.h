#pragma once

#include "briefing/clearance/clearance.h"
#include "proof.h"
#include "register/log.h"

G_BEGIN_DECLS

/* What proof and clearance tell each other: which texts of which records are held back, and which
 * may be seen. */

gboolean lia_proof_has_words    (const LiaField *field, const char *value);
gboolean lia_proof_hold_above   (LiaProof *self,
                                 LiaReader *reader,
                                 int rank,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean lia_proof_hold_changes (LiaProof *self,
                                 LiaReader *reader,
                                 gint64 since,
                                 GCancellable *cancellable,
                                 GError **error);
void     lia_proof_hold_value   (LiaProof *self, const LiaField *field, const char *value);
void     lia_proof_hold_entry   (LiaProof *self, const LiaHistoryEntry *entry);
void     lia_proof_hold_field   (LiaProof *self, const LiaCleared *cleared, guint field);
void     lia_proof_hold_cleared (LiaProof *self, const LiaCleared *cleared);
void     lia_clearance_vouch    (LiaClearance *self, LiaProof *proof);
gboolean lia_clearance_testify  (LiaClearance *self,
                                 LiaProof *proof,
                                 GCancellable *cancellable,
                                 GError **error);
void     lia_clearance_blank    (LiaClearance *self);

G_END_DECLS
