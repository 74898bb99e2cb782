#include <errno.h>
#include <glib/gi18n.h>

#include "canvas.h"
#include "briefing/error.h"
#include "briefing/plain-numbers.h"
#include "briefing/renderer.h"
#include "briefing/replacement.h"
#include "workbook-check.h"
#include "workbook-limits.h"
#include "workbook-list.h"
#include "workbook-page.h"
#include "workbook-schedule.h"

static void
draw_sheets (const LiaDocument *document, const LiaRendering *with, LiaCanvas *canvas)
{
  GPtrArray *sheets = document->sections;

  lia_canvas_begin_sheet (canvas, _ ("Cover"));
  lia_workbook_draw_cover (canvas);

  for (guint i = 0; i < sheets->len; i++) {
    const LiaSection *sheet = g_ptr_array_index (sheets, i);

    if (g_cancellable_is_cancelled (with->cancellable))
      return;
    lia_canvas_begin_sheet (canvas, sheet->name);
    if (lia_canvas_get_error (canvas) != LXW_NO_ERROR)
      return;
    if (sheet->hidden)
      worksheet_hide (lia_canvas_get_sheet (canvas));
    if (sheet->table != NULL)
      lia_workbook_draw_list (canvas, sheet, with->cancellable);
    else if (sheet->schedule != NULL)
      lia_workbook_draw_schedule (canvas, sheet);
    else
      lia_workbook_draw_page (canvas, sheet);
    lia_rendering_tell (with, 0.5 * (i + 1) / sheets->len);
  }
}

/* The library answers with a code that names no cause; the system still knows whether there was no
 * room. */
static gboolean
explain (const LiaRendering *with, lxw_error code, int system_code, GError **error)
{
  if (lia_replacement_is_full (system_code))
    return lia_replacement_fail (with->path, system_code, error);

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
               /* Translators: a file, and a library's own words for what is wrong. */
               _ ("Can’t write the workbook “%s” (%s)"), with->path, lxw_strerror (code));
  return FALSE;
}

/* The library writes numbers as the locale has it, and no spreadsheet reads "3,25". */
static GArray *
draw (const LiaDocument *document, const LiaRendering *with, GError **error)
{
  g_autoptr (LiaPlainNumbers) numbers = lia_plain_numbers_begin ();
  g_autoptr (LiaCanvas) canvas = lia_canvas_new (with->part, with->scratch_folder, document);

  if (lia_canvas_get_error (canvas) == LXW_NO_ERROR)
    draw_sheets (document, with, canvas);
  if (g_cancellable_set_error_if_cancelled (with->cancellable, error))
    return NULL;

  errno = 0;
  if (!lia_canvas_close (canvas)) {
    explain (with, lia_canvas_get_error (canvas), errno, error);
    return NULL;
  }

  return g_array_ref (lia_canvas_get_counts (canvas));
}

static gboolean
read_back (const LiaRendering *with, GArray *counts, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (lia_workbook_check (with->part, counts, with->proof, with->cancellable, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED,
               /* Translators: the first is a whole sentence without its full stop, the second and
                * third are a folder and a file. */
               _ ("%s. Most likely there is no room in “%s”; “%s” was not replaced"),
               local_error->message, with->scratch_folder, with->path);
  return FALSE;
}

static gboolean
render (const LiaDocument *document, const LiaRendering *with, GError **error)
{
  g_autoptr (GArray) counts = draw (document, with, error);

  if (counts == NULL)
    return FALSE;

  /* Here the writing ends and the proof begins; it is measured by this. */
  lia_rendering_tell (with, 0.85);
  return read_back (with, counts, error);
}

/* Office Open XML, transitional. */
const LiaRenderer lia_workbook_renderer = {
  .name = "xlsx",
  .label = N_ ("Workbook"),
  .estimate_size = lia_workbook_estimate_size,
  .check = lia_workbook_check_sizes,
  .render = render,
};
