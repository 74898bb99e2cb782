#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "commands.h"
#include "error.h"
#include "plain.h"

enum {
  EXIT_DONE = 0,
  EXIT_FAILED = 1,
  EXIT_USAGE = 2,
};

/* In the order in which the help lists them: from the file to what is in it. */
static const LiaCommand *const commands[] = {
  &lia_new_command,     &lia_info_command,     &lia_list_command,    &lia_filters_command,
  &lia_show_command,    &lia_add_command,      &lia_set_command,     &lia_link_command,
  &lia_archive_command, &lia_search_command,   &lia_history_command, &lia_changes_command,
  &lia_log_command,     &lia_undo_command,     &lia_redo_command,    &lia_invert_command,
  &lia_check_command,   &lia_snapshot_command, &lia_brief_command,   &lia_briefings_command,
  &lia_recall_command,  &lia_timeline_command, &lia_backup_command,  &lia_backups_command,
  &lia_restore_command, &lia_copy_command,     &lia_purge_command,   &lia_recover_command,
};

static const LiaCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

/**
 * lia_command_arguments:
 * @command: a command
 *
 * Returns: (transfer none): what follows its name, translated; empty if nothing does
 */
const char *
lia_command_arguments (const LiaCommand *command)
{
  return command->arguments != NULL ? _ (command->arguments) : "";
}

static gboolean
asks_for_help (const char *word)
{
  return g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "help");
}

static char *
overview (void)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n  liaison [%s]\n  liaison %s\n\n", _ ("Usage:"), _ ("FILE"),
                          _ ("COMMAND [OPTION…] …"));
  g_string_append_printf (
      text, "%s\n\n%s\n",
      _ ("Without a command, opens the window. With one, works without a display."),
      _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *synopsis =
        g_strdup_printf ("%s %s", commands[i]->name, lia_command_arguments (commands[i]));

    g_string_append (text, "  ");
    lia_plain_append_padded (text, synopsis, 34);
    g_string_append_printf (text, "  %s\n", _ (commands[i]->summary));
  }
  g_string_append_printf (
      text, "\n%s\n\n%s\n\n%s\n",
      _ ("The register is the one that --register FILE or LIAISON_REGISTER names. A record is\n"
         "named by its reference (C-042), its key (AUS, bali, TLP:GREEN) or its identifier."),
      _ ("“liaison COMMAND --help” explains a command; “liaison --version” tells the version."),
      _ ("Exit status: 0 if it was done, 1 if it could not be done (one line says why), 2 if the\n"
         "command line is wrong."));

  return g_string_free (text, FALSE);
}

/* A message is one line, whatever the names in it hold, so that scripts can take it as one. */
static void
complain (const char *message)
{
  g_autofree char *line = lia_plain_to_line (message);

  fprintf (stderr, "liaison: %s\n", line);
}

static int
end_badly (const GError *error, const char *command)
{
  g_autofree char *message = NULL;
  g_autofree char *reason = NULL;

  if (g_error_matches (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_HELP)) {
    fputs (error->message, stdout);
    return EXIT_DONE;
  }

  if (!g_error_matches (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE) &&
      error->domain != G_OPTION_ERROR) {
    complain (error->message);
    return EXIT_FAILED;
  }

  /* GLib ends its own messages without a full stop. */
  reason = g_strdup (error->message);
  if (g_str_has_suffix (reason, "."))
    reason[strlen (reason) - 1] = '\0';
  /* Translators: the first %s says what is wrong, the second is the name of a command. */
  message = g_strdup_printf (_ ("%s. See “liaison %s --help”."), reason, command);
  complain (message);
  return EXIT_USAGE;
}

static int
run_command (const LiaCommand *command, const char *const *words)
{
  g_autoptr (LiaCommandLine) line = lia_command_line_new (command, words);
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_strdup_printf ("liaison %s", command->name);

  g_set_prgname (program);

  return command->run (line, &error) ? EXIT_DONE : end_badly (error, command->name);
}

static int
run_word (int argc, char **argv)
{
  const char *const help[] = { "--help", NULL };
  const LiaCommand *command = argc > 1 ? find_command (argv[1]) : NULL;

  if (command != NULL)
    return run_command (command, (const char *const *) argv + 2);

  if (argc > 2 && g_str_equal (argv[1], "help") && find_command (argv[2]) != NULL)
    return run_command (find_command (argv[2]), help);

  if (argc > 1 && g_str_equal (argv[1], "--version")) {
    puts ("liaison " LIA_VERSION);
    return EXIT_DONE;
  }

  if (argc > 1 && asks_for_help (argv[1])) {
    g_autofree char *text = overview ();

    fputs (text, stdout);
    return EXIT_DONE;
  }

  complain (_ ("There is no such command. See “liaison --help”."));
  return EXIT_USAGE;
}

/**
 * lia_commands_wants:
 * @argc: how many words the program was started with
 * @argv: (array length=argc): these words
 *
 * Returns: whether they begin with a command, so that no window is asked for
 */
gboolean
lia_commands_wants (int argc, char **argv)
{
  return argc > 1 && (find_command (argv[1]) != NULL || asks_for_help (argv[1]) ||
                      g_str_equal (argv[1], "--version"));
}

/**
 * lia_commands_run:
 * @argc: how many words the program was started with
 * @argv: (array length=argc): these words
 *
 * Does what the command line asks for, in the language of the locale that main() has set; what it
 * prints is UTF-8 in every locale.
 *
 * Returns: the exit status: 0, 1 if it failed (one line on the standard error says why), 2 if the
 *   command line is wrong
 */
int
lia_commands_run (int argc, char **argv)
{
  int status = run_word (argc, argv);

  if (fflush (stdout) != 0 || ferror (stdout)) {
    complain (_ ("The output could not be written; see whether the disk is full."));
    return status == EXIT_DONE ? EXIT_FAILED : status;
  }

  return status;
}
