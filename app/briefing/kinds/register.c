#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "briefing/document/data-guide.h"
#include "briefing/sections/cells.h"
#include "briefing/sections/coverage-section.h"
#include "briefing/sections/participation-section.h"
#include "briefing/sections/schedule-section.h"
#include "briefing/sections/record-listing.h"
#include "records/types.h"
#include "kind.h"
#include "briefing/sections/summary-section.h"

static void
put_days_late (LiaListing *listing, const LiaCleared *commitment, gint32 today)
{
  LiaStanding standing = lia_cleared_standing (commitment, today);

  if (standing.overdue)
    lia_listing_put_number (listing, standing.days_late);
  else
    lia_listing_put_empty (listing);
}

static void
put_latest_update (LiaListing *listing, const LiaCleared *commitment, gint32 today)
{
  const LiaCleared *update = lia_cleared_latest_update (commitment);

  lia_listing_put_text (listing, update != NULL ? lia_cleared_get_title (update) : NULL);
}

static gboolean
has_moved (const LiaCleared *record)
{
  return lia_cleared_get_n_moves (record) > 0;
}

static void
put_original_date (LiaListing *listing, const LiaCleared *record, gint32 today)
{
  lia_put_date_value (listing, lia_cleared_get_original_date (record));
}

static void
put_moves (LiaListing *listing, const LiaCleared *record, gint32 today)
{
  if (has_moved (record))
    lia_listing_put_number (listing, lia_cleared_get_n_moves (record));
  else
    lia_listing_put_empty (listing);
}

static const LiaLinkColumn challenge_links[] = {
  { "raised_at", FALSE, TRUE },   { "concerns", FALSE, TRUE },    { "addresses", TRUE, TRUE },
  { "falls_under", FALSE, TRUE }, { "comes_from", FALSE, FALSE }, { NULL },
};

static const LiaLinkColumn commitment_links[] = {
  { "addresses", FALSE, TRUE },
  { "made_at", FALSE, TRUE },
  { "reviewed_at", FALSE, TRUE },
  { "followed_up_at", FALSE, TRUE },
  { "fulfilled_by", FALSE, TRUE },
  { "continues", FALSE, TRUE },
  { "falls_under", FALSE, TRUE },
  { "comes_from", FALSE, FALSE },
  { NULL },
};

static const LiaLinkColumn follow_up_links[] = { { "made_at", FALSE, TRUE }, { NULL } };

static const LiaLinkColumn engagement_links[] = {
  { "follows", FALSE, FALSE },    { "alongside", FALSE, FALSE },
  { "follows", TRUE, FALSE },     { "raised_at", TRUE, FALSE },
  { "made_at", TRUE, FALSE },     { "learned_at", TRUE, FALSE },
  { "comes_from", FALSE, FALSE }, { NULL },
};

static const LiaLinkColumn lesson_links[] = {
  { "learned_at", FALSE, TRUE },
  { "informs", FALSE, TRUE },
  { "comes_from", FALSE, FALSE },
  { NULL },
};

static const LiaLinkColumn body_links[] = {
  { "chaired_by", FALSE, TRUE },
  { "comes_from", FALSE, FALSE },
  { NULL },
};

static const LiaLinkColumn source_links[] = { { "comes_from", TRUE, FALSE }, { NULL } };

static const LiaDerivedColumn commitment_derived[] = {
  { "due", N_ ("Days late"), N_ ("How many days it is overdue on the day of the cover"),
    LIA_COLUMN_NUMBER, TRUE, put_days_late, NULL, LIA_EMPHASIS_BAR },
  { "due", N_ ("Original due"), N_ ("The date that was set at first, where it moved since"),
    LIA_COLUMN_DATE, FALSE, put_original_date, has_moved },
  { "due", N_ ("Moves"),
    N_ ("How often the date moved to another, each time for a reason that the register keeps"),
    LIA_COLUMN_NUMBER, FALSE, put_moves, has_moved },
  { "next_step", N_ ("Latest update"), N_ ("What was last reported about it, and when"),
    LIA_COLUMN_PROSE, FALSE, put_latest_update },
  { NULL },
};

