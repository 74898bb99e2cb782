#include "register/backup.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "plain.h"

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *made = NULL;
  g_autofree char *shown = NULL;
  const char *out;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;

  out = lia_command_line_argument (line, 0);
  if (out == NULL)
    made = lia_backup_make (lia_register_get_path (reg), LIA_BACKUP_USE, NULL, error);
  else if (lia_backup_copy (lia_register_get_path (reg), out, NULL, error))
    made = g_strdup (out);
  if (made == NULL)
    return FALSE;

  shown = lia_plain_to_line (made);
  puts (shown);
  return TRUE;
}

const LiaCommand lia_backup_command = {
  .name = "backup",
  .arguments = N_ ("[OUT]"),
  .summary = N_ ("Back the register up"),
  .details =
      N_ ("Writes the register as it is now into one file, while others go on working with it:\n"
          "into OUT, or into the folder beside it (NAME.backups), where one is kept for each of\n"
          "the last 7 days of use, 4 weeks and 12 months, fewer where they would take over half\n"
          "of the room on the disk. The window makes one on each day of use; so does the first\n"
          "change by a command, unless the register is large."),
  .max_arguments = 1,
  .run = run,
};
