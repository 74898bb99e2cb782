#include "points-table.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "challenge-cells.h"
#include "commitment-cells.h"
#include "records/date.h"
#include "records/types.h"
#include "register/query.h"

/* What each comes before: the most overdue, then what was not heard of for longest, then the rest.
 */
typedef struct {
  const LiaCleared *record;
  guint step;
  gint32 day;
} Rank;

static gboolean
is_linked (const LiaCleared *from, const char *relation, const LiaCleared *to)
{
  GPtrArray *linked = lia_cleared_linked (from, relation, FALSE);

  return linked != NULL && g_ptr_array_find (linked, to, NULL);
}

/**
 * lia_commitment_side:
 * @commitment: a cleared commitment
 * @participant: a cleared record of any type
 *
 * Returns: on which side of the commitment it stands
 */
LiaSide
lia_commitment_side (const LiaCleared *commitment, const LiaCleared *participant)
{
  if (is_linked (commitment, "made_by", participant) ||
      lia_cleared_follow (commitment, "lead") == participant)
    return LIA_SIDE_BY;

  return is_linked (commitment, "made_towards", participant) ? LIA_SIDE_TOWARDS : LIA_SIDE_OTHER;
}

static gboolean
was_followed_up (const LiaCleared *commitment)
{
  static const char *const relations[] = { "reviewed_at", "followed_up_at", "fulfilled_by" };

  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (lia_cleared_linked (commitment, relations[i], FALSE) != NULL)
      return TRUE;

  return lia_cleared_latest_update (commitment) != NULL;
}

/* Whose it is matters where somebody is spoken to who made it, or waits for it. */
static const char *
describe_owner (LiaSide side)
{
  switch (side) {
  case LIA_SIDE_BY:
    return _ ("Theirs");
  case LIA_SIDE_TOWARDS:
    return _ ("Owed to them");
  case LIA_SIDE_OTHER:
  default:
    return NULL;
  }
}

/**
 * lia_commitment_reason:
 * @commitment: a cleared commitment
 * @with: what the briefing is composed from
 *
 * Tells why a commitment should be spoken of: it is overdue or silent, it is an action point that
 * is still open, it was made towards whom the briefing is about and nothing was reported since, or
 * it is to be followed up at the engagement that the briefing is about.
 *
 * Returns: (transfer full) (nullable): why, if it should
 */
char *
lia_commitment_reason (const LiaCleared *commitment, const LiaComposition *with)
{
  LiaStanding standing = lia_cleared_standing (commitment, with->today);
  LiaSide side = lia_commitment_side (commitment, with->scope);
  const char *owner = describe_owner (side);
  const char *kind = lia_cleared_get (commitment, "kind");
  g_autofree char *silence = lia_standing_silence (&standing);
  g_autofree char *late = standing.overdue ? lia_standing_to_words (&standing) : NULL;
  g_autoptr (GString) why = g_string_new (late);

  if (!standing.awaited)
    return NULL;

  lia_add_words (why, silence);
  if (silence == NULL && side == LIA_SIDE_TOWARDS && !was_followed_up (commitment))
    lia_add_words (why, _ ("Nothing reported since it was made"));
  if (g_strcmp0 (kind, "action point") == 0)
    lia_add_words (why, _ ("Action point"));
  if (is_linked (commitment, "followed_up_at", with->scope))
    lia_add_words (why, _ ("To be followed up here"));
  if (why->len == 0)
    return NULL;

  /* Translators: whose a commitment is, and why to speak of it: “Theirs: 34 days late”. */
  return owner != NULL ? g_strdup_printf (_ ("%s: %s"), owner, why->str)
                       : g_string_free (g_steal_pointer (&why), FALSE);
}

/**
 * lia_challenge_reason:
 * @challenge: a cleared challenge
 * @with: what the briefing is composed from
 *
 * Tells why a challenge should be spoken of: nobody acts on it. A proposal is no act.
 *
 * Returns: (transfer full) (nullable): why, if it should
 */
char *
lia_challenge_reason (const LiaCleared *challenge, const LiaComposition *with)
{
  GPtrArray *commitments = lia_cleared_linked (challenge, "addresses", TRUE);
  gboolean undertaken = FALSE;

  for (guint i = 0; commitments != NULL && i < commitments->len; i++) {
    LiaStanding standing = lia_cleared_standing (g_ptr_array_index (commitments, i), with->today);

    if (standing.awaited)
      return NULL;
    undertaken |= !standing.open;
  }
  if (undertaken)
    return g_strdup (_ ("All that was undertaken is fulfilled or withdrawn"));
  if (commitments != NULL)
    return g_strdup (_ ("Only proposed, not undertaken"));

  return g_strdup (lia_query_state_label (&lia_challenge_type, "no-commitment"));
}

static char *
reason_of (const LiaCleared *record, const LiaComposition *with)
{
  const LiaRecordType *type = lia_cleared_get_record_type (record);

  if (type == &lia_commitment_type)
    return lia_commitment_reason (record, with);

  return type == &lia_challenge_type ? lia_challenge_reason (record, with) : NULL;
}

static Rank
rank_of (const LiaCleared *record, const LiaComposition *with)
{
  Rank rank = { record, 2, LIA_DAY_NONE };
  LiaStanding standing;

  if (lia_cleared_get_record_type (record) != &lia_commitment_type)
    return rank;

  standing = lia_cleared_standing (record, with->today);
  rank.step = standing.overdue ? 0 : standing.silent ? 1 : 2;
  rank.day = standing.overdue ? standing.due : standing.silent ? standing.last_heard : LIA_DAY_NONE;
  return rank;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *one = a, *other = b;

  if (one->step != other->step)
    return one->step < other->step ? -1 : 1;
  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;

  return lia_cleared_compare (one->record, other->record);
}

/**
 * lia_keep_points:
 * @records: (element-type LiaCleared): commitments and challenges
 * @with: what the briefing is composed from
 *
 * Takes out what there is no reason to speak of; what presses most comes first.
 */
void
lia_keep_points (GPtrArray *records, const LiaComposition *with)
{
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));

  for (guint i = 0; i < records->len; i++) {
    const LiaCleared *record = g_ptr_array_index (records, i);
    g_autofree char *reason = reason_of (record, with);
    Rank rank = rank_of (record, with);

    if (reason != NULL)
      g_array_append_val (ranks, rank);
  }
  g_array_sort (ranks, compare_ranks);
  g_ptr_array_set_size (records, 0);
  for (guint i = 0; i < ranks->len; i++)
    g_ptr_array_add (records, (gpointer) g_array_index (ranks, Rank, i).record);
}

/**
 * lia_put_reason:
 * @listing: a listing
 * @record: a cleared commitment or challenge
 * @with: what the briefing is composed from
 *
 * Puts why it should be spoken of.
 */
void
lia_put_reason (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  g_autofree char *reason = reason_of (record, with);

  lia_listing_put_text (listing, reason);
}

/* A challenge isn't due: when it was raised dates it. */
static void
put_point_date (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  if (lia_cleared_get_record_type (record) == &lia_commitment_type)
    lia_put_due (listing, record, with);
  else
    lia_put_raised (listing, record, with);
}

/* What to speak of, why, and what dates it. */
const LiaShortColumn lia_point_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Point"), LIA_COLUMN_TITLE, 4, lia_put_title },
  { N_ ("Why"), LIA_COLUMN_PROSE, 4, lia_put_reason },
  { N_ ("Due or raised"), LIA_COLUMN_DATE, 2, put_point_date },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};
