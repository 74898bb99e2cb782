#include <gio/gio.h>

#include "column-choice.h"
#include "records/types.h"

static gboolean
has (GPtrArray *fields, const LiaRecordType *type, const char *name)
{
  return g_ptr_array_find (fields, lia_record_type_field (type, name), NULL);
}

static void
test_listed_at_first (void)
{
  g_autoptr (GPtrArray) columns = lia_column_choice_load (&lia_commitment_type);

  g_assert_true (has (columns, &lia_commitment_type, "title"));
  g_assert_true (has (columns, &lia_commitment_type, "due"));
  g_assert_false (has (columns, &lia_commitment_type, "contact"));
}

static void
test_choice_is_kept (void)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GPtrArray) others = NULL;

  g_ptr_array_add (columns, (gpointer) lia_record_type_field (&lia_lesson_type, "statement"));
  lia_column_choice_save (&lia_lesson_type, columns);
  loaded = lia_column_choice_load (&lia_lesson_type);
  others = lia_column_choice_load (&lia_commitment_type);

  g_assert_cmpuint (loaded->len, ==, 1);
  g_assert_cmpuint (others->len, >, 1);
}

/* Whatever the width, the title is there; what is left out is what tells least. */
static void
test_fitting (void)
{
  const LiaRecordType *type = &lia_engagement_type;
  g_autoptr (GPtrArray) columns = lia_column_choice_load (type);
  guint before = 0;

  for (int width = 0; width < 3000; width += 100) {
    g_autoptr (GPtrArray) fitting = lia_column_choice_fitting (type, columns, width);

    g_assert_true (has (fitting, type, "title"));
    g_assert_cmpuint (fitting->len, >=, before);
    if (has (fitting, type, "city"))
      g_assert_true (has (fitting, type, "date") && has (fitting, type, "state"));
    before = fitting->len;
  }
  g_assert_cmpuint (before, ==, columns->len);
}

/* In a narrow window nothing is spared, in a wide one words get more, and others don't. */
static void
test_spare (void)
{
  const LiaRecordType *type = &lia_commitment_type;
  const LiaField *by = lia_record_type_field (type, "by_wording");
  const LiaField *due = lia_record_type_field (type, "due");
  g_autoptr (GPtrArray) columns = lia_column_choice_load (type);
  int before = 0;

  for (int width = 600; width < 4000; width += 100) {
    g_autoptr (GPtrArray) fitting = lia_column_choice_fitting (type, columns, width);
    int spare = lia_column_choice_spare (type, fitting, width, by);

    g_assert_cmpint (spare, >=, 0);
    if (fitting->len == columns->len)
      g_assert_cmpint (spare, >=, before);
    before = spare;
    g_assert_cmpint (lia_column_choice_spare (type, fitting, width, due), ==, 0);
  }
  g_assert_cmpint (before, >, 0);
}

static void
test_one_title (void)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    guint titles = 0;

    for (const LiaField *field = (*type)->fields; field->name != NULL; field++)
      titles += lia_column_choice_is_title (*type, field) ? 1 : 0;
    g_assert_cmpuint (titles, ==, 1);
  }
}

static void
test_sort_is_kept (void)
{
  const LiaField *status = lia_record_type_field (&lia_commitment_type, "status");
  gboolean descending = TRUE;

  g_assert_cmpstr (lia_sort_choice_load (&lia_commitment_type, &descending)->name, ==, "due");
  g_assert_false (descending);
  lia_sort_choice_save (&lia_commitment_type, status, TRUE);
  g_assert_true (lia_sort_choice_load (&lia_commitment_type, &descending) == status);
  g_assert_true (descending);
  lia_sort_choice_save (&lia_commitment_type, NULL, FALSE);
  g_assert_null (lia_sort_choice_load (&lia_commitment_type, &descending));
  g_assert_false (descending);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-choice/listed-at-first", test_listed_at_first);
  g_test_add_func ("/column-choice/choice-is-kept", test_choice_is_kept);
  g_test_add_func ("/column-choice/fitting", test_fitting);
  g_test_add_func ("/column-choice/spare", test_spare);
  g_test_add_func ("/column-choice/one-title", test_one_title);
  g_test_add_func ("/column-choice/sort-is-kept", test_sort_is_kept);
  return g_test_run ();
}
