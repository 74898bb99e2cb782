/* What a frame of the timeline takes in its window, from the stretch of time that is looked at to
 * the render nodes that are painted:
 *
 * timeline-window ITEMS    pans and zooms at five zoom steps
 *
 * Prints lines of `name milliseconds 0`. */

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>

#include "items.h"
#include "widgets/timeline.h"

#define N_FRAMES 400

static void
until_drawn (GtkWidget *widget)
{
  GdkFrameClock *clock;

  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (widget);
  for (gint64 frame = gdk_frame_clock_get_frame_counter (clock);
       gdk_frame_clock_get_frame_counter (clock) < frame + 3;) {
    gtk_widget_queue_draw (widget);
    g_main_context_iteration (NULL, TRUE);
  }
}

static void
build_frame (LiaTimeline *timeline, const LiaViewport *view)
{
  GtkWidget *widget = GTK_WIDGET (timeline);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  lia_timeline_set_viewport (timeline, view);
  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  gsk_render_node_unref (gtk_snapshot_free_to_node (snapshot));
}

/* Between two of them the main loop runs, as it does where somebody looks. */
static void
measure_frames (GRand *rand, LiaTimeline *timeline, double days)
{
  LiaViewport view = random_view (days, lia_timeline_get_viewport (timeline).width);

  for (guint i = 0; i < N_FRAMES; i++) {
    gint64 began;

    view = next_view (rand, &view, i);
    began = thread_time ();
    build_frame (timeline, &view);
    printf ("nodes-%g %.3f 0\n", days, (thread_time () - began) / 1000.0);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

static GtkWidget *
show (LiaTimelineIndex *index)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *timeline = lia_timeline_new ();

  lia_timeline_set_index (LIA_TIMELINE (timeline), index);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), timeline);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 860);
  gtk_window_present (GTK_WINDOW (window));
  until_drawn (timeline);

  return timeline;
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) items =
      random_items (rand, argc > 1 ? strtoul (argv[1], NULL, 10) : 120000);
  g_autoptr (LiaTimelineIndex) index = random_lanes ();
  GtkWidget *timeline;

  adw_init ();
  lia_timeline_index_fill (index, items);
  timeline = show (index);
  for (guint i = 0; i < N_SPANS; i++)
    measure_frames (rand, LIA_TIMELINE (timeline), spans[i]);

  return 0;
}
