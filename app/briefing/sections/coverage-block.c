#include <glib/gi18n.h>

#include "coverage-block.h"
#include "process-counts.h"
#include "records/types.h"

/* How many commitments address a challenge, from what presses most: nobody acts on it. A challenge
 * has its own line on the sheet of coverage; here thousands of them are told in five. */
static const struct {
  guint least;
  const char *label;
} shares[] = {
  /* Translators: how many commitments address a challenge, here and below. */
  { 0, N_ ("None") },          { 1, N_ ("One") },         { 2, N_ ("Two") },
  { 3, N_ ("Three to five") }, { 6, N_ ("Six or more") },
};

static guint
share_of (const LiaCleared *challenge)
{
  GPtrArray *commitments = lia_cleared_linked (challenge, "addresses", TRUE);
  guint n = commitments != NULL ? commitments->len : 0;
  guint share = G_N_ELEMENTS (shares) - 1;

  while (n < shares[share].least)
    share--;
  return share;
}

/**
 * lia_coverage_block_add:
 * @section: a section of blocks
 * @clearance: what may be seen
 *
 * Adds how many challenges are addressed by how many commitments, by the process in which they were
 * raised, as a table and a chart.
 */
void
lia_coverage_block_add (LiaSection *section, LiaClearance *clearance)
{
  GPtrArray *challenges = lia_clearance_list (clearance, &lia_challenge_type);
  g_autoptr (LiaProcessCounts) counts = lia_process_counts_new (clearance, G_N_ELEMENTS (shares));
  const char *labels[G_N_ELEMENTS (shares) + 1] = { NULL };
  LiaBlock *block =
      lia_section_add_block (section, _ ("Challenges by how many commitments address them"));

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    labels[i] = _ (shares[i].label);
  for (guint i = 0; i < challenges->len; i++) {
    const LiaCleared *challenge = g_ptr_array_index (challenges, i);

    lia_process_counts_add (counts, challenge, share_of (challenge));
  }

  block->chart_kind = LIA_CHART_COLUMNS;
  lia_process_counts_fill (counts, block, lia_record_type_plural (&lia_commitment_type), labels,
                           _ ("There are no challenges."));
}
