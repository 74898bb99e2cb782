#pragma once

#include "drawing.h"

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
 * @unlit: how strongly is drawn what is not of the lineage that is lit.
 * @hues: the colours of the processes, in the order of lia_timeline_hues().
 *
 * The colours the timeline is drawn in.
 */
typedef struct {
  LiaColour ink;
  LiaColour dim;
  LiaColour line;
  LiaColour paper;
  LiaColour on_hue;
  LiaColour accent;
  LiaColour late;
  float wash;
  float tint;
  float unlit;
  LiaColour hues[LIA_TIMELINE_N_HUES];
} LiaTimelinePalette;

const char *const *lia_timeline_hues          (void);
LiaColour          lia_timeline_palette_hue   (const LiaTimelinePalette *self, const char *hue);
LiaTimelinePalette lia_timeline_palette_print (void);

G_END_DECLS
