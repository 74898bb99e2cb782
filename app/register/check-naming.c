#include <glib/gi18n.h>

#include "check-private.h"
#include "edit.h"
#include "rows.h"

static char *
moment (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("–");
}

/**
 * lia_check_name_edit:
 * @database: a connection
 * @serial: the serial of an edit
 *
 * Returns: (transfer full): how a person recognizes it: its number, and as far as the journal says,
 *   what it did, when, who made it and for which office
 */
char *
lia_check_name_edit (LiaDatabase *database, gint64 serial)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database, "SELECT label, at, person, office FROM edit WHERE serial = ?1", NULL);
  g_autofree char *at = NULL;

  if (statement != NULL) {
    lia_statement_bind_integer (statement, 1, serial);
    if (lia_statement_step (statement, NULL) == LIA_STEP_ROW) {
      at = moment (lia_statement_get_integer (statement, 1));
      /* Translators: an edit in the journal: its number, what it did, when, and who made it for
       * which office. */
      return g_strdup_printf (
          _ ("Edit %ld “%s” (%s, %s, %s)"), (long) serial, lia_statement_get_text (statement, 0),
          at, lia_statement_get_text (statement, 2), lia_statement_get_text (statement, 3));
    }
  }

  return g_strdup_printf (_ ("Edit %ld"), (long) serial);
}

/* A record that is gone has no reference any more, so its type must do. */
static char *
name_record (LiaDatabase *database, const char *home, const LiaRecordType *type, const LiaId *id)
{
  const LiaRecordType *now = lia_rows_type_of (database, id, NULL);
  g_autoptr (LiaRecord) record = now != NULL ? lia_rows_get (database, now, id, home, NULL) : NULL;

  if (record != NULL)
    return g_strdup (lia_record_get_reference (record));

  return g_strdup (type != NULL ? lia_record_type_label (type) : _ ("Record"));
}

/**
 * lia_check_name_line:
 * @database: a connection
 * @home: the office of the register
 * @type: (nullable): what a line of the journal has for the type of a record
 * @id: for its key
 * @field: (nullable): and for the field
 *
 * Returns: (transfer full): how a person recognizes what the line is about
 */
char *
lia_check_name_line (LiaDatabase *database,
                     const char *home,
                     const char *type,
                     const LiaId *id,
                     const char *field)
{
  const LiaRecordType *found = lia_record_type_find (type);
  const LiaField *described = found != NULL ? lia_record_type_field (found, field) : NULL;
  g_autofree char *record = name_record (database, home, found, id);

  if (g_strcmp0 (field, LIA_CHANGE_EXISTENCE) == 0)
    return g_steal_pointer (&record);

  /* Translators: the reference of a record, and one of its fields. */
  return g_strdup_printf (_ ("%s, “%s”"), record,
                          described != NULL ? lia_field_label (described) : field);
}
