#include "trail.h"

static LiaPlace
place (const char *room, const char *filter, guint8 record, gboolean browsed)
{
  return (LiaPlace) { (char *) room, (char *) filter, { { record } }, browsed };
}

static void
visit (LiaTrail *trail, const char *room, guint8 record, gboolean browsed)
{
  LiaPlace next = place (room, NULL, record, browsed);

  lia_trail_visit (trail, &next);
}

static void
assert_here (const LiaPlace *here, const char *room, guint8 record)
{
  g_assert_nonnull (here);
  g_assert_cmpstr (here->room, ==, room);
  g_assert_cmpuint (here->record.bytes[0], ==, record);
}

static void
test_back (void)
{
  g_autoptr (LiaTrail) trail = lia_trail_new ();

  g_assert_null (lia_trail_get_here (trail));
  g_assert_null (lia_trail_back (trail));
  visit (trail, "overview", 0, FALSE);
  g_assert_false (lia_trail_can_back (trail));
  visit (trail, "commitment", 0, FALSE);
  visit (trail, "commitment", 7, FALSE);

  assert_here (lia_trail_back (trail), "commitment", 0);
  assert_here (lia_trail_back (trail), "overview", 0);
  g_assert_null (lia_trail_back (trail));
  assert_here (lia_trail_get_here (trail), "overview", 0);
}

static void
test_same_place_once (void)
{
  g_autoptr (LiaTrail) trail = lia_trail_new ();
  LiaPlace overdue = place ("commitment", "state:overdue", 0, FALSE);

  visit (trail, "commitment", 0, FALSE);
  visit (trail, "commitment", 0, FALSE);
  g_assert_false (lia_trail_can_back (trail));
  lia_trail_visit (trail, &overdue);
  g_assert_true (lia_trail_can_back (trail));
}

static void
test_walk_leaves_one_place (void)
{
  g_autoptr (LiaTrail) trail = lia_trail_new ();

  visit (trail, "commitment", 0, FALSE);
  for (guint8 i = 1; i < 20; i++)
    visit (trail, "commitment", i, TRUE);

  assert_here (lia_trail_get_here (trail), "commitment", 19);
  assert_here (lia_trail_back (trail), "commitment", 0);
}

static void
test_shares_parts_with_present (void)
{
  g_autoptr (LiaTrail) trail = lia_trail_new ();
  const LiaPlace *here;
  LiaPlace next;

  visit (trail, "commitment", 1, TRUE);
  here = lia_trail_get_here (trail);
  next = place (here->room, here->filter, 2, TRUE);
  lia_trail_visit (trail, &next);
  assert_here (lia_trail_get_here (trail), "commitment", 2);
}

static void
test_is_cut (void)
{
  g_autoptr (LiaTrail) trail = lia_trail_new ();
  guint steps = 0;

  for (guint i = 0; i < 500; i++)
    visit (trail, "commitment", i % 250 + 1, FALSE);
  while (lia_trail_back (trail) != NULL)
    steps++;
  g_assert_cmpuint (steps, ==, 99);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trail/back", test_back);
  g_test_add_func ("/trail/same-place-once", test_same_place_once);
  g_test_add_func ("/trail/walk-leaves-one-place", test_walk_leaves_one_place);
  g_test_add_func ("/trail/shares-parts-with-present", test_shares_parts_with_present);
  g_test_add_func ("/trail/is-cut", test_is_cut);
  return g_test_run ();
}
