#include "frame.h"

static void
note (gpointer moment)
{
  *(gint64 *) moment = g_get_monotonic_time ();
}

/* The frame of @window that is being made or was made last. The window was realized, so that what
 * GTK does at each step is done when it is noted. */
const Frame *
frame_watch (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Frame *frame = g_new0 (Frame, 1);

  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (note), &frame->began);
  g_signal_connect_data (clock, "layout", G_CALLBACK (note), &frame->laid_out, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_data (clock, "paint", G_CALLBACK (note), &frame->painted, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  return frame;
}
