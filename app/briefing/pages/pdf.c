#include "pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "briefing/error.h"
#include "briefing/plain-numbers.h"
#include "drawing.h"
#include "flow.h"

/* How much of the work is done when all is drawn. */
#define DRAWN 0.85

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The moment whose state it shows stands for the one at which it was made, so that the same
 * document gives the same file. */
static void
set_metadata (cairo_surface_t *surface, const LiaDocument *document)
{
  g_autofree char *made = g_date_time_format (document->as_at, "%Y-%m-%dT%H:%M:%S%:z");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, document->mark);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Liaison");
  if (document->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
}

/* Of pages that weren't all drawn there is no outline: what it would lead to isn't there, for which
 * cairo 1.18 ends the program. */
static void
add_outline (cairo_surface_t *surface, const LiaPages *pages)
{
  for (guint i = 0; i < pages->outline->len; i++) {
    const LiaOutlineEntry *entry = g_ptr_array_index (pages->outline, i);
    g_autofree char *target = g_strdup_printf ("dest='%s'", entry->anchor);

    cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, entry->title, target, 0);
  }
}

/* Tags that stand between pages are lost. */
static void
draw_page (const LiaPages *pages, guint index, LiaTags *tags, cairo_t *cr)
{
  if (index == 0)
    lia_tags_begin (cr);
  lia_pages_draw (pages, index, tags, cr);
  if (index == pages->pages->len - 1)
    lia_tags_end (tags, cr);
  cairo_show_page (cr);
}

static void
draw (const LiaPages *pages, cairo_surface_t *surface, cairo_t *cr, const LiaRendering *with)
{
  LiaTags tags = { 0 };

  for (guint i = 0; i < pages->pages->len && !g_cancellable_is_cancelled (with->cancellable); i++) {
    const LiaPage *page = g_ptr_array_index (pages->pages, i);

    cairo_pdf_surface_set_size (surface, page->width, page->height);
    draw_page (pages, i, &tags, cr);
    lia_rendering_tell (with,
                        LIA_FLOW_DONE + (DRAWN - LIA_FLOW_DONE) * (i + 1) / pages->pages->len);
  }
}

static gboolean
explain (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
               /* Translators: a library's own words for what is wrong. */
               _ ("The pages can’t be drawn (%s). Choose another format."),
               cairo_status_to_string (status));
  return FALSE;
}

/**
 * lia_pdf_write:
 * @pages: pages
 * @document: what they show
 * @with: what stops it, and is told how far it is
 * @error: %LIA_BRIEFING_ERROR_FAILED, or %G_IO_ERROR_CANCELLED
 *
 * Writes pages as a PDF. The same pages give the same bytes. Where targets of links stand is told
 * to cairo in words, which 1.16 reads as the locale has it: a comma in numbers ends the program.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
lia_pdf_write (const LiaPages *pages,
               const LiaDocument *document,
               const LiaRendering *with,
               GError **error)
{
  g_autoptr (LiaPlainNumbers) numbers = lia_plain_numbers_begin ();
  GByteArray *array = g_byte_array_new ();
  const LiaPage *first = g_ptr_array_index (pages->pages, 0);
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (append, array, first->width, first->height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  cairo_status_t status;

  lia_rendering_tell (with, LIA_FLOW_DONE);
  set_metadata (surface, document);
  draw (pages, surface, cr, with);
  if (!g_cancellable_is_cancelled (with->cancellable))
    add_outline (surface, pages);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  bytes = g_byte_array_free_to_bytes (array);
  if (g_cancellable_set_error_if_cancelled (with->cancellable, error) || !explain (status, error))
    return NULL;

  return g_steal_pointer (&bytes);
}
