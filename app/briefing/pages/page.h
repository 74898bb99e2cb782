#pragma once

#include "insight/drawing.h"
#include "typesetter.h"

G_BEGIN_DECLS

/**
 * LiaPieceKind:
 * @LIA_PIECE_TEXT: a text.
 * @LIA_PIECE_FILL: a filled box.
 */
typedef enum {
  LIA_PIECE_TEXT,
  LIA_PIECE_FILL,
} LiaPieceKind;

/**
 * LiaPiece:
 * @kind: what it is.
 * @box: where it lies, in points from the upper left corner of the page.
 * @colour: 0xRRGGBB.
 * @radius: of the corners of a FILL.
 * @letters: what kind of TEXT it is.
 * @at_end: whether the lines of a TEXT stand at the end of the box.
 * @text: (nullable): the words of a TEXT.
 * @tag: (nullable): what a TEXT is in the structure of the document (ISO 32000-1, 14.8.4); %NULL if
 *   it is no part of it, as the number of a page.
 * @table: of which table of the document it is a cell, from 1; 0 if it is none.
 * @row: of which row of that table.
 * @whole: (nullable): all the words, where the text goes on on another page.
 * @target: (nullable): where a click leads: an http(s) address, or the name of an anchor.
 * @anchor: (nullable): the name by which links find the piece.
 *
 * One thing that stands on a page.
 */
typedef struct {
  LiaPieceKind kind;
  LiaBox box;
  guint colour;
  double radius;
  LiaLetters letters;
  gboolean at_end;
  const char *tag;
  guint table;
  guint row;
  char *text;
  char *whole;
  char *target;
  char *anchor;
} LiaPiece;

/**
 * LiaPage:
 * @width: in points.
 * @height: in points.
 * @pieces: (element-type LiaPiece): what stands on it, lowest first.
 */
typedef struct {
  double width;
  double height;
  GPtrArray *pieces;
} LiaPage;

/**
 * LiaOutlineEntry:
 * @title: what it is called.
 * @anchor: where it leads.
 */
typedef struct {
  char *title;
  char *anchor;
} LiaOutlineEntry;

/**
 * LiaPages:
 * @typesetter: sets the text.
 * @pages: (element-type LiaPage): the pages.
 * @outline: (element-type LiaOutlineEntry): what a reader finds beside them.
 *
 * A document, measured and laid out, before it is drawn.
 */
typedef struct {
  LiaTypesetter *typesetter;
  GPtrArray *pages;
  GPtrArray *outline;
} LiaPages;

LiaPages *lia_pages_new         (LiaTypesetter *typesetter);
void      lia_pages_free        (LiaPages *self);
LiaPage  *lia_pages_add         (LiaPages *self, double width, double height);
void      lia_pages_add_outline (LiaPages *self, const char *title, const char *anchor);
LiaPiece *lia_page_add_text     (LiaPage *self,
                                 const LiaBox *box,
                                 const char *text,
                                 gsize length,
                                 LiaLetters letters);
LiaPiece *lia_page_add_fill     (LiaPage *self, const LiaBox *box, guint colour);
void      lia_page_mirror       (LiaPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaPages, lia_pages_free)

G_END_DECLS
