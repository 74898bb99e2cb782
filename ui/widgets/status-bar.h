#pragma once

#include <gtk/gtk.h>

#include "insight/overview.h"

G_BEGIN_DECLS

/**
 * LiaStatusBar:
 *
 * How many commitments have which status, as one bar of segments. Each segment is a button that
 * lists what it counts.
 */
#define LIA_TYPE_STATUS_BAR (lia_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (LiaStatusBar, lia_status_bar, LIA, STATUS_BAR, GtkWidget)

GtkWidget *lia_status_bar_new        (void);
void       lia_status_bar_show       (LiaStatusBar *self, const LiaOverviewBar *bar, guint longest);
GtkWidget *lia_status_bar_new_legend (void);

G_END_DECLS
