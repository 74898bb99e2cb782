#pragma once

#include <gtk/gtk.h>

#include "insight/gathering.h"

G_BEGIN_DECLS

/**
 * LiaAttendanceList:
 *
 * Who takes part in an engagement, by membership: those of both processes, of the host, of the
 * guest. One is added with a role, and can be opened or taken off.
 */
#define LIA_TYPE_ATTENDANCE_LIST (lia_attendance_list_get_type ())
G_DECLARE_FINAL_TYPE (LiaAttendanceList, lia_attendance_list, LIA, ATTENDANCE_LIST, GtkWidget)

GtkWidget *lia_attendance_list_new  (LiaRegister *reg);
void       lia_attendance_list_show (LiaAttendanceList *self, const LiaGathering *gathering);

G_END_DECLS
