#include <glib/gi18n.h>

#include "records/limits.h"
#include "records/types.h"
#include "standing.h"

static LiaDate *
read_date (const LiaRecord *record, const char *field)
{
  const char *text = lia_record_get (record, field);

  return text == NULL ? NULL : lia_date_parse (text, NULL);
}

static gint32
first_day (const LiaRecord *record, const char *field)
{
  g_autoptr (LiaDate) date = read_date (record, field);

  return date == NULL ? LIA_DAY_NONE : lia_date_first_day (date);
}

static gint32
last_day (const LiaRecord *record, const char *field)
{
  g_autoptr (LiaDate) date = read_date (record, field);

  return date == NULL ? LIA_DAY_NONE : lia_date_last_day (date);
}

/**
 * lia_standing_of:
 * @kind: (nullable): the value of a commitment's kind
 * @status: (nullable): that of its status
 * @due: the last day on which it is in time, or %LIA_DAY_NONE
 * @last_heard: the last day of which anything is known, or %LIA_DAY_NONE
 * @today: the day it is seen from
 *
 * A date that isn't exact counts by its last day: what is due in October 2023 is late on the first
 * of November. A proposal was not undertaken, so it is neither due nor silent.
 *
 * Returns: where a commitment stands of which that is known
 */
LiaStanding
lia_standing_of (const char *kind, const char *status, gint32 due, gint32 last_heard, gint32 today)
{
  LiaStanding standing = { .due = due, .last_heard = last_heard };

  standing.open = g_strcmp0 (status, "fulfilled") != 0 && g_strcmp0 (status, "withdrawn") != 0;
  standing.awaited = standing.open && g_strcmp0 (kind, "proposal") != 0;
  if (!standing.awaited)
    return standing;

  if (standing.due != LIA_DAY_NONE) {
    standing.overdue = standing.due < today;
    standing.due_soon = !standing.overdue && standing.due - today <= LIA_SOON_DAYS;
    standing.days_late = MAX (today - standing.due, 0);
    standing.days_to_go = MAX (standing.due - today, 0);
  }
  standing.silent = last_heard != LIA_DAY_NONE && today - last_heard > LIA_SILENT_DAYS;

  return standing;
}

/**
 * lia_standing_at:
 * @commitment: a commitment
 * @last_heard: what lia_standing_last_heard() says of it
 * @today: the day it is seen from
 *
 * Returns: where the commitment stands, see lia_standing_of()
 */
LiaStanding
lia_standing_at (const LiaRecord *commitment, gint32 last_heard, gint32 today)
{
  return lia_standing_of (lia_record_get (commitment, "kind"),
                          lia_record_get (commitment, "status"), last_day (commitment, "due"),
                          last_heard, today);
}

static gint32
last_update (LiaReader *reader, const LiaRecord *commitment)
{
  g_autoptr (GPtrArray) updates =
      lia_reader_parts (reader, lia_record_get_id (commitment), &lia_update_type);
  gint32 last = LIA_DAY_NONE;

  for (guint i = 0; i < updates->len; i++)
    last = MAX (last, last_day (updates->pdata[i], "date"));

  return last;
}

static gint32
last_engagement (LiaReader *reader, const LiaRecord *commitment)
{
  g_autoptr (GPtrArray) links =
      lia_reader_linked (reader, lia_record_get_id (commitment), "made_at", FALSE);
  gint32 last = LIA_DAY_NONE;

  for (guint i = 0; i < links->len; i++) {
    LiaLinked *linked = links->pdata[i];

    last = MAX (last, last_day (linked->record, "date"));
  }

  return last;
}

/**
 * lia_standing_last_heard:
 * @reader: a reader of the register that holds it
 * @commitment: a commitment
 *
 * Returns: the day of its last update; without any, of the engagement at which it was made; without
 *   that, its start; or %LIA_DAY_NONE
 */
gint32
lia_standing_last_heard (LiaReader *reader, const LiaRecord *commitment)
{
  gint32 day = last_update (reader, commitment);

  if (day == LIA_DAY_NONE)
    day = last_engagement (reader, commitment);

  return day == LIA_DAY_NONE ? first_day (commitment, "start") : day;
}

/**
 * lia_standing_read:
 * @reader: a reader of the register that holds it
 * @commitment: a commitment
 * @today: the day it is seen from
 *
 * Returns: where the commitment stands, with its updates and engagements looked up
 */
