#include "badge.h"

#include <math.h>

#include "briefing/ink.h"

#define ACROSS 6.0
#define DOWN 1.5
#define RADIUS 2.0
#define BORDER 0.6
#define WIDEST 260.0

/**
 * lia_badge_width:
 * @flow: a flow of a document with a mark
 *
 * Returns: how wide the badge is that tells the mark, in points
 */
double
lia_badge_width (LiaFlow *flow)
{
  return fmin (WIDEST, ceil (lia_typesetter_measure (flow->typesetter, flow->document->mark,
                                                     LIA_LETTERS_MARK)) +
                           1) +
         2 * ACROSS;
}

/**
 * lia_badge_height:
 * @flow: a flow of a document with a mark
 *
 * Returns: how high that badge is, in points
 */
double
lia_badge_height (LiaFlow *flow)
{
  return lia_typesetter_height (flow->typesetter, flow->document->mark, LIA_LETTERS_MARK,
                                lia_badge_width (flow) - 2 * ACROSS) +
         2 * DOWN;
}

/**
 * lia_badge_add:
 * @flow: a flow of a document with a mark
 * @page: a page of it
 * @x: where the badge begins, in points from the edge of the page
 * @y: where it begins, in points from the upper edge
 *
 * Puts the mark onto a page, in its own colours. The border keeps it a badge where it is printed
 * light on white.
 *
 * Returns: (transfer none): its words
 */
LiaPiece *
lia_badge_add (LiaFlow *flow, LiaPage *page, double x, double y)
{
  const LiaDocument *document = flow->document;
  LiaBox box = { x, y, lia_badge_width (flow), lia_badge_height (flow) };
  LiaBox inner = lia_box_inset (box, BORDER);
  LiaBox text = { x + ACROSS, y + DOWN, box.width - 2 * ACROSS, box.height - 2 * DOWN };
  LiaPiece *piece;

  lia_page_add_fill (page, &box, LIA_INK)->radius = RADIUS;
  lia_page_add_fill (page, &inner, lia_ink_parse (document->mark_background, LIA_INK_PAPER))
      ->radius = RADIUS - BORDER / 2;
  piece =
      lia_page_add_text (page, &text, document->mark, strlen (document->mark), LIA_LETTERS_MARK);
  piece->colour = lia_ink_parse (document->mark_foreground, LIA_INK);
  return piece;
}
