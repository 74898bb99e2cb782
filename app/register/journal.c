#include <glib/gi18n.h>

#include "edit-private.h"
#include "journal.h"

/**
 * lia_journal_load_head:
 * @database: a connection
 * @serial: the serial of an edit
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): the edit without its changes
 */
LiaEdit *
lia_journal_load_head (LiaDatabase *database, gint64 serial, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      "SELECT " LIA_JOURNAL_LABEL
      ", reason, person, office, undoes, redoes FROM edit e WHERE serial = ?1",
      error);
  LiaStep step;
  LiaEdit *edit;

  if (statement == NULL)
    return NULL;

  lia_statement_bind_integer (statement, 1, serial);
  step = lia_statement_step (statement, error);
  if (step == LIA_STEP_DONE)
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND,
                 _ ("The journal has no edit %ld."), (long) serial);
  if (step != LIA_STEP_ROW)
    return NULL;

  edit = lia_edit_new (lia_statement_get_text (statement, 0));
  lia_edit_set_reason (edit, lia_statement_get_text (statement, 1));
  lia_edit_set_author (edit, lia_statement_get_text (statement, 2),
                       lia_statement_get_text (statement, 3));
  lia_edit_set_inverse (edit, lia_statement_get_integer (statement, 4),
                        lia_statement_get_integer (statement, 5));
  lia_edit_set_serial (edit, serial);

  return edit;
}

static gboolean
fail_damaged (LiaDatabase *database, GError **error)
{
  g_autofree char *shown = g_filename_display_name (lia_database_get_path (database));

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED,
               _ ("“%s” is damaged; restore a backup, or recover what can be read of it into a new "
                  "file."),
               shown);
  return FALSE;
}

/* An edit of which a line can't be read is not taken back by halves. */
static gboolean
load_changes (LiaDatabase *database, LiaEdit *edit, gint64 serial, gboolean inverse, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      inverse ? "SELECT type, record, field, wants, saw FROM change WHERE serial = ?1"
                " ORDER BY step DESC"
              : "SELECT type, record, field, " LIA_JOURNAL_SAW ", " LIA_JOURNAL_WANTS
                " FROM change c WHERE serial = ?1 ORDER BY step",
      error);
  LiaStep step;
  LiaId id;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (statement, 0));

    if (type == NULL || !lia_statement_get_id (statement, 1, &id))
      return fail_damaged (database, error);
    lia_edit_set (edit, type, &id, lia_statement_get_text (statement, 2),
                  lia_statement_get_text (statement, 3), lia_statement_get_text (statement, 4));
  }

  return step == LIA_STEP_DONE;
}

/**
 * lia_journal_load:
 * @database: a connection
 * @serial: the serial of an edit
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): the edit as it was applied
 */
LiaEdit *
lia_journal_load (LiaDatabase *database, gint64 serial, GError **error)
{
  g_autoptr (LiaEdit) edit = lia_journal_load_head (database, serial, error);

  if (edit == NULL || !load_changes (database, edit, serial, FALSE, error))
    return NULL;

  return g_steal_pointer (&edit);
}

/* What was purged isn't there to be put back. An edit with a line that changes nothing did only
 * purge. */
static gboolean
check_not_purged (LiaDatabase *database, LiaEdit *original, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      "SELECT count (*) FROM change WHERE serial = ?1"
      " AND (saw_digest IS NOT NULL OR wants_digest IS NOT NULL OR saw = wants)",
      error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, lia_edit_get_serial (original));
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return FALSE;
  if (lia_statement_get_integer (statement, 0) == 0)
    return TRUE;

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PURGED,
               /* Translators: %s is the label of an edit. */
               _ ("“%s” can't be taken back: text of it was purged, and is gone for good."),
               lia_edit_get_label (original));
  return FALSE;
}

/**
 * lia_journal_load_inverse:
 * @database: a connection
 * @serial: the serial of an edit
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): an edit with the same label that takes it back, not applied,
 *   without author and reason
 */
LiaEdit *
lia_journal_load_inverse (LiaDatabase *database, gint64 serial, GError **error)
{
  g_autoptr (LiaEdit) original = lia_journal_load_head (database, serial, error);
  g_autoptr (LiaEdit) inverse = NULL;

  if (original == NULL || !check_not_purged (database, original, error))
    return NULL;

  inverse = lia_edit_new (lia_edit_get_label (original));
  if (!load_changes (database, inverse, serial, TRUE, error))
    return NULL;

  return g_steal_pointer (&inverse);
}

typedef struct {
  gint64 serial; /* 0 if there is no such edit */
  gint64 undoes;
  gint64 redoes;
} Line;

