#include <string.h>

#include "briefing-fixture.h"
#include "briefing/briefing.h"
#include "canaries.h"
#include "intake/fill.h"
#include "records/date.h"
#include "records/types.h"
#include "register/moment.h"

/* After the twelfth month of 2020 the day is the first of December. */
#define TODAY "2020-12-01"

static gint32
day (const char *text)
{
  g_autoptr (LiaDate) date = lia_date_parse (text, NULL);

  return lia_date_last_day (date);
}

static char *
tell (Fixture *fixture, const char *since)
{
  LiaBriefingOptions options = { .kind = &lia_changes_briefing, .since = since };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaDocument) document = briefing_compose (fixture->reg, &options, day (TODAY), &error);

  g_assert_no_error (error);
  return briefing_to_text (document);
}

static LiaId
add_engagement (Fixture *fixture, const char *title, const char *date)
{
  LiaId process = fixture_add (fixture, "process", "name", title, "short_name", title, NULL);
  g_autofree char *text = lia_id_to_text (&process);

  return fixture_add (fixture, "engagement", "title", title, "process", text, "state", "confirmed",
                      "date", date, NULL);
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  LiaId done = fixture_add_commitment (fixture, "Done", NULL);
  LiaId moved = fixture_add_commitment (fixture, "Moved", "2020-10");
  LiaId late = fixture_add_commitment (fixture, "Late", "2020-11-21");
  LiaId dropped = fixture_add_commitment (fixture, "Dropped", NULL);
  LiaId meeting = add_engagement (fixture, "Meeting", "2020-11-04/2020-11-05");
  gint64 then = fixture->serial;
  g_autofree char *text = NULL;

  briefing_set_time (fixture, 0, "2020-10-05");
  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  fixture_set (fixture, &done, "evidence", "A letter", NULL);
  fixture_set (fixture, &moved, "due", "2021-01-15", "Asked for");
  fixture_set (fixture, &late, "next_step", "Write", NULL);
  fixture_set (fixture, &dropped, "archived", "1", NULL);
  fixture_set (fixture, &meeting, "state", "held", NULL);
  fixture_add_commitment (fixture, "Added", "2021-03");
  briefing_set_time (fixture, then, "2020-11-10");

  text = tell (fixture, "2020-10-31");
  g_assert_cmpstr (
      text, ==,
      "Changes since 31 October 2020\n"
      "# Summary\n"
      "== \n"
      "Added: 1\nCompleted: 2\nNewly overdue: 1\nWithdrawn: 1\nChanged: 1\nMoved dates: 1\n"
      "== What became of what\n"
      "|Commitments|1|1|1|1|1\n|Engagements|0|1|0|0|0\n|Challenges|0|0|0|0|0\n"
      "|Lessons|0|0|0|0|0\n"
      "# Added\n"
      "|C-005|Commitment|Added|Mar 2021|In progress|2020-11-10|RSO\n"
      "# Completed\n"
      "|C-001|Commitment|Done|||Fulfilled|2020-11-10|RSO\n"
      "|E-001|Engagement|Meeting|Meeting|4–5 Nov 2020|Held|2020-11-10|RSO\n"
      "# Moved dates\n"
      "|C-002|Commitment|Moved|Oct 2020|2021-01-15|76|2020-11-10|RSO\n"
      "# Newly overdue\n"
      "|C-003|Late|2020-11-21|10|In progress\n"
      "# Withdrawn\n"
      "|C-004|Commitment|Dropped|Put away|2020-11-10|RSO\n"
      "# Changed\n"
      "|C-001|Commitment|Done|Evidence||A letter|2020-11-10|RSO\n"
      "|C-003|Commitment|Late|Next step||Write|2020-11-10|RSO\n"
      "# Change log\n"
      "|2020-11-10|C-001|Done|Status|In progress|Fulfilled|RSO\n"
      "|2020-11-10|C-001|Done|Evidence||A letter|RSO\n"
      "|2020-11-10|C-002|Moved|Due|October 2020|15 January 2021|RSO\n"
      "|2020-11-10|C-003|Late|Next step||Write|RSO\n"
      "|2020-11-10|C-004|Dropped|Put away|||RSO\n"
      "|2020-11-10|E-001|Meeting|State|Confirmed|Held|RSO\n"
      "|2020-11-10|C-005|Added|Added|||RSO\n");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fixture_add_commitment (fixture, "Old", "2020-01");
  briefing_set_time (fixture, 0, "2020-10-05");
  text = tell (fixture, NULL);
  g_assert_cmpstr (text, ==,
                   "Changes since 1 November 2020\n# Summary\n== \n"
                   "Nothing changed since 1 November 2020.\n");
}

