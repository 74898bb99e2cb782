#include "engagement-cells.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "records/date.h"
#include "records/types.h"
#include "register/query.h"

/**
 * lia_put_when:
 * @listing: a listing
 * @record: a cleared engagement
 * @with: what the briefing is composed from
 *
 * Puts its date, or that there is none.
 */
void
lia_put_when (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  if (lia_cleared_get (record, "date") != NULL)
    lia_put_date (listing, record, "date");
  else
    lia_listing_put_text (listing, _ ("No date set"));
}

/**
 * lia_put_state:
 * @listing: a listing
 * @record: a cleared engagement
 * @with: what the briefing is composed from
 *
 * Puts how firm it is and how far away, or that its date passed and nobody said that it was held.
 */
void
lia_put_state (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  gint32 first = lia_cleared_first_day (record, "date");
  g_autofree char *state = lia_cleared_display (record, "state");
  g_autofree char *away = NULL;
  g_autoptr (GString) line = g_string_new (state);

  if (lia_cleared_is_ahead (record, with->today) && first != LIA_DAY_NONE)
    away = lia_days_away_to_words (MAX (first, with->today), with->today);
  else if (lia_cleared_is_over (record, with->today) &&
           g_strcmp0 (lia_cleared_get (record, "state"), "held") != 0)
    away = g_strdup (lia_query_state_label (&lia_engagement_type, "passed"));
  lia_add_words (line, away);
  lia_listing_put_text (listing, line->str);
}

/**
 * lia_describe_place:
 * @engagement: a cleared engagement
 *
 * Returns: (transfer full) (nullable): its city and country, as far as they are known, or that it
 * is on a screen
 */
char *
lia_describe_place (const LiaCleared *engagement)
{
  const char *city = lia_cleared_get (engagement, "city");
  g_autofree char *country = lia_cleared_display (engagement, "country");

  if (city != NULL && country != NULL)
    /* Translators: a city and its country. */
    return g_strdup_printf (_ ("%s, %s"), city, country);
  if (city != NULL || country != NULL)
    return g_strdup (city != NULL ? city : country);
  if (g_strcmp0 (lia_cleared_get (engagement, "format"), "online") == 0)
    return lia_cleared_display (engagement, "format");

  return NULL;
}

/**
 * lia_describe_engagements:
 * @engagements: (nullable) (element-type LiaCleared): some engagements
 * @places: whether it is told where they are
 *
 * Returns: (transfer full) (nullable): which they are and when, as far as that is known
 */
char *
lia_describe_engagements (GPtrArray *engagements, gboolean places)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; engagements != NULL && i < engagements->len; i++) {
    const LiaCleared *engagement = g_ptr_array_index (engagements, i);
    g_autofree char *date = lia_short_date (engagement, "date");
    g_autofree char *place = places ? lia_describe_place (engagement) : NULL;
    g_autoptr (GString) line = g_string_new (NULL);

    g_string_printf (line, "%s %s", lia_cleared_get_reference (engagement),
                     lia_cleared_get_title (engagement));
    lia_add_words (line, date);
    lia_add_words (line, place);
    g_string_append_printf (all, "%s%s", i > 0 ? "; " : "", line->str);
  }

  return all->len > 0 ? g_strdup (all->str) : NULL;
}

/* What has no date comes last, whichever way the others go. */
static int
compare_days (gconstpointer a, gconstpointer b, gpointer descending)
{
  const LiaCleared *one = *(const LiaCleared *const *) a;
  const LiaCleared *other = *(const LiaCleared *const *) b;
  gint32 day = lia_cleared_first_day (one, "date");
  gint32 other_day = lia_cleared_first_day (other, "date");

  if (day == other_day)
    return lia_cleared_compare (one, other);
  if (day == LIA_DAY_NONE || other_day == LIA_DAY_NONE)
    return day == LIA_DAY_NONE ? 1 : -1;

  return (day < other_day) != GPOINTER_TO_INT (descending) ? -1 : 1;
}

/**
 * lia_keep_ahead:
 * @engagements: (element-type LiaCleared): some engagements
 * @today: the day as at which it is asked
 *
 * Takes out what isn't upcoming; the next one comes first.
 */
void
lia_keep_ahead (GPtrArray *engagements, gint32 today)
{
  guint kept = 0;

  for (guint i = 0; i < engagements->len; i++)
    if (lia_cleared_is_ahead (g_ptr_array_index (engagements, i), today))
      g_ptr_array_index (engagements, kept++) = g_ptr_array_index (engagements, i);
  g_ptr_array_set_size (engagements, kept);
  g_ptr_array_sort_with_data (engagements, compare_days, GINT_TO_POINTER (FALSE));
}

/* Of what has no year it can't be said that it is before any day. */
static gboolean
is_since (const LiaCleared *engagement, gint32 since, gint32 today)
{
  gint32 first = lia_cleared_first_day (engagement, "date");
  gint32 last = lia_cleared_last_day (engagement, "date");

  return lia_cleared_is_over (engagement, today) && (last == LIA_DAY_NONE || last >= since) &&
         (first == LIA_DAY_NONE || first <= today);
}

/**
 * lia_keep_over:
 * @engagements: (element-type LiaCleared): some engagements
 * @since: the first day that counts; %LIA_DAY_NONE if all do
 * @today: the day as at which it is asked
 *
 * Takes out what wasn't held yet, or ended before the first day; the last one comes first, and what
 * has no year last.
 */
void
lia_keep_over (GPtrArray *engagements, gint32 since, gint32 today)
{
  guint kept = 0;

  for (guint i = 0; i < engagements->len; i++)
    if (is_since (g_ptr_array_index (engagements, i), since, today))
      g_ptr_array_index (engagements, kept++) = g_ptr_array_index (engagements, i);
  g_ptr_array_set_size (engagements, kept);
  g_ptr_array_sort_with_data (engagements, compare_days, GINT_TO_POINTER (TRUE));
}
