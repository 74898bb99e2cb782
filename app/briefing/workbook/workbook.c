#include <errno.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "canvas.h"
#include "briefing/error.h"
#include "briefing/replacement.h"
#include "workbook-check.h"
#include "workbook-list.h"
#include "workbook-page.h"
#include "workbook.h"

/* The rows a sheet can have (Excel specifications and limits), less title and header. */
#define MOST_ROWS (1048576 - LIA_CANVAS_FIRST_ROW)

/* Roughly what a cell and its text take unpacked, and what every workbook takes besides. */
#define BYTES_PER_CELL 48
#define BYTES_BESIDES 262144

typedef struct {
  const LiaDocument *document;
  const char *path;
  LiaReplacement *file;
  const char *scratch;
  LiaProof *proof;
  GCancellable *cancellable;
  LiaBriefingProgress progress;
  gpointer user_data;
} Job;

static void
tell (Job *job, double fraction)
{
  if (job->progress != NULL)
    job->progress (fraction, job->user_data);
}

static guint64
estimate_size (const LiaDocument *document)
{
  guint64 size = BYTES_BESIDES;

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *sheet = g_ptr_array_index (document->sections, i);

    if (sheet->table == NULL)
      continue;
    size += (guint64) lia_listing_n_rows (sheet->table) * lia_listing_n_columns (sheet->table) *
            BYTES_PER_CELL;
    for (guint row = 0; row < lia_listing_n_rows (sheet->table); row++)
      for (guint column = 0; column < lia_listing_n_columns (sheet->table); column++) {
        const LiaCell *cell = lia_listing_get_cell (sheet->table, row, column);

        size += cell->text != NULL ? strlen (cell->text) : 0;
      }
  }

  return size;
}

static gboolean
check_sizes (const LiaDocument *document, GError **error)
{
  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *sheet = g_ptr_array_index (document->sections, i);

    if (sheet->table != NULL && lia_listing_n_rows (sheet->table) > MOST_ROWS) {
      g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_TOO_LARGE,
                   _ ("The sheet “%s” would have more rows than a workbook can hold. Choose a "
                      "narrower briefing"),
                   sheet->name);
      return FALSE;
    }
  }

  return TRUE;
}

static void
draw_sheets (Job *job, LiaCanvas *canvas)
{
  GPtrArray *sheets = job->document->sections;

  lia_canvas_begin_sheet (canvas, _ ("Cover"));
  lia_workbook_draw_cover (canvas);

  for (guint i = 0; i < sheets->len; i++) {
    const LiaSection *sheet = g_ptr_array_index (sheets, i);

    if (g_cancellable_is_cancelled (job->cancellable))
      return;
    lia_canvas_begin_sheet (canvas, sheet->name);
    if (lia_canvas_get_error (canvas) != LXW_NO_ERROR)
      return;
    if (sheet->table != NULL)
      lia_workbook_draw_list (canvas, sheet, job->cancellable);
    else
      lia_workbook_draw_page (canvas, sheet);
    tell (job, 0.5 * (i + 1) / sheets->len);
  }
}

/* The library answers with a code that names no cause; the system still knows whether there was no
 * room. */
static gboolean
explain (Job *job, lxw_error code, int system_code, GError **error)
{
  if (lia_replacement_is_full (system_code))
    return lia_replacement_fail (job->path, system_code, error);

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
               /* Translators: a file, and a library's own words for what is wrong. */
               _ ("Can’t write the workbook “%s” (%s)"), job->path, lxw_strerror (code));
  return FALSE;
}

static GArray *
draw (Job *job, GError **error)
{
  g_autoptr (LiaCanvas) canvas =
      lia_canvas_new (lia_replacement_get_part (job->file), job->scratch, job->document);

  if (lia_canvas_get_error (canvas) == LXW_NO_ERROR)
    draw_sheets (job, canvas);
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;

  errno = 0;
  if (!lia_canvas_close (canvas)) {
    explain (job, lia_canvas_get_error (canvas), errno, error);
    return NULL;
  }

  return g_array_ref (lia_canvas_get_counts (canvas));
}

