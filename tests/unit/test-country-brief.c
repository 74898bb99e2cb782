#include <poppler.h>
#include <string.h>

#include "brief-fixture.h"
#include "briefing/pages/pages.h"
#include "records/date.h"
#include "records/types.h"

/* A state with something of everything: what it undertook, what it waits for, where it was. */
typedef struct {
  LiaId process, other, state, body, meeting, next, challenge, by, towards, about, lesson;
} Scene;

static void
add_standing (Fixture *fixture, Scene *scene)
{
  g_autofree char *state = brief_text (&scene->state);
  g_autofree char *process = brief_text (&scene->process);

  fixture_add (fixture, "membership", "participant", state, "process", process, "standing",
               "observer", "until", "2019-12", NULL);
  fixture_add (fixture, "membership", "participant", state, "process", process, "standing",
               "member", "office", "co-chair", "since", "2020-01", "basis",
               "https://basis.example/page", "confidence", "low", NULL);
  fixture_add (fixture, "name", "participant", state, "process", process, "name", "Openland SAR",
               NULL);
  scene->body = fixture_add (fixture, "body", "name", "Border Group", "short_name", "BG", "process",
                             process, "established", "2021", NULL);
  fixture_link (fixture, "chaired_by", &scene->body, &scene->state);
}

static void
add_commitments (Fixture *fixture, Scene *scene)
{
  scene->by = brief_add_commitment (fixture, "Open the border post", "commitment", "2026-11-13");
  fixture_set (fixture, &scene->by, "towards_wording", "The Border Group", NULL);
  fixture_link (fixture, "made_by", &scene->by, &scene->state);
  fixture_add_update (fixture, &scene->by, "2026-10-01", "The site was chosen");
  brief_add_source (fixture, &scene->by, "Read-out of the meeting");
  scene->towards = brief_add_commitment (fixture, "Send the trainers", "commitment", NULL);
  fixture_set (fixture, &scene->towards, "by_wording", "Farland", NULL);
  fixture_link (fixture, "made_towards", &scene->towards, &scene->state);
  fixture_link (fixture, "made_at", &scene->towards, &scene->meeting);
  scene->challenge = fixture_add_challenge (fixture, "Weak posts");
  fixture_link (fixture, "concerns", &scene->challenge, &scene->state);
  scene->about = brief_add_commitment (fixture, "Survey the posts", "action point", "2027-05");
  fixture_link (fixture, "addresses", &scene->about, &scene->challenge);
}

static void
fill (Fixture *fixture, Scene *scene)
{
  g_autofree char *state = NULL;

  scene->process = brief_add_process (fixture, "one", "First Process");
  scene->other = brief_add_process (fixture, "two", "Second Process");
  scene->state = fixture_add_participant (fixture, "XXO", "Openland");
  state = brief_text (&scene->state);
  add_standing (fixture, scene);
  scene->meeting = brief_add_engagement (fixture, &scene->process, "Border meeting", "held",
                                         "2026-09-01/2026-09-02");
  brief_add_part (fixture, &scene->meeting, &scene->state, "host");
  scene->next =
      brief_add_engagement (fixture, &scene->process, "Border call", "confirmed", "2026-12-03");
  brief_add_part (fixture, &scene->next, &scene->state, "invited");
  add_commitments (fixture, scene);
  scene->lesson =
      fixture_add (fixture, "lesson", "statement", "Ask the drivers", "kind", "lesson", NULL);
  fixture_link (fixture, "informs", &scene->lesson, &scene->state);
  fixture_add (fixture, "person", "name", "Nemo Nobody", "office", "Director of Posts",
               "participant", state, "since", "2024-05", NULL);
}

static void
test_standing (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;
  g_autofree char *standing = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  standing = brief_section (text, "standing");
  brief_assert_has (text, "Country brief: Openland\n");
  brief_assert_has (standing, "First Process | Member · Co-chair · Confidence: Low | Jan 2020 | "
                              "Openland SAR | basis.example | ");
  brief_assert_has (standing, "Second Process | Nothing recorded. |  | Openland |  | ");
  brief_assert_has (standing, "Border Group | First Process | 2021 | No source recorded | ");
  brief_assert_lacks (standing, "Observer");
}

