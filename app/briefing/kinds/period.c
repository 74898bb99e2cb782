#include <glib/gi18n.h>

#include "briefing/document/text.h"
#include "briefing/sections/ahead-block.h"
#include "briefing/sections/cells.h"
#include "briefing/sections/change-cells.h"
#include "briefing/sections/overdue-block.h"
#include "briefing/sections/period-gaps.h"
#include "briefing/sections/period-glance.h"
#include "briefing/sections/period-lines.h"
#include "briefing/since.h"
#include "kind.h"
#include "records/types.h"
#include "records/year-part.h"

#define REFERENCE                                                                                  \
  {                                                                                                \
    N_ ("Ref"), NULL, LIA_COLUMN_TEXT, 1, lia_put_changed_reference                                \
  }
#define COMMITMENT                                                                                 \
  {                                                                                                \
    N_ ("Commitment"), NULL, LIA_COLUMN_TITLE, 5, lia_put_changed_title                            \
  }

/* Of an outcome only the beginning: the register has the rest. */
#define OUTCOME_CHARACTERS 160

static void
put_outcome (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  const char *outcome = lia_cleared_get (line->record, "outcome");
  g_autofree char *text = outcome != NULL ? lia_text_shorten (outcome, OUTCOME_CHARACTERS)
                                          : g_strdup (_ ("No outcome is recorded."));

  lia_listing_put_text (listing, text);
}

static void
put_made_there (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  GPtrArray *made = lia_cleared_linked (line->record, "made_at", TRUE);

  lia_listing_put_number (listing, made != NULL ? made->len : 0);
}

static void
put_narrative (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  lia_put_display (listing, line->change->part, "narrative");
}

static void
put_update_date (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  lia_put_date (listing, line->change->part, "date");
}

static void
put_reported (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  lia_put_display (listing, line->change->part, "status");
}

static void
put_kind (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with)
{
  lia_put_display (listing, line->record, "kind");
}

static const LiaChangeColumn held_columns[] = {
  REFERENCE,
  { N_ ("Engagement"), NULL, LIA_COLUMN_TITLE, 4, lia_put_changed_title },
  { N_ ("When"), NULL, LIA_COLUMN_DATE, 1, lia_put_changed_when },
  { N_ ("Process"), NULL, LIA_COLUMN_TEXT, 1, lia_put_changed_whose },
  { N_ ("Outcome"), NULL, LIA_COLUMN_PROSE, 4, put_outcome },
  { N_ ("Made there"), NULL, LIA_COLUMN_NUMBER, 1, put_made_there },
  { NULL },
};

static const LiaChangeColumn made_columns[] = {
  REFERENCE,
  COMMITMENT,
  { N_ ("By"), NULL, LIA_COLUMN_TEXT, 2, lia_put_changed_whose },
  { N_ ("Kind"), NULL, LIA_COLUMN_TEXT, 1, put_kind },
  { N_ ("Due"), NULL, LIA_COLUMN_DATE, 1, lia_put_changed_when },
  { N_ ("Status"), NULL, LIA_COLUMN_TEXT, 2, lia_put_changed_state },
  { NULL },
};

static const LiaChangeColumn update_columns[] = {
  REFERENCE,
  { N_ ("Commitment"), NULL, LIA_COLUMN_TITLE, 4, lia_put_changed_title },
  { N_ ("Date"), NULL, LIA_COLUMN_DATE, 1, put_update_date },
  { N_ ("What was reported"), NULL, LIA_COLUMN_PROSE, 5, put_narrative },
  { N_ ("Status"), NULL, LIA_COLUMN_TEXT, 1, put_reported },
  { NULL },
};

static const LiaChangeColumn completed_columns[] = {
  REFERENCE,
  COMMITMENT,
  { N_ ("By"), NULL, LIA_COLUMN_TEXT, 3, lia_put_changed_whose },
  { N_ ("Due"), NULL, LIA_COLUMN_DATE, 1, lia_put_changed_when },
  { N_ ("Recorded on"), NULL, LIA_COLUMN_DATE, 2, lia_put_changed_day },
  { NULL },
};

static const LiaChangeColumn overdue_columns[] = {
  REFERENCE,
  COMMITMENT,
  { N_ ("By"), NULL, LIA_COLUMN_TEXT, 3, lia_put_changed_whose },
  { N_ ("Due"), NULL, LIA_COLUMN_DATE, 2, lia_put_changed_when },
  { N_ ("Days late"), NULL, LIA_COLUMN_NUMBER, 1, lia_put_changed_days_late },
  { NULL },
};

static const LiaChangeColumn moved_columns[] = {
  REFERENCE,
  { N_ ("Type"), NULL, LIA_COLUMN_TEXT, 1, lia_put_changed_type },
  { N_ ("Title"), NULL, LIA_COLUMN_TITLE, 5, lia_put_changed_title },
  { N_ ("Date then"), NULL, LIA_COLUMN_DATE, 2, lia_put_changed_date_from },
  { N_ ("Date now"), NULL, LIA_COLUMN_DATE, 2, lia_put_changed_date_to },
  { N_ ("Days moved"), NULL, LIA_COLUMN_NUMBER, 1, lia_put_changed_days_moved },
  { NULL },
};

