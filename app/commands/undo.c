#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"

/* Undo and redo differ in nothing but which way they go. */
static gboolean
turn (LiaCommandLine *line, LiaEdit *(*step) (LiaRegister *, GError **), GError **error)
{
  g_autoptr (LiaEdit) edit = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  edit = reg != NULL ? step (reg, error) : NULL;
  if (edit == NULL)
    return FALSE;

  puts (lia_edit_get_label (edit));
  return TRUE;
}

static gboolean
run_undo (LiaCommandLine *line, GError **error)
{
  return turn (line, lia_register_undo, error);
}

static gboolean
run_redo (LiaCommandLine *line, GError **error)
{
  return turn (line, lia_register_redo, error);
}

const LiaCommand lia_undo_command = {
  .name = "undo",
  .summary = N_ ("Take the last edit back"),
  .details =
      N_ ("As often as there are edits, also those of an earlier day. What somebody else has\n"
          "changed since is not overwritten."),
  .run = run_undo,
};

const LiaCommand lia_redo_command = {
  .name = "redo",
  .summary = N_ ("Do again what was undone last"),
  .run = run_redo,
};
