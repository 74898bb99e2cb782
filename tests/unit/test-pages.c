#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <poppler.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "briefing/delivery.h"
#include "briefing/error.h"
#include "briefing/pages/layout.h"
#include "briefing/pages/pages.h"
#include "briefing/pages/pdf.h"

typedef struct {
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("liaison-pages-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "briefing.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
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
make_listing (const char *title, guint n_rows)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Reference", "");
  lia_listing_add_column (listing, LIA_COLUMN_TITLE, "Undertaking", "");
  lia_listing_add_column (listing, LIA_COLUMN_DATE, "Due", "");
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, "Weight", "");
  for (guint i = 0; i < n_rows; i++) {
    g_autofree char *reference = g_strdup_printf ("C-%03u", i + 1);

    lia_listing_add_row (listing, reference);
    lia_listing_put_text (listing, reference);
    lia_listing_put_text (listing, title);
    lia_listing_put_day (listing, 20000);
    lia_listing_put_number (listing, 3);
  }

  return listing;
}

static void
add_table (LiaDocument *document, const char *key, const char *title, guint n_rows)
{
  lia_section_take_listing (lia_document_add_section (document, key, "Commitments", "All of them"),
                            make_listing (title, n_rows));
}

static void
add_blocks (LiaDocument *document)
{
  LiaSection *section = lia_document_add_section (document, "profile", "Profile", "At a glance");
  LiaBlock *block = lia_section_add_block (section, "Facts");

  lia_block_add_fact (block, "Chair", "Türkiye", NULL);
  lia_block_add_fact (block, "First", "The first", "commitment#C-001");
  lia_block_add_fact (block, "Nowhere", "Not there", "commitment#C-999");
  lia_block_add_fact (block, "Site", "The site", "https://example.org/a'b?x=ü");
  lia_block_add_paragraph (lia_section_add_block (section, "Words"), "A paragraph.");
  lia_block_add_figure (lia_section_add_block (section, ""), 42, "Answers", LIA_TONE_SUCCESS);
  block = lia_section_add_block (section, "By weight");
  lia_block_take_listing (block, make_listing ("Bar", 3), "Nothing");
  lia_block_add_series (block, 0x0f7b7b);
  lia_block_set_empty (lia_section_add_block (section, "Void"), "There is nothing.");
}

static gboolean
write_document (Fixture *fixture, const LiaDocument *document, LiaProof *proof, GError **error)
{
  return lia_delivery_write (&(LiaDelivery) { .path = fixture->path, .proof = proof },
                             &lia_pages_renderer, document, error);
}

static PopplerDocument *
open_file (Fixture *fixture, const LiaDocument *document)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  PopplerDocument *file;
  gsize length;

  write_document (fixture, document, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
  bytes = g_bytes_new (contents, length);
  file = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static char *
read_page (PopplerDocument *file, guint index)
{
  PopplerPage *page = poppler_document_get_page (file, (int) index);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  return text;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  static const char *const said[] = {
    "Country brief",     "What there is", "23 November 2026, 14:05 UTC",
    "The Office",        "The Minister",  "First words.",
    "Second words.",     "Türkiye",       "42",
    "A paragraph.",      "Undertaking",   "4 Oct 2024",
    "There is nothing.", "A note",        "Page 1 of 1",
  };
  g_autoptr (LiaDocument) document = make_document ();
  PopplerDocument *file;
  g_autofree char *text = NULL;

  add_blocks (document);
  file = open_file (fixture, document);
  text = read_page (file, 0);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++) {
    g_test_message ("%s", said[i]);
    g_assert_nonnull (strstr (text, said[i]));
  }
  g_assert_cmpuint (count (text, "TLP:GREEN"), ==, 2);
  g_object_unref (file);
}

