#include "register/backup.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "columns.h"
#include "command.h"
#include "plain.h"

static const char *
occasion_words (LiaBackupOccasion occasion)
{
  switch (occasion) {
  case LIA_BACKUP_UPGRADE:
    return _ ("before an upgrade");
  case LIA_BACKUP_RESTORE:
    return _ ("before a restore");
  default:
    return "";
  }
}

static void
add_row (LiaColumns *columns, const LiaBackup *backup)
{
  g_autofree char *name = g_path_get_basename (backup->path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *file = lia_plain_to_line (shown);
  g_autofree char *at = lia_plain_moment (backup->at * G_USEC_PER_SEC);
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *label = lia_plain_to_line (backup->serial < 0      ? _ ("can't be read")
                                              : backup->label != NULL ? backup->label
                                                                      : "–");
  const char *cells[] = { at, size, occasion_words (backup->occasion), label, file, NULL };

  lia_columns_add_row (columns, cells);
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autoptr (LiaColumns) columns = lia_columns_new ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *text = NULL;
  const char *path;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  /* Backups are most wanted when the register itself can't be opened. */
  path = lia_command_line_path (line, error);
  if (path == NULL)
    return FALSE;

  lia_columns_add_column (columns, _ ("When"), TRUE);
  lia_columns_add_column (columns, _ ("Size"), TRUE);
  lia_columns_add_column (columns, _ ("Why"), TRUE);
  lia_columns_add_column (columns, _ ("Last edit"), FALSE);
  lia_columns_add_column (columns, _ ("File"), TRUE);
  backups = lia_backup_list (path);
  for (guint i = 0; i < backups->len; i++)
    add_row (columns, g_ptr_array_index (backups, i));

  text = lia_columns_to_text (columns, lia_plain_terminal_width ());
  fputs (text, stdout);
  return TRUE;
}

const LiaCommand lia_backups_command = {
  .name = "backups",
  .summary = N_ ("List the backups of the register"),
  .details = N_ ("The latest first, with the last edit that is in each. They lie in the folder\n"
                 "NAME.backups beside the register."),
  .run = run,
};
