#pragma once

#include <gio/gio.h>

#include "register/reader.h"

G_BEGIN_DECLS

GMenuModel *lia_list_menu_narrow (LiaReader *reader, const LiaRecordType *type);
GMenuModel *lia_list_menu_view   (const LiaRecordType *type);
char       *lia_list_menu_column_action (const LiaField *field);

G_END_DECLS
