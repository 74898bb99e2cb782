#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaFilterCompletion:
 *
 * What can stand at the cursor in the entry of a filter, in a list below it. The entry keeps the
 * focus: Down and Up mark a line, Enter takes the marked one, Tab that or the first, Escape closes
 * the list, Alt+Down opens it. Nothing is marked before that, so that Enter still does what it does in the entry.
 */
#define LIA_TYPE_FILTER_COMPLETION (lia_filter_completion_get_type ())
G_DECLARE_FINAL_TYPE (LiaFilterCompletion,
                      lia_filter_completion,
                      LIA,
                      FILTER_COMPLETION,
                      GtkPopover)

GtkWidget *lia_filter_completion_new (GtkWidget *entry,
                                      LiaRegister *reg,
                                      const LiaRecordType *type);

G_END_DECLS
