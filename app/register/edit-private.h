#pragma once

#include "edit.h"

G_BEGIN_DECLS

/* What the register writes into an edit while it applies it. */

void   lia_edit_set_serial   (LiaEdit *self, gint64 serial);
void   lia_edit_set_taking_back (LiaEdit *self, gint64 serial, const char *label);
void   lia_edit_set_inverse  (LiaEdit *self, gint64 undoes, gint64 redoes);
void   lia_edit_set_purging  (LiaEdit *self);
gboolean lia_edit_is_purging (LiaEdit *self);
gint64 lia_edit_get_undoes   (LiaEdit *self);
gint64 lia_edit_get_redoes   (LiaEdit *self);
void   lia_edit_add_premise (LiaEdit *self, const LiaRecordType *type, const LiaId *id);
void   lia_edit_add_conflict (LiaEdit *self, const LiaChange *change, const char *found);
void   lia_edit_clear_conflicts (LiaEdit *self);

G_END_DECLS
