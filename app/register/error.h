#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaRegisterError:
 * @LIA_REGISTER_ERROR_NOT_A_REGISTER: the file is something else; it was not touched.
 * @LIA_REGISTER_ERROR_TOO_NEW: a newer version of the application wrote it; it was not touched.
 * @LIA_REGISTER_ERROR_DAMAGED: the file is a register, but what it holds can't be trusted.
 * @LIA_REGISTER_ERROR_READ_ONLY: the file or its folder can't be written.
 * @LIA_REGISTER_ERROR_FULL: the disk is full; nothing was written.
 * @LIA_REGISTER_ERROR_BUSY: another program kept the register locked for too long.
 * @LIA_REGISTER_ERROR_EXISTS: a new register would replace a file.
 * @LIA_REGISTER_ERROR_MISSING: there is no such file.
 * @LIA_REGISTER_ERROR_CONFLICT: what the edit saw is no longer what is there; see
 *   lia_edit_get_conflicts().
 * @LIA_REGISTER_ERROR_INVALID: a value doesn't fit the description of its field.
 * @LIA_REGISTER_ERROR_REASON: a date would move, or something else change that needs a reason, and none was given.
 * @LIA_REGISTER_ERROR_PERMISSION: a record would be seen by more than its mark allows, and no reason
 *   says who agreed; the message says who has to.
 * @LIA_REGISTER_ERROR_NOT_FOUND: no record has that key, reference or name.
 * @LIA_REGISTER_ERROR_NOTHING: there is nothing to undo or redo.
 * @LIA_REGISTER_ERROR_PURGED: an edit can't be taken back, because text of it was removed for good.
 * @LIA_REGISTER_ERROR_LEFT: an edit can't be taken back, because it notes that a briefing left.
 * @LIA_REGISTER_ERROR_FAILED: anything else; the message says what.
 */
typedef enum {
  LIA_REGISTER_ERROR_NOT_A_REGISTER,
  LIA_REGISTER_ERROR_TOO_NEW,
  LIA_REGISTER_ERROR_DAMAGED,
  LIA_REGISTER_ERROR_READ_ONLY,
  LIA_REGISTER_ERROR_FULL,
  LIA_REGISTER_ERROR_BUSY,
  LIA_REGISTER_ERROR_EXISTS,
  LIA_REGISTER_ERROR_MISSING,
  LIA_REGISTER_ERROR_CONFLICT,
  LIA_REGISTER_ERROR_INVALID,
  LIA_REGISTER_ERROR_REASON,
  LIA_REGISTER_ERROR_PERMISSION,
  LIA_REGISTER_ERROR_NOT_FOUND,
  LIA_REGISTER_ERROR_NOTHING,
  LIA_REGISTER_ERROR_PURGED,
  LIA_REGISTER_ERROR_LEFT,
  LIA_REGISTER_ERROR_FAILED,
} LiaRegisterError;

#define LIA_REGISTER_ERROR (lia_register_error_quark ())
GQuark lia_register_error_quark (void);

G_END_DECLS
