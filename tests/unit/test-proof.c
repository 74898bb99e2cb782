#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "briefing/briefing.h"
#include "briefing/proof/proof-clearance.h"
#include "briefing/kinds/kind.h"
#include "briefing/workbook/workbook-check.h"
#include "canaries.h"
#include "briefing/delivery.h"
#include "records/types.h"
#include "secret.h"

static gboolean
export_briefing (Fixture *fixture, const char *name, LiaBriefingOptions options, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  return lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, error);
}

/* Nothing above a ceiling is in any file, and the proof lets every file pass. */
static void
test_canary (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  canaries_fill (fixture);
  for (guint rank = 0; rank < CANARIES_N_MARKS; rank++) {
    LiaBriefingOptions options = { .ceiling = canaries_marks[rank], .personal = TRUE };

    export_briefing (fixture, "b.xlsx", options, &error);
    g_assert_no_error (error);
    canaries_assert_silent (fixture, "b.xlsx", rank, TRUE);
  }
}

/* Sabotage */

static LiaProof *
hold (const char *text)
{
  LiaProof *proof = lia_proof_new ();

  lia_proof_set_ceiling (proof, "TLP:GREEN");
  lia_proof_hold (proof, text);
  return proof;
}

static const LiaChoice choices[] = {
  { "open", "Open", LIA_TONE_ACCENT, NULL, "Not yet done" },
  { NULL },
};

/* A workbook with every kind of place that this program writes, all harmless. */
typedef struct {
  const char *title;
  const char *subject;
  const char *author;
  const char *mark;
  const char *note;
  const char *sheet;
  const char *column;
  const char *cell;
  const char *target;
  const char *figure;
  const char *series;
} Texts;

static LiaListing *
make_listing (const Texts *texts)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Ref", "The reference");
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, texts->column, "How much");
  lia_listing_add_column (listing, LIA_COLUMN_CHOICE, "Status", "How far")->choices = choices;
  lia_listing_add_row (listing, "C-001");
  lia_listing_put_text (listing, texts->cell);
  if (texts->target != NULL)
    lia_listing_put_target (listing, texts->target);
  lia_listing_put_number (listing, 3.25);
  lia_listing_put_text (listing, "Open");

  return listing;
}

static LiaListing *
make_series (const Texts *texts)
{
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, "Name", "The name");
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, "Amount", "How much");
  lia_listing_add_row (listing, "one");
  lia_listing_put_text (listing, texts->series);
  lia_listing_put_number (listing, 2);

  return listing;
}

static LiaDocument *
make_document (const Texts *texts)
{
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  LiaDocument *document = lia_document_new (texts->title, texts->subject, as_at);
  LiaBlock *block;
  LiaSection *page;

  lia_document_set_author (document, texts->author);
  lia_document_set_mark (document, texts->mark, "Within the community", "#33FF00", "#000000");
  lia_document_add_note (document, texts->note);
  page = lia_document_add_section (document, "summary", "Summary", "At a glance");
  block = lia_section_add_block (page, "Figures");
  lia_block_add_figure (block, 3, texts->figure, LIA_TONE_NEUTRAL);
  block = lia_section_add_block (page, "By name");
  lia_block_take_listing (block, make_series (texts), "Nothing");
  lia_block_add_series (block, 0x0f7b7b);
  lia_section_take_listing (lia_document_add_section (document, "list", texts->sheet, "All"),
                            make_listing (texts));

  return document;
}

static const Texts harmless = {
  .title = "Briefing",
  .subject = "What there is",
  .author = "The Office",
  .mark = "TLP:GREEN",
  .note = "A note",
  .sheet = "Listed",
  .column = "Weight",
  .cell = "Plain",
  .figure = "Counted",
  .series = "Bar",
};

