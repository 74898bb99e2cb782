#include <glib/gi18n.h>

#include "check-private.h"
#include "chain-rows.h"
#include "edit.h"
#include "recover-private.h"
#include "sealing.h"

#define HEAD_COLUMNS "serial, uuid, at, label, reason, person, office, undoes, redoes"
#define LINE_COLUMNS "serial, step, type, record, field, saw, wants"

enum {
  SERIAL,
  UUID,
  AT,
  LABEL,
  REASON,
  PERSON,
  OFFICE,
  UNDOES,
  REDOES,
  N_HEAD,
};

enum {
  STEP = 1,
  TYPE,
  RECORD,
  FIELD,
  SAW,
  WANTS,
  N_LINE,
};

/* How to ask the damaged file; an older one has no seals. */
typedef struct {
  LiaRecover *recover;
  char *head;
  char *lines;
  char *backward;
} Queries;

static void
queries_clear (Queries *self)
{
  g_free (self->head);
  g_free (self->lines);
  g_free (self->backward);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Queries, queries_clear)

static void
copy_bytes (LiaStatement *to, LiaStatement *from, int first, int end)
{
  for (int i = first; i < end; i++) {
    g_autoptr (GByteArray) bytes = lia_statement_get_byte_array (from, i);

    lia_statement_bind_bytes (to, i + 1, bytes->data, bytes->len);
  }
}

