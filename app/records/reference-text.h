#pragma once

#include "record-type.h"

G_BEGIN_DECLS

/**
 * LiaReferenceText:
 * @type: what kind of record it names.
 * @number: its number.
 * @digits: where in the text its digits begin.
 * @office: (nullable): where in the text the office begins; %NULL for the register's own.
 *
 * A reference as somebody wrote it.
 */
typedef struct {
  const LiaRecordType *type;
  gint64 number;
  const char *digits;
  const char *office;
} LiaReferenceText;

gboolean lia_reference_parse    (const char *text, LiaReferenceText *reference);
gboolean lia_reference_parse_of (const LiaRecordType *type,
                                 const char          *text,
                                 LiaReferenceText    *reference);
char    *lia_reference_to_text  (const LiaRecordType *type, const char *office, gint64 number);
gboolean lia_reference_goes_on  (const LiaReferenceText *self,
                                 guint                   n_more,
                                 gint64                 *first,
                                 gint64                 *last);

G_END_DECLS
