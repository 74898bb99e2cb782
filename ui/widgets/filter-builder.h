#pragma once

#include <gtk/gtk.h>

#include "register/filter.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaFilterBuilder:
 *
 * A popover in which conditions are put together by those who don't know how a filter is written.
 *
 * Signal: `built` (const char *text, const char *before): the condition, as a filter writes it, and
 * the one in the place of which it comes, or %NULL.
 */
#define LIA_TYPE_FILTER_BUILDER (lia_filter_builder_get_type ())
G_DECLARE_FINAL_TYPE (LiaFilterBuilder, lia_filter_builder, LIA, FILTER_BUILDER, GtkPopover)

void     lia_filter_builder_set_up (LiaFilterBuilder *self,
                                    LiaRegister *reg,
                                    const LiaRecordType *type);
gboolean lia_filter_builder_load   (LiaFilterBuilder *self, const char *text);

G_END_DECLS
