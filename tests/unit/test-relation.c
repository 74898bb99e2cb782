#include "records/relation.h"

static void
test_find (void)
{
  g_assert_nonnull (lia_relation_find ("addresses"));
  g_assert_null (lia_relation_find ("adresses"));
}

static void
test_ends (void)
{
  const LiaRelation *addresses = lia_relation_find ("addresses");
  const LiaRelation *comes_from = lia_relation_find ("comes_from");

  g_assert_true (lia_relation_starts_at (addresses, "commitment"));
  g_assert_false (lia_relation_starts_at (addresses, "challenge"));
  g_assert_true (lia_relation_points_at (addresses, "challenge"));
  g_assert_true (lia_relation_starts_at (comes_from, "challenge"));
  g_assert_false (lia_relation_starts_at (comes_from, "link"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relation/find", test_find);
  g_test_add_func ("/relation/ends", test_ends);
  return g_test_run ();
}
