#pragma once

#include "filter-place.h"
#include "reader.h"

G_BEGIN_DECLS

/**
 * LiaProposal:
 * @text: what is written in place of what stands there.
 * @label: how people read it, translated.
 * @detail: (nullable): one line that explains it, translated.
 *
 * Something that can stand at a place in a filter.
 */
typedef struct {
  char *text;
  char *label;
  char *detail;
} LiaProposal;

void       lia_proposal_free    (LiaProposal *self);
GPtrArray *lia_filter_complete  (LiaReader *reader,
                                 const LiaFilterPlace *place,
                                 const char *text,
                                 guint limit,
                                 GCancellable *cancellable);

G_END_DECLS
