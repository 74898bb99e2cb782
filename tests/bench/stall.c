#include "stall.h"

static GPollFunc poll_before;
static gint64 woken;
static gint64 longest;

/* Whatever runs between two of these calls keeps the window from answering. */
static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  int n_ready;

  if (woken > 0)
    longest = MAX (longest, now - woken);
  n_ready = poll_before (fds, n_fds, timeout);
  woken = g_get_monotonic_time ();

  return n_ready;
}

void
stall_watch (void)
{
  poll_before = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
}

/* What is at work at this moment counts from now on. */
void
stall_reset (void)
{
  longest = 0;
  woken = g_get_monotonic_time ();
}

/* Whoever looks at the window keeps it busy; that is not the window's fault. */
void
stall_forgive (gint64 duration)
{
  woken += duration;
}

gint64
stall_get (void)
{
  return longest;
}
