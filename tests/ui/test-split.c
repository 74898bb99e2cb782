#include <adwaita.h>

#include "scene.h"
#include "widgets/split.h"

typedef struct {
  GtkWidget *window, *split, *start, *end;
} Sides;

static GtkWidget *
make_side (void)
{
  return g_object_new (ADW_TYPE_BIN, "width-request", 300, NULL);
}

/* Without a window manager a window keeps the size that it asks for. */
static void
open_split (Sides *sides, int width, gboolean show_end)
{
  sides->start = make_side ();
  sides->end = make_side ();
  sides->split = g_object_new (LIA_TYPE_SPLIT, "start-child", sides->start, "end-child", sides->end,
                               "show-end", show_end, NULL);
  sides->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (sides->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (sides->window), width, 400);
  gtk_window_set_child (GTK_WINDOW (sides->window), sides->split);
  gtk_window_present (GTK_WINDOW (sides->window));
}

static gboolean
is_allocated (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static gboolean
is_folded (Sides *sides)
{
  gboolean folded;

  scene_run_until (is_allocated, sides->split);
  g_object_get (sides->split, "folded", &folded, NULL);

  return folded;
}

static void
close_split (Sides *sides)
{
  gtk_window_destroy (GTK_WINDOW (sides->window));
}

static void
test_side_by_side (void)
{
  Sides sides;

  open_split (&sides, 1000, TRUE);
  g_assert_false (is_folded (&sides));
  g_assert_cmpint (gtk_widget_get_width (sides.end), ==, 400);
  g_assert_cmpint (gtk_widget_get_width (sides.start), ==, 599);
  close_split (&sides);
}

static void
test_folds (void)
{
  Sides sides;

  open_split (&sides, 500, TRUE);
  g_assert_true (is_folded (&sides));
  g_assert_false (gtk_widget_get_child_visible (sides.start));
  g_assert_cmpint (gtk_widget_get_width (sides.end), ==, 500);
  close_split (&sides);
}

static void
test_end_hidden (void)
{
  Sides sides;

  open_split (&sides, 1000, FALSE);
  g_assert_false (is_folded (&sides));
  g_assert_cmpint (gtk_widget_get_width (sides.start), ==, 1000);
  g_assert_false (gtk_widget_get_child_visible (sides.end));
  close_split (&sides);
}

static gboolean
is_wanted_width (gpointer widget)
{
  return gtk_widget_get_width (widget) == 450;
}

static gboolean
is_start_minimal (gpointer widget)
{
  return gtk_widget_get_width (widget) == 300;
}

static void
test_width_is_kept_in_bounds (void)
{
  Sides sides;

  open_split (&sides, 1000, TRUE);
  scene_run_until (is_allocated, sides.split);
  g_object_set (sides.split, "end-width", 450, NULL);
  scene_run_until (is_wanted_width, sides.end);
  g_object_set (sides.split, "end-width", 5000, NULL);
  scene_run_until (is_start_minimal, sides.start);
  close_split (&sides);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/split/side-by-side", test_side_by_side);
  g_test_add_func ("/split/folds", test_folds);
  g_test_add_func ("/split/end-hidden", test_end_hidden);
  g_test_add_func ("/split/width-is-kept-in-bounds", test_width_is_kept_in_bounds);
  return g_test_run ();
}
