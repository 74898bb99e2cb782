#include <adwaita.h>

#include "scene.h"
#include "widgets/sidebar.h"

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX (widget);
}

static int
marked (GtkListBox *list)
{
  return gtk_list_box_row_get_index (gtk_list_box_get_selected_row (list));
}

/* The keyboard goes through the rooms without opening one, and on: the mark goes back. */
static void
test_passing_by (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *sidebar = g_object_new (LIA_TYPE_SIDEBAR, NULL);
  GtkWidget *entry = gtk_entry_new ();
  GtkListBox *list;
  int shown;

  gtk_box_append (GTK_BOX (box), sidebar);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_window_set_child (fixture->window, box);
  list = GTK_LIST_BOX (scene_await (sidebar, is_list, NULL));
  lia_sidebar_show_room (LIA_SIDEBAR (sidebar), "commitment");
  shown = marked (list);
  g_assert_cmpint (shown, >, 0);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, shown)));
  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_assert_cmpint (marked (list), ==, shown + 1);
  gtk_widget_grab_focus (entry);
  g_assert_cmpint (marked (list), ==, shown);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  scene_add_test ("/sidebar/passing-by", test_passing_by);

  return g_test_run ();
}
