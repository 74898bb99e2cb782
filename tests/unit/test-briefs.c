#include "brief-fixture.h"
#include "briefing-fixture.h"
#include "intake/fill.h"
#include "records/date.h"
#include "records/types.h"
#include "register/moment.h"

/* What holds for every kind of briefing. What each of them says has a test of its own. */

#define N_SECRETS 14

static const struct {
  const LiaRecordType *scope;
  const char *const sample[4];
} abouts[] = {
  { &lia_participant_type, { "PAK", "AUS", "RSO" } },
  { &lia_engagement_type, { "E-157", "E-121", "E-091" } },
  { &lia_challenge_type, { "X-030", "X-003" } },
};

typedef struct {
  LiaId process, state, last, meeting, challenge;
} Scene;

static const LiaId *
scope_of (const Scene *scene, const LiaRecordType *type)
{
  if (type == &lia_participant_type)
    return &scene->state;

  return type == &lia_engagement_type ? &scene->meeting : &scene->challenge;
}

/* A state, a meeting and a challenge that have nothing to do with each other yet. */
static void
fill (Fixture *fixture, Scene *scene)
{
  scene->process = brief_add_process (fixture, "one", "First Process");
  scene->state = fixture_add_participant (fixture, "XXO", "Openland");
  scene->last = brief_add_engagement (fixture, &scene->process, "Last time", "held", "2026-09-01");
  scene->meeting =
      brief_add_engagement (fixture, &scene->process, "This time", "confirmed", "2026-12-14");
  scene->challenge = fixture_add_challenge (fixture, "Weak posts");
}

static LiaId
add_item (Fixture *fixture, const LiaId *process, const char *title)
{
  g_autofree char *whose = brief_text (process);
  LiaId framework =
      fixture_add (fixture, "framework", "title", title, "code", title, "process", whose, NULL);
  g_autofree char *text = brief_text (&framework);

  brief_mark (fixture, &framework, 3);
  return fixture_add (fixture, "item", "framework", text, "number", "1", "title", title, NULL);
}

/* Whatever a record can have to do with the others. Returns the keys of what was added. */
static GArray *
relate (Fixture *fixture, const Scene *scene, const char *name)
{
  g_autofree char *meeting = brief_text (&scene->meeting);
  g_autofree char *state = brief_text (&scene->state);
  g_autofree char *process = brief_text (&scene->process);
  LiaId commitment = brief_add_commitment (fixture, name, "action point", "2026-10-01");
  LiaId update = fixture_add_update (fixture, &commitment, "2026-11-11", name);
  LiaId engagement =
      brief_add_engagement (fixture, &scene->process, name, "confirmed", "2026-12-12");
  LiaId challenge = fixture_add_challenge (fixture, name);
  LiaId lesson = fixture_add (fixture, "lesson", "statement", name, "kind", "lesson", NULL);
  LiaId item = fixture_add (fixture, "agenda_item", "engagement", meeting, "title", name, NULL);
  LiaId task = fixture_add (fixture, "task", "engagement", meeting, "title", name, "kind",
                            "preparation", NULL);
  LiaId person =
      fixture_add (fixture, "person", "name", name, "office", name, "participant", state, NULL);
  LiaId body =
      fixture_add (fixture, "body", "name", name, "short_name", name, "process", process, NULL);
  LiaId records[N_SECRETS] = {
    commitment,
    update,
    engagement,
    challenge,
    lesson,
    item,
    task,
    person,
    body,
    brief_add_part (fixture, &scene->meeting, &scene->state, "chair"),
    brief_add_part (fixture, &engagement, &scene->state, "attends"),
    brief_add_source (fixture, &scene->challenge, name),
    fixture_add (fixture, "membership", "participant", state, "process", process, "standing",
                 "member", NULL),
    add_item (fixture, &scene->process, name),
  };
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (LiaId));

  fixture_link (fixture, "made_by", &commitment, &scene->state);
  fixture_link (fixture, "made_at", &commitment, &scene->last);
  fixture_link (fixture, "followed_up_at", &commitment, &scene->meeting);
  fixture_link (fixture, "addresses", &commitment, &scene->challenge);
  fixture_link (fixture, "follows", &scene->meeting, &engagement);
  fixture_link (fixture, "raised_at", &scene->challenge, &engagement);
  fixture_link (fixture, "concerns", &challenge, &scene->state);
  fixture_link (fixture, "discusses", &item, &challenge);
  fixture_link (fixture, "informs", &lesson, &scene->state);
  fixture_link (fixture, "learned_at", &lesson, &scene->last);
  fixture_link (fixture, "chaired_by", &body, &scene->state);
  fixture_link (fixture, "falls_under", &scene->challenge, &records[N_SECRETS - 1]);
  g_array_append_vals (keys, records, N_SECRETS);

  return keys;
}

static void
add_secrets (Fixture *fixture, const Scene *scene)
{
  g_autoptr (GArray) secrets = relate (fixture, scene, "Secret");

  for (guint i = 0; i < secrets->len; i++)
    brief_mark (fixture, &g_array_index (secrets, LiaId, i), 3);
}

