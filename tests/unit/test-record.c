#include <string.h>

#include "records/date.h"
#include "records/error.h"
#include "records/record-type.h"

static void
test_id (void)
{
  LiaId a = lia_id_new ();
  LiaId b = lia_id_new ();
  LiaId parsed;
  g_autofree char *text = lia_id_to_text (&a);
  static const char *const wrong[] = { NULL,
                                       "",
                                       "x",
                                       "0190163d8694739baea5966c26f8ad91",
                                       "0190163d-8694-739b-aea5-966c26f8ad9",
                                       "0190163d-8694-739b-aea5-966c26f8ad9g",
                                       "0190163d-8694-739b-aea5-966c26f8ad911" };

  g_assert_false (lia_id_equal (&a, &b));
  g_assert_cmpint (a.bytes[6] >> 4, ==, 7);
  g_assert_cmpint (a.bytes[8] >> 6, ==, 2);
  g_assert_true (lia_id_parse (text, &parsed));
  g_assert_true (lia_id_equal (&a, &parsed));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (lia_id_parse (wrong[i], NULL));
}

static void
test_normalize (void)
{
  static const struct {
    const char *type;
    const char *field;
    const char *text;
    const char *normal; /* NULL: nothing remains */
  } cases[] = {
    { "challenge", "title", "  two  words ", "two  words" },
    { "challenge", "title", " \t", NULL },
    { "challenge", "wording", "two\nlines", "two\nlines" },
    { "challenge", "themes", " a ;b;; a;c ", "a;b;c" },
    { "challenge", "themes", " ; ", NULL },
    { "commitment", "status", "in_progress", "in_progress" },
    { "commitment", "status", "In progress", "in_progress" },
    { "commitment", "due", " 2026-03-31 ", "2026-03-31" },
    { "engagement", "time_from", "9:05", "09:05" },
    { "engagement", "date", "14-15 January 2027", "2027-01-14/2027-01-15" },
    { "engagement", "time_from", "9", "09:00" },
    { "engagement", "time_until", "9.30", "09:30" },
    { "engagement", "time_zone", "Europe/Sofia", "Europe/Sofia" },
    { "engagement", "time_zone", "sofia", "Europe/Sofia" },
    { "engagement", "time_zone", "Ho Chi Minh", "Asia/Ho_Chi_Minh" },
    { "engagement", "chatham_house", "yes", "1" },
    { "engagement", "chatham_house", "no", NULL },
    { "task", "offset_days", "-42", "-42" },
    { "source", "address", "https://example.org/a?b=c", "https://example.org/a?b=c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const LiaRecordType *type = lia_record_type_find (cases[i].type);
    g_autoptr (GError) error = NULL;
    g_autofree char *normal =
        lia_field_normalize (lia_record_type_field (type, cases[i].field), cases[i].text, &error);

    g_assert_no_error (error);
    g_assert_cmpstr (normal, ==, cases[i].normal);
  }
}

static void
test_refuse (void)
{
  static const struct {
    const char *type;
    const char *field;
    const char *text;
  } cases[] = {
    { "challenge", "title", "two\nlines" },
    { "challenge", "title", "nul\x01" },
    { "challenge", "title", "\xe9" },
    { "challenge", "title", "\xc2\x85" },
    { "commitment", "status", "done" },
    { "commitment", "due", "31.3.2026" },
    { "engagement", "time_from", "25:00" },
    { "engagement", "time_from", "9:5" },
    { "engagement", "time_from", "24" },
    { "engagement", "time_from", "-9" },
    { "engagement", "time_from", "+9:05" },
    { "engagement", "time_zone", "Mars/Base" },
    { "engagement", "chatham_house", "perhaps" },
    { "task", "offset_days", "4.5" },
    { "source", "address", "javascript:alert(1)" },
    { "source", "address", "file:///etc/passwd" },
    { "source", "address", "example.org" },
    { "commitment", "lead", "AUS" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const LiaRecordType *type = lia_record_type_find (cases[i].type);
    const LiaField *field = lia_record_type_field (type, cases[i].field);
    g_autoptr (GError) error = NULL;

    g_assert_null (lia_field_normalize (field, cases[i].text, &error));
    g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID);
    g_assert_true (g_str_has_prefix (error->message, lia_field_label (field)));
  }
}

static void
test_longest_text (void)
{
  const LiaField *field = lia_record_type_field (lia_record_type_find ("challenge"), "wording");
  g_autofree char *fits = g_strnfill (32767, 'x');
  g_autofree char *too_long = g_strnfill (32768, 'x');
  g_autofree char *kept = lia_field_normalize (field, fits, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (kept, ==, fits);
  g_assert_null (lia_field_normalize (field, too_long, &error));
  g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID);
}

static LiaRecord *
make_membership (const char *since, const char *until)
{
  const LiaRecordType *type = lia_record_type_find ("membership");
  LiaId id = lia_id_new ();
  LiaRecord *record = lia_record_new (type, &id);
  g_autofree char *other = lia_id_to_text (&id);

  lia_record_set_nth (record, lia_record_type_index (type, "participant"), other);
  lia_record_set_nth (record, lia_record_type_index (type, "process"), other);
  lia_record_set_nth (record, lia_record_type_index (type, "standing"), "member");
  lia_record_set_nth (record, lia_record_type_index (type, "since"), since);
  lia_record_set_nth (record, lia_record_type_index (type, "until"), until);

  return record;
}

static void
test_end_before_start (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRecord) good = make_membership ("2013-04", "2013");
  g_autoptr (LiaRecord) bad = make_membership ("2013-04", "2012");

  g_assert_true (lia_record_validate (good, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (lia_record_validate (bad, NULL, &error));
  g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID);
}

static LiaRecord *
make_mark (const char *label, const char *site)
{
  const LiaRecordType *type = lia_record_type_find ("mark");
  LiaId id = lia_id_new ();
  LiaRecord *record = lia_record_new (type, &id);

  lia_record_set_nth (record, lia_record_type_index (type, "label"), "TLP:GREEN");
  lia_record_set_nth (record, lia_record_type_index (type, "rank"), "1");
  lia_record_set_nth (record, lia_record_type_index (type, "sensitivity_label"), label);
  lia_record_set_nth (record, lia_record_type_index (type, "sensitivity_site"), site);

  return record;
}

/* A label that was copied in part would be passed over without a word. */
static void
test_label_in_part (void)
{
  g_autoptr (LiaRecord) whole = make_mark ("2096f6a2-d2f7-48be-b329-b73aaa526e5d", NULL);
  g_autoptr (LiaRecord) part = make_mark ("2096f6a2-d2f7-48be-b329-b73aaa526e5d", "cb46c030-1825");
  g_autoptr (GError) error = NULL;

  g_assert_true (lia_record_validate (whole, NULL, NULL));
  g_assert_false (lia_record_validate (part, NULL, &error));
  g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Organisation of the label"));
}

static void
test_required (void)
{
  const LiaRecordType *type = lia_record_type_find ("challenge");
  LiaId id = lia_id_new ();
  g_autoptr (LiaRecord) record = lia_record_new (type, &id);
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_record_validate (record, NULL, &error));
  g_assert_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID);
  lia_record_set_nth (record, 0, "Title");
  g_assert_true (lia_record_validate (record, NULL, NULL));
}