static void
test_properties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  PopplerDocument *file;
  PopplerIndexIter *outline;
  PopplerAction *action;
  g_autofree char *title = NULL;
  g_autofree char *author = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *keywords = NULL;

  add_blocks (document);
  file = open_file (fixture, document);
  g_object_get (file, "title", &title, "author", &author, "subject", &subject, "keywords",
                &keywords, NULL);
  g_assert_cmpstr (title, ==, "Country brief");
  g_assert_cmpstr (author, ==, "The Office");
  g_assert_cmpstr (subject, ==, "What there is");
  g_assert_cmpstr (keywords, ==, "TLP:GREEN");
  g_assert_cmpint (poppler_document_get_creation_date (file), ==, 1795442700);
  outline = poppler_index_iter_new (file);
  action = poppler_index_iter_get_action (outline);
  g_assert_cmpstr (action->any.title, ==, "Profile");
  g_assert_false (poppler_index_iter_next (outline));
  poppler_action_free (action);
  poppler_index_iter_free (outline);
  g_object_unref (file);
}

/* How many there are of each kind. */
typedef struct {
  guint n[64];
} Kinds;

static void
count_kinds (PopplerStructureElementIter *elements, Kinds *kinds)
{
  do {
    PopplerStructureElement *element = poppler_structure_element_iter_get_element (elements);
    PopplerStructureElementIter *below = poppler_structure_element_iter_get_child (elements);
    guint kind = poppler_structure_element_get_kind (element);

    g_assert_cmpuint (kind, <, G_N_ELEMENTS (kinds->n));
    kinds->n[kind]++;
    g_object_unref (element);
    if (below != NULL)
      count_kinds (below, kinds);
    g_clear_pointer (&below, poppler_structure_element_iter_free);
  } while (poppler_structure_element_iter_next (elements));
}

/* Whoever hears the document is told what is a heading and what a table, which is one however many
 * pages it takes, with a cell where there is nothing in it. */
static void
test_structure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  LiaListing *listing = make_listing ("Text", 99);
  PopplerDocument *file;
  PopplerStructureElementIter *elements;
  Kinds kinds = { { 0 } };

  lia_listing_add_row (listing, NULL);
  lia_listing_put_text (listing, "only one");
  lia_section_take_listing (lia_document_add_section (document, "commitment", "All", ""), listing);
  lia_block_set_empty (
      lia_section_add_block (lia_document_add_section (document, "more", "More", ""), "Block"),
      "Nothing.");
  file = open_file (fixture, document);
  g_assert_cmpint (poppler_document_get_n_pages (file), >, 1);
  elements = poppler_structure_element_iter_new (file);
  g_assert_nonnull (elements);
  count_kinds (elements, &kinds);
  g_assert_cmpuint (kinds.n[POPPLER_STRUCTURE_ELEMENT_DOCUMENT], ==, 1);
  g_assert_cmpuint (kinds.n[POPPLER_STRUCTURE_ELEMENT_HEADING_1], ==, 1);
  g_assert_cmpuint (kinds.n[POPPLER_STRUCTURE_ELEMENT_HEADING_2], ==, 2);
  /* That of the block, and of how it has to be read. */
  g_assert_cmpuint (kinds.n[POPPLER_STRUCTURE_ELEMENT_HEADING_3], ==, 2);
  g_assert_cmpuint (kinds.n[POPPLER_STRUCTURE_ELEMENT_TABLE], ==, 1);
  g_assert_cmpuint (kinds.n[POPPLER_STRUCTURE_ELEMENT_TABLE_ROW], ==, 101);
  g_assert_cmpuint (kinds.n[POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING], ==, 4);
  g_assert_cmpuint (kinds.n[POPPLER_STRUCTURE_ELEMENT_TABLE_DATA], ==, 400);
  poppler_structure_element_iter_free (elements);
  g_object_unref (file);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  LiaRendering with = { .part = NULL };
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  add_blocks (document);
  add_table (document, "commitment", "Text", 50);
  first = lia_pages_make (document, &with, NULL);
  second = lia_pages_make (document, &with, NULL);
  g_assert_true (g_bytes_equal (first, second));
}