static gboolean
read_line (LiaStatement *statement, Line *line, GError **error)
{
  LiaStep step = lia_statement_step (statement, error);

  *line = (Line) { 0 };
  if (step == LIA_STEP_ROW)
    *line =
        (Line) { lia_statement_get_integer (statement, 0), lia_statement_get_integer (statement, 1),
                 lia_statement_get_integer (statement, 2) };

  return step != LIA_STEP_ERROR;
}

/* What has left the house can't be called back by forgetting it. The record that an edit begins
 * with is looked at first, so that long ones are not read through. */
#define TELLS_OF_ISSUE                                                                             \
  "EXISTS (SELECT 1 FROM change f JOIN change c ON c.serial = f.serial"                            \
  " WHERE f.serial = edit.serial AND f.step = 0 AND f.type = 'issue'"                              \
  " AND c.type = 'issue' AND c.field = '" LIA_CHANGE_EXISTENCE "')"

/* The edit with that serial, or the one before it where there is none. One without lines only tells
 * that the register was restored; there is nothing in it to take back. */
static gboolean
load_line (LiaDatabase *database, gint64 serial, Line *line, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      "SELECT serial, undoes, redoes FROM edit WHERE serial <= ?1 AND EXISTS"
      " (SELECT 1 FROM change c WHERE c.serial = edit.serial) AND NOT " TELLS_OF_ISSUE
      " ORDER BY serial DESC LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  return read_line (statement, line, error);
}

/* The last undo of an edit that was applied before @before. */
static gboolean
load_undo_of (LiaDatabase *database, gint64 undone, gint64 before, Line *line, GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (database,
                            "SELECT serial, undoes, redoes FROM edit WHERE undoes = ?1"
                            " AND serial < ?2 ORDER BY serial DESC LIMIT 1",
                            error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, undone);
  lia_statement_bind_integer (statement, 2, before);
  return read_line (statement, line, error);
}

static void
set_nothing (const char *message, GError **error)
{
  if (error == NULL || *error == NULL)
    g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING, message);
}

/**
 * lia_journal_tells_of_issue:
 * @database: a connection
 * @serial: the serial of an edit
 *
 * Returns: whether it made or unmade the record of a briefing that left, so that it is not undone
 */
gboolean
lia_journal_tells_of_issue (LiaDatabase *database, gint64 serial)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database, "SELECT 1 FROM edit WHERE serial = ?1 AND " TELLS_OF_ISSUE, NULL);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, serial);
  return lia_statement_step (statement, NULL) == LIA_STEP_ROW;
}

/**
 * lia_journal_find_undo:
 * @database: a connection
 * @error: %LIA_REGISTER_ERROR_NOTHING if there is none
 *
 * The journal is the undo stack, so the stack survives a restart: each undo takes the topmost edit
 * or redo from it, and what is then on top is what was there before that one was made. So a run of
 * undos, however long, is passed in one step. Edits by which a briefing left are passed over.
 *
 * Returns: the serial of the edit that Undo takes back, or 0
 */
gint64
lia_journal_find_undo (LiaDatabase *database, GError **error)
{
  gint64 serial = G_MAXINT64;
  Line line = { 0 };

  while (load_line (database, serial, &line, error) && line.undoes > 0)
    serial = MIN (line.undoes, line.serial) - 1;

  if (line.serial == 0)
    set_nothing (_ ("There is nothing to undo."), error);
  return line.serial;
}

/**
 * lia_journal_find_redo:
 * @database: a connection
 * @error: %LIA_REGISTER_ERROR_NOTHING if there is none
 *
 * What can be done again are the undos since the last edit of any other kind. Each redo takes the
 * topmost of them, and what is then on top is what was there before that undo.
 *
 * Returns: the serial of the undo that Redo takes back, or 0
 */
gint64
lia_journal_find_redo (LiaDatabase *database, GError **error)
{
  gint64 serial = G_MAXINT64;
  Line line = { 0 };

  while (load_line (database, serial, &line, error) && line.redoes > 0 &&
         load_undo_of (database, line.redoes, line.serial, &line, error) && line.serial > 0)
    serial = line.serial - 1;

  if (line.undoes > 0)
    return line.serial;
  set_nothing (_ ("There is nothing to redo."), error);
  return 0;
}

/**
 * lia_journal_get_label:
 * @database: a connection
 * @serial: the serial of an edit
 *
 * Returns: (transfer full) (nullable): its label, or %NULL if there is no such edit
 */
char *
lia_journal_get_label (LiaDatabase *database, gint64 serial)
{
  g_autoptr (LiaEdit) edit = serial > 0 ? lia_journal_load_head (database, serial, NULL) : NULL;

  return edit != NULL ? g_strdup (lia_edit_get_label (edit)) : NULL;
}
