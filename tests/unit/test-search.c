#include <sqlite3.h>
#include <string.h>

#include "fixture.h"
#include "records/fold.h"

static char *
found_by (Fixture *fixture, const char *text)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = lia_reader_search (reader, text, 10, NULL, &error);
  GString *found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "," : "",
                            ((LiaHit *) g_ptr_array_index (hits, i))->reference);

  return g_string_free (found, FALSE);
}

#define assert_found(fixture, text, expected)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found = found_by (fixture, text);                                             \
    g_assert_cmpstr (found, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_fold (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } cases[] = {
    { NULL, "" },
    { "İSTANBUL", "istanbul" },
    { "ısparta", "isparta" },
    { "Łódź", "lodz" },
    { "Đorđe", "dorde" },
    { "Straße", "strasse" },
    { "Œuvre", "oeuvre" },
    { "ёлка", "елка" },
    { "Việt Nam", "viet nam" },
    { "ประเทศไทย", "ประเทศไทย" },
    { "ΟΔΥΣΣΕΎΣ ς", "οδυσσευσ σ" },
    { "كِتَابٌ کتاب", "كتاب كتاب" },
    { "أحمد إيران آسيا ٱلله", "احمد ايران اسيا الله" },
    { "مــرحــبا", "مرحبا" },
    { "ＦＵＬＬ　ｗｉｄｔｈ ﬁne", "full width fine" },
    { "co\u00adop\u200beration", "cooperation" },
    { "٢٠٢٣ ۲۰۲۳", "2023 2023" },
    { "Þór Ħal-Għargħur", "thor hal-gharghur" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *folded = lia_fold (cases[i].text);

    g_assert_cmpstr (folded, ==, cases[i].folded);
  }
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  fixture_add_challenge (fixture, "Trafficking into online scam centres");
  fixture_add_challenge (fixture, "Information sharing in İstanbul");
  assert_found (fixture, "scam", "X-001");
  assert_found (fixture, "SCAM cent", "X-001");
  assert_found (fixture, "sc onl traf", "X-001");
  assert_found (fixture, "istanbul", "X-002");
  assert_found (fixture, "scam istanbul", "");
  assert_found (fixture, "cam", "");
  assert_found (fixture, "x-2", "X-002");
}

static void
test_follows_edits (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Before");
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaEdit) archive = lia_edit_new ("Archive");
  g_autoptr (LiaRecord) record = NULL;

  fixture_set (fixture, &id, "title", "After", NULL);
  assert_found (fixture, "before", "");
  assert_found (fixture, "after", "X-001");
  undone = lia_register_undo (fixture->reg, NULL);
  assert_found (fixture, "before", "X-001");
  assert_found (fixture, "after", "");
  record = fixture_get (fixture, &id);
  lia_edit_archive (archive, record);
  fixture_apply (fixture, archive);
  assert_found (fixture, "before", "");
}

static void
test_title_counts_more (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Something else");

  fixture_set (fixture, &id, "wording", "smuggling smuggling smuggling", NULL);
  fixture_add_challenge (fixture, "Smuggling");
  assert_found (fixture, "smuggling", "X-002,X-001");
}

static const LiaHit *
only_hit (GPtrArray *hits)
{
  g_assert_nonnull (hits);
  g_assert_cmpuint (hits->len, ==, 1);
  return g_ptr_array_index (hits, 0);
}

static void
assert_marked (const char *text, GArray *marks, guint index, const char *expected)
{
  const LiaHitMark *mark = &g_array_index (marks, LiaHitMark, index);
  g_autofree char *marked = g_strndup (text + mark->from, mark->to - mark->from);

  g_assert_cmpuint (index, <, marks->len);
  g_assert_cmpstr (marked, ==, expected);
}

