#include "heard-block.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "process-counts.h"
#include "records/limits.h"
#include "records/types.h"

#define YEAR_DAYS 365

/* How long ago something was heard of a commitment that somebody undertook. */
static const struct {
  const char *label;
  gint32 most_days;
} rows[] = {
  { N_ ("Last 6 months"), LIA_SILENT_DAYS },
  { N_ ("6–12 months ago"), YEAR_DAYS },
  { N_ ("Longer ago"), G_MAXINT32 },
  { N_ ("Never heard of"), G_MAXINT32 },
};

#define NEVER (G_N_ELEMENTS (rows) - 1)

static guint
row_of (gint32 last_heard, gint32 today)
{
  guint row = 0;

  if (last_heard == LIA_DAY_NONE)
    return NEVER;
  while (today - last_heard > rows[row].most_days)
    row++;

  return row;
}

/**
 * lia_heard_block_add:
 * @section: a section of blocks
 * @clearance: what may be seen
 * @today: the day as at which it is asked
 *
 * Adds when something was last heard of how many open commitments, by process, as a table and a
 * chart. Of a proposal nothing is waited for.
 */
void
lia_heard_block_add (LiaSection *section, LiaClearance *clearance, gint32 today)
{
  GPtrArray *commitments = lia_clearance_list (clearance, &lia_commitment_type);
  g_autoptr (LiaProcessCounts) counts = lia_process_counts_new (clearance, G_N_ELEMENTS (rows));
  const char *labels[G_N_ELEMENTS (rows) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    labels[i] = _ (rows[i].label);
  for (guint i = 0; i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);
    LiaStanding standing = lia_cleared_standing (commitment, today);

    if (standing.awaited)
      lia_process_counts_add (counts, commitment, row_of (standing.last_heard, today));
  }

  lia_process_counts_fill (
      counts,
      lia_section_add_block (section, _ ("Open commitments by when something was heard of them")),
      _ ("Last heard"), labels, _ ("No commitment is open."));
}
