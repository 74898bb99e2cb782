#include <adwaita.h>

#include "desk.h"
#include "room.h"
#include "scene.h"

static LiaDesk *
open_desk (SceneFixture *fixture)
{
  GtkWidget *desk = lia_desk_new (fixture->base.reg);

  gtk_window_set_default_size (fixture->window, 1280, 800);
  gtk_window_set_child (fixture->window, desk);

  return LIA_DESK (desk);
}

static void
test_every_room (SceneFixture *fixture, gconstpointer data)
{
  LiaDesk *desk = open_desk (fixture);
  g_autoptr (GListStore) rooms = lia_rooms ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rooms)); i++) {
    g_autoptr (LiaRoom) room = g_list_model_get_item (G_LIST_MODEL (rooms), i);

    if (g_str_equal (lia_room_get_name (room), LIA_ROOM_MORE))
      continue;
    lia_desk_open_room (desk, lia_room_get_name (room));
    g_assert_cmpstr (lia_desk_get_room (desk), ==, lia_room_get_name (room));
    scene_await (GTK_WIDGET (desk), scene_is_label, lia_room_get_label (room));
  }
}

static void
test_unknown_room (SceneFixture *fixture, gconstpointer data)
{
  LiaDesk *desk = open_desk (fixture);

  lia_desk_open_room (desk, "nowhere");
  g_assert_cmpstr (lia_desk_get_room (desk), ==, "overview");
}

static void
test_record_and_back (SceneFixture *fixture, gconstpointer data)
{
  LiaDesk *desk = open_desk (fixture);
  LiaId id;

  lia_desk_open_room (desk, "commitment");
  g_assert_false (lia_desk_can_back (desk));
  lia_desk_open_record (desk, &fixture->scene.commitment);
  scene_await (GTK_WIDGET (desk), scene_is_label, "C-001");
  lia_desk_open_record (desk, &fixture->scene.engagement);
  g_assert_true (lia_desk_get_record (desk, &id));
  g_assert_true (lia_id_equal (&id, &fixture->scene.engagement));

  lia_desk_back (desk);
  g_assert_true (lia_desk_get_record (desk, &id));
  g_assert_true (lia_id_equal (&id, &fixture->scene.commitment));
  lia_desk_back (desk);
  g_assert_false (lia_desk_get_record (desk, &id));
  g_assert_false (lia_desk_can_back (desk));
}

static void
test_browsing_leaves_one_place (SceneFixture *fixture, gconstpointer data)
{
  LiaDesk *desk = open_desk (fixture);
  LiaId id;

  lia_desk_open_room (desk, "engagement");
  lia_desk_browse (desk, &fixture->scene.earlier);
  lia_desk_browse (desk, &fixture->scene.engagement);
  lia_desk_browse (desk, &fixture->scene.follow_up);
  lia_desk_back (desk);
  g_assert_false (lia_desk_get_record (desk, &id));
}

static void
test_list_behind_a_figure (SceneFixture *fixture, gconstpointer data)
{
  LiaDesk *desk = open_desk (fixture);

  lia_desk_open_room (desk, "overview");
  lia_desk_open_list (desk, "engagement", "state:held");
  scene_await (GTK_WIDGET (desk), scene_is_label, "2 of 3");
  lia_desk_back (desk);
  g_assert_cmpstr (lia_desk_get_room (desk), ==, "overview");
}

static void
test_missing_record (SceneFixture *fixture, gconstpointer data)
{
  LiaDesk *desk = open_desk (fixture);
  LiaId unknown = lia_id_new ();

  lia_desk_open_room (desk, "commitment");
  lia_desk_open_record (desk, &unknown);
  g_assert_cmpstr (lia_desk_get_room (desk), ==, "commitment");
}

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX (widget) && gtk_widget_has_css_class (widget, "navigation-sidebar");
}

typedef struct {
  LiaDesk *desk;
  const char *label;
} Marked;

static gboolean
is_marked (gpointer data)
{
  Marked *marked = data;
  GtkWidget *list = scene_find (GTK_WIDGET (marked->desk), is_list, NULL);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (list));

  return row != NULL && scene_find (GTK_WIDGET (row), scene_is_label, marked->label) != NULL;
}

/* A view is a room of its own in the sidebar, until the list is narrowed to something else; Back
 * and closing a record come back to it. */
static void
test_view (SceneFixture *fixture, gconstpointer data)
{
  LiaDesk *desk = open_desk (fixture);
  LiaId id = scene_add (&fixture->base, "view", "name", "Held in Sofia", "shows", "engagement",
                        "filter", "state:held city:sofia", NULL);

  scene_await (GTK_WIDGET (desk), scene_is_label, "Held in Sofia");
  lia_desk_open_room (desk, "engagement");
  scene_await (GTK_WIDGET (desk), scene_is_label, "3");
  scene_run_until (is_marked, &(Marked) { desk, "Engagements" });
  lia_desk_open_view (desk, &id);
  scene_await (GTK_WIDGET (desk), scene_is_label, "1 of 3");
  scene_run_until (is_marked, &(Marked) { desk, "Held in Sofia" });
  lia_desk_open_record (desk, &fixture->scene.engagement);
  lia_desk_close_record (desk);
  scene_run_until (is_marked, &(Marked) { desk, "Held in Sofia" });
  scene_await (GTK_WIDGET (desk), scene_is_label, "1 of 3");
  lia_desk_open_room (desk, "engagement");
  scene_await (GTK_WIDGET (desk), scene_is_label, "3");
  scene_run_until (is_marked, &(Marked) { desk, "Engagements" });
  lia_desk_back (desk);
  scene_await (GTK_WIDGET (desk), scene_is_label, "1 of 3");
  scene_run_until (is_marked, &(Marked) { desk, "Held in Sofia" });
  lia_desk_open_list (desk, "engagement", "state:proposed");
  scene_run_until (is_marked, &(Marked) { desk, "Engagements" });
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/desk/every-room", test_every_room);
  scene_add_test ("/desk/unknown-room", test_unknown_room);
  scene_add_test ("/desk/record-and-back", test_record_and_back);
  scene_add_test ("/desk/browsing-leaves-one-place", test_browsing_leaves_one_place);
  scene_add_test ("/desk/list-behind-a-figure", test_list_behind_a_figure);
  scene_add_test ("/desk/view", test_view);
  scene_add_test ("/desk/missing-record", test_missing_record);
  return g_test_run ();
}
