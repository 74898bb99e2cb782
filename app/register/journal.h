#pragma once

#include "database.h"
#include "edit.h"

G_BEGIN_DECLS

/* Private to app/register: edits read back from the journal. */

/* The texts of a line of `change c` and of the head of `edit e`, of which some may be purged. */
#define LIA_JOURNAL_SAW "coalesce (c.saw, iif (c.saw_digest IS NULL, NULL, '(purged)'))"
#define LIA_JOURNAL_WANTS "coalesce (c.wants, iif (c.wants_digest IS NULL, NULL, '(purged)'))"
#define LIA_JOURNAL_LABEL "iif (e.label = '', '(purged)', e.label)"

LiaEdit *lia_journal_load        (LiaDatabase *database, gint64 serial, GError **error);
LiaEdit *lia_journal_load_head   (LiaDatabase *database, gint64 serial, GError **error);
LiaEdit *lia_journal_load_inverse (LiaDatabase *database, gint64 serial, GError **error);
gboolean lia_journal_tells_of_issue (LiaDatabase *database, gint64 serial);
gint64   lia_journal_find_undo   (LiaDatabase *database, GError **error);
gint64   lia_journal_find_redo   (LiaDatabase *database, GError **error);
char    *lia_journal_get_label   (LiaDatabase *database, gint64 serial);

G_END_DECLS
