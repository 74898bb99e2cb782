#include "change-cells.h"

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "records/date.h"
#include "records/types.h"

const LiaRecordType *const lia_change_types[] = {
  &lia_challenge_type,     &lia_commitment_type,
  &lia_update_type,        &lia_engagement_type,
  &lia_participation_type, &lia_lesson_type,
  &lia_source_type,        &lia_body_type,
  &lia_item_type,          NULL,
};

void
lia_put_changed_reference (LiaListing *listing,
                           const LiaChangeLine *line,
                           const LiaComposition *with)
{
  lia_put_reference (listing, line->record, with);
}

void
lia_put_changed_type (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  lia_listing_put_text (listing,
                        lia_record_type_label (lia_cleared_get_record_type (line->record)));
}

void
lia_put_changed_title (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  lia_put_title (listing, line->record, with);
}

/* The first of some fields that a record of its type can have; nothing if it has none of them. */
static const char *
field_of (const LiaCleared *record, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (lia_record_type_index (lia_cleared_get_record_type (record), names[i]) >= 0)
      return names[i];

  return NULL;
}

static void
put_first (LiaListing *listing, const LiaCleared *record, const char *const *names)
{
  const char *field = field_of (record, names);

  if (field != NULL)
    lia_put_display (listing, record, field);
  else
    lia_listing_put_empty (listing);
}

void
lia_put_changed_whose (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  static const char *const fields[] = { "by_wording", "process", NULL };

  put_first (listing, line->record, fields);
}

void
lia_put_changed_state (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  static const char *const fields[] = { "status", "state", NULL };

  put_first (listing, line->record, fields);
}

void
lia_put_changed_when (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  static const char *const fields[] = { "due", "date", NULL };
  const char *field = field_of (line->record, fields);

  if (field != NULL)
    lia_put_date (listing, line->record, field);
  else
    lia_listing_put_empty (listing);
}

void
lia_put_changed_label (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  g_autofree char *label = line->change != NULL ? lia_cleared_change_label (line->change) : NULL;

  lia_listing_put_text (listing, label);
}

void
lia_put_changed_from (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  g_autofree char *words =
      line->change != NULL ? lia_cleared_change_from_words (line->change) : NULL;

  lia_listing_put_text (listing, words);
}

void
lia_put_changed_to (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  g_autofree char *words = line->change != NULL ? lia_cleared_change_to_words (line->change) : NULL;

  lia_listing_put_text (listing, words);
}

void
lia_put_changed_date_from (LiaListing *listing,
                           const LiaChangeLine *line,
                           const LiaComposition *with)
{
  lia_put_date_value (listing, line->change->from);
}

void
lia_put_changed_date_to (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  lia_put_date_value (listing, line->change->to);
}

static gint32
last_day_of (const char *text)
{
  g_autoptr (LiaDate) date = text != NULL ? lia_date_parse (text, NULL) : NULL;

  return date != NULL ? lia_date_last_day (date) : LIA_DAY_NONE;
}

/* From the last day that the one can mean to the last that the other can. */
void
lia_put_changed_days_moved (LiaListing *listing,
                            const LiaChangeLine *line,
                            const LiaComposition *with)
{
  gint32 from = last_day_of (line->change->from);
  gint32 to = last_day_of (line->change->to);

  if (from != LIA_DAY_NONE && to != LIA_DAY_NONE)
    lia_listing_put_number (listing, to - from);
  else
    lia_listing_put_empty (listing);
}

void
lia_put_changed_days_late (LiaListing *listing,
                           const LiaChangeLine *line,
                           const LiaComposition *with)
{
  lia_listing_put_number (listing, lia_cleared_standing (line->record, with->today).days_late);
}

/**
 * lia_change_day:
 * @change: a change
 *
 * Returns: the day on which it was made, on the local clock
 */
gint32
lia_change_day (const LiaClearedChange *change)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (change->at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  int year, month, day;

  if (local == NULL)
    return LIA_DAY_NONE;

  g_date_time_get_ymd (local, &year, &month, &day);
  return lia_day_from_civil (year, month, day);
}

void
lia_put_changed_day (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  if (line->change != NULL)
    lia_listing_put_day (listing, lia_change_day (line->change));
  else
    lia_listing_put_empty (listing);
}

void
lia_put_changed_office (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  lia_listing_put_text (listing, line->change != NULL ? line->change->office : NULL);
}