static const LiaDerivedColumn engagement_derived[] = {
  { "date", N_ ("Original date"), N_ ("The date that was set at first, where it moved since"),
    LIA_COLUMN_DATE, FALSE, put_original_date, has_moved },
  { "date", N_ ("Moves"),
    N_ ("How often the date moved to another, each time for a reason that the register keeps"),
    LIA_COLUMN_NUMBER, FALSE, put_moves, has_moved },
  { NULL },
};

static const LiaRecordListing challenges = { &lia_challenge_type, challenge_links, NULL };
static const LiaRecordListing commitments = { &lia_commitment_type, commitment_links,
                                              commitment_derived };
static const LiaRecordListing follow_ups = { &lia_commitment_type, follow_up_links,
                                             commitment_derived };
static const LiaRecordListing engagements = { &lia_engagement_type, engagement_links,
                                              engagement_derived };
static const LiaRecordListing lessons = { &lia_lesson_type, lesson_links, NULL };
static const LiaRecordListing bodies = { &lia_body_type, body_links, NULL };
static const LiaRecordListing crosswalks = { &lia_crosswalk_type, NULL, NULL };
static const LiaRecordListing sources = { &lia_source_type, source_links, NULL };

static void
add_records (LiaDocument *document,
             const LiaComposition *with,
             const LiaRecordListing *what,
             GPtrArray *records,
             const char *purpose)
{
  LiaSection *section = lia_document_add_section (document, what->type->name,
                                                  lia_record_type_plural (what->type), purpose);

  lia_section_take_listing (
      section, lia_record_listing_new (what, records, with->options->columns, with->today));
}

/* A source that supports nothing in here would tell that there is something it does support. */
static GPtrArray *
supporting (GPtrArray *records)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (lia_cleared_linked (g_ptr_array_index (records, i), "comes_from", TRUE) != NULL)
      g_ptr_array_add (found, g_ptr_array_index (records, i));

  return found;
}

static void
add_notes (LiaDocument *document, const LiaComposition *with)
{
  lia_document_add_note (
      document, _ ("Status is as reported by whoever undertook a commitment; assessment is how the "
                   "office sees it."));
  lia_document_add_note (document,
                         _ ("What is overdue is reckoned as at the day above. A proposal was not "
                            "undertaken, so it is never overdue."));
  lia_document_add_note (
      document, _ ("A date that isn’t known to the day is told in words, as precisely as its "
                   "source has it."));
}

/* What the cover says about a filter is what it says about the records: nothing else in it comes
 * from the register. */
static char *
subject (const LiaComposition *with)
{
  if (with->about == NULL)
    /* Translators: the placeholder is the short name of an office, such as RSO. */
    return g_strdup_printf (
        _ ("Shared challenges, commitments and engagements in the register of %s"), with->office);

  /* Translators: which records a briefing is about, as in “Commitments: Overdue”, and the short
   * name of an office, such as RSO. */
  return g_strdup_printf (_ ("%s. From the register of %s"), with->about, with->office);
}

static void
add_summary (LiaDocument *document, const LiaComposition *with)
{
  lia_summary_section_add (document, with);
}

static void
add_coverage (LiaDocument *document, const LiaComposition *with)
{
  lia_coverage_section_add (document, with->clearance, with->today);
}

static void
add_schedule (LiaDocument *document, const LiaComposition *with)
{
  lia_schedule_section_add (document, with->clearance, with->today);
}

static void
add_challenges (LiaDocument *document, const LiaComposition *with)
{
  add_records (document, with, &challenges,
               lia_clearance_list (with->clearance, &lia_challenge_type),
               _ ("The challenges that are shared, and what is being done about them"));
}

static void
add_commitments (LiaDocument *document, const LiaComposition *with)
{
  add_records (document, with, &commitments,
               lia_clearance_list (with->clearance, &lia_commitment_type),
               _ ("What was undertaken or proposed, by whom, by when, and how far it is"));
}

static GPtrArray *
find_action_points (const LiaComposition *with)
{
  GPtrArray *all = lia_clearance_list (with->clearance, &lia_commitment_type);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (lia_cleared_get (g_ptr_array_index (all, i), "kind"), "action point") == 0)
      g_ptr_array_add (found, g_ptr_array_index (all, i));

  return found;
}

