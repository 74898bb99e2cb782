#pragma once

#include "command-line.h"

G_BEGIN_DECLS

/**
 * LiaCommand:
 * @name: the word that stands for it; never translated.
 * @arguments: (nullable): what follows the word, for the first line of its help; marked for
 *   translation.
 * @summary: one line that says what it does; marked for translation.
 * @details: (nullable): what else one needs to know, a paragraph or two; marked for translation.
 * @min_arguments: how many arguments it needs at least, options not counted.
 * @max_arguments: how many it takes at most.
 * @moment_option: (nullable): the option by which it looks at the register as it was, if it can.
 * @says_empty: whether it says by itself that the register had nothing in it at that moment.
 * @run: does it: calls lia_command_line_parse() first, prints its results, and returns %FALSE with
 *   an error if it failed.
 *
 * One command. There is one constant of these for each, in the file named after it.
 */
struct _LiaCommand {
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  guint min_arguments;
  guint max_arguments;
  const char *moment_option;
  gboolean says_empty;
  gboolean (*run) (LiaCommandLine *line, GError **error);
};

const char *lia_command_arguments (const LiaCommand *command);

extern const LiaCommand lia_add_command;
extern const LiaCommand lia_archive_command;
extern const LiaCommand lia_backup_command;
extern const LiaCommand lia_backups_command;
extern const LiaCommand lia_brief_command;
extern const LiaCommand lia_briefings_command;
extern const LiaCommand lia_changes_command;
extern const LiaCommand lia_check_command;
extern const LiaCommand lia_copy_command;
extern const LiaCommand lia_filters_command;
extern const LiaCommand lia_history_command;
extern const LiaCommand lia_info_command;
extern const LiaCommand lia_invert_command;
extern const LiaCommand lia_link_command;
extern const LiaCommand lia_list_command;
extern const LiaCommand lia_log_command;
extern const LiaCommand lia_new_command;
extern const LiaCommand lia_purge_command;
extern const LiaCommand lia_recover_command;
extern const LiaCommand lia_redo_command;
extern const LiaCommand lia_restore_command;
extern const LiaCommand lia_search_command;
extern const LiaCommand lia_set_command;
extern const LiaCommand lia_show_command;
extern const LiaCommand lia_recall_command;
extern const LiaCommand lia_snapshot_command;
extern const LiaCommand lia_timeline_command;
extern const LiaCommand lia_undo_command;

G_END_DECLS
