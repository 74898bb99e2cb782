#include <glib/gi18n.h>

#include "process-counts.h"
#include "records/types.h"
#include "status-block.h"

/**
 * lia_status_block_add:
 * @section: a section of blocks
 * @clearance: what may be seen
 *
 * Adds how many commitments there are by status and process, as a table and a chart.
 */
void
lia_status_block_add (LiaSection *section, LiaClearance *clearance)
{
  GPtrArray *commitments = lia_clearance_list (clearance, &lia_commitment_type);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (LiaProcessCounts) counts = NULL;

  for (const LiaChoice *choice = lia_status_choices; choice->value != NULL; choice++)
    g_ptr_array_add (labels, (gpointer) _ (choice->label));
  counts = lia_process_counts_new (clearance, labels->len);
  g_ptr_array_add (labels, NULL);

  for (guint i = 0; i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);
    const char *status = lia_cleared_get (commitment, "status");

    for (guint j = 0; lia_status_choices[j].value != NULL; j++)
      if (g_strcmp0 (lia_status_choices[j].value, status) == 0)
        lia_process_counts_add (counts, commitment, j);
  }

  lia_process_counts_fill (
      counts, lia_section_add_block (section, _ ("Commitments by status and process")),
      _ ("Status"), (const char *const *) labels->pdata, _ ("There are no commitments."));
}
