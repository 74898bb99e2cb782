#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "briefing/sections/agenda-section.h"
#include "briefing/sections/cells.h"
#include "briefing/sections/challenge-cells.h"
#include "briefing/sections/commitment-cells.h"
#include "briefing/sections/engagement-facts.h"
#include "briefing/sections/lesson-cells.h"
#include "briefing/sections/points-table.h"
#include "briefing/sections/source-section.h"
#include "briefing/sections/task-cells.h"
#include "meeting-records.h"
#include "records/types.h"

/* So much is read before a meeting; the rest is in the register. */
#define MOST_POINTS 10
#define MOST_COMMITMENTS 15
#define MOST_TASKS 30
#define MOST_ROLES 10
#define MOST_OUTCOMES 20

static gboolean
has_role_of (const LiaCleared *participation, const LiaCleared *other)
{
  return g_strcmp0 (lia_cleared_get (participation, "role"), lia_cleared_get (other, "role")) == 0;
}

/* Who speaks for whom is told as far as it may be: by the office, if not by name. */
static void
add_name (GString *names, const LiaCleared *participation)
{
  g_autofree char *participant = lia_cleared_display (participation, "participant");
  g_autofree char *person = lia_cleared_display (participation, "person");

  if (participant == NULL)
    return;
  if (names->len > 0)
    g_string_append (names, "; ");
  if (person != NULL)
    /* Translators: a state or organisation, and who speaks for it. */
    g_string_append_printf (names, _ ("%s (%s)"), participant, person);
  else
    g_string_append (names, participant);
}

static void
put_role (LiaListing *listing, const LiaCleared *participation, const LiaComposition *with)
{
  lia_put_display (listing, participation, "role");
}

static void
put_number (LiaListing *listing, const LiaCleared *participation, const LiaComposition *with)
{
  GPtrArray *all = lia_cleared_parts (with->scope, &lia_participation_type);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += has_role_of (g_ptr_array_index (all, i), participation);
  lia_listing_put_number (listing, n);
}

static void
put_names (LiaListing *listing, const LiaCleared *participation, const LiaComposition *with)
{
  GPtrArray *all = lia_cleared_parts (with->scope, &lia_participation_type);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    if (has_role_of (g_ptr_array_index (all, i), participation))
      add_name (names, g_ptr_array_index (all, i));
  lia_listing_put_text (listing, names->str);
}

static void
put_task_kind (LiaListing *listing, const LiaCleared *task, const LiaComposition *with)
{
  lia_put_display (listing, task, "kind");
}

static void
put_task_owner (LiaListing *listing, const LiaCleared *task, const LiaComposition *with)
{
  lia_put_display (listing, task, "owner");
}

static GPtrArray *
gather_outcomes (const LiaComposition *with, const char *relation)
{
  GPtrArray *found = g_ptr_array_new ();

  if (lia_cleared_is_over (with->scope, with->today))
    lia_add_unique (found, lia_cleared_linked (with->scope, relation, TRUE));

  return found;
}

static GPtrArray *
gather_made (const LiaComposition *with)
{
  GPtrArray *made = gather_outcomes (with, "made_at");

  lia_sort_by_due (made);

  return made;
}

static GPtrArray *
gather_raised (const LiaComposition *with)
{
  return gather_outcomes (with, "raised_at");
}

static GPtrArray *
gather_learned (const LiaComposition *with)
{
  return gather_outcomes (with, "learned_at");
}

static const LiaShortColumn challenge_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Challenge"), LIA_COLUMN_TITLE, 6, lia_put_title },
  { N_ ("Commitments"), LIA_COLUMN_TEXT, 4, lia_put_acted_on },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

static const LiaShortColumn role_columns[] = {
  { N_ ("Part"), LIA_COLUMN_TEXT, 2, put_role },
  { N_ ("Number"), LIA_COLUMN_NUMBER, 1, put_number },
  { N_ ("Who"), LIA_COLUMN_PROSE, 9, put_names },
  { NULL },
};

static const LiaShortColumn task_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Task"), LIA_COLUMN_TITLE, 4, lia_put_title },
  { N_ ("Kind"), LIA_COLUMN_TEXT, 1, put_task_kind },
  { N_ ("Owner"), LIA_COLUMN_TEXT, 2, put_task_owner },
  { N_ ("Due"), LIA_COLUMN_DATE, 2, lia_put_task_due },
  { N_ ("State"), LIA_COLUMN_TEXT, 2, lia_put_task_state },
  { NULL },
};

