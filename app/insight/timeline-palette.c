#include "timeline-palette.h"

static const char *const hues[] = { "teal", "plum", "slate", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (hues) == LIA_TIMELINE_N_HUES + 1);

/**
 * lia_timeline_hues:
 *
 * Returns: (transfer none): the names of the hues, as processes have them, ended by %NULL
 */
const char *const *
lia_timeline_hues (void)
{
  return hues;
}

/**
 * lia_timeline_palette_hue:
 * @self: a palette
 * @hue: (nullable): the hue of a process
 *
 * Returns: its colour; that of what is secondary if there is no such hue
 */
LiaColour
lia_timeline_palette_hue (const LiaTimelinePalette *self, const char *hue)
{
  for (guint i = 0; i < LIA_TIMELINE_N_HUES; i++)
    if (g_strcmp0 (hues[i], hue) == 0)
      return self->hues[i];

  return self->dim;
}

/**
 * lia_timeline_palette_print:
 *
 * Returns: the colours for paper, which is white whatever the desktop's theme; the hues are those
 *   of the light style sheet
 */
LiaTimelinePalette
lia_timeline_palette_print (void)
{
  LiaColour ink = { 0.12f, 0.12f, 0.12f, 1 };

  return (LiaTimelinePalette) {
    .ink = ink,
    .dim = lia_colour_fade (ink, 0.65),
    .line = lia_colour_fade (ink, 0.12),
    .paper = { 1, 1, 1, 1 },
    .on_hue = { 1, 1, 1, 1 },
    .accent = { 0.11f, 0.44f, 0.85f, 1 },
    .late = { 0.75f, 0.11f, 0.16f, 1 },
    .wash = 0.05f,
    .tint = 0.16f,
    .unlit = 0.3f,
    .hues = { { 0.06f, 0.48f, 0.48f, 1 }, { 0.56f, 0.25f, 0.44f, 1 }, { 0.27f, 0.38f, 0.56f, 1 } },
  };
}
