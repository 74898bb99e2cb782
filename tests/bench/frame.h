#pragma once

#include <gtk/gtk.h>

/* When a window came how far with a frame, in microseconds of the monotonic clock. */
typedef struct {
  gint64 began;
  gint64 laid_out;
  gint64 painted;
} Frame;

const Frame *
frame_watch (GtkWidget *window);
