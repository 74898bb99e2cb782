#pragma once

#include "record-sheet.h"

G_BEGIN_DECLS

/**
 * LiaRecordPage:
 *
 * Any record, from its description: its head, its fields edited in place, its parts, what has to
 * do with it, and its history.
 */
#define LIA_TYPE_RECORD_PAGE (lia_record_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordPage, lia_record_page, LIA, RECORD_PAGE, LiaRecordSheet)

G_END_DECLS
