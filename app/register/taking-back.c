#include <glib/gi18n.h>

#include "edit-private.h"
#include "journal.h"
#include "reader-private.h"
#include "register-private.h"

/* Undo doesn't pass over what was purged: whoever asks for it means that, and would lose something
 * else instead. */
static void
explain_purged (LiaEdit *original, GError **error)
{
  if (error == NULL || !g_error_matches (*error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PURGED))
    return;

  g_clear_error (error);
  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PURGED,
               /* Translators: %s is the label of an edit. */
               _ ("“%s” can’t be undone: what was purged is gone for good. Earlier edits can still "
                  "be taken back one by one, from the change log."),
               lia_edit_get_label (original));
}

/* What is done again is done for the reason that it had. */
static void
set_redoes (LiaRegister *self, LiaEdit *inverse, gint64 serial)
{
  g_autoptr (LiaEdit) undone = lia_journal_load_head (self->writer, serial, NULL);

  lia_edit_set_inverse (inverse, 0, serial);
  if (undone != NULL)
    lia_edit_set_reason (inverse, lia_edit_get_reason (undone));
}

/* Loads the inverse of the edit that @find finds and applies it. */
static LiaEdit *
turn (LiaRegister *self, gint64 (*find) (LiaDatabase *, GError **), GError **error)
{
  g_autoptr (LiaEdit) inverse = NULL;
  g_autoptr (LiaEdit) original = NULL;
  gint64 serial;

  if (self->read_only) {
    lia_register_fail_read_only (self, error);
    return NULL;
  }

  g_mutex_lock (&self->writing);
  serial = find (self->writer, error);
  if (serial > 0)
    original = lia_journal_load_head (self->writer, serial, error);
  if (original != NULL)
    inverse = lia_journal_load_inverse (self->writer, serial, error);
  if (inverse != NULL && find == lia_journal_find_undo)
    lia_edit_set_inverse (inverse, serial, 0);
  else if (inverse != NULL)
    set_redoes (self, inverse, lia_edit_get_undoes (original));
  g_mutex_unlock (&self->writing);

  if (inverse == NULL) {
    if (original != NULL)
      explain_purged (original, error);
    return NULL;
  }
  if (!lia_register_apply (self, inverse, error))
    return NULL;

  return g_steal_pointer (&inverse);
}

/**
 * lia_register_undo:
 * @self: a register
 * @error: %LIA_REGISTER_ERROR_NOTHING, %LIA_REGISTER_ERROR_CONFLICT if something was changed since
 *
 * Takes the last edit back, whole or not at all; also one made before the last restart.
 *
 * Returns: (transfer full) (nullable): the edit that did it, with the label of what it took back
 */
LiaEdit *
lia_register_undo (LiaRegister *self, GError **error)
{
  g_return_val_if_fail (LIA_IS_REGISTER (self), NULL);

  return turn (self, lia_journal_find_undo, error);
}

/**
 * lia_register_redo:
 * @self: a register
 * @error: as lia_register_undo()
 *
 * Does again what was undone last, unless something else was done since.
 *
 * Returns: (transfer full) (nullable): the edit that did it
 */
LiaEdit *
lia_register_redo (LiaRegister *self, GError **error)
{
  g_return_val_if_fail (LIA_IS_REGISTER (self), NULL);

  return turn (self, lia_journal_find_redo, error);
}

static GHashTable *
find_unmade (GPtrArray *changes)
{
  GHashTable *unmade = g_hash_table_new (lia_id_hash, lia_id_equal);

  for (guint i = 0; i < changes->len; i++) {
    LiaChange *change = g_ptr_array_index (changes, i);

    if (g_str_equal (change->field, LIA_CHANGE_EXISTENCE))
      g_hash_table_add (unmade, &change->id);
  }

  return unmade;
}

/* That a mark was narrowed by mistake gives nobody's permission to widen it again. */
static gboolean
changes_mark (LiaEdit *inverse)
{
  GPtrArray *changes = lia_edit_get_changes (inverse);
  g_autoptr (GHashTable) unmade = find_unmade (changes);

  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *change = g_ptr_array_index (changes, i);

    if (g_str_equal (change->field, "mark") && !g_hash_table_contains (unmade, &change->id))
      return TRUE;
  }

  return FALSE;
}

static gboolean
check_not_left (LiaDatabase *database, gint64 serial, GError **error)
{
  if (!lia_journal_tells_of_issue (database, serial))
    return TRUE;

  g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_LEFT,
                       _ ("What has left can’t be taken back by forgetting it. If those who have "
                          "it are to give it back, note that on the issued briefing: when it was "
                          "recalled, and what came of that."));
  return FALSE;
}

/**
 * lia_register_load_inverse:
 * @self: a register
 * @serial: any edit in the journal
 * @error: %LIA_REGISTER_ERROR_NOT_FOUND if there is no such edit, %LIA_REGISTER_ERROR_LEFT if it
 *   notes that a briefing left
 *
 * Makes the edit that takes another one back, however long ago that was made; it is an edit like
 * any other, with a reason of its own and not yet applied. Where later edits stand on the one that
 * is taken back, applying it meets conflicts.
 *
 * Returns: (transfer full) (nullable): the edit
 */
LiaEdit *
lia_register_load_inverse (LiaRegister *self, gint64 serial, GError **error)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaEdit) inverse = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (LIA_IS_REGISTER (self), NULL);
  g_return_val_if_fail (serial > 0, NULL);

  reader = lia_register_read (self);
  if (!check_not_left (reader->database, serial, error))
    return NULL;
  inverse = lia_journal_load_inverse (reader->database, serial, error);
  if (inverse == NULL)
    return NULL;

  /* Translators: an edit that takes another one back; %s is the label of that one. */
  label = g_strdup_printf (_ ("Take back: %s"), lia_edit_get_label (inverse));
  lia_edit_set_taking_back (inverse, serial, label);
  /* Translators: why a date moved back. */
  if (!changes_mark (inverse))
    lia_edit_set_reason (inverse, _ ("An earlier edit was taken back"));

  return g_steal_pointer (&inverse);
}

/**
 * lia_register_invert:
 * @self: a register
 * @serial: any edit in the journal
 * @error: %LIA_REGISTER_ERROR_CONFLICT if later edits stand on it
 *
 * Takes one edit back, as lia_register_load_inverse() and lia_register_apply() do.
 *
 * Returns: (transfer full) (nullable): the edit that did it
 */
LiaEdit *
lia_register_invert (LiaRegister *self, gint64 serial, GError **error)
{
  g_autoptr (LiaEdit) inverse = lia_register_load_inverse (self, serial, error);

  if (inverse == NULL || !lia_register_apply (self, inverse, error))
    return NULL;

  return g_steal_pointer (&inverse);
}

static char *
next_label (LiaRegister *self, gint64 (*find) (LiaDatabase *, GError **))
{
  g_autoptr (LiaReader) reader = lia_register_read (self);

  return lia_journal_get_label (reader->database, find (reader->database, NULL));
}

/**
 * lia_register_get_undo_label:
 * @self: a register
 *
 * Returns: (transfer full) (nullable): what Undo would take back, or %NULL if there is nothing
 */
char *
lia_register_get_undo_label (LiaRegister *self)
{
  return next_label (self, lia_journal_find_undo);
}

/**
 * lia_register_get_redo_label:
 * @self: a register
 *
 * Returns: (transfer full) (nullable): what Redo would do again, or %NULL if there is nothing
 */
char *
lia_register_get_redo_label (LiaRegister *self)
{
  return next_label (self, lia_journal_find_redo);
}
