#include "cells.h"

#include <glib/gi18n.h>

#include "record-listing.h"
#include "records/date.h"
#include "records/types.h"

/* What isn't known to the day is no day, and several days are told best in words. */
static gboolean
is_one_day (const LiaDate *date)
{
  return lia_date_is_exact (date) && lia_date_first_day (date) == lia_date_last_day (date);
}

/**
 * lia_short_date:
 * @record: a cleared record
 * @field: the name of a DATE
 *
 * Returns: (transfer full) (nullable): how it reads where room is scarce, such as "4–5 Oct 2023"
 */
char *
lia_short_date (const LiaCleared *record, const char *field)
{
  const char *value = lia_cleared_get (record, field);
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;

  return date != NULL ? lia_date_to_short_words (date) : NULL;
}

/**
 * lia_add_words:
 * @line: a line that is being put together
 * @words: (nullable): what comes next on it
 *
 * Adds words, parted from those before.
 */
void
lia_add_words (GString *line, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, words);
}

/**
 * lia_add_column:
 * @listing: a listing without rows
 * @kind: what its cells hold
 * @label: what stands above it
 * @span: how many of the 12 columns of the grid it takes
 *
 * Adds a column that nothing else has to be said about.
 */
void
lia_add_column (LiaListing *listing, LiaColumnKind kind, const char *label, guint span)
{
  lia_listing_add_column (listing, kind, label, "")->span = span;
}

/**
 * lia_put_date_value:
 * @listing: a listing
 * @value: (nullable): the canonical text of a DATE
 *
 * Puts a day, or the words for what isn't one.
 */
void
lia_put_date_value (LiaListing *listing, const char *value)
{
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;

  if (date != NULL && is_one_day (date)) {
    lia_listing_put_day (listing, lia_date_first_day (date));
  } else {
    g_autofree char *words = date != NULL ? lia_date_to_short_words (date) : NULL;

    lia_listing_put_text (listing, words);
  }
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
  lia_put_date_value (listing, lia_cleared_get (record, field));
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

/**
 * lia_put_source:
 * @listing: a listing
 * @record: a cleared record
 * @with: what the briefing is composed from
 *
 * Puts the references of the documents that a record comes from, which the section of sources
 * explains; a line without any says so.
 */
void
lia_put_source (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  GPtrArray *sources = lia_cleared_linked (record, "comes_from", FALSE);
  g_autoptr (GString) references = g_string_new (NULL);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    g_string_append_printf (references, "%s%s", i > 0 ? ", " : "",
                            lia_cleared_get_reference (g_ptr_array_index (sources, i)));

  lia_listing_put_text (listing, sources != NULL ? references->str : _ ("No source recorded"));
  if (sources != NULL)
    lia_listing_put_target (listing, lia_source_type.name);
}

/**
 * lia_put_basis:
 * @listing: a listing
 * @record: a cleared record of a type that has a basis
 * @with: what the briefing is composed from
 *
 * Puts where something is known from: the site of a page, which leads to it, or what stands there.
 */
void
lia_put_basis (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  const char *basis = lia_cleared_get (record, "basis");
  g_autoptr (GUri) page = basis != NULL ? g_uri_parse (basis, G_URI_FLAGS_NONE, NULL) : NULL;

  if (lia_cleared_linked (record, "comes_from", FALSE) != NULL || basis == NULL) {
    lia_put_source (listing, record, with);
  } else if (page != NULL && g_uri_get_host (page) != NULL) {
    lia_listing_put_text (listing, g_uri_get_host (page));
    lia_listing_put_target (listing, basis);
  } else {
    lia_listing_put_text (listing, basis);
  }
}

/**
 * lia_add_fact:
 * @block: a block
 * @label: what it is
 * @value: (nullable): what that is here
 *
 * Adds a fact that whoever reads it looks for: that it is not known is told as well.
 */
void
lia_add_fact (LiaBlock *block, const char *label, const char *value)
{
  lia_block_add_fact (block, label, value != NULL ? value : _ ("Nothing recorded."), NULL);
}

/**
 * lia_add_field:
 * @block: a block
 * @record: a cleared record
 * @field: the name of a field
 *
 * Adds how the field reads as lia_add_fact() does.
 */
void
lia_add_field (LiaBlock *block, const LiaCleared *record, const char *field)
{
  g_autofree char *value = lia_cleared_display (record, field);

  lia_add_fact (
      block, lia_field_label (lia_record_type_field (lia_cleared_get_record_type (record), field)),
      value);
}
