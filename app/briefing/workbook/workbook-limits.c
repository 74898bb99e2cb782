#include <glib/gi18n.h>
#include <string.h>

#include "briefing/document/reading.h"
#include "briefing/document/text.h"
#include "briefing/error.h"
#include "canvas.h"
#include "workbook-limits.h"

/* The rows a sheet can have (Excel specifications and limits), less title and header. */
#define MOST_ROWS (1048576 - LIA_CANVAS_FIRST_ROW)

/* Roughly what a cell and its text take unpacked, and what every workbook takes besides. */
#define BYTES_PER_CELL 48
#define BYTES_BESIDES 262144

/**
 * lia_workbook_estimate_size:
 * @document: a document
 *
 * Returns: roughly how many bytes a workbook of it takes, unpacked
 */
guint64
lia_workbook_estimate_size (const LiaDocument *document)
{
  guint64 size = BYTES_BESIDES + lia_document_measure (document);

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *sheet = g_ptr_array_index (document->sections, i);

    if (sheet->schedule != NULL)
      size += (guint64) sheet->schedule->bars->len * (LIA_SCHEDULE_MOST_STEPS + 8) * BYTES_PER_CELL;
    if (sheet->table != NULL)
      size += (guint64) lia_listing_n_rows (sheet->table) * lia_listing_n_columns (sheet->table) *
              BYTES_PER_CELL;
  }

  return size;
}

/**
 * lia_workbook_check_sizes:
 * @document: a document
 * @error: %LIA_BRIEFING_ERROR_TOO_LARGE
 *
 * Returns: whether a workbook can hold it
 */
gboolean
lia_workbook_check_sizes (const LiaDocument *document, GError **error)
{
  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *sheet = g_ptr_array_index (document->sections, i);

    if (sheet->table != NULL && lia_reading_n_rows (sheet->table) > MOST_ROWS) {
      g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_TOO_LARGE,
                   _ ("The sheet “%s” would have more rows than a workbook can hold. Choose a "
                      "narrower briefing"),
                   sheet->name);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
is_too_long (const LiaCell *cell)
{
  gboolean shortened = FALSE;

  if (cell->text != NULL && strlen (cell->text) > LIA_TEXT_LONGEST)
    g_free (lia_text_fit (cell->text, &shortened));

  return shortened;
}

static void
count (const LiaListing *table, guint *n_too_long, guint *n_links)
{
  *n_links = 0;
  for (guint row = 0; row < lia_listing_n_rows (table); row++)
    for (guint column = 0; column < lia_listing_n_columns (table); column++) {
      const LiaCell *cell = lia_listing_get_cell (table, row, column);

      *n_too_long += is_too_long (cell) ? 1 : 0;
      *n_links += cell->target != NULL ? 1 : 0;
    }
}

/**
 * lia_workbook_tell_limits:
 * @document: a document
 *
 * Returns: (transfer full) (element-type utf8): sentences that say what of it a workbook can't hold
 *   as it is
 */
GPtrArray *
lia_workbook_tell_limits (const LiaDocument *document)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  guint n_too_long = 0;

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);
    guint n_links = 0;

    if (section->table != NULL)
      count (section->table, &n_too_long, &n_links);
    if (n_links > LIA_CANVAS_MOST_LINKS)
      g_ptr_array_add (sentences,
                       g_strdup_printf (
                           /* Translators: the name of a sheet, and a large number. */
                           _ ("On the sheet “%s” only the first %u links can be clicked, because a "
                              "sheet holds no more."),
                           section->name, LIA_CANVAS_MOST_LINKS));
  }
  if (n_too_long > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("%u text is longer than a cell holds. It was "
                                                "shortened, and says so at its end.",
                                                "%u texts are longer than a cell holds. They were "
                                                "shortened, and say so at their ends.",
                                                n_too_long),
                                      n_too_long));

  return sentences;
}
