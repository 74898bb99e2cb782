#include <glib/gi18n.h>

#include "edit.h"
#include "journal-writer.h"
#include "recover-private.h"
#include "rows.h"

/* Lines for a record that is there, where the journal says otherwise. */
static gboolean
tell_record (LiaRecover *self,
             LiaJournalWriter *writer,
             const LiaAccount *account,
             LiaRecord *record,
             GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const LiaId *id = lia_record_get_id (record);
  const char *office = lia_record_get_office (record);
  g_autofree char *existence = g_strdup_printf (
      "%s:%" G_GINT64_FORMAT, office != NULL ? office : self->home, lia_record_get_number (record));

  if (g_strcmp0 (account->existence, existence) != 0 &&
      !lia_journal_writer_add (writer, type, id, LIA_CHANGE_EXISTENCE, account->existence,
                               existence, error))
    return FALSE;

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const char *told = account->type == type ? account->values->pdata[i] : NULL;
    const char *value = lia_record_get_nth (record, i);

    if (g_strcmp0 (told, value) != 0 &&
        !lia_journal_writer_add (writer, type, id, type->fields[i].name, told, value, error))
      return FALSE;
  }

  return TRUE;
}

/* Lines for a record that the journal knows and that is gone. */
static gboolean
tell_gone (LiaJournalWriter *writer, const LiaAccount *account, const LiaId *id, GError **error)
{
  if (account->existence == NULL)
    return TRUE;

  for (guint i = 0; i < account->values->len; i++)
    if (account->values->pdata[i] != NULL &&
        !lia_journal_writer_add (writer, account->type, id, account->type->fields[i].name,
                                 account->values->pdata[i], NULL, error))
      return FALSE;

  return lia_journal_writer_add (writer, account->type, id, LIA_CHANGE_EXISTENCE,
                                 account->existence, NULL, error);
}

static gboolean
tell (LiaRecover *self, LiaJournalWriter *writer, const LiaId *id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_auto (LiaAccount) account = { 0 };
  g_autoptr (LiaRecord) record = NULL;
  const LiaRecordType *type;

  if (lia_recover_is_stopped (self, error) ||
      !lia_account_read (&account, self->database, id, error))
    return FALSE;
  type = lia_rows_type_of (self->database, id, &local);
  if (type != NULL)
    record = lia_rows_get (self->database, type, id, self->home, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }

  if (record != NULL)
    return tell_record (self, writer, &account, record, error);

  return account.type == NULL || tell_gone (writer, &account, id, error);
}

/**
 * lia_recover_reconcile:
 * @self: a recovery that has everything else
 * @error: a %LIA_REGISTER_ERROR about the new file, or %G_IO_ERROR_CANCELLED
 *
 * Writes a last edit that tells what was done, and how the records stand where the journal says
 * otherwise.
 *
 * Returns: whether the journal tells how every record stands
 */
gboolean
lia_recover_reconcile (LiaRecover *self, GError **error)
{
  g_autoptr (GArray) ids = lia_account_list_ids (
      self->database, "SELECT record FROM change UNION SELECT id FROM record", error);
  /* Translators: what was done to the whole register; %s is the name of a damaged file. */
  g_autofree char *label =
      g_strdup_printf (_ ("Recover what could be read of “%s”"), self->report->source);
  g_autofree char *person = g_utf8_make_valid (g_get_user_name (), -1);
  g_autoptr (LiaEdit) edit = lia_edit_new (label);
  g_autoptr (LiaJournalWriter) writer = NULL;

  if (ids == NULL)
    return FALSE;

  lia_edit_set_author (edit, person, self->home);
  writer = lia_journal_writer_new (self->database, edit, error);
  for (guint i = 0; writer != NULL && i < ids->len; i++) {
    if (!tell (self, writer, &g_array_index (ids, LiaId, i), error))
      return FALSE;
    lia_recover_advance (self, i + 1, ids->len);
  }

  return writer != NULL && lia_journal_writer_finish (writer, error);
}