/* Where each is found first. */
static const struct {
  gsize text;
  const char *value;
  const char *place;
} sabotages[] = {
  { G_STRUCT_OFFSET (Texts, cell), SECRET, "sheet 3, cell A4" },
  { G_STRUCT_OFFSET (Texts, cell), "About operation “Moonrise”, and more", "sheet 3, cell A4" },
  { G_STRUCT_OFFSET (Texts, cell), "About OPERATION\nmoonrise", "sheet 3, cell A4" },
  { G_STRUCT_OFFSET (Texts, target), "https://example.org/operation/moonrise", "link" },
  { G_STRUCT_OFFSET (Texts, target), "https://example.org/operation%20moonrise", "link" },
  { G_STRUCT_OFFSET (Texts, sheet), SECRET, "sheet 1, cell B" },
  { G_STRUCT_OFFSET (Texts, column), SECRET, "table 1" },
  { G_STRUCT_OFFSET (Texts, title), SECRET, "sheet 1" },
  { G_STRUCT_OFFSET (Texts, subject), SECRET, "sheet 1" },
  { G_STRUCT_OFFSET (Texts, author), SECRET, "sheet 1" },
  { G_STRUCT_OFFSET (Texts, mark), SECRET, "sheet 1" },
  { G_STRUCT_OFFSET (Texts, note), SECRET, "sheet 1, cell B" },
  { G_STRUCT_OFFSET (Texts, figure), SECRET, "sheet 2, cell" },
  { G_STRUCT_OFFSET (Texts, series), SECRET, "chart 1" },
};

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_sabotage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "old.xlsx", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, SECRET_OLD_FILE, -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (sabotages); i++) {
    Texts texts = harmless;
    g_autoptr (LiaProof) proof = hold (SECRET);
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaDocument) document = NULL;

    G_STRUCT_MEMBER (const char *, &texts, sabotages[i].text) = sabotages[i].value;
    document = make_document (&texts);
    g_assert_false (lia_delivery_write (&(LiaDelivery) { path, NULL, proof, NULL, NULL, NULL },
                                        &lia_workbook_renderer, document, &error));
    secret_assert_refused (error, path, sabotages[i].place);
    g_assert_cmpuint (count_files (folder), ==, 1);
  }
}

static void
test_file_name (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "moonrise.xlsx", "brief.operation moonrise",
                                       "a%20moonrise.xlsx", "\xff moonrise.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
    g_autoptr (LiaProof) proof = hold ("Moonrise");
    g_autoptr (LiaDocument) document = make_document (&harmless);
    g_autoptr (GError) error = NULL;

    g_assert_false (lia_delivery_write (&(LiaDelivery) { path, NULL, proof, NULL, NULL, NULL },
                                        &lia_workbook_renderer, document, &error));
    secret_assert_refused (error, NULL, "name");
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }
}

/* What one looks for that isn't written by this program yet. */
static const struct {
  const char *part;
  const char *xml;
  const char *place;
} parts[] = {
  { "docProps/custom.xml", "<p><property name='Operation Moonrise'/></p>", "properties" },
  { "docProps/custom.xml", "<p><vt:lpwstr>Operation Moonrise</vt:lpwstr></p>", "properties" },
  { "xl/comments1.xml",
    "<c><comment ref='B7'><text><r><t>Operation </t></r><r><t>Moonrise</t></r>"
    "</text></comment></c>",
    "comments 1, cell B7" },
  { "xl/charts/chart9.xml", "<c><c:pt><c:v>Operation Moonrise</c:v></c:pt></c>", "chart 9" },
  { "xl/tables/table9.xml", "<t><tableColumn name='Operation Moonrise'/></t>", "table 9" },
  { "xl/workbook.xml", "<w><sheet name='Operation Moonrise'/></w>", "the name of a sheet" },
  { "xl/workbook.xml", "<w><definedName name='X'>'Operation Moonrise'!$A$1</definedName></w>",
    "the name of a sheet or of a range" },
  { "xl/worksheets/sheet1.xml",
    "<s><oddHeader>&amp;L&amp;12Operation Moonrise&amp;Rx</oddHeader></s>",
    "the header or footer of sheet 1" },
  { "xl/worksheets/_rels/sheet1.xml.rels",
    "<r><Relationship Target='https://operation.moonrise/'/></r>", "a link on sheet 1" },
  { "xl/worksheets/sheet1.xml", "<s><x sqref='C4' prompt='Operation Moonrise'/></s>",
    "sheet 1, cell C4" },
  { "xl/moonrise.xml", "<x/>", "the name of a part" },
  { "xl/other.xml", "<x><!-- Operation Moonrise --></x>", "xl/other.xml" },
  { "xl/other.xml", "<x><dataValidation sqref='C4' prompt='Operation Moonrise'/></x>", "cell C4" },
  { "xl/other.xml", "<x><hyperlink ref='C5' tooltip='Operation Moonrise'/></x>", "cell C5" },
};

