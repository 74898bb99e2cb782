#include <string.h>

#include "fixture.h"
#include "records/types.h"
#include "register/saved-view.h"

static LiaSavedView *
make_view (void)
{
  LiaSavedView *view = lia_saved_view_new (&lia_commitment_type);

  g_free (view->filter);
  view->filter = g_strdup ("status:in_progress title:\"a \\\"b\\\"\"");
  view->sort = lia_record_type_field (&lia_commitment_type, "status");
  view->descending = TRUE;
  view->columns = g_ptr_array_new ();
  g_ptr_array_add (view->columns, (gpointer) lia_record_type_field (&lia_commitment_type, "title"));
  g_ptr_array_add (view->columns, (gpointer) lia_record_type_field (&lia_commitment_type, "lead"));

  return view;
}

static LiaId
save (Fixture *fixture, const LiaSavedView *view, const char *name)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Save a view");
  LiaId id = lia_saved_view_create (view, edit, name);

  fixture_apply (fixture, edit);
  return id;
}

static void
test_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaSavedView) view = make_view ();
  g_autoptr (LiaSavedView) found = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (LiaReader) reader = NULL;
  LiaId id = save (fixture, view, "Mine");

  record = fixture_get (fixture, &id);
  found = lia_saved_view_read (record, NULL);
  g_assert_true (lia_saved_view_equal (view, found));
  reader = lia_register_read (fixture->reg);
  all = lia_saved_views (reader, &lia_commitment_type);
  none = lia_saved_views (reader, &lia_engagement_type);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaSavedView) view = make_view ();
  g_autoptr (LiaSavedView) usual = lia_saved_view_new (&lia_commitment_type);
  g_autoptr (LiaSavedView) found = NULL;
  g_autoptr (LiaEdit) edit = lia_edit_new ("Update a view");
  g_autoptr (LiaRecord) before = NULL;
  g_autoptr (LiaRecord) after = NULL;
  LiaId id = save (fixture, view, "Mine");

  usual->sort = NULL;
  before = fixture_get (fixture, &id);
  lia_saved_view_write (usual, edit, before);
  fixture_apply (fixture, edit);
  after = fixture_get (fixture, &id);
  found = lia_saved_view_read (after, NULL);
  g_assert_true (lia_saved_view_equal (usual, found));
  g_assert_false (lia_saved_view_equal (view, found));
}

/* A view may come from a later version, or from before a field was given another name. */
static void
test_outdated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaSavedView) view = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GError) error = NULL;
  LiaId id = fixture_add (fixture, "view", "name", "Old", "shows", "commitment", "filter",
                          "deadline<2026", "sort", "-deadline", "columns", "title;deadline", NULL);

  record = fixture_get (fixture, &id);
  view = lia_saved_view_read (record, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (view->sort->name, ==, "due");
  g_assert_cmpuint (view->columns->len, ==, 1);
  reader = lia_register_read (fixture->reg);
  g_assert_false (lia_saved_view_apply (view, query, reader, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "deadline"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add_test ("/saved-view/comes-back", test_comes_back);
  fixture_add_test ("/saved-view/changes", test_changes);
  fixture_add_test ("/saved-view/outdated", test_outdated);
  return g_test_run ();
}
