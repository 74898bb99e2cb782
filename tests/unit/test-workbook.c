#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zip.h>

#include "briefing/error.h"
#include "briefing/document/text.h"
#include "briefing/workbook/workbook-check.h"
#include "support/test-locale.h"
#include "workbook-fixture.h"

static const LiaChoice choices[] = {
  { "open", "Open", LIA_TONE_ACCENT, NULL, "Not yet done" },
  { "done", "Done", LIA_TONE_SUCCESS, NULL, "Done" },
  { NULL },
};

static LiaListing *
make_listing (const char *text, guint n_rows)
{
  LiaListing *listing = lia_listing_new ();
  LiaColumn *status;

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Ref", "The reference");
  lia_listing_add_column (listing, LIA_COLUMN_TITLE, "Title", "What it is about");
  lia_listing_add_column (listing, LIA_COLUMN_DATE, "Due", "By when");
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, "Weight", "How much");
  status = lia_listing_add_column (listing, LIA_COLUMN_CHOICE, "Status", "How far");
  status->choices = choices;

  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *reference = g_strdup_printf ("C-%03u", i + 1);

    lia_listing_add_row (listing, reference);
    lia_listing_put_text (listing, reference);
    lia_listing_put_text (listing, text);
    lia_listing_put_day (listing, 20000 + i);
    lia_listing_put_number (listing, 3.25);
    lia_listing_put_text (listing, "Open");
  }

  return listing;
}

static LiaDocument *
make_document (const char *text, guint n_rows)
{
  LiaDocument *document = workbook_document ();
  LiaSection *page;
  LiaBlock *block;

  lia_document_set_author (document, "The Office");
  lia_document_set_mark (document, "TLP:GREEN", "Within the community", "#33FF00", "#000000");
  lia_document_add_note (document, "A note");
  page = lia_document_add_section (document, "summary", "Summary", "At a glance");
  block = lia_section_add_block (page, "Figures");
  lia_block_add_figure (block, 3, "Commitments", LIA_TONE_NEUTRAL);
  block = lia_section_add_block (page, "By title");
  lia_block_take_listing (block, make_listing ("Bar", 2), "Nothing");
  lia_block_add_series (block, 0x0f7b7b);
  lia_section_take_listing (
      lia_document_add_section (document, "commitment", "Commitments", "All of them"),
      make_listing (text, n_rows));

  return document;
}

/* The sheets are the cover, the summary and the commitments. */
static char *
read_list (const WorkbookFixture *fixture)
{
  return workbook_read_part (fixture->path, "xl/worksheets/sheet3.xml");
}

