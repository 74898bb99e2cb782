#include <string.h>

#include "brief-fixture.h"
#include "briefing/kinds/near.h"
#include "records/types.h"

/* A meeting that follows another, with an agenda, tasks, and what was left open. */
typedef struct {
  LiaId process, host, guest, body, last, meeting, item, challenge, left, here, proposal;
} Scene;

static void
add_agenda (Fixture *fixture, Scene *scene)
{
  g_autofree char *meeting = brief_text (&scene->meeting);

  scene->item = fixture_add (fixture, "agenda_item", "engagement", meeting, "title", "Second item",
                             "time_from", "10:30", "time_until", "11:00", "speakers", "Farland",
                             "note", "Ask for a date", NULL);
  fixture_add (fixture, "agenda_item", "engagement", meeting, "title", "First item", "time_from",
               "10:00", NULL);
  scene->challenge = fixture_add_challenge (fixture, "Weak posts");
  fixture_link (fixture, "discusses", &scene->item, &scene->challenge);
}

static void
add_commitments (Fixture *fixture, Scene *scene)
{
  LiaId done = brief_add_commitment (fixture, "Long done", "commitment", NULL);

  scene->left = brief_add_commitment (fixture, "Send the list", "action point", "2026-11-03");
  fixture_link (fixture, "made_at", &scene->left, &scene->last);
  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  fixture_link (fixture, "made_at", &done, &scene->last);
  scene->here = brief_add_commitment (fixture, "Agree the terms", "commitment", NULL);
  fixture_link (fixture, "followed_up_at", &scene->here, &scene->meeting);
  scene->proposal = brief_add_commitment (fixture, "Found a fund", "proposal", "2026-01-01");
  fixture_link (fixture, "reviewed_at", &scene->proposal, &scene->last);
}

static void
add_tasks (Fixture *fixture, Scene *scene)
{
  g_autofree char *meeting = brief_text (&scene->meeting);
  g_autofree char *last = brief_text (&scene->last);

  fixture_add (fixture, "task", "engagement", meeting, "title", "Concept note", "kind",
               "preparation", "offset_days", "-42", "done", "2026-10-20", NULL);
  fixture_add (fixture, "task", "engagement", meeting, "title", "Invitations", "kind",
               "preparation", "offset_days", "-28", "owner", "RSO", NULL);
  fixture_add (fixture, "task", "engagement", last, "title", "Read-out", "kind", "follow-up",
               "offset_days", "7", NULL);
  fixture_add (fixture, "task", "engagement", last, "title", "Thank the hosts", "kind", "follow-up",
               "done", "2026-09-09", NULL);
}

static void
fill (Fixture *fixture, Scene *scene)
{
  g_autofree char *body = NULL;

  scene->process = brief_add_process (fixture, "one", "First Process");
  scene->host = fixture_add_participant (fixture, "XXH", "Hostland");
  scene->guest = fixture_add_participant (fixture, "XXG", "Guestland");
  scene->last = brief_add_engagement (fixture, &scene->process, "Last time", "held", "2026-09-01");
  scene->meeting =
      brief_add_engagement (fixture, &scene->process, "This time", "confirmed", "2026-12-14");
  {
    g_autofree char *process = brief_text (&scene->process);

    scene->body = fixture_add (fixture, "body", "name", "Border Group", "short_name", "BG",
                               "process", process, NULL);
  }
  body = brief_text (&scene->body);
  fixture_set (fixture, &scene->last, "body", body, NULL);
  fixture_set (fixture, &scene->meeting, "body", body, NULL);
  brief_add_part (fixture, &scene->meeting, &scene->host, "chair");
  brief_add_part (fixture, &scene->meeting, &scene->guest, "invited");
  add_agenda (fixture, scene);
  add_commitments (fixture, scene);
  add_tasks (fixture, scene);
}

static char *
tell_section (Fixture *fixture, const BriefWish *wish, const char *section)
{
  g_autofree char *text = brief_tell (fixture, wish);

  return brief_section (text, section);
}

