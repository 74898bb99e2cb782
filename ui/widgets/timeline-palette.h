#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define LIA_TIMELINE_N_HUES 3

/**
 * LiaTimelinePalette:
 * @ink: text and what matters most.
 * @dim: what is secondary.
 * @line: lines between days.
 * @paper: what everything stands on.
 * @on_hue: text on a bar filled with a hue.
 * @accent: today and the current item.
 * @late: the overdue part of a commitment.
 * @wash: how strongly a lane is tinted with its hue.
 * @tint: how strongly a bar is that is not filled.
 * @hues: the colours of the processes, as the style sheet defines them.
 *
 * The colours the timeline is drawn in, as the desktop wants them at the moment.
 */
typedef struct {
  GdkRGBA ink;
  GdkRGBA dim;
  GdkRGBA line;
  GdkRGBA paper;
  GdkRGBA on_hue;
  GdkRGBA accent;
  GdkRGBA late;
  float wash;
  float tint;
  GdkRGBA hues[LIA_TIMELINE_N_HUES];
} LiaTimelinePalette;

void    lia_timeline_palette_load (LiaTimelinePalette *self, GtkWidget *widget);
GdkRGBA lia_timeline_palette_hue  (const LiaTimelinePalette *self, const char *hue);
GdkRGBA lia_timeline_palette_fade (const GdkRGBA *colour, float alpha);

G_END_DECLS
