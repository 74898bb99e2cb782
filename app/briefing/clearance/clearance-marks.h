#pragma once

#include "clearance.h"

G_BEGIN_DECLS

/**
 * LiaClearanceMarks:
 *
 * The handling marks of a register, and which of them may be seen.
 */
typedef struct _LiaClearanceMarks LiaClearanceMarks;

LiaClearanceMarks    *lia_clearance_marks_new  (LiaReader *reader,
                                                const char *ceiling,
                                                GCancellable *cancellable,
                                                GError **error);
void                  lia_clearance_marks_free (LiaClearanceMarks *self);
const LiaClearedMark *lia_clearance_marks_get_ceiling (LiaClearanceMarks *self);
const LiaClearedMark *lia_clearance_marks_find_rank (LiaClearanceMarks *self, int rank);
const LiaClearedMark *lia_clearance_marks_find (LiaClearanceMarks *self, const LiaId *id);
const LiaClearedMark *lia_clearance_marks_of   (LiaClearanceMarks *self, const LiaRecord *record);
gboolean              lia_clearance_marks_allow (LiaClearanceMarks *self, const LiaClearedMark *mark);
GPtrArray            *lia_clearance_marks_list (LiaClearanceMarks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaClearanceMarks, lia_clearance_marks_free)

G_END_DECLS
