#pragma once

#include "cleared.h"
#include "records/record.h"
#include "register/reader.h"

G_BEGIN_DECLS

/**
 * LiaClearanceOrder:
 *
 * Puts the records of one type into the order of that type after they were read in any, and if it
 * is told to leaves out the parts of wholes that were put away: both is quicker here than in the
 * register, where every row of a million would be sorted whole, and its whole looked up.
 */
typedef struct _LiaClearanceOrder LiaClearanceOrder;

gboolean           lia_clearance_order_knows (const LiaRecordType *type);
LiaClearanceOrder *lia_clearance_order_new   (LiaReader *reader, const LiaRecordType *type);
gboolean           lia_clearance_order_leave_strays (LiaClearanceOrder *self,
                                                     LiaReader *reader,
                                                     GCancellable *cancellable,
                                                     GError **error);
void               lia_clearance_order_free  (LiaClearanceOrder *self);
gboolean           lia_clearance_order_begin (LiaClearanceOrder *self, const LiaRecord *record);
void               lia_clearance_order_take  (LiaClearanceOrder *self, LiaCleared *cleared);
void               lia_clearance_order_list  (LiaClearanceOrder *self, GPtrArray *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaClearanceOrder, lia_clearance_order_free)

G_END_DECLS
