#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "command-line.h"
#include "command.h"
#include "error.h"
#include "plain.h"
#include "register/backup.h"
#include "register/past.h"

/* A register up to this size is backed up in under a tenth of a second, which nobody minds once a
 * day; a larger one waits for the window, or for `liaison backup`. */
#define SMALL_REGISTER (16 * 1024 * 1024)

struct _LiaCommandLine {
  const LiaCommand *command;
  char **words;
  char *path;
  char *person;
  char *office;
  char *as_at;
  char **arguments;
  LiaRegister *reg;
  gboolean changed;
};

/**
 * lia_command_line_new:
 * @command: (transfer none): the command that was named
 * @words: (array zero-terminated=1): what followed its name
 *
 * Returns: (transfer full): a command line that waits to be parsed
 */
LiaCommandLine *
lia_command_line_new (const LiaCommand *command, const char *const *words)
{
  LiaCommandLine *self = g_new0 (LiaCommandLine, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  self->command = command;
  g_strv_builder_add (builder, command->name);
  g_strv_builder_addv (builder, (const char **) words);
  self->words = g_strv_builder_end (builder);

  return self;
}

/* Scripts work with registers that no window is ever opened on. What stood there before can be told
 * from the journal; that no backup could be made is not the failure of the command. */
static void
back_up (LiaCommandLine *self)
{
  GStatBuf status;

  if (self->changed && g_stat (lia_register_get_path (self->reg), &status) == 0 &&
      status.st_size <= SMALL_REGISTER)
    lia_backup_daily (lia_register_get_path (self->reg), NULL, NULL);
}

/**
 * lia_command_line_free:
 * @self: (transfer full): a command line
 *
 * Frees it, and closes the register it opened. If that was changed for the first time on this day
 * and is small, its backup is made.
 */
void
lia_command_line_free (LiaCommandLine *self)
{
  back_up (self);
  g_strfreev (self->words);
  g_strfreev (self->arguments);
  g_free (self->path);
  g_free (self->person);
  g_free (self->office);
  g_free (self->as_at);
  g_clear_object (&self->reg);
  g_free (self);
}

/* What isn't UTF-8 could neither be stored nor shown; nothing of it is repeated in the message. */
static gboolean
check_words (LiaCommandLine *self, GError **error)
{
  for (guint i = 1; self->words[i] != NULL; i++)
    if (!g_utf8_validate (self->words[i], -1, NULL)) {
      g_set_error (
          error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_FAILED,
          /* Translators: %u counts the words after the name of a command, %s is that name. */
          _ ("Word %u after “%s” is not UTF-8 text; write it again in a UTF-8 terminal."), i,
          self->command->name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_count (LiaCommandLine *self, GError **error)
{
  guint n = lia_command_line_n_arguments (self);

  if (n < self->command->min_arguments) {
    /* Translators: the first %s is the name of a command, the second what has to follow it. */
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("Something is missing after “%s”: it takes %s."), self->command->name,
                 lia_command_arguments (self->command));
    return FALSE;
  }

  if (n > self->command->max_arguments) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 /* Translators: the first %s is a word, the second the name of a command. */
                 _ ("“%s” is one word too many for “%s”."),
                 lia_command_line_argument (self, self->command->max_arguments),
                 self->command->name);
    return FALSE;
  }

  return TRUE;
}

/* GLib would take words in the locale's encoding; as file names they come through as they are. */
static gboolean
parse_options (LiaCommandLine *self, const GOptionEntry *options, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (lia_command_arguments (self->command));
  gboolean help = FALSE;
  const GOptionEntry common[] = {
    { "register", 'r', 0, G_OPTION_ARG_FILENAME, &self->path,
      N_ ("The register; LIAISON_REGISTER if not given"), N_ ("FILE") },
    { "person", 0, 0, G_OPTION_ARG_FILENAME, &self->person,
      N_ ("Who is working; LIAISON_PERSON, or the name of the account, if not given"),
      N_ ("NAME") },
    { "office", 0, 0, G_OPTION_ARG_FILENAME, &self->office,
      N_ ("For which office; LIAISON_OFFICE, or the register's, if not given"), N_ ("NAME") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Show this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->arguments, NULL, NULL },
    { NULL },
  };

  const GOptionEntry moment[] = {
    { self->command->moment_option, 0, 0, G_OPTION_ARG_FILENAME, &self->as_at,
      N_ ("The register as it was: at the end of a day or month, at a time, or at a snapshot"),
      N_ ("MOMENT") },
    { NULL },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (self->command->summary));
  if (self->command->details != NULL)
    g_option_context_set_description (context, _ (self->command->details));
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, moment, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &self->words, error))
    return FALSE;

  if (help) {
    g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

    g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_HELP, text);
    return FALSE;
  }

  return TRUE;
}

/**
 * lia_command_line_parse:
 * @self: a command line
 * @options: (nullable): the options of this command, besides those that all take; their texts as
 *   file names, because those are not converted
 * @error: %LIA_COMMANDS_ERROR, or %G_OPTION_ERROR for an option that doesn't exist or fit
 *
 * Takes the options and counts what remains. Asking for help ends it as well, with
 * %LIA_COMMANDS_ERROR_HELP.
 *
 * Returns: whether the command can go on
 */
