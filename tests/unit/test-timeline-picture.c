#include <expat.h>
#include <string.h>

#include "briefing/timeline/timeline-picture.h"
#include "fixture.h"
#include "insight/drawing.h"
#include "records/date.h"
#include "records/types.h"

static const char *const labels[] = { "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED" };

/* A word for every mark and for everything that can carry one into a picture; no word is part of
 * another. */
static const char *const words[] = { "Alpenglow", "Bramble", "Cinnabar", "Damson" };

static LiaId
add (const LiaId *mark,
     LiaEdit *edit,
     const LiaRecordType *type,
     const char *title,
     const char *word)
{
  LiaId id = lia_edit_create (edit, type);
  g_autofree char *text = g_strdup_printf ("%s %s", word, type->name);
  g_autofree char *mark_text = lia_id_to_text (mark);

  lia_edit_set (edit, type, &id, title, NULL, text);
  lia_edit_set (edit, type, &id, "mark", NULL, mark_text);
  return id;
}

static void
refer (LiaEdit *edit,
       const LiaRecordType *type,
       const LiaId *id,
       const char *field,
       const LiaId *to)
{
  g_autofree char *text = lia_id_to_text (to);

  lia_edit_set (edit, type, id, field, NULL, text);
}

/* One of each at a mark: what is a lane, what stands in it, and what belongs to that. */
static void
add_marked (LiaEdit *edit, const LiaId *mark, guint rank)
{
  const char *word = words[rank];
  LiaId process = add (mark, edit, &lia_process_type, "name", word);
  LiaId challenge = add (mark, edit, &lia_challenge_type, "title", word);
  LiaId engagement = add (mark, edit, &lia_engagement_type, "title", word);
  LiaId commitment = add (mark, edit, &lia_commitment_type, "title", word);
  LiaId task = add (mark, edit, &lia_task_type, "title", word);
  g_autofree char *owner = g_strconcat (word, " owner", NULL);

  lia_edit_set (edit, &lia_process_type, &process, "short_name", NULL, word);
  refer (edit, &lia_engagement_type, &engagement, "process", &process);
  lia_edit_set (edit, &lia_engagement_type, &engagement, "state", NULL, "held");
  lia_edit_set (edit, &lia_engagement_type, &engagement, "date", NULL, "2020-03-04");
  lia_edit_set (edit, &lia_commitment_type, &commitment, "kind", NULL, "commitment");
  lia_edit_set (edit, &lia_commitment_type, &commitment, "status", NULL, "in_progress");
  lia_edit_set (edit, &lia_commitment_type, &commitment, "start", NULL, "2020-03-04");
  lia_edit_set (edit, &lia_commitment_type, &commitment, "due", NULL, "2022-06");
  refer (edit, &lia_task_type, &task, "engagement", &engagement);
  lia_edit_set (edit, &lia_task_type, &task, "kind", NULL, "preparation");
  lia_edit_set (edit, &lia_task_type, &task, "due", NULL, "2020-02-02");
  lia_edit_set (edit, &lia_task_type, &task, "owner", NULL, owner);
  lia_edit_link (edit, "made_at", &commitment, &engagement, NULL);
  lia_edit_link (edit, "addresses", &commitment, &challenge, NULL);
}

static void
fill (Fixture *fixture)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Fill");

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    LiaId mark = lia_edit_create (edit, &lia_mark_type);
    g_autofree char *rank = g_strdup_printf ("%u", i);

    lia_edit_set (edit, &lia_mark_type, &mark, "label", NULL, labels[i]);
    lia_edit_set (edit, &lia_mark_type, &mark, "rank", NULL, rank);
    add_marked (edit, &mark, i);
  }
  fixture_apply (fixture, edit);
}

static LiaTimelineWishes
wishes_for (const char *ceiling, LiaTimelineFormat format)
{
  return (LiaTimelineWishes) {
    .format = format, .ceiling = ceiling, .first = LIA_DAY_NONE, .last = LIA_DAY_NONE
  };
}

static LiaTimelinePicture *
draw (Fixture *fixture, const LiaTimelineWishes *wishes, LiaBriefingReport **report)
{
  g_autoptr (GError) error = NULL;
  LiaTimelinePicture *picture =
      lia_timeline_picture_new (fixture->reg, wishes, NULL, report, &error);

  g_assert_no_error (error);
  return picture;
}

/* Whether any text of any sheet has a word in it. */
static gboolean
says (const LiaTimelinePicture *picture, const char *word)
{
  for (guint i = 0; i < lia_timeline_picture_get_n_sheets (picture); i++) {
    const LiaDrawing *sheet = lia_timeline_picture_get_sheet (picture, i);

    for (guint j = 0; j < lia_drawing_get_size (sheet); j++) {
      const LiaStroke *stroke = lia_drawing_get (sheet, j);

      if (stroke->kind == LIA_STROKE_TEXT && strstr (stroke->text, word) != NULL)
        return TRUE;
    }
  }

  return FALSE;
}

