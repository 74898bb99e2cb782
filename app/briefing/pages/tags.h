#pragma once

#include <cairo.h>

#include "page.h"

G_BEGIN_DECLS

/**
 * LiaTags:
 * @table: the table that is open, 0 if none is.
 * @row: its row that is open, 0 if none is.
 *
 * The structure of a document while it is drawn: what is read aloud, and in which order.
 */
typedef struct {
  guint table;
  guint row;
} LiaTags;

void lia_tags_begin       (cairo_t *cr);
void lia_tags_end         (LiaTags *self, cairo_t *cr);
void lia_tags_begin_piece (LiaTags *self, const LiaPiece *piece, cairo_t *cr);
void lia_tags_end_piece   (const LiaPiece *piece, cairo_t *cr);

G_END_DECLS
