#include "briefing/proof/proof-clearance.h"
#include "briefing/timeline/timeline-picture-private.h"
#include "briefing/timeline/timeline-proof.h"
#include "canaries.h"
#include "records/date.h"
#include "records/types.h"
#include "secret.h"

/* A picture of the timeline tells nothing that is held back, in every format: on paper or in a
 * file, by what it is called, what was drawn and what the file itself says. */

static gboolean
export_timeline (Fixture *fixture,
                 const char *name,
                 LiaTimelineFormat format,
                 const char *title,
                 const char *ceiling,
                 GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  LiaTimelineWishes wishes = { .format = format,
                               .title = title,
                               .ceiling = ceiling,
                               .personal = TRUE,
                               .first = LIA_DAY_NONE,
                               .last = LIA_DAY_NONE };

  return lia_timeline_picture_export (fixture->reg, &wishes, path, NULL, NULL, NULL, NULL, error);
}

static const char *const names[] = { "t.png", "t.svg", "pages.pdf", "poster.pdf" };

/* Nothing above a ceiling is in any file, and the proof lets every file pass. */
static void
test_canary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  canaries_fill (fixture);
  for (guint rank = 0; rank < CANARIES_N_MARKS; rank++)
    for (guint format = 0; format < G_N_ELEMENTS (names); format++) {
      export_timeline (fixture, names[format], format, NULL, canaries_marks[rank], &error);
      g_assert_no_error (error);
      canaries_assert_silent (fixture, names[format], rank, format == LIA_TIMELINE_SVG);
    }
}

static void
assert_all_pass (Fixture *fixture)
{
  for (guint i = 0; i < CANARIES_N_MARKS; i++) {
    g_autoptr (GError) error = NULL;

    if (!export_timeline (fixture, "t.svg", LIA_TIMELINE_SVG, NULL, canaries_marks[i], &error))
      g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY);
  }
}

/* No false alarm, at any ceiling. */
static void
test_sample (Fixture *fixture, gconstpointer data)
{
  secret_try_sample (fixture, assert_all_pass);
}

static void
test_wishes (Fixture *fixture, gconstpointer data)
{
  secret_fill (fixture);
  for (guint format = 0; format < G_N_ELEMENTS (names); format++) {
    g_autofree char *path = g_build_filename (fixture->folder, names[format], NULL);
    g_autofree char *named = g_strconcat ("operation-moonrise-", names[format], NULL);
    g_autofree char *named_path = g_build_filename (fixture->folder, named, NULL);
    g_autoptr (GError) error = NULL;

    export_timeline (fixture, names[format], format, NULL, "TLP:GREEN", &error);
    g_assert_no_error (error);
    g_assert_true (g_file_set_contents (path, SECRET_OLD_FILE, -1, NULL));
    g_assert_false (export_timeline (fixture, names[format], format, SECRET, "TLP:GREEN", &error));
    secret_assert_refused (error, path, "the title");
    g_clear_error (&error);
    g_assert_false (export_timeline (fixture, named, format, NULL, "TLP:GREEN", &error));
    secret_assert_refused (error, NULL, "own name");
    g_assert_false (g_file_test (named_path, G_FILE_TEST_EXISTS));
  }
}

static GBytes *
write_picture (const LiaTimelinePicture *picture, LiaReplacement *file)
{
  GBytes *bytes = lia_timeline_picture_encode (picture, NULL, NULL);

  g_assert_nonnull (bytes);
  g_assert_true (lia_replacement_write (file, bytes, NULL));
  return bytes;
}

/* The file itself tells, not only what was asked for. */
static void
test_drawn (Fixture *fixture, gconstpointer data)
{
  static const char *const places[] = { "properties", "the drawing", "properties", "properties" };

  secret_fill (fixture);
  for (guint format = 0; format < G_N_ELEMENTS (places); format++) {
    g_autofree char *path = g_build_filename (fixture->folder, "drawn", NULL);
    LiaTimelineWishes wishes = { .format = format,
                                 .title = SECRET,
                                 .ceiling = "TLP:GREEN",
                                 .first = LIA_DAY_NONE,
                                 .last = LIA_DAY_NONE };
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaProof) proof = lia_proof_new ();
    g_autoptr (LiaClearance) clearance =
        lia_timeline_picture_clear (fixture->reg, &wishes, proof, NULL, &error);
    g_autoptr (LiaTimelinePicture) picture =
        lia_timeline_picture_compose (fixture->reg, &wishes, clearance, NULL, NULL, &error);
    g_autoptr (LiaReplacement) file = lia_replacement_new (path, 1, &error);
    g_autoptr (GBytes) bytes = write_picture (picture, file);

    wishes.title = NULL;
    g_assert_false (lia_timeline_proof_run (fixture->reg, &wishes, clearance, proof, picture, file,
                                            NULL, &error));
    secret_assert_refused (error, NULL, places[format]);
  }
}

