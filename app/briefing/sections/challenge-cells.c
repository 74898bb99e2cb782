#include "challenge-cells.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "records/types.h"
#include "register/query.h"

/* Of several meetings the first in time; one of which no day is known only if there is no other. */
static const LiaCleared *
find_first (GPtrArray *meetings)
{
  const LiaCleared *found = NULL;
  gint32 first = G_MAXINT32;

  for (guint i = 0; meetings != NULL && i < meetings->len; i++) {
    const LiaCleared *meeting = g_ptr_array_index (meetings, i);
    gint32 day = lia_cleared_first_day (meeting, "date");

    if ((day != LIA_DAY_NONE && day < first) ||
        (found == NULL && lia_cleared_get (meeting, "date") != NULL)) {
      found = meeting;
      first = day != LIA_DAY_NONE ? day : G_MAXINT32;
    }
  }

  return found;
}

/**
 * lia_put_raised:
 * @listing: a listing
 * @record: a cleared challenge
 * @with: what the briefing is composed from
 *
 * Puts when it was first raised, as far as that is known.
 */
void
lia_put_raised (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  const LiaCleared *meeting = find_first (lia_cleared_linked (record, "raised_at", FALSE));

  if (meeting != NULL)
    lia_put_date (listing, meeting, "date");
  else
    lia_listing_put_text (listing, _ ("Not stated"));
}

/* Nothing is said of what there is none of; @words is what would be. */
static void
add_count (GString *line, guint n, char *words)
{
  if (n > 0)
    lia_add_words (line, words);
  g_free (words);
}

/* How many of them there are by what matters of them, or that there is none. What was proposed only
 * is told apart. */
static char *
describe_commitments (GPtrArray *commitments, gint32 today)
{
  guint n_open = 0, n_overdue = 0, n_silent = 0, n_proposed = 0;
  GString *line = g_string_new (NULL);

  for (guint i = 0; commitments != NULL && i < commitments->len; i++) {
    LiaStanding standing = lia_cleared_standing (g_ptr_array_index (commitments, i), today);

    n_open += standing.awaited;
    n_proposed += standing.open && !standing.awaited;
    n_overdue += standing.overdue;
    n_silent += standing.silent;
  }

  if (commitments == NULL)
    g_string_assign (line, lia_query_state_label (&lia_challenge_type, "no-commitment"));
  else if (n_open == 0)
    g_string_assign (line, _ ("None open"));
  /* Translators: how many commitments, here and below. */
  add_count (line, n_open, g_strdup_printf (ngettext ("%u open", "%u open", n_open), n_open));
  add_count (line, n_overdue,
             g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_overdue), n_overdue));
  add_count (line, n_silent,
             g_strdup_printf (ngettext ("%u silent", "%u silent", n_silent), n_silent));
  add_count (line, n_proposed,
             g_strdup_printf (ngettext ("%u proposed", "%u proposed", n_proposed), n_proposed));

  return g_string_free (line, FALSE);
}

/**
 * lia_put_acted_on:
 * @listing: a listing
 * @record: a cleared challenge
 * @with: what the briefing is composed from
 *
 * Puts what is being done about it.
 */
void
lia_put_acted_on (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  g_autofree char *commitments =
      describe_commitments (lia_cleared_linked (record, "addresses", TRUE), with->today);

  lia_listing_put_text (listing, commitments);
}

/* As lia_challenge_reach() has it. */
static LiaReach
reach_of (const LiaCleared *challenge)
{
  GPtrArray *concerned = lia_cleared_linked (challenge, "concerns", FALSE);
  GPtrArray *raised = lia_cleared_linked (challenge, "raised_at", FALSE);
  g_autoptr (GHashTable) processes = g_hash_table_new (NULL, NULL);
  LiaReach reach = { 0 };

  for (guint i = 0; concerned != NULL && i < concerned->len; i++)
    if (lia_cleared_get_record_type (g_ptr_array_index (concerned, i)) == &lia_body_type)
      reach.bodies++;
    else
      reach.participants++;
  for (guint i = 0; raised != NULL && i < raised->len; i++) {
    const LiaCleared *meeting = g_ptr_array_index (raised, i);

    g_hash_table_add (processes, (gpointer) lia_cleared_follow (meeting, "process"));
    g_hash_table_add (processes, (gpointer) lia_cleared_follow (meeting, "with_process"));
  }
  g_hash_table_remove (processes, NULL);
  reach.processes = g_hash_table_size (processes);

  return reach;
}

/**
 * lia_describe_reach:
 * @challenge: a cleared challenge
 *
 * Returns: (transfer full) (nullable): how many it concerns, and in how many processes it was
 *   raised, as far as may be seen
 */
char *
lia_describe_reach (const LiaCleared *challenge)
{
  LiaReach reach = reach_of (challenge);
  g_autoptr (GString) line = g_string_new (NULL);

  add_count (line, reach.participants,
             g_strdup_printf (ngettext ("%u participant", "%u participants", reach.participants),
                              reach.participants));
  add_count (line, reach.bodies,
             g_strdup_printf (ngettext ("%u body", "%u bodies", reach.bodies), reach.bodies));
  add_count (
      line, reach.processes,
      g_strdup_printf (ngettext ("Raised in %u process", "Raised in %u processes", reach.processes),
                       reach.processes));

  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}
