#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "error.h"
#include "plain.h"

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autoptr (GPtrArray) faults = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  faults = reg != NULL ? lia_register_check (reg, error) : NULL;
  if (faults == NULL)
    return FALSE;

  if (faults->len == 0) {
    puts (_ ("The register is sound."));
    return TRUE;
  }

  for (guint i = 0; i < faults->len; i++) {
    g_autofree char *fault = lia_plain_to_line (g_ptr_array_index (faults, i));

    puts (fault);
  }
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_FAILED,
               ngettext ("%u fault in “%s”; keep the file and go back to its last backup.",
                         "%u faults in “%s”; keep the file and go back to its last backup.",
                         faults->len),
               faults->len, lia_register_get_path (reg));
  return FALSE;
}

const LiaCommand lia_check_command = {
  .name = "check",
  .summary = N_ ("Test whether the register is sound"),
  .details = N_ ("Reads all of it: the file, the references between records, the values and the\n"
                 "journal. Changes nothing."),
  .run = run,
};