static char *
read_strings (const WorkbookFixture *fixture)
{
  return workbook_read_part (fixture->path, "xl/sharedStrings.xml");
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* What stood there before is whole, and nothing else was left behind. */
static void
assert_old_file (const WorkbookFixture *fixture)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the old file");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
put_old_file (const WorkbookFixture *fixture)
{
  g_assert_true (g_file_set_contents (fixture->path, "the old file", -1, NULL));
}

static void
test_parts (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("A & B <c>", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;
  g_autofree char *strings = NULL;
  g_autofree char *core = NULL;
  g_autofree char *chart = NULL;

  g_assert_true (workbook_write (fixture, document, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);

  list = read_list (fixture);
  strings = read_strings (fixture);
  core = workbook_read_part (fixture->path, "docProps/core.xml");
  chart = workbook_read_part (fixture->path, "xl/charts/chart1.xml");
  g_assert_nonnull (strstr (list, "<v>45569</v>"));
  g_assert_nonnull (strstr (list, "state=\"frozen\""));
  g_assert_nonnull (strstr (list, "&amp;12 TLP:GREEN"));
  g_assert_nonnull (strstr (list, "orientation=\"landscape\""));
  g_assert_nonnull (strstr (strings, "A &amp; B &lt;c&gt;"));
  g_assert_nonnull (strstr (core, "The Office"));
  g_assert_nonnull (strstr (core, "2026-11-23T14:05:00Z"));
  g_assert_nonnull (strstr (chart, "0F7B7B"));
}

static void
test_same_bytes (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 50);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  g_assert_true (workbook_write (fixture, document, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &first, &first_length, NULL));
  g_assert_true (workbook_write (fixture, document, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_comma_locale (WorkbookFixture *fixture, gconstpointer locale)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 3);
  g_autofree char *list = NULL;
  g_autofree char *decimal = NULL;

  if (!lia_test_locale_set (locale))
    return;

  decimal = g_strdup (localeconv ()->decimal_point);
  g_assert_cmpstr (decimal, ==, ",");
  g_assert_true (workbook_write (fixture, document, NULL));
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  lia_test_locale_reset ();

  list = read_list (fixture);
  g_assert_nonnull (strstr (list, "<v>3.25</v>"));
  g_assert_null (strstr (list, "3,25"));
}

static void
test_formulas_stay_text (WorkbookFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "=1+1", "+1", "-1", "@SUM(1)",
                                       "=HYPERLINK(\"http://x.example\")" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (LiaDocument) document = make_document (texts[i], 1);
    g_autofree char *list = NULL;

    g_assert_true (workbook_write (fixture, document, NULL));
    list = read_list (fixture);
    g_assert_null (strstr (list, "<f>"));
    g_assert_null (strstr (list, "<hyperlink ref=\"B4\""));
  }
}

static void
test_bad_text (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("a\x01"
                                                    "b\xff"
                                                    "c\x7f _x0041_ \xef\xbf\xbf\r\nd",
                                                    1);
  g_autofree char *strings = NULL;

  g_assert_true (workbook_write (fixture, document, NULL));
  strings = read_strings (fixture);
  g_assert_nonnull (strstr (strings, "ab\xef\xbf\xbd"
                                     "c _x005F_x0041_ \nd"));
}

static void
test_long_text (WorkbookFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autoptr (LiaDocument) document = make_document (text, 1);
  g_autofree char *strings = NULL;
  g_autoptr (GString) emoji = g_string_new (NULL);
  g_autofree char *fit = NULL;
  g_autofree glong *units = NULL;
  gboolean shortened = FALSE;
  glong n_units;

  g_assert_true (workbook_write (fixture, document, NULL));
  strings = read_strings (fixture);
  g_assert_nonnull (strstr (strings, "[Shortened"));

  for (guint i = 0; i < 20000; i++)
    g_string_append (emoji, "\xf0\x9f\x99\x82");
  fit = lia_text_fit (emoji->str, &shortened);
  g_free (g_utf8_to_utf16 (fit, -1, NULL, &n_units, NULL));
  g_assert_true (shortened);
  g_assert_cmpint (n_units, <=, LIA_TEXT_LONGEST);
  g_assert_true (g_utf8_validate (fit, -1, NULL));
}

static void
test_no_rows (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (workbook_write (fixture, document, &error));
  g_assert_no_error (error);
}

static void
test_missing_folder (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 1);
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "briefing.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_delivery_write (&(LiaDelivery) { path, NULL, NULL, NULL, NULL, NULL },
                                      &lia_workbook_renderer, document, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_target_is_folder (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      lia_delivery_write (&(LiaDelivery) { fixture->folder, NULL, NULL, NULL, NULL, NULL },
                          &lia_workbook_renderer, document, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
}

static void
test_unwritable_folder (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 1);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0) {
    g_test_skip ("root may write anywhere");
    return;
  }

  put_old_file (fixture);
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  g_assert_false (workbook_write (fixture, document, &error));
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
  assert_old_file (fixture);
}

/* A process that may write no file longer than so much meets what a full disk is like: the first
 * limit is below what is reserved at the start. */
static gboolean
write_limited (WorkbookFixture *fixture, const LiaDocument *document, rlim_t limit, GError **error)
{
  struct rlimit before, during;
  gboolean written;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  during = before;
  during.rlim_cur = limit;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &during), ==, 0);
  written = workbook_write (fixture, document, error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);

  return written;
}

static void
test_full_disk (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 100);
  g_autoptr (GError) error = NULL;

  put_old_file (fixture);
  g_assert_false (write_limited (fixture, document, 10000, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FULL);
  assert_old_file (fixture);
}

