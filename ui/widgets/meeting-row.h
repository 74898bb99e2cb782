#pragma once

#include <adwaita.h>

#include "insight/overview.h"

G_BEGIN_DECLS

/**
 * LiaMeetingRow:
 *
 * One of the next engagements: how far away it is, what is left to prepare and what it clashes
 * with. Activating it opens the engagement.
 */
#define LIA_TYPE_MEETING_ROW (lia_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaMeetingRow, lia_meeting_row, LIA, MEETING_ROW, GtkListBoxRow)

GtkWidget *lia_meeting_row_new  (void);
void       lia_meeting_row_show (LiaMeetingRow *self, const LiaOverviewMeeting *meeting);

G_END_DECLS
