/* What the timeline's index and its frames take, on items that no register has:
 *
 * timeline ITEMS         builds an index, splices it, and pans and zooms at five zoom steps
 * timeline ITEMS DAYS    the same at one step, to look at it with a profiler
 *
 * Prints lines of `name milliseconds 0`, and with how many marks a frame had. Nothing of it needs a
 * display. */

#include <stdio.h>
#include <stdlib.h>

#include "insight/timeline-frame.h"
#include "items.h"

#define N_FRAMES 2000
#define WIDTH 1600.0
#define HEIGHT 900.0

static const gboolean shown[LIA_TIMELINE_N_KINDS] = { TRUE, TRUE, TRUE, TRUE };

static void
tell (const char *name, gint64 began)
{
  printf ("%s %.3f 0\n", name, (thread_time () - began) / 1000.0);
}

static void
measure_splices (GRand *rand, LiaTimelineIndex *index, guint n_items)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LiaId));

  for (guint i = 0; i < N_FRAMES; i++) {
    g_autoptr (GPtrArray) added = g_ptr_array_new ();
    gint64 began;

    g_ptr_array_add (added, random_item (rand, g_rand_int_range (rand, 0, n_items)));
    began = thread_time ();
    lia_timeline_index_splice (index, none, added);
    tell ("splice", began);
  }
}

static void
measure_hits (GRand *rand, const LiaTimelineFrame *frame)
{
  gint64 began = thread_time ();
  guint n_hits = 0;

  for (guint i = 0; i < 1000; i++)
    n_hits += lia_timeline_frame_hit (frame, g_rand_double_range (rand, 0, WIDTH),
                                      g_rand_double_range (rand, 0, HEIGHT)) != NULL;
  printf ("hit %.6f 0\n", (thread_time () - began) / 1000.0 / 1000);
}

static void
measure_frames (GRand *rand, LiaTimelineFrame *frame, LiaTimelineIndex *index, double days)
{
  g_autofree char *name = g_strdup_printf ("frame-%g", days);
  LiaViewport viewport = random_view (days, WIDTH);
  guint n_marks = 0;

  for (guint i = 0; i < N_FRAMES; i++) {
    gint64 began;

    viewport = next_view (rand, &viewport, i);
    began = thread_time ();
    lia_timeline_frame_collect (frame, index, &viewport, 0, HEIGHT);
    tell (name, began);
    n_marks += lia_timeline_frame_get_marks (frame)->len;
  }
  printf ("marks-%g %u 0\n", days, n_marks / N_FRAMES);
  measure_hits (rand, frame);
}

int
main (int argc, char **argv)
{
  guint n_items = argc > 1 ? strtoul (argv[1], NULL, 10) : 120000;
  double only = argc > 2 ? strtod (argv[2], NULL) : 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) items = random_items (rand, n_items);
  g_autoptr (LiaTimelineIndex) index = random_lanes ();
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  gint64 began;

  began = thread_time ();
  lia_timeline_index_fill (index, items);
  tell ("build", began);
  measure_splices (rand, index, n_items);
  began = thread_time ();
  lia_timeline_frame_arrange (frame, index, shown, HEIGHT);
  tell ("arrange", began);
  for (guint i = 0; i < N_SPANS; i++)
    if (only == 0 || only == spans[i])
      measure_frames (rand, frame, index, spans[i]);

  return 0;
}
