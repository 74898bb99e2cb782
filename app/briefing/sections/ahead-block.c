#include "ahead-block.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "records/date.h"
#include "records/types.h"

#define DAYS_AHEAD 90

/* One thing that happens on a day: an engagement, or a commitment that is due. */
typedef struct {
  const LiaCleared *record;
  gint32 day;
} Event;

static void
find_commitments (GArray *events, GPtrArray *commitments, gint32 today)
{
  for (guint i = 0; i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);
    Event event = { commitment, lia_cleared_last_day (commitment, "due") };

    if (event.day != LIA_DAY_NONE && event.day >= today && event.day <= today + DAYS_AHEAD &&
        lia_cleared_standing (commitment, today).awaited)
      g_array_append_val (events, event);
  }
}

/* One that has begun, or of which only the month is known that has begun, isn't over. */
static void
find_engagements (GArray *events, GPtrArray *engagements, gint32 today)
{
  for (guint i = 0; i < engagements->len; i++) {
    const LiaCleared *engagement = g_ptr_array_index (engagements, i);
    Event event = { engagement, lia_cleared_first_day (engagement, "date") };

    if (lia_cleared_is_ahead (engagement, today) && event.day <= today + DAYS_AHEAD)
      g_array_append_val (events, event);
  }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  return g_strcmp0 (lia_cleared_get_reference (first->record),
                    lia_cleared_get_reference (second->record));
}

/**
 * lia_ahead_count_engagements:
 * @with: what a briefing is composed from
 *
 * Returns: how many engagements are planned in the next 90 days
 */
guint
lia_ahead_count_engagements (const LiaComposition *with)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));

  find_engagements (events, lia_clearance_list (with->clearance, &lia_engagement_type),
                    with->today);
  return events->len;
}

/**
 * lia_ahead_block_add:
 * @section: a section of blocks
 * @with: what the briefing is composed from
 *
 * Adds what comes next: the engagements that are planned in the next 90 days, and the commitments
 * that are due in them.
 */
void
lia_ahead_block_add (LiaSection *section, const LiaComposition *with)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  LiaListing *listing = lia_listing_new ();

  find_commitments (events, lia_clearance_list (with->clearance, &lia_commitment_type),
                    with->today);
  find_engagements (events, lia_clearance_list (with->clearance, &lia_engagement_type),
                    with->today);
  g_array_sort (events, compare_events);

  lia_add_column (listing, LIA_COLUMN_TEXT, _ ("Ref"), 1);
  lia_add_column (listing, LIA_COLUMN_TITLE, _ ("What"), 5);
  lia_add_column (listing, LIA_COLUMN_TEXT, _ ("By whom"), 3);
  lia_add_column (listing, LIA_COLUMN_DATE, _ ("When"), 2);
  lia_add_column (listing, LIA_COLUMN_TEXT, _ ("Kind"), 1);

  for (guint i = 0; i < events->len; i++) {
    const LiaCleared *record = g_array_index (events, Event, i).record;
    gboolean is_engagement = lia_cleared_get_record_type (record) == &lia_engagement_type;

    lia_listing_add_row (listing, NULL);
    lia_put_reference (listing, record, with);
    lia_put_title (listing, record, with);
    lia_put_display (listing, record, is_engagement ? "process" : "by_wording");
    lia_put_date (listing, record, is_engagement ? "date" : "due");
    lia_listing_put_text (listing, is_engagement ? _ ("Meeting") : _ ("Due"));
  }

  lia_block_take_listing (lia_section_add_block (section, _ ("In the next 90 days")), listing,
                          _ ("No engagement is planned and no commitment is due."));
}
