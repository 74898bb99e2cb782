#pragma once

#include "register/log.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaLogItem:
 *
 * One edit in a list of edits, and whether its changes are unfolded there.
 *
 * Property: `expanded`.
 */
#define LIA_TYPE_LOG_ITEM (lia_log_item_get_type ())
G_DECLARE_FINAL_TYPE (LiaLogItem, lia_log_item, LIA, LOG_ITEM, GObject)

LiaLogItem        *lia_log_item_new          (const LiaLogEntry *entry);
const LiaLogEntry *lia_log_item_get_entry    (LiaLogItem *self);
gboolean           lia_log_item_get_expanded (LiaLogItem *self);
void               lia_log_item_toggle       (LiaLogItem *self);

G_END_DECLS
