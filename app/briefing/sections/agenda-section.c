#include "agenda-section.h"

#include <glib/gi18n.h>

#include "briefing/kinds/meeting-records.h"
#include "cells.h"
#include "challenge-cells.h"
#include "commitment-cells.h"
#include "engagement-facts.h"
#include "lesson-cells.h"
#include "records/types.h"
#include "short-table.h"

/* A brief for one item of an agenda is read while the one before it is being closed. */
#define MOST_MATTER 8

static void
put_kind (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  lia_listing_put_text (listing, lia_record_type_label (lia_cleared_get_record_type (record)));
}

static void
put_standing (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  const LiaRecordType *type = lia_cleared_get_record_type (record);

  if (type == &lia_commitment_type)
    lia_put_status (listing, record, with);
  else if (type == &lia_challenge_type)
    lia_put_acted_on (listing, record, with);
  else
    lia_put_display (listing, record, "kind");
}

static void
put_news (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  const LiaRecordType *type = lia_cleared_get_record_type (record);

  if (type == &lia_commitment_type)
    lia_put_news (listing, record, with);
  else if (type == &lia_challenge_type)
    lia_put_raised (listing, record, with);
  else
    lia_put_learned (listing, record, with);
}

static const LiaShortColumn matter_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("What the register has"), LIA_COLUMN_TITLE, 3, lia_put_title },
  { N_ ("Kind"), LIA_COLUMN_TEXT, 2, put_kind },
  { N_ ("How it stands"), LIA_COLUMN_TEXT, 2, put_standing },
  { N_ ("Raised or last heard"), LIA_COLUMN_TEXT, 3, put_news },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

/* One row for each thing that an agenda item is about; the scope is the item. */
static const LiaShortTable matter = {
  "agenda", "", N_ ("Nothing recorded."), MOST_MATTER, matter_columns, lia_agenda_item_matter,
};

static char *
describe_time (const LiaCleared *item)
{
  const char *from = lia_cleared_get (item, "time_from");
  const char *until = lia_cleared_get (item, "time_until");
  g_autofree char *day = lia_short_date (item, "day");
  g_autoptr (GString) time = g_string_new (day);

  if (from != NULL)
    g_string_append_printf (time, "%s%s", time->len > 0 ? ", " : "", from);
  if (from != NULL && until != NULL)
    g_string_append_printf (time, "–%s", until);

  return g_string_free (g_steal_pointer (&time), FALSE);
}

static char *
describe_item (const LiaCleared *item)
{
  g_autofree char *time = describe_time (item);

  if (*time == '\0')
    return g_strdup (lia_cleared_get_title (item));

  /* Translators: a time, such as “10:10–10:50”, and what an agenda item is about. */
  return g_strdup_printf (_ ("%s %s"), time, lia_cleared_get_title (item));
}

static void
add_facts (LiaSection *section, const char *heading, const LiaCleared *item)
{
  LiaBlock *block = lia_section_add_block (section, heading);
  const LiaField *field = lia_record_type_field (&lia_agenda_item_type, "speakers");
  g_autofree char *speakers = lia_cleared_display (item, "speakers");
  g_autofree char *note = lia_cleared_display (item, "note");
  const char *none =
      lia_is_unattributed (item) || lia_is_unattributed (lia_cleared_follow (item, "engagement"))
          ? _ ("Withheld under the Chatham House Rule")
          : _ ("Nothing recorded.");

  lia_block_add_fact (block, lia_field_label (field), speakers != NULL ? speakers : none, NULL);
  if (note != NULL)
    lia_block_add_fact (block, _ ("Brief"), note, NULL);
}

/* What was found before was found for the engagement, or for another item. */
static LiaComposition
compose_about (const LiaComposition *with, const LiaCleared *item)
{
  LiaComposition about = *with;

  about.scope = item;
  about.gathered = NULL;
  return about;
}

/* What stands under the facts needs no heading of its own, and where there is nothing no table. */
static void
add_item (LiaSection *section, const LiaComposition *with, const LiaCleared *item)
{
  g_autofree char *heading = describe_item (item);
  LiaComposition about = compose_about (with, item);
  g_autoptr (GPtrArray) rows = lia_short_table_rows (&matter, &about);

  add_facts (section, heading, item);
  if (rows->len > 0)
    lia_short_table_add (section, &matter, &about);
}

/**
 * lia_agenda_section_matter:
 * @with: what a briefing is composed from; its scope is an engagement
 *
 * Returns: (transfer container) (element-type LiaCleared): the rows of the section, if it is wanted
 */
GPtrArray *
lia_agenda_section_matter (const LiaComposition *with)
{
  g_autoptr (GPtrArray) agenda = lia_meeting_agenda (with);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; lia_section_is_wanted (with, "agenda") && i < agenda->len; i++) {
    LiaComposition about = compose_about (with, g_ptr_array_index (agenda, i));
    g_autoptr (GPtrArray) rows = lia_short_table_rows (&matter, &about);

    lia_add_unique (found, rows);
  }

  return found;
}

/**
 * lia_agenda_section_add:
 * @document: a document
 * @with: what it is composed from; its scope is an engagement
 *
 * Adds the agenda, with a brief for each item: who speaks, what to say, and what the register has
 * about what it discusses.
 */
void
lia_agenda_section_add (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section = lia_document_add_section (
      document, "agenda", _ ("Agenda"), _ ("Each item, and what the register has about it"));
  g_autoptr (GPtrArray) agenda = lia_meeting_agenda (with);

  for (guint i = 0; i < agenda->len; i++)
    add_item (section, with, g_ptr_array_index (agenda, i));
  if (agenda->len == 0)
    lia_block_set_empty (lia_section_add_block (section, ""), _ ("Nothing recorded."));
}
