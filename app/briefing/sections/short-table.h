#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

/**
 * LiaShortColumn:
 * @label: what stands above it, not yet translated.
 * @kind: what its cells hold.
 * @span: how many columns of the grid it takes; all of a table take 12.
 * @put: fills one cell of it.
 */
typedef struct {
  const char *label;
  LiaColumnKind kind;
  guint span;
  void (*put) (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
} LiaShortColumn;

/**
 * LiaShortTable:
 * @section: the name of the section it stands in.
 * @heading: what stands above it, not yet translated.
 * @empty: what is said where it has no rows, not yet translated.
 * @most: so many rows are shown at most, and fewer the more the briefing is shortened.
 * @columns: its columns, ended by one without a label.
 * @gather: (transfer container) (element-type LiaCleared): finds its records, in their order.
 * @least: so many rows are shown however much the briefing is shortened; at least one is.
 *
 * A table of a briefing that is about one record: what the register has of one sort about it.
 */
typedef struct {
  const char *section;
  const char *heading;
  const char *empty;
  guint most;
  const LiaShortColumn *columns;
  GPtrArray *(*gather) (const LiaComposition *with);
  guint least;
} LiaShortTable;

void       lia_short_table_add  (LiaSection *section,
                                 const LiaShortTable *table,
                                 const LiaComposition *with);
void       lia_short_section_add (LiaDocument *document,
                                  const LiaComposition *with,
                                  const LiaShortTable *tables,
                                  const char *key,
                                  const char *name,
                                  const char *purpose);
gboolean   lia_section_is_wanted (const LiaComposition *with, const char *section);
GPtrArray *lia_short_table_rows (const LiaShortTable *table, const LiaComposition *with);
char      *lia_short_table_heading  (const char *heading, guint n_shown, guint n_all);

G_END_DECLS