static char *
encode (const LiaTimelinePicture *picture, gsize *size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = lia_timeline_picture_encode (picture, NULL, &error);

  g_assert_no_error (error);
  return g_bytes_unref_to_data (g_steal_pointer (&bytes), size);
}

/* At every ceiling and by whatever lanes: what may be seen is told, what may not isn't, in the
 * drawing and in the file. */
static void
test_canaries (Fixture *fixture, gconstpointer data)
{
  fill (fixture);

  for (guint ceiling = 0; ceiling < G_N_ELEMENTS (labels); ceiling++)
    for (guint lanes = 0; lanes < LIA_TIMELINE_N_LANES; lanes++) {
      LiaTimelineWishes wishes = wishes_for (labels[ceiling], LIA_TIMELINE_SVG);
      g_autoptr (LiaTimelinePicture) picture = NULL;
      g_autofree char *text = NULL;
      gsize size;

      wishes.lanes = lanes;
      picture = draw (fixture, &wishes, NULL);
      text = encode (picture, &size);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
        g_assert_cmpint (says (picture, words[i]), ==, i <= ceiling);
        g_assert_cmpint (g_strstr_len (text, (gssize) size, words[i]) != NULL, ==, i <= ceiling);
        if (i > ceiling)
          g_assert_false (says (picture, labels[i]));
      }
      g_assert_true (says (picture, labels[ceiling]));
    }
}

static LiaId
add_meeting (Fixture *fixture, const char *title, const char *confidential)
{
  LiaId process = fixture_add (fixture, "process", "name", "A process", "short_name", "One", NULL);
  g_autofree char *of = lia_id_to_text (&process);

  return fixture_add (fixture, "engagement", "title", title, "process", of, "state", "held", "date",
                      "2020-03-04", "chatham_house", confidential, NULL);
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  LiaTimelineWishes wishes = wishes_for ("TLP:GREEN", LIA_TIMELINE_SVG);
  g_autoptr (LiaTimelinePicture) picture = NULL;
  LiaBriefingReport *report = NULL;
  guint n_held_back = 0;

  fill (fixture);
  picture = draw (fixture, &wishes, &report);
  g_assert_cmpstr (report->mark, ==, "TLP:GREEN");
  for (guint i = 0; i < report->contents->len; i++) {
    const LiaBriefingContent *content = &g_array_index (report->contents, LiaBriefingContent, i);

    g_assert_cmpuint (content->n_rows, ==, g_str_equal (content->name, "Bodies") ? 0 : 2);
  }
  for (guint i = 0; i < report->held_back->len; i++)
    if (g_array_index (report->held_back, LiaHeldBack, i).type == &lia_engagement_type)
      n_held_back = g_array_index (report->held_back, LiaHeldBack, i).n_held_back;
  g_assert_cmpuint (n_held_back, ==, 2);
  lia_briefing_report_free (report);
}

/* What the Chatham House Rule withholds goes into no lane either. */
static void
test_chatham_house (Fixture *fixture, gconstpointer data)
{
  LiaTimelineWishes wishes = wishes_for (NULL, LIA_TIMELINE_SVG);
  LiaId state = fixture_add_participant (fixture, "XXO", "Openland");
  LiaId meeting = add_meeting (fixture, "Quiet", "1");
  g_autofree char *whole = lia_id_to_text (&meeting);
  g_autofree char *who = lia_id_to_text (&state);
  g_autoptr (LiaTimelinePicture) picture = NULL;

  fixture_add (fixture, "participation", "engagement", whole, "participant", who, "role", "speaks",
               NULL);
  wishes.lanes = LIA_TIMELINE_BY_PARTICIPANT;
  picture = draw (fixture, &wishes, NULL);
  g_assert_true (says (picture, "Quiet"));
  g_assert_false (says (picture, "Openland"));
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  static const char *const starts[] = { "\x89PNG", "<?xml", "%PDF-", "%PDF-" };

  fill (fixture);
  for (guint format = LIA_TIMELINE_PNG; format <= LIA_TIMELINE_POSTER; format++) {
    LiaTimelineWishes wishes = wishes_for ("TLP:RED", format);
    g_autoptr (LiaTimelinePicture) one = draw (fixture, &wishes, NULL);
    g_autoptr (LiaTimelinePicture) other = draw (fixture, &wishes, NULL);
    gsize size, other_size;
    g_autofree char *bytes = encode (one, &size);
    g_autofree char *other_bytes = encode (other, &other_size);

    g_assert_cmpmem (bytes, size, other_bytes, other_size);
    g_assert_true (size > 100 && g_str_has_prefix (bytes, starts[format]));
  }
}

/* Whatever a title has in it, the file is XML. */
static void
test_well_formed (Fixture *fixture, gconstpointer data)
{
  LiaTimelineWishes wishes = wishes_for (NULL, LIA_TIMELINE_SVG);
  g_autoptr (LiaTimelinePicture) picture = NULL;
  XML_Parser parser = XML_ParserCreate (NULL);
  g_autofree char *text = NULL;
  gsize size;

  add_meeting (fixture, "Less < more & \"so\" on ]]> عربي", NULL);
  picture = draw (fixture, &wishes, NULL);
  text = encode (picture, &size);
  g_assert_cmpint (XML_Parse (parser, text, (int) size, TRUE), ==, XML_STATUS_OK);
  g_assert_nonnull (strstr (text, "Less &lt; more"));
  XML_ParserFree (parser);
}

