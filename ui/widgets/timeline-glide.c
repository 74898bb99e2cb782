#include "timeline-private.h"

/* Whatever else moves the view ends the glide: it goes on only from where it left off. */
static gboolean
glide_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LiaTimeline *self = LIA_TIMELINE (widget);
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  LiaViewport viewport = self->viewport;
  gboolean goes_on;
  double x, y;

  if (!lia_viewport_equal (&viewport, &self->glided)) {
    self->glide_tick = 0;
    return G_SOURCE_REMOVE;
  }

  goes_on = lia_glide_advance (&self->glide, gdk_frame_clock_get_frame_time (clock), &x, &y);
  viewport.first_day = self->glide_first_day - x * viewport.days_per_pixel;
  lia_timeline_show_viewport (self, &viewport);
  if (vertical != NULL)
    gtk_adjustment_set_value (vertical, self->glide_scroll - y);
  self->glided = self->viewport;
  if (!goes_on)
    self->glide_tick = 0;
  return goes_on;
}

/* Goes on as fast as it was drawn last, and ever slower; not for whom animations are off. */
void
lia_timeline_glide_begin (LiaTimeline *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean animated = FALSE;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animated, NULL);
  lia_timeline_glide_end (self);
  if (!animated || !lia_glide_begin (&self->glide, g_get_monotonic_time ()))
    return;

  self->glided = self->viewport;
  self->glide_first_day = self->viewport.first_day;
  self->glide_scroll = lia_timeline_scroll (self);
  self->glide_tick = gtk_widget_add_tick_callback (widget, glide_cb, NULL, NULL);
}

void
lia_timeline_glide_end (LiaTimeline *self)
{
  if (self->glide_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->glide_tick);
  self->glide_tick = 0;
}
