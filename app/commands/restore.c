#include <glib/gi18n.h>

#include "command.h"

static gboolean
run (LiaCommandLine *line, GError **error)
{
  LiaRegister *reg;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  return reg != NULL &&
         lia_register_restore (reg, lia_command_line_argument (line, 0), NULL, error);
}

const LiaCommand lia_restore_command = {
  .name = "restore",
  .arguments = N_ ("BACKUP"),
  .summary = N_ ("Put a backup in place of the register"),
  .details =
      N_ ("The register is then as it was in BACKUP, also in windows that have it open. What is\n"
          "there now is kept as a backup first, and the journal says what was done."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
