#include "secret.h"

#include <string.h>

#include "canaries.h"
#include "intake/fill.h"
#include "records/types.h"

void
secret_fill (Fixture *fixture)
{
  CanariesDraft draft;
  LiaId open, secret, process, meeting;

  canaries_begin (&draft);
  process = lia_edit_create (draft.edit, &lia_process_type);
  lia_edit_set (draft.edit, &lia_process_type, &process, "name", NULL, "A process");
  lia_edit_set (draft.edit, &lia_process_type, &process, "short_name", NULL, "one");
  meeting = lia_edit_create (draft.edit, &lia_engagement_type);
  lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "title", NULL, "Visible meeting");
  lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "state", NULL, "held");
  lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "date", NULL, "2026-03-04");
  canaries_refer (&draft, &lia_engagement_type, &meeting, "process", &process);
  open = lia_edit_create (draft.edit, &lia_challenge_type);
  lia_edit_set (draft.edit, &lia_challenge_type, &open, "title", NULL, "Visible challenge");
  secret = lia_edit_create (draft.edit, &lia_challenge_type);
  lia_edit_set (draft.edit, &lia_challenge_type, &secret, "title", NULL, SECRET);
  /* Words that the program says as well, and so does what everybody may see. */
  lia_edit_set (draft.edit, &lia_challenge_type, &secret, "wording", NULL, "Handling mark");
  lia_edit_set (draft.edit, &lia_challenge_type, &secret, "themes", NULL,
                "timeline; visible; office");
  canaries_refer (&draft, &lia_challenge_type, &secret, "mark", &draft.marks[3]);
  canaries_finish (&draft, fixture);
}

void
secret_assert_refused (const GError *error, const char *path, const char *place)
{
  g_autofree char *left = NULL;
  g_autofree char *lower = NULL;

  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_WITHHELD);
  lower = g_ascii_strdown (error->message, -1);
  if (strstr (lower, place) == NULL && strstr (error->message, place) == NULL)
    g_error ("“%s” is not in “%s”", place, error->message);
  g_assert_null (strstr (lower, "moonrise"));
  if (path != NULL) {
    g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
    g_assert_cmpstr (left, ==, SECRET_OLD_FILE);
  }
}

/* Every second engagement, commitment and challenge of the sample is held back; the others say much
 * the same. */
static void
mark_every_second (Fixture *fixture)
{
  static const LiaRecordType *const types[] = { &lia_engagement_type, &lia_commitment_type,
                                                &lia_challenge_type, &lia_source_type,
                                                &lia_body_type };
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) red = lia_reader_find (reader, &lia_mark_type, "TLP:RED", NULL);
  g_autofree char *mark = lia_id_to_text (lia_record_get_id (red));
  g_autoptr (LiaEdit) edit = lia_edit_new ("Mark");

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (LiaQuery) query = lia_query_new (types[i]);
    g_autoptr (GPtrArray) records = lia_reader_list_records (reader, query, NULL, NULL);

    for (guint j = 0; j < records->len; j += 2) {
      const LiaRecord *record = g_ptr_array_index (records, j);

      lia_edit_set (edit, types[i], lia_record_get_id (record), "mark",
                    lia_record_get (record, "mark"), mark);
    }
  }
  fixture_apply (fixture, edit);
}

/* Has all of the sample pass, then what of it may be seen beside what is held back. */
void
secret_try_sample (Fixture *fixture, void (*assert_all_pass) (Fixture *fixture))
{
  g_autoptr (GError) error = NULL;

  lia_intake_fill (fixture->reg, TRUE, &error);
  g_assert_no_error (error);
  assert_all_pass (fixture);
  mark_every_second (fixture);
  assert_all_pass (fixture);
}
