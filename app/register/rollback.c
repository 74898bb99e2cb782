#include <glib/gi18n.h>
#include <string.h>

#include "rollback.h"
#include "edit.h"
#include "reader-private.h"
#include "rollback-private.h"

/* The plus keeps SQLite from walking the whole journal in the order of an index, where a few edits
 * are soon sorted. */
#define CHANGES_SINCE                                                                              \
  "SELECT record, serial, type, field, saw, wants, saw_digest IS NOT NULL FROM change"             \
  " WHERE serial > ?1 ORDER BY +record, serial, step"

static void
rollback_clear (LiaRollback *self)
{
  g_clear_object (&self->then);
  g_clear_pointer (&self->changed, g_free);
  g_clear_pointer (&self->serials, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaRollback, rollback_clear)

static void
begin (LiaRollback *self, const LiaRecordType *type, const LiaId *id)
{
  rollback_clear (self);
  self->then = lia_record_new (type, id);
  self->changed = g_new0 (gboolean, lia_record_type_n_fields (type));
  self->serials = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->existed = TRUE;
  self->exists = TRUE;
}

static void
set_number (LiaRollback *self, const char *existence, const char *home)
{
  const char *colon = strrchr (existence, ':');
  g_autofree char *office = NULL;

  if (colon == NULL)
    return;

  office = g_strndup (existence, colon - existence);
  lia_record_set_number (self->then, g_str_equal (office, home) ? NULL : office,
                         g_ascii_strtoll (colon + 1, NULL, 10));
}

/* Only the first change since tells what was before all of them, and only the last what is now. */
static void
take_existence (LiaRollback *self,
                const char *saw,
                const char *wants,
                gboolean *known,
                const char *home)
{
  if (!*known) {
    self->existed = saw != NULL;
    if (saw != NULL)
      set_number (self, saw, home);
  }
  *known = TRUE;
  self->exists = wants != NULL;
}

/* Of a text that was purged nothing is left; a column that can't be empty says so. */
static void
take_field (LiaRollback *self, const char *name, const char *saw, gboolean purged)
{
  const LiaRecordType *type = lia_record_get_record_type (self->then);
  int index = lia_record_type_index (type, name);
  const LiaField *field = index >= 0 ? &type->fields[index] : NULL;
  gboolean text;

  if (field == NULL || self->changed[index])
    return;

  text = field->kind == LIA_FIELD_TEXT || field->kind == LIA_FIELD_PROSE;
  if (purged && saw == NULL && (field->flags & LIA_FIELD_REQUIRED)) {
    if (!text)
      return;
    /* Translators: stands where a text was removed for good. */
    saw = _ ("(purged)");
  }
  self->changed[index] = TRUE;
  lia_record_set_nth (self->then, index, saw);
}

static void
take_serial (LiaRollback *self, gint64 serial)
{
  guint n = self->serials->len;

  if (n == 0 || g_array_index (self->serials, gint64, n - 1) != serial)
    g_array_append_val (self->serials, serial);
}

static gboolean
fetch (LiaStatement *rows,
       const char *home,
       LiaRollbackFunc func,
       gpointer user_data,
       GError **error)
{
  g_auto (LiaRollback) group = { 0 };
  gboolean existence_known = FALSE;
  LiaStep step;
  LiaId id;

  while ((step = lia_statement_step (rows, error)) == LIA_STEP_ROW) {
    const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (rows, 2));
    const char *field = lia_statement_get_text (rows, 3);
    const char *saw = lia_statement_get_text (rows, 4);

    if (type == NULL || !lia_statement_get_id (rows, 0, &id))
      continue;
    if (group.then == NULL || !lia_id_equal (lia_record_get_id (group.then), &id)) {
      if (group.then != NULL && !func (&group, user_data, error))
        return FALSE;
      begin (&group, type, &id);
      existence_known = FALSE;
    }

    take_serial (&group, lia_statement_get_integer (rows, 1));
    if (g_str_equal (field, LIA_CHANGE_EXISTENCE))
      take_existence (&group, saw, lia_statement_get_text (rows, 5), &existence_known, home);
    else
      take_field (&group, field, saw, lia_statement_get_integer (rows, 6) != 0);
  }

  return step == LIA_STEP_DONE && (group.then == NULL || func (&group, user_data, error));
}

/**
 * lia_rollback_each:
 * @database: a connection
 * @serial: the last edit that stays
 * @home: the office of the register
 * @func: told of each record that later edits touched, once
 * @user_data: for @func
 * @error: a %LIA_REGISTER_ERROR, %G_IO_ERROR_CANCELLED, or what @func sets
 *
 * Goes once through the journal after @serial, record by record. @func may write to tables other
 * than the journal's.
 *
 * Returns: whether all of it was gone through
 */
gboolean
lia_rollback_each (LiaDatabase *database,
                   gint64 serial,
                   const char *home,
                   LiaRollbackFunc func,
                   gpointer user_data,
                   GError **error)
{
  g_autoptr (LiaStatement) rows = lia_database_prepare (database, CHANGES_SINCE, error);

  if (rows == NULL)
    return FALSE;

  lia_statement_bind_integer (rows, 1, serial);
  return fetch (rows, home, func, user_data, error);
}

/**
 * lia_reader_roll_back:
 * @self: a reader
 * @serial: the last edit of the moment that is asked about
 * @cancellable: (nullable): stops it
 * @func: told of each record that later edits touched, once
 * @user_data: for @func
 * @error: a %LIA_REGISTER_ERROR, %G_IO_ERROR_CANCELLED, or what @func sets
 *
 * Tells what records were at an earlier moment. The cost grows with what was written since, not
 * with the register.
 *
 * Returns: whether all of it was told
 */
gboolean
lia_reader_roll_back (LiaReader *self,
                      gint64 serial,
                      GCancellable *cancellable,
                      LiaRollbackFunc func,
                      gpointer user_data,
                      GError **error)
{
  gboolean done;

  lia_database_set_cancellable (self->database, cancellable);
  done = lia_rollback_each (self->database, serial, self->home, func, user_data, error);
  lia_database_set_cancellable (self->database, NULL);

  return done;
}
