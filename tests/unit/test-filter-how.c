#include "fixture.h"
#include "records/types.h"
#include "register/filter-how.h"
#include "register/filter.h"
#include "register/terms.h"

/* A value that can stand behind a name, whatever it is. */
static char *
some_value (const LiaRecordType *type, const LiaFilterName *name, LiaFilterHow how)
{
  g_autoptr (GArray) values = lia_filter_values (type, name);

  if (values->len > 0)
    return g_strdup (g_array_index (values, LiaFilterValue, values->len - 1).value);
  if (name->kind == LIA_FILTER_SILENT)
    return g_strdup ("6m");
  if (lia_filter_name_reaches (name))
    return g_strdup (how == LIA_FILTER_HOW_ABOVE || how == LIA_FILTER_HOW_BELOW ? "2" : NULL);
  if (name->field == NULL || name->field->kind == LIA_FIELD_REFERENCE)
    return NULL;
  if (name->field->kind == LIA_FIELD_DATE)
    return g_strdup ("2026-03");
  if (name->field->kind == LIA_FIELD_TIME)
    return g_strdup ("09:30");
  if (name->field->kind == LIA_FIELD_INTEGER)
    return g_strdup ("2");

  return g_strdup ("none");
}

static LiaExpression *
build (const LiaRecordType *type, const LiaFilterName *name, LiaFilterHow how)
{
  g_autofree char *value = some_value (type, name, how);
  const char *const values[] = { value, NULL };
  LiaExpression *inner = NULL;

  if (lia_filter_how_is_inside (how)) {
    inner = lia_expression_new_term ("archived", LIA_OPERATOR_IS);
    lia_expression_add_value (inner, "no", FALSE);
  }

  return lia_filter_how_build (how, name, values, inner);
}

/* What is put together means something, and what is read from what was written is the same. */
static void
check_how (Fixture *fixture, const LiaRecordType *type, const LiaFilterName *name, LiaFilterHow how)
{
  g_autoptr (LiaExpression) built = build (type, name, how);
  g_autofree char *text = built != NULL ? lia_expression_write (built) : NULL;
  g_autoptr (LiaExpression) parsed = NULL;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GError) error = NULL;
  const LiaExpression *stated;
  LiaFilterHow read;

  if (built == NULL)
    return; /* it takes a record, and there is none */

  g_test_message ("%s: %s", type->name, text);
  parsed = lia_expression_parse (text, &error);
  g_assert_no_error (error);
  g_assert_true (lia_expression_equal (parsed, built));
  lia_filter_apply_expression (parsed, query, reader, 0, &error);
  g_assert_no_error (error);
  g_assert_true (lia_filter_how_read (parsed, name, &read, &stated));
  g_assert_cmpint (read, ==, how);
  g_assert_nonnull (lia_filter_how_label (how, name));
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    g_autoptr (GPtrArray) names = lia_filter_names (*type);

    for (guint i = 0; i < names->len; i++) {
      const LiaFilterName *name = g_ptr_array_index (names, i);
      g_autoptr (GArray) hows = lia_filter_hows (name);

      if (lia_filter_names_find (names, name->name) != name)
        continue;
      g_assert_cmpuint (hows->len, >, 1);
      for (guint j = 0; j < hows->len; j++)
        check_how (fixture, *type, name, g_array_index (hows, LiaFilterHow, j));
    }
  }
}

static gboolean
reads (const char *text)
{
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, NULL);
  g_autoptr (GPtrArray) names = lia_filter_names (&lia_commitment_type);
  const LiaExpression *inner =
      expression->kind == LIA_EXPRESSION_NOT ? lia_expression_part (expression, 0) : expression;
  const LiaFilterName *name =
      inner->name != NULL ? lia_filter_names_find (names, inner->name) : NULL;
  const LiaExpression *stated;
  LiaFilterHow how;

  return name != NULL && lia_filter_how_read (expression, name, &how, &stated);
}

/* Only what looks the same when it is put together again is taken to be changed there. */
static void
test_read (Fixture *fixture, gconstpointer data)
{
  g_assert_true (reads ("state:overdue,silent"));
  g_assert_true (reads ("-addresses:(themes:scam)"));
  g_assert_true (reads ("updates>3"));
  g_assert_false (reads ("status:none,unknown"));
  g_assert_false (reads ("due<=2026"));
  g_assert_false (reads ("due:2026,2027"));
  g_assert_false (reads ("-due:2026"));
  g_assert_false (reads ("scam"));
}

static void
test_terms (Fixture *fixture, gconstpointer data)
{
  const LiaField *themes = lia_record_type_field (&lia_challenge_type, "themes");
  g_autoptr (LiaReader) reader = NULL;
  g_auto (GStrv) terms = NULL;

  fixture_add (fixture, "challenge", "title", "One", "themes", "scam centres;borders", NULL);
  fixture_add (fixture, "challenge", "title", "Two", "themes", "borders;data", NULL);
  fixture_add (fixture, "challenge", "title", "Three", NULL);
  reader = lia_register_read (fixture->reg);
  terms = lia_reader_terms (reader, &lia_challenge_type, themes, 2, NULL);
  g_assert_cmpuint (g_strv_length (terms), ==, 2);
  g_assert_cmpstr (terms[0], ==, "borders");
  g_assert_cmpstr (terms[1], ==, "data");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/filter-how/all", test_all);
  fixture_add_test ("/filter-how/read", test_read);
  fixture_add_test ("/filter-how/terms", test_terms);
  return g_test_run ();
}
