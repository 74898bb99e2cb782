#include "register/purge.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "error.h"
#include "register/backup.h"
#include "words.h"

typedef struct {
  char *field;
  gboolean former_only;
  gboolean backups;
  gboolean yes;
} Choice;

static gboolean
find (LiaCommandLine *line,
      LiaReader *reader,
      const Choice *choice,
      LiaPurge *what,
      char **reference,
      GError **error)
{
  g_autoptr (LiaRecord) record =
      lia_words_record (reader, lia_command_line_argument (line, 0), error);
  const LiaField *field = NULL;

  if (record == NULL)
    return FALSE;
  if (choice->field != NULL &&
      (field = lia_words_field (lia_record_get_record_type (record), choice->field, error)) == NULL)
    return FALSE;

  what->id = *lia_record_get_id (record);
  what->field = field != NULL ? field->name : NULL;
  what->former_only = choice->former_only;
  *reference = g_strdup (lia_record_get_reference (record));
  return TRUE;
}

/* What would go, and nothing happens. */
static gboolean
tell (LiaReader *reader, const char *path, const LiaPurge *what, GError **error)
{
  LiaPurgeExtent extent;
  g_autofree char *words = NULL;
  guint n_backups = lia_backup_count (path);

  if (!lia_reader_purge_extent (reader, what, &extent, error))
    return FALSE;

  words = lia_purge_to_words (what, &extent);
  puts (words);
  if (n_backups > 0)
    printf (ngettext ("%u of these backups lies beside the register; --backups deletes it.\n",
                      "%u of these backups lie beside the register; --backups deletes them.\n",
                      n_backups),
            n_backups);
  g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_FAILED,
                       _ ("Nothing was purged yet; add --yes to do it."));
  return FALSE;
}

static gboolean
purge (LiaRegister *reg,
       const LiaPurge *what,
       const char *reference,
       gboolean backups,
       GError **error)
{
  const char *path = lia_register_get_path (reg);
  guint n_backups;

  if (!lia_register_purge (reg, what, error))
    return FALSE;

  /* Translators: %s is the reference of a record. */
  printf (_ ("Purged %s for good.\n"), reference);
  if (backups)
    return lia_backup_renew (path, NULL, error);

  n_backups = lia_backup_count (path);
  if (n_backups > 0)
    printf (ngettext ("%u backup beside the register was made before and may hold the texts: "
                      "delete it, if they have to go from there too.\n",
                      "%u backups beside the register were made before and may hold the texts: "
                      "delete them, if these have to go from there too.\n",
                      n_backups),
            n_backups);
  return TRUE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *field = NULL;
  Choice choice = { 0 };
  const GOptionEntry options[] = {
    { "field", 0, 0, G_OPTION_ARG_STRING, &field, N_ ("Only the texts of this field"),
      N_ ("NAME") },
    { "former-only", 0, 0, G_OPTION_ARG_NONE, &choice.former_only,
      N_ ("What stands there now stays; only former texts go"), NULL },
    { "backups", 0, 0, G_OPTION_ARG_NONE, &choice.backups,
      N_ ("Then make a backup and delete those made before"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &choice.yes, N_ ("Do it; without this it only tells"), NULL },
    { NULL },
  };
  g_autoptr (LiaReader) reader = NULL;
  g_autofree char *reference = NULL;
  LiaPurge what;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;
  choice.field = field;
  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;
  reader = lia_register_read (reg);
  if (!find (line, reader, &choice, &what, &reference, error))
    return FALSE;
  if (!choice.yes)
    return tell (reader, lia_register_get_path (reg), &what, error);

  g_clear_pointer (&reader, lia_reader_free);
  return purge (reg, &what, reference, choice.backups, error);
}

const LiaCommand lia_purge_command = {
  .name = "purge",
  .arguments = N_ ("REF"),
  .summary = N_ ("Remove texts of a record for good"),
  .details = N_ (
      "The texts go from the record, its history, search and the file; the journal keeps proof\n"
      "that nothing else was changed. Without --yes it tells what would go, and does nothing."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
