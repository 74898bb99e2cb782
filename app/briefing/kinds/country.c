#include <glib/gi18n.h>

#include "briefing/document/text.h"
#include "briefing/sections/cells.h"
#include "briefing/sections/challenge-cells.h"
#include "briefing/sections/commitment-cells.h"
#include "briefing/sections/engagement-cells.h"
#include "briefing/sections/lesson-cells.h"
#include "briefing/sections/points-table.h"
#include "briefing/sections/source-section.h"
#include "briefing/sections/standing-section.h"
#include "country-records.h"
#include "records/date.h"
#include "records/types.h"

/* Two pages hold no more than this, and often less. */
#define MOST_POINTS 8
#define MOST_COMMITMENTS 12
#define MOST_AHEAD 5
#define MOST_OVER 8
#define MOST_CHALLENGES 6
#define MOST_LESSONS 4
#define MOST_CONTACTS 5

/* A cell tells what was said at a meeting, who stands on the other side, and what something is
 * called that has a resolution for a name, not all of it. */
#define SAID_CHARACTERS 90
#define PARTY_CHARACTERS 45
#define TITLE_CHARACTERS 400

static void
put_title (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  g_autofree char *title = lia_text_shorten (lia_cleared_get_title (record), TITLE_CHARACTERS);

  lia_listing_put_text (listing, title);
}

/* As what it was there, who came for it, by the office if not by name, and what was said. */
static void
add_role (GString *line, const LiaCleared *participation)
{
  g_autofree char *role = lia_cleared_display (participation, "role");
  g_autofree char *person = lia_cleared_display (participation, "person");
  g_autofree char *statement = lia_cleared_display (participation, "statement");
  g_autofree char *note = lia_cleared_display (participation, "note");

  lia_add_words (line, role);
  lia_add_words (line, person);
  if (statement != NULL || note != NULL) {
    g_autofree char *said =
        lia_text_shorten (statement != NULL ? statement : note, SAID_CHARACTERS);

    lia_add_words (line, said);
  }
}

/* Chairing a body tells why it is expected where no part of it is recorded. */
static void
put_role (LiaListing *listing, const LiaCleared *engagement, const LiaComposition *with)
{
  GPtrArray *participations = lia_cleared_parts (engagement, &lia_participation_type);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; participations != NULL && i < participations->len; i++) {
    const LiaCleared *participation = g_ptr_array_index (participations, i);

    if (lia_cleared_follow (participation, "participant") == with->scope)
      add_role (line, participation);
  }
  lia_listing_put_text (listing, line->len > 0 ? line->str : _ ("Chairs the body"));
}

static char *
describe_party (const LiaCleared *commitment, const char *field)
{
  const char *wording = lia_cleared_get (commitment, field);

  return wording != NULL ? lia_text_shorten (wording, PARTY_CHARACTERS) : NULL;
}

/* By it, towards it, or about what concerns it; and who the other is. */
static void
put_whose (LiaListing *listing, const LiaCleared *commitment, const LiaComposition *with)
{
  g_autofree char *by = describe_party (commitment, "by_wording");
  g_autofree char *towards = describe_party (commitment, "towards_wording");
  g_autofree char *whose = NULL;

  switch (lia_commitment_side (commitment, with->scope)) {
  case LIA_SIDE_BY:
    /* Translators: towards whom it is, of whom a brief is about, that a commitment was made. */
    whose = towards != NULL ? g_strdup_printf (_ ("Theirs, towards %s"), towards)
                            : g_strdup (_ ("Theirs"));
    break;
  case LIA_SIDE_TOWARDS:
    /* Translators: who made a commitment towards whom a brief is about. */
    whose =
        by != NULL ? g_strdup_printf (_ ("Owed to them by %s"), by) : g_strdup (_ ("Owed to them"));
    break;
  case LIA_SIDE_OTHER:
  default:
    /* Translators: who made a commitment about what concerns whom a brief is about. */
    whose =
        by != NULL ? g_strdup_printf (_ ("About them, by %s"), by) : g_strdup (_ ("About them"));
    break;
  }
  lia_listing_put_text (listing, whose);
}

static gboolean
is_person (const LiaCleared *contact)
{
  return lia_cleared_get_record_type (contact) == &lia_person_type;
}

static void
put_contact (LiaListing *listing, const LiaCleared *contact, const LiaComposition *with)
{
  const char *name = is_person (contact) ? lia_cleared_get (contact, "name") : NULL;
  g_autofree char *office =
      lia_cleared_display (contact, is_person (contact) ? "office" : "contact");

  if (name != NULL && office != NULL) {
    /* Translators: the name of a person, and the office held. */
    g_autofree char *both = g_strdup_printf (_ ("%s, %s"), name, office);

    lia_listing_put_text (listing, both);
  } else {
    lia_listing_put_text (listing, office);
  }
}

