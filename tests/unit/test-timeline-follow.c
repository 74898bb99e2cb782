#include "fixture.h"

#include "insight/timeline-source.h"
#include "records/date.h"
#include "records/types.h"

/* Whatever is edited, and by whatever the timeline is parted: an index that followed the edit holds
 * what one read anew holds. */

typedef struct {
  LiaId process;
  LiaId other;
  LiaId body;
  LiaId challenge;
  LiaId participant;
  LiaId member;
  LiaId item;
  LiaId meeting;
  LiaId second;
  LiaId commitment;
  LiaId task;
  LiaId participation;
} World;

typedef void (*Step) (const World *world, Fixture *fixture, LiaEdit *edit);

/* A record that refers to another; more fields and values follow. */
static LiaId
add (Fixture *fixture, const char *type_name, const char *field, const LiaId *to, ...)
{
  const LiaRecordType *type = lia_record_type_find (type_name);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a record");
  g_autofree char *reference = lia_id_to_text (to);
  LiaId id = lia_edit_create (edit, type);
  const char *name;
  va_list fields;

  lia_edit_set (edit, type, &id, field, NULL, reference);
  va_start (fields, to);
  while ((name = va_arg (fields, const char *)) != NULL)
    lia_edit_set (edit, type, &id, name, NULL, va_arg (fields, const char *));
  va_end (fields);
  fixture_apply (fixture, edit);
  return id;
}

static void
add_meetings (Fixture *fixture, World *world)
{
  g_autofree char *body = lia_id_to_text (&world->body);
  g_autofree char *participant = lia_id_to_text (&world->participant);

  world->meeting = add (fixture, "engagement", "process", &world->process, "title", "A meeting",
                        "state", "held", "date", "2023-10-04/2023-10-05", "body", body, NULL);
  world->second = add (fixture, "engagement", "process", &world->other, "title", "The next",
                       "state", "proposed", "date", "2027-02", NULL);
  world->participation = add (fixture, "participation", "engagement", &world->meeting, "role",
                              "chair", "participant", participant, NULL);
  world->task = add (fixture, "task", "engagement", &world->meeting, "title", "Read-out", "kind",
                     "follow-up", "due", "2023-10-20", "owner", "Support office", NULL);
  fixture_link (fixture, "follows", &world->second, &world->meeting);
}

static World
build_world (Fixture *fixture)
{
  LiaId framework;
  World world;

  world.process =
      fixture_add (fixture, "process", "name", "First", "short_name", "first", "hue", "teal", NULL);
  world.other = fixture_add (fixture, "process", "name", "Second", "short_name", "second", "hue",
                             "plum", NULL);
  world.body = add (fixture, "body", "process", &world.process, "name", "A group", "short_name",
                    "AG", "established", "2013", NULL);
  world.challenge = fixture_add_challenge (fixture, "A challenge");
  world.participant = fixture_add_participant (fixture, "BGR", "Bulgaria");
  world.member = fixture_add_participant (fixture, "PAK", "Pakistan");
  framework = add (fixture, "framework", "process", &world.process, "title", "A strategy", "code",
                   "AS", NULL);
  world.item =
      add (fixture, "item", "framework", &framework, "number", "1", "title", "An item", NULL);
  add_meetings (fixture, &world);
  world.commitment = fixture_add_commitment (fixture, "Learn", "2024-03");
  fixture_link (fixture, "made_at", &world.commitment, &world.meeting);
  fixture_link (fixture, "addresses", &world.commitment, &world.challenge);
  fixture_link (fixture, "made_by", &world.commitment, &world.participant);
  fixture_link (fixture, "falls_under", &world.challenge, &world.item);
  return world;
}

static void
change (Fixture *fixture, LiaEdit *edit, const LiaId *id, const char *field, const char *value)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);

  lia_edit_change (edit, record, field, value);
  lia_edit_set_reason (edit, "For the test");
}

static void
move_meeting (const World *world, Fixture *fixture, LiaEdit *edit)
{
  change (fixture, edit, &world->meeting, "date", "2023-11-02");
}

static void
give_other_process (const World *world, Fixture *fixture, LiaEdit *edit)
{
  g_autofree char *process = lia_id_to_text (&world->other);

  change (fixture, edit, &world->meeting, "with_process", process);
}

