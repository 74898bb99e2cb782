#pragma once

#include "records/record-type.h"

G_BEGIN_DECLS

GPtrArray *lia_column_choice_offered  (const LiaRecordType *type);
GPtrArray *lia_column_choice_load     (const LiaRecordType *type);
void       lia_column_choice_save     (const LiaRecordType *type, GPtrArray *fields);
GPtrArray *lia_column_choice_fitting  (const LiaRecordType *type, GPtrArray *fields, int width);
int        lia_column_choice_width    (const LiaField *field);
int        lia_column_choice_spare    (const LiaRecordType *type,
                                       GPtrArray *fitting,
                                       int width,
                                       const LiaField *field);
gboolean   lia_column_choice_is_title (const LiaRecordType *type, const LiaField *field);

const LiaField *lia_sort_choice_load (const LiaRecordType *type, gboolean *descending);
void            lia_sort_choice_save (const LiaRecordType *type,
                                      const LiaField *field,
                                      gboolean descending);

G_END_DECLS
