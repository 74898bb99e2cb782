#include <glib/gi18n.h>

#include "command.h"
#include "register/copying.h"

static gboolean
run (LiaCommandLine *line, GError **error)
{
  return lia_command_line_parse (line, NULL, error) &&
         lia_copy_register (lia_command_line_argument (line, 0),
                            lia_command_line_argument (line, 1), NULL, error);
}

const LiaCommand lia_copy_command = {
  .name = "copy",
  .arguments = N_ ("FILE NEW"),
  .summary = N_ ("Copy a register whole"),
  .details =
      N_ ("Copies a register with what stands in the log beside it, which a copy of the file\n"
          "alone would lack; also from another computer or a folder that can't be written. The\n"
          "copy is a register of its own: what is changed in one doesn't show in the other."),
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
