#pragma once

#include <gtk/gtk.h>

#include "register/saved-view.h"

G_BEGIN_DECLS

/**
 * LiaListViews:
 *
 * The saved views of one list: the menu that opens, saves, renames and archives them, and the
 * actions `views.*` of the page behind it. Views are records, so that they come and go with the
 * register, whoever saved them.
 *
 * Signals: `opened` (const LiaSavedView *view), when the list shall be looked at so; `current`
 * (returns LiaSavedView *, to be freed), which asks how it is looked at; `updated`, when another view
 * may be open, or may be called otherwise.
 */
#define LIA_TYPE_LIST_VIEWS (lia_list_views_get_type ())
G_DECLARE_FINAL_TYPE (LiaListViews, lia_list_views, LIA, LIST_VIEWS, GObject)

LiaListViews *lia_list_views_new      (GtkWidget *page,
                                       LiaRegister *reg,
                                       const LiaRecordType *type);
GMenuModel   *lia_list_views_get_menu (LiaListViews *self);
const char   *lia_list_views_get_name (LiaListViews *self);
const LiaId  *lia_list_views_get_id   (LiaListViews *self);
void          lia_list_views_open     (LiaListViews *self, const LiaId *id);
void          lia_list_views_update   (LiaListViews *self);
void          lia_list_views_leave    (LiaListViews *self);

G_END_DECLS
