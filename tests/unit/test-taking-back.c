#include <string.h>

#include "fixture.h"
#include "register/journal.h"

/* What undo and redo shall do, kept the plain way: two stacks of the titles that were set. */
typedef struct {
  GPtrArray *done;
  GPtrArray *undone;
} Stacks;

static void
set_title (Fixture *fixture, LiaId *id, Stacks *stacks, guint n)
{
  g_autofree char *title = g_strdup_printf ("Title %u", n);

  fixture_set (fixture, id, "title", title, NULL);
  g_ptr_array_add (stacks->done, g_steal_pointer (&title));
  g_ptr_array_set_size (stacks->undone, 0);
}

static void
undo (Fixture *fixture, Stacks *stacks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = NULL;

  if (stacks->done->len < 2)
    return;

  edit = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);
  g_ptr_array_add (stacks->undone, g_ptr_array_steal_index (stacks->done, stacks->done->len - 1));
}

static void
redo (Fixture *fixture, Stacks *stacks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = lia_register_redo (fixture->reg, &error);

  if (stacks->undone->len == 0) {
    g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING);
    return;
  }
  g_assert_no_error (error);
  g_ptr_array_add (stacks->done, g_ptr_array_steal_index (stacks->undone, stacks->undone->len - 1));
}

/* Whatever is done in whatever order, the journal tells what comes next. */
static void
test_any_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (37);
  Stacks stacks = { g_ptr_array_new_with_free_func (g_free),
                    g_ptr_array_new_with_free_func (g_free) };
  LiaId id = fixture_add_challenge (fixture, "Title");

  g_ptr_array_add (stacks.done, g_strdup ("Title"));
  for (guint n = 0; n < 400; n++) {
    switch (g_rand_int_range (random, 0, 5)) {
    case 0:
      set_title (fixture, &id, &stacks, n);
      break;
    case 1:
    case 2:
      redo (fixture, &stacks);
      break;
    default:
      undo (fixture, &stacks);
    }
    fixture_assert_value (fixture, &id, "title",
                          g_ptr_array_index (stacks.done, stacks.done->len - 1));
  }
  g_ptr_array_unref (stacks.done);
  g_ptr_array_unref (stacks.undone);
}

static void
test_inverse_is_not_applied (Fixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_challenge (fixture, "Title");
  gint64 serial = fixture_set (fixture, &id, "title", "New", NULL);
  g_autoptr (LiaEdit) inverse = lia_register_load_inverse (fixture->reg, serial, NULL);
  const LiaChange *change = g_ptr_array_index (lia_edit_get_changes (inverse), 0);

  fixture_assert_value (fixture, &id, "title", "New");
  g_assert_cmpstr (change->saw, ==, "New");
  g_assert_cmpstr (change->wants, ==, "Title");
  fixture_set (fixture, &id, "title", "Newer", NULL);
  g_assert_false (lia_register_apply (fixture->reg, inverse, NULL));
  g_assert_cmpuint (lia_edit_get_conflicts (inverse)->len, ==, 1);
}

#define MANY 1200

static GArray *
add_many (Fixture *fixture)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add many");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (LiaId));

  for (guint i = 0; i < MANY; i++) {
    LiaId id = lia_edit_create (edit, type);

    lia_edit_set (edit, type, &id, "title", NULL, "Title");
    g_array_append_val (ids, id);
  }
  fixture_apply (fixture, edit);

  return ids;
}

static void
assert_in_order_of_keys (Fixture *fixture)
{
  g_autoptr (LiaDatabase) database = lia_database_open (fixture->path, LIA_DATABASE_READ, NULL);
  g_autoptr (LiaEdit) edit = lia_journal_load (database, fixture->serial, NULL);
  GPtrArray *changes = lia_edit_get_changes (edit);

  g_assert_cmpuint (changes->len, ==, MANY);
  for (guint i = 1; i < changes->len; i++) {
    const LiaChange *before = g_ptr_array_index (changes, i - 1);
    const LiaChange *change = g_ptr_array_index (changes, i);

    g_assert_cmpint (memcmp (&before->id, &change->id, sizeof (LiaId)), <, 0);
  }
}

/* However the changes of a large edit are listed, they are made in the order in which the records
 * stand in the file, and taken back whole; what makes records numbers them as it lists them. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = add_many (fixture);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change many");
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (LiaCheck) check = NULL;
  g_autofree char *first = fixture_reference (fixture, &g_array_index (ids, LiaId, 0));
  g_autofree char *last = fixture_reference (fixture, &g_array_index (ids, LiaId, MANY - 1));

  g_assert_cmpstr (first, ==, "X-001");
  g_assert_cmpstr (last, ==, "X-1200");
  for (guint i = MANY; i > 0; i--)
    lia_edit_set (edit, lia_record_type_find ("challenge"), &g_array_index (ids, LiaId, i - 1),
                  "title", "Title", "Another");
  fixture_apply (fixture, edit);
  assert_in_order_of_keys (fixture);
  fixture_assert_value (fixture, &g_array_index (ids, LiaId, 7), "title", "Another");

  undone = lia_register_undo (fixture->reg, NULL);
  g_assert_nonnull (undone);
  for (guint i = 0; i < MANY; i += 100)
    fixture_assert_value (fixture, &g_array_index (ids, LiaId, i), "title", "Title");
  check = lia_register_check (fixture->reg, NULL, NULL);
  g_assert_cmpuint (check->problems->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/taking-back/any-order", test_any_order);
  fixture_add_test ("/taking-back/many", test_many);
  fixture_add_test ("/taking-back/inverse-is-not-applied", test_inverse_is_not_applied);
  return g_test_run ();
}