/* A file system of its own that holds next to nothing; only root may have one. */
static char *
mount_small (const WorkbookFixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "small", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  if (mount ("tmpfs", folder, "tmpfs", 0, "size=400k") == 0)
    return g_steal_pointer (&folder);

  g_test_skip ("no small file system can be mounted here");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return NULL;
}

static void
unmount_small (const char *folder)
{
  g_assert_cmpint (umount (folder), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_full_file_system (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 20000);
  g_autofree char *folder = mount_small (fixture);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;

  path = g_build_filename (folder, "briefing.xlsx", NULL);
  g_assert_true (g_file_set_contents (path, "the old file", -1, NULL));
  g_assert_false (lia_delivery_write (&(LiaDelivery) { path, NULL, NULL, NULL, NULL, NULL },
                                      &lia_workbook_renderer, document, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FULL);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the old file");
  g_assert_cmpuint (count_files (folder), ==, 1);
  unmount_small (folder);
}

/* The library says that all is well when its temporary files were cut short. */
static void
test_full_scratch_folder (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 20000);
  g_autofree char *folder = mount_small (fixture);
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;

  g_assert_false (
      lia_delivery_write (&(LiaDelivery) { fixture->path, folder, NULL, NULL, NULL, NULL },
                          &lia_workbook_renderer, document, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, folder));
  unmount_small (folder);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* Puts other contents into a part, with a right checksum, as a disk that was full leaves it. */
static void
replace_part (const char *path, const char *name, const char *contents)
{
  zip_t *archive = zip_open (path, 0, NULL);
  zip_source_t *source = zip_source_buffer (archive, contents, strlen (contents), 0);

  g_assert_cmpint (zip_file_add (archive, name, source, ZIP_FL_OVERWRITE), >=, 0);
  g_assert_cmpint (zip_close (archive), ==, 0);
}

/* How many cells the sheets have, as far as the file tells. */
static GArray *
count_cells (const WorkbookFixture *fixture)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i <= 3; i++) {
    g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i);
    g_autofree char *part = workbook_read_part (fixture->path, name);
    g_auto (GStrv) pieces = g_strsplit (part, "<c ", -1);
    guint n = g_strv_length (pieces) - 1;

    g_array_append_val (cells, n);
  }

  return cells;
}

static void
assert_damaged (WorkbookFixture *fixture, GArray *cells, const char *where)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_workbook_check (fixture->path, cells, NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, where));
}

static void
test_check (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 3);
  g_autoptr (GArray) cells = NULL;
  guint more = 1;

  g_assert_true (workbook_write (fixture, document, NULL));
  cells = count_cells (fixture);
  g_assert_true (lia_workbook_check (fixture->path, cells, NULL, NULL, NULL));

  g_array_index (cells, guint, 1)++;
  assert_damaged (fixture, cells, "sheet2.xml");
  g_array_index (cells, guint, 1)--;
  g_array_append_val (cells, more);
  assert_damaged (fixture, cells, "xl/worksheets");
  g_array_set_size (cells, 3);

  replace_part (fixture->path, "xl/styles.xml", "<styleSheet><fonts>");
  assert_damaged (fixture, cells, "styles.xml");
  put_old_file (fixture);
  assert_damaged (fixture, cells, "whole");
}

static void
cancel_half_way (double fraction, gpointer user_data)
{
  if (fraction >= 0.5)
    g_cancellable_cancel (user_data);
}

