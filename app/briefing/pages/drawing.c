#include "drawing.h"

#include <pango/pangocairo.h>

#include "briefing/document/document.h"
#include "briefing/ink.h"

static void
set_colour (cairo_t *cr, guint colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
draw_fill (const LiaPiece *piece, cairo_t *cr)
{
  const LiaBox *box = &piece->box;
  double right = box->x + box->width - piece->radius;
  double bottom = box->y + box->height - piece->radius;

  if (piece->radius > 0) {
    cairo_new_sub_path (cr);
    cairo_arc (cr, right, box->y + piece->radius, piece->radius, -G_PI / 2, 0);
    cairo_arc (cr, right, bottom, piece->radius, 0, G_PI / 2);
    cairo_arc (cr, box->x + piece->radius, bottom, piece->radius, G_PI / 2, G_PI);
    cairo_arc (cr, box->x + piece->radius, box->y + piece->radius, piece->radius, G_PI,
               3 * G_PI / 2);
    cairo_close_path (cr);
  } else {
    cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  }
  cairo_fill (cr);
}

static void
draw_text (const LiaPages *self, const LiaPiece *piece, cairo_t *cr)
{
  cairo_move_to (cr, piece->box.x, piece->box.y);
  pango_cairo_show_layout (cr, lia_typesetter_set (self->typesetter, piece->text, piece->letters,
                                                   piece->box.width, piece->at_end));
}

/* What a name or an address of a link holds is written between apostrophes. */
static char *
make_attribute (const char *name, const char *value)
{
  g_autoptr (GString) text = g_string_new (name);

  g_string_append (text, "='");
  for (const char *at = value; *at != '\0'; at++) {
    if (*at == '\'' || *at == '\\')
      g_string_append_c (text, '\\');
    g_string_append_c (text, *at);
  }
  g_string_append_c (text, '\'');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_anchor (const LiaPiece *piece, cairo_t *cr)
{
  g_autofree char *name = make_attribute ("name", piece->anchor);
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *attributes =
      g_strdup_printf ("%s x=%s y=%s internal", name, g_ascii_dtostr (x, sizeof x, piece->box.x),
                       g_ascii_dtostr (y, sizeof y, piece->box.y));

  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

static void
begin_link (const LiaPiece *piece, cairo_t *cr)
{
  gboolean address = lia_document_is_address (piece->target);
  /* An address on paper is in ASCII; what isn't is escaped as browsers do it. */
  g_autofree char *uri =
      address ? g_uri_escape_string (piece->target, "%:/?#[]@!$&'()*+,;=", FALSE) : NULL;
  g_autofree char *attributes =
      address ? make_attribute ("uri", uri) : make_attribute ("dest", piece->target);

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
}

static void
draw_piece (const LiaPages *self, const LiaPiece *piece, LiaTags *tags, cairo_t *cr)
{
  if (piece->anchor != NULL)
    add_anchor (piece, cr);
  if (piece->colour == LIA_INK_NONE)
    return;

  lia_tags_begin_piece (tags, piece, cr);
  if (piece->target != NULL)
    begin_link (piece, cr);
  set_colour (cr, piece->colour);
  if (piece->kind == LIA_PIECE_TEXT)
    draw_text (self, piece, cr);
  else
    draw_fill (piece, cr);
  if (piece->target != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  lia_tags_end_piece (piece, cr);
}

/**
 * lia_pages_draw:
 * @self: pages
 * @page: the index of one of them
 * @tags: the structure of the document so far
 * @cr: where it is drawn; a unit of it is a point
 *
 * Draws a page. Links and structure are only kept by what can hold them.
 */
void
lia_pages_draw (const LiaPages *self, guint page, LiaTags *tags, cairo_t *cr)
{
  const GPtrArray *pieces = ((LiaPage *) g_ptr_array_index (self->pages, page))->pieces;

  for (guint i = 0; i < pieces->len; i++)
    draw_piece (self, g_ptr_array_index (pieces, i), tags, cr);
}
