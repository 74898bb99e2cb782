#pragma once

#include "filter.h"
#include "register.h"

G_BEGIN_DECLS

/**
 * LiaExcerpt:
 *
 * Some records of a register, in memory, of which the same can be asked as of the register. It has
 * no way to the file: what wasn't put into it can make no difference to any answer.
 */
typedef struct _LiaExcerpt LiaExcerpt;

/**
 * LiaExcerptFill:
 * @excerpt: the excerpt
 * @type: the type of records that are needed for an answer
 * @user_data: what was given along
 * @error: what went wrong
 *
 * Puts all records of a type that belong into an excerpt there, by lia_excerpt_add().
 *
 * Returns: whether it succeeded
 */
typedef gboolean (*LiaExcerptFill) (LiaExcerpt *excerpt,
                                    const LiaRecordType *type,
                                    gpointer user_data,
                                    GError **error);

gboolean lia_excerpt_add  (LiaExcerpt *self, LiaRecord *record, guint n_moves, GError **error);
GArray  *lia_excerpt_find (LiaRegister *reg,
                           LiaExcerptFill fill,
                           gpointer user_data,
                           const LiaRecordType *type,
                           const LiaExpression *filter,
                           gint32 today,
                           char **words,
                           GCancellable *cancellable,
                           GError **error);
LiaReader *lia_excerpt_read (LiaRegister *reg,
                           LiaExcerptFill fill,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
