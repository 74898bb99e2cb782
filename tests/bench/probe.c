/* Loaded into a program before it starts (LD_PRELOAD), this looks at the frames that it paints, so
 * that the program that is measured is the one that people use. It prints lines of
 * `name milliseconds longest-stall`, and of what a deed takes, how much passes until the frame
 * begins (-wait), until it is laid out (-layout) and until it is painted (-paint).
 *
 * BENCH_START    when the program was started, in nanoseconds of the monotonic clock
 * BENCH_DO       what to do once the list is there: memory, sort, filter or search
 * BENCH_ROUNDS   how often
 * BENCH_TEXTS    a file with a text to search for on each line
 */

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "frame.h"
#include "look.h"
#include "stall.h"

/* So long nothing may change before what was asked for is taken to be there. */
#define STILL_US (400 * G_TIME_SPAN_MILLISECOND)
#define GIVE_UP_US (10 * G_TIME_SPAN_SECOND)
#define ROWS_OF_A_LIST 10

typedef struct {
  GtkWindow *window;
  GtkWidget *root; /* what is looked at */
  gboolean started;
  char **texts;

  const char *deed;
  guint round;
  gint64 asked;
  gint64 changed;
  guint64 seen;
  const Frame *frame;
  Frame last; /* in which something changed */
} Probe;

static Probe probe;

static void
tell (const char *name, gint64 duration, gint64 stall)
{
  printf ("%s %.3f %.3f\n", name, duration / 1000.0, stall / 1000.0);
  fflush (stdout);
}

static void
tell_parts (const char *what, gint64 began, const Frame *frame)
{
  const gint64 parts[] = { frame->began - began, frame->laid_out - frame->began,
                           frame->painted - frame->laid_out };
  static const char *const names[] = { "wait", "layout", "paint" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autofree char *name = g_strconcat (what, "-", names[i], NULL);

    tell (name, parts[i], 0);
  }
}

static gint64
started_at (void)
{
  const char *start = getenv ("BENCH_START");

  return start != NULL ? g_ascii_strtoll (start, NULL, 10) / 1000 : 0;
}

static gint64
cpu_time (clockid_t clock)
{
  struct timespec spent;

  clock_gettime (clock, &spent);
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static guint
n_rounds (void)
{
  const char *rounds = getenv ("BENCH_ROUNDS");

  return rounds != NULL ? strtoul (rounds, NULL, 10) : 1;
}

static void
tell_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  peak = strstr (status, "VmHWM:");
  tell ("memory", g_ascii_strtoll (peak + strlen ("VmHWM:"), NULL, 10) * 1000, 0);
}

static void
sort (guint round)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (probe.root);
  GListModel *columns = gtk_column_view_get_columns (view);
  const char *title = getenv ("BENCH_COLUMN");
  guint n = g_list_model_get_n_items (columns);

  for (guint i = 0; i < n; i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
      gtk_column_view_sort_by_column (view, column,
                                      round % 2 == 0 ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  }
}

static void
filter (guint round)
{
  const char *condition = getenv ("BENCH_CONDITION");

  gtk_widget_activate_action (probe.root, "list.narrow", "s", condition);
}

static void
search (guint round)
{
  GtkWidget *entry = look_find (GTK_WIDGET (gtk_widget_get_root (probe.root)), "GtkSearchEntry");

  gtk_editable_set_text (GTK_EDITABLE (entry), probe.texts[round % g_strv_length (probe.texts)]);
}

static void
finish (void)
{
  tell_memory ();
  g_application_quit (g_application_get_default ());
}

static void
act (void)
{
  guint n_texts;

  probe.seen = look_read (probe.root, &n_texts);
  probe.changed = 0;
  probe.asked = g_get_monotonic_time ();
  stall_reset ();
  if (g_str_equal (probe.deed, "sort"))
    sort (probe.round);
  else if (g_str_equal (probe.deed, "filter"))
    filter (probe.round);
  else if (g_str_equal (probe.deed, "search"))
    search (probe.round);
}

