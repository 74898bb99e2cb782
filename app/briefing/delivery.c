#include "delivery.h"

#include "replacement.h"

/* How much of the work is done when the file is written and read back. */
#define RENDERED 0.95

static void
tell_rendered (double fraction, gpointer user_data)
{
  const LiaDelivery *self = user_data;

  self->progress (RENDERED * fraction, self->user_data);
}

static LiaReplacement *
render (const LiaDelivery *self,
        const LiaRenderer *renderer,
        const LiaDocument *document,
        GError **error)
{
  g_autoptr (LiaReplacement) file = NULL;
  LiaRendering rendering = {
    .proof = self->proof,
    .typesetter = self->typesetter,
    .cancellable = self->cancellable,
    .progress = self->progress != NULL ? tell_rendered : NULL,
    .user_data = (gpointer) self,
  };

  if (renderer->check != NULL && !renderer->check (document, error))
    return NULL;

  file = lia_replacement_new (self->path, renderer->estimate_size (document), error);
  if (file == NULL)
    return NULL;

  rendering.part = lia_replacement_get_part (file);
  rendering.path = lia_replacement_get_path (file);
  rendering.scratch_folder =
      self->scratch_folder != NULL ? self->scratch_folder : lia_replacement_get_folder (file);
  return renderer->render (document, &rendering, error) ? g_steal_pointer (&file) : NULL;
}

static gboolean
prove (const LiaDelivery *self, const LiaReplacement *file, GError **error)
{
  if (self->progress != NULL)
    self->progress (RENDERED, self->user_data);
  if (self->proof == NULL)
    return TRUE;

  lia_proof_take_file_name (self->proof, lia_replacement_get_path (file));
  return lia_proof_conclude (self->proof, self->cancellable, error);
}

/* Whoever remembers what left is told first: a file that nobody knows of would be worse than one
 * that is known and isn't there. */
static gboolean
finish (const LiaDelivery *self, LiaReplacement *file, GError **error)
{
  if (self->leave != NULL &&
      !self->leave (self->departure, lia_replacement_get_part (file),
                    lia_replacement_get_path (file), self->cancellable, error))
    return FALSE;
  if (lia_replacement_finish (file, error))
    return TRUE;

  if (self->stay != NULL)
    self->stay (self->departure);
  return FALSE;
}

/**
 * lia_delivery_write:
 * @self: where the document goes
 * @renderer: as what it is written
 * @document: what goes into it, composed and cleared
 * @error: a %LIA_BRIEFING_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Writes a document as a file. It is written beside the file it replaces, read back and proven, and
 * then takes its name; whatever goes wrong before, the old file is whole and nothing else remains.
 *
 * Returns: whether the file is there
 */
gboolean
lia_delivery_write (const LiaDelivery *self,
                    const LiaRenderer *renderer,
                    const LiaDocument *document,
                    GError **error)
{
  g_autoptr (LiaReplacement) file = render (self, renderer, document, error);

  if (file == NULL || !prove (self, file, error) ||
      g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
      !finish (self, file, error))
    return FALSE;

  if (self->progress != NULL)
    self->progress (1.0, self->user_data);
  return TRUE;
}

/**
 * lia_delivery_rehearse:
 * @self: where the document would go, and the proof that takes every text of it
 * @renderer: as what it would be written
 * @document: a document
 * @error: as lia_delivery_write()
 *
 * Writes a document as lia_delivery_write() would, for a proof to read. Nothing remains of it.
 *
 * Returns: whether it was read
 */
gboolean
lia_delivery_rehearse (const LiaDelivery *self,
                       const LiaRenderer *renderer,
                       const LiaDocument *document,
                       GError **error)
{
  g_autoptr (LiaReplacement) file = render (self, renderer, document, error);

  return file != NULL;
}
