#include "briefing/error.h"
#include "briefing/kinds/kind.h"
#include "briefing/memory/named-briefing.h"
#include "briefing/renderer.h"
#include "fixture.h"
#include "records/types.h"

#define NAME "Monthly, for the Co-Chairs"

static const char *const sections[] = { "commitment", "summary", NULL };
static const char *const columns[] = { "commitment.title", "commitment.due", NULL };

static LiaEdit *
save (Fixture *fixture, const LiaBriefingOptions *options)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  return lia_named_briefing_save (reader, NAME, options);
}

static LiaRecord *
find (Fixture *fixture)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaRecord *record = lia_reader_find (reader, &lia_briefing_type, NAME, &error);

  g_assert_no_error (error);
  return record;
}

static LiaBriefingOptions *
read_back (Fixture *fixture, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) record = find (fixture);

  return lia_named_briefing_read (reader, record, error);
}

static LiaBriefingOptions
make_options (const LiaId *scope, const LiaId *view)
{
  return (LiaBriefingOptions) {
    .kind = &lia_register_briefing,
    .renderer = &lia_workbook_renderer,
    .title = "What became of it",
    .author = "Somebody",
    .audience = "The Co-Chairs",
    .introduction = "First.\n\nSecond.",
    .ceiling = "TLP:AMBER",
    .personal = TRUE,
    .scope = scope,
    .since = "2026-05",
    .language = "fr",
    .sections = sections,
    .columns = columns,
    .about = &lia_commitment_type,
    .filter = "overdue",
    .view = view,
  };
}

static void
assert_same (const LiaBriefingOptions *read, const LiaBriefingOptions *options)
{
  g_assert_true (read->kind == options->kind);
  g_assert_true (read->renderer == options->renderer);
  g_assert_cmpstr (read->title, ==, options->title);
  g_assert_cmpstr (read->audience, ==, options->audience);
  g_assert_cmpstr (read->introduction, ==, options->introduction);
  g_assert_cmpstr (read->ceiling, ==, options->ceiling);
  g_assert_cmpint (read->personal, ==, options->personal);
  g_assert_true (lia_id_equal (read->scope, options->scope));
  g_assert_cmpstr (read->since, ==, options->since);
  g_assert_cmpstr (read->language, ==, options->language);
  g_assert_true (g_strv_equal (read->sections, options->sections));
  g_assert_true (g_strv_equal (read->columns, options->columns));
  g_assert_true (read->about == options->about);
  g_assert_cmpstr (read->filter, ==, options->filter);
  g_assert_true (lia_id_equal (read->view, options->view));
}

/* All that is asked for comes back, but for what is another the next time. */
static void
test_round (Fixture *fixture, gconstpointer data)
{
  LiaId scope = fixture_add_commitment (fixture, "Learn from it", NULL);
  LiaId view = fixture_add (fixture, "view", "name", "Late", "shows", "commitment", NULL);
  LiaBriefingOptions options = make_options (&scope, &view);
  g_autoptr (LiaBriefingOptions) read = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  fixture_add (fixture, "mark", "label", "TLP:AMBER", "rank", "2", NULL);
  edit = save (fixture, &options);
  fixture_apply (fixture, edit);

  record = find (fixture);
  read = read_back (fixture, &error);
  g_assert_no_error (error);
  assert_same (read, &options);
  g_assert_null (read->author);
  g_assert_true (lia_id_equal (read->named, lia_record_get_id (record)));
}

/* A name stands for one briefing: saving it again changes that one, and brings it back. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions options = { .title = "One", .filter = "overdue" };
  g_autoptr (LiaEdit) first = save (fixture, &options);
  g_autoptr (LiaEdit) archive = NULL;
  g_autoptr (LiaEdit) second = NULL;
  g_autoptr (LiaEdit) third = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaRecord) after = NULL;

  fixture_apply (fixture, first);
  record = find (fixture);
  archive = lia_edit_new ("Archive");
  lia_edit_archive (archive, record);
  fixture_apply (fixture, archive);

  options.title = "Two";
  options.filter = NULL;
  second = save (fixture, &options);
  fixture_apply (fixture, second);
  after = find (fixture);
  g_assert_true (lia_id_equal (lia_record_get_id (record), lia_record_get_id (after)));
  g_assert_false (lia_record_is_archived (after));
  g_assert_cmpstr (lia_record_get (after, "title"), ==, "Two");
  g_assert_null (lia_record_get (after, "filter"));
  g_assert_cmpstr (lia_record_get (after, "kind"), ==, "register");

  third = save (fixture, &options);
  g_assert_true (lia_edit_is_empty (third));
}

/* What can't be made as it was named is not made as something else. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *field;
    const char *value;
  } wrong[] = {
    { "kind", "horoscope" },
    { "format", "papyrus" },
    { "scope", "E-999" },
  };
  LiaBriefingOptions options = { .title = "One", .renderer = &lia_workbook_renderer };
  g_autoptr (LiaEdit) edit = save (fixture, &options);
  g_autoptr (LiaRecord) record = NULL;

  fixture_apply (fixture, edit);
  record = find (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    const char *before = lia_record_get (record, wrong[i].field);
    g_autoptr (GError) error = NULL;

    fixture_set (fixture, lia_record_get_id (record), wrong[i].field, wrong[i].value, NULL);
    g_assert_null (read_back (fixture, &error));
    g_assert_nonnull (strstr (error->message, wrong[i].value));
    fixture_set (fixture, lia_record_get_id (record), wrong[i].field, before, NULL);
  }
}

/* Every kind that can be made can be told from the others where it is remembered. */
static void
test_kinds (void)
{
  const LiaField *field = lia_record_type_field (&lia_briefing_type, "kind");

  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++) {
    const LiaChoice *choice = lia_field_find_choice (field, (*kind)->name);

    g_test_message ("%s", (*kind)->name);
    g_assert_nonnull (choice);
    g_assert_cmpstr (choice->label, ==, (*kind)->label);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/named-briefing/round", test_round);
  fixture_add_test ("/named-briefing/again", test_again);
  fixture_add_test ("/named-briefing/unknown", test_unknown);
  g_test_add_func ("/named-briefing/kinds", test_kinds);
  return g_test_run ();
}