static void
tell_deed (void)
{
  tell (probe.deed, probe.changed - probe.asked, stall_get ());
  tell_parts (probe.deed, probe.asked, &probe.last);
}

/* Goes on to the next round when nothing has changed for a while. */
static gboolean
on_tick (gpointer user_data)
{
  gint64 now = g_get_monotonic_time ();
  gboolean still = probe.changed > 0 && now - probe.changed > STILL_US;

  if (!still && now - probe.asked < GIVE_UP_US)
    return G_SOURCE_CONTINUE;

  if (still)
    tell_deed ();
  else
    tell ("nothing", 0, stall_get ());
  if (++probe.round == n_rounds ()) {
    finish ();
    return G_SOURCE_REMOVE;
  }
  act ();

  return G_SOURCE_CONTINUE;
}

static void
look (void)
{
  gint64 began = g_get_monotonic_time ();
  guint n_texts;
  guint64 seen = look_read (probe.root, &n_texts);

  stall_forgive (g_get_monotonic_time () - began);
  if (seen == probe.seen)
    return;

  probe.seen = seen;
  probe.changed = probe.frame->painted;
  probe.last = *probe.frame;
}

static void
on_search_painted (GdkFrameClock *clock)
{
  look ();
}

static gboolean
begin_search (gpointer user_data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++) {
    g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

    if (toplevel == GTK_WIDGET (probe.window) || !gtk_widget_get_mapped (toplevel))
      continue;
    probe.root = toplevel;
    probe.frame = frame_watch (toplevel);
    g_signal_connect (gtk_widget_get_frame_clock (toplevel), "after-paint",
                      G_CALLBACK (on_search_painted), NULL);
    act ();
    g_timeout_add (20, on_tick, NULL);
    return G_SOURCE_REMOVE;
  }

  return G_SOURCE_CONTINUE;
}

static gboolean
begin (gpointer user_data)
{
  if (g_str_equal (probe.deed, "memory")) {
    finish ();
  } else if (g_str_equal (probe.deed, "search")) {
    g_autofree char *texts = NULL;

    g_file_get_contents (getenv ("BENCH_TEXTS"), &texts, NULL, NULL);
    probe.texts = g_strsplit (g_strchomp (texts), "\n", -1);
    gtk_widget_activate_action (GTK_WIDGET (probe.window), "win.search", NULL);
    g_timeout_add (500, begin_search, NULL);
  } else {
    act ();
    g_timeout_add (20, on_tick, NULL);
  }

  return G_SOURCE_REMOVE;
}

static void
on_painted (GdkFrameClock *clock)
{
  guint n_texts = 0;

  if (probe.started) {
    if (probe.asked > 0 && GTK_IS_COLUMN_VIEW (probe.root))
      look ();
    return;
  }

  probe.root = look_find (GTK_WIDGET (probe.window), "GtkColumnView");
  if (probe.root != NULL)
    look_read (probe.root, &n_texts);
  if (n_texts < ROWS_OF_A_LIST * 3)
    return;

  probe.started = TRUE;
  tell ("start", g_get_monotonic_time () - started_at (), 0);
  tell_parts ("start", started_at (), probe.frame);
  tell ("start-work", cpu_time (CLOCK_PROCESS_CPUTIME_ID), cpu_time (CLOCK_THREAD_CPUTIME_ID));
  stall_watch ();
  g_timeout_add (1000, begin, NULL);
}

static void
on_realized (GtkWidget *widget)
{
  probe.frame = frame_watch (widget);
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (on_painted),
                    NULL);
}

static void
on_window_added (GtkApplication *application, GtkWindow *window)
{
  if (probe.window != NULL)
    return;

  probe.window = window;
  g_signal_connect_after (window, "realize", G_CALLBACK (on_realized), NULL);
}

/* Stands before the function of GIO, and does what that does. */
G_MODULE_EXPORT int
g_application_run (GApplication *application, int argc, char **argv)
{
  int (*run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");

  probe.deed = getenv ("BENCH_DO");
  if (probe.deed != NULL)
    g_signal_connect (application, "window-added", G_CALLBACK (on_window_added), NULL);

  return run (application, argc, argv);
}
