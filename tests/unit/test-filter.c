#include "fixture.h"
#include "records/date.h"
#include "records/types.h"
#include "register/filter.h"
#include "register/tally.h"

/* Two processes, a meeting of one with the other at which a participant was present and another
 * invited, and a commitment made there about a challenge; and one made nowhere. */
typedef struct {
  LiaId bali, budapest;
  LiaId present, invited;
  LiaId meeting;
  LiaId challenge;
  LiaId made, loose;
} Scene;

static LiaId
add_participation (Fixture *fixture, const LiaId *meeting, const LiaId *who, const char *role)
{
  g_autofree char *engagement = lia_id_to_text (meeting);
  g_autofree char *participant = lia_id_to_text (who);

  return fixture_add (fixture, "participation", "engagement", engagement, "participant",
                      participant, "role", role, NULL);
}

static void
set_scene (Fixture *fixture, Scene *scene)
{
  g_autofree char *bali = NULL;
  g_autofree char *budapest = NULL;

  scene->bali = fixture_add (fixture, "process", "name", "Bali", "short_name", "bali", NULL);
  scene->budapest =
      fixture_add (fixture, "process", "name", "Budapest", "short_name", "budapest", NULL);
  bali = lia_id_to_text (&scene->bali);
  budapest = lia_id_to_text (&scene->budapest);
  scene->present = fixture_add_participant (fixture, "PAK", "Pakistan");
  scene->invited = fixture_add_participant (fixture, "IRQ", "Iraq");
  scene->meeting =
      fixture_add (fixture, "engagement", "title", "Thematic meeting", "process", budapest,
                   "with_process", bali, "state", "held", "date", "2023-10-04/2023-10-05", NULL);
  add_participation (fixture, &scene->meeting, &scene->present, "attends");
  add_participation (fixture, &scene->meeting, &scene->invited, "invited");
  scene->challenge = fixture_add_challenge (fixture, "Information sharing");
  scene->made = fixture_add_commitment (fixture, "Share what was learned", "2023-12");
  scene->loose = fixture_add (fixture, "commitment", "title", "Meet again", "kind", "action point",
                              "status", "fulfilled", NULL);
  fixture_link (fixture, "made_at", &scene->made, &scene->meeting);
  fixture_link (fixture, "addresses", &scene->made, &scene->challenge);
  fixture_link (fixture, "addresses", &scene->loose, &scene->challenge);
  fixture_link (fixture, "made_towards", &scene->loose, &scene->invited);
}

static void
assert_finds (Fixture *fixture, const LiaRecordType *type, const char *filter, ...)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  const LiaId *expected;
  guint n = 0;
  va_list ids;

  lia_filter_apply (filter, query, reader, lia_day_from_civil (2024, 2, 1), &error);
  g_assert_no_error (error);
  lia_query_sort_by (query, NULL, FALSE);
  found = lia_reader_list (reader, query, NULL, &error);
  g_assert_no_error (error);

  va_start (ids, filter);
  for (; (expected = va_arg (ids, const LiaId *)) != NULL; n++) {
    g_assert_cmpuint (found->len, >, n);
    g_assert_true (lia_id_equal (&g_array_index (found, LiaId, n), expected));
  }
  va_end (ids);
  g_assert_cmpuint (found->len, ==, n);
}

static void
assert_refused (Fixture *fixture, const char *filter, const char *because)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GError) error = NULL;

  g_assert_false (lia_filter_apply (filter, query, reader, 0, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND);
  g_assert_nonnull (g_strstr_len (error->message, -1, because));
}

static void
assert_term (const char *text, guint n, const char *name, const char *value)
{
  g_autoptr (GPtrArray) terms = lia_filter_parse (text);
  const LiaFilterTerm *term;

  g_assert_cmpuint (terms->len, >, n);
  term = terms->pdata[n];
  g_assert_cmpstr (term->name, ==, name);
  g_assert_cmpstr (term->value, ==, value);
}

