#include "flow.h"

#include <string.h>

#include "briefing/ink.h"

/* Fewer lines than these don't stand alone at the end of a page. */
#define LEAST_LINES 2

/* Telling takes longer than a row. */
#define ROWS_TOLD 64

/**
 * lia_flow_count_row:
 * @self: a flow
 *
 * Notes that a row of a table is laid out.
 */
void
lia_flow_count_row (LiaFlow *self)
{
  if (++self->n_done % ROWS_TOLD == 0)
    lia_rendering_tell (self->with,
                        LIA_FLOW_DONE * self->n_done / MAX (self->n_rows, self->n_done));
}

/**
 * lia_flow_begin_page:
 * @self: a flow
 * @wide: whether the page lies on its side
 *
 * Goes on with a new page.
 */
void
lia_flow_begin_page (LiaFlow *self, gboolean wide)
{
  double width, height;

  lia_paper_size (self->paper, &width, &height);
  self->page = lia_pages_add (self->pages, wide ? height : width, wide ? width : height);
  self->wide = wide;
  self->y = LIA_FLOW_TOP;
}

/**
 * lia_flow_width:
 * @self: a flow
 * @wide: whether the page lies on its side
 *
 * Returns: how wide what stands on such a page can be
 */
double
lia_flow_width (LiaFlow *self, gboolean wide)
{
  double width, height;

  lia_paper_size (self->paper, &width, &height);
  return (wide ? height : width) - 2 * LIA_FLOW_MARGIN;
}

/**
 * lia_flow_room:
 * @self: a flow
 *
 * Returns: how much is left of the page
 */
double
lia_flow_room (const LiaFlow *self)
{
  return self->page->height - LIA_FLOW_BOTTOM - self->y;
}

/**
 * lia_flow_page_room:
 * @self: a flow
 *
 * Returns: how much there is on a whole page
 */
double
lia_flow_page_room (const LiaFlow *self)
{
  return self->page->height - LIA_FLOW_BOTTOM - LIA_FLOW_TOP;
}

/**
 * lia_flow_is_at_top:
 * @self: a flow
 *
 * Returns: whether nothing stands on the page yet
 */
gboolean
lia_flow_is_at_top (const LiaFlow *self)
{
  return self->y <= LIA_FLOW_TOP;
}

/**
 * lia_flow_skip:
 * @self: a flow
 * @height: how much is left free, unless the page begins here
 */
void
lia_flow_skip (LiaFlow *self, double height)
{
  if (!lia_flow_is_at_top (self))
    self->y += height;
}

/**
 * lia_flow_need:
 * @self: a flow
 * @height: how much has to stand on one page
 *
 * Goes on with a new page unless so much is left of this one.
 */
void
lia_flow_need (LiaFlow *self, double height)
{
  if (!lia_flow_is_at_top (self) && lia_flow_room (self) < height)
    lia_flow_begin_page (self, self->wide);
}

/**
 * lia_flow_put:
 * @self: a flow
 * @x: how far from the margin
 * @width: where lines are broken
 * @text: a clean text
 * @letters: what kind of text it is
 * @height: (out) (optional): how high it is
 *
 * Puts a text onto the page without going on below it.
 *
 * Returns: (transfer none): the piece
 */
LiaPiece *
lia_flow_put (LiaFlow *self,
              double x,
              double width,
              const char *text,
              LiaLetters letters,
              double *height)
{
  LiaBox box = { LIA_FLOW_MARGIN + x, self->y, width,
                 lia_typesetter_height (self->typesetter, text, letters, width) };

  if (height != NULL)
    *height = box.height;
  return lia_page_add_text (self->page, &box, text, strlen (text), letters);
}

/**
 * lia_flow_put_short:
 * @self: a flow
 * @page: the page
 * @at: where it begins on the page, and how wide it is; how high it is comes from the text
 * @text: a clean text
 * @letters: what kind of text it is
 * @n_lines: how many lines it may take
 *
 * Puts a text onto a page that stands whole elsewhere, or is too long for where it stands: what
 * doesn't fit is left out, and three dots say so.
 *
 * Returns: (transfer none): the piece
 */
LiaPiece *
lia_flow_put_short (LiaFlow *self,
                    LiaPage *page,
                    const LiaBox *at,
                    const char *text,
                    LiaLetters letters,
                    guint n_lines)
{
  g_autofree char *shortened =
      lia_typesetter_shorten (self->typesetter, text, letters, at->width, n_lines);
  LiaBox box = { at->x, at->y, at->width,
                 lia_typesetter_height (self->typesetter, shortened, letters, at->width) };
  LiaPiece *piece = lia_page_add_text (page, &box, shortened, strlen (shortened), letters);

  if (!g_str_equal (shortened, text))
    piece->whole = g_strdup (text);
  return piece;
}

/**
 * lia_flow_add:
 * @self: a flow
 * @text: a clean text that is no longer than a page
 * @letters: what kind of text it is
 *
 * Puts a text onto the page and goes on below it.
 *
 * Returns: (transfer none): the piece
 */
LiaPiece *
lia_flow_add (LiaFlow *self, const char *text, LiaLetters letters)
{
  double height;
  LiaPiece *piece =
      lia_flow_put (self, 0, lia_flow_width (self, self->wide), text, letters, &height);

  self->y += height;
  return piece;
}

static double
least_room (LiaFlow *self, LiaLetters letters)
{
  return LEAST_LINES * lia_typesetter_height (self->typesetter, "x", letters, G_MAXINT16);
}

/**
 * lia_flow_add_long:
 * @self: a flow
 * @x: how far from the margin
 * @width: where lines are broken
 * @text: a clean text of any length
 * @letters: what kind of text it is
 *
 * Puts a text onto the page, and what doesn't fit onto those after it.
 */
void
lia_flow_add_long (LiaFlow *self, double x, double width, const char *text, LiaLetters letters)
{
  const char *rest = text;

  while (*rest != '\0' && !g_cancellable_is_cancelled (self->with->cancellable)) {
    LiaBox box = { LIA_FLOW_MARGIN + x, 0, width, 0 };
    gsize length = lia_typesetter_fit (self->typesetter, rest, letters, width, lia_flow_room (self),
                                       &box.height);
    gboolean whole = rest[length] == '\0';
    LiaPiece *piece;

    if (length == 0 || (!whole && box.height < least_room (self, letters))) {
      lia_flow_begin_page (self, self->wide);
      continue;
    }
    box.y = self->y;
    piece = lia_page_add_text (self->page, &box, rest, length, letters);
    if (rest == text && !whole)
      piece->whole = g_strdup (text);
    self->y += box.height;
    rest += length;
    while (g_ascii_isspace (*rest))
      rest++;
  }
}

/**
 * lia_flow_link:
 * @self: a flow
 * @piece: a piece of a page
 * @target: (nullable): where a click shall lead, see #LiaCell; to nowhere if that isn't in the
 *   document
 */
void
lia_flow_link (LiaFlow *self, LiaPiece *piece, const char *target)
{
  gboolean address = target != NULL && lia_document_is_address (target);

  if (target == NULL || (!address && !g_hash_table_contains (self->targets, target)))
    return;

  piece->target = g_strdup (target);
  piece->colour = LIA_INK_LINK;
}

/**
 * lia_flow_anchor:
 * @self: a flow
 * @piece: a piece of a page
 * @target: what links lead here, see #LiaCell; unused ones are left out
 */
void
lia_flow_anchor (LiaFlow *self, LiaPiece *piece, const char *target)
{
  if (g_hash_table_contains (self->targets, target))
    piece->anchor = g_strdup (target);
}