/* What leads into the document leads to the page where its target stands, an address to itself, and
 * what leads nowhere is no link. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  PopplerDocument *file;
  PopplerPage *page;
  GList *links;
  guint n_inside = 0, n_outside = 0;

  add_blocks (document);
  add_table (document, "commitment", "Text", 100);
  file = open_file (fixture, document);
  page = poppler_document_get_page (file, 0);
  links = poppler_page_get_link_mapping (page);
  for (GList *at = links; at != NULL; at = at->next) {
    const PopplerAction *action = ((PopplerLinkMapping *) at->data)->action;

    if (action->type == POPPLER_ACTION_URI) {
      g_assert_cmpstr (action->uri.uri, ==, "https://example.org/a'b?x=%C3%BC");
      n_outside++;
    } else {
      g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
      n_inside++;
    }
  }
  g_assert_cmpuint (n_outside, ==, 1);
  g_assert_cmpuint (n_inside, ==, 1);
  poppler_page_free_link_mapping (links);
  g_object_unref (page);
  g_object_unref (file);
}

static void
test_header_repeated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  PopplerDocument *file;
  guint n_pages, n_rows = 0;

  add_table (document, "commitment", "Text", 1000);
  file = open_file (fixture, document);
  n_pages = (guint) poppler_document_get_n_pages (file);
  g_assert_cmpuint (n_pages, >, 15);
  for (guint i = 0; i < n_pages; i++) {
    g_autofree char *text = read_page (file, i);
    g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

    g_assert_nonnull (strstr (text, number));
    g_assert_cmpuint (count (text, "TLP:GREEN"), ==, 2);
    g_assert_cmpuint (count (text, "Undertaking"), ==, count (text, "C-") > 0);
    n_rows += count (text, "C-");
  }
  g_assert_cmpuint (n_rows, ==, 1000);
  g_object_unref (file);
}

/* No word is lost where a cell is longer than a page, and none gets a hyphen that nobody wrote. */
static void
test_long_cell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (GString) long_text = g_string_new ("begins");
  g_autofree char *word = g_strnfill (3000, 'w');
  PopplerDocument *file;
  guint n_words = 0, n_letters = 0;

  for (guint i = 0; i < 8000; i++)
    g_string_append (long_text, " flounder");
  g_string_append_printf (long_text, " %s ends", word);
  add_table (document, "commitment", long_text->str, 2);
  file = open_file (fixture, document);
  g_assert_cmpint (poppler_document_get_n_pages (file), >, 4);
  for (int i = 0; i < poppler_document_get_n_pages (file); i++) {
    g_autofree char *text = read_page (file, (guint) i);

    n_words += count (text, "flounder");
    n_letters += count (text, "www");
    g_assert_null (strstr (text, "w-"));
    g_assert_null (strstr (text, "‐"));
  }
  g_assert_cmpuint (n_words, ==, 2 * 8000);
  g_assert_cmpuint (n_letters, >, 2000);
  g_object_unref (file);
}

static const LiaPage *
get_page (const LiaPages *pages, guint index)
{
  return g_ptr_array_index (pages->pages, index);
}

static const LiaPiece *
find_piece (const LiaPages *pages, const char *text, guint *on)
{
  for (guint i = 0; i < pages->pages->len; i++)
    for (guint j = 0; j < get_page (pages, i)->pieces->len; j++) {
      const LiaPiece *piece = g_ptr_array_index (get_page (pages, i)->pieces, j);

      if (g_strcmp0 (piece->text, text) == 0) {
        *on = i;
        return piece;
      }
    }

  return NULL;
}

static LiaPages *
lay_out (const LiaDocument *document, LiaPaper paper)
{
  LiaRendering with = { .part = NULL };
  LiaPages *pages = lia_pages_lay_out (document, paper, &with, NULL);

  g_assert_nonnull (pages);
  return pages;
}

static void
test_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (LiaPages) a4 = lay_out (document, LIA_PAPER_A4);
  g_autoptr (LiaPages) letter = lay_out (document, LIA_PAPER_LETTER);

  g_assert_cmpfloat_with_epsilon (get_page (a4, 0)->width, 595.3, 0.1);
  g_assert_cmpfloat_with_epsilon (get_page (a4, 0)->height, 841.9, 0.1);
  g_assert_cmpfloat_with_epsilon (get_page (letter, 0)->width, 612, 0.1);
  g_assert_cmpfloat_with_epsilon (get_page (letter, 0)->height, 792, 0.1);
}