/* The least that passes for a workbook, and one part more. */
static void
write_archive (const char *path, const char *name, const char *xml)
{
  static const char *const needed[] = { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
                                        "xl/_rels/workbook.xml.rels", "xl/styles.xml" };
  zip_t *archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  g_assert_nonnull (archive);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!g_str_equal (needed[i], name))
      zip_file_add (archive, needed[i], zip_source_buffer (archive, "<x/>", 4, 0), 0);
  zip_file_add (archive, name, zip_source_buffer (archive, xml, strlen (xml), 0), 0);
  g_assert_cmpint (zip_close (archive), ==, 0);
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "parts.xlsx", NULL);
  g_autoptr (GArray) cells = g_array_new (FALSE, TRUE, sizeof (guint));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (LiaProof) proof = hold (strstr (parts[i].part, "moon") ? "Moonrise" : SECRET);
    g_autoptr (GError) error = NULL;

    write_archive (path, parts[i].part, parts[i].xml);
    g_array_set_size (cells, g_str_has_prefix (parts[i].part, "xl/worksheets/sheet") ? 1 : 0);
    lia_workbook_check (path, cells, proof, NULL, &error);
    g_assert_no_error (error);
    g_assert_false (lia_proof_conclude (proof, NULL, &error));
    secret_assert_refused (error, NULL, parts[i].place);
  }
}

/* What is held, what stands in the file, and whether that tells it. */
static const struct {
  const char *held;
  const char *text;
  gboolean told;
} texts[] = {
  { "Moonrise", "moonrise", TRUE },
  { "Moonrise", "The MOONRISE affair", TRUE },
  { "Moonrise", "Moonrises", FALSE },
  { "Yes", "Yes", FALSE },
  { "2026-11", "2026-11", FALSE },
  { "2026-11-23", "2026-11-23", FALSE },
  { "+62 21 345 6789", "Call +62 (21) 345-6789 then", TRUE },
  { "One two three four five six seven", "five six seven", FALSE },
  { "One two three four five six seven eight", "x two three four five six seven y", TRUE },
  { "One two three four five six seven", "Seven six five four three two one", FALSE },
  { "One two three four five six seven", "three, four, five, six, seven", TRUE },
  { "Ámbar Şehir", "ambar sehir", TRUE },
  { "Ámbar Şehir", "A\u0301mbar Şehi\u00adr", TRUE },
  { "Operation Moonrise", "https://example.org/On%20Operation%20Moonrise?all", TRUE },
  { "Operation Moonrise", "100% Operation%20Moonrise", TRUE },
  { "https://example.org/Operation%20Moonrise", "https://example.org/Operation Moonrise", TRUE },
  { "https://example.org/Operation%20Moonrise", "https://example.org/Operation%20Moonrise", TRUE },
  { "Operation Moonrise", "Operation %25Moonrise%", TRUE },
  { "100 %25 of nothing", "100 % of everything", FALSE },
  { "月の出作戦", "これは月の出作戦です", TRUE },
  { "A (purged) B", "Nothing", FALSE },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (LiaProof) proof = hold (texts[i].held);

    lia_proof_take (proof, texts[i].text, &(LiaProofPlace) { .name = "here" });
    if (lia_proof_is_clean (proof) == texts[i].told)
      g_error ("“%s” in “%s”", texts[i].held, texts[i].text);
  }
}