static void
test_excerpt (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Title");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *place = NULL;
  const LiaHit *hit;

  fixture_set (fixture, &id, "raised_by", "Working Group on Trafficking", NULL);
  reader = lia_register_read (fixture->reg);
  hits = lia_reader_search (reader, "traff title", 10, NULL, NULL);
  hit = only_hit (hits);
  place = lia_hit_place (hit);
  g_assert_cmpstr (place, ==, "Raised by");
  assert_marked (hit->title, hit->title_marks, 0, "Title");
  g_assert_cmpstr (hit->excerpt, ==, "Working Group on Trafficking");
  assert_marked (hit->excerpt, hit->excerpt_marks, 0, "Trafficking");
}

/* The first mark is in sight, wherever it stands and whatever is before it. */
static void
test_long_excerpt (Fixture *fixture, gconstpointer data)
{
  static const char *const fillers[] = { "plain words ", "İstanbul’da ﬁkir ", "ไทยภาษา", "😀" };
  LiaId id = fixture_add_challenge (fixture, "Title");

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (LiaReader) reader = NULL;
    g_autoptr (GPtrArray) hits = NULL;
    const LiaHit *hit;

    for (guint j = 0; j < 150; j++)
      g_string_append (text, fillers[i]);
    g_string_append (text, " NÈEDLE ");
    for (guint j = 0; j < 150; j++)
      g_string_append (text, fillers[i]);
    fixture_set (fixture, &id, "note", text->str, NULL);
    reader = lia_register_read (fixture->reg);
    hits = lia_reader_search (reader, "need", 10, NULL, NULL);
    hit = only_hit (hits);
    g_assert_true (g_utf8_validate (hit->excerpt, -1, NULL));
    g_assert_true (g_str_has_prefix (hit->excerpt, "…"));
    g_assert_true (g_str_has_suffix (hit->excerpt, "…"));
    g_assert_cmpint (g_utf8_strlen (hit->excerpt, -1), <=, 120);
    assert_marked (hit->excerpt, hit->excerpt_marks, 0, "NÈEDLE");
  }
}

/* What is found in a part leads to its whole, once, and is out of sight with it. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  LiaId commitment = fixture_add_commitment (fixture, "Train consuls", NULL);
  LiaId first = fixture_add_update (fixture, &commitment, "2024-01", "A needle was found");
  g_autoptr (LiaEdit) archive = lia_edit_new ("Archive");
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *place = NULL;
  const LiaHit *hit;

  fixture_add_update (fixture, &commitment, "2024-02", "Another needle");
  reader = lia_register_read (fixture->reg);
  hits = lia_reader_search (reader, "needle", 10, NULL, NULL);
  hit = only_hit (hits);
  place = lia_hit_place (hit);
  g_assert_true (lia_id_equal (&hit->id, &commitment));
  g_assert_cmpstr (hit->title, ==, "Train consuls");
  g_assert_cmpstr (hit->part_reference, ==, "U-002");
  g_assert_cmpstr (place, ==, "Update U-002, Narrative");
  g_clear_pointer (&reader, lia_reader_free);
  assert_found (fixture, "u-1", "C-001");

  record = fixture_get (fixture, &commitment);
  lia_edit_archive (archive, record);
  fixture_apply (fixture, archive);
  assert_found (fixture, "needle", "");
  g_clear_object (&record);
  undone = lia_register_undo (fixture->reg, NULL);
  record = fixture_get (fixture, &first);
  g_assert_false (lia_record_is_archived (record));
  assert_found (fixture, "needle", "C-001");
}

/* The note of a link is part of the record that it starts from. */
static void
test_link_notes (Fixture *fixture, gconstpointer data)
{
  LiaId challenge = fixture_add_challenge (fixture, "Challenge");
  LiaId commitment = fixture_add_commitment (fixture, "Commitment", NULL);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Link");

  lia_edit_link (edit, "addresses", &commitment, &challenge, "paragraph zwölf");
  fixture_apply (fixture, edit);
  assert_found (fixture, "zwolf", "C-001");
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 12; i++)
    fixture_add_challenge (fixture, "Something");
  fixture_add_commitment (fixture, "X 2 is a number", NULL);

  assert_found (fixture, "X-002", "X-002");
  assert_found (fixture, "x2", "X-002");
  assert_found (fixture, " X 2 ", "X-002,C-001");
  assert_found (fixture, "x-002@ICMPD", "");
  assert_found (fixture, "x-01", "X-001,X-010,X-011,X-012");
  assert_found (fixture, "X-999", "");
}

