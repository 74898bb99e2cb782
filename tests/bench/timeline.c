/* What the timeline's index and its frames take, on items that no register has:
 *
 * timeline ITEMS         builds an index, splices it, and pans and zooms at five zoom steps
 * timeline ITEMS DAYS    the same at one step, to look at it with a profiler
 *
 * Prints lines of `name milliseconds 0`, and with how many marks a frame had. Nothing of it needs a
 * display. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "insight/timeline-frame.h"

#define N_FRAMES 2000
#define WIDTH 1600.0
#define HEIGHT 900.0

static const double spans[] = { 7, 90, 730, 3650, 12000 };
static const gboolean shown[LIA_TIMELINE_N_KINDS] = { TRUE, TRUE, TRUE, TRUE };

/* Of this thread alone, in microseconds: what else runs on the machine is not of interest. */
static gint64
now (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
tell (const char *name, gint64 began)
{
  printf ("%s %.3f 0\n", name, (now () - began) / 1000.0);
}

static LiaTimelineItem *
random_item (GRand *rand, const LiaId *processes, guint number)
{
  gboolean meeting = number % 6 == 0;
  LiaId both = lia_timeline_lanes_shared_key ();
  LiaId id;
  LiaTimelineItem *item;

  for (guint i = 0; i < sizeof id.bytes; i++)
    id.bytes[i] = (guint8) g_rand_int (rand);
  item = lia_timeline_item_new (meeting ? LIA_TIMELINE_ENGAGEMENT : LIA_TIMELINE_COMMITMENT, &id,
                                "A title as long as they usually are");
  lia_timeline_item_add_lane (item, number % 7 == 0 ? &both : &processes[number % 2]);
  item->first = g_rand_int_range (rand, 13000, 20500);
  item->last = item->first + g_rand_int_range (rand, 0, meeting ? 4 : 500);
  return item;
}

static void
measure_splices (GRand *rand, LiaTimelineIndex *index, const LiaId *processes, guint n_items)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LiaId));

  for (guint i = 0; i < N_FRAMES; i++) {
    g_autoptr (GPtrArray) added = g_ptr_array_new ();
    gint64 began;

    g_ptr_array_add (added, random_item (rand, processes, g_rand_int_range (rand, 0, n_items)));
    began = now ();
    lia_timeline_index_splice (index, none, added);
    tell ("splice", began);
  }
}

static void
measure_hits (GRand *rand, const LiaTimelineFrame *frame)
{
  gint64 began = now ();
  guint n_hits = 0;

  for (guint i = 0; i < 1000; i++)
    n_hits += lia_timeline_frame_hit (frame, g_rand_double_range (rand, 0, WIDTH),
                                      g_rand_double_range (rand, 0, HEIGHT)) != NULL;
  printf ("hit %.6f 0\n", (now () - began) / 1000.0 / 1000);
}

static void
measure_frames (GRand *rand, LiaTimelineFrame *frame, LiaTimelineIndex *index, double days)
{
  g_autofree char *name = g_strdup_printf ("frame-%g", days);
  LiaViewport viewport = lia_viewport_fit (17000 - days / 2, 17000 + days / 2, WIDTH, 0);
  guint n_marks = 0;

  for (guint i = 0; i < N_FRAMES; i++) {
    gint64 began;

    viewport = i % 4 == 3 ? lia_viewport_zoom (&viewport, i % 8 == 3 ? 1.2 : 1 / 1.2, WIDTH / 3)
                          : lia_viewport_pan (&viewport, g_rand_double_range (rand, -120, 120));
    began = now ();
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
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (LiaTimelineIndex) index = lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  LiaId processes[] = { { { 1 } }, { { 2 } } };
  gint64 began;

  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    lia_timeline_index_add_lane (index, &processes[i], "A process", NULL, NULL);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, random_item (rand, processes, i));
  began = now ();
  lia_timeline_index_fill (index, items);
  tell ("build", began);
  measure_splices (rand, index, processes, n_items);
  began = now ();
  lia_timeline_frame_arrange (frame, index, shown, HEIGHT);
  tell ("arrange", began);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (only == 0 || only == spans[i])
      measure_frames (rand, frame, index, spans[i]);

  return 0;
}