static void
add_block (LiaSection *section,
           const LiaComposition *with,
           const char *heading,
           const LiaChangeColumn *columns,
           GArray *lines,
           const char *empty)
{
  lia_block_take_listing (lia_section_add_block (section, heading),
                          lia_change_lines_list (lines, columns, with), empty);
  g_array_unref (lines);
}

static LiaSection *
add_section (LiaDocument *document, const char *name, const char *purpose)
{
  return lia_document_add_section (
      document, name, _ (lia_briefing_kind_section (&lia_period_briefing, name)->label), purpose);
}

static void
add_glance (LiaDocument *document, const LiaComposition *with)
{
  lia_period_glance_add (document, with);
}

static void
add_held (LiaDocument *document, const LiaComposition *with)
{
  g_autoptr (GPtrArray) held = lia_period_held (with);
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (LiaChangeLine));

  for (guint i = 0; i < held->len; i++) {
    LiaChangeLine line = { .record = g_ptr_array_index (held, i) };

    g_array_append_val (lines, line);
  }
  add_block (add_section (document, "held", _ ("Meetings held, and what came of them")), with, "",
             held_columns, lines, _ ("No engagement was held in the period."));
}

static void
add_made (LiaDocument *document, const LiaComposition *with)
{
  add_block (add_section (document, "made",
                          _ ("What was undertaken or proposed, as recorded in the period")),
             with, "", made_columns, lia_period_made (with),
             _ ("No commitment was added in the period."));
}

static void
add_updates (LiaDocument *document, const LiaComposition *with)
{
  add_block (add_section (document, "updates", _ ("What was reported on commitments")), with, "",
             update_columns, lia_change_lines_parts (with, &lia_update_type),
             _ ("No update was received in the period."));
}

static void
add_completed (LiaDocument *document, const LiaComposition *with)
{
  add_block (
      add_section (document, "completed", _ ("Commitments that were fulfilled in the period")),
      with, "", completed_columns, lia_period_completed (with),
      _ ("No commitment was fulfilled in the period."));
}

static void
add_overdue (LiaDocument *document, const LiaComposition *with)
{
  g_autoptr (GPtrArray) overdue = lia_overdue_list (with);
  LiaSection *section =
      add_section (document, "overdue", _ ("What is late, and which dates are other dates now"));

  add_block (section, with, _ ("Became overdue in the period"), overdue_columns,
             lia_period_overdue (with), _ ("Nothing became overdue in the period."));
  lia_overdue_block_add (section, overdue, with);
  add_block (section, with, _ ("Moved dates"), moved_columns, lia_change_lines_moved (with, TRUE),
             _ ("No date moved in the period."));
}

static void
add_ahead (LiaDocument *document, const LiaComposition *with)
{
  lia_ahead_block_add (add_section (document, "ahead",
                                    _ ("Meetings that are planned, and what is "
                                       "due")),
                       with);
}

static void
add_gaps (LiaDocument *document, const LiaComposition *with)
{
  lia_period_gaps_add (document, with);
}

static char *
title (const LiaComposition *with)
{
  g_autofree char *period = lia_days_to_words (lia_period_first_day (with), with->today);

  /* Translators: a period, such as “October 2026” or “first half of 2026”. */
  return g_strdup_printf (_ ("Report: %s"), period);
}

static char *
subject (const LiaComposition *with)
{
  /* Translators: the placeholder is the short name of an office, such as RSO. */
  return g_strdup_printf (_ ("What happened in the period, in the register of %s"), with->office);
}

static void
add_notes (LiaDocument *document, const LiaComposition *with)
{
  lia_document_add_note (document, _ ("Engagements count by their date, everything else by the day "
                                      "on which it was recorded. An engagement that is known to be "
                                      "held only since the last report is in this one."));
}

static const LiaSectionKind sections[] = {
  { "glance", N_ ("At a glance"), add_glance },
  { "held", N_ ("Engagements held"), add_held },
  { "made", N_ ("Commitments added"), add_made },
  { "updates", N_ ("Updates received"), add_updates },
  { "completed", N_ ("Completed"), add_completed },
  { "overdue", N_ ("Overdue and moved"), add_overdue },
  { "ahead", N_ ("Ahead"), add_ahead },
  { "gaps", N_ ("Gaps"), add_gaps },
  { NULL },
};

const LiaBriefingKind lia_period_briefing = {
  .name = "period",
  .label = N_ ("Period report"),
  .summary = N_ ("What happened in a month, a quarter or half a year, and what comes next"),
  .since = TRUE,
  .moment = lia_since_first_day,
  .format = "pdf",
  .types = lia_change_types,
  .sections = sections,
  .title = title,
  .subject = subject,
  .preface = add_notes,
};
