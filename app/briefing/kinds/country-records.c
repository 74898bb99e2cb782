#include "country-records.h"

#include "briefing/clearance/cleared-standing.h"
#include "briefing/sections/commitment-cells.h"
#include "briefing/sections/engagement-cells.h"
#include "briefing/sections/points-table.h"
#include "records/date.h"
#include "records/types.h"

/* How far back it looks at engagements unless it is told. */
#define YEARS_BACK 2

/**
 * lia_country_first_day:
 * @with: what a brief about a participant is composed from
 *
 * Returns: the first day on which an engagement counts: that which was asked for, of a month or a
 * year its first one; two years before the day of the brief if none was
 */
gint32
lia_country_first_day (const LiaComposition *with)
{
  int year, month, day;

  if (with->since != LIA_DAY_NONE)
    return with->since;

  lia_day_to_civil (with->today, &year, &month, &day);
  return lia_day_from_civil (year - YEARS_BACK, month, MIN (day, month == 2 ? 28 : day));
}

static GPtrArray *
commitments_by (const LiaComposition *with)
{
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_linked (with->scope, "made_by", TRUE));
  lia_add_unique (
      found, lia_clearance_referrers (with->clearance, with->scope, &lia_commitment_type, "lead"));
  lia_keep_open (found, with->today);

  return found;
}

/**
 * lia_country_commitments:
 * @with: what a brief about a participant is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): what is open of what it undertook or
 *   answers for, of what was undertaken towards it, and of what addresses a challenge that concerns
 *   it; what is due first comes first
 */
GPtrArray *
lia_country_commitments (const LiaComposition *with)
{
  GPtrArray *found = commitments_by (with);

  lia_add_unique (found, lia_cleared_linked (with->scope, "made_towards", TRUE));
  lia_add_linked (found, lia_cleared_linked (with->scope, "concerns", TRUE), "addresses", TRUE);
  lia_keep_open (found, with->today);
  lia_sort_by_due (found);

  return found;
}

/**
 * lia_country_points:
 * @with: what a brief about a participant is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the commitments by it and towards it
 *   that there is reason to speak of, see lia_commitment_reason()
 */
GPtrArray *
lia_country_points (const LiaComposition *with)
{
  GPtrArray *found = commitments_by (with);

  lia_add_unique (found, lia_cleared_linked (with->scope, "made_towards", TRUE));
  lia_keep_points (found, with);

  return found;
}

static gboolean
role_is_one_of (const LiaCleared *participation, const char *const *roles)
{
  const char *role = lia_cleared_get (participation, "role");

  return role != NULL && g_strv_contains (roles, role);
}

/* The participation in it of whom the brief is about, leaving out some roles. */
static GPtrArray *
engagements_but_as (const LiaComposition *with, const char *const *roles)
{
  GPtrArray *participations = lia_clearance_referrers (with->clearance, with->scope,
                                                       &lia_participation_type, "participant");
  g_autoptr (GPtrArray) wholes = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; participations != NULL && i < participations->len; i++)
    if (!role_is_one_of (g_ptr_array_index (participations, i), roles))
      g_ptr_array_add (wholes, (gpointer) lia_cleared_follow (g_ptr_array_index (participations, i),
                                                              "engagement"));
  lia_add_unique (found, wholes);

  return found;
}

/**
 * lia_country_engagements_over:
 * @with: what a brief about a participant is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the engagements since
 *   lia_country_first_day() that it took part in, or that dealt with it; who was only invited took
 * no part, as lia_query_where_concerned() has it
 */
GPtrArray *
lia_country_engagements_over (const LiaComposition *with)
{
  static const char *const no_part[] = { "invited", "declined", NULL };
  GPtrArray *found = engagements_but_as (with, no_part);

  lia_keep_over (found, lia_country_first_day (with), with->today);

  return found;
}

/**
 * lia_country_engagements_ahead:
 * @with: what a brief about a participant is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the engagements to come at which it is
 *   expected: where it has a part, and where a body meets that it chairs
 */
GPtrArray *
lia_country_engagements_ahead (const LiaComposition *with)
{
  static const char *const no_part[] = { "declined", NULL };
  GPtrArray *found = engagements_but_as (with, no_part);
  GPtrArray *bodies = lia_cleared_linked (with->scope, "chaired_by", TRUE);

  for (guint i = 0; bodies != NULL && i < bodies->len; i++)
    lia_add_unique (found, lia_clearance_referrers (with->clearance, g_ptr_array_index (bodies, i),
                                                    &lia_engagement_type, "body"));
  lia_keep_ahead (found, with->today);

  return found;
}

/**
 * lia_country_challenges:
 * @with: what a brief about a participant is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): what concerns it, and what it undertook
 * to address
 */
GPtrArray *
lia_country_challenges (const LiaComposition *with)
{
  g_autoptr (GPtrArray) by = commitments_by (with);
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_linked (with->scope, "concerns", TRUE));
  lia_add_linked (found, by, "addresses", FALSE);

  return found;
}

/**
 * lia_country_lessons:
 * @with: what a brief about a participant is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the lessons for it and for bodies that
 * it chairs
 */
GPtrArray *
lia_country_lessons (const LiaComposition *with)
{
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_linked (with->scope, "informs", TRUE));
  lia_add_linked (found, lia_cleared_linked (with->scope, "chaired_by", TRUE), "informs", TRUE);

  return found;
}

/**
 * lia_country_contacts:
 * @with: what a brief about a participant is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): who holds an office of it now, and the
 *   commitments of it that tell which office to ask
 */
GPtrArray *
lia_country_contacts (const LiaComposition *with)
{
  GPtrArray *people =
      lia_clearance_referrers (with->clearance, with->scope, &lia_person_type, "participant");
  g_autoptr (GPtrArray) by = commitments_by (with);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; people != NULL && i < people->len; i++)
    if (lia_cleared_holds (g_ptr_array_index (people, i), with->today))
      g_ptr_array_add (found, g_ptr_array_index (people, i));
  for (guint i = 0; i < by->len; i++)
    if (lia_cleared_get (g_ptr_array_index (by, i), "contact") != NULL)
      g_ptr_array_add (found, g_ptr_array_index (by, i));

  return found;
}
