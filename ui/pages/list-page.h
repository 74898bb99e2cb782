#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaListPage:
 *
 * The room of one record type: its records in columns, which can be filtered, narrowed and sorted.
 */
#define LIA_TYPE_LIST_PAGE (lia_list_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaListPage, lia_list_page, LIA, LIST_PAGE, AdwBin)

void lia_list_page_set_filter   (LiaListPage *self, const char *filter);
void lia_list_page_open_view    (LiaListPage *self, const LiaId *view);
void lia_list_page_close_view   (LiaListPage *self);
const LiaId *lia_list_page_get_view (LiaListPage *self, const char **name);
void lia_list_page_select       (LiaListPage *self, const LiaId *id);
void lia_list_page_focus_filter (LiaListPage *self);
void lia_list_page_set_folded   (LiaListPage *self, gboolean folded);

G_END_DECLS