static void
add_issue (Fixture *fixture, const char *kind, const char *audience, const char *made)
{
  g_autofree char *edit = g_strdup_printf ("%" G_GINT64_FORMAT, fixture->serial);

  fixture_add (fixture, "issue", "kind", kind, "made", made, "edit", edit, "title", "Changes",
               audience != NULL ? "audience" : NULL, audience, NULL);
}

/* Each reader is told what is new since their own last one. */
static void
test_since_last (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Share", NULL);
  g_autofree char *all = NULL;
  g_autofree char *text = NULL;

  fixture_set (fixture, &id, "note", "One", NULL);
  add_issue (fixture, "changes", NULL, "2020-11-20");
  fixture_set (fixture, &id, "note", "Two", NULL);
  add_issue (fixture, "register", NULL, "2020-11-21");
  add_issue (fixture, "changes", "Somebody else", "2020-11-22");
  fixture_set (fixture, &id, "note", "Three", NULL);
  briefing_set_time (fixture, 0, "2020-11-10");

  text = tell (fixture, NULL);
  g_assert_true (g_str_has_prefix (text, "Changes since 20 November 2020\n"));
  g_assert_nonnull (strstr (text, "|Note|One|Three|"));
  g_assert_nonnull (strstr (text, "|Note|One|Two|"));
  all = tell (fixture, "2020-10");
  g_assert_nonnull (strstr (all, "|Note||One|"));
}

/* Files */

static void
export_to (Fixture *fixture,
           const LiaBriefingKind *kind,
           const char *since,
           const char *ceiling,
           const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  LiaBriefingOptions options = {
    .kind = kind,
    .renderer = lia_renderer_find (strchr (name, '.') + 1),
    .ceiling = ceiling,
    .personal = TRUE,
    .since = since,
  };

  g_test_message ("%s up to %s", kind->name, ceiling);
  lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_text (const LiaField *field)
{
  return (field->kind == LIA_FIELD_TEXT || field->kind == LIA_FIELD_PROSE ||
          field->kind == LIA_FIELD_TAGS) &&
         (field->flags & LIA_FIELD_SEARCHED);
}

/* Each word of a record gives way to another, at its mark. */
static void
rewrite (Fixture *fixture, const LiaRecordType *type, guint rank)
{
  LiaId id = canaries_find (fixture, type, rank);
  g_autoptr (LiaRecord) record = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("canaryqlabel");

  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (is_text (field)) {
      g_autofree char *word = canaries_word (type, field, rank);
      g_autofree char *other = g_strdup_printf ("%sagain", word);

      lia_edit_change (edit, record, field->name, other);
    }
  lia_edit_set_reason (edit, "canaryqreason");
  lia_edit_set_author (edit, "canaryqperson", "RSO");
  fixture_apply (fixture, edit);
}

static void
fill (Fixture *fixture)
{
  static const LiaRecordType *const types[] = { &lia_commitment_type, &lia_engagement_type,
                                                &lia_challenge_type,  &lia_lesson_type,
                                                &lia_update_type,     &lia_participation_type };
  g_autoptr (LiaEdit) snapshot = lia_moment_take ("canaryqsnapshot", NULL);

  canaries_fill (fixture);
  fixture_apply (fixture, snapshot);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint rank = 0; rank < CANARIES_N_MARKS; rank++)
      rewrite (fixture, types[i], rank);
}

/* No word of what is above the ceiling is told, neither the one that stands there nor the one that
 * stood there, and the proof lets the files pass. */
static void
test_canaries (Fixture *fixture, gconstpointer kind)
{
  fill (fixture);
  for (guint rank = 0; rank < CANARIES_N_MARKS; rank++) {
    export_to (fixture, kind, "canaryqsnapshot", canaries_marks[rank], "file.xlsx");
    canaries_assert_silent (fixture, "file.xlsx", rank, kind == &lia_changes_briefing);
  }
}