static void
test_facts (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *facts = NULL;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  fixture_set (fixture, &scene.meeting, "time_from", "10:00", NULL);
  fixture_set (fixture, &scene.meeting, "time_until", "12:00", NULL);
  fixture_set (fixture, &scene.meeting, "time_zone", "Europe/Sofia", NULL);
  fixture_set (fixture, &scene.meeting, "city", "Sofia", NULL);
  fixture_set (fixture, &scene.meeting, "date", "2026-12-16", "The host asked for it");
  fixture_link (fixture, "follows", &scene.meeting, &scene.last);
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  text = brief_tell (fixture, &wish);
  facts = brief_section (text, "facts");
  brief_assert_has (text, "Meeting brief: This time\nE-002 in the register of RSO; 16 December "
                          "2026\n");
  brief_assert_has (facts, "When: 16 December 2026\nFrom today: in 23 days\n"
                           "Time: 10:00–12:00 Sofia · 15:00 Bangkok · 09:00 Vienna\n"
                           "Moved from: 14 December 2026\nWhere: Sofia\n"
                           "Format: Nothing recorded.\nState: Confirmed\n");
  brief_assert_has (facts, "Process: First Process\nBody: Border Group\n");
  brief_assert_has (facts, "Chair: Hostland\n");
  brief_assert_has (facts, "Follows: E-001 Last time · 1 Sep 2026\n");
}

/* Nobody has to count the days to what is called off. */
static void
test_off (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *facts = NULL;

  fill (fixture, &scene);
  fixture_set (fixture, &scene.meeting, "state", "cancelled", "The host fell ill");
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  facts = tell_section (fixture, &wish, "facts");
  brief_assert_has (facts, "When: 14 December 2026\nTime: ");
}

static void
test_agenda (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId commitment;
  g_autofree char *agenda = NULL;

  fill (fixture, &scene);
  commitment = brief_add_commitment (fixture, "Repair the posts", "commitment", "2026-10-31");
  fixture_link (fixture, "addresses", &commitment, &scene.challenge);
  fixture_add_update (fixture, &commitment, "2026-10-01", "Half of them are");
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  agenda = tell_section (fixture, &wish, "agenda");
  brief_assert_has (agenda, "= 10:00 First item\nSpeakers: Nothing recorded.\n= 10:30");
  brief_assert_has (agenda,
                    "= 10:30–11:00 Second item\nSpeakers: Farland\nBrief: Ask for a date\n");
  brief_assert_has (agenda, "Weak posts | Challenge | 1 open · 1 overdue | ");
  brief_assert_has (agenda, "Repair the posts | Commitment | In progress · 23 days late | "
                            "1 Oct 2026: Half of them are | ");
  g_assert_true (strstr (agenda, "First item") < strstr (agenda, "Second item"));
}

/* Of much that an item discusses it is said that it isn't all. */
static void
test_full_agenda (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *agenda = NULL;

  fill (fixture, &scene);
  for (guint i = 0; i < 8; i++) {
    LiaId challenge = fixture_add_challenge (fixture, "One of many");

    fixture_link (fixture, "discusses", &scene.item, &challenge);
  }
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  agenda = tell_section (fixture, &wish, "agenda");
  brief_assert_has (agenda, "Brief: Ask for a date\n= The first 8 of 9\n");
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *open = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  open = tell_section (fixture, &wish, "open");
  brief_assert_has (open, "What is still to be done since E-001\n");
  brief_assert_has (open, "= To be followed up here\nC-003 | Agree the terms | ");
  brief_assert_has (open,
                    "Send the list |  | 2026-11-03 | Action point · In progress · 20 days late");
  brief_assert_has (open, "Found a fund |  | 2026-01-01 | Proposal · In progress | ");
  brief_assert_has (open, "Read-out | Follow-up |  | 2026-09-08 | 76 days late | ");
  brief_assert_lacks (open, "Long done");
  brief_assert_lacks (open, "Thank the hosts");
}