static const LiaShortTable tables[] = {
  { "points", "", N_ ("Nothing is overdue, silent or without a commitment."), MOST_POINTS,
    lia_point_columns, lia_meeting_points },
  { "outcome", N_ ("Undertaken or proposed"), N_ ("Nothing recorded."), MOST_OUTCOMES,
    lia_commitment_columns, gather_made },
  { "outcome", N_ ("Challenges raised"), N_ ("Nothing recorded."), MOST_OUTCOMES, challenge_columns,
    gather_raised },
  { "outcome", N_ ("Lessons learned"), N_ ("Nothing recorded."), MOST_OUTCOMES, lia_lesson_columns,
    gather_learned },
  { "open", N_ ("To be followed up here"), N_ ("Nothing recorded."), MOST_COMMITMENTS,
    lia_commitment_columns, lia_meeting_to_follow_up },
  { "open", N_ ("Made or reviewed last time"), N_ ("Nothing recorded."), MOST_COMMITMENTS,
    lia_commitment_columns, lia_meeting_left_open },
  { "open", N_ ("Follow-up tasks still open"), N_ ("Nothing recorded."), MOST_TASKS, task_columns,
    lia_meeting_left_tasks },
  { "preparation", "", N_ ("Nothing recorded."), MOST_TASKS, task_columns, lia_meeting_tasks },
  { NULL },
};

static const LiaShortTable roles = {
  "participants", "", N_ ("Nothing recorded."), MOST_ROLES, role_columns, lia_meeting_roles,
};

static void
add_prose (LiaSection *section, const LiaComposition *with, const char *field)
{
  LiaBlock *block = lia_section_add_block (section, "");
  g_autofree char *text = lia_cleared_display (with->scope, field);

  if (text != NULL)
    lia_block_add_paragraph (block, text);
  else
    lia_block_set_empty (block, _ ("Nothing recorded."));
}

static void
add_objective (LiaDocument *document, const LiaComposition *with)
{
  add_prose (lia_document_add_section (document, "objective", _ ("Objectives"),
                                       _ ("What it is to achieve")),
             with, "objective");
}

/* Of what is still to come there is no outcome, and no word is lost about that. */
static void
add_outcome (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section;

  if (!lia_cleared_is_over (with->scope, with->today) &&
      lia_cleared_get (with->scope, "outcome") == NULL)
    return;

  section = lia_document_add_section (document, "outcome", _ ("Outcome"),
                                      _ ("What came of it, and what was undertaken, raised and "
                                         "learned there"));
  add_prose (section, with, "outcome");
  for (const LiaShortTable *table = tables; table->section != NULL; table++)
    if (g_str_equal (table->section, "outcome"))
      lia_short_table_add (section, table, with);
}

static void
add_points (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "points", _ ("Points to raise"),
                         _ ("What is overdue, silent or without a commitment, and was left open "
                            "or is on the agenda"));
}

static void
add_others (LiaSection *section, const LiaCleared *engagement)
{
  const LiaField *field = lia_record_type_field (&lia_engagement_type, "organisations");
  g_autofree char *others = lia_cleared_display (engagement, field->name);

  if (others != NULL)
    lia_block_add_fact (lia_section_add_block (section, ""), lia_field_label (field), others, NULL);
}

static void
add_participants (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section = lia_document_add_section (document, "participants", _ ("Participants"),
                                                  _ ("Who has which part in it"));

  if (lia_is_unattributed (with->scope)) {
    lia_block_set_empty (lia_section_add_block (section, ""),
                         _ ("Withheld under the Chatham House Rule."));
    return;
  }

  lia_short_table_add (section, &roles, with);
  add_others (section, with->scope);
}

static void
add_open (LiaDocument *document, const LiaComposition *with)
{
  g_autoptr (GPtrArray) previous = lia_meeting_previous (with);
  g_autoptr (GString) references = g_string_new (NULL);
  g_autofree char *purpose = NULL;

  for (guint i = 0; i < previous->len; i++)
    g_string_append_printf (references, "%s%s", i > 0 ? ", " : "",
                            lia_cleared_get_reference (g_ptr_array_index (previous, i)));
  /* Translators: the references of meetings, with commas between them. */
  purpose = previous->len > 0
                ? g_strdup_printf (_ ("What is still to be done since %s"), references->str)
                : g_strdup (_ ("No earlier meeting is recorded that it follows"));

  lia_short_section_add (document, with, tables, "open", _ ("Open from last time"), purpose);
}

static void
add_preparation (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "preparation", _ ("Preparation"),
                         _ ("What is to be done before and after it, and by when"));
}

static void
add_sources (LiaDocument *document, const LiaComposition *with)
{
  g_autoptr (GPtrArray) matter = lia_agenda_section_matter (with);

  lia_source_section_add (document, with, tables, matter);
}

