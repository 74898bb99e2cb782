#pragma once

#include <gio/gio.h>

#include "records/record-type.h"

G_BEGIN_DECLS

/**
 * LiaRelated:
 *
 * One line of a #LiaDossier: a record that has to do with another one, and how. Signal `updated`
 * when it has come to read differently.
 */
#define LIA_TYPE_RELATED (lia_related_get_type ())
G_DECLARE_FINAL_TYPE (LiaRelated, lia_related, LIA, RELATED, GObject)

LiaRelated *lia_related_new (LiaRecord *record, LiaRecord *through, const char *title, const char *detail);
LiaRecord       *lia_related_get_record  (LiaRelated *self);
LiaRecord       *lia_related_get_through (LiaRelated *self);
const char      *lia_related_get_title   (LiaRelated *self);
const char      *lia_related_get_detail  (LiaRelated *self);
const LiaChoice *lia_related_get_choice  (LiaRelated *self);

void             lia_related_set_pressing (LiaRelated *self, gboolean pressing);
gboolean         lia_related_is_pressing  (LiaRelated *self);
void             lia_related_merge       (GListStore *store, GPtrArray *rows);

const LiaField  *lia_related_state_field (const LiaRecordType *type);

G_END_DECLS
