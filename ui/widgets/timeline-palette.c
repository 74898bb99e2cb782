#include "timeline-palette.h"

#include <adwaita.h>

static const char *const hues[LIA_TIMELINE_N_HUES] = { "teal", "plum", "slate" };

static GdkRGBA
named (GtkWidget *widget, const char *name, const char *fallback)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour))
    gdk_rgba_parse (&colour, fallback);
  return colour;
}

GdkRGBA
lia_timeline_palette_fade (const GdkRGBA *colour, float alpha)
{
  GdkRGBA faded = *colour;

  faded.alpha *= alpha;
  return faded;
}

GdkRGBA
lia_timeline_palette_hue (const LiaTimelinePalette *self, const char *hue)
{
  for (guint i = 0; i < LIA_TIMELINE_N_HUES; i++)
    if (g_strcmp0 (hues[i], hue) == 0)
      return self->hues[i];

  return self->dim;
}

void
lia_timeline_palette_load (LiaTimelinePalette *self, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  gboolean dark = adw_style_manager_get_dark (manager);

  self->ink = named (widget, "view_fg_color", dark ? "#ffffff" : "#1e1e1e");
  self->paper = named (widget, "view_bg_color", dark ? "#1e1e1e" : "#ffffff");
  self->accent = named (widget, "accent_color", dark ? "#78aeed" : "#1c71d8");
  self->late = named (widget, "error_color", dark ? "#ff7b63" : "#c01c28");
  self->dim = lia_timeline_palette_fade (&self->ink, contrast ? 0.9 : 0.65);
  self->line = lia_timeline_palette_fade (&self->ink, contrast ? 0.35 : 0.09);
  self->on_hue = dark ? (GdkRGBA) { 0.08, 0.08, 0.08, 1 } : (GdkRGBA) { 1, 1, 1, 1 };
  self->wash = contrast ? 0 : dark ? 0.07 : 0.05;
  self->tint = contrast ? 0.1 : dark ? 0.25 : 0.16;
  for (guint i = 0; i < LIA_TIMELINE_N_HUES; i++) {
    g_autofree char *name = g_strconcat ("lia_", hues[i], NULL);

    self->hues[i] = named (widget, name, "#46618f");
  }
}