/* Nothing stands outside the paper, whatever it is about. */
static void
assert_inside (const LiaPages *pages)
{
  for (guint i = 0; i < pages->pages->len; i++)
    for (guint j = 0; j < get_page (pages, i)->pieces->len; j++) {
      const LiaPage *page = get_page (pages, i);
      const LiaPiece *piece = g_ptr_array_index (page->pieces, j);

      g_assert_cmpfloat (piece->box.x, >=, 20);
      g_assert_cmpfloat (piece->box.x + piece->box.width, <=, page->width - 20);
      g_assert_cmpfloat (piece->box.y, >=, 20);
      g_assert_cmpfloat (piece->box.y + piece->box.height, <=, page->height - 20);
    }
}

static LiaListing *
make_broad (gboolean listed)
{
  LiaListing *listing = lia_listing_new ();

  for (guint i = 0; i < 30; i++) {
    g_autofree char *label = g_strdup_printf ("Column %u", i + 1);

    lia_listing_add_column (listing, i == 1 ? LIA_COLUMN_TITLE : LIA_COLUMN_TEXT, label, "")
        ->listed = listed && i % 5 == 1;
  }
  lia_listing_add_row (listing, NULL);
  for (guint i = 0; i < 30; i++)
    lia_listing_put_text (listing, "some words of a cell");

  return listing;
}

static void
test_broad_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (LiaPages) pages = NULL;
  guint on;

  lia_section_take_listing (lia_document_add_section (document, "a", "Broad", ""),
                            make_broad (FALSE));
  lia_section_take_listing (lia_document_add_section (document, "b", "Listed", ""),
                            make_broad (TRUE));
  pages = lay_out (document, LIA_PAPER_A4);
  assert_inside (pages);
  g_assert_nonnull (find_piece (pages, "Broad", &on));
  g_assert_cmpfloat (get_page (pages, on)->width, >, get_page (pages, on)->height);
  g_assert_nonnull (find_piece (pages, "Column 2", &on));
  g_assert_nonnull (find_piece (pages, "Column 27", &on));
  g_assert_null (find_piece (pages, "Column 30", &on));
  g_assert_nonnull (
      find_piece (pages, "24 more columns are in the workbook of this briefing only.", &on));
}

/* A heading doesn't stand alone at the end of a page, nor do the labels of a table. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  for (guint n = 20; n < 40; n++) {
    g_autoptr (LiaDocument) document = make_document ();
    g_autoptr (LiaPages) pages = NULL;
    guint section, label, row;

    add_table (document, "commitment", "Text", n);
    lia_section_take_listing (lia_document_add_section (document, "more", "More", "Of them"),
                              make_broad (TRUE));
    pages = lay_out (document, LIA_PAPER_A4);
    assert_inside (pages);
    g_assert_nonnull (find_piece (pages, "More", &section));
    g_assert_nonnull (find_piece (pages, "Column 2", &label));
    g_assert_nonnull (find_piece (pages, "some words of a cell", &row));
    g_assert_cmpuint (section, ==, label);
    g_assert_cmpuint (section, ==, row);
  }
}

/* Where the footer stands, nothing else does. */
static void
assert_above_footer (const LiaPages *pages)
{
  for (guint i = 0; i < pages->pages->len; i++)
    for (guint j = 0; j < get_page (pages, i)->pieces->len; j++) {
      const LiaPage *page = get_page (pages, i);
      const LiaPiece *piece = g_ptr_array_index (page->pieces, j);

      if (piece->box.y < page->height - LIA_FLOW_BOTTOM)
        g_assert_cmpfloat (piece->box.y + piece->box.height, <=,
                           page->height - LIA_FLOW_BOTTOM + 0.01);
    }
}

static char *
repeat (const char *words, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, words);
  return g_string_free (text, FALSE);
}

/* However long the words are that people give to things, they stay on the paper; what isn't put
 * there whole says so, and is proven whole. */