/* What came of it is told once it is over. */
static void
test_outcome (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId lesson;
  g_autofree char *outcome = NULL;
  g_autofree char *ahead = NULL;

  fill (fixture, &scene);
  lesson = fixture_add (fixture, "lesson", "statement", "Ask first", "kind", "lesson", NULL);
  fixture_link (fixture, "learned_at", &lesson, &scene.last);
  fixture_link (fixture, "raised_at", &scene.challenge, &scene.last);
  fixture_link (fixture, "raised_at", &scene.challenge, &scene.meeting);
  wish = brief_wish (&lia_meeting_briefing, &scene.last);
  outcome = tell_section (fixture, &wish, "outcome");
  brief_assert_has (outcome, "= Undertaken or proposed\nC-002 | Send the list | ");
  brief_assert_has (outcome, "C-001 | Long done |  | No date set | Fulfilled | ");
  brief_assert_has (outcome, "= Challenges raised\nX-001 | Weak posts | No commitment yet | ");
  brief_assert_has (outcome, "= Lessons learned\nL-001 | Ask first | ");

  wish.scope = &scene.meeting;
  ahead = brief_tell (fixture, &wish);
  brief_assert_lacks (ahead, "# outcome");
}

/* Of several meetings of its body it is the last before it. */
static void
test_last_of_body (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *body = NULL;
  g_autofree char *open = NULL;
  static const char *const others[][2] = { { "held", "2026-08-01" },
                                           { "held", "2026-12-20" },
                                           { "cancelled", "2026-10-10" } };

  fill (fixture, &scene);
  body = brief_text (&scene.body);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    LiaId other =
        brief_add_engagement (fixture, &scene.process, "Other", others[i][0], others[i][1]);

    fixture_set (fixture, &other, "body", body, NULL);
  }
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  open = tell_section (fixture, &wish, "open");
  brief_assert_has (open, "What is still to be done since E-001\n");
}

static LiaId
add_earlier (Fixture *fixture, const Scene *scene, const char *date)
{
  g_autofree char *body = brief_text (&scene->body);
  LiaId meeting = brief_add_engagement (fixture, &scene->process, "Earlier", "held", date);
  LiaId commitment = brief_add_commitment (fixture, "Said earlier", "commitment", NULL);

  fixture_set (fixture, &meeting, "body", body, NULL);
  fixture_link (fixture, "made_at", &commitment, &meeting);
  return commitment;
}

/* Of all the times that a body met only what the last one left is read. */
static void
test_reads_the_last (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  LiaId earlier;
  LiaBriefingOptions options = { .kind = &lia_meeting_briefing, .ceiling = "TLP:GREEN" };
  BriefWish wish = brief_wish (options.kind, NULL);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaClearance) near = NULL;

  fill (fixture, &scene);
  earlier = add_earlier (fixture, &scene, "2026-03-01");
  options.scope = &scene.meeting;
  reader = lia_register_read (fixture->reg);
  near = lia_near_clear (reader, &options, wish.today, NULL, NULL, NULL);

  g_assert_nonnull (lia_clearance_find (near, &scene.left));
  g_assert_nonnull (lia_clearance_find (near, &scene.here));
  g_assert_null (lia_clearance_find (near, &earlier));
}

static void
test_points (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *points = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  points = tell_section (fixture, &wish, "points");
  brief_assert_has (points, "Send the list | 20 days late · Action point | 2026-11-03 | ");
  brief_assert_has (points, "Agree the terms | To be followed up here | No date set | ");
  brief_assert_has (points, "Weak posts | No commitment yet | Not stated | ");
  brief_assert_lacks (points, "Found a fund");
}

static void
test_preparation (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *preparation = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  preparation = tell_section (fixture, &wish, "preparation");
  brief_assert_has (preparation,
                    "Concept note | Preparation |  | 2026-11-02 | Done 20 Oct 2026 | ");
  brief_assert_has (preparation, "Invitations | Preparation | RSO | 2026-11-16 | 7 days late | ");
}

