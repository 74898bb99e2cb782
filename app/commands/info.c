#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "plain.h"
#include "register/backup.h"
#include "register/recover.h"

static void
print_line (const char *label, const char *value)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *lines = lia_plain_to_lines (value, "");

  lia_plain_append_padded (text, label, 20);
  printf ("%s  %s\n", text->str, lines);
}

static gboolean
print_counts (LiaReader *reader, GError **error)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    g_autoptr (LiaQuery) query = lia_query_new (*type);
    gint64 count = lia_reader_count (reader, query, error);
    g_autofree char *number = g_strdup_printf ("%6" G_GINT64_FORMAT, count);

    if (count < 0)
      return FALSE;
    print_line (lia_record_type_plural (*type), number);
  }

  return TRUE;
}

static gboolean
print_last_edit (LiaReader *reader, GError **error)
{
  g_autoptr (GPtrArray) entries = lia_reader_history (reader, NULL, 1, error);
  const LiaHistoryEntry *entry;
  g_autofree char *at = NULL;
  g_autofree char *text = NULL;

  if (entries == NULL)
    return FALSE;
  if (entries->len == 0)
    return TRUE;

  entry = g_ptr_array_index (entries, 0);
  at = lia_plain_moment (entry->at);
  text = g_strdup_printf ("%s  %s  %s, %s", at, entry->label, entry->person, entry->office);
  print_line (_ ("Last edit"), text);
  return TRUE;
}

/* Neither can be done in the past. */
static void
print_turns (LiaRegister *reg)
{
  g_autofree char *undo = lia_register_get_undo_label (reg);
  g_autofree char *redo = lia_register_get_redo_label (reg);

  print_line (_ ("Undo would take back"), undo != NULL ? undo : "–");
  print_line (_ ("Redo would do again"), redo != NULL ? redo : "–");
}

static void
print_moment (const LiaMoment *moment)
{
  g_autofree char *words = lia_moment_describe (moment);

  print_line (_ ("As at"), words);
}

static void
print_last_backup (LiaRegister *reg)
{
  g_autoptr (GPtrArray) backups = lia_backup_list (lia_register_get_path (reg));
  g_autofree char *at = NULL;

  if (backups->len > 0)
    at = lia_plain_moment (((LiaBackup *) g_ptr_array_index (backups, 0))->at * G_USEC_PER_SEC);
  print_line (_ ("Last backup"), at != NULL ? at : "–");
}

static void
print_recovery (LiaReader *reader)
{
  g_autofree char *note = lia_reader_setting (reader, LIA_RECOVERY_SETTING);
  g_autoptr (LiaRecovery) recovery = note != NULL ? lia_recovery_parse (note) : NULL;
  g_autofree char *words = recovery != NULL ? lia_recovery_tell (recovery) : NULL;

  if (words != NULL)
    print_line (_ ("Recovered"), words);
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autoptr (LiaReader) reader = NULL;
  const LiaMoment *moment;
  g_autofree char *why = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);
  moment = lia_register_get_as_at (reg);

  print_line (_ ("File"), lia_register_get_path (reg));
  print_line (_ ("Office"), lia_register_get_office (reg));
  why = lia_register_explain_read_only (reg);
  print_line (_ ("Can be changed"), why != NULL ? why : _ ("yes"));
  if (moment != NULL)
    print_moment (moment);
  else
    print_turns (reg);
  print_last_backup (reg);
  print_recovery (reader);

  return print_last_edit (reader, error) && print_counts (reader, error);
}

const LiaCommand lia_info_command = {
  .name = "info",
  .summary = N_ ("Tell what the register is and how much it holds"),
  .moment_option = "as-at",
  .run = run,
};
