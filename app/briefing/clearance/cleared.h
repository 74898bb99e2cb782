#pragma once

#include "records/record.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/**
 * LiaCleared:
 *
 * What may be seen of a record. Whatever may not be seen reads as absent: a reference to a record
 * that was held back leads nowhere, and there is no link to it. There is no way from here to the
 * register. It belongs to its #LiaClearance and lives as long.
 */
typedef struct _LiaCleared LiaCleared;

const LiaRecordType *lia_cleared_get_record_type (const LiaCleared *self);
const LiaId      *lia_cleared_get_id     (const LiaCleared *self);
const char       *lia_cleared_get_reference (const LiaCleared *self);
const char       *lia_cleared_get_title  (const LiaCleared *self);
const char       *lia_cleared_get        (const LiaCleared *self, const char *field);
const char       *lia_cleared_get_original_date (const LiaCleared *self);
guint             lia_cleared_get_n_moves (const LiaCleared *self);
char             *lia_cleared_display    (const LiaCleared *self, const char *field);
const LiaCleared *lia_cleared_follow     (const LiaCleared *self, const char *field);
GPtrArray        *lia_cleared_linked     (const LiaCleared *self,
                                          const char *relation,
                                          gboolean inverse);
GPtrArray        *lia_cleared_parts      (const LiaCleared *self, const LiaRecordType *type);
int               lia_cleared_compare    (const LiaCleared *self, const LiaCleared *other);
LiaRecord        *lia_cleared_to_record (const LiaCleared *self);

G_END_DECLS
