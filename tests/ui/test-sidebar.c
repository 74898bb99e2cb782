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

static gboolean
has_row (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

typedef struct {
  GtkWidget *sidebar;
  const char *text;
} Gone;

static gboolean
is_gone (gpointer data)
{
  Gone *gone = data;

  return scene_find (gone->sidebar, has_row, gone->text) == NULL;
}

static void
change (SceneFixture *fixture, const LiaId *id, const char *name)
{
  g_autoptr (LiaRecord) view = fixture_get (&fixture->base, id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change the view");

  if (name != NULL)
    lia_edit_change (edit, view, "name", name);
  else
    lia_edit_archive (edit, view);
  fixture_apply (&fixture->base, edit);
}

/* Views come, are called otherwise, go and come back, whoever does it. */
static void
test_views (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = g_object_new (LIA_TYPE_SIDEBAR, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  LiaId id;

  lia_sidebar_set_register (LIA_SIDEBAR (sidebar), fixture->base.reg);
  gtk_window_set_child (fixture->window, sidebar);
  scene_await (sidebar, has_row, "Briefings");
  g_assert_null (scene_find (sidebar, has_row, "Views"));
  id = scene_add (&fixture->base, "view", "name", "Held in Sofia", "shows", "engagement", "filter",
                  "state:held city:sofia", NULL);
  scene_await (sidebar, has_row, "Views");
  scene_await (sidebar, has_row, "Held in Sofia");
  change (fixture, &id, "Held in Bulgaria");
  scene_await (sidebar, has_row, "Held in Bulgaria");
  g_assert_null (scene_find (sidebar, has_row, "Held in Sofia"));
  change (fixture, &id, NULL);
  scene_run_until (is_gone, &(Gone) { sidebar, "Held in Bulgaria" });
  undone = lia_register_undo (fixture->base.reg, &error);
  g_assert_no_error (error);
  scene_await (sidebar, has_row, "Held in Bulgaria");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  scene_add_test ("/sidebar/passing-by", test_passing_by);
  scene_add_test ("/sidebar/views", test_views);

  return g_test_run ();
}
