#include <adwaita.h>
#include <cairo-pdf.h>
#include <glib/gstdio.h>

#include "pdf-work.h"
#include "scene.h"
#include "widgets/pages-canvas.h"
#include "widgets/pages-view.h"

static cairo_status_t
append (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A PDF whose pages say that and their number. */
static GBytes *
make_pdf (const char *word, guint n)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_font_size (cr, 20);
  for (guint i = 1; i <= n; i++) {
    g_autofree char *text = g_strdup_printf ("%s%u", word, i);

    cairo_move_to (cr, 80, 80);
    cairo_show_text (cr, text);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

static LiaPagesView *
open_view (SceneFixture *fixture)
{
  GtkWidget *view = g_object_new (LIA_TYPE_PAGES_VIEW, NULL);

  gtk_window_set_child (fixture->window, view);
  return LIA_PAGES_VIEW (view);
}

static void
show (LiaPagesView *view, const char *word, guint n)
{
  g_autoptr (GBytes) pdf = make_pdf (word, n);

  lia_pages_view_show (view, pdf);
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

/* Pages of which the one that is looked at says that. */
static gboolean
is_canvas (GtkWidget *widget, gconstpointer text)
{
  return LIA_IS_PAGES_CANVAS (widget) && gtk_widget_get_mapped (widget) &&
         (text == NULL ||
          g_strcmp0 (lia_pages_canvas_get_text (LIA_PAGES_CANVAS (widget)), text) == 0);
}

static gboolean
is_stale (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_has_css_class (widget, "lia-stale");
}

static guint
count_textures (GskRenderNode *node)
{
  guint n = 0;

  switch (gsk_render_node_get_node_type (node)) {
  case GSK_TEXTURE_NODE:
    return 1;
  case GSK_CLIP_NODE:
    return count_textures (gsk_clip_node_get_child (node));
  case GSK_CONTAINER_NODE:
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      n += count_textures (gsk_container_node_get_child (node, i));
    return n;
  default:
    return 0;
  }
}

static guint
count_drawn (GtkWidget *canvas)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  guint n;

  GTK_WIDGET_GET_CLASS (canvas)->snapshot (canvas, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  n = count_textures (node);
  gsk_render_node_unref (node);

  return n;
}

static gboolean
is_settled (gpointer view)
{
  return scene_find (view, is_stale, NULL) == NULL;
}

/* What stands on the page is told, and where one is. */
static void
test_turns (SceneFixture *fixture, gconstpointer data)
{
  LiaPagesView *view = open_view (fixture);
  GtkWidget *canvas;

  show (view, "alpha", 3);
  canvas = scene_await (GTK_WIDGET (view), is_canvas, "alpha1");
  scene_await (GTK_WIDGET (view), is_label, "Page 1 of 3");

  gtk_widget_activate_action (canvas, "pages.turn", "i", 1);
  scene_await (GTK_WIDGET (view), is_canvas, "alpha2");
  scene_await (GTK_WIDGET (view), is_label, "Page 2 of 3");

  gtk_widget_activate_action (canvas, "pages.turn", "i", G_MAXINT16);
  scene_await (GTK_WIDGET (view), is_canvas, "alpha3");
}

/* A thousand pages are no more work than two. */
static void
test_draws_what_is_seen (SceneFixture *fixture, gconstpointer data)
{
  LiaPagesView *view = open_view (fixture);
  GtkWidget *canvas;

  lia_pages_view_wait (view);
  show (view, "beta", 1000);
  canvas = scene_await (GTK_WIDGET (view), is_canvas, "beta1");
  scene_run_until (is_settled, view);
  g_assert_cmpuint (count_drawn (canvas), >=, 1);
  g_assert_cmpuint (count_drawn (canvas), <=, 4);
}

/* What was shown before is pale until the new one is there, and a newer one comes before an older.
 */
static void
test_newer_wins (SceneFixture *fixture, gconstpointer data)
{
  LiaPagesView *view = open_view (fixture);

  show (view, "old", 2);
  scene_await (GTK_WIDGET (view), is_canvas, "old1");
  lia_pages_view_wait (view);
  g_assert_nonnull (scene_find (GTK_WIDGET (view), is_stale, NULL));

  show (view, "between", 5);
  show (view, "new", 4);
  scene_await (GTK_WIDGET (view), is_canvas, "new1");
  scene_await (GTK_WIDGET (view), is_label, "Page 1 of 4");
  scene_run_until (is_settled, view);
}

/* Words that no page stands for any more are told to nobody. */
static void
test_problem (SceneFixture *fixture, gconstpointer data)
{
  LiaPagesView *view = open_view (fixture);

  show (view, "gamma", 1);
  scene_await (GTK_WIDGET (view), is_canvas, "gamma1");
  lia_pages_view_tell (view, "Nothing fits.");
  scene_await (GTK_WIDGET (view), is_label, "Nothing fits.");
  g_assert_null (scene_find (GTK_WIDGET (view), is_canvas, NULL));
  g_assert_null (scene_find (GTK_WIDGET (view), is_label, "Page 1 of 1"));

  show (view, "delta", 1);
  scene_await (GTK_WIDGET (view), is_canvas, "delta1");
}

static gboolean
has_problem (gpointer view)
{
  return scene_find (view, is_canvas, NULL) == NULL;
}

static void
test_no_pdf (SceneFixture *fixture, gconstpointer data)
{
  LiaPagesView *view = open_view (fixture);
  g_autoptr (GBytes) junk = g_bytes_new_static ("nonsense", 8);

  lia_pages_view_show (view, junk);
  scene_run_until (has_problem, view);
}

/* More or less room, and a closer look, keep the page that is looked at. */
static void
test_zoom (SceneFixture *fixture, gconstpointer data)
{
  LiaPagesView *view = open_view (fixture);
  GtkWidget *canvas;

  show (view, "page", 9);
  canvas = scene_await (GTK_WIDGET (view), is_canvas, "page1");
  gtk_widget_activate_action (canvas, "pages.turn", "i", 4);
  scene_await (GTK_WIDGET (view), is_canvas, "page5");
  gtk_widget_activate_action (canvas, "pages.zoom", "i", 2);
  scene_until_drawn (canvas);
  scene_await (GTK_WIDGET (view), is_label, "Page 5 of 9");
  gtk_widget_activate_action (canvas, "pages.zoom", "i", 0);
  scene_until_drawn (canvas);
  scene_await (GTK_WIDGET (view), is_label, "Page 5 of 9");
}

static void
count_pages (GObject *source, GAsyncResult *result, gpointer n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = lia_pdf_measure_finish (result, &error);

  g_assert_no_error (error);
  *(guint *) n = sizes->len;
}

static gboolean
is_counted (gpointer n)
{
  return *(guint *) n > 0;
}

/* The printer gets each page once. */
static void
test_print (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autofree char *path = g_build_filename (fixture->base.folder, "printed.pdf", NULL);
  g_autoptr (GBytes) pdf = make_pdf ("paper", 3);
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;
  guint n = 0;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_true (
      lia_pdf_print (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, fixture->window, pdf, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  printed = g_bytes_new_take (contents, length);
  lia_pdf_measure_async (printed, NULL, count_pages, &n);
  scene_run_until (is_counted, &n);
  g_assert_cmpuint (n, ==, 3);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/pages-view/turns", test_turns);
  scene_add_test ("/pages-view/draws-what-is-seen", test_draws_what_is_seen);
  scene_add_test ("/pages-view/newer-wins", test_newer_wins);
  scene_add_test ("/pages-view/problem", test_problem);
  scene_add_test ("/pages-view/no-pdf", test_no_pdf);
  scene_add_test ("/pages-view/zoom", test_zoom);
  scene_add_test ("/pages-view/print", test_print);
  return g_test_run ();
}