static void
test_reference (void)
{
  LiaProofPlace place = { .name = "here" };
  g_autoptr (LiaProof) proof = hold (SECRET);

  lia_proof_hold_record (proof, "E-091");
  lia_proof_take (proof, "E-092, E-0912, E091 and F-091", &place);
  g_assert_true (lia_proof_is_clean (proof));
  lia_proof_take (proof, "Follows E-091", &place);
  g_assert_false (lia_proof_is_clean (proof));
  lia_proof_permit (proof, "As we said at E-091");
  g_assert_false (lia_proof_is_clean (proof));
  lia_proof_permit_of (proof, "E-091", "As we said at E-091");
  g_assert_false (lia_proof_is_clean (proof));
  lia_proof_permit_of (proof, "C-001", "As we said at E-091");
  g_assert_true (lia_proof_is_clean (proof));
}

/* Only a text that is the same to the letter isn't looked into. */
static void
test_vouched (void)
{
  LiaProofPlace place = { .name = "here" };
  g_autoptr (LiaProof) proof = hold (SECRET);

  lia_proof_vouch_for (proof, SECRET);
  lia_proof_take (proof, SECRET, &place);
  g_assert_true (lia_proof_is_clean (proof));
  lia_proof_take (proof, SECRET ".", &place);
  g_assert_false (lia_proof_is_clean (proof));
}

/* What the file says of records without words is no excuse for one that may not be seen. */
static void
test_own (void)
{
  LiaProofPlace place = { .name = "here" };
  g_autoptr (LiaProof) proof = hold ("Handling mark");

  lia_proof_hold_record (proof, "E-091");
  lia_proof_take (proof, "Handling mark", &place);
  lia_proof_set_own (proof, TRUE);
  lia_proof_take (proof, "Handling mark", &place);
  lia_proof_set_own (proof, FALSE);
  g_assert_true (lia_proof_is_clean (proof));
  lia_proof_take (proof, "E-091", &place);
  lia_proof_set_own (proof, TRUE);
  lia_proof_take (proof, "E-091", &place);
  lia_proof_set_own (proof, FALSE);
  g_assert_false (lia_proof_is_clean (proof));
}

/* Two cells side by side are two texts. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "split.xlsx", NULL);
  Texts apart = harmless;
  g_autoptr (LiaProof) proof = hold (SECRET);
  g_autoptr (LiaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  apart.cell = "Operation";
  apart.column = "Moonrise";
  document = make_document (&apart);
  lia_delivery_write (&(LiaDelivery) { path, NULL, proof, NULL, NULL, NULL },
                      &lia_workbook_renderer, document, &error);
  g_assert_no_error (error);
}

static gboolean
permit_secret (LiaProof *proof, gpointer asked, GCancellable *cancellable, GError **error)
{
  *(guint *) asked += 1;
  lia_proof_permit (proof, "The Operation “Moonrise” is known");
  return TRUE;
}

/* What may be seen elsewhere is nothing to object, and nobody is asked if nothing was found. */
static void
test_permitted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "permitted.xlsx", NULL);
  Texts told = harmless;
  guint asked = 0;

  for (guint i = 0; i < 2; i++) {
    g_autoptr (LiaProof) proof = hold (SECRET);
    g_autoptr (LiaDocument) document = make_document (&told);
    g_autoptr (GError) error = NULL;

    lia_proof_set_witness (proof, permit_secret, &asked);
    lia_delivery_write (&(LiaDelivery) { path, NULL, proof, NULL, NULL, NULL },
                        &lia_workbook_renderer, document, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (asked, ==, i);
    told.cell = SECRET;
  }
}

