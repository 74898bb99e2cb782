#include <string.h>

#include "briefing/clearance/clearance.h"
#include "briefing/kinds/kind.h"
#include "briefing/sections/coverage-block.h"
#include "briefing/sections/coverage-section.h"
#include "briefing/sections/due-block.h"
#include "briefing/sections/schedule-section.h"
#include "fixture.h"
#include "records/date.h"
#include "records/types.h"

#define TODAY lia_day_from_civil (2026, 11, 23)

static LiaClearance *
clear (Fixture *fixture)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaClearance *clearance = lia_clearance_new (reader, lia_register_briefing.types, NULL, NULL,
                                               FALSE, NULL, NULL, &error);

  g_assert_no_error (error);
  return clearance;
}

static LiaDocument *
make_document (void)
{
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);

  return lia_document_new ("Briefing", "What there is", as_at);
}

static double
number_at (const LiaListing *listing, guint row, guint column)
{
  const LiaCell *cell = lia_listing_get_cell (listing, row, column);

  g_assert_cmpint (cell->kind, ==, LIA_CELL_NUMBER);
  return cell->number;
}

static const char *
text_at (const LiaListing *listing, guint row, guint column)
{
  return lia_listing_get_cell (listing, row, column)->text;
}

/* What is overdue, what comes in which quarter, and what is much later; what is done, has no date
 * or was only proposed and is past isn't due. */
static void
test_due (Fixture *fixture, gconstpointer data)
{
  LiaId done = fixture_add_commitment (fixture, "Done", "2026-12-01");
  LiaId proposed = fixture_add_commitment (fixture, "Proposed", "2026-01-01");
  g_autoptr (LiaDocument) document = make_document ();
  LiaSection *section = lia_document_add_section (document, "summary", "Summary", "");
  g_autoptr (LiaClearance) clearance = NULL;
  const LiaBlock *block;

  fixture_add_commitment (fixture, "Late", "2026-11-22");
  fixture_add_commitment (fixture, "Today", "2026-11-23");
  fixture_add_commitment (fixture, "Next year", "2027-01");
  fixture_add_commitment (fixture, "In a year", "2027-12-31");
  fixture_add_commitment (fixture, "Later", "2028-01-01");
  fixture_add_commitment (fixture, "Without a date", NULL);
  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  fixture_set (fixture, &proposed, "kind", "proposal", NULL);

  clearance = clear (fixture);
  lia_due_block_add (section, clearance, TODAY);
  block = g_ptr_array_index (section->blocks, 0);
  g_assert_cmpuint (lia_listing_n_rows (block->table), ==, 7);
  g_assert_cmpint (block->chart_kind, ==, LIA_CHART_COLUMNS);
  g_assert_cmpstr (text_at (block->table, 1, 0), ==, "Q4 2026");
  for (guint row = 0; row < 7; row++)
    g_assert_cmpfloat (number_at (block->table, row, 1), ==,
                       row == 0 || row == 1 || row == 2 || row == 5 || row == 6 ? 1.0 : 0.0);
  g_assert_cmpfloat (lia_listing_get_sum (block->table, 2), ==, 5.0);
}

static void
test_nothing_due (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  LiaSection *section = lia_document_add_section (document, "summary", "Summary", "");
  g_autoptr (LiaClearance) clearance = clear (fixture);
  const LiaBlock *block;

  lia_due_block_add (section, clearance, TODAY);
  block = g_ptr_array_index (section->blocks, 0);
  g_assert_cmpuint (lia_listing_n_rows (block->table), ==, 0);
  g_assert_nonnull (block->empty);
}

static void
add_membership (Fixture *fixture,
                const LiaId *participant,
                const LiaId *process,
                const char *standing,
                const char *until)
{
  g_autofree char *participant_text = lia_id_to_text (participant);
  g_autofree char *process_text = lia_id_to_text (process);

  fixture_add (fixture, "membership", "participant", participant_text, "process", process_text,
               "standing", standing, "until", until, NULL);
}

/* A column for each state that both processes share today, and in it the commitments that address
 * the challenge and concern that state. */
static void
test_coverage (Fixture *fixture, gconstpointer data)
{
  LiaId bali = fixture_add (fixture, "process", "name", "Process A", "short_name", "A", NULL);
  LiaId budapest = fixture_add (fixture, "process", "name", "Process B", "short_name", "B", NULL);
  LiaId pakistan = fixture_add_participant (fixture, "PAK", "Pakistan");
  LiaId iraq = fixture_add_participant (fixture, "IRQ", "Iraq");
  LiaId covered = fixture_add_challenge (fixture, "Covered");
  LiaId commitment = fixture_add_commitment (fixture, "Learn", "2027-03-31");
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (LiaClearance) clearance = NULL;
  const LiaListing *listing;

  fixture_add_challenge (fixture, "Nobody's");
  add_membership (fixture, &pakistan, &bali, "member", NULL);
  add_membership (fixture, &pakistan, &budapest, "participating", NULL);
  add_membership (fixture, &iraq, &bali, "member", NULL);
  add_membership (fixture, &iraq, &budapest, "participating", "2020");
  fixture_link (fixture, "addresses", &commitment, &covered);
  fixture_link (fixture, "made_by", &commitment, &pakistan);

  clearance = clear (fixture);
  lia_coverage_section_add (document, clearance, TODAY);
  listing = lia_document_find_section (document, "coverage")->table;
  g_assert_cmpuint (lia_listing_n_columns (listing), ==, 4);
  g_assert_cmpstr (lia_listing_get_column (listing, 3)->label, ==, "PAK");
  g_assert_cmpstr (text_at (listing, 0, 1), ==, "Covered");
  g_assert_cmpfloat (number_at (listing, 0, 2), ==, 1.0);
  g_assert_cmpfloat (number_at (listing, 0, 3), ==, 1.0);
  g_assert_cmpfloat (number_at (listing, 1, 2), ==, 0.0);
  g_assert_cmpfloat (number_at (listing, 1, 3), ==, 0.0);
}

