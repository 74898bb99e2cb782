#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaRecordPage:
 *
 * Any record, from its description: its head, its fields edited in place, its parts, what has to
 * do with it, and its history.
 */
#define LIA_TYPE_RECORD_PAGE (lia_record_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordPage, lia_record_page, LIA, RECORD_PAGE, AdwBin)

void lia_record_page_show (LiaRecordPage *self, const LiaId *id);

G_END_DECLS
