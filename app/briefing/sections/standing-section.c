#include "standing-section.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "records/date.h"
#include "records/types.h"
#include "short-table.h"

/* More of either is no brief any more. */
#define MOST_STANDINGS 6
#define MOST_BODIES 8

static const LiaCleared *
process_of (const LiaCleared *row)
{
  return lia_cleared_get_record_type (row) == &lia_membership_type
             ? lia_cleared_follow (row, "process")
             : row;
}

/* How many days ago it ended, or in how many it begins. */
static gint32
distance_of (const LiaCleared *membership, gint32 today)
{
  gint32 since = lia_cleared_first_day (membership, "since");
  gint32 until = lia_cleared_last_day (membership, "until");

  return until != LIA_DAY_NONE && until < today ? today - until : since - today;
}

static void
add_standings (GPtrArray *rows, const LiaComposition *with, const LiaCleared *process)
{
  GPtrArray *memberships = lia_cleared_parts (with->scope, &lia_membership_type);
  const LiaCleared *nearest = process;
  guint before = rows->len;

  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const LiaCleared *membership = g_ptr_array_index (memberships, i);

    if (process_of (membership) != process)
      continue;
    if (lia_cleared_holds (membership, with->today))
      g_ptr_array_add (rows, (gpointer) membership);
    else if (nearest == process ||
             distance_of (membership, with->today) < distance_of (nearest, with->today))
      nearest = membership;
  }
  if (rows->len == before)
    g_ptr_array_add (rows, (gpointer) nearest);
}

/* A row for each standing of today in each process. Where there is none it is the one that ended
 * last or begins next, and the process itself where there never was any: that is worth knowing,
 * too. */
static GPtrArray *
gather_standings (const LiaComposition *with)
{
  GPtrArray *processes = lia_clearance_list (with->clearance, &lia_process_type);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < processes->len; i++)
    add_standings (rows, with, g_ptr_array_index (processes, i));

  return rows;
}

static void
put_process (LiaListing *listing, const LiaCleared *row, const LiaComposition *with)
{
  lia_listing_put_text (listing, lia_cleared_get_title (process_of (row)));
}

static void
add_tense (GString *line, const LiaCleared *membership, gint32 today)
{
  gint32 until = lia_cleared_last_day (membership, "until");

  if (!lia_cleared_holds (membership, today))
    lia_add_words (line,
                   until != LIA_DAY_NONE && until < today ? _ ("Not any more") : _ ("Not yet"));
}

/* Memory and hearsay are in the register as well, and are no ground to stand on in a meeting. */
static void
add_doubt (GString *line, const LiaCleared *membership)
{
  g_autofree char *confidence = lia_cleared_display (membership, "confidence");
  g_autofree char *doubt = NULL;

  if (confidence == NULL || g_str_equal (lia_cleared_get (membership, "confidence"), "high"))
    return;

  /* Translators: the name of a field and what stands there: “Confidence: Low”. */
  doubt = g_strdup_printf (
      _ ("%s: %s"), lia_field_label (lia_record_type_field (&lia_membership_type, "confidence")),
      confidence);
  lia_add_words (line, doubt);
}

static void
put_standing (LiaListing *listing, const LiaCleared *row, const LiaComposition *with)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *standing = NULL;
  g_autofree char *office = NULL;

  if (process_of (row) == row) {
    lia_listing_put_text (listing, _ ("Nothing recorded."));
    return;
  }

  standing = lia_cleared_display (row, "standing");
  office = lia_cleared_display (row, "office");
  add_tense (line, row, with->today);
  lia_add_words (line, standing);
  lia_add_words (line, office);
  add_doubt (line, row);
  lia_listing_put_text (listing, line->str);
}

static char *
describe_span (const LiaCleared *record, const char *from, const char *until)
{
  g_autofree char *first = lia_short_date (record, from);
  g_autofree char *last = lia_short_date (record, until);

  if (first != NULL && last != NULL)
    /* Translators: two dates. */
    return g_strdup_printf (_ ("%s to %s"), first, last);
  if (last != NULL)
    /* Translators: a date. */
    return g_strdup_printf (_ ("Until %s"), last);

  return g_strdup (first != NULL ? first : _ ("Not stated"));
}

static void
put_since (LiaListing *listing, const LiaCleared *row, const LiaComposition *with)
{
  g_autofree char *span = process_of (row) != row ? describe_span (row, "since", "until") : NULL;

  lia_listing_put_text (listing, span);
}

