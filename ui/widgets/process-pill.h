#pragma once

#include <gtk/gtk.h>

#include "records/record.h"

G_BEGIN_DECLS

GtkWidget *lia_process_pill_new (LiaRecord *process);

G_END_DECLS