static void
test_long_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autofree char *words = repeat ("and words and more of them", 400);
  LiaSchedule *schedule = lia_schedule_new ("Process", "State", 20000);
  LiaSection *section;
  g_autoptr (LiaPages) pages = NULL;
  guint on, n_shortened = 0;

  g_free (document->title);
  document->title = g_strdup (words);
  lia_document_set_audience (document, words);
  lia_schedule_add_bar (schedule, &(LiaBar) { .reference = "E-001",
                                              .title = words,
                                              .state = words,
                                              .first_day = 20000,
                                              .last_day = 20003 });
  lia_section_take_schedule (lia_document_add_section (document, "gantt", "Over time", ""),
                             schedule);
  section = lia_document_add_section (document, "blocks", "Blocks", "");
  lia_block_set_empty (lia_section_add_block (section, words), words);
  lia_block_add_fact (lia_section_add_block (section, words), "Long", words, NULL);
  pages = lay_out (document, LIA_PAPER_A4);
  assert_inside (pages);
  assert_above_footer (pages);
  for (guint i = 0; i < pages->pages->len; i++)
    for (guint j = 0; j < get_page (pages, i)->pieces->len; j++) {
      const LiaPiece *piece = g_ptr_array_index (get_page (pages, i)->pieces, j);

      if (piece->text != NULL && g_str_has_suffix (piece->text, "…")) {
        g_assert_nonnull (piece->whole);
        g_assert_true (g_str_equal (piece->whole, words));
        n_shortened++;
      }
    }
  g_assert_nonnull (find_piece (pages, "E-001", &on));
  /* The audience, what the bar is and how it stands, and the title above each page but the first.
   */
  g_assert_cmpuint (n_shortened, ==, 3 + pages->pages->len - 1);
}

/* The contents go on on the next page. */
static void
test_long_contents (Fixture *fixture, gconstpointer data)
{
  for (guint n = 20; n < 60; n++) {
    g_autoptr (LiaDocument) document = make_document ();
    g_autofree char *introduction = repeat ("Words.\n", n);
    g_autofree char *purpose = repeat ("What it is good for. ", 20);
    g_autoptr (LiaPages) pages = NULL;

    lia_document_set_introduction (document, introduction);
    for (guint i = 0; i < 12; i++) {
      g_autofree char *key = g_strdup_printf ("t%u", i);

      lia_section_take_listing (lia_document_add_section (document, key, key, purpose),
                                make_listing ("Text", 1));
    }
    pages = lay_out (document, LIA_PAPER_A4);
    assert_above_footer (pages);
  }
}

/* How far down something stands on a page, but for the footer. */
static double
find_bottom (const LiaPage *page)
{
  double bottom = 0;

  for (guint i = 0; i < page->pieces->len; i++) {
    const LiaPiece *piece = g_ptr_array_index (page->pieces, i);

    if (piece->box.y < page->height - LIA_FLOW_BOTTOM)
      bottom = MAX (bottom, piece->box.y + piece->box.height);
  }

  return bottom;
}

/* The title of a section doesn't stand alone at the end of a page, whatever comes below it, and
 * what takes a line begins no page if there is room for that line. */
static void
test_together_with_blocks (Fixture *fixture, gconstpointer data)
{
  for (guint n = 0; n < 40; n++) {
    g_autoptr (LiaDocument) document = make_document ();
    g_autofree char *introduction = repeat ("Words.\n", 1 + n);
    g_autoptr (LiaPages) pages = NULL;
    LiaSection *section;
    guint title, below;

    g_ptr_array_set_size (document->notes, 0);
    lia_document_set_introduction (document, introduction);
    add_table (document, "commitment", "Text", 10);
    section = lia_document_add_section (document, "figures", "Figures", "");
    lia_block_add_figure (lia_section_add_block (section, "So many"), 4711,
                          "Answers to what was asked", LIA_TONE_NEUTRAL);
    lia_block_set_empty (
        lia_section_add_block (lia_document_add_section (document, "none", "None", ""), ""),
        "Nothing at all.");
    pages = lay_out (document, LIA_PAPER_A4);
    assert_above_footer (pages);
    g_assert_nonnull (find_piece (pages, "4711", &below));
    g_assert_nonnull (find_piece (pages, "Figures", &title));
    g_assert_cmpuint (title, ==, below);
    g_assert_nonnull (find_piece (pages, "So many", &title));
    g_assert_cmpuint (title, ==, below);
    g_assert_nonnull (find_piece (pages, "None", &title));
    if (title > below)
      g_assert_cmpfloat (find_bottom (get_page (pages, below)), >,
                         get_page (pages, below)->height - LIA_FLOW_BOTTOM - 80);
    g_assert_nonnull (find_piece (pages, "Nothing at all.", &below));
    g_assert_cmpuint (title, ==, below);
  }
}

