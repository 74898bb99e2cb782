#include <string.h>

#include "fixture.h"
#include "records/types.h"

/* The marks, from the widest to the narrowest; the register's default is the second. */
static const char *const labels[] = { "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED" };

typedef struct {
  Fixture base;
  char *marks[G_N_ELEMENTS (labels)];
  LiaId originator;
  LiaId record;
} Scene;

static void
set_up (Scene *scene, gconstpointer data)
{
  g_autofree char *originator = NULL;

  fixture_set_up (&scene->base, data);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *rank = g_strdup_printf ("%u", i);
    LiaId id = fixture_add (&scene->base, "mark", "label", labels[i], "rank", rank, NULL);

    scene->marks[i] = lia_id_to_text (&id);
  }
  scene->originator = fixture_add_participant (&scene->base, "AUS", "Australia");
  originator = lia_id_to_text (&scene->originator);
  scene->record = fixture_add (&scene->base, "challenge", "title", "Scam centres", "originator",
                               originator, "mark", scene->marks[2], NULL);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_free (scene->marks[i]);
  fixture_tear_down (&scene->base, data);
}

static gboolean
mark (Scene *scene, const char *value, const char *reason, GError **error)
{
  g_autoptr (LiaRecord) record = fixture_get (&scene->base, &scene->record);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Mark");

  lia_edit_change (edit, record, "mark", value);
  lia_edit_set_reason (edit, reason);
  return lia_register_apply (scene->base.reg, edit, error);
}

static void
assert_asked (Scene *scene, const char *value, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (mark (scene, value, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PERMISSION);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_taken (Scene *scene, const char *value, const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (mark (scene, value, reason, &error));
  g_assert_no_error (error);
}

/* Whoever it came from is named, and the mark that they gave it under. */
static void
test_wider (Scene *scene, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) history = NULL;

  assert_asked (scene, scene->marks[1], "given by Australia as TLP:AMBER");
  assert_asked (scene, scene->marks[0], "mark it TLP:CLEAR");
  fixture_assert_value (&scene->base, &scene->record, "mark", scene->marks[2]);
  assert_taken (scene, scene->marks[1], "Australia agreed on 12 November 2026");

  reader = lia_register_read (scene->base.reg);
  history = lia_reader_history (reader, &scene->record, 1, NULL);
  g_assert_cmpstr (((LiaHistoryEntry *) history->pdata[0])->reason, ==,
                   "Australia agreed on 12 November 2026");
}

static void
test_narrower (Scene *scene, gconstpointer data)
{
  assert_taken (scene, scene->marks[3], NULL);
  fixture_assert_value (&scene->base, &scene->record, "mark", scene->marks[3]);
}

/* What bears no mark has that of the register, which can be the wider or the narrower one. */
static void
test_default (Scene *scene, gconstpointer data)
{
  assert_asked (scene, NULL, "mark it TLP:GREEN");
  assert_taken (scene, NULL, "Australia agreed");
  assert_taken (scene, scene->marks[1], NULL);
  assert_taken (scene, NULL, NULL);
  assert_asked (scene, scene->marks[0], "as TLP:GREEN");
  assert_taken (scene, scene->marks[0], "Australia agreed");
  assert_taken (scene, NULL, NULL);
}

/* Where the register's mark for what bears none is gone, that may be seen by all. */
static void
test_no_default (Scene *scene, gconstpointer data)
{
  LiaId fallback;

  g_assert_true (lia_id_parse (scene->marks[1], &fallback));
  fixture_set (&scene->base, &fallback, "label", "TLP:BLUE", "All agreed");
  assert_asked (scene, NULL, "Without a mark");
  assert_taken (scene, NULL, "Australia agreed");
  assert_taken (scene, scene->marks[0], NULL);
  assert_taken (scene, NULL, NULL);
}

/* Somebody has to agree also where nobody wrote down who it is. */
static void
test_no_originator (Scene *scene, gconstpointer data)
{
  fixture_set (&scene->base, &scene->record, "originator", NULL, NULL);
  assert_asked (scene, scene->marks[1], "whoever it came from has to agree");
}

/* Undo needs no permission, in either direction; taking a narrowing back from the log does. */
static void
test_back (Scene *scene, gconstpointer data)
{
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaEdit) redone = NULL;
  g_autoptr (LiaEdit) inverse = NULL;
  g_autoptr (GError) error = NULL;
  gint64 serial;

  assert_taken (scene, scene->marks[1], "Australia agreed");
  undone = lia_register_undo (scene->base.reg, &error);
  g_assert_no_error (error);
  redone = lia_register_redo (scene->base.reg, &error);
  g_assert_no_error (error);
  fixture_assert_value (&scene->base, &scene->record, "mark", scene->marks[1]);

  serial = fixture_set (&scene->base, &scene->record, "mark", scene->marks[3], NULL);
  inverse = lia_register_load_inverse (scene->base.reg, serial, &error);
  g_assert_no_error (error);
  g_assert_false (lia_register_apply (scene->base.reg, inverse, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PERMISSION);
  g_clear_error (&error);
  lia_edit_set_reason (inverse, "Australia agreed again");
  g_assert_true (lia_register_apply (scene->base.reg, inverse, &error));
  g_assert_no_error (error);
}

/* That a record was made is taken back without a word about its mark. */
static void
test_unmade (Scene *scene, gconstpointer data)
{
  LiaId id = fixture_add (&scene->base, "commitment", "title", "Meet", "kind", "commitment",
                          "status", "unknown", "due", "2026-12", "mark", scene->marks[3], NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) taken = lia_register_invert (scene->base.reg, scene->base.serial, &error);

  g_assert_no_error (error);
  fixture_assert_missing (&scene->base, &id);
}

static gboolean
change_mark (Scene *scene,
             guint index,
             const char *field,
             const char *value,
             const char *reason,
             GError **error)
{
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change a mark");
  LiaId id;

  g_assert_true (lia_id_parse (scene->marks[index], &id));
  record = fixture_get (&scene->base, &id);
  lia_edit_change (edit, record, field, value);
  lia_edit_set_reason (edit, reason);
  return lia_register_apply (scene->base.reg, edit, error);
}

/* Asks, and goes through with a reason; @words are NULL if it goes through without one. */
static void
assert_mark (Scene *scene, guint index, const char *field, const char *value, const char *words)
{
  g_autoptr (GError) error = NULL;
  gboolean taken = change_mark (scene, index, field, value, NULL, &error);

  g_test_message ("%s: %s %s", labels[index], field, value);
  if (words == NULL) {
    g_assert_no_error (error);
    return;
  }

  g_assert_false (taken);
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PERMISSION);
  g_assert_nonnull (strstr (error->message, words));
  g_clear_error (&error);
  change_mark (scene, index, field, value, "All agreed", &error);
  g_assert_no_error (error);
}

