#include <glib/gi18n.h>
#include <stdio.h>

#include "briefing/briefing.h"
#include "command.h"
#include "error.h"
#include "plain.h"

/* A slip of the keyboard must not put a workbook in the place of the register. */
static gboolean
check_target (LiaCommandLine *line, LiaRegister *reg, GError **error)
{
  const char *path = lia_command_line_argument (line, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  if (g_str_has_suffix (path, ".xlsx") && !g_str_equal (absolute, lia_register_get_path (reg)))
    return TRUE;

  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("“%s” can't be the workbook; give it a name of its own that ends in .xlsx."),
               path);
  return FALSE;
}

static gboolean
check_kind (LiaCommandLine *line, GError **error)
{
  const char *kind = lia_command_line_argument (line, 0);

  if (g_str_equal (kind, "register"))
    return TRUE;

  /* Translators: %s is what was written; "register" is a word of the command line. */
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("“%s” is no briefing; there is: register."), kind);
  return FALSE;
}

static void
print_number (const char *name, guint number)
{
  g_autoptr (GString) text = g_string_new ("  ");

  lia_plain_append_padded (text, name, 24);
  printf ("%s  %6u\n", text->str, number);
}

static void
print_contents (const LiaBriefingReport *report, const char *path)
{
  g_autofree char *shown = lia_plain_to_line (path);

  /* Translators: a file, and the handling mark that it bears. */
  printf (_ ("Wrote “%s”, marked %s\n"), shown, report->mark);
  for (guint i = 0; i < report->contents->len; i++) {
    const LiaBriefingContent *content = &g_array_index (report->contents, LiaBriefingContent, i);

    print_number (content->name, content->n_rows);
  }
}

/* For the person who exports, and for nobody who reads the workbook. */
static void
print_held_back (const LiaBriefingReport *report)
{
  gboolean any = FALSE;

  for (guint i = 0; i < report->held_back->len; i++) {
    const LiaHeldBack *held_back = &g_array_index (report->held_back, LiaHeldBack, i);

    if (held_back->n_held_back == 0)
      continue;
    if (!any)
      puts (_ ("Held back:"));
    any = TRUE;
    print_number (lia_record_type_plural (held_back->type), held_back->n_held_back);
  }
  if (!any)
    puts (_ ("Nothing was held back for its mark."));

  if (report->unattributed->len > 0)
    puts (_ ("Without participants, under the Chatham House Rule:"));
  for (guint i = 0; i < report->unattributed->len; i++) {
    g_autofree char *title = lia_plain_to_line (g_ptr_array_index (report->unattributed, i));

    printf ("  %s\n", title);
  }
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *ceiling = NULL;
  g_autofree char *author = NULL;
  gboolean personal = FALSE;
  const GOptionEntry options[] = {
    { "ceiling", 0, 0, G_OPTION_ARG_FILENAME, &ceiling,
      N_ ("Up to which handling mark; the register's default if not given"), N_ ("MARK") },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &author,
      N_ ("Who prepared it, as it shall be read; the office if not given"), N_ ("NAME") },
    { "personal", 0, 0, G_OPTION_ARG_NONE, &personal, N_ ("With the names of office holders"),
      NULL },
    { NULL },
  };
  g_autoptr (LiaBriefingReport) report = NULL;
  LiaBriefingOptions wishes = { 0 };
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error) || !check_kind (line, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL || !check_target (line, reg, error))
    return FALSE;

  wishes.ceiling = ceiling;
  wishes.personal = personal;
  wishes.author = author != NULL                           ? author
                  : lia_command_line_office (line) != NULL ? lia_command_line_office (line)
                                                           : lia_register_get_office (reg);
  if (!lia_briefing_export (reg, &wishes, lia_command_line_argument (line, 1), NULL, NULL, NULL,
                            &report, error))
    return FALSE;

  print_contents (report, lia_command_line_argument (line, 1));
  print_held_back (report);
  return TRUE;
}

const LiaCommand lia_brief_command = {
  .name = "brief",
  .arguments = N_ ("register OUT.xlsx"),
  .summary = N_ ("Write a briefing workbook for people who only have Excel"),
  .details = N_ (
      "What is marked above the ceiling stays out entirely; the workbook doesn't say that it\n"
      "exists, only this command does. A workbook of the same name is replaced once the new one\n"
      "is complete and has been read back."),
  .min_arguments = 2,
  .max_arguments = 2,
  .moment_option = "as-at",
  .run = run,
};
