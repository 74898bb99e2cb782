#include "cleared-standing.h"

#include "cleared-private.h"
#include "records/date.h"
#include "records/types.h"

/**
 * lia_cleared_first_day:
 * @record: a cleared record
 * @field: the name of a DATE
 *
 * Returns: the first day it can mean, or %LIA_DAY_NONE
 */
gint32
lia_cleared_first_day (const LiaCleared *record, const char *field)
{
  const char *value = lia_cleared_get (record, field);
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;

  return date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;
}

/**
 * lia_cleared_last_day:
 * @record: a cleared record
 * @field: the name of a DATE
 *
 * Returns: the last day it can mean, or %LIA_DAY_NONE
 */
gint32
lia_cleared_last_day (const LiaCleared *record, const char *field)
{
  const char *value = lia_cleared_get (record, field);
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;

  return date != NULL ? lia_date_last_day (date) : LIA_DAY_NONE;
}

static gboolean
is_planned (const LiaCleared *engagement)
{
  static const char *const planned[] = { "proposed", "confirmed", "moved", NULL };
  const char *state = lia_cleared_get (engagement, "state");

  return state != NULL && g_strv_contains (planned, state);
}

static const LiaCleared *
latest (GPtrArray *records, const char *field)
{
  const LiaCleared *found = NULL;
  gint32 last = LIA_DAY_NONE;

  for (guint i = 0; records != NULL && i < records->len; i++) {
    const LiaCleared *record = g_ptr_array_index (records, i);
    gint32 day = lia_cleared_last_day (record, field);

    if (found == NULL || day > last) {
      found = record;
      last = day;
    }
  }

  return found;
}

static const LiaCleared *
find_latest_update (const LiaCleared *commitment)
{
  return latest (lia_cleared_parts (commitment, &lia_update_type), "date");
}

/**
 * lia_cleared_latest_update:
 * @commitment: a cleared commitment
 *
 * Returns: (transfer none) (nullable): the latest update on it that may be seen
 */
const LiaCleared *
lia_cleared_latest_update (const LiaCleared *commitment)
{
  return lia_cleared_find_latest (commitment, find_latest_update);
}

/**
 * lia_cleared_latest_meeting:
 * @commitment: a cleared commitment
 *
 * Returns: (transfer none) (nullable): the last engagement at which it was made, of those that may
 *   be seen
 */
const LiaCleared *
lia_cleared_latest_meeting (const LiaCleared *commitment)
{
  return latest (lia_cleared_linked (commitment, "made_at", FALSE), "date");
}

/* As lia_standing_last_heard() has it. */
static gint32
last_heard (const LiaCleared *commitment)
{
  const LiaCleared *update = lia_cleared_latest_update (commitment);
  const LiaCleared *made_at = lia_cleared_latest_meeting (commitment);
  gint32 day = LIA_DAY_NONE;

  if (update != NULL)
    day = lia_cleared_last_day (update, "date");
  if (day == LIA_DAY_NONE && made_at != NULL)
    day = lia_cleared_last_day (made_at, "date");
  if (day == LIA_DAY_NONE)
    day = lia_cleared_first_day (commitment, "start");

  return day;
}

/**
 * lia_cleared_standing:
 * @commitment: a cleared commitment
 * @today: the day as at which it is asked
 *
 * Tells where a commitment stands as lia_standing_read() does, but from nothing that was held back:
 * what an update above the ceiling says makes no difference.
 *
 * Returns: where it stands
 */
LiaStanding
lia_cleared_standing (const LiaCleared *commitment, gint32 today)
{
  return lia_standing_of (lia_cleared_get (commitment, "kind"),
                          lia_cleared_get (commitment, "status"),
                          lia_cleared_last_day (commitment, "due"), last_heard (commitment), today);
}

/**
 * lia_cleared_is_ahead:
 * @engagement: a cleared engagement
 * @today: the day as at which it is asked
 *
 * Returns: whether it is upcoming, as lia_query_where_state() has it
 */
gboolean
lia_cleared_is_ahead (const LiaCleared *engagement, gint32 today)
{
  return is_planned (engagement) && lia_cleared_last_day (engagement, "date") != LIA_DAY_NONE &&
         lia_cleared_last_day (engagement, "date") >= today;
}

/**
 * lia_cleared_is_over:
 * @engagement: a cleared engagement
 * @today: the day as at which it is asked
 *
 * Returns: whether it was held, or its date has passed though nobody said that it was, as
 *   lia_query_where_state() has it
 */
gboolean
lia_cleared_is_over (const LiaCleared *engagement, gint32 today)
{
  if (g_strcmp0 (lia_cleared_get (engagement, "state"), "held") == 0)
    return TRUE;

  return is_planned (engagement) && lia_cleared_last_day (engagement, "date") != LIA_DAY_NONE &&
         lia_cleared_last_day (engagement, "date") < today;
}

/**
 * lia_cleared_holds:
 * @record: a cleared record that lasts from a date to another
 * @today: the day as at which it is asked
 *
 * Returns: whether what it says holds on that day, as far as it tells since when and until when
 */
gboolean
lia_cleared_holds (const LiaCleared *record, gint32 today)
{
  gint32 since = lia_cleared_first_day (record, "since");
  gint32 until = lia_cleared_last_day (record, "until");

  return (since == LIA_DAY_NONE || since <= today) && (until == LIA_DAY_NONE || until >= today);
}
