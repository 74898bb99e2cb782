#pragma once

#include <gtk/gtk.h>

#include "register/filter.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaFilterBuilder:
 *
 * A popover in which a condition is put together by those who don't know how a filter is written:
 * what is asked about, of linked records also what of them, how it compares, and a value.
 *
 * Signal: `built` (const char *text): the condition, as a filter writes it.
 */
#define LIA_TYPE_FILTER_BUILDER (lia_filter_builder_get_type ())
G_DECLARE_FINAL_TYPE (LiaFilterBuilder, lia_filter_builder, LIA, FILTER_BUILDER, GtkPopover)

void lia_filter_builder_set_up (LiaFilterBuilder *self,
                                LiaRegister *reg,
                                const LiaRecordType *type);

G_END_DECLS
