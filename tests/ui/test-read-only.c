#include <adwaita.h>

#include "pages/list-page.h"
#include "pages/record-sheet.h"
#include "records/date.h"
#include "register/moment.h"
#include "register/past.h"
#include "room.h"
#include "scene.h"
#include "widgets/field-editor.h"
#include "widgets/part-form.h"
#include "widgets/record-chooser.h"
#include "window.h"

/* What a menu of a record may still offer where nothing can be written. */
static const char *const harmless[] = { "head.brief", "win.open-record",     "win.open-changes",
                                        "win.copy",   "head.copy-reference", "page.show-history" };

static LiaRegister *
open_past (SceneFixture *fixture)
{
  g_autoptr (LiaEdit) edit = lia_moment_take ("as at SOM 37", NULL);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaMoment) moment = NULL;
  g_autoptr (GError) error = NULL;
  LiaRegister *past;

  fixture_apply (&fixture->base, edit);
  reader = lia_register_read (fixture->base.reg);
  moment = lia_moment_find (reader, "as at SOM 37", NULL);
  past = lia_register_open_past (fixture->base.reg, moment, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return past;
}

static LiaDesk *
open_window (LiaRegister *reg)
{
  LiaWindow *window = g_object_new (LIA_TYPE_WINDOW, NULL);

  lia_window_show (window, reg);
  gtk_window_present (GTK_WINDOW (window));

  return lia_window_get_desk (window);
}

static void
close_window (LiaDesk *desk)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (desk))));
}

/* Whether an action can be done from @widget: a button that stands there would tell. */
static gboolean
can_do (GtkWidget *widget, const char *action, GVariant *target)
{
  GtkWidget *probe = gtk_button_new ();
  gboolean can;

  gtk_widget_set_parent (probe, widget);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), action);
  can = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);

  return can;
}

static gboolean
is_harmless (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    if (g_str_equal (action, harmless[i]))
      return TRUE;

  return FALSE;
}

static gboolean
menu_writes (GtkWidget *widget, GMenuModel *menu)
{
  for (int i = 0; menu != NULL && i < g_menu_model_get_n_items (menu); i++) {
    g_autofree char *action = NULL;
    g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (menu, i, "target", NULL);
    g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

    if (menu_writes (widget, section))
      return TRUE;
    if (g_menu_model_get_item_attribute (menu, i, "action", "s", &action) &&
        !is_harmless (action) && can_do (widget, action, target)) {
      g_test_message ("a menu offers %s", action);
      return TRUE;
    }
  }

  return FALSE;
}

/* Whether something can be changed by it, now that it is sensitive. */
static gboolean
writes (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return LIA_IS_RECORD_CHOOSER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget))) ||
           menu_writes (widget, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget)));
  if (GTK_IS_BUTTON (widget) && !GTK_IS_TOGGLE_BUTTON (widget))
    return gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) == NULL;

  return LIA_IS_FIELD_EDITOR (widget) || LIA_IS_PART_FORM (widget) ||
         GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget);
}

/* Pages of a stack that are not in front are looked through as well, what is hidden is not. */
static guint
count_writing (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_visible (widget))
    return 0;
  if (gtk_widget_is_sensitive (widget) && writes (widget)) {
    g_test_message ("%s %s can be used", G_OBJECT_TYPE_NAME (widget),
                    gtk_widget_get_tooltip_text (widget));
    return 1;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_writing (child);

  return n;
}

static void
unfold (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

static gboolean
is_sheet_of (GtkWidget *widget, gconstpointer reference)
{
  return LIA_IS_RECORD_SHEET (widget) && scene_find (widget, scene_is_label, reference) != NULL;
}

/* How much of all kinds of records can be changed in the window. */
static guint
count_in_records (SceneFixture *fixture, LiaDesk *desk)
{
  const Scene *scene = &fixture->scene;
  const LiaId *const ids[] = { &scene->commitment,   &scene->engagement, &scene->follow_up,
                               &scene->challenge,    &scene->lesson,     &scene->bulgaria,
                               &scene->body,         &scene->bali,       &scene->source,
                               &scene->update,       &scene->task,       &scene->agenda_item,
                               &scene->participation };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (LiaRecord) record = fixture_get (&fixture->base, ids[i]);
    const char *reference = lia_record_get_reference (record);
    GtkWidget *sheet;

    lia_desk_open_record (desk, ids[i]);
    sheet = scene_await (GTK_WIDGET (desk), is_sheet_of, reference);
    gtk_widget_activate_action (gtk_widget_get_first_child (sheet), "page.show-history", NULL);
    unfold (sheet);
    n += count_writing (sheet);
  }

  return n;
}

static void
test_records (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRegister) past = open_past (fixture);
  LiaDesk *desk = open_window (past);

  g_assert_cmpuint (count_in_records (fixture, desk), ==, 0);
  close_window (desk);
}

/* The same eyes find a lot where writing is possible. */
static void
test_records_of_now (SceneFixture *fixture, gconstpointer data)
{
  LiaDesk *desk = open_window (fixture->base.reg);

  g_assert_cmpuint (count_in_records (fixture, desk), >, 50);
  close_window (desk);
}

static gboolean
is_list_page (GtkWidget *widget, gconstpointer name)
{
  g_autofree char *own = NULL;

  if (!LIA_IS_LIST_PAGE (widget))
    return FALSE;

  g_object_get (widget, "type-name", &own, NULL);
  return g_strcmp0 (own, name) == 0;
}

static gboolean
is_button_label (GtkWidget *widget, gconstpointer text)
{
  return scene_is_label (widget, text) && GTK_IS_BUTTON (gtk_widget_get_parent (widget));
}

static void
test_rooms (SceneFixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "views.save", "views.update", "views.rename",
                                          "views.archive" };
  g_autoptr (LiaRegister) past = open_past (fixture);
  g_autoptr (GListStore) rooms = lia_rooms ();
  LiaDesk *desk = open_window (past);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rooms)); i++) {
    g_autoptr (LiaRoom) room = g_list_model_get_item (G_LIST_MODEL (rooms), i);
    const char *name = lia_room_get_name (room);
    GtkWidget *page;

    if (lia_record_type_find (name) == NULL)
      continue;
    lia_desk_open_room (desk, name);
    page = scene_await (GTK_WIDGET (desk), is_list_page, name);
    for (guint j = 0; j < G_N_ELEMENTS (commands); j++)
      g_assert_false (can_do (page, commands[j], NULL));
    g_assert_false (can_do (page, "win.new-record", g_variant_new_string (name)));
  }
  close_window (desk);
}

/* The line on the timeline stands on the day of the moment, and says so. */
static void
test_timeline (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRegister) past = open_past (fixture);
  g_autofree char *day = lia_day_to_words (lia_register_get_as_at (past)->day);
  LiaDesk *desk = open_window (past);

  lia_desk_open_room (desk, "timeline");
  scene_await (GTK_WIDGET (desk), is_button_label, day);
  g_assert_null (scene_find (GTK_WIDGET (desk), is_button_label, "Today"));
  close_window (desk);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("liaison-cache-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (cache, "liaison", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/read-only/records", test_records);
  scene_add_test ("/read-only/records-of-now", test_records_of_now);
  scene_add_test ("/read-only/rooms", test_rooms);
  scene_add_test ("/read-only/timeline", test_timeline);

  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (cache);
  return status;
}
