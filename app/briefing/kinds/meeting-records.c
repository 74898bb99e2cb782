#include "meeting-records.h"

#include "briefing/clearance/cleared-standing.h"
#include "briefing/sections/commitment-cells.h"
#include "briefing/sections/engagement-cells.h"
#include "briefing/sections/points-table.h"
#include "records/date.h"
#include "records/types.h"

/* The last time the same body met: before the meeting, or if that has no day, before today. */
static const LiaCleared *
last_of_body (const LiaComposition *with)
{
  const LiaCleared *body = lia_cleared_follow (with->scope, "body");
  gint32 day = lia_cleared_first_day (with->scope, "date");
  g_autoptr (GPtrArray) meetings = g_ptr_array_new ();

  if (body != NULL)
    lia_add_unique (meetings,
                    lia_clearance_referrers (with->clearance, body, &lia_engagement_type, "body"));
  g_ptr_array_remove (meetings, (gpointer) with->scope);
  lia_keep_over (meetings, LIA_DAY_NONE, with->today);
  for (guint i = 0; i < meetings->len; i++) {
    gint32 held = lia_cleared_last_day (g_ptr_array_index (meetings, i), "date");

    if (held != LIA_DAY_NONE && (day == LIA_DAY_NONE || held < day))
      return g_ptr_array_index (meetings, i);
  }

  return NULL;
}

/**
 * lia_meeting_previous:
 * @with: what a brief about an engagement is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the engagements that it follows, and the
 *   last of the same body before it
 */
GPtrArray *
lia_meeting_previous (const LiaComposition *with)
{
  const LiaCleared *last = last_of_body (with);
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_linked (with->scope, "follows", FALSE));
  if (last != NULL && !g_ptr_array_find (found, last, NULL))
    g_ptr_array_add (found, (gpointer) last);

  return found;
}

/**
 * lia_meeting_to_follow_up:
 * @with: what a brief about an engagement is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the open commitments that it is meant to
 *   follow up
 */
GPtrArray *
lia_meeting_to_follow_up (const LiaComposition *with)
{
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_linked (with->scope, "followed_up_at", TRUE));
  lia_keep_open (found, with->today);
  lia_sort_by_due (found);

  return found;
}

/**
 * lia_meeting_left_open:
 * @with: what a brief about an engagement is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): what was undertaken or reviewed at
 *   lia_meeting_previous() and is open still, unless the engagement is meant to follow it up
 */
GPtrArray *
lia_meeting_left_open (const LiaComposition *with)
{
  g_autoptr (GPtrArray) previous = lia_meeting_previous (with);
  g_autoptr (GPtrArray) to_follow_up = lia_meeting_to_follow_up (with);
  GPtrArray *found = g_ptr_array_new ();

  lia_add_linked (found, previous, "made_at", TRUE);
  lia_add_linked (found, previous, "reviewed_at", TRUE);
  for (guint i = 0; i < to_follow_up->len; i++)
    g_ptr_array_remove (found, g_ptr_array_index (to_follow_up, i));
  lia_keep_open (found, with->today);
  lia_sort_by_due (found);

  return found;
}

static gboolean
is_left (const LiaCleared *task)
{
  return g_strcmp0 (lia_cleared_get (task, "kind"), "follow-up") == 0 &&
         lia_cleared_get (task, "done") == NULL;
}

/**
 * lia_meeting_left_tasks:
 * @with: what a brief about an engagement is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the tasks that should have followed
 *   lia_meeting_previous() and weren't done
 */
GPtrArray *
lia_meeting_left_tasks (const LiaComposition *with)
{
  g_autoptr (GPtrArray) previous = lia_meeting_previous (with);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < previous->len; i++) {
    GPtrArray *tasks = lia_cleared_parts (g_ptr_array_index (previous, i), &lia_task_type);

    for (guint j = 0; tasks != NULL && j < tasks->len; j++)
      if (is_left (g_ptr_array_index (tasks, j)))
        g_ptr_array_add (found, g_ptr_array_index (tasks, j));
  }

  return found;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const LiaCleared *one = *(const LiaCleared *const *) a;
  const LiaCleared *other = *(const LiaCleared *const *) b;
  int order = g_strcmp0 (lia_cleared_get (one, "day"), lia_cleared_get (other, "day"));

  return order != 0
             ? order
             : g_strcmp0 (lia_cleared_get (one, "time_from"), lia_cleared_get (other, "time_from"));
}

/**
 * lia_meeting_agenda:
 * @with: what a brief about an engagement is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): its agenda, by the day and the clock
 */
GPtrArray *
lia_meeting_agenda (const LiaComposition *with)
{
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_parts (with->scope, &lia_agenda_item_type));
  g_ptr_array_sort (found, compare_times);

  return found;
}

/**
 * lia_agenda_item_matter:
 * @with: what a brief is composed from, with an agenda item as its scope
 *
 * Returns: (transfer container) (element-type LiaCleared): what the item discusses, and the open
 *   commitments about the challenges that are among it
 */
GPtrArray *
lia_agenda_item_matter (const LiaComposition *with)
{
  g_autoptr (GPtrArray) commitments = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_linked (with->scope, "discusses", FALSE));
  lia_add_linked (commitments, found, "addresses", TRUE);
  lia_keep_open (commitments, with->today);
  lia_sort_by_due (commitments);
  lia_add_unique (found, commitments);

  return found;
}

/**
 * lia_meeting_points:
 * @with: what a brief about an engagement is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the commitments it is to follow up,
 * those left open before it and what its agenda discusses, as far as there is reason to speak of it
 */
GPtrArray *
lia_meeting_points (const LiaComposition *with)
{
  g_autoptr (GPtrArray) agenda = lia_meeting_agenda (with);
  g_autoptr (GPtrArray) left = lia_meeting_left_open (with);
  GPtrArray *found = lia_meeting_to_follow_up (with);

  lia_add_unique (found, left);
  for (guint i = 0; i < agenda->len; i++) {
    LiaComposition about = *with;
    g_autoptr (GPtrArray) matter = NULL;

    about.scope = g_ptr_array_index (agenda, i);
    matter = lia_agenda_item_matter (&about);
    lia_add_unique (found, matter);
  }
  lia_keep_points (found, with);

  return found;
}

static gboolean
has_role (const LiaCleared *participation, const char *role)
{
  return g_strcmp0 (lia_cleared_get (participation, "role"), role) == 0;
}

/**
 * lia_meeting_roles:
 * @with: what a brief about an engagement is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): for each role that somebody has in it
 * one participation, in the order in which roles are described
 */
GPtrArray *
lia_meeting_roles (const LiaComposition *with)
{
  const LiaField *field = lia_record_type_field (&lia_participation_type, "role");
  GPtrArray *participations = lia_cleared_parts (with->scope, &lia_participation_type);
  GPtrArray *found = g_ptr_array_new ();

  for (const LiaChoice *role = field->choices; role->value != NULL; role++)
    for (guint i = 0; participations != NULL && i < participations->len; i++)
      if (has_role (g_ptr_array_index (participations, i), role->value)) {
        g_ptr_array_add (found, g_ptr_array_index (participations, i));
        break;
      }

  return found;
}

/**
 * lia_meeting_tasks:
 * @with: what a brief about an engagement is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): its preparation and what is to follow it
 */
GPtrArray *
lia_meeting_tasks (const LiaComposition *with)
{
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_parts (with->scope, &lia_task_type));

  return found;
}
