#include "period-gaps.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "records/types.h"

/* A report names so many of each; the rest is counted. */
#define MOST_GAPS 5

/**
 * Gap:
 * @type: of which records it is.
 * @label: what is missing; marked for translation.
 * @is: whether that is missing of a record.
 */
typedef struct {
  const LiaRecordType *type;
  const char *label;
  gboolean (*is) (const LiaCleared *record, gint32 today);
} Gap;

static gboolean
is_without_outcome (const LiaCleared *engagement, gint32 today)
{
  return g_strcmp0 (lia_cleared_get (engagement, "state"), "held") == 0 &&
         lia_cleared_get (engagement, "outcome") == NULL;
}

static gboolean
is_unsaid (const LiaCleared *engagement, gint32 today)
{
  return lia_cleared_is_over (engagement, today) &&
         g_strcmp0 (lia_cleared_get (engagement, "state"), "held") != 0;
}

static gboolean
is_silent (const LiaCleared *commitment, gint32 today)
{
  return lia_cleared_standing (commitment, today).silent;
}

static gboolean
is_without_lead (const LiaCleared *commitment, gint32 today)
{
  return lia_cleared_standing (commitment, today).awaited &&
         lia_cleared_follow (commitment, "lead") == NULL &&
         lia_cleared_get (commitment, "by_wording") == NULL &&
         lia_cleared_linked (commitment, "made_by", FALSE) == NULL;
}

static gboolean
is_without_date (const LiaCleared *commitment, gint32 today)
{
  return lia_cleared_standing (commitment, today).awaited &&
         lia_cleared_get (commitment, "due") == NULL;
}

static gboolean
is_without_commitment (const LiaCleared *challenge, gint32 today)
{
  return lia_cleared_linked (challenge, "addresses", TRUE) == NULL;
}

static const Gap gaps[] = {
  { &lia_engagement_type, N_ ("Held, and no outcome is recorded"), is_without_outcome },
  { &lia_engagement_type, N_ ("Its date passed, and nobody said that it was held"), is_unsaid },
  { &lia_commitment_type, N_ ("Nobody answers for it"), is_without_lead },
  { &lia_commitment_type, N_ ("No date is set"), is_without_date },
  { &lia_commitment_type, N_ ("Nothing was heard of it for six months"), is_silent },
  { &lia_challenge_type, N_ ("No commitment addresses it"), is_without_commitment },
};

static GPtrArray *
find (const Gap *gap, const LiaComposition *with)
{
  GPtrArray *list = lia_clearance_list (with->clearance, gap->type);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    if (gap->is (g_ptr_array_index (list, i), with->today))
      g_ptr_array_add (found, g_ptr_array_index (list, i));

  return found;
}

static LiaListing *
make_listing (GPtrArray *records, const LiaComposition *with)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, _ ("Ref"), "")->span = 2;
  lia_listing_add_column (listing, LIA_COLUMN_TITLE, _ ("Title"), "")->span = 10;
  for (guint i = 0; i < MIN (records->len, MOST_GAPS); i++) {
    lia_listing_add_row (listing, NULL);
    lia_put_reference (listing, g_ptr_array_index (records, i), with);
    lia_put_title (listing, g_ptr_array_index (records, i), with);
  }

  return listing;
}

static char *
heading_of (const Gap *gap, guint n)
{
  const char *plural = lia_record_type_plural (gap->type);

  if (n <= MOST_GAPS)
    /* Translators: records in the plural, what is missing, and of how many. */
    return g_strdup_printf (_ ("%s: %s (%u)"), plural, _ (gap->label), n);

  /* Translators: records in the plural, what is missing, how many are shown, and of how many. */
  return g_strdup_printf (_ ("%s: %s (the first %u of %u)"), plural, _ (gap->label), MOST_GAPS, n);
}

/**
 * lia_period_gaps_add:
 * @document: a document
 * @with: what it is composed from
 *
 * Adds the section that tells what is missing at the end of a period.
 */
void
lia_period_gaps_add (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section =
      lia_document_add_section (document, "gaps", _ ("Gaps"), _ ("What is still to be recorded"));
  guint n_gaps = 0;

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++) {
    g_autoptr (GPtrArray) records = find (&gaps[i], with);
    g_autofree char *heading = heading_of (&gaps[i], records->len);

    if (records->len == 0)
      continue;
    lia_block_take_listing (lia_section_add_block (section, heading), make_listing (records, with),
                            "");
    n_gaps++;
  }
  if (n_gaps == 0)
    lia_block_add_paragraph (lia_section_add_block (section, ""), _ ("Nothing is missing."));
}
