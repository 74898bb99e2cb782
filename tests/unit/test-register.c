#include <glib/gstdio.h>

#include "fixture.h"

static void
test_create_and_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) second = NULL;
  g_autoptr (LiaRegister) replaced = NULL;

  g_assert_cmpstr (lia_register_get_office (fixture->reg), ==, "RSO");
  second = lia_register_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lia_register_get_path (second), ==, lia_register_get_path (fixture->reg));
  g_assert_false (lia_register_is_read_only (second));

  replaced = lia_register_create (fixture->path, "RSO", &error);
  g_assert_null (replaced);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_EXISTS);
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Two offices");
  LiaId first = fixture_add_challenge (fixture, "First");
  LiaId second = fixture_add_challenge (fixture, "Second");
  g_autofree char *a = fixture_reference (fixture, &first);
  g_autofree char *b = fixture_reference (fixture, &second);
  g_autofree char *c = NULL;
  LiaId third = lia_edit_create (edit, lia_record_type_find ("challenge"));

  g_assert_cmpstr (a, ==, "X-001");
  g_assert_cmpstr (b, ==, "X-002");

  lia_edit_set (edit, lia_record_type_find ("challenge"), &third, "title", NULL, "Third");
  lia_edit_set_author (edit, "Somebody", "ICMPD");
  fixture_apply (fixture, edit);
  c = fixture_reference (fixture, &third);
  g_assert_cmpstr (c, ==, "X-001@ICMPD");
}

static void
test_register_of_no_office (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.liaison", NULL);
  g_autoptr (LiaRegister) reg = lia_register_create (path, "", NULL);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  LiaId id = lia_edit_create (edit, type);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;

  lia_register_set_author (reg, "Somebody", "ICMPD");
  lia_edit_set (edit, type, &id, "title", NULL, "Title");
  g_assert_true (lia_register_apply (reg, edit, NULL));
  reader = lia_register_read (reg);
  record = lia_reader_get (reader, &id, NULL);
  g_assert_cmpstr (lia_record_get_reference (record), ==, "X-001");
}

static void
test_number_is_never_reused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  g_autofree char *reference = NULL;
  LiaId id;

  fixture_add_challenge (fixture, "First");
  undone = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);
  id = fixture_add_challenge (fixture, "Second");
  reference = fixture_reference (fixture, &id);
  g_assert_cmpstr (reference, ==, "X-002");
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LiaId id = fixture_add_challenge (fixture, "Title");
  g_autoptr (LiaRecord) seen_early = fixture_get (fixture, &id);
  g_autoptr (LiaRecord) seen_late = NULL;
  g_autoptr (LiaEdit) mine = lia_edit_new ("Mine");
  g_autoptr (LiaEdit) theirs = lia_edit_new ("Theirs");
  LiaConflict *conflict;

  lia_edit_change (theirs, seen_early, "title", "Their title");
  fixture_apply (fixture, theirs);

  lia_edit_change (mine, seen_early, "title", "My title");
  lia_edit_change (mine, seen_early, "wording", "My wording");
  g_assert_false (lia_register_apply (fixture->reg, mine, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT);
  g_assert_cmpuint (lia_edit_get_conflicts (mine)->len, ==, 1);
  conflict = g_ptr_array_index (lia_edit_get_conflicts (mine), 0);
  g_assert_cmpstr (conflict->change->field, ==, "title");
  g_assert_cmpstr (conflict->change->saw, ==, "Title");
  g_assert_cmpstr (conflict->found, ==, "Their title");

  /* All or nothing: the wording was not written either. */
  seen_late = fixture_get (fixture, &id);
  g_assert_null (lia_record_get (seen_late, "wording"));
}

static void
test_same_value_is_no_conflict (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Title");
  g_autoptr (LiaRecord) seen = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) one = lia_edit_new ("One");
  g_autoptr (LiaEdit) other = lia_edit_new ("Other");

  lia_edit_change (one, seen, "title", "New");
  lia_edit_change (other, seen, "title", "New");
  fixture_apply (fixture, one);
  fixture_apply (fixture, other);
  g_assert_cmpint (lia_edit_get_serial (one), >, 0);
  g_assert_cmpint (lia_edit_get_serial (other), ==, 0);
}

