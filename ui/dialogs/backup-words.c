#include <glib/gi18n.h>

#include "dialogs/backup-words.h"

#include "records/date.h"

static void
add (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

static const char *
occasion_words (LiaBackupOccasion occasion)
{
  switch (occasion) {
  case LIA_BACKUP_UPGRADE:
    return _ ("Before an upgrade");
  case LIA_BACKUP_RESTORE:
    return _ ("Before a restore");
  default:
    return NULL;
  }
}

/* (transfer full) */
static char *
since_words (const LiaBackupEntry *entry)
{
  if (entry->n_since < 0)
    return g_strdup (_ ("other edits than now"));
  if (entry->n_since == 0)
    return g_strdup (_ ("nothing changed since"));

  return g_strdup_printf (ngettext ("%ld edit since", "%ld edits since", entry->n_since),
                          (long) entry->n_since);
}

/* (transfer full): why it was made, its size, how far the register went on if that is known, and
 * what its last edit was. */
char *
lia_backup_words_describe (const LiaBackupEntry *entry, gboolean compared)
{
  const LiaBackup *backup = entry->backup;
  const char *occasion = occasion_words (backup->occasion);
  g_autofree char *size = g_format_size (backup->size);
  GString *text = g_string_new (occasion);

  add (text, size);
  if (backup->serial < 0) {
    add (text, _ ("can’t be read"));
    return g_string_free (text, FALSE);
  }

  if (compared) {
    g_autofree char *since = since_words (entry);

    add (text, since);
  }
  if (backup->label != NULL)
    /* Translators: after the size of a backup; %s is what the last edit in it is called. */
    g_string_append_printf (text, _ ("\nLast edit: %s"), backup->label);

  return g_string_free (text, FALSE);
}

/* (transfer full): what is no longer to be seen once it is restored, and that it is not lost. */
char *
lia_backup_words_loss (const LiaBackupEntry *entry)
{
  g_autofree char *loss = NULL;

  if (entry->n_since == 0)
    loss = g_strdup (_ ("Nothing was changed since it was made."));
  else if (entry->n_since < 0)
    loss = g_strdup (_ ("What was changed otherwise since it was made will no longer show."));
  else
    loss = g_strdup_printf (
        /* Translators: the number of edits; then what the last of them is called. */
        ngettext ("%ld edit that was made since will no longer show: “%s”.",
                  "%ld edits that were made since will no longer show, the last "
                  "of them “%s”.",
                  entry->n_since),
        (long) entry->n_since, entry->last);

  return g_strconcat (loss, "\n\n",
                      _ ("The register as it is now is kept as a backup first, so that this can "
                         "be taken back. Every window that has it open shows the change."),
                      NULL);
}

/* The same of a register that can't be opened. */
const char *
lia_backup_words_damaged (void)
{
  return _ ("What was changed since it was made will not show. The backup takes the name of the "
            "register; the damaged file is kept beside it, with “damaged” in its name.");
}
