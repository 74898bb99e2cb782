#include <sqlite3.h>

#include "fixture.h"

#include "insight/timeline-source.h"
#include "records/date.h"
#include "records/types.h"

/* A world of two processes and one meeting in Sofia, at which a commitment was made. */
typedef struct {
  LiaId bali;
  LiaId budapest;
  LiaId meeting;
  LiaId commitment;
  gint32 today;
} World;

static LiaId
add_process (LiaEdit *edit, const char *name, const char *hue)
{
  LiaId id = lia_edit_create (edit, &lia_process_type);

  lia_edit_set (edit, &lia_process_type, &id, "name", NULL, name);
  lia_edit_set (edit, &lia_process_type, &id, "short_name", NULL, name);
  lia_edit_set (edit, &lia_process_type, &id, "hue", NULL, hue);
  return id;
}

static LiaId
add_engagement (LiaEdit *edit, const LiaId *process, const LiaId *with, const char *date)
{
  LiaId id = lia_edit_create (edit, &lia_engagement_type);
  g_autofree char *process_text = lia_id_to_text (process);
  g_autofree char *with_text = with != NULL ? lia_id_to_text (with) : NULL;

  lia_edit_set (edit, &lia_engagement_type, &id, "title", NULL, "A meeting");
  lia_edit_set (edit, &lia_engagement_type, &id, "process", NULL, process_text);
  lia_edit_set (edit, &lia_engagement_type, &id, "with_process", NULL, with_text);
  lia_edit_set (edit, &lia_engagement_type, &id, "state", NULL, "held");
  lia_edit_set (edit, &lia_engagement_type, &id, "date", NULL, date);
  return id;
}

static World
build_world (Fixture *fixture)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Build a world");
  World world;

  world.today = lia_day_from_civil (2026, 11, 23);
  world.bali = add_process (edit, "bali", "teal");
  world.budapest = add_process (edit, "budapest", "plum");
  world.meeting = add_engagement (edit, &world.budapest, &world.bali, "2023-10-04/2023-10-05");
  fixture_apply (fixture, edit);
  world.commitment = fixture_add_commitment (fixture, "Learn from COLEP", "2024-03");
  return world;
}

static LiaTimelineIndex *
read_index (Fixture *fixture, const World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  LiaTimelineIndex *index =
      lia_timeline_source_read (reader, LIA_TIMELINE_BY_PROCESS, world->today, NULL, &error);

  g_assert_no_error (error);
  return index;
}

/* What the window does after each edit. */
static void
follow (Fixture *fixture, const World *world, LiaTimelineIndex *index, LiaEdit *edit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (LiaTimelineNews) news = NULL;

  g_assert_true (lia_timeline_source_touches (edit, LIA_TIMELINE_BY_PROCESS, ids));
  news =
      lia_timeline_source_reread (reader, LIA_TIMELINE_BY_PROCESS, world->today, ids, NULL, &error);
  g_assert_no_error (error);
  lia_timeline_news_apply (news, index);
}

static const LiaTimelineItem *
item_of (LiaTimelineIndex *index, const LiaId *id, guint lane)
{
  LiaTimelinePlace place;

  g_assert_true (lia_timeline_index_find (index, id, NULL, &place));
  g_assert_cmpuint (place.lane, ==, lane);
  return lia_timeline_index_get (index, &place);
}

static void
test_read (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture);
  g_autoptr (LiaTimelineIndex) index = read_index (fixture, &world);
  const LiaTimelineItem *item = item_of (index, &world.meeting, 1);

  g_assert_cmpuint (lia_timeline_index_get_n_lanes (index), ==, 4);
  g_assert_cmpint (item->first, ==, lia_day_from_civil (2023, 10, 4));
  g_assert_cmpint (item->last, ==, lia_day_from_civil (2023, 10, 5));
  g_assert_cmpint (item->state, ==, LIA_TIMELINE_HELD);
  g_assert_false (item->soft_first);
  g_assert_false (item->soft_last);

  item = item_of (index, &world.commitment, 3);
  g_assert_cmpint (item->state, ==, LIA_TIMELINE_OVERDUE);
  g_assert_cmpint (item->due, ==, lia_day_from_civil (2024, 3, 31));
  g_assert_cmpint (item->last, ==, world.today);
  g_assert_true (item->soft_last);
}