static void
assert_briefing_refused (Fixture *fixture,
                         const char *name,
                         LiaBriefingOptions options,
                         const char *place)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, SECRET_OLD_FILE, -1, NULL));
  g_assert_false (export_briefing (fixture, name, options, &error));
  secret_assert_refused (error, path, place);
}

/* What whoever exports writes is no excuse; what the program says by itself is. */
static void
test_briefing (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions plain = { .ceiling = "TLP:GREEN", .author = "RSO" };
  LiaBriefingOptions title = { .ceiling = "TLP:GREEN", .title = "On Operation Moonrise" };
  LiaBriefingOptions author = { .ceiling = "TLP:GREEN", .author = "Operation Moonrise team" };
  LiaBriefingOptions filter = { .ceiling = "TLP:GREEN",
                                .about = &lia_challenge_type,
                                .filter = "-title:\"Operation Moonrise\"" };
  LiaBriefingOptions red = { .ceiling = "TLP:RED", .title = "On Operation Moonrise" };
  g_autoptr (GError) error = NULL;

  secret_fill (fixture);
  export_briefing (fixture, "plain.xlsx", plain, &error);
  g_assert_no_error (error);
  assert_briefing_refused (fixture, "title.xlsx", title, "the title");
  assert_briefing_refused (fixture, "author.xlsx", author, "who prepared it");
  assert_briefing_refused (fixture, "filter.xlsx", filter, "the filter");
  assert_briefing_refused (fixture, "operation moonrise.xlsx", plain, "own name");
  export_briefing (fixture, "moonrise.xlsx", red, &error);
  g_assert_no_error (error);
}

static gboolean
ask_clearance (LiaProof *proof, gpointer clearance, GCancellable *cancellable, GError **error)
{
  return lia_clearance_testify (clearance, proof, cancellable, error);
}

static void
tell_all (LiaClearance *clearance)
{
  for (const LiaRecordType *const *type = lia_register_briefing.types; *type != NULL; type++) {
    GPtrArray *list = lia_clearance_list (clearance, *type);

    for (guint i = 0; i < list->len; i++)
      lia_cleared_get (g_ptr_array_index (list, i), (*type)->fields[0].name);
  }
}

/* What should have been held back and wasn't doesn't permit itself, nor is it vouched for. */
static void
test_judge (Fixture *fixture, gconstpointer data)
{
  LiaProofPlace place = { .name = "here" };
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaClearance) clearance = NULL;
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (GError) error = NULL;

  secret_fill (fixture);
  reader = lia_register_read (fixture->reg);
  clearance = lia_clearance_new (reader, lia_register_briefing.types, NULL, "TLP:RED", TRUE, NULL,
                                 NULL, &error);
  g_assert_no_error (error);
  lia_proof_hold_above (proof, reader, 1, NULL, &error);
  g_assert_no_error (error);
  tell_all (clearance);
  lia_clearance_vouch (clearance, proof);
  lia_proof_set_witness (proof, ask_clearance, clearance);
  lia_proof_take (proof, "Visible challenge", &place);
  g_assert_true (lia_proof_conclude (proof, NULL, &error));
  lia_proof_take (proof, SECRET, &place);
  g_assert_false (lia_proof_conclude (proof, NULL, &error));
  secret_assert_refused (error, NULL, "here");
}

