#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "due-block.h"
#include "process-counts.h"
#include "records/date.h"
#include "records/types.h"

/* What is overdue comes first, then this quarter and the four after it, then the rest. */
#define N_QUARTERS 5
#define OVERDUE 0
#define FIRST_QUARTER 1
#define LATER (FIRST_QUARTER + N_QUARTERS)
#define N_ROWS (LATER + 1)

/* Quarters counted from the year 0 on. */
static int
quarter_of (gint32 day)
{
  int year, month, day_of_month;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  return year * 4 + (month - 1) / 3;
}

static char **
make_labels (gint32 today)
{
  char **labels = g_new0 (char *, N_ROWS + 1);

  labels[OVERDUE] = g_strdup (_ ("Overdue"));
  for (guint i = 0; i < N_QUARTERS; i++) {
    int quarter = quarter_of (today) + (int) i;

    /* Translators: a quarter of a year: its number, from 1 to 4, and the year, as in “Q2 2027”. */
    labels[FIRST_QUARTER + i] = g_strdup_printf (_ ("Q%d %d"), quarter % 4 + 1, quarter / 4);
  }
  labels[LATER] = g_strdup (_ ("Later"));

  return labels;
}

static void
count (LiaProcessCounts *counts, const LiaCleared *commitment, gint32 today)
{
  LiaStanding standing = lia_cleared_standing (commitment, today);
  int ahead;

  if (!standing.awaited || standing.due == LIA_DAY_NONE)
    return;

  ahead = quarter_of (standing.due) - quarter_of (today);
  if (standing.overdue)
    lia_process_counts_add (counts, commitment, OVERDUE);
  else
    lia_process_counts_add (counts, commitment,
                            ahead < N_QUARTERS ? FIRST_QUARTER + (guint) ahead : LATER);
}

/**
 * lia_due_block_add:
 * @section: a section of blocks
 * @clearance: what may be seen
 * @today: the day as at which things are due
 *
 * Adds how many open commitments are due in which quarter, by process, as a table and a chart. A
 * proposal is never due.
 */
void
lia_due_block_add (LiaSection *section, LiaClearance *clearance, gint32 today)
{
  GPtrArray *commitments = lia_clearance_list (clearance, &lia_commitment_type);
  g_autoptr (LiaProcessCounts) counts = lia_process_counts_new (clearance, N_ROWS);
  g_auto (GStrv) labels = make_labels (today);
  LiaBlock *block =
      lia_section_add_block (section, _ ("Open commitments with a date, by when they are due"));

  for (guint i = 0; i < commitments->len; i++)
    count (counts, g_ptr_array_index (commitments, i), today);

  block->chart_kind = LIA_CHART_COLUMNS;
  lia_process_counts_fill (
      counts, block, _ ("Due"), (const char *const *) labels,
      _ ("No open commitment has a date that is still to come or was missed."));
}
