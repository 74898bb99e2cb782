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
  edit = reg != NULL ? lia_register_redo (reg, error) : NULL;
  if (edit == NULL)
    return FALSE;

  puts (lia_edit_get_label (edit));
  return TRUE;
}

const LiaCommand lia_redo_command = {
  .name = "redo",
  .summary = N_ ("Do again what was undone last"),
  .run = run,
};