/* What ended last, or begins next, tells more than that there is nothing. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *other = NULL;
  g_autofree char *state = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  other = brief_text (&scene.other);
  state = brief_text (&scene.state);
  fixture_add (fixture, "membership", "participant", state, "process", other, "standing",
               "participating", "since", "2030", NULL);
  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "Second Process | Not yet · Participating | 2030 | ");

  fixture_add (fixture, "membership", "participant", state, "process", other, "standing",
               "observer", "until", "2012", NULL);
  fixture_add (fixture, "membership", "participant", state, "process", other, "standing",
               "participating", "since", "2013", "until", "2025-06", NULL);
  left = brief_tell (fixture, &wish);
  brief_assert_has (left, "Second Process | Not any more · Participating | 2013 to Jun 2025 | ");
  brief_assert_lacks (left, "2012");
  brief_assert_lacks (left, "Not yet");
}

static void
test_commitments (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;
  g_autofree char *open = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  open = brief_section (text, "commitment");
  brief_assert_has (open, "Open the border post | Theirs, towards The Border Group | 2026-11-13 | "
                          "In progress · 10 days late | 1 Oct 2026: The site was chosen | S-001");
  brief_assert_has (open, "Send the trainers | Owed to them by Farland | No date set | "
                          "In progress | Made at E-001, 1–2 Sep 2026 | No source recorded");
  brief_assert_has (open, "Survey the posts | About them | May 2027 | Action point · In progress | "
                          "Nothing heard yet | ");
  g_assert_true (strstr (open, "Open the border") < strstr (open, "Survey"));

  fixture_set (fixture, &scene.by, "status", "fulfilled", NULL);
  g_free (text);
  text = brief_tell (fixture, &wish);
  brief_assert_lacks (text, "Open the border post");
}

static void
test_points (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;
  g_autofree char *points = NULL;

  fill (fixture, &scene);
  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  points = brief_section (text, "points");
  brief_assert_has (points, "Open the border post | Theirs: 10 days late | 2026-11-13 | S-001");
  brief_assert_has (points,
                    "Send the trainers | Owed to them: Nothing reported since it was made | ");
  brief_assert_lacks (points, "Survey the posts");

  /* What was reviewed was followed up; after half a year it is silent all the same. */
  fixture_link (fixture, "reviewed_at", &scene.towards, &scene.meeting);
  g_free (text);
  g_free (points);
  text = brief_tell (fixture, &wish);
  points = brief_section (text, "points");
  brief_assert_lacks (points, "Send the trainers");

  wish.today = lia_day_from_civil (2027, 3, 5);
  g_free (text);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "Owed to them: Nothing heard since 2 September 2026");
}

static void
test_lead (Fixture *fixture, gconstpointer data)
{
  LiaId state = fixture_add_participant (fixture, "XXO", "Openland");
  LiaId commitment = brief_add_commitment (fixture, "Answer for it", "action point", NULL);
  BriefWish wish = brief_wish (&lia_country_briefing, &state);
  g_autofree char *lead = brief_text (&state);
  g_autofree char *text = NULL;

  fixture_set (fixture, &commitment, "lead", lead, NULL);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "Answer for it | Theirs: Action point | ");
}

static void
test_engagements (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId meeting;
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  body = brief_text (&scene.body);
  meeting =
      brief_add_engagement (fixture, &scene.process, "Group of its own", "proposed", "2027-01");
  fixture_set (fixture, &meeting, "body", body, NULL);
  meeting = brief_add_engagement (fixture, &scene.process, "Only invited", "held", "2026-08-01");
  brief_add_part (fixture, &meeting, &scene.state, "invited");
  meeting =
      brief_add_engagement (fixture, &scene.process, "Nobody said", "confirmed", "2026-08-02");
  brief_add_part (fixture, &meeting, &scene.state, "subject");
  meeting = brief_add_engagement (fixture, &scene.process, "Off", "cancelled", "2026-12-24");
  brief_add_part (fixture, &meeting, &scene.state, "confirmed");

  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "1–2 Sep 2026 | Border meeting | Hosts | No source recorded");
  brief_assert_has (text, "2026-12-03 | Border call | Confirmed · in 10 days | Invited | ");
  brief_assert_has (text,
                    "Jan 2027 | Group of its own | Proposed · in 39 days | Chairs the body | ");
  brief_assert_has (text, "Nobody said | Subject | ");
  brief_assert_lacks (text, "Only invited");
  brief_assert_lacks (text, "| Off |");
}