static void
put_contact_since (LiaListing *listing, const LiaCleared *contact, const LiaComposition *with)
{
  if (is_person (contact) && lia_cleared_get (contact, "since") != NULL)
    lia_put_date (listing, contact, "since");
  else
    lia_listing_put_text (listing, _ ("Not stated"));
}

static void
put_contact_source (LiaListing *listing, const LiaCleared *contact, const LiaComposition *with)
{
  if (is_person (contact))
    lia_put_basis (listing, contact, with);
  else
    lia_put_source (listing, contact, with);
}

static const LiaShortColumn point_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Point"), LIA_COLUMN_TITLE, 4, put_title },
  { N_ ("Why"), LIA_COLUMN_PROSE, 5, lia_put_reason },
  { N_ ("Due"), LIA_COLUMN_DATE, 1, lia_put_due },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

static const LiaShortColumn commitment_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Commitment"), LIA_COLUMN_TITLE, 3, put_title },
  { N_ ("Whose"), LIA_COLUMN_TEXT, 2, put_whose },
  { N_ ("Due"), LIA_COLUMN_DATE, 1, lia_put_due },
  { N_ ("Status"), LIA_COLUMN_TEXT, 2, lia_put_status },
  { N_ ("Last heard"), LIA_COLUMN_TEXT, 2, lia_put_news },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

static const LiaShortColumn ahead_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("When"), LIA_COLUMN_DATE, 2, lia_put_when },
  { N_ ("Engagement"), LIA_COLUMN_TITLE, 4, put_title },
  { N_ ("State"), LIA_COLUMN_TEXT, 2, lia_put_state },
  { N_ ("Part"), LIA_COLUMN_TEXT, 2, put_role },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

static const LiaShortColumn over_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("When"), LIA_COLUMN_DATE, 2, lia_put_when },
  { N_ ("Engagement"), LIA_COLUMN_TITLE, 5, put_title },
  { N_ ("Part"), LIA_COLUMN_TEXT, 3, put_role },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

static const LiaShortColumn challenge_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Challenge"), LIA_COLUMN_TITLE, 5, put_title },
  { N_ ("Raised"), LIA_COLUMN_DATE, 2, lia_put_raised },
  { N_ ("Commitments"), LIA_COLUMN_TEXT, 3, lia_put_acted_on },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

static const LiaShortColumn lesson_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Lesson"), LIA_COLUMN_TITLE, 8, put_title },
  { N_ ("Learned"), LIA_COLUMN_DATE, 2, lia_put_learned },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};

static const LiaShortColumn contact_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Contact"), LIA_COLUMN_TITLE, 7, put_contact },
  { N_ ("Since"), LIA_COLUMN_DATE, 2, put_contact_since },
  { N_ ("Source"), LIA_COLUMN_TEXT, 2, put_contact_source },
  { NULL },
};

static const LiaShortTable tables[] = {
  { "points", "", N_ ("Nothing of theirs or owed to them is overdue or silent."), MOST_POINTS,
    point_columns, lia_country_points, 2 },
  { "commitment", "", N_ ("Nothing recorded."), MOST_COMMITMENTS, commitment_columns,
    lia_country_commitments, 3 },
  { "engagement", N_ ("Next"), N_ ("Nothing recorded."), MOST_AHEAD, ahead_columns,
    lia_country_engagements_ahead, 1 },
  { "engagement", N_ ("Attended or subject of"), N_ ("Nothing recorded."), MOST_OVER, over_columns,
    lia_country_engagements_over, 2 },
  { "challenge", "", N_ ("Nothing recorded."), MOST_CHALLENGES, challenge_columns,
    lia_country_challenges, 1 },
  { "lesson", "", N_ ("Nothing recorded."), MOST_LESSONS, lesson_columns, lia_country_lessons, 1 },
  { "contact", "", N_ ("Nothing recorded."), MOST_CONTACTS, contact_columns, lia_country_contacts,
    1 },
  { NULL },
};

static void
add_points (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "points", _ ("Points to raise"), "");
}

static void
add_commitments (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "commitment", _ ("Open commitments"), "");
}

static void
add_engagements (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "engagement",
                         lia_record_type_plural (&lia_engagement_type), "");
}

static void
add_challenges (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "challenge",
                         lia_record_type_plural (&lia_challenge_type), "");
}

static void
add_lessons (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "lesson",
                         lia_record_type_plural (&lia_lesson_type), "");
}

static void
add_contacts (LiaDocument *document, const LiaComposition *with)
{
  lia_short_section_add (document, with, tables, "contact", _ ("Contacts"), "");
}

static void
add_sources (LiaDocument *document, const LiaComposition *with)
{
  lia_source_section_add (document, with, tables, NULL);
}

static char *
title (const LiaComposition *with)
{
  /* Translators: the name of a state, territory or organisation. */
  return g_strdup_printf (_ ("Country brief: %s"), lia_cleared_get_title (with->scope));
}

