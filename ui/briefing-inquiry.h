#pragma once

#include "briefing-work.h"

G_BEGIN_DECLS

/**
 * LiaBriefingInquiry:
 *
 * Finds out, in the background and one after the other, what becomes of a briefing: the register
 * that it is made of, what would go in, and its pages. A newer question cancels the older.
 *
 * Signals: `progressed` (how much of the register as it was is made, from 0 to 1), `answered` (a
 * #LiaBriefingPreview, or %NULL and what is wrong) and `paged` (a PDF, or %NULL and why there is
 * none).
 */
#define LIA_TYPE_BRIEFING_INQUIRY (lia_briefing_inquiry_get_type ())
G_DECLARE_FINAL_TYPE (LiaBriefingInquiry, lia_briefing_inquiry, LIA, BRIEFING_INQUIRY, GObject)

LiaBriefingInquiry       *lia_briefing_inquiry_new          (LiaRegister *reg);
void                      lia_briefing_inquiry_ask          (LiaBriefingInquiry *self,
                                                             const LiaBriefingOptions *options);
void                      lia_briefing_inquiry_stop         (LiaBriefingInquiry *self);
LiaRegister              *lia_briefing_inquiry_get_register (LiaBriefingInquiry *self);
const LiaBriefingOptions *lia_briefing_inquiry_get_order    (LiaBriefingInquiry *self);

G_END_DECLS
