#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaBriefingError:
 * @LIA_BRIEFING_ERROR_NOT_WRITABLE: the file or its folder can't be written, or isn't there.
 * @LIA_BRIEFING_ERROR_FULL: there is no room for the file; the old one, if any, was kept.
 * @LIA_BRIEFING_ERROR_DAMAGED: what was written didn't read back as it should; it was thrown away.
 * @LIA_BRIEFING_ERROR_TOO_LARGE: a sheet would have more rows than a workbook can hold, or pages
 *   or a text more than anybody reads.
 * @LIA_BRIEFING_ERROR_MARK: the register has no handling mark of that name.
 * @LIA_BRIEFING_ERROR_EMPTY: nothing that may be seen fits the filter.
 * @LIA_BRIEFING_ERROR_WITHHELD: the finished file would have told something that is held back; the
 *   message says where, and the old file was kept.
 * @LIA_BRIEFING_ERROR_FAILED: anything else; the message says what.
 *
 * Why a briefing could not be made. Cancelling is %G_IO_ERROR_CANCELLED.
 */
typedef enum {
  LIA_BRIEFING_ERROR_NOT_WRITABLE,
  LIA_BRIEFING_ERROR_FULL,
  LIA_BRIEFING_ERROR_DAMAGED,
  LIA_BRIEFING_ERROR_TOO_LARGE,
  LIA_BRIEFING_ERROR_MARK,
  LIA_BRIEFING_ERROR_EMPTY,
  LIA_BRIEFING_ERROR_WITHHELD,
  LIA_BRIEFING_ERROR_FAILED,
} LiaBriefingError;

#define LIA_BRIEFING_ERROR (lia_briefing_error_quark ())
GQuark lia_briefing_error_quark (void);

G_END_DECLS