/* Whether a row was written, or only didn't fit. */
static gboolean
put (LiaStatement *statement, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (lia_statement_run (statement, &local) ||
      g_error_matches (local, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
copy_earlier (LiaStatement *to, LiaStatement *from, int column)
{
  gint64 serial = lia_statement_get_integer (from, column);

  if (serial > 0 && serial < lia_statement_get_integer (from, SERIAL))
    lia_statement_bind_integer (to, column + 1, serial);
}

static gboolean
put_head (LiaRecover *self, LiaStatement *row, const LiaId *uuid, GError **error)
{
  g_autoptr (LiaStatement) head =
      lia_database_prepare (self->database,
                            "INSERT INTO edit (" HEAD_COLUMNS ", salt, salts, checks, hash)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
                            error);

  if (head == NULL)
    return FALSE;

  lia_statement_bind_integer (head, SERIAL + 1, lia_statement_get_integer (row, SERIAL));
  lia_statement_bind_id (head, UUID + 1, uuid);
  lia_statement_bind_integer (head, AT + 1, lia_statement_get_integer (row, AT));
  for (int i = LABEL; i <= OFFICE; i++)
    lia_statement_bind_text (head, i + 1, lia_statement_get_text (row, i));
  copy_earlier (head, row, UNDOES);
  copy_earlier (head, row, REDOES);
  copy_bytes (head, row, N_HEAD, N_HEAD + 4);
  return put (head, error);
}

static gboolean
copy_head (Queries *self, gint64 serial, GError **error)
{
  g_autoptr (LiaStatement) row = lia_database_prepare (self->recover->old, self->head, NULL);
  LiaId uuid;

  if (row == NULL)
    return TRUE;

  lia_statement_bind_integer (row, 1, serial);
  if (lia_statement_step (row, NULL) != LIA_STEP_ROW || !lia_statement_get_id (row, UUID, &uuid) ||
      !lia_damaged_text (row, LABEL, TRUE) || !lia_damaged_text (row, REASON, FALSE) ||
      !lia_damaged_text (row, PERSON, TRUE) || !lia_damaged_text (row, OFFICE, TRUE))
    return TRUE;

  return put_head (self->recover, row, &uuid, error);
}

/* A garbled page may hold lines that don't belong where they stand. */
static gboolean
is_line (LiaStatement *row, gint64 serial)
{
  const char *field = lia_statement_get_text (row, FIELD);
  const LiaRecordType *type;
  LiaId id;

  if (!lia_damaged_text (row, TYPE, TRUE) || !lia_damaged_text (row, FIELD, TRUE) ||
      !lia_damaged_text (row, SAW, FALSE) || !lia_damaged_text (row, WANTS, FALSE) ||
      !lia_statement_get_id (row, RECORD, &id) || lia_statement_get_integer (row, STEP) < 0 ||
      lia_statement_get_integer (row, SERIAL) != serial)
    return FALSE;

  type = lia_record_type_find (lia_statement_get_text (row, TYPE));
  return type != NULL &&
         (g_str_equal (field, LIA_CHANGE_EXISTENCE) || lia_record_type_index (type, field) >= 0);
}

static gboolean
copy_line (LiaRecover *self, LiaStatement *row, gint64 serial, GError **error)
{
  g_autoptr (LiaStatement) line = NULL;
  LiaId id;

  if (!is_line (row, serial) || !lia_statement_get_id (row, RECORD, &id))
    return TRUE;
  line =
      lia_database_prepare (self->database,
                            "INSERT INTO change (" LINE_COLUMNS ", salt, saw_digest, wants_digest)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                            error);
  if (line == NULL)
    return FALSE;

  lia_statement_bind_integer (line, SERIAL + 1, lia_statement_get_integer (row, SERIAL));
  lia_statement_bind_integer (line, STEP + 1, lia_statement_get_integer (row, STEP));
  lia_statement_bind_text (line, TYPE + 1, lia_statement_get_text (row, TYPE));
  lia_statement_bind_id (line, RECORD + 1, &id);
  for (int i = FIELD; i <= WANTS; i++)
    lia_statement_bind_text (line, i + 1, lia_statement_get_text (row, i));
  copy_bytes (line, row, N_LINE, N_LINE + 3);
  return put (line, error);
}

static gboolean
copy_lines (Queries *self, const char *sql, gint64 serial, gboolean *whole, GError **error)
{
  g_autoptr (LiaStatement) rows = lia_database_prepare (self->recover->old, sql, NULL);
  LiaStep step = LIA_STEP_ERROR;

  if (rows != NULL)
    lia_statement_bind_integer (rows, 1, serial);
  while (rows != NULL && (step = lia_statement_step (rows, NULL)) == LIA_STEP_ROW)
    if (lia_recover_is_stopped (self->recover, error) ||
        !copy_line (self->recover, rows, serial, error))
      return FALSE;

  *whole = step == LIA_STEP_DONE;
  return TRUE;
}

/* What stands behind an unreadable page is reached from the other end. */
static gboolean
copy_edit (Queries *self, gint64 serial, GError **error)
{
  gboolean whole;

  return copy_head (self, serial, error) && copy_lines (self, self->lines, serial, &whole, error) &&
         (whole || copy_lines (self, self->backward, serial, &whole, error));
}

static gboolean
copy_edits (Queries *self, GError **error)
{
  gint64 last = MAX (lia_damaged_last (self->recover, "edit", "serial"),
                     lia_damaged_last (self->recover, "change", "serial"));

  for (gint64 serial = 1; serial <= last; serial++) {
    if (lia_recover_is_stopped (self->recover, error) || !copy_edit (self, serial, error))
      return FALSE;
    lia_recover_advance (self->recover, serial, last);
  }

  return TRUE;
}

/* An edit of which nothing is left keeps its number, so that none is given twice. */
static gboolean
fill_gaps (LiaRecover *self, GError **error)
{
  LiaDatabase *database = self->database;
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      "WITH RECURSIVE n (s) AS (SELECT 1 UNION ALL SELECT s + 1 FROM n WHERE s < max ("
      "  (SELECT coalesce (max (serial), 0) FROM edit),"
      "  (SELECT coalesce (max (serial), 0) FROM change)))"
      "INSERT INTO edit (serial, uuid, at, label, person, office)"
      " SELECT s, randomblob (16), coalesce ("
      "  (SELECT at FROM edit WHERE serial < s ORDER BY serial DESC LIMIT 1),"
      "  (SELECT at FROM edit WHERE serial > s ORDER BY serial LIMIT 1), ?1), ?2, '–', ?3 FROM n"
      " WHERE NOT EXISTS (SELECT 1 FROM edit WHERE serial = s)"
      " AND EXISTS (SELECT 1 FROM change UNION ALL SELECT 1 FROM edit)",
      error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, self->report->at);
  lia_statement_bind_text (statement, 2, _ ("Edit that could not be recovered"));
  lia_statement_bind_text (statement, 3, self->home);
  return lia_statement_run (statement, error) &&
         lia_database_get_integer (database, "SELECT changes ()", &self->report->n_edits_lost,
                                   error) &&
         lia_database_get_integer (database, "SELECT count (*) FROM edit", &self->report->n_edits,
                                   error);
}

/* The lines of an edit count from 0 without a gap. */
static gboolean
close_ranks (LiaRecover *self, GError **error)
{
  g_autoptr (LiaStatement) list = lia_database_prepare (
      self->database,
      "SELECT serial, step, row_number () OVER (PARTITION BY serial ORDER BY step) - 1 FROM change"
      " WHERE serial IN (SELECT serial FROM change GROUP BY serial"
      "  HAVING max (step) <> count (*) - 1) ORDER BY serial, step",
      error);
  g_autoptr (LiaStatement) move = lia_database_prepare (
      self->database, "UPDATE change SET step = ?3 WHERE serial = ?1 AND step = ?2", error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, 3 * sizeof (gint64));
  LiaStep step = LIA_STEP_ERROR;

  while (list != NULL && (step = lia_statement_step (list, error)) == LIA_STEP_ROW) {
    gint64 place[3];

    for (int i = 0; i < 3; i++)
      place[i] = lia_statement_get_integer (list, i);
    g_array_append_vals (places, place, 1);
  }
  if (step != LIA_STEP_DONE || move == NULL)
    return FALSE;

  for (guint i = 0; i < places->len; i++) {
    const gint64 *place = (const gint64 *) (gpointer) (places->data + i * 3 * sizeof (gint64));

    for (int column = 0; column < 3; column++)
      lia_statement_bind_integer (move, column + 1, place[column]);
    if (!lia_statement_run (move, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
has_seals (LiaRecover *self)
{
  gint64 n = 0;

  return lia_database_get_integer (
             self->old, "SELECT count (*) FROM pragma_table_info ('edit') WHERE name = 'hash'", &n,
             NULL) &&
         n > 0;
}

static gboolean
is_whole (LiaRecover *self)
{
  g_autoptr (LiaCheck) check = g_new0 (LiaCheck, 1);

  check->problems = g_ptr_array_new_with_free_func (g_free);
  return lia_check_chain (check, self->old, self->home, NULL) && check->problems->len == 0;
}

/**
 * lia_recover_journal:
 * @self: a recovery
 * @error: a %LIA_REGISTER_ERROR about the new file, or %G_IO_ERROR_CANCELLED
 *
 * Takes over what can be read of the journal. A journal whose seals hold keeps them; any other is
 * sealed anew, as it is now.
 *
 * Returns: whether the new journal is written
 */
gboolean
lia_recover_journal (LiaRecover *self, GError **error)
{
  gboolean sealed = has_seals (self);
  const char *head = sealed ? "salt, salts, checks, hash" : "NULL, NULL, NULL, NULL";
  const char *line = sealed ? "salt, saw_digest, wants_digest" : "NULL, NULL, NULL";
  g_auto (Queries) queries = {
    .recover = self,
    .head = g_strdup_printf ("SELECT " HEAD_COLUMNS ", %s FROM edit WHERE serial = ?1", head),
    .lines = g_strdup_printf ("SELECT " LINE_COLUMNS ", %s FROM change NOT INDEXED"
                              " WHERE serial = ?1 ORDER BY step",
                              line),
    .backward = g_strdup_printf ("SELECT " LINE_COLUMNS ", %s FROM change NOT INDEXED"
                                 " WHERE serial = ?1 ORDER BY step DESC",
                                 line),
  };

  self->report->is_whole = sealed && is_whole (self);

  return copy_edits (&queries, error) && fill_gaps (self, error) && close_ranks (self, error) &&
         (self->report->is_whole || lia_sealing_run (self->database, error));
}
