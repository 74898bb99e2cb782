#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "briefing/delivery.h"
#include "briefing/error.h"
#include "briefing/plain-text/plain-writer.h"
#include "records/plain-text.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("liaison-plain-text-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "briefing.txt", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
check_wrap (const char *text, guint width, guint indent, const char *expected)
{
  g_autofree char *lines = lia_plain_wrap (text, width, indent);

  g_assert_cmpstr (lines, ==, expected);
}

static void
test_wrap (void)
{
  check_wrap ("", 10, 0, "");
  check_wrap ("one two three", 20, 0, "one two three");
  check_wrap ("one two three", 7, 0, "one two\nthree");
  check_wrap ("  one two three", 9, 4, "  one two\n    three");
  check_wrap ("abcdefghijklm nop", 5, 0, "abcde\nfghij\nklm\nnop");
  check_wrap ("at https://example.org/long/path now", 12, 0,
              "at\nhttps://example.org/long/path\nnow");
  /* Each of these takes two cells, and a line can end after it. */
  check_wrap ("入国管理局の協力", 6, 0, "入国管\n理局の\n協力");
  check_wrap ("é́é́é́ é́é́", 3, 0, "é́é́é́\né́é́");
}

static LiaDocument *
make_document (void)
{
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  LiaDocument *document = lia_document_new ("Country brief", "What there is", as_at);

  lia_document_set_author (document, "The Office");
  lia_document_set_audience (document, "The Minister");
  lia_document_set_introduction (document, "First words.\nSecond words.");
  lia_document_set_mark (document, "TLP:GREEN", "Within the community", "#33FF00", "#000000");
  lia_document_add_note (document, "A note");
  return document;
}

static LiaListing *
make_listing (const char *title)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Ref", "");
  lia_listing_add_column (listing, LIA_COLUMN_TITLE, "Title", "");
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, "Weight", "")->summed = TRUE;
  lia_listing_add_row (listing, "C-001");
  lia_listing_put_text (listing, "C-001");
  lia_listing_put_target (listing, "https://example.org/c1");
  lia_listing_put_text (listing, title);
  lia_listing_put_number (listing, 3);

  return listing;
}

static void
add_table (LiaDocument *document, const char *title)
{
  lia_section_take_listing (lia_document_add_section (document, "c", "Commitments", "All"),
                            make_listing (title));
}

static gboolean
write_document (Fixture *fixture, const LiaDocument *document, LiaProof *proof, GError **error)
{
  return lia_delivery_write (&(LiaDelivery) { .path = fixture->path, .proof = proof },
                             &lia_plain_text_renderer, document, error);
}

static char *
read_document (Fixture *fixture, const LiaDocument *document)
{
  g_autoptr (GError) error = NULL;
  char *text;

  write_document (fixture, document, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  return text;
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  LiaSection *section = lia_document_add_section (document, "p", "Profile", "At a glance");
  LiaBlock *block = lia_section_add_block (section, "Facts");
  g_autofree char *text = NULL;

  lia_block_add_fact (block, "Chair", "Türkiye", "https://example.org/");
  lia_block_add_paragraph (lia_section_add_block (section, "Words"), "A paragraph.");
  lia_block_add_figure (lia_section_add_block (section, ""), 42, "Answers", LIA_TONE_SUCCESS);
  lia_block_set_empty (lia_section_add_block (section, "Void"), "There is nothing.");
  lia_document_add_section (document, "x", "Of no use", "")->hidden = TRUE;
  text = read_document (fixture, document);
  g_assert_cmpstr (text, ==,
                   "TLP:GREEN\n"
                   "Within the community\n"
                   "\n"
                   "Country brief\n"
                   "=============\n"
                   "What there is\n"
                   "\n"
                   "As at: 23 November 2026, 14:05 UTC\n"
                   "Prepared by: The Office\n"
                   "For: The Minister\n"
                   "\n"
                   "First words.\n"
                   "\n"
                   "Second words.\n"
                   "\n"
                   "Profile\n"
                   "-------\n"
                   "At a glance\n"
                   "\n"
                   "Facts\n"
                   "  Chair: Türkiye <https://example.org/>\n"
                   "\n"
                   "Words\n"
                   "  A paragraph.\n"
                   "\n"
                   "  Answers: 42\n"
                   "\n"
                   "Void\n"
                   "  There is nothing.\n"
                   "\n"
                   "How to read it\n"
                   "--------------\n"
                   "A note\n"
                   "\n"
                   "TLP:GREEN\n");
}

/* What fits stands in columns, and what doesn't below what it belongs to. */
static void
test_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autofree char *text = NULL;

  add_table (document, "Short");
  add_table (document, "A title that is so long that its table doesn’t fit onto lines of mail");
  text = read_document (fixture, document);
  g_assert_nonnull (strstr (text, "Ref                             Title  Weight\n"
                                  "------------------------------  -----  ------\n"
                                  "C-001 <https://example.org/c1>  Short       3\n"
                                  "Total                                       3\n"));
  g_assert_nonnull (strstr (text, "C-001 <https://example.org/c1> A title that is so long that its "
                                  "table\n"
                                  "    doesn’t fit onto lines of mail\n"
                                  "    Weight: 3\n"
                                  "\n"
                                  "Total\n"
                                  "    Weight: 3\n"));
}

