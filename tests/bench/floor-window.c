#include "floor-window.h"

#include "prose.h"

#define N_ROWS 1000
#define N_COLUMNS 6

#define FLOOR_TYPE_ROWS (floor_rows_get_type ())
G_DECLARE_FINAL_TYPE (FloorRows, floor_rows, FLOOR, ROWS, GObject)

struct _FloorRows {
  GObject parent_instance;

  char *texts[N_ROWS][N_COLUMNS];
};

static void
list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FloorRows,
                               floor_rows,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gpointer
floor_rows_get_item (GListModel *model, guint position)
{
  FloorRows *self = FLOOR_ROWS (model);
  GObject *item;

  if (position >= N_ROWS)
    return NULL;

  item = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data (item, "texts", self->texts[position]);

  return item;
}

static guint
floor_rows_get_n_items (GListModel *model)
{
  return N_ROWS;
}

static GType
floor_rows_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = floor_rows_get_item;
  iface->get_n_items = floor_rows_get_n_items;
  iface->get_item_type = floor_rows_get_item_type;
}

static void
floor_rows_class_init (FloorRowsClass *klass)
{
}

/* The same words as in the registers, because other scripts need other fonts. */
static void
floor_rows_init (FloorRows *self)
{
  g_autoptr (Prose) prose = prose_new (1);

  for (guint i = 0; i < N_ROWS; i++)
    for (guint n = 0; n < N_COLUMNS; n++)
      self->texts[i][n] = n == 1   ? prose_sentence (prose, 60)
                          : n == 2 ? prose_sentence (prose, 20)
                                   : g_strdup_printf ("%u, %u", i, n);
}

static void
on_setup (gpointer data, GtkListItem *item)
{
  GtkWidget *inscription = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (inscription), 3);
  gtk_list_item_set_child (item, inscription);
}

static void
on_bind (gpointer data, GtkListItem *item)
{
  char **texts = g_object_get_data (gtk_list_item_get_item (item), "texts");

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            texts[GPOINTER_TO_UINT (data)]);
}

static void
add_column (GtkColumnView *view, guint n)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Column", factory);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (n));
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), GUINT_TO_POINTER (n));
  if (n == 1)
    gtk_column_view_column_set_expand (column, TRUE);
  else
    gtk_column_view_column_set_fixed_width (column, 120);
  gtk_column_view_append_column (view, column);
}

/* The least that a list of records takes: a window with a column view of six columns over a
 * thousand rows that are made as they come into view. */
GtkWindow *
floor_window_new (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GListModel *rows = g_object_new (FLOOR_TYPE_ROWS, NULL);
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (rows)));

  for (guint n = 0; n < N_COLUMNS; n++)
    add_column (GTK_COLUMN_VIEW (view), n);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 840);

  return GTK_WINDOW (window);
}
