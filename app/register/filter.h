#pragma once

#include "reader.h"

G_BEGIN_DECLS

/**
 * LiaFilterTerm:
 * @name: (nullable): what is before the colon, or %NULL for a word that is searched for.
 * @value: what is after it.
 *
 * One condition of a filter text such as `state:overdue process:bali`.
 */
typedef struct {
  char *name;
  char *value;
} LiaFilterTerm;

GPtrArray *lia_filter_parse (const char *text);
gboolean   lia_filter_apply (const char *text,
                             LiaQuery *query,
                             LiaReader *reader,
                             gint32 today,
                             GError **error);

G_END_DECLS