/* The library writes numbers as the locale has it, and no spreadsheet reads "3,25". Only this
 * thread, and only its numbers, leave the user's locale for the time of writing. */
static GArray *
draw_in_c_locale (Job *job, GError **error)
{
  locale_t numbers = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  locale_t before = uselocale (numbers);
  GArray *counts = draw (job, error);

  uselocale (before);
  freelocale (numbers);

  return counts;
}

static gboolean
check (Job *job, GArray *counts, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (lia_workbook_check (lia_replacement_get_part (job->file), counts, job->proof,
                          job->cancellable, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED)) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED,
               /* Translators: the first is a whole sentence without its full stop, the second and
                * third are a folder and a file. */
               _ ("%s. Most likely there is no room in “%s”; “%s” was not replaced"),
               local_error->message, job->scratch, job->path);
  return FALSE;
}

static gboolean
begin (Job *job, const char *path, const char *scratch_folder, GError **error)
{
  if (!check_sizes (job->document, error))
    return FALSE;

  job->file = lia_replacement_new (path, estimate_size (job->document), error);
  if (job->file == NULL)
    return FALSE;

  job->path = lia_replacement_get_path (job->file);
  job->scratch = scratch_folder != NULL ? scratch_folder : lia_replacement_get_folder (job->file);
  return TRUE;
}

static gboolean
make (Job *job, GError **error)
{
  g_autoptr (GArray) counts = draw_in_c_locale (job, error);

  if (counts == NULL)
    return FALSE;

  tell (job, 0.8);
  return check (job, counts, error);
}

static gboolean
finish (Job *job, GError **error)
{
  tell (job, 0.95);
  if (job->proof != NULL) {
    lia_proof_take_file_name (job->proof, job->path);
    if (!lia_proof_conclude (job->proof, job->cancellable, error))
      return FALSE;
  }

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  if (!lia_replacement_finish (job->file, error))
    return FALSE;
  tell (job, 1.0);
  return TRUE;
}

/**
 * lia_workbook_write:
 * @document: what goes into it, composed and cleared
 * @path: the file to write or replace
 * @scratch_folder: (nullable): where temporary files go; the folder of @path if %NULL, so that what
 *   is restricted doesn't touch another disk
 * @proof: (nullable): what may not be in it; %NULL if nothing is held back from anybody
 * @cancellable: (nullable): stops it
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @error: a %LIA_BRIEFING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Writes a document as a workbook (Office Open XML, transitional). It is written beside the file it
 * replaces, read back and proven, and then takes its name; whatever goes wrong before, the old file
 * is whole and nothing else remains. The same document gives the same bytes.
 *
 * Returns: whether the workbook is there
 */
gboolean
lia_workbook_write (const LiaDocument *document,
                    const char *path,
                    const char *scratch_folder,
                    LiaProof *proof,
                    GCancellable *cancellable,
                    LiaBriefingProgress progress,
                    gpointer user_data,
                    GError **error)
{
  Job job = {
    .document = document,
    .proof = proof,
    .cancellable = cancellable,
    .progress = progress,
    .user_data = user_data,
  };
  gboolean written =
      begin (&job, path, scratch_folder, error) && make (&job, error) && finish (&job, error);

  g_clear_pointer (&job.file, lia_replacement_free);
  return written;
}

/**
 * lia_workbook_rehearse:
 * @document: a document
 * @path: beside which it is written
 * @proof: takes every text of it
 * @cancellable: (nullable): stops it
 * @error: as lia_workbook_write()
 *
 * Writes a document as lia_workbook_write() would, for a proof to read. Nothing remains of it.
 *
 * Returns: whether it was read
 */
gboolean
lia_workbook_rehearse (const LiaDocument *document,
                       const char *path,
                       LiaProof *proof,
                       GCancellable *cancellable,
                       GError **error)
{
  Job job = { .document = document, .proof = proof, .cancellable = cancellable };
  gboolean read = begin (&job, path, NULL, error) && make (&job, error);

  g_clear_pointer (&job.file, lia_replacement_free);
  return read;
}
