#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "words.h"

static LiaEdit *
prepare (LiaCommandLine *line, LiaRegister *reg, gboolean restore, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record =
      lia_words_record (reader, lia_command_line_argument (line, 0), error);
  g_autoptr (LiaEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    return NULL;

  /* Translators: labels of edits; %s is the reference of a record. */
  label = g_strdup_printf (restore ? _ ("Restore %s") : _ ("Archive %s"),
                           lia_record_get_reference (record));
  edit = lia_edit_new (label);
  if (restore)
    lia_edit_restore (edit, record);
  else
    lia_edit_archive (edit, record);

  return g_steal_pointer (&edit);
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  gboolean restore = FALSE;
  const GOptionEntry options[] = {
    { "restore", 0, 0, G_OPTION_ARG_NONE, &restore, N_ ("Take it out of the archive again"), NULL },
    { NULL },
  };
  g_autoptr (LiaEdit) edit = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  edit = reg != NULL ? prepare (line, reg, restore, error) : NULL;
  if (edit == NULL || !lia_register_apply (reg, edit, error))
    return FALSE;

  /* An edit that changes nothing is not journalled, so it gets no number. */
  puts (lia_edit_get_serial (edit) > 0 ? lia_edit_get_label (edit)
        : restore                      ? _ ("Nothing to do: the record is not archived.")
                                       : _ ("Nothing to do: the record is archived already."));
  return TRUE;
}

const LiaCommand lia_archive_command = {
  .name = "archive",
  .arguments = N_ ("REF"),
  .summary = N_ ("Put a record away; nothing is ever deleted"),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
