#pragma once

#include <adwaita.h>

#include "briefing/timeline/timeline-picture.h"

G_BEGIN_DECLS

/**
 * LiaTimelineExportDialog:
 *
 * Asks how the timeline shall go out, and writes or prints it.
 */
#define LIA_TYPE_TIMELINE_EXPORT_DIALOG (lia_timeline_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaTimelineExportDialog,
                      lia_timeline_export_dialog,
                      LIA,
                      TIMELINE_EXPORT_DIALOG,
                      AdwWindow)

LiaTimelineExportDialog *lia_timeline_export_dialog_present (GtkWidget *origin,
                                                             LiaRegister *reg,
                                                             const LiaTimelineWishes *view);
void lia_timeline_export_dialog_write (LiaTimelineExportDialog *self, const char *path);

G_END_DECLS
