#include "task-cells.h"

#include <glib/gi18n.h>

#include "cells.h"
#include "insight/standing.h"

static gint32
due_day (const LiaCleared *task)
{
  const LiaCleared *engagement = lia_cleared_follow (task, "engagement");
  g_autoptr (LiaRecord) record = lia_cleared_to_record (task);
  g_autoptr (LiaRecord) whole = lia_cleared_to_record (engagement);

  return lia_task_due_day (record, whole);
}

/**
 * lia_put_task_due:
 * @listing: a listing
 * @record: a cleared task
 * @with: what the briefing is composed from
 *
 * Puts by when it is to be done, which moves with its engagement unless it has a date of its own.
 */
void
lia_put_task_due (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  gint32 day = due_day (record);

  if (day != LIA_DAY_NONE)
    lia_listing_put_day (listing, day);
  else
    lia_listing_put_text (listing, _ ("No date set"));
}

/**
 * lia_put_task_state:
 * @listing: a listing
 * @record: a cleared task
 * @with: what the briefing is composed from
 *
 * Puts when it was done, or how late it is, or how many days are left.
 */
void
lia_put_task_state (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  g_autofree char *done = lia_short_date (record, "done");
  gint32 day = due_day (record);
  g_autofree char *state = NULL;

  if (done != NULL)
    /* Translators: when a task was done; %s is a date */
    state = g_strdup_printf (_ ("Done %s"), done);
  else if (day == LIA_DAY_NONE)
    state = g_strdup (_ ("Open"));
  else
    state = lia_due_to_words (day, with->today);
  lia_listing_put_text (listing, state);
}
