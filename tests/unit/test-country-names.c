#include <locale.h>
#include <string.h>

#include "briefing/clearance/clearance.h"
#include "briefing/clearance/country-names.h"
#include "commands/error.h"
#include "commands/language.h"
#include "fixture.h"
#include "records/types.h"

/* One after the other, because the language is that of the whole process. */

static void
test_none_in_english (void)
{
  g_autoptr (LiaCountryNames) names = NULL;

  g_unsetenv ("LANGUAGE");
  names = lia_country_names_new ();
  g_assert_null (names);
}

static void
test_unknown_language (void)
{
  static const char *const wrong[] = { "",        "f",           "xx",    "french",
                                       "fr-",     "fr_FR.UTF-8", "../fr", "fr-Latn",
                                       "uz-Cyrl", "es-419",      NULL };

  for (guint i = 0; wrong[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (lia_language_choose (wrong[i], &error));
    g_assert_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE);
  }
}

static void
choose (const char *tag)
{
  g_autoptr (GError) error = NULL;

  lia_language_choose (tag, &error);
  g_assert_no_error (error);
}

/* Iran is only known by its longer name there, and Türkiye by none. */
static void
test_french (void)
{
  g_autoptr (LiaCountryNames) names = NULL;

  choose ("fr");
  names = lia_country_names_new ();
  g_assert_nonnull (names);
  g_assert_cmpstr (lia_country_names_find (names, "THA"), ==, "Thaïlande");
  g_assert_nonnull (lia_country_names_find (names, "IRN"));
  g_assert_null (lia_country_names_find (names, "IOM"));
  g_assert_null (lia_country_names_find (names, "tha"));
}

/* A script is told by a tag; catalogues and locales are called otherwise. */
static void
test_scripts (void)
{
  static const char *const names[][2] = {
    { "sr", "Тајланд" },      { "sr-Latn", "Tajland" }, { "SR_latn", "Tajland" },
    { "sr-Cyrl", "Тајланд" }, { "tt-Latn", "Tayland" }, { "zh", "泰国" },
    { "zh-Hans", "泰国" },    { "zh-Hant", "泰國" },    { "zh-TW", "泰國" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (LiaCountryNames) found = NULL;

    choose (names[i][0]);
    found = lia_country_names_new ();
    g_assert_nonnull (found);
    g_assert_cmpstr (lia_country_names_find (found, "THA"), ==, names[i][1]);
  }
}

static const LiaCleared *
find_title (LiaClearance *clearance, const LiaRecordType *type, const char *title)
{
  GPtrArray *list = lia_clearance_list (clearance, type);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (lia_cleared_get_title (g_ptr_array_index (list, i)), title))
      return g_ptr_array_index (list, i);

  return NULL;
}

/* What has the code of a state and is none keeps its name, and so does what is no code. */
static void
test_titles (Fixture *fixture, gconstpointer data)
{
  static const LiaRecordType *const types[] = { &lia_participant_type, &lia_membership_type, NULL };
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;
  const LiaCleared *found;
  g_autofree char *name = NULL;

  fixture_add (fixture, "participant", "code", "THA", "name", "Thailand", "kind", "territory",
               NULL);
  fixture_add (fixture, "participant", "code", "LAO", "name", "Laos Council", "kind",
               "organisation", NULL);
  fixture_add (fixture, "participant", "code", "XKX", "name", "Kosovo", "kind", "territory", NULL);
  choose ("fr");
  reader = lia_register_read (fixture->reg);
  clearance = lia_clearance_new (reader, types, NULL, NULL, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (find_title (clearance, &lia_participant_type, "Laos Council"));
  g_assert_nonnull (find_title (clearance, &lia_participant_type, "Kosovo"));
  found = find_title (clearance, &lia_participant_type, "Thaïlande");
  g_assert_nonnull (found);
  name = lia_cleared_display (found, "name");
  g_assert_cmpstr (name, ==, "Thaïlande");
  g_assert_cmpstr (lia_cleared_get (found, "name"), ==, "Thailand");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/country-names/none-in-english", test_none_in_english);
  g_test_add_func ("/country-names/unknown-language", test_unknown_language);
  g_test_add_func ("/country-names/french", test_french);
  g_test_add_func ("/country-names/scripts", test_scripts);
  fixture_add_test ("/country-names/titles", test_titles);
  return g_test_run ();
}