static char *
subject (const LiaComposition *with)
{
  g_autofree char *since = lia_day_to_words (lia_country_first_day (with));

  /* Translators: the short name of an office, such as RSO; the name of a state, territory or
   * organisation; and a day in words. */
  return g_strdup_printf (_ ("What the register of %s has about %s; engagements since %s"),
                          with->office, lia_cleared_get_title (with->scope), since);
}

static const LiaRecordType *const types[] = {
  &lia_participant_type,
  &lia_membership_type,
  &lia_name_type,
  &lia_person_type,
  &lia_commitment_type,
  &lia_update_type,
  &lia_engagement_type,
  &lia_participation_type,
  &lia_challenge_type,
  &lia_lesson_type,
  &lia_body_type,
  &lia_source_type,
  NULL,
};

/* Who undertook much addresses hundreds of challenges, and half the register addresses those: only
 * of the challenges that are shown it is told what is being done about them. */
static const LiaVicinityStep choice[] = {
  { &lia_participant_type, "made_by", NULL, TRUE, FALSE, &lia_commitment_type },
  { &lia_participant_type, NULL, "lead", TRUE, FALSE, &lia_commitment_type },
  { &lia_participant_type, "concerns", NULL, TRUE, FALSE, &lia_challenge_type },
  { &lia_commitment_type, "addresses", NULL, FALSE, FALSE, &lia_challenge_type },
  { NULL },
};

static GPtrArray *
choose_challenges (const LiaComposition *with)
{
  GPtrArray *challenges = lia_country_challenges (with);

  g_ptr_array_set_size (challenges, MIN (challenges->len, MOST_CHALLENGES));
  return challenges;
}

/* What its sections look at, from whom or what it is about on. */
static const LiaVicinityStep vicinity[] = {
  { NULL, NULL, NULL, FALSE, FALSE, &lia_process_type },
  { &lia_participant_type, NULL, "participant", TRUE, FALSE, &lia_membership_type },
  { &lia_participant_type, NULL, "participant", TRUE, FALSE, &lia_name_type },
  { &lia_participant_type, NULL, "participant", TRUE, FALSE, &lia_person_type },
  { &lia_participant_type, NULL, "participant", TRUE, FALSE, &lia_participation_type },
  { &lia_participant_type, "chaired_by", NULL, TRUE, FALSE, &lia_body_type },
  { &lia_participant_type, "made_by", NULL, TRUE, FALSE, &lia_commitment_type },
  { &lia_participant_type, "made_towards", NULL, TRUE, FALSE, &lia_commitment_type },
  { &lia_participant_type, NULL, "lead", TRUE, FALSE, &lia_commitment_type },
  { &lia_participant_type, "concerns", NULL, TRUE, FALSE, &lia_challenge_type },
  { &lia_challenge_type, "addresses", NULL, TRUE, FALSE, &lia_commitment_type },
  { &lia_commitment_type, "addresses", NULL, FALSE, FALSE, &lia_challenge_type },
  { &lia_commitment_type, "reviewed_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_commitment_type, "followed_up_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_commitment_type, "fulfilled_by", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_challenge_type, "addresses", NULL, TRUE, FALSE, &lia_commitment_type, TRUE },
  { &lia_commitment_type, NULL, "commitment", TRUE, TRUE, &lia_update_type },
  { &lia_commitment_type, "made_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_challenge_type, "raised_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { &lia_participation_type, NULL, "engagement", FALSE, FALSE, &lia_engagement_type },
  { &lia_body_type, NULL, "body", TRUE, FALSE, &lia_engagement_type },
  { &lia_participant_type, "informs", NULL, TRUE, FALSE, &lia_lesson_type },
  { &lia_body_type, "informs", NULL, TRUE, FALSE, &lia_lesson_type },
  { &lia_lesson_type, "learned_at", NULL, FALSE, FALSE, &lia_engagement_type },
  { NULL },
};

static const LiaSectionKind sections[] = {
  { "standing", N_ ("Standing"), lia_standing_section_add },
  { "points", N_ ("Points to raise"), add_points },
  { "commitment", N_ ("Open commitments"), add_commitments },
  { "engagement", N_ ("Engagements"), add_engagements },
  { "challenge", N_ ("Challenges"), add_challenges },
  { "lesson", N_ ("Lessons"), add_lessons },
  { "contact", N_ ("Contacts"), add_contacts },
  { "source", N_ ("Sources"), add_sources },
  { NULL },
};

const LiaBriefingKind lia_country_briefing = {
  .name = "country",
  .label = N_ ("Country brief"),
  .summary = N_ ("Two pages about one state or organisation, for whoever meets it"),
  .scope = &lia_participant_type,
  .scope_option = "state",
  .since = TRUE,
  .format = "pdf",
  .pages = 2,
  .vicinity = vicinity,
  .choice = choice,
  .choose = choose_challenges,
  .types = types,
  .sections = sections,
  .title = title,
  .subject = subject,
};
