#include "period-lines.h"

#include "briefing/clearance/cleared-standing.h"
#include "briefing/since.h"
#include "change-cells.h"
#include "records/date.h"
#include "records/types.h"

/**
 * lia_period_first_day:
 * @with: what a report is composed from
 *
 * Returns: the first day that it reports of; the last is the one that it is composed as at
 */
gint32
lia_period_first_day (const LiaComposition *with)
{
  return lia_since_get_first_day (
      lia_cleared_changes_get_since (lia_clearance_get_changes (with->clearance)));
}

static gboolean
is_within (gint32 day, gint32 first, gint32 last)
{
  return day != LIA_DAY_NONE && day >= first && day <= last;
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const LiaCleared *one = *(const LiaCleared *const *) a;
  const LiaCleared *other = *(const LiaCleared *const *) b;
  gint32 day = lia_cleared_first_day (one, "date");
  gint32 other_day = lia_cleared_first_day (other, "date");

  return day != other_day ? (day < other_day ? -1 : 1) : lia_cleared_compare (one, other);
}

/**
 * lia_period_held:
 * @with: what a report is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the engagements that were held in the
 *   period, the first one first; one that was held before and is known to be held only since is
 *   among them, so that no report leaves it out
 */
GPtrArray *
lia_period_held (const LiaComposition *with)
{
  GPtrArray *engagements = lia_clearance_list (with->clearance, &lia_engagement_type);
  g_autoptr (GArray) became =
      lia_change_lines_of_type (with, LIA_CHANGED_COMPLETED, &lia_engagement_type);
  GPtrArray *held = g_ptr_array_new ();

  for (guint i = 0; i < engagements->len; i++) {
    const LiaCleared *engagement = g_ptr_array_index (engagements, i);

    if (g_strcmp0 (lia_cleared_get (engagement, "state"), "held") == 0 &&
        is_within (lia_cleared_last_day (engagement, "date"), lia_period_first_day (with),
                   with->today))
      g_ptr_array_add (held, (gpointer) engagement);
  }
  for (guint i = 0; i < became->len; i++) {
    const LiaCleared *engagement = g_array_index (became, LiaChangeLine, i).record;

    if (!g_ptr_array_find (held, engagement, NULL))
      g_ptr_array_add (held, (gpointer) engagement);
  }
  g_ptr_array_sort (held, compare_dates);

  return held;
}

/**
 * lia_period_made:
 * @with: what a report is composed from
 *
 * Returns: (transfer full) (element-type LiaChangeLine): the commitments that came in
 */
GArray *
lia_period_made (const LiaComposition *with)
{
  return lia_change_lines_of_type (with, LIA_CHANGED_ADDED, &lia_commitment_type);
}

static const LiaClearedChange *
find_fulfilment (const LiaClearedStory *story)
{
  const LiaClearedChange *change = lia_cleared_story_find (story, "status");

  return change != NULL && g_strcmp0 (change->to, "fulfilled") == 0 ? change : NULL;
}

/**
 * lia_period_completed:
 * @with: what a report is composed from
 *
 * Returns: (transfer full) (element-type LiaChangeLine): the commitments that were fulfilled; one
 *   that came in as fulfilled already is not among them
 */
GArray *
lia_period_completed (const LiaComposition *with)
{
  GArray *lines = lia_change_lines_of_type (with, LIA_CHANGED_COMPLETED, &lia_commitment_type);
  g_autoptr (GArray) made = lia_period_made (with);

  for (guint i = 0; i < made->len; i++) {
    LiaChangeLine line = g_array_index (made, LiaChangeLine, i);

    line.change = find_fulfilment (line.story);
    if (line.change != NULL)
      g_array_append_val (lines, line);
  }

  return lines;
}

/* What was late when it came in did not become so. */
static gboolean
became_overdue (const LiaChangeLine *made, gint32 today)
{
  gint32 due = lia_cleared_last_day (made->record, "due");

  return lia_cleared_standing (made->record, today).overdue && made->change != NULL &&
         due >= lia_change_day (made->change);
}

/**
 * lia_period_overdue:
 * @with: what a report is composed from
 *
 * Returns: (transfer full) (element-type LiaChangeLine): the commitments that became overdue and
 *   still are, without the changes that they had
 */
GArray *
lia_period_overdue (const LiaComposition *with)
{
  GArray *lines = lia_change_lines_of_kind (with, LIA_CHANGED_OVERDUE);
  g_autoptr (GArray) made = lia_period_made (with);

  for (guint i = 0; i < made->len; i++) {
    LiaChangeLine line = g_array_index (made, LiaChangeLine, i);

    if (!became_overdue (&line, with->today))
      continue;
    line.change = NULL;
    g_array_append_val (lines, line);
  }

  return lines;
}
