#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <string.h>

#include "timeline-picture-private.h"

#include "briefing/destination.h"
#include "insight/drawing-svg.h"
#include "records/date.h"
#include "timeline-proof.h"

/* Dots of a PNG to a pixel. */
#define FINENESS 2

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int size)
{
  g_byte_array_append (bytes, data, size);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (GByteArray *bytes, cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
               /* Translators: a library's own words for what is wrong. */
               _ ("The timeline can’t be drawn (%s). Choose a shorter span or other lanes."),
               cairo_status_to_string (status));
  return NULL;
}

static GBytes *
encode_png (const LiaTimelinePicture *self, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) self->width * FINENESS, (int) self->height * FINENESS);
  cairo_t *cr = cairo_create (surface);
  GByteArray *bytes = g_byte_array_new ();
  cairo_status_t status;

  cairo_scale (cr, FINENESS, FINENESS);
  lia_timeline_picture_draw (self, 0, cr);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return finish (bytes, status, error);
}

static GBytes *
encode_svg (const LiaTimelinePicture *self)
{
  char *text = lia_drawing_to_svg (lia_timeline_picture_get_sheet (self, 0), self->labels,
                                   self->width, self->height, self->title, self->subtitle);

  return g_bytes_new_take (text, strlen (text));
}

/* The day whose state it shows stands for the day it was made, so that the same register gives the
 * same file. */
static void
set_metadata (const LiaTimelinePicture *self, cairo_surface_t *surface)
{
  g_autofree char *day = lia_day_to_edtf (self->day);
  g_autofree char *made = g_strconcat (day, "T00:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, self->mark);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
}

static GBytes *
encode_pdf (const LiaTimelinePicture *self, GCancellable *cancellable, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append, bytes, self->width * LIA_TIMELINE_POINTS, self->height * LIA_TIMELINE_POINTS);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (self, surface);
  cairo_scale (cr, LIA_TIMELINE_POINTS, LIA_TIMELINE_POINTS);
  for (guint i = 0; i < self->sheets->len && !g_cancellable_is_cancelled (cancellable); i++) {
    lia_timeline_picture_draw (self, i, cr);
    cairo_show_page (cr);
  }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return finish (bytes, status, error);
}

/**
 * lia_timeline_picture_encode:
 * @self: a picture
 * @cancellable: (nullable): stops it
 * @error: %LIA_BRIEFING_ERROR_FAILED, or %G_IO_ERROR_CANCELLED
 *
 * Writes a picture in its format. The same picture gives the same bytes.
 *
 * Returns: (transfer full) (nullable): what goes into a file
 */
GBytes *
lia_timeline_picture_encode (const LiaTimelinePicture *self,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  switch (self->format) {
  case LIA_TIMELINE_PNG:
    bytes = encode_png (self, error);
    break;
  case LIA_TIMELINE_SVG:
    bytes = encode_svg (self);
    break;
  default:
    bytes = encode_pdf (self, cancellable, error);
  }
  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&bytes);
}

/* Clears and draws; what is held back becomes known to @proof, what may be seen to @clearance. */
static LiaTimelinePicture *
draw (LiaRegister *reg,
      const LiaTimelineWishes *wishes,
      LiaProof *proof,
      LiaClearance **clearance,
      GCancellable *cancellable,
      LiaBriefingReport **report,
      GError **error)
{
  *clearance = lia_timeline_picture_clear (reg, wishes, proof, cancellable, error);

  return *clearance != NULL
             ? lia_timeline_picture_compose (reg, wishes, *clearance, cancellable, report, error)
             : NULL;
}

/**
 * lia_timeline_picture_new:
 * @reg: a register
 * @wishes: how the picture shall be
 * @cancellable: (nullable): stops it
 * @report: (out) (optional): what went in and what was held back, for who exports
 * @error: a %LIA_BRIEFING_ERROR, of which %LIA_BRIEFING_ERROR_EMPTY says that there is nothing in
 *   those days and %LIA_BRIEFING_ERROR_TOO_LARGE that there is too much and
 *   %LIA_BRIEFING_ERROR_WITHHELD that it would tell what is held back; a %LIA_REGISTER_ERROR, or
 *   %G_IO_ERROR_CANCELLED
 *
 * Draws the timeline of what may be seen, and nothing else: it is read from an excerpt that only
 * has what clearance let through. Takes a while: call it from a worker thread.
 *
 * Returns: (transfer full) (nullable): the picture
 */
LiaTimelinePicture *
lia_timeline_picture_new (LiaRegister *reg,
                          const LiaTimelineWishes *wishes,
                          GCancellable *cancellable,
                          LiaBriefingReport **report,
                          GError **error)
{
  g_autoptr (LiaBriefingReport) made = NULL;
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (LiaClearance) clearance = NULL;
  g_autoptr (LiaTimelinePicture) self =
      draw (reg, wishes, proof, &clearance, cancellable, &made, error);

  if (self == NULL ||
      !lia_timeline_proof_run (reg, wishes, clearance, proof, self, NULL, cancellable, error))
    return NULL;

  if (report != NULL)
    *report = g_steal_pointer (&made);
  return g_steal_pointer (&self);
}

static gboolean
is_written (LiaReplacement *file, GBytes *bytes, GError **error)
{
  const char *path = lia_replacement_get_path (file);
  g_autoptr (GBytes) read =
      lia_replacement_read_part (lia_replacement_get_part (file), path, error);

  return read != NULL &&
         (g_bytes_equal (read, bytes) || lia_replacement_fail_damaged (path, error));
}

static void
tell (LiaBriefingProgress progress, double fraction, gpointer user_data)
{
  if (progress != NULL)
    progress (fraction, user_data);
}

/**
 * lia_timeline_picture_export:
 * @reg: a register
 * @wishes: how the picture shall be
 * @path: the file to write or replace
 * @cancellable: (nullable): stops it; the old file stays
 * @progress: (nullable): told how far it is, in the calling thread
 * @user_data: for @progress
 * @report: (out) (optional): what went in and what was held back
 * @error: as lia_timeline_picture_new(), why the file can't be written, or
 *   %LIA_BRIEFING_ERROR_WITHHELD
 *
 * Writes the timeline as it goes out. Takes a while: call it from a worker thread.
 *
 * Returns: whether the file is there
 */
gboolean
lia_timeline_picture_export (LiaRegister *reg,
                             const LiaTimelineWishes *wishes,
                             const char *path,
                             GCancellable *cancellable,
                             LiaBriefingProgress progress,
                             gpointer user_data,
                             LiaBriefingReport **report,
                             GError **error)
{
  g_autoptr (LiaBriefingReport) made = NULL;
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (LiaClearance) clearance = NULL;
  g_autoptr (LiaTimelinePicture) picture =
      lia_destination_check (reg, path, error)
          ? draw (reg, wishes, proof, &clearance, cancellable, &made, error)
          : NULL;
  g_autoptr (LiaReplacement) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (picture == NULL)
    return FALSE;
  tell (progress, 0.6, user_data);
  bytes = lia_timeline_picture_encode (picture, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  tell (progress, 0.9, user_data);

  file = lia_replacement_new (path, g_bytes_get_size (bytes), error);
  if (file == NULL || !lia_replacement_write (file, bytes, error) ||
      !is_written (file, bytes, error) ||
      !lia_timeline_proof_run (reg, wishes, clearance, proof, picture, file, cancellable, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !lia_replacement_finish (file, error))
    return FALSE;

  tell (progress, 1.0, user_data);
  if (report != NULL)
    *report = g_steal_pointer (&made);
  return TRUE;
}