/* Nothing gets out that a terminal or a mail program would act on. */
static void
test_controls (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autofree char *text = NULL;

  lia_block_add_fact (
      lia_section_add_block (lia_document_add_section (document, "p", "P", ""), "Facts"), "A",
      "x\xe2\x80\xaey\xe2\x81\xa6z\tw\xc2\x85v", NULL);
  text = read_document (fixture, document);
  g_assert_nonnull (strstr (text, "A: xyz w"));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_true (*at == '\n' || !g_unichar_iscntrl (g_utf8_get_char (at)));
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (words, i % 3 == 0 ? "länger " : i % 3 == 1 ? "入国管理 " : "التعاون ");
  add_table (document, words->str);
  text = read_document (fixture, document);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_cmpuint (lia_plain_width (lines[i]), <=, LIA_PLAIN_LINE);
}

static void
test_held (Fixture *fixture, gconstpointer data)
{
  static const char *const held[] = { "Zaubertrank", "five words that stand apart", NULL };

  for (guint i = 0; held[i] != NULL; i++) {
    g_autoptr (LiaDocument) document = make_document ();
    g_autoptr (LiaProof) proof = lia_proof_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *title = g_strconcat (
        "A title that is so long that its table will not fit onto one line ", held[i], NULL);

    add_table (document, title);
    lia_proof_hold (proof, held[i]);
    g_assert_true (g_file_set_contents (fixture->path, "the old file", -1, NULL));
    g_assert_false (write_document (fixture, document, proof, &error));
    g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_WITHHELD);
    g_assert_null (strstr (error->message, held[i]));
  }
}

static void
test_clean (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (GError) error = NULL;

  add_table (document, "Short");
  lia_proof_hold (proof, "Short Weight");
  lia_proof_hold (proof, "Ref Title");
  g_assert_true (write_document (fixture, document, proof, &error));
  g_assert_no_error (error);
}

static void
assert_old_file (const Fixture *fixture)
{
  g_autofree char *contents = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the old file");
  g_assert_nonnull (g_dir_read_name (dir));
  g_assert_null (g_dir_read_name (dir));
}

/* The room that is reserved is only that of the tables, so that this is met while writing. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autofree char *words = g_strnfill (20000, 'x');
  struct rlimit before, during;
  g_autoptr (GError) error = NULL;

  lia_document_set_introduction (document, words);
  g_assert_true (g_file_set_contents (fixture->path, "the old file", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  during = before;
  during.rlim_cur = 10000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &during), ==, 0);
  g_assert_false (write_document (fixture, document, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FULL);
  assert_old_file (fixture);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add_table (document, "Short");
  g_assert_true (g_file_set_contents (fixture->path, "the old file", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (
      lia_delivery_write (&(LiaDelivery) { .path = fixture->path, .cancellable = cancellable },
                          &lia_plain_text_renderer, document, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_old_file (fixture);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/plain-text/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/wrap", test_wrap);
  ADD ("whole", test_whole);
  ADD ("tables", test_tables);
  ADD ("controls", test_controls);
  ADD ("lines", test_lines);
  ADD ("held", test_held);
  ADD ("clean", test_clean);
  ADD ("full-disk", test_full_disk);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
