#pragma once

#include "records/date.h"
#include "register/edit.h"
#include "register/reader.h"

G_BEGIN_DECLS

/**
 * LiaDateEnd:
 * @LIA_DATE_WHOLE: both ends move by as many days.
 * @LIA_DATE_FIRST: only the first day moves.
 * @LIA_DATE_LAST: only the last day moves.
 *
 * What of a date somebody takes hold of.
 */
typedef enum {
  LIA_DATE_WHOLE,
  LIA_DATE_FIRST,
  LIA_DATE_LAST,
} LiaDateEnd;

char    *lia_moved_date      (const char *date,
                              LiaDateEnd end,
                              gint32 first,
                              gint32 last,
                              GError **error);
LiaEdit *lia_moved_date_edit (LiaReader *reader,
                              const LiaId *id,
                              LiaDateEnd end,
                              gint32 first,
                              gint32 last,
                              GError **error);

G_END_DECLS