/* What runs at the same time stands below one another, each with its name. */
static void
test_room (Fixture *fixture, gconstpointer data)
{
  LiaTimelineWishes wishes = wishes_for (NULL, LIA_TIMELINE_SVG);
  g_autoptr (LiaTimelinePicture) picture = NULL;

  for (guint i = 10; i < 30; i++) {
    g_autofree char *title = g_strdup_printf ("Number %u", i);

    fixture_add (fixture, "commitment", "title", title, "kind", "commitment", "status",
                 "in_progress", "start", "2020-01-01", "due", "2021-12-31", NULL);
  }
  picture = draw (fixture, &wishes, NULL);
  for (guint i = 10; i < 30; i++) {
    g_autofree char *title = g_strdup_printf ("Number %u", i);

    g_assert_true (says (picture, title));
  }
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  LiaTimelineWishes wishes = wishes_for ("TLP:RED", LIA_TIMELINE_PAGES);
  g_autoptr (LiaTimelinePicture) few = NULL;
  g_autoptr (LiaTimelinePicture) more = NULL;
  g_autoptr (LiaTimelinePicture) poster = NULL;

  fill (fixture);
  wishes.first = lia_day_from_civil (2020, 1, 1);
  wishes.last = lia_day_from_civil (2022, 12, 31);
  few = draw (fixture, &wishes, NULL);
  wishes.last = lia_day_from_civil (2031, 12, 31);
  more = draw (fixture, &wishes, NULL);
  wishes.format = LIA_TIMELINE_POSTER;
  poster = draw (fixture, &wishes, NULL);

  g_assert_cmpuint (lia_timeline_picture_get_n_sheets (few), ==, 1);
  g_assert_cmpuint (lia_timeline_picture_get_n_sheets (more), ==, 3);
  g_assert_cmpuint (lia_timeline_picture_get_n_sheets (poster), ==, 1);
  g_assert_true (says (more, "Page 3 of 3"));
  g_assert_false (says (few, "Page"));
}

static void
assert_fails (Fixture *fixture, const LiaTimelineWishes *wishes, LiaBriefingError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_timeline_picture_new (fixture->reg, wishes, NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, (int) code);
}

static void
test_limits (Fixture *fixture, gconstpointer data)
{
  LiaTimelineWishes wishes = wishes_for ("TLP:RED", LIA_TIMELINE_PAGES);

  fill (fixture);
  wishes.first = lia_day_from_civil (1950, 1, 1);
  wishes.last = lia_day_from_civil (1950, 12, 31);
  assert_fails (fixture, &wishes, LIA_BRIEFING_ERROR_EMPTY);
  wishes.last = lia_day_from_civil (1949, 12, 31);
  assert_fails (fixture, &wishes, LIA_BRIEFING_ERROR_EMPTY);
  wishes.last = lia_day_from_civil (2500, 12, 31);
  assert_fails (fixture, &wishes, LIA_BRIEFING_ERROR_TOO_LARGE);
  wishes = wishes_for ("TLP:PINK", LIA_TIMELINE_SVG);
  assert_fails (fixture, &wishes, LIA_BRIEFING_ERROR_MARK);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

/* Whatever goes wrong, the old file is whole and nothing else is left. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  LiaTimelineWishes wishes = wishes_for ("TLP:RED", LIA_TIMELINE_PAGES);
  g_autofree char *path = g_build_filename (fixture->folder, "out.pdf", NULL);
  g_autofree char *absent = g_build_filename (fixture->folder, "absent", "out.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  guint n_files;

  fill (fixture);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  n_files = count_files (fixture->folder);

  g_cancellable_cancel (cancellable);
  g_assert_false (lia_timeline_picture_export (fixture->reg, &wishes, path, cancellable, NULL, NULL,
                                               NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (
      lia_timeline_picture_export (fixture->reg, &wishes, absent, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  g_clear_error (&error);
  g_assert_false (lia_timeline_picture_export (fixture->reg, &wishes, fixture->folder, NULL, NULL,
                                               NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  g_clear_error (&error);

  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);

  lia_timeline_picture_export (fixture->reg, &wishes, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&kept, g_free);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_true (g_str_has_prefix (kept, "%PDF-"));
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add_test ("/timeline-picture/canaries", test_canaries);
  fixture_add_test ("/timeline-picture/report", test_report);
  fixture_add_test ("/timeline-picture/chatham-house", test_chatham_house);
  fixture_add_test ("/timeline-picture/same-bytes", test_same_bytes);
  fixture_add_test ("/timeline-picture/well-formed", test_well_formed);
  fixture_add_test ("/timeline-picture/room", test_room);
  fixture_add_test ("/timeline-picture/pages", test_pages);
  fixture_add_test ("/timeline-picture/limits", test_limits);
  fixture_add_test ("/timeline-picture/faults", test_faults);

  return g_test_run ();
}
