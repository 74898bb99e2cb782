#include "cleared-standing.h"

#include "records/date.h"
#include "records/types.h"

/* As in lia_query_where_state(): without an update for this many days a commitment is silent. */
#define SILENT_DAYS 183

static gboolean
is_one_of (const char *value, const char *a, const char *b)
{
  return g_strcmp0 (value, a) == 0 || g_strcmp0 (value, b) == 0;
}

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

static gint32
last_heard (const LiaCleared *commitment, const LiaCleared *update)
{
  const LiaCleared *made_at = latest (lia_cleared_linked (commitment, "made_at", FALSE), "date");
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
 * Tells where a commitment stands, by the definitions of lia_query_where_state(), but from nothing
 * that was held back: what an update above the ceiling says makes no difference.
 *
 * Returns: where it stands
 */
LiaClearedStanding
lia_cleared_standing (const LiaCleared *commitment, gint32 today)
{
  LiaClearedStanding standing = {
    .open = !is_one_of (lia_cleared_get (commitment, "status"), "fulfilled", "withdrawn"),
    .due = lia_cleared_last_day (commitment, "due"),
    .update = latest (lia_cleared_parts (commitment, &lia_update_type), "date"),
  };
  gint32 heard = last_heard (commitment, standing.update);
  gboolean undertaken =
      standing.open && g_strcmp0 (lia_cleared_get (commitment, "kind"), "proposal") != 0;

  standing.overdue = undertaken && standing.due != LIA_DAY_NONE && standing.due < today;
  standing.days_late = standing.overdue ? today - standing.due : 0;
  standing.silent = undertaken && heard != LIA_DAY_NONE && heard < today - SILENT_DAYS;

  return standing;
}
