#pragma once

#include "cell.h"

G_BEGIN_DECLS

/**
 * LiaRecordRow:
 *
 * One record as a list shows it: its reference and a cell for each column. A plain value that is
 * made in any thread and doesn't change.
 */
typedef struct _LiaRecordRow LiaRecordRow;

LiaRecordRow  *lia_record_row_new           (LiaReader *reader,
                                             LiaRecord *record,
                                             GPtrArray *fields,
                                             gint32 today);
LiaRecordRow  *lia_record_row_ref           (LiaRecordRow *self);
void           lia_record_row_unref         (LiaRecordRow *self);
const LiaId   *lia_record_row_get_id        (LiaRecordRow *self);
const char    *lia_record_row_get_reference (LiaRecordRow *self);
gboolean       lia_record_row_is_archived   (LiaRecordRow *self);
const LiaCell *lia_record_row_get_cell      (LiaRecordRow *self, const LiaField *field);
gboolean       lia_record_row_equal         (LiaRecordRow *a, LiaRecordRow *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRecordRow, lia_record_row_unref)

G_END_DECLS
