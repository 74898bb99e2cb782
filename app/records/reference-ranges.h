#pragma once

#include "record-type.h"

G_BEGIN_DECLS

/**
 * LiaReferenceRange:
 * @type: what kind of records they are.
 * @office: (nullable): the office that numbered them; %NULL for the register's own.
 * @first: the number of the first of them.
 * @last: that of the last one.
 *
 * Records whose numbers follow each other.
 */
typedef struct {
  const LiaRecordType *type;
  char *office;
  gint64 first;
  gint64 last;
} LiaReferenceRange;

GArray  *lia_reference_ranges_new      (void);
void     lia_reference_ranges_add      (GArray *self, const LiaRecordType *type,
                                        const char *office, gint64 number);
char    *lia_reference_ranges_write    (GArray *self);
GArray  *lia_reference_ranges_parse    (const char *text);
gboolean lia_reference_ranges_contain  (const GArray *self, const LiaRecordType *type,
                                        const char *office, gint64 number);
gint64   lia_reference_ranges_count    (const GArray *self);

G_END_DECLS
