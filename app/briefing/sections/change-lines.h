#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

/**
 * LiaChangeLine:
 * @record: what it is about.
 * @story: (nullable): what became of it.
 * @change: (nullable): one change of it.
 *
 * A line of a table of what became of records.
 */
typedef struct {
  const LiaCleared *record;
  const LiaClearedStory *story;
  const LiaClearedChange *change;
} LiaChangeLine;

/**
 * LiaChangeColumn:
 * @label: what stands above it, not yet translated.
 * @meaning: what it means, not yet translated.
 * @kind: what its cells hold.
 * @span: how many columns of the grid it takes on a page of blocks; all of a table take 12.
 * @put: fills one cell of it.
 * @optional: whether it is left out where none of its cells has anything.
 */
typedef struct {
  const char *label;
  const char *meaning;
  LiaColumnKind kind;
  guint span;
  void (*put) (LiaListing *listing, const LiaChangeLine *line, const LiaComposition *with);
  gboolean optional;
} LiaChangeColumn;

LiaListing *lia_change_lines_list     (GArray *lines,
                                       const LiaChangeColumn *columns,
                                       const LiaComposition *with);
guint       lia_change_lines_count    (const LiaComposition *with, LiaChangedKind kind);
GArray     *lia_change_lines_of_kind  (const LiaComposition *with, LiaChangedKind kind);
GArray     *lia_change_lines_of_type  (const LiaComposition *with,
                                       LiaChangedKind kind,
                                       const LiaRecordType *type);
GArray     *lia_change_lines_moved    (const LiaComposition *with, gboolean added);
GArray     *lia_change_lines_other    (const LiaComposition *with);
GArray     *lia_change_lines_log      (const LiaComposition *with);
GArray     *lia_change_lines_parts    (const LiaComposition *with, const LiaRecordType *type);

G_END_DECLS
