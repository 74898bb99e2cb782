#include <glib/gi18n.h>

#include "briefing/sections/record-listing.h"
#include "briefing/sections/cells.h"
#include "briefing/sections/challenge-cells.h"
#include "briefing/sections/commitment-cells.h"
#include "briefing/sections/engagement-cells.h"
#include "briefing/sections/gap-section.h"
#include "briefing/sections/lesson-cells.h"
#include "briefing/sections/points-table.h"
#include "briefing/sections/source-section.h"
#include "challenge-records.h"
#include "records/types.h"

/* So much is read about one challenge; the rest is in the register. */
#define MOST_POINTS 10
#define MOST_ITEMS 12
#define MOST_OPEN 20
#define MOST_CLOSED 10
#define MOST_AHEAD 8
#define MOST_OVER 12
#define MOST_LESSONS 8

static char *
join (GPtrArray *records)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    g_autofree char *name = lia_record_describe (g_ptr_array_index (records, i), TRUE);

    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
  }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static const LiaCleared *
process_of (const LiaCleared *item)
{
  const LiaCleared *framework = lia_cleared_follow (item, "framework");

  return framework != NULL ? lia_cleared_follow (framework, "process") : NULL;
}

static void
put_framework (LiaListing *listing, const LiaCleared *item, const LiaComposition *with)
{
  const LiaCleared *process = process_of (item);

  lia_listing_put_text (listing, process != NULL ? lia_cleared_get_title (process) : NULL);
}

static void
put_item (LiaListing *listing, const LiaCleared *item, const LiaComposition *with)
{
  g_autofree char *name = lia_record_describe (item, TRUE);

  lia_listing_put_text (listing, name);
}

/* A crosswalk is found from either of its ends, and leads to the other. What corresponds to an item
 * in an older text of the same process tells nothing about the others. */
static void
add_counterparts (GPtrArray *items,
                  const LiaComposition *with,
                  const LiaCleared *item,
                  const char *from,
                  const char *to)
{
  GPtrArray *walks = lia_clearance_referrers (with->clearance, item, &lia_crosswalk_type, from);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; walks != NULL && i < walks->len; i++) {
    const LiaCleared *other = lia_cleared_follow (g_ptr_array_index (walks, i), to);

    if (other != NULL && process_of (other) != process_of (item))
      g_ptr_array_add (others, (gpointer) other);
  }
  lia_add_unique (items, others);
}

static void
put_counterparts (LiaListing *listing, const LiaCleared *item, const LiaComposition *with)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autofree char *names = NULL;

  add_counterparts (items, with, item, "from_item", "to_item");
  add_counterparts (items, with, item, "to_item", "from_item");
  names = join (items);
  lia_listing_put_text (listing, names != NULL ? names : _ ("Nothing recorded."));
}

static void
put_connection (LiaListing *listing, const LiaCleared *engagement, const LiaComposition *with)
{
  g_autofree char *connection = lia_challenge_connection (with->scope, engagement);

  lia_listing_put_text (listing, connection);
}

static const LiaShortColumn item_columns[] = {
  { N_ ("Process"), LIA_COLUMN_TEXT, 2, put_framework },
  { N_ ("Framework item"), LIA_COLUMN_TITLE, 5, put_item },
  { N_ ("Corresponds to"), LIA_COLUMN_TEXT, 5, put_counterparts },
  { NULL },
};

static const LiaShortColumn engagement_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("When"), LIA_COLUMN_DATE, 2, lia_put_when },
  { N_ ("Engagement"), LIA_COLUMN_TITLE, 4, lia_put_title },
  { N_ ("State"), LIA_COLUMN_TEXT, 2, lia_put_state },
  { N_ ("How"), LIA_COLUMN_TEXT, 2, put_connection },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

static const LiaShortTable tables[] = {
  { "points", "", N_ ("Nothing is overdue or silent."), MOST_POINTS, lia_point_columns,
    lia_challenge_points },
  { "framework", "", N_ ("Nothing recorded."), MOST_ITEMS, item_columns, lia_challenge_items },
  { "commitment", N_ ("Open"), N_ ("Nothing recorded."), MOST_OPEN, lia_commitment_columns,
    lia_challenge_open },
  { "commitment", N_ ("Fulfilled or withdrawn"), N_ ("Nothing recorded."), MOST_CLOSED,
    lia_commitment_columns, lia_challenge_closed },
  { "engagement", N_ ("Next"), N_ ("Nothing recorded."), MOST_AHEAD, engagement_columns,
    lia_challenge_engagements_ahead },
  { "engagement", N_ ("Held"), N_ ("Nothing recorded."), MOST_OVER, engagement_columns,
    lia_challenge_engagements_over },
  { "lesson", "", N_ ("Nothing recorded."), MOST_LESSONS, lia_lesson_columns,
    lia_challenge_lessons },
  { NULL },
};