/* What nobody changes is let alone, even if it would not be written like that today. */
static void
test_changed (void)
{
  const LiaRecordType *type = lia_record_type_find ("challenge");
  LiaId id = lia_id_new ();
  g_autoptr (LiaRecord) record = lia_record_new (type, &id);
  g_autofree gboolean *changed = g_new0 (gboolean, lia_record_type_n_fields (type));

  g_assert_true (lia_record_validate (record, changed, NULL));
  changed[0] = TRUE;
  g_assert_false (lia_record_validate (record, changed, NULL));
}

static void
test_reference (void)
{
  LiaId id = lia_id_new ();
  g_autoptr (LiaRecord) record = lia_record_new (lia_record_type_find ("engagement"), &id);

  g_assert_null (lia_record_get_reference (record));
  lia_record_set_number (record, NULL, 7);
  g_assert_cmpstr (lia_record_get_reference (record), ==, "E-007");
  lia_record_set_number (record, "ICMPD", 1234);
  g_assert_cmpstr (lia_record_get_reference (record), ==, "E-1234@ICMPD");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/id", test_id);
  g_test_add_func ("/record/normalize", test_normalize);
  g_test_add_func ("/record/refuse", test_refuse);
  g_test_add_func ("/record/longest-text", test_longest_text);
  g_test_add_func ("/record/end-before-start", test_end_before_start);
  g_test_add_func ("/record/label-in-part", test_label_in_part);
  g_test_add_func ("/record/required", test_required);
  g_test_add_func ("/record/changed", test_changed);
  g_test_add_func ("/record/reference", test_reference);
  return g_test_run ();
}