static void
add_held (Fixture *fixture, const Scene *scene, const char *title, const char *date)
{
  LiaId meeting = brief_add_engagement (fixture, &scene->process, title, "held", date);

  brief_add_part (fixture, &meeting, &scene->state, "attends");
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  add_held (fixture, &scene, "The first in", "2024-11-23");
  add_held (fixture, &scene, "The last out", "2024-11-22");
  add_held (fixture, &scene, "Of no year", "XXXX-10");
  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "engagements since 23 November 2024");
  brief_assert_has (text, "The first in");
  brief_assert_has (text, "Of no year");
  brief_assert_lacks (text, "The last out");

  wish.since = lia_day_from_civil (2024, 11, 22);
  g_free (text);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "The last out");
}

/* A day that isn't in every year is none that a window can't begin on. */
static void
test_leap_day (Fixture *fixture, gconstpointer data)
{
  LiaId state = fixture_add_participant (fixture, "XXO", "Openland");
  BriefWish wish = brief_wish (&lia_country_briefing, &state);
  g_autofree char *text = NULL;

  wish.today = lia_day_from_civil (2028, 2, 29);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "engagements since 28 February 2026");
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "standing", "commitment", "engagement", "challenge",
                                          "lesson",   "contact",    "source" };
  LiaId state = fixture_add_participant (fixture, "XXO", "Openland");
  BriefWish wish = brief_wish (&lia_country_briefing, &state);
  g_autofree char *text = NULL;

  brief_add_process (fixture, "one", "First Process");
  text = brief_tell (fixture, &wish);
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++) {
    g_autofree char *section = brief_section (text, sections[i]);

    brief_assert_has (section, "Nothing recorded.");
  }
  brief_assert_has (text, "Nothing of theirs or owed to them is overdue or silent.");
}

static void
test_personal (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId spokesman, part;
  g_autofree char *who = NULL;
  g_autofree char *text = NULL;
  g_autofree char *named = NULL;

  fill (fixture, &scene);
  fixture_set (fixture, &scene.by, "contact", "Department of Posts", NULL);
  spokesman = fixture_add (fixture, "person", "name", "Jane Doe", "office", "Head of Posts", NULL);
  who = brief_text (&spokesman);
  part = brief_add_part (fixture, &scene.meeting, &scene.state, "speaks");
  fixture_set (fixture, &part, "person", who, NULL);
  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "| Director of Posts | May 2024 | No source recorded");
  brief_assert_has (text, "| Department of Posts | ");
  brief_assert_has (text, "Border meeting | Speaks · Head of Posts · Hosts | ");
  brief_assert_lacks (text, "Nemo");
  brief_assert_lacks (text, "Jane");

  wish.personal = TRUE;
  named = brief_tell (fixture, &wish);
  brief_assert_has (named, "Border meeting | Speaks · Jane Doe · Hosts | ");
  brief_assert_has (named, "| Nemo Nobody, Director of Posts | May 2024");
}

/* Who was at a meeting under the Chatham House Rule isn't told, nor that it was there itself. */
static void
test_chatham_house (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;

  fill (fixture, &scene);
  fixture_set (fixture, &scene.meeting, "chatham_house", "1", NULL);
  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  brief_assert_lacks (text, "Border meeting");
  brief_assert_lacks (text, "Made at E-001");
  brief_assert_has (text, "Send the trainers");
}

