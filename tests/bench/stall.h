#pragma once

#include <glib.h>

/* For how long the main thread was at work without looking for input, in microseconds. */
void
stall_watch (void);
void
stall_reset (void);
void
stall_forgive (gint64 duration);
gint64
stall_get (void);
