#include "page.h"

static void
piece_free (LiaPiece *piece)
{
  g_free (piece->text);
  g_free (piece->whole);
  g_free (piece->target);
  g_free (piece->anchor);
  g_free (piece);
}

static void
page_free (LiaPage *page)
{
  g_ptr_array_unref (page->pieces);
  g_free (page);
}

static void
entry_free (LiaOutlineEntry *entry)
{
  g_free (entry->title);
  g_free (entry->anchor);
  g_free (entry);
}

/**
 * lia_pages_new:
 * @typesetter: (transfer full): sets their text
 *
 * Returns: (transfer full): no pages yet
 */
LiaPages *
lia_pages_new (LiaTypesetter *typesetter)
{
  LiaPages *self = g_new0 (LiaPages, 1);

  self->typesetter = typesetter;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_free);
  self->outline = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  return self;
}

/**
 * lia_pages_free:
 * @self: (transfer full): pages
 */
void
lia_pages_free (LiaPages *self)
{
  lia_typesetter_unref (self->typesetter);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->outline);
  g_free (self);
}

/**
 * lia_pages_add:
 * @self: pages
 * @width: in points
 * @height: in points
 *
 * Returns: (transfer none): an empty page after the others
 */
LiaPage *
lia_pages_add (LiaPages *self, double width, double height)
{
  LiaPage *page = g_new0 (LiaPage, 1);

  page->width = width;
  page->height = height;
  page->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  g_ptr_array_add (self->pages, page);
  return page;
}

/**
 * lia_pages_add_outline:
 * @self: pages
 * @title: what an entry is called
 * @anchor: where it leads
 */
void
lia_pages_add_outline (LiaPages *self, const char *title, const char *anchor)
{
  LiaOutlineEntry *entry = g_new0 (LiaOutlineEntry, 1);

  entry->title = g_strdup (title);
  entry->anchor = g_strdup (anchor);
  g_ptr_array_add (self->outline, entry);
}

static LiaPiece *
add (LiaPage *self, LiaPieceKind kind, const LiaBox *box, guint colour)
{
  LiaPiece *piece = g_new0 (LiaPiece, 1);

  piece->kind = kind;
  piece->box = *box;
  piece->colour = colour;
  g_ptr_array_add (self->pieces, piece);
  return piece;
}

/**
 * lia_page_add_text:
 * @self: a page
 * @box: where it stands
 * @text: a clean text
 * @length: how many bytes of it stand here
 * @letters: what kind of text it is
 *
 * Returns: (transfer none): the piece, for what else there is to say about it
 */
LiaPiece *
lia_page_add_text (LiaPage *self,
                   const LiaBox *box,
                   const char *text,
                   gsize length,
                   LiaLetters letters)
{
  LiaPiece *piece = add (self, LIA_PIECE_TEXT, box, lia_letters_colour (letters));

  piece->letters = letters;
  piece->tag = lia_letters_tag (letters);
  piece->text = g_strndup (text, length);
  return piece;
}

/**
 * lia_page_add_fill:
 * @self: a page
 * @box: where it lies
 * @colour: 0xRRGGBB
 *
 * Returns: (transfer none): the piece, for what else there is to say about it
 */
LiaPiece *
lia_page_add_fill (LiaPage *self, const LiaBox *box, guint colour)
{
  return add (self, LIA_PIECE_FILL, box, colour);
}

/**
 * lia_page_mirror:
 * @self: a page that was laid out from left to right
 *
 * Turns it to be read from right to left.
 */
void
lia_page_mirror (LiaPage *self)
{
  for (guint i = 0; i < self->pieces->len; i++) {
    LiaPiece *piece = g_ptr_array_index (self->pieces, i);

    piece->box.x = self->width - piece->box.x - piece->box.width;
  }
}