static LiaId
add_crowd (Fixture *fixture)
{
  LiaId process = brief_add_process (fixture, "one", "First Process");
  LiaId state = fixture_add_participant (fixture, "XXO", "Openland");

  for (guint i = 0; i < 30; i++) {
    g_autofree char *title = g_strdup_printf (
        "Commitment %02u to do something about a thing that takes some words to be told", i);
    g_autofree char *due = g_strdup_printf ("2026-%02u-%02u", i / 15 + 1, i % 15 + 1);
    LiaId commitment = brief_add_commitment (fixture, title, "commitment", due);
    LiaId meeting = brief_add_engagement (fixture, &process, title, "held", due);
    LiaId lesson = fixture_add (fixture, "lesson", "statement", title, "kind", "lesson", NULL);
    LiaId challenge = fixture_add_challenge (fixture, title);

    fixture_link (fixture, "made_by", &commitment, &state);
    fixture_add_update (fixture, &commitment, "2026-10-10", title);
    brief_add_part (fixture, &meeting, &state, "attends");
    fixture_link (fixture, "informs", &lesson, &state);
    fixture_link (fixture, "concerns", &challenge, &state);
    brief_add_source (fixture, &commitment, title);
    brief_add_source (fixture, &meeting, title);
  }

  return state;
}

static void
test_caps (Fixture *fixture, gconstpointer data)
{
  LiaId state = add_crowd (fixture);
  BriefWish wish = brief_wish (&lia_country_briefing, &state);
  g_autofree char *text = brief_tell (fixture, &wish);
  g_autofree char *short_text = NULL;

  brief_assert_has (text, "# commitment\nThe first 12 of 30\n");
  brief_assert_has (text, "= Attended or subject of (the first 8 of 30)\n");
  brief_assert_has (text, "Commitment 11 ");
  brief_assert_lacks (text, "Commitment 12 to do something about a thing that takes some words to "
                            "be told | Theirs");

  wish.shortening = LIA_SHORTENING_MOST;
  short_text = brief_tell (fixture, &wish);
  brief_assert_has (short_text, "# commitment\nThe first 3 of 30\n");
}

/* Something that has a resolution for a name takes no page by itself. */
static void
test_long_title (Fixture *fixture, gconstpointer data)
{
  LiaId state = fixture_add_participant (fixture, "XXO", "Openland");
  g_autofree char *title = g_strnfill (5000, 'x');
  LiaId commitment = brief_add_commitment (fixture, title, "commitment", "2026-01-01");
  BriefWish wish = brief_wish (&lia_country_briefing, &state);
  g_autofree char *part = g_strnfill (400, 'x');
  g_autofree char *text = NULL;

  fixture_link (fixture, "made_by", &commitment, &state);
  text = brief_tell (fixture, &wish);
  brief_assert_lacks (text, part);
  part[390] = '\0';
  brief_assert_has (text, part);
}

/* Only the documents that the reader finds a reference of are told. */
static void
test_sources (Fixture *fixture, gconstpointer data)
{
  static const char *const only[] = { "engagement", "source", NULL };
  Scene scene;
  BriefWish wish;
  g_autofree char *text = NULL;
  g_autofree char *part = NULL;

  fill (fixture, &scene);
  brief_add_source (fixture, &scene.meeting, "Page of the meeting");
  wish = brief_wish (&lia_country_briefing, &scene.state);
  text = brief_tell (fixture, &wish);
  brief_assert_has (text, "S-001: Read-out of the meeting\nS-002: Page of the meeting\n");

  wish.sections = only;
  part = brief_tell (fixture, &wish);
  brief_assert_lacks (part, "Read-out of the meeting");
  brief_assert_has (part, "S-002: Page of the meeting\n");
}

static int
count_pages (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *file = poppler_document_new_from_bytes (pdf, NULL, &error);
  int n;

  g_assert_no_error (error);
  n = poppler_document_get_n_pages (file);
  g_object_unref (file);

  return n;
}

