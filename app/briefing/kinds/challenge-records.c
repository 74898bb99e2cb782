#include "challenge-records.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "briefing/sections/cells.h"
#include "briefing/sections/commitment-cells.h"
#include "briefing/sections/engagement-cells.h"
#include "briefing/sections/points-table.h"
#include "records/date.h"
#include "records/types.h"

/* How engagements have to do with the commitments that address a challenge. */
static const struct {
  const char *relation;
  const char *label;
} relations[] = {
  { "made_at", N_ ("Commitment made") },
  { "reviewed_at", N_ ("Commitment reviewed") },
  { "followed_up_at", N_ ("Commitment followed up") },
  { "fulfilled_by", N_ ("Commitment fulfilled") },
};

static GPtrArray *
commitments_of (const LiaCleared *challenge)
{
  return lia_cleared_linked (challenge, "addresses", TRUE);
}

/**
 * lia_challenge_open:
 * @with: what a brief about a challenge is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the open commitments that address it
 */
GPtrArray *
lia_challenge_open (const LiaComposition *with)
{
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, commitments_of (with->scope));
  lia_keep_open (found, with->today);
  lia_sort_by_due (found);

  return found;
}

/**
 * lia_challenge_closed:
 * @with: what a brief about a challenge is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the commitments that addressed it and
 * are fulfilled or withdrawn
 */
GPtrArray *
lia_challenge_closed (const LiaComposition *with)
{
  GPtrArray *commitments = commitments_of (with->scope);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; commitments != NULL && i < commitments->len; i++)
    if (!lia_cleared_standing (g_ptr_array_index (commitments, i), with->today).open)
      g_ptr_array_add (found, g_ptr_array_index (commitments, i));
  lia_sort_by_due (found);

  return found;
}

/**
 * lia_challenge_points:
 * @with: what a brief about a challenge is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the challenge, if nobody acts on it, and
 *   the commitments that there is reason to speak of
 */
GPtrArray *
lia_challenge_points (const LiaComposition *with)
{
  GPtrArray *found = lia_challenge_open (with);

  g_ptr_array_add (found, (gpointer) with->scope);
  lia_keep_points (found, with);

  return found;
}

/**
 * lia_challenge_items:
 * @with: what a brief about a challenge is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the items of frameworks that it falls
 *   under
 */
GPtrArray *
lia_challenge_items (const LiaComposition *with)
{
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_linked (with->scope, "falls_under", FALSE));

  return found;
}

static GPtrArray *
agenda_of (const LiaCleared *challenge)
{
  return lia_cleared_linked (challenge, "discusses", TRUE);
}

/* Where it was raised, is on the agenda, or what addresses it was made or looked at. */
static GPtrArray *
engagements_of (const LiaCleared *challenge)
{
  GPtrArray *agenda = agenda_of (challenge);
  g_autoptr (GPtrArray) wholes = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  lia_add_unique (found, lia_cleared_linked (challenge, "raised_at", FALSE));
  for (guint i = 0; agenda != NULL && i < agenda->len; i++)
    g_ptr_array_add (wholes,
                     (gpointer) lia_cleared_follow (g_ptr_array_index (agenda, i), "engagement"));
  lia_add_unique (found, wholes);
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    lia_add_linked (found, commitments_of (challenge), relations[i].relation, FALSE);

  return found;
}

/**
 * lia_challenge_engagements_ahead:
 * @with: what a brief about a challenge is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the engagements to come that deal with
 * it
 */
GPtrArray *
lia_challenge_engagements_ahead (const LiaComposition *with)
{
  GPtrArray *found = engagements_of (with->scope);

  lia_keep_ahead (found, with->today);

  return found;
}

/**
 * lia_challenge_engagements_over:
 * @with: what a brief about a challenge is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the engagements that dealt with it
 */
GPtrArray *
lia_challenge_engagements_over (const LiaComposition *with)
{
  GPtrArray *found = engagements_of (with->scope);

  lia_keep_over (found, LIA_DAY_NONE, with->today);

  return found;
}

/**
 * lia_challenge_lessons:
 * @with: what a brief about a challenge is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the lessons for what addresses it, those
 *   discussed together with it, and those learned where it was raised; none is linked to a
 * challenge itself
 */
GPtrArray *
lia_challenge_lessons (const LiaComposition *with)
{
  g_autoptr (GPtrArray) discussed = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();

  lia_add_linked (found, commitments_of (with->scope), "informs", TRUE);
  lia_add_linked (discussed, agenda_of (with->scope), "discusses", FALSE);
  for (guint i = discussed->len; i > 0; i--)
    if (lia_cleared_get_record_type (g_ptr_array_index (discussed, i - 1)) != &lia_lesson_type)
      g_ptr_array_remove_index (discussed, i - 1);
  lia_add_unique (found, discussed);
  lia_add_linked (found, lia_cleared_linked (with->scope, "raised_at", FALSE), "learned_at", TRUE);

  return found;
}

static gboolean
is_among (GPtrArray *records, const LiaCleared *record)
{
  return records != NULL && g_ptr_array_find (records, record, NULL);
}

static gboolean
is_on_agenda (const LiaCleared *challenge, const LiaCleared *engagement)
{
  GPtrArray *agenda = agenda_of (challenge);

  for (guint i = 0; agenda != NULL && i < agenda->len; i++)
    if (lia_cleared_follow (g_ptr_array_index (agenda, i), "engagement") == engagement)
      return TRUE;

  return FALSE;
}

/**
 * lia_challenge_connection:
 * @challenge: a cleared challenge
 * @engagement: an engagement that deals with it
 *
 * Returns: (transfer full): how it deals with it
 */
char *
lia_challenge_connection (const LiaCleared *challenge, const LiaCleared *engagement)
{
  GPtrArray *commitments = commitments_of (challenge);
  g_autoptr (GString) line = g_string_new (NULL);

  if (is_among (lia_cleared_linked (challenge, "raised_at", FALSE), engagement))
    lia_add_words (line, _ ("Raised"));
  if (is_on_agenda (challenge, engagement))
    lia_add_words (line, _ ("On the agenda"));
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    for (guint j = 0; commitments != NULL && j < commitments->len; j++)
      if (is_among (
              lia_cleared_linked (g_ptr_array_index (commitments, j), relations[i].relation, FALSE),
              engagement)) {
        lia_add_words (line, _ (relations[i].label));
        break;
      }

  return g_string_free (g_steal_pointer (&line), FALSE);
}
