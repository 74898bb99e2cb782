#pragma once

#include <adwaita.h>

#include "list-filter.h"

G_BEGIN_DECLS

/**
 * LiaFilterEntry:
 *
 * Where a filter is typed. It is read while it is typed, and proposes what can stand in it; what is
 * wrong with it stands in the property `problem`.
 *
 * Signals: `changed` (): what was typed narrows the list to something else; `kept` (): conditions
 * that were typed to their end stand by themselves from now on; `stopped` (): Escape was pressed.
 */
#define LIA_TYPE_FILTER_ENTRY (lia_filter_entry_get_type ())
G_DECLARE_FINAL_TYPE (LiaFilterEntry, lia_filter_entry, LIA, FILTER_ENTRY, AdwBin)

LiaListFilter *lia_filter_entry_set_up   (LiaFilterEntry *self,
                                          LiaRegister *reg,
                                          const LiaRecordType *type);
void           lia_filter_entry_set_text (LiaFilterEntry *self, const char *text);
void           lia_filter_entry_add_text (LiaFilterEntry *self, const char *text);

G_END_DECLS