static void
take_from_body (const World *world, Fixture *fixture, LiaEdit *edit)
{
  change (fixture, edit, &world->meeting, "body", NULL);
}

static void
move_due (const World *world, Fixture *fixture, LiaEdit *edit)
{
  change (fixture, edit, &world->commitment, "due", "2030-06-30");
}

static void
give_lead (const World *world, Fixture *fixture, LiaEdit *edit)
{
  g_autofree char *lead = lia_id_to_text (&world->member);

  change (fixture, edit, &world->commitment, "lead", lead);
}

static void
make_towards (const World *world, Fixture *fixture, LiaEdit *edit)
{
  lia_edit_link (edit, "made_towards", &world->commitment, &world->member, NULL);
}

static void
put_under_item (const World *world, Fixture *fixture, LiaEdit *edit)
{
  lia_edit_link (edit, "falls_under", &world->second, &world->item, NULL);
}

static void
raise_challenge (const World *world, Fixture *fixture, LiaEdit *edit)
{
  lia_edit_link (edit, "raised_at", &world->challenge, &world->second, NULL);
}

static void
take_part (const World *world, Fixture *fixture, LiaEdit *edit)
{
  g_autofree char *member = lia_id_to_text (&world->member);

  change (fixture, edit, &world->participation, "participant", member);
}

static void
give_task (const World *world, Fixture *fixture, LiaEdit *edit)
{
  change (fixture, edit, &world->task, "owner", "Chair");
}

static void
finish_task (const World *world, Fixture *fixture, LiaEdit *edit)
{
  change (fixture, edit, &world->task, "done", "2023-10-19");
}

static void
end_body (const World *world, Fixture *fixture, LiaEdit *edit)
{
  change (fixture, edit, &world->body, "ended", "2025-06");
}

static void
rename_challenge (const World *world, Fixture *fixture, LiaEdit *edit)
{
  change (fixture, edit, &world->challenge, "title", "Another name");
}

static void
archive_participation (const World *world, Fixture *fixture, LiaEdit *edit)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, &world->participation);

  lia_edit_archive (edit, record);
}

static void
archive_meeting (const World *world, Fixture *fixture, LiaEdit *edit)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, &world->meeting);

  lia_edit_archive (edit, record);
}

static const struct {
  const char *name;
  Step make;
} steps[] = {
  { "move a meeting", move_meeting },
  { "make it one of both processes", give_other_process },
  { "take it from its body", take_from_body },
  { "move a due date", move_due },
  { "give a commitment a lead", give_lead },
  { "make it towards somebody", make_towards },
  { "put a meeting under an item", put_under_item },
  { "raise a challenge at it", raise_challenge },
  { "have another take part", take_part },
  { "give a task to another", give_task },
  { "finish a task", finish_task },
  { "end a body", end_body },
  { "rename a challenge", rename_challenge },
  { "archive who took part", archive_participation },
  { "archive a meeting", archive_meeting },
};

static gint32
today (void)
{
  return lia_day_from_civil (2026, 11, 23);
}

static LiaTimelineIndex *
read_all (Fixture *fixture, LiaTimelineLanes lanes)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaTimelineIndex *index = lia_timeline_source_read (reader, lanes, today (), NULL, &error);

  g_assert_no_error (error);
  return index;
}

static void
follow (Fixture *fixture, LiaTimelineLanes lanes, LiaTimelineIndex **index, LiaEdit *edit)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaTimelineNews) news = NULL;

  if (!lia_timeline_source_touches (edit, lanes, ids)) {
    g_object_unref (*index);
    *index = read_all (fixture, lanes);
    return;
  }

  reader = lia_register_read (fixture->reg);
  news = lia_timeline_source_reread (reader, lanes, today (), ids, NULL, &error);
  g_assert_no_error (error);
  lia_timeline_news_apply (news, *index);
}

static void
tell_edges (GString *text, LiaTimelineIndex *index, const LiaId *id)
{
  guint n_edges = 0;
  const LiaLineageEdge *edges =
      lia_lineage_after (lia_timeline_index_get_lineage (index), id, &n_edges);

  for (guint i = 0; i < n_edges; i++) {
    g_autofree char *to = lia_id_to_text (&edges[i].to);

    g_string_append_printf (text, "    %d %s\n", edges[i].step, to);
  }
}

