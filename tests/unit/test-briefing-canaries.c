#include <string.h>

#include "briefing/briefing.h"
#include "briefing/kinds/kind.h"
#include "canaries.h"
#include "records/types.h"

/* Every kind of briefing, in every format, up to every mark: nothing above it is told, and the
 * proof lets it pass. */

static gboolean
is_refused (const LiaBriefingKind *kind, const LiaRenderer *renderer)
{
  g_autofree char *refusal = lia_briefing_kind_refuse (kind, renderer);

  return refusal != NULL;
}

static gboolean
export_one (Fixture *fixture,
            const LiaBriefingKind *kind,
            const LiaRenderer *renderer,
            guint ceiling,
            guint about,
            gboolean personal,
            const char *name,
            GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  LiaId scope;
  LiaBriefingOptions options = {
    .kind = kind,
    .renderer = renderer,
    .ceiling = canaries_marks[ceiling],
    .personal = personal,
  };

  if (kind->scope != NULL) {
    scope = canaries_find (fixture, kind->scope, about);
    options.scope = &scope;
  }

  return lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, error);
}

/* A brief about something that is itself above the ceiling is none, and leaves no file. */
static void
try_kind (Fixture *fixture, const LiaBriefingKind *kind, const LiaRenderer *renderer, guint ceiling)
{
  guint n_scopes = kind->scope != NULL ? CANARIES_N_MARKS : 1;
  g_autofree char *name = g_strdup_printf ("file.%s", renderer->name);

  for (guint about = 0; about < n_scopes; about++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    gboolean made = export_one (fixture, kind, renderer, ceiling, about, TRUE, name, &error);

    g_test_message ("%s as %s up to %s about %u", kind->name, renderer->name,
                    canaries_marks[ceiling], about);
    if (about <= ceiling) {
      g_assert_no_error (error);
      canaries_assert_silent (fixture, name, ceiling, FALSE);
      g_assert_cmpint (g_remove (path), ==, 0);
    } else {
      g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK);
      g_assert_null (strstr (error->message, "canary"));
    }
    g_assert_cmpint (made, ==, about <= ceiling);
    g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, FALSE);
  }
}

static void
test_every (Fixture *fixture, gconstpointer data)
{
  canaries_fill (fixture);
  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++)
    for (const LiaRenderer *const *renderer = lia_renderers (); *renderer != NULL; renderer++)
      for (guint ceiling = 0; ceiling < CANARIES_N_MARKS; ceiling++)
        if (!is_refused (*kind, *renderer))
          try_kind (fixture, *kind, *renderer, ceiling);
}

/* What may be told is: a kind that says nothing would pass the other test as well. */
static void
test_sing (Fixture *fixture, gconstpointer data)
{
  canaries_fill (fixture);
  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *path = g_build_filename (fixture->folder, "file.xlsx", NULL);
    g_autofree char *text = NULL;

    export_one (fixture, *kind, &lia_workbook_renderer, 3, 3, TRUE, "file.xlsx", &error);
    g_assert_no_error (error);
    text = canaries_read (path);
    g_assert_nonnull (strstr (text, "canaryw"));
    g_assert_nonnull (strstr (text, "canaryz"));
  }
}

/* What is about persons is told at no mark unless it is asked for. */
static void
assert_impersonal (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = canaries_read (path);

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    for (const LiaField *field = (*type)->fields; field->name != NULL; field++)
      for (guint rank = 0; rank < CANARIES_N_MARKS; rank++) {
        g_autofree char *word = canaries_word (*type, field, rank);

        g_assert_true (!(field->flags & LIA_FIELD_PERSONAL) || strstr (text, word) == NULL);
      }
}

static void
test_impersonal (Fixture *fixture, gconstpointer data)
{
  canaries_fill (fixture);
  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++)
    for (const LiaRenderer *const *renderer = lia_renderers (); *renderer != NULL; renderer++) {
      g_autofree char *name = g_strdup_printf ("file.%s", (*renderer)->name);
      g_autoptr (GError) error = NULL;

      if (is_refused (*kind, *renderer))
        continue;
      export_one (fixture, *kind, *renderer, 3, 3, FALSE, name, &error);
      g_assert_no_error (error);
      assert_impersonal (fixture, name);
    }
}

/* What is looked at or printed never was a file, and is held to the same. */
static void
try_pages (Fixture *fixture, const LiaBriefingKind *kind, guint ceiling, const char *title)
{
  g_autofree char *path = g_build_filename (fixture->folder, "file.pdf", NULL);
  LiaBriefingOptions options = { .kind = kind, .ceiling = canaries_marks[ceiling], .title = title };
  LiaId scope;
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (kind->scope != NULL) {
    scope = canaries_find (fixture, kind->scope, 0);
    options.scope = &scope;
  }
  bytes = lia_briefing_render_pages (fixture->reg, &options, &report, NULL, &error);
  if (title != NULL) {
    g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_WITHHELD);
    g_assert_null (bytes);
    g_assert_null (report);
    return;
  }

  g_assert_no_error (error);
  g_assert_nonnull (report);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  canaries_assert_silent (fixture, "file.pdf", ceiling, FALSE);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  const LiaField *field = lia_record_type_field (&lia_commitment_type, "title");
  g_autofree char *held = canaries_word (&lia_commitment_type, field, 2);

  canaries_fill (fixture);
  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++) {
    try_pages (fixture, *kind, 1, NULL);
    try_pages (fixture, *kind, 1, held);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/briefing-canaries/every", test_every);
  fixture_add_test ("/briefing-canaries/sing", test_sing);
  fixture_add_test ("/briefing-canaries/impersonal", test_impersonal);
  fixture_add_test ("/briefing-canaries/pages", test_pages);

  return g_test_run ();
}