/* What bears a mark is seen by more where that comes down to another, or another's comes down to
 * it; ranks that only move apart change nothing. */
static void
test_rank (Scene *scene, gconstpointer data)
{
  assert_mark (scene, 3, "rank", "9", NULL);
  assert_mark (scene, 3, "rank", "3", NULL);
  assert_mark (scene, 3, "rank", "2", "see TLP:AMBER may also see what is marked TLP:RED");
  assert_mark (scene, 3, "rank", "3", NULL);
  assert_mark (scene, 3, "rank", "0", "see TLP:CLEAR may also see what is marked TLP:RED");
  assert_mark (scene, 3, "rank", "8", "see TLP:RED may also see what is marked TLP:GREEN");
  assert_mark (scene, 1, "rank", "5", "see TLP:GREEN may also see what is marked TLP:AMBER");
}

/* By its label the register finds its default, and readers what they may do. */
static void
test_label (Scene *scene, gconstpointer data)
{
  assert_mark (scene, 3, "label", "TLP:WHITE", "will read that it is marked TLP:WHITE");
  assert_mark (scene, 1, "label", "TLP:BLUE", "What bears no mark is handled as TLP:GREEN");
  assert_mark (scene, 2, "label", "TLP:GREEN", "will read that it is marked TLP:GREEN");
}

/* What else is said of a mark is nobody's business, nor is the rank of anything but a mark. */
static void
test_other_fields (Scene *scene, gconstpointer data)
{
  assert_mark (scene, 3, "meaning", "For nobody", NULL);
  assert_mark (scene, 3, "archived", "1", NULL);
}

static void
test_rank_back (Scene *scene, gconstpointer data)
{
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (GError) error = NULL;

  assert_mark (scene, 2, "rank", "7", "see TLP:AMBER may also see what is marked TLP:RED");
  undone = lia_register_undo (scene->base.reg, &error);
  g_assert_no_error (error);
}

#define add(path, func) g_test_add (path, Scene, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/widening/wider", test_wider);
  add ("/widening/narrower", test_narrower);
  add ("/widening/default", test_default);
  add ("/widening/no-default", test_no_default);
  add ("/widening/no-originator", test_no_originator);
  add ("/widening/back", test_back);
  add ("/widening/unmade", test_unmade);
  add ("/widening/rank", test_rank);
  add ("/widening/label", test_label);
  add ("/widening/other-fields", test_other_fields);
  add ("/widening/rank-back", test_rank_back);
  return g_test_run ();
}
