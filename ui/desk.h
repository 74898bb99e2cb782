#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaDesk:
 *
 * One open register on screen: the rooms at the left, the room in the middle, the chosen record at
 * the right, and the way back through what was shown. A desk keeps its register for life.
 */
#define LIA_TYPE_DESK (lia_desk_get_type ())
G_DECLARE_FINAL_TYPE (LiaDesk, lia_desk, LIA, DESK, AdwBin)

GtkWidget   *lia_desk_new          (LiaRegister *reg);
LiaRegister *lia_desk_get_register (LiaDesk *self);
const char  *lia_desk_get_title    (LiaDesk *self);
const char  *lia_desk_get_room     (LiaDesk *self);
gboolean     lia_desk_get_record   (LiaDesk *self, LiaId *id);
gboolean     lia_desk_can_back     (LiaDesk *self);

void         lia_desk_open_room    (LiaDesk *self, const char *name);
void         lia_desk_open_changes (LiaDesk *self, const LiaId *id);
void         lia_desk_open_list    (LiaDesk *self, const char *type, const char *filter);
void         lia_desk_open_briefing (LiaDesk *self, const LiaId *id);
void         lia_desk_open_view    (LiaDesk *self, const LiaId *id);
void         lia_desk_open_record  (LiaDesk *self, const LiaId *id);
void         lia_desk_browse       (LiaDesk *self, const LiaId *id);
void         lia_desk_close_record (LiaDesk *self);
void         lia_desk_back         (LiaDesk *self);
void         lia_desk_focus_filter (LiaDesk *self);

G_END_DECLS
