#include <linux/capability.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "command-fixture.h"
#include "commands/commands.h"
#include "fixture.h"
#include "records/types.h"
#include "register/register.h"

/* The word after the program's name with which a test program becomes the program it tests. */
#define AS_PROGRAM "liaison"

/* The records that the tests know: HM-001 PR-001 P-001 P-002 E-001 X-001 C-001 C-002. */
static const char *const records[][9] = {
  { "mark", "label", "TLP:GREEN", "rank", "1" },
  { "process", "name", "Bali Process", "short_name", "bali" },
  { "participant", "name", "Australia", "code", "AUS", "kind", "territory" },
  { "participant", "name", "Türkiye", "code", "TUR", "kind", "territory" },
  { "engagement", "title", "Senior officials’ meeting", "process", "@bali", "state", "held", "date",
    "2023-10" },
  { "challenge", "title", "Online scam centres" },
  { "commitment", "title", "Share lessons", "kind", "commitment", "status", "in_progress", "due",
    "2026-03-31" },
  { "commitment", "title", "Call the secretariat", "kind", "action point", "status", "unknown" },
};

static void
fill (LiaRegister *reg)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Fill for a test");
  g_autoptr (GError) error = NULL;
  LiaId process = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++) {
    const LiaRecordType *type = lia_record_type_find (records[i][0]);
    LiaId id = lia_edit_create (edit, type);

    if (type == &lia_process_type)
      process = id;
    for (guint j = 1; j < 9 && records[i][j] != NULL; j += 2) {
      g_autofree char *value = g_str_equal (records[i][j + 1], "@bali")
                                   ? lia_id_to_text (&process)
                                   : g_strdup (records[i][j + 1]);

      lia_edit_set (edit, type, &id, records[i][j], NULL, value);
    }
  }

  lia_register_apply (reg, edit, &error);
  g_assert_no_error (error);
}

void
command_fixture_set_up (CommandFixture *self, gconstpointer data)
{
  g_autoptr (LiaRegister) reg = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("liaison-commands-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = command_fixture_file (self, "test.liaison");

  reg = lia_register_create (self->path, "RSO", &error);
  g_assert_no_error (error);
  lia_register_set_author (reg, "Test", "RSO");
  fill (reg);
}

void
command_fixture_tear_down (CommandFixture *self, gconstpointer data)
{
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->out);
  g_free (self->err);
}

char *
command_fixture_file (CommandFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

GStrv
command_fixture_environment (CommandFixture *self)
{
  GStrv environment = g_get_environ ();

  environment = g_environ_unsetenv (environment, "DISPLAY");
  environment = g_environ_unsetenv (environment, "WAYLAND_DISPLAY");
  environment = g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
  environment = g_environ_setenv (environment, "LIAISON_REGISTER", self->path, TRUE);
  environment = g_environ_setenv (environment, "LIAISON_PERSON", "A. Tester", TRUE);
  environment = g_environ_setenv (environment, "LIAISON_OFFICE", "RSO", TRUE);

  return environment;
}

static void
add_words (GStrvBuilder *words, const char *first, va_list rest)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  g_strv_builder_add_many (words, program, AS_PROGRAM, NULL);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_strv_builder_add (words, word);
}

GStrv
command_fixture_words (const char *first, ...)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  va_list rest;

  va_start (rest, first);
  add_words (words, first, rest);
  va_end (rest);

  return g_strv_builder_end (words);
}

/* The superuser writes anywhere; without these capabilities file modes hold for that account too.
 * A limit on the size of files stands for a full disk: writing fails half way. */
static void
restrict_child (gpointer data)
{
  CommandFixture *self = data;
  struct rlimit limit = { self->file_limit, self->file_limit };

  if (self->unprivileged) {
    prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
    prctl (PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
  }
  if (self->file_limit > 0) {
    signal (SIGXFSZ, SIG_IGN);
    setrlimit (RLIMIT_FSIZE, &limit);
  }
}

static void
run (CommandFixture *self, const char *first, va_list rest)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) environment = command_fixture_environment (self);
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  add_words (builder, first, rest);
  words = g_strv_builder_end (builder);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);

  g_spawn_sync (self->folder, words, environment, G_SPAWN_DEFAULT, restrict_child, self, &self->out,
                &self->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  self->status = WEXITSTATUS (status);
}

void
command_fixture_run (CommandFixture *self, const char *first, ...)
{
  va_list rest;

  va_start (rest, first);
  run (self, first, rest);
  va_end (rest);
}

void
command_fixture_succeed (CommandFixture *self, const char *first, ...)
{
  va_list rest;

  va_start (rest, first);
  run (self, first, rest);
  va_end (rest);

  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (g_utf8_validate (self->out, -1, NULL));
}

/* A failure says so on one line of the standard error, and prints nothing else. */
void
command_fixture_fail (CommandFixture *self,
                      int status,
                      const char *complaint,
                      const char *first,
                      ...)
{
  va_list rest;

  va_start (rest, first);
  run (self, first, rest);
  va_end (rest);

  g_test_message ("%s", self->err);
  g_assert_cmpint (self->status, ==, status);
  g_assert_true (g_str_has_prefix (self->err, "liaison: "));
  g_assert_true (strchr (self->err, '\n') == self->err + strlen (self->err) - 1);
  g_assert_true (g_utf8_validate (self->err, -1, NULL));
  g_assert_nonnull (strstr (self->err, complaint));
  if (status == 2)
    g_assert_nonnull (strstr (self->err, "--help"));
}

void
command_fixture_expect (CommandFixture *self, const char *text)
{
  if (strstr (self->out, text) == NULL)
    g_test_message ("%s", self->out);
  g_assert_nonnull (strstr (self->out, text));
}

int
command_fixture_main (int argc, char **argv, void (*add_tests) (void))
{
  setlocale (LC_ALL, "");
  if (argc > 1 && g_str_equal (argv[1], AS_PROGRAM)) {
    g_assert_true (argc < 3 || lia_commands_wants (argc - 1, argv + 1) ||
                   g_str_equal (argv[2], "no-such-command"));
    return lia_commands_run (argc - 1, argv + 1);
  }

  g_test_init (&argc, &argv, NULL);
  add_tests ();

  return g_test_run ();
}
