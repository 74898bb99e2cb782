#include "renderer.h"

/**
 * lia_renderers:
 *
 * Returns: (transfer none) (array zero-terminated=1): all ways to make a file of a document
 */
const LiaRenderer *const *
lia_renderers (void)
{
  static const LiaRenderer *const renderers[] = { &lia_workbook_renderer, &lia_pages_renderer,
                                                  &lia_plain_text_renderer, NULL };

  return renderers;
}

/**
 * lia_renderer_find:
 * @name: the name of a renderer, or how the name of a file ends
 *
 * Returns: (transfer none) (nullable): that renderer
 */
const LiaRenderer *
lia_renderer_find (const char *name)
{
  for (const LiaRenderer *const *renderer = lia_renderers (); *renderer != NULL; renderer++)
    if (g_ascii_strcasecmp ((*renderer)->name, name) == 0)
      return *renderer;

  return NULL;
}

/**
 * lia_rendering_tell:
 * @self: what a renderer was given
 * @fraction: how much of its work is done, from 0 to 1
 */
void
lia_rendering_tell (const LiaRendering *self, double fraction)
{
  if (self->progress != NULL)
    self->progress (fraction, self->user_data);
}
