#pragma once

#include <adwaita.h>

#include "briefing/briefing.h"
#include "widgets/file-group.h"

G_BEGIN_DECLS

/**
 * LiaExportBar:
 *
 * Writes a briefing, with progress and a way to stop it, and then offers to open it, to show it in
 * its folder and to print it.
 */
#define LIA_TYPE_EXPORT_BAR (lia_export_bar_get_type ())
G_DECLARE_FINAL_TYPE (LiaExportBar, lia_export_bar, LIA, EXPORT_BAR, AdwBin)

void lia_export_bar_set_file     (LiaExportBar *self, LiaFileGroup *file);
void lia_export_bar_set_register (LiaExportBar *self, LiaRegister *reg);
void lia_export_bar_set_order    (LiaExportBar *self,
                                  LiaRegister *from,
                                  const LiaBriefingOptions *options);
void lia_export_bar_export       (LiaExportBar *self);
void lia_export_bar_print        (LiaExportBar *self,
                                  GtkPrintOperation *operation,
                                  GtkPrintOperationAction action);

G_END_DECLS
