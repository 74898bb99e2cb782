#pragma once

#include "database.h"
#include "edit.h"

G_BEGIN_DECLS

/* Private to app/register: edits read back from the journal. */

LiaEdit *lia_journal_load        (LiaDatabase *database, gint64 serial, GError **error);
LiaEdit *lia_journal_load_head   (LiaDatabase *database, gint64 serial, GError **error);
LiaEdit *lia_journal_load_inverse (LiaDatabase *database, gint64 serial, GError **error);
gint64   lia_journal_find_undo   (LiaDatabase *database, GError **error);
gint64   lia_journal_find_redo   (LiaDatabase *database, GError **error);
char    *lia_journal_get_label   (LiaDatabase *database, gint64 serial);

G_END_DECLS