static void
test_from_right (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (LiaPages) pages = NULL;
  guint on;

  document->language = g_strdup ("ar");
  add_table (document, "commitment", "التعاون في مجال إنفاذ القانون", 3);
  pages = lay_out (document, LIA_PAPER_A4);
  assert_inside (pages);
  g_assert_cmpfloat (find_piece (pages, "Reference", &on)->box.x, >,
                     find_piece (pages, "Undertaking", &on)->box.x);
  /* Units of numbers stand below each other at the right. */
  g_assert_false (find_piece (pages, "3", &on)->at_end);
  g_assert_false (find_piece (pages, "Weight", &on)->at_end);
}

/* What is short is written on one line before what is long gets more room. */
static void
test_shares (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autofree char *words = repeat ("many words of a long text ", 10);
  LiaListing *listing = lia_listing_new ();
  g_autoptr (LiaPages) pages = NULL;
  guint on;

  lia_listing_add_column (listing, LIA_COLUMN_TITLE, "What", "");
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Who", "");
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "How it stands", "");
  lia_listing_add_column (listing, LIA_COLUMN_PROSE, "Why", "");
  lia_listing_add_row (listing, NULL);
  lia_listing_put_text (listing, words);
  lia_listing_put_text (listing, words);
  lia_listing_put_text (listing, "Not reported");
  lia_listing_put_text (listing, words);
  lia_section_take_listing (lia_document_add_section (document, "a", "A", ""), listing);
  pages = lay_out (document, LIA_PAPER_A4);
  g_assert_cmpfloat (find_piece (pages, "Not reported", &on)->box.height, <, 15);
  g_assert_cmpfloat (find_piece (pages, "How it stands", &on)->box.height, <, 15);
  assert_inside (pages);
}

/* All text begins at the side where the page begins, whichever way it is written. */
static void
test_sides (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "Words", "التعاون" };

  for (guint i = 0; i < 8; i++) {
    gboolean mirrors = i & 1;
    gboolean at_end = (i & 2) != 0;
    g_autoptr (LiaTypesetter) typesetter = lia_typesetter_new (mirrors ? "ar" : "en", mirrors);
    PangoRectangle extents;

    pango_layout_get_extents (
        lia_typesetter_set (typesetter, texts[i / 4], LIA_LETTERS_CELL, 300, at_end), NULL,
        &extents);
    g_assert_cmpint (extents.x > 100 * PANGO_SCALE, ==, mirrors != at_end);
  }
}

static void
test_bars (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  LiaSchedule *schedule = lia_schedule_new ("Process", "State", 20000);
  g_autoptr (LiaPages) pages = NULL;
  LiaListing *table = make_listing ("Bar", 3);
  guint on;

  for (gint32 i = 0; i < 100; i++)
    lia_schedule_add_bar (schedule, &(LiaBar) { .reference = "E-001",
                                                .title = "Some meeting",
                                                .group = "Bali Process",
                                                .colour = 0x0f7b7b,
                                                .state = "Held",
                                                .first_day = 20000 - i * 10,
                                                .last_day = 20003 + i });
  lia_schedule_set_note (schedule, "A note about bars");
  lia_section_take_schedule (lia_document_add_section (document, "gantt", "Over time", ""),
                             schedule);
  ((LiaColumn *) lia_listing_get_column (table, 3))->summed = TRUE;
  lia_section_take_listing (lia_document_add_section (document, "sums", "Sums", ""), table);
  lia_document_add_section (document, "hidden", "Of no use", "")->hidden = TRUE;

  pages = lay_out (document, LIA_PAPER_A4);
  assert_inside (pages);
  g_assert_nonnull (find_piece (pages, "A note about bars", &on));
  g_assert_cmpuint (on, >, 1);
  g_assert_nonnull (find_piece (pages, "Total", &on));
  g_assert_nonnull (find_piece (pages, "9", &on));
  g_assert_null (find_piece (pages, "Of no use", &on));
}