/* However much there is, it takes no more than two pages, and as many rows as these can hold. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  LiaId state = add_crowd (fixture);
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  LiaBriefingOptions options = {
    .kind = &lia_country_briefing,
    .scope = &state,
    .as_at = as_at,
    .ceiling = "TLP:GREEN",
    .introduction = "Why now: a meeting in the margins.",
  };
  LiaRendering with = { .part = NULL };
  BriefWish wish = brief_wish (&lia_country_briefing, &state);
  g_autoptr (LiaDocument) whole = brief_compose (fixture, &wish);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = lia_briefing_render_pages (fixture->reg, &options, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lia_pages_count (whole, &with), >, 2);
  g_assert_cmpint (count_pages (pdf), ==, 2);
}

static guint
count_rows (const LiaBriefingReport *report, const char *section)
{
  for (guint i = 0; i < report->contents->len; i++) {
    const LiaBriefingContent *content = &g_array_index (report->contents, LiaBriefingContent, i);

    if (g_str_equal (content->name, section))
      return content->n_rows;
  }

  return 0;
}

/* What a person wrote stays, however long: it takes as many pages as it must, the tables have what
 * these hold, and whoever exports it is told. */
static void
test_overlong (Fixture *fixture, gconstpointer data)
{
  LiaId state = add_crowd (fixture);
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  g_autoptr (GString) introduction = g_string_new (NULL);
  LiaBriefingOptions options = {
    .kind = &lia_country_briefing,
    .scope = &state,
    .as_at = as_at,
    .ceiling = "TLP:GREEN",
  };
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < 44; i++)
    g_string_append (introduction, "A paragraph that somebody wrote before the visit.\n");
  options.introduction = introduction->str;
  pdf = lia_briefing_render_pages (fixture->reg, &options, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_pages (pdf), ==, 3);
  g_assert_nonnull (strstr (report->overlong, "3 pages rather than 2"));
  g_assert_cmpuint (count_rows (report, "Open commitments"), >, 3);
}

/* Of a challenge that it only addresses it is told what all do about it, not only what it does
 * itself, although no more of those is read than is shown. */
static void
test_acted_on (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  BriefWish wish;
  LiaId challenge, other;
  g_autofree char *near = NULL;
  g_autofree char *whole = NULL;

  fill (fixture, &scene);
  challenge = fixture_add_challenge (fixture, "Old radios");
  other = brief_add_commitment (fixture, "Buy radios", "commitment", "2026-01-01");
  fixture_link (fixture, "addresses", &scene.by, &challenge);
  fixture_link (fixture, "addresses", &other, &challenge);

  wish = brief_wish (&lia_country_briefing, &scene.state);
  whole = brief_tell (fixture, &wish);
  wish.near = TRUE;
  near = brief_tell (fixture, &wish);
  g_assert_cmpstr (near, ==, whole);
  brief_assert_has (near, "2 open · 2 overdue");
}

static void
test_since (Fixture *fixture, gconstpointer data)
{
  LiaId state = fixture_add_participant (fixture, "XXO", "Openland");
  g_autofree char *path = g_build_filename (fixture->folder, "b.xlsx", NULL);
  LiaBriefingOptions options = { .kind = &lia_country_briefing,
                                 .scope = &state,
                                 .ceiling = "TLP:GREEN",
                                 .since = "the day before" };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
  g_clear_error (&error);
  options.since = "2024-03";
  lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  brief_add_test ("/country-brief/standing", test_standing);
  brief_add_test ("/country-brief/left", test_left);
  brief_add_test ("/country-brief/commitments", test_commitments);
  brief_add_test ("/country-brief/points", test_points);
  brief_add_test ("/country-brief/lead", test_lead);
  brief_add_test ("/country-brief/engagements", test_engagements);
  brief_add_test ("/country-brief/window", test_window);
  brief_add_test ("/country-brief/leap-day", test_leap_day);
  brief_add_test ("/country-brief/blank", test_blank);
  brief_add_test ("/country-brief/personal", test_personal);
  brief_add_test ("/country-brief/chatham-house", test_chatham_house);
  brief_add_test ("/country-brief/caps", test_caps);
  brief_add_test ("/country-brief/long-title", test_long_title);
  brief_add_test ("/country-brief/sources", test_sources);
  brief_add_test ("/country-brief/pages", test_pages);
  brief_add_test ("/country-brief/overlong", test_overlong);
  brief_add_test ("/country-brief/acted-on", test_acted_on);
  brief_add_test ("/country-brief/since", test_since);

  return g_test_run ();
}
