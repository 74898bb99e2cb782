#pragma once

#include <gtk/gtk.h>

#include "insight/timeline-index.h"

G_BEGIN_DECLS

GPtrArray *lia_timeline_headers_new (LiaTimelineIndex *index, GtkWidget *parent, GtkWidget *after);

G_END_DECLS
