#include <glib/gi18n.h>
#include <string.h>

#include "check-private.h"
#include "edit.h"
#include "rows.h"

/* A record as the journal leaves it. */
typedef struct {
  const LiaRecordType *type;
  LiaId id;
  char *existence;
  GPtrArray *values; /* as the fields of the type */
} Account;

/* Two cursors run side by side through journal and records, both in the order of the keys. */
typedef struct {
  LiaCheck *check;
  LiaDatabase *database;
  const char *home;
  LiaStatement *lines;
  LiaStatement *records;
  gboolean has_line;
  gboolean has_record;
  LiaId line_id;
  LiaId record_id;
} Walk;

static gboolean
next (LiaStatement *statement, gboolean *has, LiaId *id, GError **error)
{
  LiaStep step = lia_statement_step (statement, error);

  memset (id, 0, sizeof *id);
  *has = step == LIA_STEP_ROW;
  if (*has)
    lia_statement_get_id (statement, 0, id);
  return step != LIA_STEP_ERROR;
}

static void
account_clear (Account *self)
{
  g_free (self->existence);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Account, account_clear)

static void
account_begin (Account *self, LiaStatement *line, const LiaId *id)
{
  self->type = lia_record_type_find (lia_statement_get_text (line, 1));
  self->id = *id;
  self->values = g_ptr_array_new_with_free_func (g_free);
  if (self->type != NULL)
    g_ptr_array_set_size (self->values, lia_record_type_n_fields (self->type));
}

static void
account_add (Account *self, LiaStatement *line)
{
  const char *field = lia_statement_get_text (line, 2);
  char *value = g_strdup (lia_statement_get_text (line, 3));
  char **place = NULL;
  int index = self->type != NULL ? lia_record_type_index (self->type, field) : -1;

  if (g_strcmp0 (field, LIA_CHANGE_EXISTENCE) == 0)
    place = &self->existence;
  else if (index >= 0)
    place = (char **) &self->values->pdata[index];

  if (place != NULL) {
    g_free (*place);
    *place = g_steal_pointer (&value);
  }
  g_free (value);
}

/* Reads all lines of one record. */
static gboolean
read_account (Walk *walk, Account *account, GError **error)
{
  LiaId id = walk->line_id;

  account_begin (account, walk->lines, &id);
  while (walk->has_line && lia_id_equal (&walk->line_id, &id)) {
    account_add (account, walk->lines);
    if (!next (walk->lines, &walk->has_line, &walk->line_id, error))
      return FALSE;
  }

  return TRUE;
}

static char *
existence_of (Walk *walk, LiaRecord *record)
{
  const char *office = lia_record_get_office (record);

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, office != NULL ? office : walk->home,
                          lia_record_get_number (record));
}

static void
compare (Walk *walk, const Account *account, LiaRecord *record)
{
  const char *reference = lia_record_get_reference (record);
  g_autofree char *existence = existence_of (walk, record);

  if (account->existence == NULL)
    lia_check_add (
        walk->check,
        /* Translators: %s is the reference of a record. */
        g_strdup_printf (_ ("%s is there, but no edit in the journal made it."), reference));
  else if (!g_str_equal (account->existence, existence))
    lia_check_add (walk->check,
                   /* Translators: the reference of a record, and the number it was given. */
                   g_strdup_printf (_ ("%s was numbered otherwise than the journal says: %s."),
                                    reference, account->existence));

  for (guint i = 0; i < account->values->len; i++)
    if (g_strcmp0 (account->values->pdata[i], lia_record_get_nth (record, i)) != 0)
      lia_check_add (walk->check,
                     /* Translators: the reference of a record, and one of its fields. */
                     g_strdup_printf (_ ("%s: “%s” is not what the last edit of it says; it was "
                                         "changed past the journal."),
                                      reference, lia_field_label (&account->type->fields[i])));
}

static gboolean
check_account (Walk *walk, const Account *account, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LiaRecord) record = NULL;

  if (account->type == NULL)
    return TRUE;

  record = lia_rows_get (walk->database, account->type, &account->id, walk->home, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }
  if (record != NULL)
    compare (walk, account, record);
  else if (account->existence != NULL)
    lia_check_add (
        walk->check,
        /* Translators: a type of record, and the number it was given. */
        g_strdup_printf (_ ("%s %s is missing, but no edit in the journal took it away."),
                         lia_record_type_label (account->type), account->existence));
  return TRUE;
}

/* A record before the next line of the journal has none. */
static gboolean
check_unaccounted (Walk *walk, GError **error)
{
  g_autofree char *name =
      lia_check_name_line (walk->database, walk->home, lia_statement_get_text (walk->records, 1),
                           &walk->record_id, LIA_CHANGE_EXISTENCE);

  lia_check_add (walk->check,
                 g_strdup_printf (_ ("%s is there, but no edit in the journal made it."), name));
  return next (walk->records, &walk->has_record, &walk->record_id, error);
}

static gboolean
check_next (Walk *walk, GError **error)
{
  int order = !walk->has_line     ? -1
              : !walk->has_record ? 1
                                  : lia_id_compare (&walk->record_id, &walk->line_id);
  g_auto (Account) account = { 0 };

  if (order < 0)
    return check_unaccounted (walk, error);
  if (order == 0 && !next (walk->records, &walk->has_record, &walk->record_id, error))
    return FALSE;

  return read_account (walk, &account, error) && check_account (walk, &account, error);
}

/**
 * lia_check_journal:
 * @self: where problems go
 * @database: a connection
 * @home: the office of the register
 * @error: a %LIA_REGISTER_ERROR, if the check itself could not be finished
 *
 * Holds every record against what the journal has made of it, and the other way round, so that a
 * row which was changed past the journal is found.
 *
 * Returns: whether the check was finished
 */
gboolean
lia_check_journal (LiaCheck *self, LiaDatabase *database, const char *home, GError **error)
{
  g_autoptr (LiaStatement) lines =
      lia_database_prepare (database,
                            "SELECT record, type, field, wants FROM change"
                            " ORDER BY record, serial, step",
                            error);
  g_autoptr (LiaStatement) records =
      lia_database_prepare (database, "SELECT id, type FROM record ORDER BY id", error);
  Walk walk = {
    .check = self,
    .database = database,
    .home = home,
    .lines = lines,
    .records = records,
  };

  if (lines == NULL || records == NULL || !next (lines, &walk.has_line, &walk.line_id, error) ||
      !next (records, &walk.has_record, &walk.record_id, error))
    return FALSE;

  while ((walk.has_line || walk.has_record) && !lia_check_is_full (self))
    if (!check_next (&walk, error))
      return FALSE;

  return TRUE;
}
