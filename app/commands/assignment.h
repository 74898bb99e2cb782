#pragma once

#include "command-line.h"

G_BEGIN_DECLS

/**
 * LiaAssignment:
 * @field: the field that is named.
 * @value: (nullable): the canonical text it shall have, %NULL to clear it.
 *
 * What one `FIELD=VALUE` stands for.
 */
typedef struct {
  const LiaField *field;
  char *value;
} LiaAssignment;

LiaAssignment *lia_assignment_new  (LiaReader *reader,
                                    const LiaRecordType *type,
                                    const char *word,
                                    GError **error);
void           lia_assignment_free (LiaAssignment *self);
GPtrArray     *lia_assignments_new (LiaReader *reader,
                                    const LiaRecordType *type,
                                    LiaCommandLine *line,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaAssignment, lia_assignment_free)

G_END_DECLS