static void
test_participants (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId person, part;
  g_autofree char *who = NULL;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  person = fixture_add (fixture, "person", "name", "Nemo Nobody", "office", "Director", NULL);
  who = brief_text (&person);
  part = brief_add_part (fixture, &scene.meeting, &scene.host, "speaks");
  fixture_set (fixture, &part, "person", who, NULL);
  fixture_set (fixture, &scene.meeting, "organisations", "Some Agency", NULL);
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  text = tell_section (fixture, &wish, "participants");
  brief_assert_has (text, "Chairs | 1 | Hostland | \nSpeaks | 1 | Hostland (Director) | \n"
                          "Invited | 1 | Guestland | \n");
  brief_assert_has (text, "Some Agency");

  wish.personal = TRUE;
  g_free (text);
  text = tell_section (fixture, &wish, "participants");
  brief_assert_has (text, "Hostland (Nemo Nobody)");
}

/* Whether anything is recorded or not makes no difference to what is said. */
static void
test_chatham_house (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId quiet;
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;

  fill (fixture, &scene);
  fixture_set (fixture, &scene.meeting, "chatham_house", "1", NULL);
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "Chair: Withheld under the Chatham House Rule\n");
  brief_assert_has (text, "Speakers: Withheld under the Chatham House Rule\n");
  brief_assert_has (text, "Withheld under the Chatham House Rule.\n");
  brief_assert_lacks (text, "Hostland");
  brief_assert_lacks (text, "Farland");

  quiet = brief_add_engagement (fixture, &scene.process, "Quiet", "held", NULL);
  fixture_set (fixture, &quiet, "chatham_house", "1", NULL);
  wish.scope = &quiet;
  nothing = brief_tell (fixture, &wish);
  brief_assert_has (nothing, "Chair: Withheld under the Chatham House Rule\n");
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "objective", "agenda",      "participants",
                                          "open",      "preparation", "source" };
  LiaId process = brief_add_process (fixture, "one", "First Process");
  LiaId meeting = brief_add_engagement (fixture, &process, "New", "idea", NULL);
  BriefWish wish = brief_wish (&lia_meeting_briefing, &meeting);
  g_autofree char *text = brief_tell (fixture, &wish);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    g_autofree char *section = brief_section (text, sections[i]);

    brief_assert_has (section, "Nothing recorded.");
  }
  brief_assert_has (text, "When: Nothing recorded.\nTime: Nothing recorded.\n");
  brief_assert_has (text, "No earlier meeting is recorded that it follows");
  brief_assert_has (text, "Nothing is overdue, silent or without a commitment.");
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  static const char *const only[] = { "agenda", "source", NULL };
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;
  g_autofree char *part = NULL;

  fill (fixture, &scene);
  brief_add_source (fixture, &scene.challenge, "Page of the challenge");
  brief_add_source (fixture, &scene.left, "Page of the action point");
  brief_add_source (fixture, &scene.meeting, "Concept note");
  wish = brief_wish (&lia_meeting_briefing, &scene.meeting);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "S-001: Page of the challenge\nS-002: Page of the action point\n"
                          "S-003: Concept note\n");

  wish.sections = only;
  part = brief_tell (fixture, &wish);
  brief_assert_has (part, "S-001: Page of the challenge\nS-003: Concept note\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  brief_add_test ("/meeting-brief/facts", test_facts);
  brief_add_test ("/meeting-brief/off", test_off);
  brief_add_test ("/meeting-brief/agenda", test_agenda);
  brief_add_test ("/meeting-brief/full-agenda", test_full_agenda);
  brief_add_test ("/meeting-brief/open", test_open);
  brief_add_test ("/meeting-brief/outcome", test_outcome);
  brief_add_test ("/meeting-brief/last-of-body", test_last_of_body);
  brief_add_test ("/meeting-brief/reads-the-last", test_reads_the_last);
  brief_add_test ("/meeting-brief/points", test_points);
  brief_add_test ("/meeting-brief/preparation", test_preparation);
  brief_add_test ("/meeting-brief/participants", test_participants);
  brief_add_test ("/meeting-brief/chatham-house", test_chatham_house);
  brief_add_test ("/meeting-brief/blank", test_blank);
  brief_add_test ("/meeting-brief/sources", test_sources);

  return g_test_run ();
}
