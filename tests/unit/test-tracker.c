#include <string.h>

#include "briefing/briefing.h"
#include "briefing/kinds/kind.h"
#include "briefing/renderer.h"
#include "fixture.h"
#include "records/types.h"
#include "support/test-locale.h"
#include "workbook-fixture.h"

#define HOW_TO "xl/worksheets/sheet2.xml"
#define LIST "xl/worksheets/sheet3.xml"
#define IDENTITY "xl/worksheets/sheet4.xml"

static char *
export_tracker (Fixture *fixture, const char *filter)
{
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  char *path = g_build_filename (fixture->folder, "tracker.xlsx", NULL);
  LiaBriefingOptions options = {
    .kind = &lia_tracker_briefing,
    .as_at = as_at,
    .about = filter != NULL ? &lia_commitment_type : NULL,
    .filter = filter,
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (
      lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
assert_cell (const char *path, const char *sheet, const char *cell, const char *text)
{
  g_autofree char *found = workbook_cell (path, sheet, cell);

  g_assert_cmpstr (found, ==, text);
}

/* What is asked for is open; what is done isn't asked for again, and what was only proposed not at
 * all. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  LiaId done = fixture_add_commitment (fixture, "Done long ago", "2020-01-01");
  LiaId proposed = fixture_add_commitment (fixture, "Would be done", "2020-01-01");
  g_autofree char *path = NULL;

  fixture_add_commitment (fixture, "Learn from COLEP", "2027-03-31");
  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  fixture_set (fixture, &proposed, "kind", "proposal", NULL);
  path = export_tracker (fixture, NULL);
  assert_cell (path, LIST, "B4", "Learn from COLEP");
  assert_cell (path, LIST, "C4", "Commitment");
  assert_cell (path, LIST, "G4", "46477");
  assert_cell (path, LIST, "B5", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Who asks for what is done gets it. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  LiaId done = fixture_add_commitment (fixture, "Done long ago", "2020-01-01");
  g_autofree char *path = NULL;

  fixture_add_commitment (fixture, "Learn from COLEP", "2027-03-31");
  fixture_set (fixture, &done, "status", "fulfilled", NULL);
  path = export_tracker (fixture, "status:fulfilled");
  assert_cell (path, LIST, "B4", "Done long ago");
  assert_cell (path, LIST, "B5", NULL);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Learn from COLEP", "2027-03-31");
  g_autofree char *key = lia_id_to_text (&id);
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autofree char *identity = lia_reader_identity (reader);
  g_autofree char *path = export_tracker (fixture, NULL);
  g_autofree char *book = workbook_read_part (path, "xl/workbook.xml");
  g_autofree char *fingerprint = workbook_cell (path, IDENTITY, "D12");
  g_autofree char *export = workbook_cell (path, IDENTITY, "C5");
  g_autofree char *reference = workbook_cell (path, LIST, "A4");

  g_assert_nonnull (strstr (book, "<sheet name=\"Identity\" sheetId=\"4\" state=\"hidden\""));
  g_assert_true (lia_id_parse (identity, NULL));
  assert_cell (path, IDENTITY, "A4", "register");
  assert_cell (path, IDENTITY, "C4", identity);
  assert_cell (path, IDENTITY, "A5", "export");
  g_assert_true (lia_id_parse (export, NULL));
  assert_cell (path, IDENTITY, "A6", "column");
  assert_cell (path, IDENTITY, "B6", "Status");
  assert_cell (path, IDENTITY, "C6", "commitment.status");
  assert_cell (path, IDENTITY, "C11", "remark");
  assert_cell (path, IDENTITY, "A12", "record");
  assert_cell (path, IDENTITY, "B12", reference);
  assert_cell (path, IDENTITY, "C12", key);
  g_assert_cmpuint (strlen (fingerprint), ==, 64);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* The same state is the same export, to the byte; another state is another one. */
static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (fixture, "Learn from COLEP", "2027-03-31");
  g_autofree char *path = export_tracker (fixture, NULL);
  g_autofree char *export = workbook_cell (path, IDENTITY, "C5");
  g_autofree char *fingerprint = workbook_cell (path, IDENTITY, "D12");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *again = NULL;
  g_autofree char *other_export = NULL;
  g_autofree char *other_fingerprint = NULL;
  g_autofree char *changed = NULL;
  gsize first_length, second_length;

  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  again = export_tracker (fixture, NULL);
  g_assert_true (g_file_get_contents (again, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);

  fixture_set (fixture, &id, "title", "Learn from others", NULL);
  changed = export_tracker (fixture, NULL);
  other_export = workbook_cell (changed, IDENTITY, "C5");
  other_fingerprint = workbook_cell (changed, IDENTITY, "D12");
  g_assert_cmpstr (export, !=, other_export);
  g_assert_cmpstr (fingerprint, !=, other_fingerprint);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* The reference can't be changed, the status can, and the drop-down has what a status can be. */
static void
test_protected (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *list = NULL;
  g_autofree char *how_to = NULL;

  fixture_add_commitment (fixture, "Learn from COLEP", "2027-03-31");
  path = export_tracker (fixture, NULL);
  list = workbook_read_part (path, LIST);
  how_to = workbook_cell (path, HOW_TO, "A4");
  g_assert_nonnull (strstr (list, "<sheetProtection sheet=\"1\""));
  g_assert_nonnull (strstr (list, "type=\"list\""));
  g_assert_nonnull (strstr (list, "promptTitle=\"Progress note\""));
  g_assert_nonnull (strstr (list, "promptTitle=\"Remark\""));
  g_assert_cmpstr (how_to, ==, "What this is");
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = export_tracker (fixture, NULL);

  assert_cell (path, LIST, "A4", "None");
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* What a number is written like changes no fingerprint. */
static void
test_comma_locale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *comma = NULL;

  fixture_add_commitment (fixture, "Learn from COLEP", "2025-03-31");
  path = export_tracker (fixture, NULL);
  plain = workbook_cell (path, IDENTITY, "D12");
  g_assert_cmpint (g_remove (path), ==, 0);
  if (!lia_test_locale_set ("tr_TR"))
    return;

  g_free (path);
  path = export_tracker (fixture, NULL);
  lia_test_locale_reset ();
  comma = workbook_cell (path, IDENTITY, "D12");
  g_assert_cmpstr (plain, ==, comma);
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* On paper nobody can fill it in and send it back. */
static void
test_format (Fixture *fixture, gconstpointer data)
{
  for (const LiaRenderer *const *renderer = lia_renderers (); *renderer != NULL; renderer++) {
    LiaBriefingOptions options = { .kind = &lia_tracker_briefing, .renderer = *renderer };
    g_autofree char *name = g_strdup_printf ("tracker.%s", (*renderer)->name);
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    g_autoptr (GError) error = NULL;

    lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error);
    if (*renderer == &lia_workbook_renderer) {
      g_assert_no_error (error);
      g_assert_cmpint (g_remove (path), ==, 0);
    } else {
      g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "choose Workbook (.xlsx)"));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/tracker/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("open", test_open);
  ADD ("filter", test_filter);
  ADD ("identity", test_identity);
  ADD ("same-bytes", test_same_bytes);
  ADD ("protected", test_protected);
  ADD ("none", test_none);
  ADD ("comma-locale", test_comma_locale);
  ADD ("format", test_format);
  return g_test_run ();
}