/* A commitment stands where it was made, and moves along when that meeting moves. */
static void
test_commitment_follows_its_meeting (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture);
  g_autoptr (LiaTimelineIndex) index = read_index (fixture, &world);
  g_autoptr (LiaEdit) link = lia_edit_new ("Link");
  g_autoptr (LiaEdit) move = lia_edit_new ("Move");
  g_autoptr (LiaRecord) meeting = fixture_get (fixture, &world.meeting);

  lia_edit_link (link, "made_at", &world.commitment, &world.meeting, NULL);
  fixture_apply (fixture, link);
  follow (fixture, &world, index, link);
  g_assert_cmpint (item_of (index, &world.commitment, 1)->first, ==,
                   lia_day_from_civil (2023, 10, 4));

  lia_edit_change (move, meeting, "date", "2023-09-01");
  lia_edit_set_reason (move, "The room was taken");
  fixture_apply (fixture, move);
  follow (fixture, &world, index, move);
  g_assert_cmpint (item_of (index, &world.meeting, 1)->first, ==, lia_day_from_civil (2023, 9, 1));
  g_assert_cmpint (item_of (index, &world.commitment, 1)->first, ==,
                   lia_day_from_civil (2023, 9, 1));
}

static void
test_unknown_year_is_undated (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture);
  g_autoptr (LiaTimelineIndex) index = read_index (fixture, &world);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a meeting");
  LiaId id = add_engagement (edit, &world.bali, NULL, "XXXX-10");
  LiaTimelinePlace place;
  g_autofree char *words = NULL;

  fixture_apply (fixture, edit);
  follow (fixture, &world, index, edit);
  g_assert_false (lia_timeline_index_find (index, &id, NULL, &place));
  g_assert_cmpuint (lia_timeline_index_get_undated (index)->len, ==, 1);
  words = lia_timeline_item_dates (lia_timeline_index_get_undated (index)->pdata[0]);
  g_assert_nonnull (strstr (words, "October"));
}

static void
test_archived_goes (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture);
  g_autoptr (LiaTimelineIndex) index = read_index (fixture, &world);
  g_autoptr (LiaRecord) meeting = fixture_get (fixture, &world.meeting);
  g_autoptr (LiaEdit) archive = lia_edit_new ("Archive");
  g_autoptr (LiaEdit) undo = NULL;
  g_autoptr (GError) error = NULL;
  LiaTimelinePlace place;

  lia_edit_archive (archive, meeting);
  fixture_apply (fixture, archive);
  follow (fixture, &world, index, archive);
  g_assert_false (lia_timeline_index_find (index, &world.meeting, NULL, &place));

  undo = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);
  follow (fixture, &world, index, undo);
  g_assert_true (lia_timeline_index_find (index, &world.meeting, NULL, &place));
}

static void
test_new_process_needs_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a process");

  add_process (edit, "prague", "slate");
  g_assert_false (lia_timeline_source_touches (edit, LIA_TIMELINE_BY_PROCESS, ids));
}

/* What another program wrote behind the register's back is shown as it stands there. */
static void
test_unknown_group (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaTimelineIndex) index = NULL;
  g_autoptr (LiaReader) reader = NULL;
  sqlite3 *handle;

  fixture_add_participant (fixture, "AUS", "Australia");
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (handle, "UPDATE participant SET kind = 'alliance'", NULL, NULL, NULL), ==,
      SQLITE_OK);
  sqlite3_close (handle);
  reader = lia_register_read (fixture->reg);
  index = lia_timeline_source_read (reader, LIA_TIMELINE_BY_PARTICIPANT,
                                    lia_day_from_civil (2026, 11, 23), NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (index);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/timeline-source/read", test_read);
  fixture_add_test ("/timeline-source/commitment-follows-its-meeting",
                    test_commitment_follows_its_meeting);
  fixture_add_test ("/timeline-source/unknown-year-is-undated", test_unknown_year_is_undated);
  fixture_add_test ("/timeline-source/archived-goes", test_archived_goes);
  fixture_add_test ("/timeline-source/new-process-needs-all", test_new_process_needs_all);
  fixture_add_test ("/timeline-source/unknown-group", test_unknown_group);
  return g_test_run ();
}