static void
tell_item (GString *text, LiaTimelineIndex *index, const LiaTimelineItem *item)
{
  g_string_append_printf (text, "  %s | %s | %s | %d-%d due %d | %d | %d%d | moved %u | %u ticks\n",
                          item->title, item->date, item->hue, item->first, item->last, item->due,
                          item->state, item->soft_first, item->soft_last, item->moved,
                          item->n_ticks);
  tell_edges (text, index, &item->id);
}

static void
tell_lane (GString *text, LiaTimelineIndex *index, const LiaTimelineLane *lane)
{
  g_autofree char *key = lia_id_to_text (&lane->key);

  g_string_append_printf (text, "%s %s %s %u\n", key, lane->title, lane->hue, lane->group);
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    for (guint i = 0; i < lia_timeline_lane_get_size (lane, kind); i++)
      tell_item (text, index, lia_timeline_track_get (lane->tracks[kind], i));
}

static gboolean
is_empty (const LiaTimelineLane *lane)
{
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    if (lia_timeline_lane_get_size (lane, kind) > 0)
      return FALSE;

  return TRUE;
}

/* All that an index holds, in words. Nothing is shown of lanes without items. */
static char *
tell (LiaTimelineIndex *index)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lia_timeline_index_get_n_groups (index); i++)
    tell_lane (text, index, lia_timeline_index_get_group (index, i));
  for (guint i = 0; i < lia_timeline_index_get_n_lanes (index); i++)
    if (!is_empty (lia_timeline_index_get_lane (index, i)))
      tell_lane (text, index, lia_timeline_index_get_lane (index, i));
  g_string_append_printf (text, "%u undated, %u edges\n",
                          lia_timeline_index_get_undated (index)->len,
                          lia_lineage_get_size (lia_timeline_index_get_lineage (index)));
  return g_string_free (text, FALSE);
}

static void
compare (Fixture *fixture, LiaTimelineLanes lanes, LiaTimelineIndex *index, const char *step)
{
  g_autoptr (LiaTimelineIndex) fresh = read_all (fixture, lanes);
  g_autofree char *followed = tell (index);
  g_autofree char *read = tell (fresh);

  if (!g_str_equal (followed, read))
    g_test_message ("by %s, after: %s\n%s\nread anew:\n%s", lia_timeline_lanes_rules (lanes)->name,
                    step, followed, read);
  g_assert_true (g_str_equal (followed, read));
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture);
  LiaTimelineIndex *indexes[LIA_TIMELINE_N_LANES];

  for (guint lanes = 0; lanes < LIA_TIMELINE_N_LANES; lanes++)
    indexes[lanes] = read_all (fixture, lanes);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (LiaEdit) edit = lia_edit_new (steps[i].name);

    steps[i].make (&world, fixture, edit);
    fixture_apply (fixture, edit);
    for (guint lanes = 0; lanes < LIA_TIMELINE_N_LANES; lanes++) {
      follow (fixture, lanes, &indexes[lanes], edit);
      compare (fixture, lanes, indexes[lanes], steps[i].name);
    }
  }

  for (guint lanes = 0; lanes < LIA_TIMELINE_N_LANES; lanes++)
    g_object_unref (indexes[lanes]);
}

/* What undo takes back is followed too. */
static void
test_follows_undo (Fixture *fixture, gconstpointer data)
{
  World world = build_world (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint lanes = 0; lanes < LIA_TIMELINE_N_LANES; lanes++) {
      LiaTimelineIndex *index = NULL;
      g_autoptr (LiaEdit) edit = lia_edit_new (steps[i].name);
      g_autoptr (LiaEdit) undo = NULL;
      g_autoptr (GError) error = NULL;

      steps[i].make (&world, fixture, edit);
      fixture_apply (fixture, edit);
      index = read_all (fixture, lanes);
      undo = lia_register_undo (fixture->reg, &error);
      g_assert_no_error (error);
      follow (fixture, lanes, &index, undo);
      compare (fixture, lanes, index, steps[i].name);
      g_object_unref (index);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/timeline-follow/follows", test_follows);
  fixture_add_test ("/timeline-follow/undo", test_follows_undo);
  return g_test_run ();
}