/* Faults: the old file stays whole, and nothing else is left. */

static void
put_old_file (const Fixture *fixture)
{
  g_assert_true (g_file_set_contents (fixture->path, "the old file", -1, NULL));
}

static void
assert_old_file (const Fixture *fixture)
{
  g_autofree char *contents = NULL;
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  g_assert_true (g_file_get_contents (fixture->path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the old file");
  g_assert_cmpstr (g_dir_read_name (dir), ==, "briefing.pdf");
  g_assert_null (g_dir_read_name (dir));
}

/* A process that may write no file longer than so much meets what a full disk is like. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  struct rlimit before, during;
  g_autoptr (GError) error = NULL;

  add_table (document, "commitment", "Text", 3000);
  put_old_file (fixture);
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
test_missing_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", "briefing.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      lia_delivery_write (&(LiaDelivery) { .path = path }, &lia_pages_renderer, document, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_NOT_WRITABLE);
}

static void
cancel_after (double fraction, gpointer cancellable)
{
  if (fraction > 0.5)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LiaDelivery delivery = { .path = fixture->path,
                           .cancellable = cancellable,
                           .progress = cancel_after,
                           .user_data = cancellable };
  g_autoptr (GError) error = NULL;

  add_table (document, "commitment", "Text", 300);
  put_old_file (fixture);
  if (data != NULL)
    g_cancellable_cancel (cancellable);
  g_assert_false (lia_delivery_write (&delivery, &lia_pages_renderer, document, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_old_file (fixture);
}

/* Proof: a word that is held back is found wherever it stands. */

#define HELD "Zaubertrank"

static void
assert_refused (Fixture *fixture, const LiaDocument *document, const char *place)
{
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (GError) error = NULL;

  lia_proof_hold (proof, HELD);
  put_old_file (fixture);
  g_assert_false (write_document (fixture, document, proof, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_WITHHELD);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, place));
  g_assert_null (strstr (error->message, HELD));
  assert_old_file (fixture);
}

static void
test_held_in_cell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();

  add_table (document, "commitment", "Text", 60);
  add_table (document, "other", "the " HELD " of it", 1);
  assert_refused (fixture, document, "page 2");
}

static void
test_held_in_heading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();

  lia_section_add_block (lia_document_add_section (document, "a", "A", "B"), HELD);
  assert_refused (fixture, document, "page 1");
}

static void
test_held_in_link (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  LiaBlock *block =
      lia_section_add_block (lia_document_add_section (document, "a", "A", "B"), "Links");

  lia_block_add_fact (block, "Site", "The site", "https://example.org/" HELD);
  assert_refused (fixture, document, "a link on page 1");
}

static void
test_clean (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaDocument) document = make_document ();
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (GError) error = NULL;

  add_blocks (document);
  add_table (document, "commitment", "Undertaking of two", 60);
  lia_proof_hold (proof, HELD);
  /* The words of two cells side by side are no text. */
  lia_proof_hold (proof, "C-007 Undertaking");
  lia_proof_hold (proof, "Reference Undertaking");
  g_assert_true (write_document (fixture, document, proof, &error));
  g_assert_no_error (error);
}

/* What nobody drew gets into a file as well: these are read from the file alone. */
typedef enum {
  IN_TEXT,
  IN_TITLE,
  IN_AUTHOR,
  IN_KEYWORDS,
  IN_OUTLINE,
  IN_ADDRESS,
  IN_NAME,
  N_PLACES,
} Place;

