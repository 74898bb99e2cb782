#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "plain.h"

static gboolean
print_taken (LiaRegister *reg, LiaEdit *edit, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  const LiaChange *change = g_ptr_array_index (lia_edit_get_changes (edit), 0);
  g_autoptr (LiaRecord) snapshot = lia_reader_get (reader, &change->id, error);
  g_autofree char *name = NULL;

  if (snapshot == NULL)
    return FALSE;

  name = lia_plain_to_line (lia_record_get (snapshot, "name"));
  printf ("%s  %s\n", lia_record_get_reference (snapshot), name);
  return TRUE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *note = NULL;
  const GOptionEntry options[] = {
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note,
      N_ ("What else is to be known of it, such as what was given out then"), N_ ("TEXT") },
    { NULL },
  };
  g_autoptr (LiaEdit) edit = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  edit = lia_moment_take (lia_command_line_argument (line, 0), note);

  return reg != NULL && lia_register_apply (reg, edit, error) && print_taken (reg, edit, error);
}

const LiaCommand lia_snapshot_command = {
  .name = "snapshot",
  .arguments = N_ ("NAME"),
  .summary = N_ ("Give the present moment a name to come back to"),
  .details = N_ (
      "--as-at NAME then shows the register as it is now, and “changes --since NAME” what became\n"
      "of it; “list snapshot” lists them. Nothing is copied: the journal holds it all."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
