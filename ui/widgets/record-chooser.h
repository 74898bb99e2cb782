#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaRecordChooser:
 *
 * A popover in which a record is found by typing some of its name. Takes names of record types
 * and offers only records of those. Signal `chosen` (LiaRecord *, const char *title): the record
 * that was picked, or NULL for none where that is allowed. Signal `create` (const char *title):
 * none was meant, but a new one of that title, where lia_record_chooser_offer_new() allows it.
 */
#define LIA_TYPE_RECORD_CHOOSER (lia_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordChooser, lia_record_chooser, LIA, RECORD_CHOOSER, GtkPopover)

GtkWidget *lia_record_chooser_new       (LiaRegister *reg, const char *const *types);
void       lia_record_chooser_set_optional (LiaRecordChooser *self, gboolean optional);
void       lia_record_chooser_offer_new    (LiaRecordChooser *self, const char *kind);

G_END_DECLS
