#include "commitment-cells.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "briefing/document/text.h"
#include "cells.h"
#include "records/date.h"

/* A cell tells what there is news of, not all of the news. */
#define NEWS_CHARACTERS 70

/**
 * lia_put_by:
 * @listing: a listing
 * @record: a cleared commitment
 * @with: what the briefing is composed from
 *
 * Puts who undertakes it, as the source says.
 */
void
lia_put_by (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  lia_put_display (listing, record, "by_wording");
}

/**
 * lia_put_due:
 * @listing: a listing
 * @record: a cleared commitment
 * @with: what the briefing is composed from
 *
 * Puts by when it is due, or that no date was set.
 */
void
lia_put_due (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  if (lia_cleared_get (record, "due") != NULL)
    lia_put_date (listing, record, "due");
  else
    lia_listing_put_text (listing, _ ("No date set"));
}

/**
 * lia_put_status:
 * @listing: a listing
 * @record: a cleared commitment
 * @with: what the briefing is composed from
 *
 * Puts its status as reported and as the office sees it, and how late it is or how soon it is due.
 * What isn't undertaken says so.
 */
void
lia_put_status (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  LiaStanding standing = lia_cleared_standing (record, with->today);
  g_autofree char *kind = lia_cleared_display (record, "kind");
  g_autofree char *status = lia_cleared_display (record, "status");
  g_autofree char *assessment = lia_cleared_display (record, "assessment");
  g_autofree char *due = lia_standing_to_words (&standing);
  g_autoptr (GString) line = g_string_new (NULL);

  if (g_strcmp0 (lia_cleared_get (record, "kind"), "commitment") != 0)
    lia_add_words (line, kind);
  lia_add_words (line, status);
  if (assessment != NULL) {
    /* Translators: how the office sees how far a commitment is: “Office: Substantial”. */
    g_autofree char *seen = g_strdup_printf (_ ("Office: %s"), assessment);

    lia_add_words (line, seen);
  }
  if (standing.overdue || standing.due_soon)
    lia_add_words (line, due);
  lia_listing_put_text (listing, line->str);
}

static char *
describe_update (const LiaCleared *update)
{
  const char *narrative = lia_cleared_get (update, "narrative");
  g_autofree char *date = lia_short_date (update, "date");
  g_autofree char *words = lia_text_shorten (narrative != NULL ? narrative : "", NEWS_CHARACTERS);

  if (date == NULL)
    return g_steal_pointer (&words);

  /* Translators: the date of an update, and its first words. */
  return g_strdup_printf (_ ("%s: %s"), date, words);
}

static char *
describe_beginning (const LiaCleared *commitment)
{
  const LiaCleared *meeting = lia_cleared_latest_meeting (commitment);
  g_autofree char *date = meeting != NULL ? lia_short_date (meeting, "date") : NULL;
  g_autofree char *start = lia_short_date (commitment, "start");

  if (date != NULL)
    /* Translators: the reference of a meeting, and its date: “Made at E-121, 4–5 Oct 2023”. */
    return g_strdup_printf (_ ("Made at %s, %s"), lia_cleared_get_reference (meeting), date);
  if (meeting != NULL)
    /* Translators: the reference of a meeting. */
    return g_strdup_printf (_ ("Made at %s"), lia_cleared_get_reference (meeting));
  if (start != NULL)
    /* Translators: a date. */
    return g_strdup_printf (_ ("Begun %s"), start);

  return g_strdup (_ ("Nothing heard yet"));
}

/**
 * lia_put_news:
 * @listing: a listing
 * @record: a cleared commitment
 * @with: what the briefing is composed from
 *
 * Puts what was last heard of it and when: the first words of its latest update, or else where and
 * when it was made.
 */
void
lia_put_news (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  const LiaCleared *update = lia_cleared_latest_update (record);
  g_autofree char *news = update != NULL ? describe_update (update) : describe_beginning (record);

  lia_listing_put_text (listing, news);
}

/**
 * lia_add_unique:
 * @records: (element-type LiaCleared): some records
 * @others: (nullable) (element-type LiaCleared): more of them
 *
 * Adds those that aren't there yet.
 */