/* What nobody acts on stands first, and a challenge stands where it was raised. */
static void
test_coverage_block (Fixture *fixture, gconstpointer data)
{
  LiaId process = fixture_add (fixture, "process", "name", "Process A", "short_name", "A", NULL);
  g_autofree char *process_text = lia_id_to_text (&process);
  LiaId meeting = fixture_add (fixture, "engagement", "title", "Meeting", "kind", "call", "state",
                               "held", "process", process_text, NULL);
  LiaId raised = fixture_add_challenge (fixture, "Nobody's");
  LiaId covered = fixture_add_challenge (fixture, "Covered");
  g_autoptr (LiaDocument) document = make_document ();
  LiaSection *section = lia_document_add_section (document, "summary", "Summary", "");
  g_autoptr (LiaClearance) clearance = NULL;
  const LiaBlock *block;

  fixture_link (fixture, "raised_at", &raised, &meeting);
  for (guint i = 0; i < 4; i++) {
    LiaId commitment = fixture_add_commitment (fixture, "Learn", NULL);

    fixture_link (fixture, "addresses", &commitment, &covered);
  }

  clearance = clear (fixture);
  lia_coverage_block_add (section, clearance);
  block = g_ptr_array_index (section->blocks, 0);
  g_assert_cmpuint (block->chart_colours->len, ==, 2);
  g_assert_cmpstr (lia_listing_get_column (block->table, 1)->label, ==, "Process A");
  g_assert_cmpstr (text_at (block->table, 0, 0), ==, "None");
  g_assert_cmpfloat (number_at (block->table, 0, 1), ==, 1.0);
  g_assert_cmpfloat (number_at (block->table, 0, 2), ==, 0.0);
  g_assert_cmpfloat (number_at (block->table, 3, 1), ==, 0.0);
  g_assert_cmpfloat (number_at (block->table, 3, 2), ==, 1.0);
}

static const LiaSchedule *
make_schedule (Fixture *fixture, LiaDocument *document, LiaClearance **clearance)
{
  *clearance = clear (fixture);
  lia_schedule_section_add (document, *clearance, TODAY);
  return lia_document_find_section (document, "schedule")->schedule;
}

/* A bar has the days that the register has, however much of it is shown. */
static void
test_schedule (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Long", "2040-12-31");
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (LiaClearance) clearance = NULL;
  const LiaSchedule *schedule;
  const LiaBar *bar;

  fixture_set (fixture, &id, "start", "2001-01-01", NULL);
  fixture_add_commitment (fixture, "Over", "2020-01-01");
  fixture_add_commitment (fixture, "Without a date", NULL);
  schedule = make_schedule (fixture, document, &clearance);

  g_assert_cmpuint (schedule->bars->len, ==, 1);
  bar = g_ptr_array_index (schedule->bars, 0);
  g_assert_cmpstr (bar->title, ==, "Long");
  g_assert_cmpint (bar->first_day, ==, lia_day_from_civil (2001, 1, 1));
  g_assert_cmpint (bar->last_day, ==, lia_day_from_civil (2040, 12, 31));
  g_assert_nonnull (strstr (schedule->note, "1 ended more than a year ago"));
  g_assert_nonnull (strstr (schedule->note, "1 has no date"));
}

/* Of more than anybody reads, those nearest to the day of the cover, and it says so. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add records");
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (LiaClearance) clearance = NULL;
  const LiaSchedule *schedule;

  for (guint i = 0; i < 310; i++) {
    LiaId id = lia_edit_create (edit, &lia_commitment_type);
    g_autofree char *day = lia_day_to_edtf (TODAY + (gint32) i);
    g_autofree char *title = g_strdup_printf ("Commitment %u", i);

    lia_edit_set (edit, &lia_commitment_type, &id, "title", NULL, title);
    lia_edit_set (edit, &lia_commitment_type, &id, "kind", NULL, "commitment");
    lia_edit_set (edit, &lia_commitment_type, &id, "status", NULL, "in_progress");
    lia_edit_set (edit, &lia_commitment_type, &id, "due", NULL, day);
  }
  fixture_apply (fixture, edit);
  schedule = make_schedule (fixture, document, &clearance);

  g_assert_cmpuint (schedule->bars->len, ==, 300);
  g_assert_nonnull (strstr (schedule->note, "the 300 of 310"));
  g_assert_cmpint (((const LiaBar *) g_ptr_array_index (schedule->bars, 299))->last_day, ==,
                   TODAY + 299);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/register-sections/" path, Fixture, NULL, fixture_set_up, function,                 \
              fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("due", test_due);
  ADD ("nothing-due", test_nothing_due);
  ADD ("coverage", test_coverage);
  ADD ("coverage-block", test_coverage_block);
  ADD ("schedule", test_schedule);
  ADD ("many", test_many);
  return g_test_run ();
}
