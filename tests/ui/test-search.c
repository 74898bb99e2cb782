#include <adwaita.h>
#include <string.h>

#include "scene.h"
#include "widgets/hit-row.h"
#include "widgets/search.h"

static gboolean
is_search (GtkWidget *widget, gconstpointer data)
{
  return LIA_IS_SEARCH (widget);
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
is_list (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_BOX (widget);
}

/* What a widget says that is shown. */
static const char *
words_of (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return "";
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));

  return GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget)) : "";
}

static gboolean
begins (GtkWidget *widget, gconstpointer text)
{
  return g_str_has_prefix (words_of (widget), text);
}

static gboolean
mentions (GtkWidget *widget, gconstpointer text)
{
  return strstr (words_of (widget), text) != NULL;
}

static GtkWidget *
open_search (SceneFixture *fixture)
{
  g_autoptr (GListModel) windows = gtk_window_get_toplevels ();

  g_object_ref (windows);
  gtk_window_present (fixture->window);
  lia_search_present (GTK_WIDGET (fixture->window), fixture->base.reg);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (is_search (window, NULL))
      return window;
  }
  g_assert_not_reached ();
}

static void
type (GtkWidget *search, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (scene_find (search, is_entry, NULL)), text);
}

static void
close_search (GtkWidget *search)
{
  gtk_window_destroy (GTK_WINDOW (search));
}

static PangoAttribute *
first_bold (GtkWidget *excerpt)
{
  g_autoptr (GSList) all =
      pango_attr_list_get_attributes (gtk_inscription_get_attributes (GTK_INSCRIPTION (excerpt)));

  g_assert_nonnull (all);
  for (GSList *next = all->next; next != NULL; next = next->next)
    pango_attribute_destroy (next->data);
  return all->data;
}

/* The field that matched is named, and what was typed stands out in it. */
static void
test_where (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *search = open_search (fixture);
  GtkWidget *excerpt;
  PangoAttribute *bold;
  g_autofree char *marked = NULL;

  fixture_set (&fixture->base, &fixture->scene.lesson, "context", "Heard about a needle here",
               NULL);
  type (search, "need");
  excerpt = scene_await (search, begins, "Context: ");
  bold = first_bold (excerpt);
  marked = g_strndup (words_of (excerpt) + bold->start_index, bold->end_index - bold->start_index);
  pango_attribute_destroy (bold);
  g_assert_cmpstr (marked, ==, "needle");
  g_assert_nonnull (scene_find (search, begins, "1 record"));
  close_search (search);
}

static gboolean
shows_row (GtkListBox *list, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  return row != NULL && gtk_widget_get_visible (GTK_WIDGET (row));
}

/* Rows are used again; what is left over can't be seen. */
static void
test_rows (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *search = open_search (fixture);
  GtkListBox *list;
  GtkListBoxRow *row;

  fixture_add_challenge (&fixture->base, "Needle and thread");
  fixture_add_challenge (&fixture->base, "Needle and hay");
  type (search, "needle");
  scene_await (search, begins, "2 records");
  list = GTK_LIST_BOX (scene_find (search, is_list, NULL));
  row = gtk_list_box_get_row_at_index (list, 0);
  g_assert_true (gtk_list_box_row_is_selected (row));
  g_assert_true (shows_row (list, 1));
  g_assert_false (shows_row (list, 2));
  type (search, "needle hay");
  scene_await (search, begins, "1 record");
  g_assert_true (gtk_list_box_get_row_at_index (list, 0) == row);
  g_assert_false (shows_row (list, 1));
  close_search (search);
}

static void
test_other_words (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *search = open_search (fixture);

  fixture_add_challenge (&fixture->base, "The smuggling of migrants by sea");
  type (search, "people smug");
  scene_await (search, begins, "1 record · also searched: smuggling of migrants");
  type (search, "people smuggling zzqx");
  scene_await (search, mentions, "“people smuggling zzqx”. Also searched: smuggling of migrants");
  close_search (search);
}

/* A long answer comes in pages. */
static void
test_more (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *search = open_search (fixture);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Many");
  const LiaRecordType *challenge = lia_record_type_find ("challenge");
  GtkWidget *button;

  for (guint i = 0; i < 50; i++) {
    LiaId id = lia_edit_create (edit, challenge);

    lia_edit_set (edit, challenge, &id, "title", NULL, "Needle");
  }
  fixture_apply (&fixture->base, edit);
  type (search, "needle");
  scene_await (search, begins, "The first 30 records");
  button = gtk_widget_get_ancestor (scene_await (search, begins, "Show More"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  scene_await (search, begins, "50 records");
  g_assert_false (gtk_widget_get_visible (button));
  close_search (search);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  scene_add_test ("/search/where", test_where);
  scene_add_test ("/search/rows", test_rows);
  scene_add_test ("/search/other-words", test_other_words);
  scene_add_test ("/search/more", test_more);

  return g_test_run ();
}