static void
test_undo_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LiaId id = fixture_add_challenge (fixture, "Title");
  const char *const titles[] = { "One", "Two", "Three" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    fixture_set (fixture, &id, "title", titles[i], NULL);

  for (guint round = 0; round < 3; round++) {
    for (int i = G_N_ELEMENTS (titles) - 1; i >= 0; i--) {
      g_autoptr (LiaEdit) undone = lia_register_undo (fixture->reg, &error);

      g_assert_no_error (error);
      fixture_assert_value (fixture, &id, "title", i > 0 ? titles[i - 1] : "Title");
    }
    fixture_reopen (fixture);
    for (guint i = 0; i < G_N_ELEMENTS (titles); i++) {
      g_autoptr (LiaEdit) redone = lia_register_redo (fixture->reg, &error);

      g_assert_no_error (error);
      fixture_assert_value (fixture, &id, "title", titles[i]);
    }
  }

  g_assert_null (lia_register_redo (fixture->reg, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING);
}

static void
test_edit_ends_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  g_autofree char *label = NULL;
  LiaId id = fixture_add_challenge (fixture, "Title");

  fixture_set (fixture, &id, "title", "One", NULL);
  undone = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);
  label = lia_register_get_redo_label (fixture->reg);
  g_assert_cmpstr (label, ==, "Set title");
  fixture_set (fixture, &id, "title", "Two", NULL);
  g_assert_null (lia_register_redo (fixture->reg, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING);
}

static void
test_undo_to_the_beginning (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaEdit) redone = NULL;
  g_autofree char *label = NULL;
  LiaId id = fixture_add_challenge (fixture, "Title");

  undone = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);
  fixture_assert_missing (fixture, &id);
  g_assert_null (lia_register_undo (fixture->reg, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING);
  g_clear_error (&error);
  label = lia_register_get_undo_label (fixture->reg);
  g_assert_null (label);

  redone = lia_register_redo (fixture->reg, &error);
  g_assert_no_error (error);
  fixture_assert_value (fixture, &id, "title", "Title");
}

static void
test_invert_stands_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) inverse = NULL;
  LiaId id = fixture_add_challenge (fixture, "Title");
  gint64 first = fixture_set (fixture, &id, "title", "One", NULL);
  gint64 second = fixture_set (fixture, &id, "wording", "Words", NULL);

  inverse = lia_register_invert (fixture->reg, first, &error);
  g_assert_no_error (error);
  fixture_assert_value (fixture, &id, "title", "Title");
  fixture_assert_value (fixture, &id, "wording", "Words");

  fixture_set (fixture, &id, "wording", "Other words", NULL);
  g_assert_null (lia_register_invert (fixture->reg, second, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT);
  fixture_assert_value (fixture, &id, "wording", "Other words");
}

