#pragma once

#include <adwaita.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaConflictQuestion:
 *
 * What shall stand where two people changed one field, or where one archived the record that the
 * other changed: the widget that asks, and the answer that was given there.
 */
typedef struct _LiaConflictQuestion LiaConflictQuestion;

LiaConflictQuestion *lia_conflict_question_new (LiaReader *reader,
                                                LiaEdit *edit,
                                                const LiaConflict *conflict);
GtkWidget   *lia_conflict_question_get_group   (LiaConflictQuestion *self);
gboolean     lia_conflict_question_is_about_archive (LiaConflictQuestion *self);
void         lia_conflict_question_depend_on   (LiaConflictQuestion *self,
                                                LiaConflictQuestion *archive);
void         lia_conflict_question_take_mine   (LiaConflictQuestion *self);
const LiaId *lia_conflict_question_get_dropped (LiaConflictQuestion *self);
void         lia_conflict_question_settle      (LiaConflictQuestion *self,
                                                GHashTable *dropped,
                                                LiaEdit *settled);

G_END_DECLS
