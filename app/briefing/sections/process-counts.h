#pragma once

#include "briefing/clearance/clearance.h"
#include "briefing/document/document.h"

G_BEGIN_DECLS

/**
 * LiaProcessCounts:
 *
 * How many there are of something, by rows that are named and by process: what a table with a chart
 * is made from.
 */
typedef struct _LiaProcessCounts LiaProcessCounts;

LiaProcessCounts *lia_process_counts_new     (LiaClearance *clearance, guint n_rows);
void              lia_process_counts_free    (LiaProcessCounts *self);
void              lia_process_counts_add     (LiaProcessCounts *self,
                                              const LiaCleared *record,
                                              guint row);
void              lia_process_counts_fill    (LiaProcessCounts *self,
                                              LiaBlock *block,
                                              const char *label,
                                              const char *const *rows,
                                              const char *empty);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaProcessCounts, lia_process_counts_free)

G_END_DECLS