static char *
tell (Fixture *fixture, const LiaBriefingKind *kind, const Scene *scene, const char *ceiling)
{
  const gint32 today = lia_day_from_civil (2026, 11, 30);
  BriefWish wish = {
    .kind = kind, .ceiling = ceiling, .personal = TRUE, .today = today, .since = LIA_DAY_NONE
  };
  LiaBriefingOptions options = {
    .kind = kind, .ceiling = ceiling, .personal = TRUE, .since = kind->since ? "then" : NULL
  };
  g_autoptr (LiaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (kind->scope != NULL) {
    wish.scope = scope_of (scene, kind->scope);
    return brief_tell (fixture, &wish);
  }

  document = briefing_compose (fixture->reg, &options, today, &error);
  g_assert_no_error (error);
  return briefing_to_text (document);
}

/* Of what is held back and of what was made of it there is no trace, whether there is much beside
 * it or nothing: no count, no order and no word for emptiness is another. */
static void
assert_held_back (Fixture *fixture, const Scene *scene)
{
  guint n_kinds = 0;
  g_autoptr (GPtrArray) without = g_ptr_array_new_with_free_func (g_free);
  const LiaBriefingKind *const *kinds = lia_briefing_kinds ();

  for (; kinds[n_kinds] != NULL; n_kinds++)
    g_ptr_array_add (without, tell (fixture, kinds[n_kinds], scene, "TLP:GREEN"));
  add_secrets (fixture, scene);
  for (guint i = 0; i < n_kinds; i++) {
    g_autofree char *with = tell (fixture, kinds[i], scene, "TLP:GREEN");
    g_autofree char *above = tell (fixture, kinds[i], scene, "TLP:RED");

    g_assert_cmpstr (with, ==, g_ptr_array_index (without, i));
    brief_assert_has (above, "Secret");
  }
}

static void
test_held_back_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) then = lia_moment_take ("then", NULL);
  Scene scene;

  fill (fixture, &scene);
  fixture_apply (fixture, then);
  assert_held_back (fixture, &scene);
}

static void
test_held_back_among (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) then = lia_moment_take ("then", NULL);
  g_autoptr (GArray) open = NULL;
  Scene scene;

  fill (fixture, &scene);
  fixture_apply (fixture, then);
  open = relate (fixture, &scene, "Open");
  assert_held_back (fixture, &scene);
}

/* There is no brief, no file, and no word about why it is refused but that of the mark. */
static void
assert_refused (Fixture *fixture, const LiaBriefingKind *kind, const LiaId *scope)
{
  LiaBriefingOptions options = { .kind = kind, .scope = scope, .ceiling = "TLP:GREEN" };
  g_autofree char *path = g_build_filename (fixture->folder, "refused.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  Scene scene;
  LiaId nothing = lia_id_new ();

  fill (fixture, &scene);
  for (guint i = 0; i < G_N_ELEMENTS (abouts); i++) {
    const LiaBriefingKind *kind = lia_briefing_kind_about (abouts[i].scope);

    assert_refused (fixture, kind, NULL);
    assert_refused (fixture, kind, &nothing);
    assert_refused (fixture, kind, &scene.process);
    brief_mark (fixture, scope_of (&scene, kind->scope), 2);
    assert_refused (fixture, kind, scope_of (&scene, kind->scope));
  }
}

/* Whoever asks for a section twice gets it once: two sheets can't have the same name. */
static void
test_repeated (Fixture *fixture, gconstpointer data)
{
  static const char *const sections[] = { "lesson", "summary", "lesson", NULL };
  LiaBriefingOptions options = { .kind = &lia_register_briefing, .sections = sections };
  g_autofree char *path = g_build_filename (fixture->folder, "twice.xlsx", NULL);
  g_autoptr (LiaDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = briefing_compose (fixture->reg, &options, lia_day_from_civil (2026, 11, 30), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (document->sections->len, ==, 2);
  lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_passes (Fixture *fixture, const LiaBriefingOptions *options, const char *code)
{
  g_autofree char *name = g_strdup_printf ("passes.%s", options->renderer->name);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  lia_briefing_export (fixture->reg, options, path, NULL, NULL, NULL, NULL, &error);
  g_test_message ("%s about %s up to %s as %s", options->kind->name, code, options->ceiling,
                  options->renderer->name);
  if (!g_error_matches (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK))
    g_assert_no_error (error);
}

/* The proof lets briefs about records of the sample pass, in every format, up to every mark. */
static void
test_sample (Fixture *fixture, gconstpointer about)
{
  const guint i = GPOINTER_TO_UINT (about);
  const LiaBriefingKind *kind = lia_briefing_kind_about (abouts[i].scope);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = NULL;

  lia_intake_fill (fixture->reg, TRUE, &error);
  g_assert_no_error (error);
  reader = lia_register_read (fixture->reg);
  for (const char *const *code = abouts[i].sample; *code != NULL; code++) {
    g_autoptr (LiaRecord) record = lia_reader_find (reader, kind->scope, *code, NULL);
    LiaBriefingOptions options = { .kind = kind, .personal = TRUE, .author = "RSO" };

    g_assert_nonnull (record);
    options.scope = lia_record_get_id (record);
    for (const LiaRenderer *const *renderer = lia_renderers (); *renderer != NULL; renderer++)
      for (guint ceiling = 0; ceiling < BRIEF_N_MARKS; ceiling++) {
        options.renderer = *renderer;
        options.ceiling = brief_marks[ceiling];
        assert_passes (fixture, &options, *code);
      }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  brief_add_test ("/briefs/held-back/alone", test_held_back_alone);
  brief_add_test ("/briefs/held-back/among", test_held_back_among);
  brief_add_test ("/briefs/refused", test_refused);
  brief_add_test ("/briefs/repeated", test_repeated);
  for (guint i = 0; i < G_N_ELEMENTS (abouts); i++) {
    g_autofree char *path = g_strdup_printf ("/briefs/sample/%s", abouts[i].scope->name);

    g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_sample,
                fixture_tear_down);
  }

  return g_test_run ();
}