/* How the process itself writes the name, or else how it is written everywhere. */
static void
put_name (LiaListing *listing, const LiaCleared *row, const LiaComposition *with)
{
  GPtrArray *names = lia_cleared_parts (with->scope, &lia_name_type);

  for (guint i = 0; names != NULL && i < names->len; i++) {
    const LiaCleared *name = g_ptr_array_index (names, i);

    if (lia_cleared_follow (name, "process") == process_of (row) &&
        lia_cleared_holds (name, with->today)) {
      lia_put_display (listing, name, "name");
      return;
    }
  }
  lia_listing_put_text (listing, lia_cleared_get_title (with->scope));
}

static void
put_membership_basis (LiaListing *listing, const LiaCleared *row, const LiaComposition *with)
{
  if (process_of (row) != row)
    lia_put_basis (listing, row, with);
  else
    lia_listing_put_empty (listing);
}

static GPtrArray *
gather_bodies (const LiaComposition *with)
{
  GPtrArray *chaired = lia_cleared_linked (with->scope, "chaired_by", TRUE);
  GPtrArray *bodies = g_ptr_array_new ();

  for (guint i = 0; chaired != NULL && i < chaired->len; i++) {
    gint32 ended = lia_cleared_last_day (g_ptr_array_index (chaired, i), "ended");

    if (ended == LIA_DAY_NONE || ended >= with->today)
      g_ptr_array_add (bodies, g_ptr_array_index (chaired, i));
  }

  return bodies;
}

static void
put_body_process (LiaListing *listing, const LiaCleared *body, const LiaComposition *with)
{
  lia_put_display (listing, body, "process");
}

static void
put_established (LiaListing *listing, const LiaCleared *body, const LiaComposition *with)
{
  g_autofree char *span = describe_span (body, "established", "ended");

  lia_listing_put_text (listing, span);
}

static const LiaShortColumn standing_columns[] = {
  { N_ ("Process"), LIA_COLUMN_TITLE, 3, put_process },
  { N_ ("Standing"), LIA_COLUMN_TEXT, 3, put_standing },
  { N_ ("Since"), LIA_COLUMN_TEXT, 2, put_since },
  { N_ ("Named there"), LIA_COLUMN_TEXT, 2, put_name },
  { N_ ("Source"), LIA_COLUMN_TEXT, 2, put_membership_basis },
  { NULL },
};

static const LiaShortColumn body_columns[] = {
  { N_ ("Body"), LIA_COLUMN_TITLE, 5, lia_put_title },
  { N_ ("Process"), LIA_COLUMN_TEXT, 3, put_body_process },
  { N_ ("Established"), LIA_COLUMN_TEXT, 2, put_established },
  { N_ ("Source"), LIA_COLUMN_TEXT, 2, lia_put_basis },
  { NULL },
};

static const LiaShortTable standings = {
  "standing",
  "",
  N_ ("No process is recorded."),
  MOST_STANDINGS,
  standing_columns,
  gather_standings,
  MOST_STANDINGS,
};

static const LiaShortTable bodies = {
  "standing",   N_ ("Bodies it chairs"), N_ ("Nothing recorded."), MOST_BODIES,
  body_columns, gather_bodies,
};

static void
add_facts (LiaSection *section, const LiaCleared *participant)
{
  static const char *const fields[] = { "full_name", "category", "seat", "note" };
  LiaBlock *block = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const LiaField *field = lia_record_type_field (&lia_participant_type, fields[i]);
    g_autofree char *value = lia_cleared_display (participant, fields[i]);

    if (value == NULL)
      continue;
    if (block == NULL)
      block = lia_section_add_block (section, "");
    lia_block_add_fact (block, lia_field_label (field), value, NULL);
  }
}

/**
 * lia_standing_section_add:
 * @document: a document
 * @with: what it is composed from; its scope is a participant
 *
 * Adds the section that tells what a participant is in each process: as what it takes part and
 * since when, which offices it holds, what it is called there, and which bodies it chairs.
 */
void
lia_standing_section_add (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section = lia_document_add_section (document, "standing", _ ("Standing"), "");

  add_facts (section, with->scope);
  lia_short_table_add (section, &standings, with);
  lia_short_table_add (section, &bodies, with);
}