static void
cancel_at_once (double fraction, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (WorkbookFixture *fixture, gconstpointer progress)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 2000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put_old_file (fixture);
  g_assert_false (
      lia_delivery_write (&(LiaDelivery) { fixture->path, NULL, NULL, cancellable,
                                           (LiaBriefingProgress) progress, cancellable },
                          &lia_workbook_renderer, document, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_old_file (fixture);
}

static void
note_progress (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

static void
test_progress (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 10);
  double last = 0.0;

  g_assert_true (
      lia_delivery_write (&(LiaDelivery) { fixture->path, NULL, NULL, NULL, note_progress, &last },
                          &lia_workbook_renderer, document, NULL));
  g_assert_cmpfloat (last, ==, 1.0);
}

static void
test_links (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  g_autoptr (LiaDocument) document = lia_document_new ("Briefing", "Links", as_at);
  LiaListing *listing = lia_listing_new ();
  static const char *const targets[] = { "http://x.example/a", "list#B", "list#gone", "gone" };
  g_autofree char *list = NULL;

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Ref", "The reference");
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++) {
    lia_listing_add_row (listing, i == 1 ? "B" : NULL);
    lia_listing_put_text (listing, "Text");
    lia_listing_put_target (listing, targets[i]);
  }
  lia_section_take_listing (lia_document_add_section (document, "list", "A list", "Links"),
                            listing);

  g_assert_true (workbook_write (fixture, document, NULL));
  list = workbook_read_part (fixture->path, "xl/worksheets/sheet2.xml");
  g_assert_nonnull (strstr (list, "<hyperlink ref=\"A4\" r:id"));
  g_assert_nonnull (strstr (list, "<hyperlink ref=\"A5\" location=\"'A list'!A5\""));
  g_assert_null (strstr (list, "<hyperlink ref=\"A6\""));
  g_assert_null (strstr (list, "<hyperlink ref=\"A7\""));
}

static void
test_too_many_rows (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 1);
  LiaListing *listing = lia_listing_new ();
  g_autoptr (GError) error = NULL;

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Ref", "The reference");
  for (guint i = 0; i < 1048576; i++) {
    lia_listing_add_row (listing, NULL);
    lia_listing_put_empty (listing);
  }
  lia_section_take_listing (lia_document_add_section (document, "long", "Long", "Rows"), listing);

  put_old_file (fixture);
  g_assert_false (workbook_write (fixture, document, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "Long"));
  assert_old_file (fixture);
}

/* What the library refuses is an error, and not a file with something missing. */
static void
test_refused (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 1);
  g_autoptr (GError) error = NULL;

  lia_section_take_listing (lia_document_add_section (document, "again", "Commitments", "Twice"),
                            make_listing ("Text", 1));
  put_old_file (fixture);
  g_assert_false (workbook_write (fixture, document, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED);
  assert_old_file (fixture);
}

static void
test_symbolic_link (WorkbookFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ("Text", 1);
  g_autofree char *link = g_build_filename (fixture->folder, "link.xlsx", NULL);

  put_old_file (fixture);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  g_assert_true (lia_delivery_write (&(LiaDelivery) { link, NULL, NULL, NULL, NULL, NULL },
                                     &lia_workbook_renderer, document, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_unlink (link), ==, 0);
}

#define ADD(path, data, function)                                                                  \
  g_test_add ("/workbook/" path, WorkbookFixture, data, workbook_set_up, function,                 \
              workbook_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("parts", NULL, test_parts);
  ADD ("same-bytes", NULL, test_same_bytes);
  ADD ("comma-locale/tr", "tr_TR", test_comma_locale);
  ADD ("comma-locale/de", "de_DE", test_comma_locale);
  ADD ("formulas-stay-text", NULL, test_formulas_stay_text);
  ADD ("bad-text", NULL, test_bad_text);
  ADD ("long-text", NULL, test_long_text);
  ADD ("no-rows", NULL, test_no_rows);
  ADD ("links", NULL, test_links);
  ADD ("symbolic-link", NULL, test_symbolic_link);
  ADD ("too-many-rows", NULL, test_too_many_rows);
  ADD ("refused", NULL, test_refused);
  ADD ("missing-folder", NULL, test_missing_folder);
  ADD ("target-is-folder", NULL, test_target_is_folder);
  ADD ("unwritable-folder", NULL, test_unwritable_folder);
  ADD ("full-disk", NULL, test_full_disk);
  ADD ("full-file-system", NULL, test_full_file_system);
  ADD ("full-scratch-folder", NULL, test_full_scratch_folder);
  ADD ("check", NULL, test_check);
  ADD ("cancelled/half-way", cancel_half_way, test_cancelled);
  ADD ("cancelled/at-once", cancel_at_once, test_cancelled);
  ADD ("progress", NULL, test_progress);
  return g_test_run ();
}
