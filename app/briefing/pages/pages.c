#include "pages.h"

#include <glib/gi18n.h>

#include "briefing/document/reading.h"
#include "briefing/replacement.h"
#include "layout.h"
#include "pdf.h"

/* What a PDF takes besides its text, mostly the letters of its fonts. */
#define BYTES_BESIDES 262144

static guint64
estimate_size (const LiaDocument *document)
{
  return BYTES_BESIDES + lia_document_measure (document);
}

/**
 * lia_pages_make:
 * @document: a document
 * @with: the proof that takes every text of it, what stops it, and is told how far it is; no file
 *   is needed
 * @error: a %LIA_BRIEFING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Makes pages of a document without a file, for the paper of the locale.
 *
 * Returns: (transfer full) (nullable): a PDF
 */
GBytes *
lia_pages_make (const LiaDocument *document, const LiaRendering *with, GError **error)
{
  g_autoptr (LiaPages) pages =
      lia_reading_check (document, error)
          ? lia_pages_lay_out (document, lia_paper_of_locale (), with, error)
          : NULL;
  g_autoptr (GBytes) bytes = pages != NULL ? lia_pdf_write (pages, document, with, error) : NULL;

  return bytes != NULL && lia_pdf_check (bytes, pages, with, error) ? g_steal_pointer (&bytes)
                                                                    : NULL;
}

/**
 * lia_pages_count:
 * @document: a document
 * @with: what stops it, and what sets its text
 *
 * Returns: how many pages it takes on the paper of the locale; 0 if it can't be laid out, as
 *   lia_pages_make() will tell
 */
guint
lia_pages_count (const LiaDocument *document, const LiaRendering *with)
{
  g_autoptr (LiaPages) pages = lia_pages_lay_out (document, lia_paper_of_locale (), with, NULL);

  return pages != NULL ? pages->pages->len : 0;
}

static gboolean
render (const LiaDocument *document, const LiaRendering *with, GError **error)
{
  g_autoptr (LiaPages) pages = lia_pages_lay_out (document, lia_paper_of_locale (), with, error);
  g_autoptr (GBytes) bytes = pages != NULL ? lia_pdf_write (pages, document, with, error) : NULL;
  g_autoptr (GBytes) read = NULL;

  if (bytes == NULL || !lia_replacement_write_part (with->part, with->path, bytes, error))
    return FALSE;

  read = lia_replacement_read_part (with->part, with->path, error);
  return read != NULL && lia_pdf_check (read, pages, with, error);
}

/* PDF 1.5 (ISO 32000-1). */
const LiaRenderer lia_pages_renderer = {
  .name = "pdf",
  .label = N_ ("Pages"),
  .estimate_size = estimate_size,
  .check = lia_reading_check,
  .render = render,
};
