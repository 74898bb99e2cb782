/* floor-search REGISTER: the bare window, and in it a search. */

#include "bare-search.h"
#include "floor-window.h"

/* As many as are in sight. */
#define N_ROWS 9

typedef struct {
  BareSearch *search;
  GtkLabel *rows[N_ROWS];
} FloorSearch;

static void
on_changed (GtkEditable *entry, gpointer user_data)
{
  FloorSearch *self = user_data;
  g_autofree char *expression = bare_search_read (gtk_editable_get_text (entry));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  bare_search_run (self->search, expression, words);
  for (guint i = 0; i < N_ROWS; i++)
    gtk_label_set_text (self->rows[i], i < words->len ? g_ptr_array_index (words, i) : "");
}

static GtkLabel *
add_row (GtkListBox *list)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, -1, 40);
  gtk_list_box_append (list, label);

  return GTK_LABEL (label);
}

/* The least that finds as somebody types: an entry, and labels that show what a raw query found. It
 * asks on the main thread, so that it need not wait for another one. */
static void
on_search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = user_data;
  FloorSearch *self = g_new0 (FloorSearch, 1);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->search = g_object_get_data (G_OBJECT (parent), "search");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), list);
  for (guint i = 0; i < N_ROWS; i++)
    self->rows[i] = add_row (GTK_LIST_BOX (list));
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed), self);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 520);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_activate (GtkApplication *application, gpointer search)
{
  static const GActionEntry entry = { "search", on_search };
  GtkWindow *window = floor_window_new (application);

  g_object_set_data (G_OBJECT (window), "search", search);
  g_action_map_add_action_entries (G_ACTION_MAP (window), &entry, 1, window);
  gtk_window_present (window);
}

int
main (int argc, char **argv)
{
  BareSearch *search = bare_search_new (argv[1]);
  g_autoptr (GtkApplication) application =
      gtk_application_new ("org.liaison.Floor", G_APPLICATION_DEFAULT_FLAGS);
  int status;

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), search);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  bare_search_free (search);

  return status;
}
