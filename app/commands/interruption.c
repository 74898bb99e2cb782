#include "interruption.h"

#include <signal.h>

static gpointer
wait_for_signal (gpointer data)
{
  g_autoptr (GCancellable) cancellable = data;
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  if (sigwait (&signals, &number) == 0)
    g_cancellable_cancel (cancellable);

  return NULL;
}

/**
 * lia_interruption_watch:
 *
 * Lets whoever started a command stop it, by Ctrl+C or otherwise, with time for it to put away what
 * it has begun. Call it before there is any other thread, since they inherit what is done here.
 *
 * Returns: (transfer full): is cancelled when the process is asked to end
 */
GCancellable *
lia_interruption_watch (void)
{
  GCancellable *cancellable = g_cancellable_new ();
  sigset_t signals;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("interruption", wait_for_signal, g_object_ref (cancellable)));

  return cancellable;
}
