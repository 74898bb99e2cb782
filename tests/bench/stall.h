#pragma once

#include <glib.h>

/* For how long the main thread was at work without looking for input, in microseconds. */
void
stall_watch (void);
void
stall_reset (void);
gint64
stall_get (void);
