#include <adwaita.h>

#include "scene.h"
#include "widgets/record-chooser.h"

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
is_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static GtkWidget *
open_chooser (SceneFixture *fixture)
{
  const char *const types[] = { "participant", NULL };
  GtkWidget *chooser = lia_record_chooser_new (fixture->base.reg, types);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_window_set_child (fixture->window, button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return chooser;
}

static void
on_chosen (LiaRecordChooser *chooser, LiaRecord *record, const char *title, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (title);
}

static gboolean
is_chosen (gpointer chosen)
{
  return *(char **) chosen != NULL;
}

/* Enter takes what was typed, though it isn't found yet when it is pressed. */
static void
test_typed_fast (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *chooser = open_chooser (fixture);
  GtkWidget *entry = scene_find (chooser, is_entry, NULL);
  g_autofree char *chosen = NULL;

  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen), &chosen);
  scene_await (chooser, is_row, "Bulgaria");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Paki");
  g_signal_emit_by_name (entry, "activate");
  scene_run_until (is_chosen, &chosen);
  g_assert_cmpstr (chosen, ==, "Pakistan");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/record-chooser/typed-fast", test_typed_fast);
  return g_test_run ();
}
