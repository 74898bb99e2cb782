#include "briefing-errand.h"

#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>

#include "briefing/kinds/kind.h"
#include "identity.h"
#include "records/date.h"

/* What the program begins what it says with, when it is a command that failed. */
#define SPEAKER "liaison: "

typedef struct {
  GStrvBuilder *builder;
  LiaReader *reader;
} Words;

static void
say (Words *self, const char *option, const char *value)
{
  /* In one word, because a value may begin with a dash. */
  g_autofree char *word = g_strconcat (option, "=", value, NULL);

  if (value != NULL && *value != '\0')
    g_strv_builder_add (self->builder, word);
}

static void
say_list (Words *self, const char *option, const char *const *values)
{
  g_autofree char *joined = values != NULL ? g_strjoinv (",", (char **) values) : NULL;
  g_autofree char *word = g_strconcat (option, "=", joined, NULL);

  /* None is another wish than the usual ones. */
  if (values != NULL)
    g_strv_builder_add (self->builder, word);
}

static void
say_record (Words *self, const char *option, const LiaId *id)
{
  g_autoptr (LiaRecord) record = id != NULL ? lia_reader_get (self->reader, id, NULL) : NULL;

  if (record != NULL)
    say (self, option, lia_record_get_reference (record));
}

static void
say_subject (Words *self, const LiaBriefingOptions *options)
{
  g_autofree char *scope = options->kind->scope_option != NULL
                               ? g_strconcat ("--", options->kind->scope_option, NULL)
                               : NULL;

  if (scope != NULL)
    say_record (self, scope, options->scope);
  say_record (self, "--view", options->view);
  if (options->filter != NULL && options->about != NULL) {
    say (self, "--of", options->about->name);
    say (self, "--where", options->filter);
  }
}

/* @moment: (nullable): as at which the register is looked at. */
static void
say_moment (Words *self, const LiaMoment *moment)
{
  g_autofree char *day = moment != NULL ? lia_day_to_edtf (moment->day) : NULL;
  g_autofree char *text =
      moment != NULL && moment->clock != NULL ? g_strjoin (" ", day, moment->clock, NULL) : NULL;

  if (moment != NULL)
    say (self, "--as-at", moment->name != NULL ? moment->name : text != NULL ? text : day);
}

static void
say_who (Words *self)
{
  g_autofree char *person = NULL;
  g_autofree char *office = NULL;

  lia_identity_get (&person, &office);
  say (self, "--person", person);
  say (self, "--office", office);
}

/* (transfer full): the command that makes it. */
static char **
compose (LiaRegister *reg, const LiaBriefingOptions *options, const char *path)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  Words words = { builder, reader };

  g_strv_builder_add_many (builder, program, "brief", options->kind->name, path, NULL);
  say (&words, "--register", lia_register_get_path (reg));
  say (&words, "--language", options->language);
  say (&words, "--ceiling", options->ceiling);
  say (&words, "--author", options->author);
  say (&words, "--for", options->audience);
  say (&words, "--title", options->title);
  say (&words, "--introduction", options->introduction);
  say (&words, "--since", options->since);
  say_moment (&words, lia_register_get_as_at (reg));
  say_list (&words, "--sections", options->sections);
  say_list (&words, "--columns", options->columns);
  if (options->personal)
    g_strv_builder_add (builder, "--personal");
  say_subject (&words, options);
  say_record (&words, "--made-from", options->named);
  say_who (&words);

  return g_strv_builder_end (builder);
}

/* One that is stopped puts away what it had begun, so it is asked to end and waited for. */
static void
on_cancelled (GCancellable *cancellable, gpointer child)
{
  g_subprocess_send_signal (child, SIGTERM);
}

static void
take_failure (GBytes *complaint, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (complaint, &length);
  g_autofree char *text = g_strndup (data, length);
  char *sentence = g_strstrip (text);

  if (g_str_has_prefix (sentence, SPEAKER))
    sentence += strlen (SPEAKER);
  g_set_error_literal (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
                       *sentence != '\0' ? sentence : _ ("The briefing could not be made."));
}

/* Whether @child did it, which it may have before it was stopped; then what it wrote to its
 * standard output. */
static gboolean
wait_for (GSubprocess *child, GCancellable *cancellable, GBytes **output, GError **error)
{
  gulong handler = cancellable != NULL
                       ? g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), child, NULL)
                       : 0;
  g_autoptr (GBytes) complaint = NULL;
  gboolean over = g_subprocess_communicate (child, NULL, NULL, output, &complaint, error);

  g_cancellable_disconnect (cancellable, handler);
  if (!over)
    return FALSE;
  if (g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == 0)
    return TRUE;

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    take_failure (complaint, error);
  return FALSE;
}

static GBytes *
run (char **command, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) child =
      g_subprocess_newv ((const char *const *) command,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error);
  g_autoptr (GBytes) output = NULL;

  return child != NULL && wait_for (child, cancellable, &output, error) ? g_steal_pointer (&output)
                                                                        : NULL;
}

/* Makes the pages of a briefing in another language than the interface's. The language of a program
 * can only be changed as a whole, so it is made by another process. Call it from a worker thread.
 */
GBytes *
lia_briefing_errand_pages (LiaRegister *reg,
                           const LiaBriefingOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (GStrv) plain = compose (reg, options, "-");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;

  g_strv_builder_addv (builder, (const char **) plain);
  g_strv_builder_add (builder, "--preview");
  command = g_strv_builder_end (builder);

  return run (command, cancellable, error);
}

/* The same as a file, which leaves. */
gboolean
lia_briefing_errand_export (LiaRegister *reg,
                            const LiaBriefingOptions *options,
                            const char *path,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto (GStrv) command = compose (reg, options, path);
  g_autoptr (GBytes) output = run (command, cancellable, error);

  return output != NULL;
}