static char *
title (const LiaComposition *with)
{
  /* Translators: the title of an engagement. */
  return g_strdup_printf (_ ("Meeting brief: %s"), lia_cleared_get_title (with->scope));
}

static char *
subject (const LiaComposition *with)
{
  g_autofree char *date = lia_cleared_display (with->scope, "date");

  if (date == NULL)
    /* Translators: the reference of an engagement, and the short name of an office, such as RSO. */
    return g_strdup_printf (_ ("%s in the register of %s; no date set"),
                            lia_cleared_get_reference (with->scope), with->office);

  /* Translators: the reference of an engagement, the short name of an office, and a date. */
  return g_strdup_printf (_ ("%s in the register of %s; %s"),
                          lia_cleared_get_reference (with->scope), with->office, date);
}

static const LiaRecordType *const types[] = {
  &lia_engagement_type,    &lia_agenda_item_type,
  &lia_participation_type, &lia_task_type,
  &lia_commitment_type,    &lia_update_type,
  &lia_challenge_type,     &lia_lesson_type,
  &lia_source_type,        NULL,
};

/* A body may have met for decades: only of what a meeting goes on from is it told what that left.
 */
static const LiaVicinityStep choice[] = {
  { &lia_engagement_type, "follows", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_engagement_type, NULL, "body", FALSE, FALSE, &lia_body_type },
  { &lia_body_type, NULL, "body", TRUE, FALSE, &lia_engagement_type },
  { NULL },
};

/* What its sections look at, from whom or what it is about on. */
static const LiaVicinityStep vicinity[] = {
  { &lia_engagement_type, "made_at", NULL, TRUE, FALSE, &lia_commitment_type },
  { &lia_engagement_type, "raised_at", NULL, TRUE, FALSE, &lia_challenge_type },
  { &lia_engagement_type, "learned_at", NULL, TRUE, FALSE, &lia_lesson_type },
  { &lia_engagement_type, NULL, "engagement", TRUE, FALSE, &lia_participation_type },
  { &lia_engagement_type, NULL, "engagement", TRUE, FALSE, &lia_agenda_item_type },
  { &lia_engagement_type, NULL, "engagement", TRUE, FALSE, &lia_task_type },
  { &lia_engagement_type, "followed_up_at", NULL, TRUE, FALSE, &lia_commitment_type },
  { &lia_engagement_type, "follows", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_engagement_type, "alongside", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_engagement_type, "follows", NULL, TRUE, FALSE, &lia_engagement_type },
  { &lia_engagement_type, "alongside", NULL, TRUE, FALSE, &lia_engagement_type },
  { NULL, NULL, NULL, FALSE, FALSE, &lia_engagement_type, TRUE },
  { &lia_engagement_type, NULL, "engagement", TRUE, FALSE, &lia_task_type, TRUE },
  { &lia_engagement_type, "made_at", NULL, TRUE, FALSE, &lia_commitment_type, TRUE },
  { &lia_engagement_type, "reviewed_at", NULL, TRUE, FALSE, &lia_commitment_type, TRUE },
  { &lia_agenda_item_type, "discusses", NULL, FALSE, FALSE, &lia_challenge_type },
  { &lia_agenda_item_type, "discusses", NULL, FALSE, FALSE, &lia_commitment_type },
  { &lia_agenda_item_type, "discusses", NULL, FALSE, FALSE, &lia_lesson_type },
  { &lia_challenge_type, "addresses", NULL, TRUE, FALSE, &lia_commitment_type },
  { &lia_commitment_type, NULL, "commitment", TRUE, TRUE, &lia_update_type },
  { &lia_commitment_type, "made_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_challenge_type, "raised_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_lesson_type, "learned_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { NULL },
};

static const LiaSectionKind sections[] = {
  { "facts", N_ ("Facts"), lia_engagement_facts_add },
  { "objective", N_ ("Objectives"), add_objective },
  { "outcome", N_ ("Outcome"), add_outcome },
  { "points", N_ ("Points to raise"), add_points },
  { "agenda", N_ ("Agenda"), lia_agenda_section_add },
  { "participants", N_ ("Participants"), add_participants },
  { "open", N_ ("Open from last time"), add_open },
  { "preparation", N_ ("Preparation"), add_preparation },
  { "source", N_ ("Sources"), add_sources },
  { NULL },
};

const LiaBriefingKind lia_meeting_briefing = {
  .name = "meeting",
  .label = N_ ("Meeting brief"),
  .summary = N_ ("What to have read before one engagement, item by item"),
  .scope = &lia_engagement_type,
  .scope_option = "meeting",
  .format = "pdf",
  .vicinity = vicinity,
  .choice = choice,
  .choose = lia_meeting_previous,
  .types = types,
  .sections = sections,
  .title = title,
  .subject = subject,
};