static void
test_undo_of_what_others_need (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LiaId id = fixture_add_commitment (fixture, "Promise", NULL);
  gint64 made = fixture->serial;

  fixture_add_update (fixture, &id, "2026-03-01", "A step was taken");
  g_assert_null (lia_register_invert (fixture->reg, made, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT);
  fixture_assert_value (fixture, &id, "title", "Promise");
}

static void
test_reason (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LiaId id = fixture_add_commitment (fixture, "Promise", "2026-03-31");
  g_autoptr (LiaRecord) record = fixture_get (fixture, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Move");

  lia_edit_change (edit, record, "due", "2026-06-30");
  g_assert_false (lia_register_apply (fixture->reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_REASON);
  g_clear_error (&error);
  lia_edit_set_reason (edit, "   ");
  g_assert_false (lia_register_apply (fixture->reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_REASON);
  g_clear_error (&error);
  lia_edit_set_reason (edit, "The host asked for it");
  g_assert_true (lia_register_apply (fixture->reg, edit, &error));
  g_assert_no_error (error);
}

static void
test_invalid (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *field;
    const char *value;
  } wrong[] = {
    { "title", NULL },         { "title", "  " },
    { "title", "two\nlines" }, { "title", "bell\x07" },
    { "title", "\xff\xfe" },   { "due", "2026-02-30" },
    { "due", "soon" },         { "status", "finished" },
    { "lead", "AUS" },         { "lead", "0190163d-8694-739b-aea5-966c26f8ad91" },
    { "colour", "blue" },
  };
  LiaId id = fixture_add_commitment (fixture, "Promise", NULL);
  g_autoptr (LiaRecord) record = fixture_get (fixture, &id);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (LiaEdit) edit = lia_edit_new ("Wrong");
    const LiaRecordType *type = lia_record_get_record_type (record);
    int index = lia_record_type_index (type, wrong[i].field);

    lia_edit_set (edit, type, &id, wrong[i].field,
                  index < 0 ? NULL : lia_record_get_nth (record, index), wrong[i].value);
    g_assert_false (lia_register_apply (fixture->reg, edit, &error));
    g_assert_nonnull (error);
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
    g_assert_null (strchr (error->message, '\n'));
    g_assert_cmpint (lia_edit_get_serial (edit), ==, 0);
  }
  fixture_assert_value (fixture, &id, "title", "Promise");
}

static void
test_reference_to_another_type (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  LiaId challenge = fixture_add_challenge (fixture, "Challenge");
  LiaId commitment = fixture_add_commitment (fixture, "Promise", NULL);
  g_autoptr (LiaRecord) record = fixture_get (fixture, &commitment);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Wrong");
  g_autofree char *text = lia_id_to_text (&challenge);

  lia_edit_change (edit, record, "lead", text);
  g_assert_false (lia_register_apply (fixture->reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
}

static void
count_cb (LiaRegister *reg, LiaEdit *edit, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_changed_is_announced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRegister) other = lia_register_open (fixture->path, NULL);
  guint here = 0;
  guint there = 0;

  g_signal_connect (fixture->reg, "changed", G_CALLBACK (count_cb), &here);
  g_signal_connect (other, "changed", G_CALLBACK (count_cb), &there);
  fixture_add_challenge (fixture, "Title");
  g_assert_cmpuint (here, ==, 1);
  while (there == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (here, ==, 1);
  g_assert_cmpuint (there, ==, 1);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) user_data = lia_register_apply_finish (LIA_REGISTER (source), result, &error);
  g_assert_no_error (error);
}

static void
test_apply_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  LiaId id = lia_edit_create (edit, type);
  gboolean applied = FALSE;

  lia_edit_set (edit, type, &id, "title", NULL, "Title");
  lia_register_apply_async (fixture->reg, edit, applied_cb, &applied);
  while (!applied)
    g_main_context_iteration (NULL, TRUE);
  fixture_assert_value (fixture, &id, "title", "Title");
}

static void
test_reader_is_a_moment (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Before");
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) first = lia_reader_get (reader, &id, NULL);
  g_autoptr (LiaRecord) second = NULL;

  fixture_set (fixture, &id, "title", "After", NULL);
  second = lia_reader_get (reader, &id, NULL);
  g_assert_cmpstr (lia_record_get (second, "title"), ==, "Before");
  fixture_assert_value (fixture, &id, "title", "After");
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaCheck) check = NULL;
  LiaId id = fixture_add_commitment (fixture, "Promise", "XXXX-10");

  fixture_add_update (fixture, &id, "2026-03-01", "A step was taken");
  check = lia_register_check (fixture->reg, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

/* A code that another record has is a wrong value, not a conflict with somebody else's change. */
static void
test_taken_key (Fixture *fixture, gconstpointer data)
{
  LiaId iraq = fixture_add_participant (fixture, "IRQ", "Iraq");
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change the code");
  g_autoptr (LiaRecord) record = fixture_get (fixture, &iraq);
  g_autoptr (GError) error = NULL;

  fixture_add_participant (fixture, "PAK", "Pakistan");
  lia_edit_change (edit, record, "code", "PAK");
  g_assert_false (lia_register_apply (fixture->reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Code: “PAK” is taken by P-002"));
  fixture_assert_value (fixture, &iraq, "code", "IRQ");
}

/* Which choices need a reason is told by the description. */
static void
test_reasoned_choice (Fixture *fixture, gconstpointer data)
{
  const LiaRecordType *type = lia_record_type_find ("engagement");
  LiaId process =
      fixture_add (fixture, "process", "name", "Bali Process", "short_name", "bali", NULL);
  g_autofree char *whose = lia_id_to_text (&process);
  LiaId id = fixture_add (fixture, "engagement", "title", "Meeting", "process", whose, "state",
                          "confirmed", NULL);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Cancel");
  g_autoptr (GError) error = NULL;

  lia_edit_set (edit, type, &id, "state", "confirmed", "cancelled");
  g_assert_false (lia_register_apply (fixture->reg, edit, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_REASON);
  lia_edit_set_reason (edit, "No visas");
  g_assert_true (lia_register_apply (fixture->reg, edit, NULL));
  fixture_set (fixture, &id, "state", "confirmed", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/register/create-and-open", test_create_and_open);
  fixture_add_test ("/register/references", test_references);
  fixture_add_test ("/register/no-office", test_register_of_no_office);
  fixture_add_test ("/register/number-is-never-reused", test_number_is_never_reused);
  fixture_add_test ("/register/conflict", test_conflict);
  fixture_add_test ("/register/same-value-is-no-conflict", test_same_value_is_no_conflict);
  fixture_add_test ("/register/undo-redo", test_undo_redo);
  fixture_add_test ("/register/edit-ends-redo", test_edit_ends_redo);
  fixture_add_test ("/register/undo-to-the-beginning", test_undo_to_the_beginning);
  fixture_add_test ("/register/invert", test_invert_stands_on);
  fixture_add_test ("/register/undo-of-what-others-need", test_undo_of_what_others_need);
  fixture_add_test ("/register/reason", test_reason);
  fixture_add_test ("/register/invalid", test_invalid);
  fixture_add_test ("/register/reference-to-another-type", test_reference_to_another_type);
  fixture_add_test ("/register/changed-is-announced", test_changed_is_announced);
  fixture_add_test ("/register/apply-async", test_apply_async);
  fixture_add_test ("/register/reader-is-a-moment", test_reader_is_a_moment);
  fixture_add_test ("/register/check", test_check);
  fixture_add_test ("/register/taken-key", test_taken_key);
  fixture_add_test ("/register/reasoned-choice", test_reasoned_choice);
  return g_test_run ();
}