/* What was agreed at which meeting, who does it and how late it is: what a follow-up meeting goes
 * through, line by line. The sheet of commitments has the rest of each. */
static void
add_follow_ups (LiaDocument *document, const LiaComposition *with)
{
  static const char *const columns[] = { "commitment.made_at", "commitment.by_wording",
                                         "commitment.due",     "commitment.status",
                                         "commitment.note",    NULL };
  g_autoptr (GPtrArray) action_points = find_action_points (with);
  LiaSection *section =
      lia_document_add_section (document, "follow_up", _ ("Follow-up"),
                                _ ("Action points: from which meeting, whose, by when"));

  lia_section_take_listing (
      section, lia_record_listing_new (&follow_ups, action_points, columns, with->today));
}

static void
add_engagements (LiaDocument *document, const LiaComposition *with)
{
  add_records (document, with, &engagements,
               lia_clearance_list (with->clearance, &lia_engagement_type),
               _ ("Meetings and other contacts, planned and held"));
}

static void
add_participation (LiaDocument *document, const LiaComposition *with)
{
  lia_participation_section_add (document, with->clearance, with->today);
}

static void
add_bodies (LiaDocument *document, const LiaComposition *with)
{
  add_records (document, with, &bodies, lia_clearance_list (with->clearance, &lia_body_type),
               _ ("Working groups, networks and other bodies, and who chairs them"));
}

static void
add_lessons (LiaDocument *document, const LiaComposition *with)
{
  add_records (document, with, &lessons, lia_clearance_list (with->clearance, &lia_lesson_type),
               _ ("Lessons learned and good practice, and what they can inform"));
}

static void
add_sources (LiaDocument *document, const LiaComposition *with)
{
  g_autoptr (GPtrArray) supporting_sources =
      supporting (lia_clearance_list (with->clearance, &lia_source_type));

  add_records (document, with, &sources, supporting_sources,
               _ ("The documents that the records come from"));
}

static void
add_crosswalk (LiaDocument *document, const LiaComposition *with)
{
  add_records (document, with, &crosswalks,
               lia_clearance_list (with->clearance, &lia_crosswalk_type),
               _ ("What corresponds to what in the texts of the processes"));
}

static void
add_guide (LiaDocument *document, const LiaComposition *with)
{
  lia_data_guide_add (document);
}

static const LiaRecordType *const types[] = {
  &lia_challenge_type,     &lia_commitment_type, &lia_update_type,    &lia_engagement_type,
  &lia_participation_type, &lia_membership_type, &lia_lesson_type,    &lia_source_type,
  &lia_body_type,          &lia_item_type,       &lia_crosswalk_type, NULL,
};

static const LiaRecordListing *const listings[] = {
  &challenges, &commitments, &engagements, &bodies, &lessons, &sources, &crosswalks, NULL,
};

static const LiaSectionKind sections[] = {
  { "summary", N_ ("Summary"), add_summary },
  { "challenge", N_ ("Challenges"), add_challenges },
  { "commitment", N_ ("Commitments"), add_commitments },
  { "follow_up", N_ ("Follow-up"), add_follow_ups },
  { "engagement", N_ ("Engagements"), add_engagements },
  { "schedule", N_ ("Schedule"), add_schedule },
  { "coverage", N_ ("Coverage"), add_coverage },
  { "body", N_ ("Bodies"), add_bodies },
  { "participation", N_ ("Participation"), add_participation },
  { "lesson", N_ ("Lessons"), add_lessons },
  { "source", N_ ("Sources"), add_sources },
  { "crosswalk", N_ ("Crosswalks"), add_crosswalk },
  { "guide", N_ ("Data guide"), add_guide },
  { NULL },
};

const LiaBriefingKind lia_register_briefing = {
  .name = "register",
  .label = N_ ("Register briefing"),
  .summary = N_ ("All that is in the register, or what it has about some records"),
  .filtered = TRUE,
  .format = "xlsx",
  .types = types,
  .latest = &lia_update_type,
  .listings = listings,
  .sections = sections,
  .subject = subject,
  .preface = add_notes,
};
