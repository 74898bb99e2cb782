#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaRecordError:
 * @LIA_RECORD_ERROR_INVALID: a value doesn't fit the description of its field.
 * @LIA_RECORD_ERROR_DATE: a text is no date that ISO 8601-2 (EDTF) knows.
 * @LIA_RECORD_ERROR_UNKNOWN: no record type, field or relation has that name.
 *
 * What can be wrong with a record before it reaches the register.
 */
typedef enum {
  LIA_RECORD_ERROR_INVALID,
  LIA_RECORD_ERROR_DATE,
  LIA_RECORD_ERROR_UNKNOWN,
} LiaRecordError;

#define LIA_RECORD_ERROR (lia_record_error_quark ())
GQuark lia_record_error_quark (void);

G_END_DECLS