static void
add_body_with_meetings (Fixture *fixture)
{
  CanariesDraft draft;
  LiaId process, body;

  canaries_begin (&draft);
  process = lia_edit_create (draft.edit, &lia_process_type);
  lia_edit_set (draft.edit, &lia_process_type, &process, "name", NULL, "A process");
  lia_edit_set (draft.edit, &lia_process_type, &process, "short_name", NULL, "one");
  body = lia_edit_create (draft.edit, &lia_body_type);
  lia_edit_set (draft.edit, &lia_body_type, &body, "name", NULL,
                "Confidential understanding concerning extraordinary Moonrise");
  lia_edit_set (draft.edit, &lia_body_type, &body, "short_name", NULL, "CUCEM");
  canaries_refer (&draft, &lia_body_type, &body, "process", &process);
  canaries_refer (&draft, &lia_body_type, &body, "mark", &draft.marks[3]);
  for (guint i = 0; i < 9; i++) {
    LiaId meeting = lia_edit_create (draft.edit, &lia_engagement_type);

    lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "title", NULL, "Visible meeting");
    lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "state", NULL, "held");
    lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "date", NULL, "2026-03-04");
    canaries_refer (&draft, &lia_engagement_type, &meeting, "process", &process);
    canaries_refer (&draft, &lia_engagement_type, &meeting, "body", &body);
  }
  canaries_finish (&draft, fixture);
}

/* The title of a lane that has to stand on several lines is one text all the same. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  add_body_with_meetings (fixture);
  for (guint format = 0; format <= LIA_TIMELINE_POSTER; format++) {
    g_autofree char *path = g_build_filename (fixture->folder, "broken", NULL);
    LiaTimelineWishes wishes = { .format = format,
                                 .lanes = LIA_TIMELINE_BY_BODY,
                                 .ceiling = "TLP:RED",
                                 .hidden = { [LIA_TIMELINE_BODY] = TRUE },
                                 .first = LIA_DAY_NONE,
                                 .last = LIA_DAY_NONE };
    g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaProof) proof = lia_proof_new ();
    g_autoptr (LiaClearance) clearance =
        lia_timeline_picture_clear (fixture->reg, &wishes, NULL, NULL, &error);
    g_autoptr (LiaTimelinePicture) picture =
        lia_timeline_picture_compose (fixture->reg, &wishes, clearance, NULL, NULL, &error);
    g_autoptr (LiaReplacement) file = lia_replacement_new (path, 1, &error);
    g_autoptr (GBytes) bytes = write_picture (picture, file);

    lia_proof_hold_above (proof, reader, 1, NULL, &error);
    g_assert_no_error (error);
    g_assert_false (lia_timeline_proof_run (fixture->reg, &wishes, clearance, proof, picture, file,
                                            NULL, &error));
    secret_assert_refused (error, NULL, "the drawing");
  }
}

/* What is printed is proven as well. */
static void
test_printed (Fixture *fixture, gconstpointer data)
{
  LiaTimelineWishes wishes = { .format = LIA_TIMELINE_PAGES,
                               .ceiling = "TLP:GREEN",
                               .first = LIA_DAY_NONE,
                               .last = LIA_DAY_NONE };
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autoptr (LiaTimelinePicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  secret_fill (fixture);
  picture = lia_timeline_picture_new (fixture->reg, &wishes, NULL, NULL, &error);
  g_assert_no_error (error);
  wishes.title = "About Operation Moonrise";
  g_assert_null (lia_timeline_picture_new (fixture->reg, &wishes, NULL, &report, &error));
  secret_assert_refused (error, NULL, "the title");
  g_assert_null (report);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/timeline-proof/canary", test_canary);
  fixture_add_test ("/timeline-proof/sample", test_sample);
  fixture_add_test ("/timeline-proof/wishes", test_wishes);
  fixture_add_test ("/timeline-proof/drawn", test_drawn);
  fixture_add_test ("/timeline-proof/broken", test_broken);
  fixture_add_test ("/timeline-proof/printed", test_printed);

  return g_test_run ();
}
