#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaSearch:
 *
 * Finds any record by its words, as they are typed. Enter opens what is marked, the arrows mark
 * another one.
 */
#define LIA_TYPE_SEARCH (lia_search_get_type ())
G_DECLARE_FINAL_TYPE (LiaSearch, lia_search, LIA, SEARCH, AdwWindow)

void lia_search_present (GtkWidget *window, LiaRegister *reg);

G_END_DECLS
