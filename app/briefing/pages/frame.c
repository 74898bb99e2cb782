#include "frame.h"

#include <glib/gi18n.h>

#include "badge.h"

/* How far the header and the footer are from the edges of the page, in points. */
#define HEADER 27.0
#define FOOTER 40.0
#define GAP 12.0

static void
add_words (LiaFlow *flow, LiaPage *page, double y, double width, const char *text)
{
  LiaBox box = { LIA_FLOW_MARGIN, y, width, 0 };

  lia_flow_put_short (flow, page, &box, text, LIA_LETTERS_FRAME, 1);
}

/* The mark stands where paper is gripped and where it is filed. */
static LiaPiece *
add_mark (LiaFlow *flow, LiaPage *page, double y)
{
  return lia_badge_add (flow, page, page->width - LIA_FLOW_MARGIN - lia_badge_width (flow), y);
}

/* To whoever hears the document the mark is told once, at its end. */
static void
add_marks (LiaFlow *flow, LiaPage *page, gboolean last)
{
  LiaPiece *piece;

  if (*flow->document->mark == '\0')
    return;

  add_mark (flow, page, HEADER);
  piece = add_mark (flow, page, page->height - FOOTER);
  if (last)
    piece->tag = lia_letters_tag (LIA_LETTERS_BODY);
}

static void
add_to_page (LiaFlow *flow, guint index)
{
  LiaPage *page = g_ptr_array_index (flow->pages->pages, index);
  double room = page->width - 2 * LIA_FLOW_MARGIN - lia_badge_width (flow) - GAP;
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *number =
      g_strdup_printf (_ ("Page %u of %u"), index + 1, flow->pages->pages->len);

  add_marks (flow, page, index == flow->pages->pages->len - 1);
  if (index > 0)
    add_words (flow, page, HEADER + 1.5, room, flow->document->title);
  add_words (flow, page, page->height - FOOTER + 1.5, room, number);
}

/**
 * lia_frame_add:
 * @flow: a flow that has filled all its pages
 *
 * Puts the header and the footer onto every page: the mark, what the document is called, and the
 * number of the page.
 */
void
lia_frame_add (LiaFlow *flow)
{
  for (guint i = 0; i < flow->pages->pages->len; i++)
    add_to_page (flow, i);
}