LiaStanding
lia_standing_read (LiaReader *reader, const LiaRecord *commitment, gint32 today)
{
  return lia_standing_at (commitment, lia_standing_last_heard (reader, commitment), today);
}

/**
 * lia_standing_to_words:
 * @standing: where a commitment stands
 *
 * Returns: (transfer full) (nullable): how its due date stands to today, such as "3 days late", or
 *   %NULL if there is nothing to wait for
 */
char *
lia_standing_to_words (const LiaStanding *standing)
{
  if (!standing->overdue && (!standing->open || standing->due == LIA_DAY_NONE))
    return NULL;

  return lia_due_to_words (standing->overdue ? -standing->days_late : standing->days_to_go, 0);
}

/**
 * lia_due_to_words:
 * @due: the last day on which something is in time
 * @today: the day it is seen from
 *
 * Returns: (transfer full): how that day stands to today, such as "3 days late" or "in 12 days"
 */
char *
lia_due_to_words (gint32 due, gint32 today)
{
  int late = today - due;

  if (late > 0)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", late), late);

  return lia_days_away_to_words (due, today);
}

/**
 * lia_standing_silence:
 * @standing: where a commitment stands
 *
 * Returns: (transfer full) (nullable): since when nothing was heard of it, if it is silent
 */
char *
lia_standing_silence (const LiaStanding *standing)
{
  g_autofree char *day = NULL;

  if (!standing->silent)
    return NULL;
  day = lia_day_to_words (standing->last_heard);

  /* Translators: %s is a day, such as 12 January 2026 */
  return g_strdup_printf (_ ("Nothing heard since %s"), day);
}

/**
 * lia_days_away_to_words:
 * @day: a day
 * @today: the day it is seen from
 *
 * Returns: (transfer full): how far away @day is, such as "in 12 days", "today" or "3 days ago"
 */
char *
lia_days_away_to_words (gint32 day, gint32 today)
{
  int days = day - today;

  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  if (days > 1)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);

  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -days), -days);
}

/**
 * lia_task_due_day:
 * @task: a task
 * @engagement: the engagement it is a part of
 *
 * Returns: the last day on which it is in time: its own date if it has one, else as many days
 * before the first day of the engagement, or after its last, as it says; %LIA_DAY_NONE if neither
 * is known
 */
gint32
lia_task_due_day (const LiaRecord *task, const LiaRecord *engagement)
{
  gint32 fixed = last_day (task, "due");
  const char *value = lia_record_get (task, "offset_days");
  gint32 offset = value != NULL ? (gint32) g_ascii_strtoll (value, NULL, 10) : 0;
  gint32 from = offset > 0 ? last_day (engagement, "date") : first_day (engagement, "date");

  if (fixed != LIA_DAY_NONE || from == LIA_DAY_NONE || value == NULL)
    return fixed;

  return from + offset;
}

/**
 * lia_task_is_open:
 * @task: a task
 *
 * Returns: whether it still has to be done
 */
gboolean
lia_task_is_open (const LiaRecord *task)
{
  return lia_record_get (task, "done") == NULL;
}

static void
add_reference (GHashTable *ids, const LiaRecord *record, const char *field)
{
  const char *id = lia_record_get (record, field);

  if (id != NULL)
    g_hash_table_add (ids, g_strdup (id));
}

/**
 * lia_challenge_reach:
 * @reader: a reader of the register that holds it
 * @challenge: the key of a challenge
 *
 * Returns: whom the challenge concerns, as far as the register says
 */
LiaReach
lia_challenge_reach (LiaReader *reader, const LiaId *challenge)
{
  g_autoptr (GPtrArray) concerned = lia_reader_linked (reader, challenge, "concerns", FALSE);
  g_autoptr (GPtrArray) raised = lia_reader_linked (reader, challenge, "raised_at", FALSE);
  g_autoptr (GHashTable) processes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LiaReach reach = { 0 };

  for (guint i = 0; i < concerned->len; i++) {
    LiaLinked *linked = concerned->pdata[i];

    if (lia_record_get_record_type (linked->record) == &lia_body_type)
      reach.bodies++;
    else
      reach.participants++;
  }

  for (guint i = 0; i < raised->len; i++) {
    LiaLinked *linked = raised->pdata[i];

    add_reference (processes, linked->record, "process");
    add_reference (processes, linked->record, "with_process");
  }
  reach.processes = g_hash_table_size (processes);

  return reach;
}
