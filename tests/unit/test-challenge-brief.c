#include <string.h>

#include "brief-fixture.h"
#include "records/types.h"

/* A challenge that one process raised and acts on, and the other doesn't. */
typedef struct {
  LiaId process, other, state, meeting, challenge, open, closed, item, counterpart;
} Scene;

static LiaId
add_item (Fixture *fixture, const LiaId *process, const char *code, const char *title)
{
  g_autofree char *whose = brief_text (process);
  LiaId framework =
      fixture_add (fixture, "framework", "title", code, "code", code, "process", whose, NULL);
  g_autofree char *text = brief_text (&framework);

  return fixture_add (fixture, "item", "framework", text, "number", "1", "title", title, NULL);
}

static void
add_frameworks (Fixture *fixture, Scene *scene)
{
  LiaId older = add_item (fixture, &scene->process, "ONE-2019", "Older item");
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *old = brief_text (&older);

  scene->item = add_item (fixture, &scene->process, "ONE-2024", "Border posts");
  scene->counterpart = add_item (fixture, &scene->other, "TWO-2024", "Borders");
  from = brief_text (&scene->counterpart);
  to = brief_text (&scene->item);
  fixture_add (fixture, "crosswalk", "from_item", from, "to_item", to, NULL);
  fixture_add (fixture, "crosswalk", "from_item", to, "to_item", old, NULL);
  fixture_link (fixture, "falls_under", &scene->challenge, &scene->item);
}

static void
fill (Fixture *fixture, Scene *scene)
{
  scene->process = brief_add_process (fixture, "one", "First Process");
  scene->other = brief_add_process (fixture, "two", "Second Process");
  scene->state = fixture_add_participant (fixture, "XXO", "Openland");
  scene->meeting =
      brief_add_engagement (fixture, &scene->process, "Border meeting", "held", "2026-09-01");
  scene->challenge =
      fixture_add (fixture, "challenge", "title", "Weak posts", "wording",
                   "Posts are weak, and known to be", "raised_by", "The experts", NULL);
  fixture_link (fixture, "raised_at", &scene->challenge, &scene->meeting);
  fixture_link (fixture, "concerns", &scene->challenge, &scene->state);
  add_frameworks (fixture, scene);
  scene->open = brief_add_commitment (fixture, "Repair the posts", "commitment", "2026-11-03");
  fixture_link (fixture, "addresses", &scene->open, &scene->challenge);
  fixture_link (fixture, "made_at", &scene->open, &scene->meeting);
  fixture_add_update (fixture, &scene->open, "2026-10-01", "Half of them are");
  scene->closed = brief_add_commitment (fixture, "Count the posts", "commitment", NULL);
  fixture_set (fixture, &scene->closed, "status", "fulfilled", NULL);
  fixture_link (fixture, "addresses", &scene->closed, &scene->challenge);
}

static void
test_wording (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_challenge_briefing, &scene.challenge);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "Challenge brief: Weak posts\nX-001 in the register of RSO\n");
  brief_assert_has (text, "= \nPosts are weak, and known to be\n");
  brief_assert_has (text, "Raised by: The experts\nRaised at: E-001 Border meeting · 1 Sep 2026\n"
                          "Concerns: Openland\nReach: 1 participant · Raised in 1 process\n"
                          "Trend: Nothing recorded.\n");
}

static void
test_framework (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_challenge_briefing, &scene.challenge);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "First Process | ONE-2024 1: Border posts | TWO-2024 1: Borders | ");
  brief_assert_lacks (text, "Older item");
}

static void
test_commitments (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_challenge_briefing, &scene.challenge);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "= Open\nC-001 | Repair the posts |  | 2026-11-03 | "
                          "In progress · 20 days late | 1 Oct 2026: Half of them are | "
                          "No source recorded | ");
  brief_assert_has (text, "= Fulfilled or withdrawn\nC-002 | Count the posts |  | No date set | "
                          "Fulfilled | ");
  brief_assert_has (text, "Repair the posts | 20 days late | 2026-11-03 | ");
}

static void
test_engagements (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId next;
  LiaId item;
  g_autofree char *whole = NULL;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  next = brief_add_engagement (fixture, &scene.other, "Border call", "confirmed", "2026-12-03");
  whole = brief_text (&next);
  item = fixture_add (fixture, "agenda_item", "engagement", whole, "title", "Posts", NULL);
  fixture_link (fixture, "discusses", &item, &scene.challenge);
  fixture_link (fixture, "followed_up_at", &scene.open, &next);
  wish = brief_wish (&lia_challenge_briefing, &scene.challenge);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "= Next\nE-002 | 2026-12-03 | Border call | Confirmed · in 10 days | "
                          "On the agenda · Commitment followed up | ");
  brief_assert_has (text, "= Held\nE-001 | 2026-09-01 | Border meeting | Held | "
                          "Raised · Commitment made | ");
}

