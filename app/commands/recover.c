#include "register/recover.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "columns.h"
#include "command.h"
#include "plain.h"

static void
add_row (LiaColumns *columns, const LiaRecoveryCount *count)
{
  g_autofree char *saved = g_strdup_printf ("%" G_GINT64_FORMAT, count->n_saved);
  g_autofree char *rebuilt = g_strdup_printf ("%" G_GINT64_FORMAT, count->n_rebuilt);
  g_autofree char *lost = g_strdup_printf ("%" G_GINT64_FORMAT, count->n_lost);
  const char *cells[] = { lia_record_type_plural (count->type), saved, rebuilt, lost, NULL };

  if (count->n_saved + count->n_rebuilt + count->n_lost > 0)
    lia_columns_add_row (columns, cells);
}

static void
print (const LiaRecovery *recovery)
{
  g_autoptr (LiaColumns) columns = lia_columns_new ();
  g_autofree char *words = lia_recovery_tell (recovery);
  g_autofree char *plain = lia_plain_to_line (words);
  g_autofree char *text = NULL;

  lia_columns_add_column (columns, _ ("Records"), TRUE);
  lia_columns_add_column (columns, _ ("Saved"), TRUE);
  lia_columns_add_column (columns, _ ("Rebuilt from the journal"), TRUE);
  lia_columns_add_column (columns, _ ("Lost"), TRUE);
  for (guint i = 0; i < recovery->counts->len; i++)
    add_row (columns, &g_array_index (recovery->counts, LiaRecoveryCount, i));
  text = lia_columns_to_text (columns, lia_plain_terminal_width ());
  printf ("%s%s\n", text, plain);
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autoptr (LiaRecovery) recovery = NULL;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  recovery = lia_recover (lia_command_line_argument (line, 0), lia_command_line_argument (line, 1),
                          NULL, NULL, NULL, error);
  if (recovery != NULL)
    print (recovery);
  return recovery != NULL;
}

const LiaCommand lia_recover_command = {
  .name = "recover",
  .arguments = N_ ("DAMAGED NEW"),
  .summary = N_ ("Save what can be read of a damaged register"),
  .details =
      N_ ("Reads a damaged register as far as it goes into a new file, and never writes the old.\n"
          "What its pages don't tell is rebuilt from the journal, as far as that goes; references\n"
          "to what is lost are cleared. Prints what was saved and what was lost; “info” tells it\n"
          "again later. A backup, if there is one, holds more: see “liaison backups”."),
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
