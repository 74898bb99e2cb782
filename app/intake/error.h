#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaIntakeError:
 * @LIA_INTAKE_ERROR_TABLE: a file is no table that can be read (RFC 4180, UTF-8).
 * @LIA_INTAKE_ERROR_COLUMN: a table lacks a column that is needed.
 * @LIA_INTAKE_ERROR_VALUE: a value in a table doesn't fit its field.
 * @LIA_INTAKE_ERROR_UNRESOLVED: a table names something that neither it nor the register holds.
 *
 * What can be wrong with what comes in. The message names the file and the line.
 */
typedef enum {
  LIA_INTAKE_ERROR_TABLE,
  LIA_INTAKE_ERROR_COLUMN,
  LIA_INTAKE_ERROR_VALUE,
  LIA_INTAKE_ERROR_UNRESOLVED,
} LiaIntakeError;

#define LIA_INTAKE_ERROR (lia_intake_error_quark ())
GQuark lia_intake_error_quark (void);

G_END_DECLS