static void
test_parse (void)
{
  g_autoptr (GPtrArray) none = lia_filter_parse (NULL);
  g_autoptr (GPtrArray) blank = lia_filter_parse (" \t");

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (blank->len, ==, 0);
  assert_term ("state:overdue process:bali", 1, "process", "bali");
  assert_term ("kind:\"action point\" RSO's", 0, "kind", "action point");
  assert_term ("kind:\"action point\" RSO's", 1, NULL, "RSO's");
  assert_term ("at 09:30", 1, "09", "30");
  assert_term (":x y: \"never closed", 0, NULL, ":x");
  assert_term (":x y: \"never closed", 1, NULL, "y:");
  assert_term (":x y: \"never closed", 2, NULL, "never closed");
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, &lia_commitment_type, "", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, NULL, &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "kind:\"action point\"", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "status:in_progress", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "status:in_progress status:fulfilled", &scene.made,
                &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "learn status:in_progress", &scene.made, NULL);
  assert_finds (fixture, &lia_engagement_type, "state:held", &scene.meeting, NULL);
  assert_finds (fixture, &lia_participation_type, "participant:PAK role:chair", NULL);
}

static void
test_archived (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
  Scene scene;

  set_scene (fixture, &scene);
  reader = lia_register_read (fixture->reg);
  record = lia_reader_get (reader, &scene.loose, NULL);
  lia_edit_archive (edit, record);
  g_assert_true (lia_register_apply (fixture->reg, edit, NULL));

  assert_finds (fixture, &lia_commitment_type, "", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "archived:yes", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "archived:yes status:in_progress", NULL);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, &lia_commitment_type, "state:overdue", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "state:open process:bali", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "state:silent", NULL);
  assert_finds (fixture, &lia_engagement_type, "state:no-outcome", &scene.meeting, NULL);
  assert_finds (fixture, &lia_challenge_type, "state:no-commitment", NULL);
}

static void
test_concerning (Fixture *fixture, gconstpointer data)
{
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, &lia_commitment_type, "process:bali", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "process:bali process:budapest", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "participant:PAK", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "participant:irq", &scene.loose, NULL);
  assert_finds (fixture, &lia_engagement_type, "process:bali", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "participant:PAK", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "participant:IRQ", NULL);
  assert_finds (fixture, &lia_commitment_type, "addresses:X-001", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_challenge_type, "addresses:C-001", &scene.challenge, NULL);
  assert_finds (fixture, &lia_commitment_type, "made_at:E-001", &scene.made, NULL);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "colour:red", "colour:red");
  assert_refused (fixture, "state:late", "state:late");
  assert_refused (fixture, "process:vienna", "vienna");
  assert_refused (fixture, "participant:ZZZ", "ZZZ");
  assert_refused (fixture, "addresses:X-999", "X-999");
  assert_refused (fixture, "lead:ZZZ", "ZZZ");
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (LiaQuery) copy = NULL;
  Scene scene;

  set_scene (fixture, &scene);
  reader = lia_register_read (fixture->reg);
  g_assert_true (lia_query_where_concerning (query, "participant", &scene.present));
  g_assert_false (lia_query_where_concerning (query, "body", &scene.present));
  copy = lia_query_copy (query);
  g_assert_cmpint (lia_reader_count (reader, copy, NULL), ==, 1);
}

static void
test_tally (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GHashTable) statuses = NULL;
  g_autoptr (GHashTable) challenges = NULL;
  g_autoptr (GHashTable) assessments = NULL;
  Scene scene;

  set_scene (fixture, &scene);
  reader = lia_register_read (fixture->reg);
  statuses = lia_reader_tally_field (reader, query, "status", NULL, NULL);
  challenges = lia_reader_tally_linked (reader, query, "addresses", NULL, NULL);
  assessments = lia_reader_tally_field (reader, query, "assessment", NULL, NULL);

  g_assert_cmpuint (g_hash_table_size (statuses), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (statuses, "fulfilled")), ==, 1);
  g_assert_cmpuint (g_hash_table_size (challenges), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (challenges, &scene.challenge)), ==, 2);
  g_assert_cmpuint (g_hash_table_size (assessments), ==, 0);
}

static void
test_tally_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_scene (fixture, &scene);
  reader = lia_register_read (fixture->reg);
  g_cancellable_cancel (cancellable);
  g_assert_null (lia_reader_tally_linked (reader, query, "addresses", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/filter/parse", test_parse);
  fixture_add_test ("/filter/fields", test_fields);
  fixture_add_test ("/filter/archived", test_archived);
  fixture_add_test ("/filter/states", test_states);
  fixture_add_test ("/filter/concerning", test_concerning);
  fixture_add_test ("/filter/refused", test_refused);
  fixture_add_test ("/filter/copy", test_copy);
  fixture_add_test ("/filter/tally", test_tally);
  fixture_add_test ("/filter/tally-cancelled", test_tally_cancelled);
  return g_test_run ();
}
