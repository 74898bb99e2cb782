#pragma once

#include <xlsxwriter.h>

#include "briefing/document/document.h"

G_BEGIN_DECLS

lxw_error lia_workbook_set_label (lxw_workbook *book, const LiaDocument *document);

G_END_DECLS