/* Each is found by every beginning of its words, and by any part where there are no spaces. */
static const char *const samples[] = {
  "Online scam centres in the region",
  "İstanbul Süreci, Isparta’da ılımlı çözüm",
  "Будапештский процесс: ёлка и подъезд",
  "Διαδικασία της Βουδαπέστης",
  "إعلان بالي بشأن الاتجار بالأشخاص",
  "پیمان‌نامهٔ کابل دربارهٔ مهاجرت",
  "ประเทศไทยร่วมมือต่อต้านการค้ามนุษย์",
  "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ",
  "ព្រះរាជាណាចក្រកម្ពុជា",
  "ပြည်ထောင်စု သမ္မတ မြန်မာနိုင်ငံတော်",
  "打击人口贩运的区域合作",
  "人身取引対策ワーキンググループ",
  "인신매매 방지를 위한 지역 협력",
  "मानव तस्करी के विरुद्ध सहयोग",
  "মানব পাচার প্রতিরোধ",
  "Đà Nẵng, Việt Nam: hội nghị cấp cao",
  "Łódź, Straße, Œuvre, Þingvellir, Ħamrun",
  "O’Neill and d'Ivoire on co-operation",
};

static void
assert_finds (LiaReader *reader, const char *from, const char *to, const char *reference)
{
  g_autofree char *text = g_strndup (from, to - from);
  g_autoptr (GPtrArray) hits = lia_reader_search (reader, text, 100, NULL, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < hits->len; i++)
    found |= g_str_equal (((LiaHit *) g_ptr_array_index (hits, i))->reference, reference);
  if (!found)
    g_test_message ("“%s” does not find %s", text, reference);
  g_assert_true (found);
}

static gboolean
is_word (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == '\'' || c == 0x2019 || g_unichar_isalnum (c) || g_unichar_ismark (c) ||
         g_unichar_type (c) == G_UNICODE_FORMAT;
}

static gboolean
has_no_spaces (const char *sample)
{
  switch (g_unichar_get_script (g_utf8_get_char (sample))) {
  case G_UNICODE_SCRIPT_THAI:
  case G_UNICODE_SCRIPT_LAO:
  case G_UNICODE_SCRIPT_KHMER:
  case G_UNICODE_SCRIPT_MYANMAR:
  case G_UNICODE_SCRIPT_HAN:
    return TRUE;
  default:
    return FALSE;
  }
}

static void
test_scripts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    LiaId id = fixture_add_challenge (fixture, "Title");

    fixture_set (fixture, &id, i % 2 == 0 ? "title" : "wording", samples[i], NULL);
  }

  reader = lia_register_read (fixture->reg);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *reference = g_strdup_printf ("X-%03u", i + 1);
    gboolean anywhere = has_no_spaces (samples[i]);

    for (const char *start = samples[i]; *start != '\0'; start = g_utf8_next_char (start)) {
      gboolean begins =
          is_word (start) && (start == samples[i] || !is_word (g_utf8_prev_char (start)) ||
                              (anywhere && !g_unichar_ismark (g_utf8_get_char (start))));

      for (const char *end = start; begins && *end != '\0' && is_word (end);) {
        end = g_utf8_next_char (end);
        assert_finds (reader, start, end, reference);
      }
    }
  }
}

static void
test_joined (Fixture *fixture, gconstpointer data)
{
  fixture_add_challenge (fixture, "O’Neill’s read-out");
  fixture_add_challenge (fixture, "A readout in Côte d'Ivoire");
  assert_found (fixture, "o'neill", "X-001");
  assert_found (fixture, "oneill", "X-001");
  assert_found (fixture, "neil", "X-001");
  assert_found (fixture, "read-out", "X-001,X-002");
  assert_found (fixture, "readout", "X-002,X-001");
  assert_found (fixture, "ivoire", "X-002");
}

