#pragma once

#include "document.h"

G_BEGIN_DECLS

/**
 * LiaReadingColumn:
 * @label: what stands above it.
 * @column: the column that it is, or the first of those that tell one date together.
 * @first: the index of that column.
 * @n: how many columns of the listing it is made of.
 *
 * A column of a listing as people read it.
 */
typedef struct {
  const char *label;
  const LiaColumn *column;
  guint first;
  guint n;
} LiaReadingColumn;

/* Nobody reads more on pages or in a text: in the sample 413 rows take 29 pages or 3,600 lines, so
 * that these are some 2,000 pages or 260,000 lines. */
#define LIA_READING_MOST_ROWS 30000

GPtrArray *lia_reading_sections (const LiaDocument *document);
guint      lia_reading_count    (GPtrArray *sections);
gboolean   lia_reading_check    (const LiaDocument *document, GError **error);
LiaListing *lia_reading_schedule (const LiaSchedule *schedule);
guint      lia_reading_n_rows   (const LiaListing *listing);
GArray    *lia_reading_columns  (const LiaListing *listing, gboolean all);
char      *lia_reading_text     (const LiaListing *listing,
                                 guint row,
                                 const LiaReadingColumn *column);
const char *lia_reading_target  (const LiaListing *listing,
                                 guint row,
                                 const LiaReadingColumn *column);
char      *lia_reading_left_out (const LiaListing *listing, guint n_shown);
char      *lia_reading_cell     (const LiaCell *cell);

G_END_DECLS
