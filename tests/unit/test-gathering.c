#include "fixture.h"
#include "insight/clocks.h"
#include "insight/gathering.h"
#include "records/types.h"

/* A meeting of one process with another, with a participant on each side. */
typedef struct {
  LiaId host, guest, meeting;
} Meeting;

static LiaId
add (Fixture *fixture, const LiaRecordType *type, const char *const *values)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a record");
  LiaId id = lia_edit_create (edit, type);

  for (guint i = 0; values[i] != NULL; i += 2)
    lia_edit_set (edit, type, &id, values[i], NULL, values[i + 1]);
  fixture_apply (fixture, edit);

  return id;
}

static Meeting
add_meeting (Fixture *fixture, const char *date)
{
  const char *const host[] = { "name", "Budapest Process", "short_name", "budapest", NULL };
  const char *const guest[] = { "name", "Bali Process", "short_name", "bali", NULL };
  Meeting meeting = { add (fixture, &lia_process_type, host),
                      add (fixture, &lia_process_type, guest) };
  g_autofree char *host_id = lia_id_to_text (&meeting.host);
  g_autofree char *guest_id = lia_id_to_text (&meeting.guest);
  const char *const values[] = { "title", "Sofia", "process",      host_id,  "state", "confirmed",
                                 "date",  date,    "with_process", guest_id, NULL };

  meeting.meeting = add (fixture, &lia_engagement_type, values);

  return meeting;
}

static void
add_member (Fixture *fixture, const LiaId *participant, const LiaId *process, const char *since)
{
  g_autofree char *who = lia_id_to_text (participant);
  g_autofree char *where = lia_id_to_text (process);
  const char *const values[] = { "participant", who,     "process", where, "standing",
                                 "member",      "since", since,     NULL };

  add (fixture, &lia_membership_type, values);
}

static void
add_role (Fixture *fixture, const Meeting *meeting, const LiaId *participant, const char *role)
{
  g_autofree char *who = lia_id_to_text (participant);
  g_autofree char *where = lia_id_to_text (&meeting->meeting);
  const char *const values[] = { "engagement", where, "participant", who, "role", role, NULL };

  add (fixture, &lia_participation_type, values);
}

static LiaGathering *
read_gathering (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaGathering *gathering = lia_gathering_read (reader, id, NULL, &error);

  g_assert_no_error (error);
  return gathering;
}

/* Whoever joined only later was not yet a member on the day of the meeting. */
static void
test_sides (Fixture *fixture, gconstpointer data)
{
  Meeting meeting = add_meeting (fixture, "2023-10-04");
  LiaId both = fixture_add_participant (fixture, "IRQ", "Iraq");
  LiaId later = fixture_add_participant (fixture, "PAK", "Pakistan");
  LiaId neither = fixture_add_participant (fixture, "BRA", "Brazil");
  g_autoptr (LiaGathering) gathering = NULL;
  LiaAttendance *attendance;
  LiaAttendee *attendee;

  add_member (fixture, &both, &meeting.host, "2013");
  add_member (fixture, &both, &meeting.guest, "2002");
  add_member (fixture, &later, &meeting.host, "2013");
  add_member (fixture, &later, &meeting.guest, "2024");
  add_role (fixture, &meeting, &both, "subject");
  add_role (fixture, &meeting, &both, "chair");
  add_role (fixture, &meeting, &later, "attends");
  add_role (fixture, &meeting, &neither, "invited");
  gathering = read_gathering (fixture, &meeting.meeting);

  g_assert_cmpuint (gathering->attendance->len, ==, 3);
  attendance = gathering->attendance->pdata[0];
  attendee = attendance->attendees->pdata[0];
  g_assert_cmpstr (attendance->title, ==, "In both processes");
  g_assert_cmpuint (attendance->attendees->len, ==, 1);
  g_assert_cmpuint (attendee->parts->len, ==, 2);
  g_assert_true (attendee->leads);
  g_assert_cmpstr (attendee->name, ==, "Iraq");

  attendance = gathering->attendance->pdata[1];
  attendee = attendance->attendees->pdata[0];
  g_assert_cmpstr (attendance->title, ==, "Budapest Process");
  g_assert_cmpstr (attendee->name, ==, "Pakistan");
  g_assert_false (attendee->leads);

  attendance = gathering->attendance->pdata[2];
  g_assert_cmpstr (attendance->title, ==, "Others");
}

