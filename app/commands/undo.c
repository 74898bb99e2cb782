#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autoptr (LiaEdit) edit = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  edit = reg != NULL ? lia_register_undo (reg, error) : NULL;
  if (edit == NULL)
    return FALSE;

  puts (lia_edit_get_label (edit));
  return TRUE;
}

const LiaCommand lia_undo_command = {
  .name = "undo",
  .summary = N_ ("Take the last edit back"),
  .details =
      N_ ("As often as there are edits, also those of an earlier day. What somebody else has\n"
          "changed since is not overwritten."),
  .run = run,
};
