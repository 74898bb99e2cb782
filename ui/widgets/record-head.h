#pragma once

#include <gtk/gtk.h>

#include "insight/dossier.h"

G_BEGIN_DECLS

/**
 * LiaRecordHead:
 *
 * What stands at the top of a record: what it is, its reference and title, how it stands, its
 * handling mark, and the menu of what can be done with it.
 */
#define LIA_TYPE_RECORD_HEAD (lia_record_head_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordHead, lia_record_head, LIA, RECORD_HEAD, GtkWidget)

void lia_record_head_show (LiaRecordHead *self, LiaRegister *reg, const LiaDossier *dossier);

G_END_DECLS