void
lia_add_unique (GPtrArray *records, GPtrArray *others)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (known, g_ptr_array_index (records, i));
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (g_hash_table_add (known, g_ptr_array_index (others, i)))
      g_ptr_array_add (records, g_ptr_array_index (others, i));
}

/**
 * lia_add_linked:
 * @records: (element-type LiaCleared): some records
 * @from: (nullable) (element-type LiaCleared): others
 * @relation: the name of a #LiaRelation
 * @inverse: whether @from are what the links point at
 *
 * Adds what is linked to any of the others and isn't there yet.
 */
void
lia_add_linked (GPtrArray *records, GPtrArray *from, const char *relation, gboolean inverse)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; from != NULL && i < from->len; i++) {
    GPtrArray *linked = lia_cleared_linked (g_ptr_array_index (from, i), relation, inverse);

    if (linked != NULL)
      g_ptr_array_extend (all, linked, NULL, NULL);
  }
  lia_add_unique (records, all);
}

/**
 * lia_keep_open:
 * @commitments: (element-type LiaCleared): some commitments
 * @today: the day as at which it is asked
 *
 * Takes out what is fulfilled or withdrawn.
 */
void
lia_keep_open (GPtrArray *commitments, gint32 today)
{
  guint kept = 0;

  for (guint i = 0; i < commitments->len; i++)
    if (lia_cleared_standing (g_ptr_array_index (commitments, i), today).open)
      g_ptr_array_index (commitments, kept++) = g_ptr_array_index (commitments, i);
  g_ptr_array_set_size (commitments, kept);
}

/* What a commitment is sorted by, read once. */
typedef struct {
  const LiaCleared *record;
  gint32 due;
  gint32 last_heard; /* of what has no date */
} Rank;

static Rank
rank_of (const LiaCleared *commitment)
{
  Rank rank = { commitment, lia_cleared_last_day (commitment, "due"), LIA_DAY_NONE };

  if (rank.due == LIA_DAY_NONE)
    rank.last_heard = lia_cleared_standing (commitment, 0).last_heard;

  return rank;
}

/* Of what has no date the latest comes first: what was said long ago may not be waited for. */
static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *one = a, *other = b;

  if (one->due != other->due) {
    if (one->due == LIA_DAY_NONE || other->due == LIA_DAY_NONE)
      return one->due == LIA_DAY_NONE ? 1 : -1;

    return one->due < other->due ? -1 : 1;
  }
  if (one->last_heard != other->last_heard)
    return one->last_heard > other->last_heard ? -1 : 1;

  return lia_cleared_compare (one->record, other->record);
}

/**
 * lia_sort_by_due:
 * @commitments: (element-type LiaCleared): some commitments
 *
 * Puts first what is due first, and so what is overdue; what has no date comes last, and
 * of that first what was heard of last.
 */
void
lia_sort_by_due (GPtrArray *commitments)
{
  g_autoptr (GArray) ranks = g_array_sized_new (FALSE, FALSE, sizeof (Rank), commitments->len);

  for (guint i = 0; i < commitments->len; i++) {
    Rank rank = rank_of (g_ptr_array_index (commitments, i));

    g_array_append_val (ranks, rank);
  }
  g_array_sort (ranks, compare_ranks);
  for (guint i = 0; i < ranks->len; i++)
    g_ptr_array_index (commitments, i) = (gpointer) g_array_index (ranks, Rank, i).record;
}

/* What was undertaken, by whom, until when and how far it is. */
const LiaShortColumn lia_commitment_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Commitment"), LIA_COLUMN_TITLE, 3, lia_put_title },
  { N_ ("By"), LIA_COLUMN_TEXT, 1, lia_put_by },
  { N_ ("Due"), LIA_COLUMN_DATE, 1, lia_put_due },
  { N_ ("Status"), LIA_COLUMN_TEXT, 2, lia_put_status },
  { N_ ("Last heard"), LIA_COLUMN_TEXT, 3, lia_put_news },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};
