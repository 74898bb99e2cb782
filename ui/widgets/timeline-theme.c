#include "timeline-theme.h"

#include <adwaita.h>

static LiaColour
named (GtkWidget *widget, const char *name, const char *fallback)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour))
    gdk_rgba_parse (&colour, fallback);
  return (LiaColour) { colour.red, colour.green, colour.blue, colour.alpha };
}

/* The colours of the timeline as the desktop wants them at the moment. */
void
lia_timeline_theme_load (LiaTimelinePalette *palette, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean contrast = adw_style_manager_get_high_contrast (manager);
  gboolean dark = adw_style_manager_get_dark (manager);

  palette->ink = named (widget, "view_fg_color", dark ? "#ffffff" : "#1e1e1e");
  palette->paper = named (widget, "view_bg_color", dark ? "#1e1e1e" : "#ffffff");
  palette->accent = named (widget, "accent_color", dark ? "#78aeed" : "#1c71d8");
  palette->late = named (widget, "error_color", dark ? "#ff7b63" : "#c01c28");
  palette->dim = lia_colour_fade (palette->ink, contrast ? 0.9 : 0.65);
  palette->line = lia_colour_fade (palette->ink, contrast ? 0.35 : 0.09);
  palette->on_hue = dark ? (LiaColour) { 0.08f, 0.08f, 0.08f, 1 } : (LiaColour) { 1, 1, 1, 1 };
  palette->wash = contrast ? 0 : dark ? 0.07f : 0.05f;
  palette->tint = contrast ? 0.1f : dark ? 0.25f : 0.16f;
  palette->unlit = contrast ? 0.5f : 0.28f;
  for (guint i = 0; i < LIA_TIMELINE_N_HUES; i++) {
    g_autofree char *name = g_strconcat ("lia_", lia_timeline_hues ()[i], NULL);

    palette->hues[i] = named (widget, name, "#46618f");
  }
}
