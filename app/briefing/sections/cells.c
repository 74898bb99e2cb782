#include "cells.h"

#include "briefing/document/record-listing.h"
#include "records/date.h"

/* What isn't known to the day is no day, and several days are told best in words. */
static gboolean
is_one_day (const LiaDate *date)
{
  return lia_date_is_exact (date) && lia_date_first_day (date) == lia_date_last_day (date);
}

/**
 * lia_put_date:
 * @listing: a listing
 * @record: a cleared record
 * @field: the name of a DATE
 *
 * Puts a day, or the words for what isn't one.
 */
void
lia_put_date (LiaListing *listing, const LiaCleared *record, const char *field)
{
  const char *value = lia_cleared_get (record, field);
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;

  if (date != NULL && is_one_day (date)) {
    lia_listing_put_day (listing, lia_date_first_day (date));
  } else {
    g_autofree char *words = date != NULL ? lia_date_to_short_words (date) : NULL;

    lia_listing_put_text (listing, words);
  }
}

/**
 * lia_put_display:
 * @listing: a listing
 * @record: a cleared record
 * @field: the name of a field
 *
 * Puts how the field reads.
 */
void
lia_put_display (LiaListing *listing, const LiaCleared *record, const char *field)
{
  g_autofree char *text = lia_cleared_display (record, field);

  lia_listing_put_text (listing, text);
}

/**
 * lia_put_reference:
 * @listing: a listing
 * @record: a cleared record
 * @with: what the briefing is composed from
 *
 * Puts the reference of a record, which leads to its row if there is one.
 */
void
lia_put_reference (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  g_autofree char *target = lia_record_target (record);

  lia_listing_put_text (listing, lia_cleared_get_reference (record));
  lia_listing_put_target (listing, target);
}

/**
 * lia_put_title:
 * @listing: a listing
 * @record: a cleared record
 * @with: what the briefing is composed from
 *
 * Puts the title of a record.
 */
void
lia_put_title (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  lia_listing_put_text (listing, lia_cleared_get_title (record));
}