static void
test_lessons (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId lesson;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  lesson = fixture_add (fixture, "lesson", "statement", "Ask the drivers", "kind", "lesson", NULL);
  fixture_link (fixture, "informs", &lesson, &scene.open);
  lesson = fixture_add (fixture, "lesson", "statement", "Begin early", "kind", "lesson", NULL);
  fixture_link (fixture, "learned_at", &lesson, &scene.meeting);
  wish = brief_wish (&lia_challenge_briefing, &scene.challenge);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "Ask the drivers | Not stated | ");
  brief_assert_has (text, "Begin early | 2026-09-01 | ");
}

static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_challenge_briefing, &scene.challenge);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "First Process | 1 | 1 | 1 | None seen | ");
  brief_assert_has (text, "Second Process | 0 | 0 | 0 | Nothing in this process | ");

  fixture_set (fixture, &scene.open, "status", "withdrawn", NULL);
  fixture_link (fixture, "falls_under", &scene.challenge, &scene.counterpart);
  g_free (text);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "All that was undertaken is fulfilled or withdrawn\n");
  brief_assert_has (text, "First Process | 1 | 1 | 0 | No open commitment | ");
  brief_assert_has (text, "Second Process | 0 | 1 | 0 | Never raised · No open commitment | ");
}

/* What was raised again and again is as old as the first time. */
static void
test_raised (Fixture *fixture, gconstpointer data)
{
  static const char *const dates[] = { NULL, "XXXX-10", "2026-10-01", "2026-09-01", "2026-11-01" };
  LiaId process = brief_add_process (fixture, "one", "First Process");
  LiaId challenge = fixture_add_challenge (fixture, "New");
  BriefWish wish = brief_wish (&lia_challenge_briefing, &challenge);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++) {
    LiaId meeting = brief_add_engagement (fixture, &process, "Meeting", "held", dates[i]);

    fixture_link (fixture, "raised_at", &challenge, &meeting);
  }
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "New | No commitment yet | 2026-09-01 | ");
}

/* What somebody would do is no commitment. */
static void
test_proposal (Fixture *fixture, gconstpointer data)
{
  LiaId process = brief_add_process (fixture, "one", "First Process");
  LiaId challenge = fixture_add_challenge (fixture, "New");
  LiaId proposal = brief_add_commitment (fixture, "Found a fund", "proposal", NULL);
  LiaId meeting = brief_add_engagement (fixture, &process, "Meeting", "held", "2026-10-01");
  BriefWish wish = brief_wish (&lia_challenge_briefing, &challenge);
  g_autofree char *text = NULL;

  fixture_link (fixture, "addresses", &proposal, &challenge);
  fixture_link (fixture, "made_at", &proposal, &meeting);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "New | Only proposed, not undertaken | ");
  brief_assert_has (text, "First Process | 0 | 0 | 0 | Nothing in this process | ");
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "wording",    "framework", "commitment",
                                          "engagement", "lesson",    "source" };
  LiaId challenge = fixture_add_challenge (fixture, "New");
  BriefWish wish = brief_wish (&lia_challenge_briefing, &challenge);
  g_autofree char *text = brief_tell (fixture, &wish);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    g_autofree char *section = brief_section (text, sections[i]);

    brief_assert_has (section, "Nothing recorded.");
  }
  brief_assert_has (text, "New | No commitment yet | Not stated | ");
  brief_assert_has (text, "# gap\nWhether anybody acts on it, and what each process has\n= \n"
                          "No commitment yet\n");
}

/* Where it was raised would tell who was there. */
static void
test_chatham_house (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  fixture_set (fixture, &scene.meeting, "chatham_house", "1", NULL);
  wish = brief_wish (&lia_challenge_briefing, &scene.challenge);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "Raised at: Nothing recorded.\n");
  brief_assert_lacks (text, "Border meeting");
}

static void
test_caps (Fixture *fixture, gconstpointer data)
{
  LiaId challenge = fixture_add_challenge (fixture, "Busy");
  BriefWish wish = brief_wish (&lia_challenge_briefing, &challenge);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 25; i++) {
    g_autofree char *due = g_strdup_printf ("2026-10-%02u", i + 1);
    LiaId commitment = brief_add_commitment (fixture, due, "commitment", due);

    fixture_link (fixture, "addresses", &commitment, &challenge);
  }
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "= Open (the first 20 of 25)\n");
  brief_assert_has (text, "# points\nWhat is overdue or silent, and why to speak of it · The first "
                          "10 of 25\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  brief_add_test ("/challenge-brief/wording", test_wording);
  brief_add_test ("/challenge-brief/framework", test_framework);
  brief_add_test ("/challenge-brief/commitments", test_commitments);
  brief_add_test ("/challenge-brief/engagements", test_engagements);
  brief_add_test ("/challenge-brief/lessons", test_lessons);
  brief_add_test ("/challenge-brief/gaps", test_gaps);
  brief_add_test ("/challenge-brief/raised", test_raised);
  brief_add_test ("/challenge-brief/proposal", test_proposal);
  brief_add_test ("/challenge-brief/blank", test_blank);
  brief_add_test ("/challenge-brief/chatham-house", test_chatham_house);
  brief_add_test ("/challenge-brief/caps", test_caps);

  return g_test_run ();
}