/* An office is no member of the process it serves, but it is of it. */
static void
test_secretariat (Fixture *fixture, gconstpointer data)
{
  Meeting meeting = add_meeting (fixture, "2023-10-04");
  LiaId office = fixture_add_participant (fixture, "RSO", "Regional Support Office");
  g_autofree char *id = lia_id_to_text (&office);
  g_autoptr (LiaGathering) gathering = NULL;
  LiaAttendance *attendance;

  fixture_set (fixture, &meeting.guest, "secretariat", id, NULL);
  add_role (fixture, &meeting, &office, "speaks");
  gathering = read_gathering (fixture, &meeting.meeting);

  g_assert_cmpuint (gathering->attendance->len, ==, 1);
  attendance = gathering->attendance->pdata[0];
  g_assert_cmpstr (attendance->title, ==, "Bali Process");
}

static void
test_follow_ups (Fixture *fixture, gconstpointer data)
{
  Meeting meeting = add_meeting (fixture, "2023-10-04");
  g_autofree char *process = lia_id_to_text (&meeting.guest);
  const char *const values[] = { "title", "Call", "process", process, "state", "idea", NULL };
  LiaId call = add (fixture, &lia_engagement_type, values);
  LiaId commitment = fixture_add_commitment (fixture, "Learn", NULL);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Link");
  g_autoptr (LiaGathering) gathering = NULL;

  lia_edit_link (edit, "made_at", &commitment, &meeting.meeting, NULL);
  lia_edit_link (edit, "followed_up_at", &commitment, &call, NULL);
  fixture_apply (fixture, edit);
  gathering = read_gathering (fixture, &meeting.meeting);

  g_assert_cmpuint (gathering->follow_ups->len, ==, 1);
  g_assert_cmpstr (lia_related_get_title (gathering->follow_ups->pdata[0]), ==, "Call");
}

static void
test_wrong_type (Fixture *fixture, gconstpointer data)
{
  LiaId challenge = fixture_add_challenge (fixture, "Scam centres");
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_gathering_read (reader, &challenge, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND);
}

/* A task moves with its meeting, and is late only while it is open. */
static void
test_tasks (Fixture *fixture, gconstpointer data)
{
  Meeting meeting = add_meeting (fixture, "2023-10-04");
  g_autofree char *id = lia_id_to_text (&meeting.meeting);
  const char *const values[] = { "engagement",   id,     "title",
                                 "Concept note", "kind", "preparation",
                                 "offset_days",  "-42",  NULL };
  LiaId task = add (fixture, &lia_task_type, values);
  g_autoptr (LiaGathering) open = read_gathering (fixture, &meeting.meeting);
  g_autoptr (LiaGathering) done = NULL;
  LiaRelated *related = lia_dossier_parts (open->dossier, &lia_task_type)->rows->pdata[0];

  g_assert_true (lia_related_is_pressing (related));
  g_assert_true (
      g_str_has_suffix (lia_related_get_detail (related), "23 August 2023 · 42 days before"));

  fixture_set (fixture, &task, "done", "2023-09-01", NULL);
  done = read_gathering (fixture, &meeting.meeting);
  related = lia_dossier_parts (done->dossier, &lia_task_type)->rows->pdata[0];
  g_assert_false (lia_related_is_pressing (related));
  g_assert_cmpstr (lia_related_get_detail (related), ==, "Done 1 September 2023");
}

static void
assert_clocks (Fixture *fixture, const LiaId *id, const char *expected)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);
  g_autofree char *clocks = lia_engagement_clocks (record);

  g_assert_cmpstr (clocks, ==, expected);
}

static void
test_clocks (Fixture *fixture, gconstpointer data)
{
  Meeting meeting = add_meeting (fixture, "2026-12-16");

  assert_clocks (fixture, &meeting.meeting, NULL);
  fixture_set (fixture, &meeting.meeting, "time_zone", "Europe/Sofia", NULL);
  assert_clocks (fixture, &meeting.meeting, NULL);
  fixture_set (fixture, &meeting.meeting, "time_from", "10:00", NULL);
  assert_clocks (fixture, &meeting.meeting, "10:00 Sofia · 15:00 Bangkok · 09:00 Vienna");
  fixture_set (fixture, &meeting.meeting, "time_until", "12:30", NULL);
  assert_clocks (fixture, &meeting.meeting, "10:00–12:30 Sofia · 15:00 Bangkok · 09:00 Vienna");
  fixture_set (fixture, &meeting.meeting, "time_zone", "Asia/Bangkok", NULL);
  assert_clocks (fixture, &meeting.meeting, "10:00–12:30 Bangkok · 04:00 Vienna");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/gathering/sides", test_sides);
  fixture_add_test ("/gathering/secretariat", test_secretariat);
  fixture_add_test ("/gathering/follow-ups", test_follow_ups);
  fixture_add_test ("/gathering/wrong-type", test_wrong_type);
  fixture_add_test ("/gathering/tasks", test_tasks);
  fixture_add_test ("/gathering/clocks", test_clocks);
  return g_test_run ();
}