gboolean
lia_command_line_parse (LiaCommandLine *self, const GOptionEntry *options, GError **error)
{
  return check_words (self, error) && parse_options (self, options, error) &&
         check_count (self, error);
}

/**
 * lia_command_line_n_arguments:
 * @self: a command line that was parsed
 *
 * Returns: how many arguments it has, options not counted
 */
guint
lia_command_line_n_arguments (LiaCommandLine *self)
{
  return self->arguments == NULL ? 0 : g_strv_length (self->arguments);
}

/**
 * lia_command_line_argument:
 * @self: a command line that was parsed
 * @index: which argument, from 0
 *
 * Returns: (transfer none) (nullable): the argument, or %NULL if there are fewer
 */
const char *
lia_command_line_argument (LiaCommandLine *self, guint index)
{
  return index < lia_command_line_n_arguments (self) ? self->arguments[index] : NULL;
}

static const char *
given (const char *option, const char *variable)
{
  const char *value = option != NULL ? option : g_getenv (variable);

  return value == NULL || *value == '\0' || !g_utf8_validate (value, -1, NULL) ? NULL : value;
}

/**
 * lia_command_line_person:
 * @self: a command line that was parsed
 *
 * Returns: (transfer full): who is working: as the command line or the environment says, else the
 *   name that the account bears
 */
char *
lia_command_line_person (LiaCommandLine *self)
{
  const char *person = given (self->person, "LIAISON_PERSON");
  const char *real = g_get_real_name ();

  if (person != NULL)
    return g_strdup (person);

  /* GLib says "Unknown" where the account has no name of its own. */
  if (real == NULL || *real == '\0' || g_str_equal (real, "Unknown"))
    real = g_get_user_name ();

  return g_utf8_make_valid (real, -1);
}

/**
 * lia_command_line_office:
 * @self: a command line that was parsed
 *
 * Returns: (transfer none) (nullable): the office that the command line or the environment names
 */
const char *
lia_command_line_office (LiaCommandLine *self)
{
  return given (self->office, "LIAISON_OFFICE");
}

/* No failure: there is nothing to list then, and here is why. */
static void
tell_empty (const LiaMoment *moment)
{
  g_autofree char *words = lia_moment_describe (moment);
  g_autofree char *line = lia_plain_to_line (words);

  /* Translators: %s is a day in words, maybe with a time. */
  fprintf (stderr, _ ("liaison: On %s nothing was in this register yet.\n"), line);
}

static LiaRegister *
open_past (LiaCommandLine *self, LiaRegister *present, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (present);
  g_autoptr (LiaMoment) moment = lia_moment_find (reader, self->as_at, error);

  if (moment == NULL)
    return NULL;

  if (moment->serial == 0 && !self->command->says_empty)
    tell_empty (moment);
  return lia_register_open_past (present, moment, NULL, NULL, NULL, error);
}

/**
 * lia_command_line_path:
 * @self: a command line that was parsed
 * @error: %LIA_COMMANDS_ERROR_USAGE if it names no register
 *
 * Returns: (transfer none) (nullable): the register that the command line or the environment names
 */
const char *
lia_command_line_path (LiaCommandLine *self, GError **error)
{
  const char *path = self->path != NULL ? self->path : g_getenv ("LIAISON_REGISTER");

  if (path != NULL && *path != '\0')
    return path;

  g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                       _ ("No register is named: use --register FILE, or set LIAISON_REGISTER."));
  return NULL;
}

/**
 * lia_command_line_moment:
 * @self: a command line that was parsed
 *
 * Returns: (transfer none) (nullable): the moment as at which the register is to be opened, as it
 *   was written
 */
const char *
lia_command_line_moment (LiaCommandLine *self)
{
  return self->as_at;
}

/**
 * lia_command_line_set_moment:
 * @self: a command line whose register isn't open yet
 * @moment: a moment as lia_moment_find() reads it
 *
 * Lets the register be opened as it was, because another option asks for that.
 */
void
lia_command_line_set_moment (LiaCommandLine *self, const char *moment)
{
  g_free (self->as_at);
  self->as_at = g_strdup (moment);
}

static void
on_changed (LiaCommandLine *self)
{
  self->changed = TRUE;
}

/**
 * lia_command_line_open:
 * @self: a command line that was parsed
 * @error: %LIA_COMMANDS_ERROR_USAGE if it names no register, or %LIA_REGISTER_ERROR
 *
 * Opens the register that the command line or the environment names, with the person and office
 * that stand on every edit; as it was at the moment that the command line tells, if it does.
 *
 * Returns: (transfer none) (nullable): the register, open as long as the command line lives
 */
LiaRegister *
lia_command_line_open (LiaCommandLine *self, GError **error)
{
  const char *path = lia_command_line_path (self, error);
  const char *office = lia_command_line_office (self);
  g_autofree char *person = lia_command_line_person (self);

  self->reg = path != NULL ? lia_register_open (path, error) : NULL;
  if (self->reg == NULL)
    return NULL;

  lia_register_set_author (self->reg, person,
                           office != NULL ? office : lia_register_get_office (self->reg));
  g_signal_connect_swapped (self->reg, "changed", G_CALLBACK (on_changed), self);
  if (self->as_at != NULL) {
    g_autoptr (LiaRegister) present = g_steal_pointer (&self->reg);

    self->reg = open_past (self, present, error);
  }

  return self->reg;
}