/* What was said at a high mark stays there when the record is widened. */
static void
test_widened (Fixture *fixture, gconstpointer data)
{
  g_autofree char *low = NULL;
  LiaId mark;

  fill (fixture);
  mark = canaries_find (fixture, &lia_mark_type, 0);
  low = lia_id_to_text (&mark);
  for (guint rank = 1; rank < CANARIES_N_MARKS; rank++) {
    LiaId id = canaries_find (fixture, &lia_commitment_type, rank);
    g_autoptr (LiaRecord) record = fixture_get (fixture, &id);
    g_autoptr (LiaEdit) edit = lia_edit_new ("Widen");

    for (const LiaField *field = lia_commitment_type.fields; field->name != NULL; field++)
      if (is_text (field))
        lia_edit_change (edit, record, field->name, "Plain");
    lia_edit_change (edit, record, "mark", low);
    lia_edit_set_reason (edit, "Its originator agreed");
    fixture_apply (fixture, edit);
  }

  for (guint rank = 0; rank < CANARIES_N_MARKS; rank++) {
    export_to (fixture, &lia_changes_briefing, "canaryqsnapshot", canaries_marks[rank],
               "file.xlsx");
    canaries_assert_silent (fixture, "file.xlsx", rank, TRUE);
  }
}

static void
edit_sample (Fixture *fixture)
{
  static const LiaRecordType *const types[] = { &lia_commitment_type, &lia_engagement_type,
                                                &lia_challenge_type, &lia_lesson_type };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
    g_autoptr (LiaQuery) query = lia_query_new (types[i]);
    g_autoptr (GPtrArray) records = lia_reader_list_records (reader, query, NULL, NULL);
    g_autoptr (LiaEdit) edit = lia_edit_new ("Turn around");
    const char *title = types[i]->title;

    for (guint j = 0; j + 1 < records->len; j += 2)
      lia_edit_change (edit, g_ptr_array_index (records, j), title,
                       lia_record_get (g_ptr_array_index (records, j + 1), title));
    fixture_apply (fixture, edit);
  }
}

static void
mark_every_third (Fixture *fixture)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) red = lia_reader_find (reader, &lia_mark_type, "TLP:RED", NULL);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GPtrArray) records = lia_reader_list_records (reader, query, NULL, NULL);
  g_autofree char *mark = lia_id_to_text (lia_record_get_id (red));
  g_autoptr (LiaEdit) edit = lia_edit_new ("Mark");

  for (guint i = 0; i < records->len; i += 3)
    lia_edit_change (edit, g_ptr_array_index (records, i), "mark", mark);
  fixture_apply (fixture, edit);
}

/* Titles of the sample become those of other records, and a third is held back: nothing of that is
 * taken for something that isn't to be told. */
static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) snapshot = lia_moment_take ("then", NULL);
  g_autoptr (GError) error = NULL;

  lia_intake_fill (fixture->reg, TRUE, &error);
  g_assert_no_error (error);
  mark_every_third (fixture);
  fixture_apply (fixture, snapshot);
  edit_sample (fixture);
  for (guint rank = 0; rank < CANARIES_N_MARKS; rank++) {
    export_to (fixture, &lia_changes_briefing, "then", canaries_marks[rank], "file.xlsx");
    export_to (fixture, &lia_period_briefing, "then", canaries_marks[rank], "file.pdf");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/changes-brief/sections", test_sections);
  fixture_add_test ("/changes-brief/nothing", test_nothing);
  fixture_add_test ("/changes-brief/since-last", test_since_last);
  g_test_add ("/changes-brief/canaries", Fixture, &lia_changes_briefing, fixture_set_up,
              test_canaries, fixture_tear_down);
  g_test_add ("/changes-brief/canaries/period", Fixture, &lia_period_briefing, fixture_set_up,
              test_canaries, fixture_tear_down);
  fixture_add_test ("/changes-brief/widened", test_widened);
  fixture_add_test ("/changes-brief/sample", test_sample);

  return g_test_run ();
}