/* An office holder whose name isn't to be seen, and who spoke under the Chatham House Rule. */
static void
test_withheld (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions person = { .ceiling = "TLP:RED", .title = "For Moonrise Person" };
  LiaBriefingOptions speaker = { .ceiling = "TLP:RED", .title = "As Moonrise Agency said" };
  LiaBriefingOptions statement = { .ceiling = "TLP:RED", .title = "Moonrise statement" };
  CanariesDraft draft;
  LiaId process, meeting, participant, participation, holder;
  g_autoptr (GError) error = NULL;

  canaries_begin (&draft);
  process = lia_edit_create (draft.edit, &lia_process_type);
  lia_edit_set (draft.edit, &lia_process_type, &process, "name", NULL, "A process");
  lia_edit_set (draft.edit, &lia_process_type, &process, "short_name", NULL, "one");
  meeting = lia_edit_create (draft.edit, &lia_engagement_type);
  lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "title", NULL, "Quiet meeting");
  lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "state", NULL, "held");
  lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "date", NULL, "2026-03-04");
  lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "chatham_house", NULL, "1");
  lia_edit_set (draft.edit, &lia_engagement_type, &meeting, "organisations", NULL,
                "Somebody;Moonrise Agency");
  canaries_refer (&draft, &lia_engagement_type, &meeting, "process", &process);
  participant = lia_edit_create (draft.edit, &lia_participant_type);
  lia_edit_set (draft.edit, &lia_participant_type, &participant, "name", NULL, "Openland");
  lia_edit_set (draft.edit, &lia_participant_type, &participant, "code", NULL, "XXA");
  lia_edit_set (draft.edit, &lia_participant_type, &participant, "kind", NULL, "territory");
  participation = lia_edit_create (draft.edit, &lia_participation_type);
  lia_edit_set (draft.edit, &lia_participation_type, &participation, "role", NULL, "speaks");
  lia_edit_set (draft.edit, &lia_participation_type, &participation, "statement", NULL,
                "Moonrise statement");
  canaries_refer (&draft, &lia_participation_type, &participation, "engagement", &meeting);
  canaries_refer (&draft, &lia_participation_type, &participation, "participant", &participant);
  holder = lia_edit_create (draft.edit, &lia_person_type);
  lia_edit_set (draft.edit, &lia_person_type, &holder, "name", NULL, "Moonrise Person");
  lia_edit_set (draft.edit, &lia_person_type, &holder, "office", NULL, "Minister");
  canaries_finish (&draft, fixture);

  assert_briefing_refused (fixture, "b.xlsx", person, "the title");
  assert_briefing_refused (fixture, "b.xlsx", speaker, "the title");
  assert_briefing_refused (fixture, "b.xlsx", statement, "the title");
  person.personal = TRUE;
  export_briefing (fixture, "b.xlsx", person, &error);
  g_assert_no_error (error);
}

static void
assert_all_pass (Fixture *fixture)
{
  for (guint i = 0; i < CANARIES_N_MARKS; i++) {
    LiaBriefingOptions options = { .ceiling = canaries_marks[i], .author = "RSO" };
    g_autoptr (GError) error = NULL;

    export_briefing (fixture, "b.xlsx", options, &error);
    g_assert_no_error (error);
  }
}

/* No false alarm, at any ceiling. */
static void
test_sample (Fixture *fixture, gconstpointer data)
{
  secret_try_sample (fixture, assert_all_pass);
}

static void
cancel_late (double fraction, gpointer cancellable)
{
  if (fraction > 0.9)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "b.xlsx", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  LiaBriefingOptions options = { .ceiling = "TLP:GREEN" };
  g_autoptr (GError) error = NULL;

  secret_fill (fixture);
  g_assert_false (lia_briefing_export (fixture->reg, &options, path, cancellable, cancel_late,
                                       cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof/texts", test_texts);
  g_test_add_func ("/proof/reference", test_reference);
  g_test_add_func ("/proof/vouched", test_vouched);
  g_test_add_func ("/proof/own", test_own);
  fixture_add_test ("/proof/canary", test_canary);
  fixture_add_test ("/proof/sabotage", test_sabotage);
  fixture_add_test ("/proof/file-name", test_file_name);
  fixture_add_test ("/proof/parts", test_parts);
  fixture_add_test ("/proof/split", test_split);
  fixture_add_test ("/proof/permitted", test_permitted);
  fixture_add_test ("/proof/briefing", test_briefing);
  fixture_add_test ("/proof/judge", test_judge);
  fixture_add_test ("/proof/withheld", test_withheld);
  fixture_add_test ("/proof/sample", test_sample);
  fixture_add_test ("/proof/cancelled", test_cancelled);
  return g_test_run ();
}
