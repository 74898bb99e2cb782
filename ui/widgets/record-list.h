#pragma once

#include <gio/gio.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaRecordList:
 *
 * The answer to a query as a list of #LiaRecordSlot. It holds keys only; what a row says is read
 * when its slot is asked for. Questions are answered in another thread, a newer one cancels the
 * older, and when the register changes the last one is asked again.
 *
 * Signals: `answered`, when the list shows the answer to the last question; before that `began`, when
 * a list that was empty shows how the answer begins; after it `lagging`, where rows out of sight
 * still say what they said before; `failed` (GError *).
 */
#define LIA_TYPE_RECORD_LIST (lia_record_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordList, lia_record_list, LIA, RECORD_LIST, GObject)

LiaRecordList *lia_record_list_new        (LiaRegister *reg);
void           lia_record_list_ask        (LiaRecordList *self,
                                           const LiaQuery *query,
                                           GPtrArray *fields);
void           lia_record_list_set_active (LiaRecordList *self, gboolean active);
void           lia_record_list_set_seen   (LiaRecordList *self, guint first, guint n);
gboolean       lia_record_list_is_seen    (LiaRecordList *self, guint position);
void           lia_record_list_set_held   (LiaRecordList *self, gboolean held);
gboolean       lia_record_list_is_announcing (LiaRecordList *self);
gboolean       lia_record_list_catch_up   (LiaRecordList *self, guint n);
gboolean       lia_record_list_find       (LiaRecordList *self, const LiaId *id, guint *position);
const LiaId   *lia_record_list_get_id     (LiaRecordList *self, guint position);
guint          lia_record_list_get_total  (LiaRecordList *self);

G_END_DECLS