static cairo_status_t
append (void *bytes, const unsigned char *bytes_of, unsigned int length)
{
  g_byte_array_append (bytes, bytes_of, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
sabotage (Place place)
{
  GByteArray *array = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, array, 500, 500);
  cairo_t *cr = cairo_create (surface);

  if (place == IN_TITLE)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, HELD);
  if (place == IN_AUTHOR)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, "a " HELD);
  if (place == IN_KEYWORDS)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, HELD);
  cairo_move_to (cr, 50, 50);
  cairo_show_text (cr, place == IN_TEXT ? HELD : "Words");
  if (place == IN_OUTLINE)
    cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, HELD, "page=1", 0);
  if (place == IN_ADDRESS)
    cairo_tag_begin (cr, CAIRO_TAG_LINK,
                     "uri='https://example.org/%5A"
                     "aubertrank'");
  if (place == IN_NAME)
    cairo_tag_begin (cr, CAIRO_TAG_DEST, "name='" HELD "' x=1 y=1");
  cairo_move_to (cr, 50, 100);
  cairo_show_text (cr, "More");
  if (place == IN_ADDRESS)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  if (place == IN_NAME)
    cairo_tag_end (cr, CAIRO_TAG_DEST);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (array);
}

static void
test_sabotage (Fixture *fixture, gconstpointer data)
{
  for (Place place = 0; place <= N_PLACES; place++) {
    g_autoptr (GBytes) bytes = sabotage (place);
    g_autoptr (LiaProof) proof = lia_proof_new ();
    g_autoptr (LiaPages) pages = lia_pages_new (lia_typesetter_new (NULL, FALSE));
    LiaRendering with = { .proof = proof };

    g_test_message ("place %u", place);
    lia_pages_add (pages, 500, 500);
    lia_proof_hold (proof, HELD);
    g_assert_true (lia_pdf_check (bytes, pages, &with, NULL));
    g_assert_cmpint (lia_proof_is_clean (proof), ==, place == N_PLACES);
  }
}

/* A file that has other pages than were drawn, or none. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sabotage (N_PLACES);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) / 4);
  g_autoptr (LiaPages) pages = lia_pages_new (lia_typesetter_new (NULL, FALSE));
  LiaRendering with = { .part = NULL };
  g_autoptr (GError) error = NULL;

  lia_pages_add (pages, 500, 500);
  g_assert_true (lia_pdf_check (bytes, pages, &with, NULL));
  g_assert_false (lia_pdf_check (cut, pages, &with, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED);
  lia_pages_add (pages, 500, 500);
  g_assert_false (lia_pdf_check (bytes, pages, &with, NULL));
}

#define ADD(path, data, function)                                                                  \
  g_test_add ("/pages/" path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("text", NULL, test_text);
  ADD ("properties", NULL, test_properties);
  ADD ("structure", NULL, test_structure);
  ADD ("same-bytes", NULL, test_same_bytes);
  ADD ("links", NULL, test_links);
  ADD ("header-repeated", NULL, test_header_repeated);
  ADD ("long-cell", NULL, test_long_cell);
  ADD ("paper", NULL, test_paper);
  ADD ("broad-table", NULL, test_broad_table);
  ADD ("together", NULL, test_together);
  ADD ("together-with-blocks", NULL, test_together_with_blocks);
  ADD ("long-words", NULL, test_long_words);
  ADD ("long-contents", NULL, test_long_contents);
  ADD ("from-right", NULL, test_from_right);
  ADD ("shares", NULL, test_shares);
  ADD ("sides", NULL, test_sides);
  ADD ("bars", NULL, test_bars);
  ADD ("full-disk", NULL, test_full_disk);
  ADD ("missing-folder", NULL, test_missing_folder);
  ADD ("cancelled/half-way", NULL, test_cancelled);
  ADD ("cancelled/at-once", "", test_cancelled);
  ADD ("held/cell", NULL, test_held_in_cell);
  ADD ("held/heading", NULL, test_held_in_heading);
  ADD ("held/link", NULL, test_held_in_link);
  ADD ("held/clean", NULL, test_clean);
  ADD ("held/sabotage", NULL, test_sabotage);
  ADD ("damaged", NULL, test_damaged);
  return g_test_run ();
}