static void
add_wording (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section = lia_document_add_section (
      document, "wording", _ ("Wording"), _ ("As it was put, by whom, and whom it concerns"));
  LiaBlock *block = lia_section_add_block (section, "");
  g_autofree char *wording = lia_cleared_display (with->scope, "wording");
  g_autofree char *origin =
      lia_describe_engagements (lia_cleared_linked (with->scope, "raised_at", FALSE), TRUE);
  g_autofree char *concerns = join (lia_cleared_linked (with->scope, "concerns", FALSE));
  g_autofree char *reach = lia_describe_reach (with->scope);

  if (wording != NULL)
    lia_block_add_paragraph (block, wording);
  else
    lia_block_set_empty (block, _ ("Nothing recorded."));

  block = lia_section_add_block (section, "");
  lia_add_field (block, with->scope, "raised_by");
  lia_add_fact (block, _ ("Raised at"), origin);
  lia_add_fact (block, _ ("Concerns"), concerns);
  lia_add_fact (block, _ ("Reach"), reach);
  lia_add_field (block, with->scope, "trend");
  lia_add_field (block, with->scope, "themes");
  if (lia_cleared_get (with->scope, "note") != NULL)
    lia_add_field (block, with->scope, "note");
}

static void
add_points (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "points", _ ("Points to raise"),
                         _ ("What is overdue or silent, and why to speak of it"));
}

static void
add_framework (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "framework", _ ("Framework items"),
                         _ ("Where it stands in the texts of each process, and what corresponds "
                            "to that in the others"));
}

static void
add_commitments (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "commitment",
                         lia_record_type_plural (&lia_commitment_type),
                         _ ("What was undertaken about it, by whom, and how far that is"));
}

static void
add_engagements (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "engagement",
                         lia_record_type_plural (&lia_engagement_type),
                         _ ("Where it was raised, is on the agenda, or is being followed up"));
}

static void
add_lessons (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (
      document, with, tables, "lesson", lia_record_type_plural (&lia_lesson_type),
      _ ("What was learned where it was raised, or can inform what addresses it"));
}

static void
add_sources (LiaDocument *document, const LiaComposition *with)
{
  lia_source_section_add (document, with, tables, NULL);
}

static char *
title (const LiaComposition *with)
{
  /* Translators: the title of a challenge. */
  return g_strdup_printf (_ ("Challenge brief: %s"), lia_cleared_get_title (with->scope));
}

static char *
subject (const LiaComposition *with)
{
  /* Translators: the reference of a challenge, and the short name of an office, such as RSO. */
  return g_strdup_printf (_ ("%s in the register of %s"), lia_cleared_get_reference (with->scope),
                          with->office);
}

static const LiaRecordType *const types[] = {
  &lia_challenge_type,
  &lia_commitment_type,
  &lia_update_type,
  &lia_engagement_type,
  &lia_agenda_item_type,
  &lia_lesson_type,
  &lia_crosswalk_type,
  &lia_item_type,
  &lia_body_type,
  &lia_source_type,
  NULL,
};

/* What its sections look at, from whom or what it is about on. */
static const LiaVicinityStep vicinity[] = {
  { NULL, NULL, NULL, FALSE, FALSE, &lia_process_type },
  { &lia_challenge_type, "addresses", NULL, TRUE, FALSE, &lia_commitment_type },
  { &lia_commitment_type, NULL, "commitment", TRUE, TRUE, &lia_update_type },
  { &lia_commitment_type, "made_by", NULL, FALSE, FALSE, &lia_body_type },
  { &lia_commitment_type, "made_towards", NULL, FALSE, FALSE, &lia_body_type },
  { &lia_challenge_type, "concerns", NULL, FALSE, FALSE, &lia_participant_type },
  { &lia_challenge_type, "concerns", NULL, FALSE, FALSE, &lia_body_type },
  { &lia_challenge_type, "falls_under", NULL, FALSE, FALSE, &lia_item_type },
  { &lia_item_type, NULL, "from_item", TRUE, FALSE, &lia_crosswalk_type },
  { &lia_item_type, NULL, "to_item", TRUE, FALSE, &lia_crosswalk_type },
  { &lia_challenge_type, "discusses", NULL, TRUE, FALSE, &lia_agenda_item_type },
  { &lia_agenda_item_type, NULL, "engagement", FALSE, FALSE, &lia_engagement_type },
  { &lia_agenda_item_type, "discusses", NULL, FALSE, FALSE, &lia_lesson_type },
  { &lia_commitment_type, "informs", NULL, TRUE, FALSE, &lia_lesson_type },
  { &lia_challenge_type, "raised_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_engagement_type, "learned_at", NULL, TRUE, FALSE, &lia_lesson_type },
  { &lia_commitment_type, "made_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_commitment_type, "reviewed_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_commitment_type, "followed_up_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_commitment_type, "fulfilled_by", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_lesson_type, "learned_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { NULL },
};

static const LiaSectionKind sections[] = {
  { "wording", N_ ("Wording"), add_wording },
  { "points", N_ ("Points to raise"), add_points },
  { "framework", N_ ("Framework items"), add_framework },
  { "commitment", N_ ("Commitments"), add_commitments },
  { "engagement", N_ ("Engagements"), add_engagements },
  { "lesson", N_ ("Lessons"), add_lessons },
  { "gap", N_ ("Gaps"), lia_gap_section_add },
  { "source", N_ ("Sources"), add_sources },
  { NULL },
};

const LiaBriefingKind lia_challenge_briefing = {
  .name = "challenge",
  .label = N_ ("Challenge brief"),
  .summary = N_ ("One challenge, what is being done about it, and what isn’t"),
  .scope = &lia_challenge_type,
  .scope_option = "challenge",
  .format = "pdf",
  .vicinity = vicinity,
  .types = types,
  .sections = sections,
  .title = title,
  .subject = subject,
};