/* The pairs of the vocabulary, whichever is typed, also before the last word is whole; never before
 * what was typed itself. */
static void
test_synonyms (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_auto (GStrv) also = NULL;

  fixture_add_challenge (fixture, "The smuggling of migrants by sea");
  fixture_add_challenge (fixture, "On people smuggling");
  fixture_add_challenge (fixture, "Migrants and their goods; smuggling");
  assert_found (fixture, "people smuggling", "X-002,X-001");
  assert_found (fixture, "people smug", "X-002,X-001");
  assert_found (fixture, "human smuggling sea", "X-001");
  assert_found (fixture, "SoM", "X-002,X-001");
  assert_found (fixture, "smuggling of mig", "X-001,X-002");

  reader = lia_register_read (fixture->reg);
  also = lia_reader_search_also (reader, "people smuggling");
  g_assert_true (g_strv_contains ((const char *const *) also, "smuggling of migrants"));
  g_assert_false (g_strv_contains ((const char *const *) also, "people smuggling"));
  hits = lia_reader_search (reader, "human smuggling", 10, NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  for (guint i = 0; i < 2; i++) {
    const LiaHit *hit = g_ptr_array_index (hits, i);

    assert_marked (hit->title, hit->title_marks, 0,
                   g_str_equal (hit->reference, "X-002") ? "people smuggling"
                                                         : "smuggling of migrants");
  }
}

static void
test_names_of_states (Fixture *fixture, gconstpointer data)
{
  LiaId turkiye = fixture_add_participant (fixture, "TUR", "Türkiye");
  LiaId emirates = fixture_add_participant (fixture, "ARE", "United Arab Emirates");
  LiaId myanmar = fixture_add_participant (fixture, "MMR", "Myanmar");
  g_autofree char *whole = lia_id_to_text (&myanmar);

  fixture_set (fixture, &turkiye, "aliases", "Turkey;Турция;Turkiye Cumhuriyeti", NULL);
  fixture_set (fixture, &emirates, "aliases", "UAE", NULL);
  fixture_add_challenge (fixture, "Returns from Turkey");
  fixture_add_challenge (fixture, "Transit through Myanmar");
  assert_found (fixture, "Турция", "P-001,X-001");
  assert_found (fixture, "turkiye", "P-001,X-001");
  assert_found (fixture, "turkey", "P-001,X-001");
  assert_found (fixture, "burma", "");

  fixture_add (fixture, "name", "participant", whole, "name", "Burma", NULL);
  assert_found (fixture, "burma", "P-003,X-002");
  assert_found (fixture, "transit burm", "X-002");
  fixture_add_challenge (fixture, "The Emirates are asked");
  assert_found (fixture, "are asked", "X-003");
  assert_found (fixture, "UAE", "P-002");
}

/* One type with many hits leaves room for those of others. */
static void
test_shares (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Many");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  g_autofree char *all = NULL;

  fixture_add_commitment (fixture, "Training for consuls", NULL);
  for (guint i = 0; i < 100; i++) {
    LiaId id = lia_edit_create (edit, type);
    g_autofree char *title = g_strdup_printf ("Training %u", i);

    lia_edit_set (edit, type, &id, "title", NULL, title);
  }
  fixture_apply (fixture, edit);
  all = found_by (fixture, "training");
  g_assert_nonnull (strstr (all, "C-001"));
  assert_found (fixture, "training 99", "X-100");
}

/* One that is in the index and one that waits to get there. */
static void
test_mend (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *database;

  fixture_add_challenge (fixture, "Needle");
  g_assert_true (lia_register_mend (fixture->reg, &error));
  for (guint i = 0; i < 100; i++)
    fixture_add_challenge (fixture, "Hay");
  fixture_add_challenge (fixture, "Thread");
  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database,
                                 "UPDATE search SET words = 'wrong' WHERE words = 'needle';"
                                 "UPDATE search_recent SET words = 'wrong' WHERE words = 'thread';",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (database);

  check = lia_register_check (fixture->reg, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 1);
  g_assert_true (
      g_str_has_prefix (g_ptr_array_index (check->problems, 0), "Search does not know 2 records"));
  g_clear_pointer (&check, lia_check_free);
  g_assert_true (lia_register_mend (fixture->reg, &error));
  check = lia_register_check (fixture->reg, NULL, &error);
  g_assert_cmpuint (check->problems->len, ==, 0);
  assert_found (fixture, "needle", "X-001");
  assert_found (fixture, "thread", "X-102");
}

static void
test_stops (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (LiaEdit) edit = lia_edit_new ("Many");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 300; i++) {
    LiaId id = lia_edit_create (edit, type);

    lia_edit_set (edit, type, &id, "title", NULL, "Training for consuls");
  }
  fixture_apply (fixture, edit);
  g_cancellable_cancel (cancellable);
  reader = lia_register_read (fixture->reg);
  hits = lia_reader_search (reader, "training", 300, cancellable, &error);
  g_assert_null (hits);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whatever is typed is a question, never a syntax error. */
static void
test_any_text (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "",
    " ",
    "\"",
    "*",
    "AND",
    "OR NOT",
    "a AND",
    "NEAR(",
    "title:x",
    "x*y",
    "'; DROP TABLE search",
    "-x",
    "^",
    "{a b}",
    "\xff\xfe",
    "\xc3",
    "é\xcc",
    "ü*\"",
    "(((((",
    "\x01\x02",
    "ประเทศไทย",
    "حقوق",
    "😀",
    "😀 👍🏽 🇹🇭",
    "\xe2\x80\x8b\xc2\xad",
    "-- /* */ ;",
    "C-99999999999999999999",
    "c-@",
    "@@@",
    "'''",
    "a-b-c-d-e-f-g",
    "\xed\xa0\x80",
  };
  g_autofree char *long_text = g_strnfill (10000, 'a');
  g_autofree char *many_words = g_strnfill (10000, ' ');

  fixture_add_challenge (fixture, "Title");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *found = found_by (fixture, texts[i]);

    g_assert_nonnull (found);
  }
  for (guint i = 0; i < 10000; i += 2)
    many_words[i] = 'b';
  assert_found (fixture, long_text, "");
  assert_found (fixture, many_words, "");
  for (guint i = 0; i < 500; i++) {
    char random[24];
    g_autofree char *found = NULL;

    for (guint j = 0; j < sizeof random - 1; j++)
      random[j] = g_test_rand_int_range (1, 256);
    random[sizeof random - 1] = '\0';
    found = found_by (fixture, random);
    g_assert_nonnull (found);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold", test_fold);
  fixture_add_test ("/search/scripts", test_scripts);
  fixture_add_test ("/search/joined", test_joined);
  fixture_add_test ("/search/parts", test_parts);
  fixture_add_test ("/search/link-notes", test_link_notes);
  fixture_add_test ("/search/references", test_references);
  fixture_add_test ("/search/synonyms", test_synonyms);
  fixture_add_test ("/search/names-of-states", test_names_of_states);
  fixture_add_test ("/search/shares", test_shares);
  fixture_add_test ("/search/long-excerpt", test_long_excerpt);
  fixture_add_test ("/search/mend", test_mend);
  fixture_add_test ("/search/stops", test_stops);
  fixture_add_test ("/search/words", test_words);
  fixture_add_test ("/search/follows-edits", test_follows_edits);
  fixture_add_test ("/search/title-counts-more", test_title_counts_more);
  fixture_add_test ("/search/excerpt", test_excerpt);
  fixture_add_test ("/search/any-text", test_any_text);
  return g_test_run ();
}
