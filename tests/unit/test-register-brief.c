#include <string.h>

#include "brief-fixture.h"
#include "briefing-fixture.h"
#include "records/date.h"
#include "records/types.h"

/* What the sections of a briefing of the whole register say. */

static char *
tell (Fixture *fixture, const char *section)
{
  const char *const sections[] = { section, NULL };
  LiaBriefingOptions options = { .kind = &lia_register_briefing, .sections = sections };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaDocument) document =
      briefing_compose (fixture->reg, &options, lia_day_from_civil (2026, 11, 23), &error);

  g_assert_no_error (error);
  return briefing_to_text (document);
}

/* What goes on today or somewhen this month is still ahead; what nobody put forward, or would only
 * be done, isn't. */
static void
test_ahead (Fixture *fixture, gconstpointer data)
{
  LiaId process = brief_add_process (fixture, "one", "First Process");
  LiaId proposed = fixture_add_commitment (fixture, "Would be done", "2026-12-02");
  g_autofree char *text = NULL;

  fixture_set (fixture, &proposed, "kind", "proposal", NULL);
  fixture_add_commitment (fixture, "Is to be done", "2026-12-01");
  fixture_add_commitment (fixture, "Much later", "2027-03");
  brief_add_engagement (fixture, &process, "Goes on", "confirmed", "2026-11-22/2026-11-24");
  brief_add_engagement (fixture, &process, "This month", "proposed", "2026-11");
  brief_add_engagement (fixture, &process, "Over", "confirmed", "2026-11-22");
  brief_add_engagement (fixture, &process, "Far", "confirmed", "2027-03-03");
  brief_add_engagement (fixture, &process, "Thought of", "idea", "2026-12-12");
  brief_add_engagement (fixture, &process, "Of no year", "proposed", "XXXX-12");
  text = tell (fixture, "summary");
  brief_assert_has (text, "Engagements in the next 90 days: 2\n");
  brief_assert_has (text, "== In the next 90 days\n"
                          "|E-002|This month|First Process|Nov 2026|Meeting\n"
                          "|E-001|Goes on|First Process|22–24 Nov 2026|Meeting\n"
                          "|C-002|Is to be done||2026-12-01|Due\n"
                          "== Challenges by theme");
}

/* Who was only invited was not there, and where two spoke for a state it spoke once. */
static void
test_participation (Fixture *fixture, gconstpointer data)
{
  LiaId process = brief_add_process (fixture, "one", "First Process");
  LiaId state = fixture_add_participant (fixture, "XXO", "Openland");
  LiaId held = brief_add_engagement (fixture, &process, "Held", "held", "2026-09-01/2026-09-02");
  LiaId missed = brief_add_engagement (fixture, &process, "Missed", "held", "2026-10-01");
  LiaId off = brief_add_engagement (fixture, &process, "Off", "cancelled", "2026-11-01");
  LiaId second =
      fixture_add (fixture, "process", "name", "Second Process", "short_name", "two", NULL);
  g_autofree char *participant = lia_id_to_text (&state);
  g_autofree char *whose = lia_id_to_text (&process);
  g_autofree char *other = lia_id_to_text (&second);
  g_autofree char *text = NULL;

  fixture_add (fixture, "membership", "participant", participant, "process", whose, "standing",
               "member", NULL);
  fixture_add (fixture, "membership", "participant", participant, "process", whose, "standing",
               "observer", "until", "2019", NULL);
  fixture_add (fixture, "membership", "participant", participant, "process", whose, "standing",
               "participating", "office", "rapporteur", "since", "2020", NULL);
  fixture_add (fixture, "membership", "participant", participant, "process", other, "standing",
               "observer", "since", "2020-05", NULL);
  brief_add_part (fixture, &held, &state, "speaks");
  brief_add_part (fixture, &held, &state, "speaks");
  brief_add_part (fixture, &missed, &state, "invited");
  brief_add_part (fixture, &off, &state, "chair");
  text = tell (fixture, "participation");
  g_assert_cmpstr (text, ==,
                   "Register briefing\n# Participation\n"
                   "|XXO|Openland|State or territory|Participating, Rapporteur; Member||"
                   "Observer|May 2020|3|1|1|1|"
                   "2026-09-02|Held\n");
}

