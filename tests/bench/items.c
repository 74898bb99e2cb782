#include "items.h"

#include <time.h>

#include "insight/timeline-lanes.h"

const double spans[N_SPANS] = { 7, 90, 730, 3650, 12000 };

static const LiaId processes[] = { { { 1 } }, { { 2 } } };

/* Of this thread alone, in microseconds: what else runs on the machine is not of interest. */
gint64
thread_time (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

LiaTimelineItem *
random_item (GRand *rand, guint number)
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

GPtrArray *
random_items (GRand *rand, guint n_items)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (items, random_item (rand, i));

  return items;
}

/* Both processes, and nothing in them. */
LiaTimelineIndex *
random_lanes (void)
{
  LiaTimelineIndex *index = lia_timeline_index_new (LIA_TIMELINE_BY_PROCESS);

  for (guint i = 0; i < G_N_ELEMENTS (processes); i++)
    lia_timeline_index_add_lane (index, &processes[i], "A process", NULL, NULL);

  return index;
}

/* So many days where most of the items are. */
LiaViewport
random_view (double days, double width)
{
  return lia_viewport_fit (17000 - days / 2, 17000 + days / 2, width, 0);
}

/* Three times to one side, then in or out. */
LiaViewport
next_view (GRand *rand, const LiaViewport *view, guint step)
{
  if (step % 4 == 3)
    return lia_viewport_zoom (view, step % 8 == 3 ? 1.2 : 1 / 1.2, view->width / 3);

  return lia_viewport_pan (view, g_rand_double_range (rand, -120, 120));
}
