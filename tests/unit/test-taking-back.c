#include "fixture.h"

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/taking-back/any-order", test_any_order);
  fixture_add_test ("/taking-back/inverse-is-not-applied", test_inverse_is_not_applied);
  return g_test_run ();
}