/* The office waits for nothing that was only proposed, and for nothing that is done. */
static void
test_heard (Fixture *fixture, gconstpointer data)
{
  static const char *const heard[] = { "2026-11-20", "2026-05-24", "2026-05-23", "2025-11-22" };
  LiaId proposed = fixture_add_commitment (fixture, "Would be done", NULL);
  LiaId done = fixture_add_commitment (fixture, "Done", NULL);
  g_autofree char *text = NULL;

  fixture_set (fixture, &proposed, "kind", "proposal", NULL);
  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  fixture_add_commitment (fixture, "Never heard of", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heard); i++) {
    LiaId id = fixture_add_commitment (fixture, heard[i], NULL);

    fixture_add_update (fixture, &id, heard[i], "Went on");
  }
  text = tell (fixture, "summary");
  brief_assert_has (text, "Commitments without news for six months: 2\n");
  brief_assert_has (text,
                    "== Open commitments by when something was heard of them\n"
                    "|Last 6 months|2|2|40 %\n|6–12 months ago|1|1|20 %\n|Longer ago|1|1|20 %\n"
                    "|Never heard of|1|1|20 %\n");
}

/* What several challenges of a theme are addressed by counts once for it. */
static void
test_topics (Fixture *fixture, gconstpointer data)
{
  LiaId process = brief_add_process (fixture, "one", "First Process");
  g_autofree char *whose = lia_id_to_text (&process);
  LiaId one = fixture_add (fixture, "challenge", "title", "One", "themes", "boats;borders", NULL);
  LiaId two = fixture_add (fixture, "challenge", "title", "Two", "themes", "boats", NULL);
  LiaId framework =
      fixture_add (fixture, "framework", "title", "Text", "code", "T-1", "process", whose, NULL);
  g_autofree char *whole = lia_id_to_text (&framework);
  LiaId item =
      fixture_add (fixture, "item", "framework", whole, "number", "3", "title", "Seas", NULL);
  LiaId late = fixture_add_commitment (fixture, "Late", "2026-10-01");
  LiaId done = fixture_add_commitment (fixture, "Done", NULL);
  LiaId proposed = fixture_add_commitment (fixture, "Would be done", NULL);
  g_autofree char *text = NULL;

  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  fixture_set (fixture, &proposed, "kind", "proposal", NULL);
  fixture_link (fixture, "addresses", &late, &one);
  fixture_link (fixture, "addresses", &late, &two);
  fixture_link (fixture, "addresses", &proposed, &one);
  fixture_link (fixture, "falls_under", &two, &item);
  fixture_link (fixture, "falls_under", &late, &item);
  fixture_link (fixture, "falls_under", &done, &item);
  text = tell (fixture, "summary");
  brief_assert_has (text, "== Challenges by theme, and the commitments about them\n"
                          "|boats|2|1|1|0\n|borders|1|1|1|0\n");
  brief_assert_has (text,
                    "== Challenges and commitments by framework item\n|T-1 3: Seas|1|1|1|1\n");
}

static void
test_follow_up (Fixture *fixture, gconstpointer data)
{
  LiaId process = brief_add_process (fixture, "one", "First Process");
  LiaId meeting = brief_add_engagement (fixture, &process, "Meeting", "held", "2026-10-01");
  LiaId point = fixture_add_commitment (fixture, "Send the list", "2026-11-13");
  g_autofree char *text = NULL;

  fixture_add_commitment (fixture, "Be kind", NULL);
  fixture_set (fixture, &point, "kind", "action point", NULL);
  fixture_set (fixture, &point, "by_wording", "RSO", NULL);
  fixture_link (fixture, "made_at", &point, &meeting);
  text = tell (fixture, "follow_up");
  brief_assert_has (text, "# Follow-up\n|C-001|Send the list|RSO|2026-11-13|10|");
  brief_assert_has (text, "|E-001 Meeting");
  g_assert_null (strstr (text, "Be kind"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/register-brief/ahead", test_ahead);
  fixture_add_test ("/register-brief/participation", test_participation);
  fixture_add_test ("/register-brief/heard", test_heard);
  fixture_add_test ("/register-brief/topics", test_topics);
  fixture_add_test ("/register-brief/follow-up", test_follow_up);

  return g_test_run ();
}
