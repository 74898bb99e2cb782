#include "patience.h"

/* How long nothing is looked for while the picture is held back. */
#define PAUSE_US 200

struct _LiaPatience {
  gint64 until;
  guint holding; /* the source that holds the picture back, or 0 */
};

/* GTK paints as soon as there is nothing else to do, and then not again for 16 ms or more. Most
 * answers are there sooner than that is worth, so that what was asked and what came of it stand in
 * one picture. */
LiaPatience *
lia_patience_new (void)
{
  return g_new0 (LiaPatience, 1);
}

void
lia_patience_free (LiaPatience *self)
{
  g_clear_handle_id (&self->holding, g_source_remove);
  g_free (self);
}

/* Runs as long as nothing more urgent does: keys and the answer itself are. */
static gboolean
hold_picture (gpointer user_data)
{
  LiaPatience *self = user_data;

  if (g_get_monotonic_time () >= self->until) {
    self->holding = 0;
    return G_SOURCE_REMOVE;
  }

  g_usleep (PAUSE_US);
  return G_SOURCE_CONTINUE;
}

/* Something was asked: the next picture waits for the answer, @most microseconds. */
void
lia_patience_begin (LiaPatience *self, gint64 most)
{
  self->until = g_get_monotonic_time () + most;
  if (self->holding == 0)
    self->holding = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, hold_picture, self, NULL);
}

/* The answer is there, or none will come. */
void
lia_patience_end (LiaPatience *self)
{
  self->until = 0;
}
