#include "staying.h"

#include <gio/gio.h>

/* Something is being written: the program doesn't end with its last window, but when that is whole
 * or put away. */
void
lia_staying_begin (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_hold (application);
}

/* It is. Call it once for each lia_staying_begin(), on the same thread. */
void
lia_staying_end (void)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_release (application);
}
