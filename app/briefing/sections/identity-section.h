#pragma once

#include "briefing/document/document.h"
#include "briefing/composition.h"

G_BEGIN_DECLS

/**
 * LiaReturnedColumn:
 * @column: the index of a column that comes back.
 * @key: what it holds: the name of a type and that of a field, such as `commitment.status`.
 */
typedef struct {
  guint column;
  const char *key;
} LiaReturnedColumn;

void lia_identity_section_add (LiaDocument *document,
                               const LiaComposition *with,
                               const LiaSection *section,
                               GPtrArray *records,
                               const LiaReturnedColumn *columns);

G_END_DECLS
