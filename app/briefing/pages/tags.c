#include "tags.h"

#define DOCUMENT "Document"
#define TABLE "Table"
#define ROW "TR"

/**
 * lia_tags_begin:
 * @cr: what a document is going to be drawn on
 *
 * Begins the structure of a document.
 */
void
lia_tags_begin (cairo_t *cr)
{
  cairo_tag_begin (cr, DOCUMENT, NULL);
}

static void
close_row (LiaTags *self, cairo_t *cr)
{
  if (self->row > 0)
    cairo_tag_end (cr, ROW);
  self->row = 0;
}

static void
close_table (LiaTags *self, cairo_t *cr)
{
  close_row (self, cr);
  if (self->table > 0)
    cairo_tag_end (cr, TABLE);
  self->table = 0;
}

/**
 * lia_tags_end:
 * @self: what is open
 * @cr: what the document was drawn on
 *
 * Ends the structure of a document.
 */
void
lia_tags_end (LiaTags *self, cairo_t *cr)
{
  close_table (self, cr);
  cairo_tag_end (cr, DOCUMENT);
}

/**
 * lia_tags_begin_piece:
 * @self: what is open
 * @piece: what is drawn next
 * @cr: what it is drawn on
 *
 * Opens what the piece stands in and closes what it doesn't. A table stays open from page to page.
 */
void
lia_tags_begin_piece (LiaTags *self, const LiaPiece *piece, cairo_t *cr)
{
  if (piece->tag == NULL)
    return;

  if (piece->table != self->table)
    close_table (self, cr);
  if (piece->row != self->row)
    close_row (self, cr);
  if (piece->table > 0 && self->table == 0)
    cairo_tag_begin (cr, TABLE, NULL);
  if (piece->table > 0 && self->row == 0)
    cairo_tag_begin (cr, ROW, NULL);
  self->table = piece->table;
  self->row = piece->row;
  cairo_tag_begin (cr, piece->tag, NULL);
}

/**
 * lia_tags_end_piece:
 * @piece: what was drawn
 * @cr: what it was drawn on
 *
 * Closes what lia_tags_begin_piece() opened for the piece alone.
 */
void
lia_tags_end_piece (const LiaPiece *piece, cairo_t *cr)
{
  if (piece->tag != NULL)
    cairo_tag_end (cr, piece->tag);
}
