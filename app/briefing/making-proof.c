#include <glib/gi18n.h>

#include "briefing/proof/proof-clearance.h"
#include "delivery.h"
#include "making.h"

/* Said first, because these are what whoever exports can change. */
static void
take_wishes (LiaProof *proof, const LiaMaking *self)
{
  lia_proof_take (proof, self->options.title, &(LiaProofPlace) { .name = _ ("the title") });
  lia_proof_take (proof, self->options.author, &(LiaProofPlace) { .name = _ ("who prepared it") });
  lia_proof_take (proof, self->options.audience, &(LiaProofPlace) { .name = _ ("for whom it is") });
  lia_proof_take (proof, self->options.introduction,
                  &(LiaProofPlace) { .name = _ ("the introduction") });
  lia_proof_take (proof, self->about,
                  &(LiaProofPlace) { .name = _ ("the filter, as the cover says it") });
}

/* Makes what would be made, for a proof to read. */
static gboolean
read_plain (const LiaMaking *self,
            LiaProof *proof,
            const LiaDocument *document,
            GCancellable *cancellable,
            GError **error)
{
  LiaDelivery delivery = { self->path, NULL, proof, cancellable };
  LiaRendering rendering = { .proof = proof, .cancellable = cancellable };
  g_autoptr (GBytes) bytes = NULL;

  if (self->path != NULL)
    return lia_delivery_rehearse (&delivery, self->options.renderer, document, error);

  bytes = lia_pages_make (document, &rendering, error);
  return bytes != NULL;
}

/* What the program says by itself is what it says about the same records when they have no words,
 * in a file that is called as the program would call it. */
static gboolean
rehearse (LiaProof *proof, const LiaMaking *self, GCancellable *cancellable, GError **error)
{
  LiaMaking plain = *self;
  g_autoptr (LiaDocument) document = NULL;
  g_autofree char *name = NULL;
  gboolean rehearsed;

  plain.about = NULL;
  plain.options.title = plain.options.author = NULL;
  plain.options.audience = plain.options.introduction = NULL;
  lia_clearance_blank (self->clearance);
  g_hash_table_remove_all (self->gathered);
  document = lia_making_compose (&plain);
  name = lia_making_suggest_name (&plain);
  lia_proof_permit (proof, name);
  lia_proof_set_own (proof, TRUE);
  rehearsed = read_plain (&plain, proof, document, cancellable, error);
  lia_proof_set_own (proof, FALSE);

  return rehearsed;
}

static gboolean
testify (LiaProof *proof, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const LiaMaking *self = user_data;

  return lia_clearance_testify (self->clearance, proof, cancellable, error) &&
         (lia_proof_is_clean (proof) || rehearse (proof, self, cancellable, error));
}

/**
 * lia_making_be_proven:
 * @self: a briefing that was composed; has to outlive the proof's conclusion
 * @proof: what learned what is held back
 *
 * Tells a proof what the briefing may say, has it take what whoever exports said about it, and ask
 * what may be seen all the same.
 */
void
lia_making_be_proven (LiaMaking *self, LiaProof *proof)
{
  lia_clearance_vouch (self->clearance, proof);
  take_wishes (proof, self);
  lia_proof_set_witness (proof, testify, self);
}
