#include "pdf-work.h"

#include <glib/gi18n.h>
#include <poppler.h>

/* The longest side of a picture. A page that is looked at more closely than that gets blurred. */
#define MOST_PIXELS 6000

typedef struct {
  GBytes *pdf;
  guint page;
  int width;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_bytes_unref (order->pdf);
  g_free (order);
}

/* A document may only be used by one thread, so each task reads its own. */
static void
run_in_thread (GBytes *pdf,
               guint page,
               int width,
               GTaskThreadFunc work,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Order *order = g_new0 (Order, 1);

  order->pdf = g_bytes_ref (pdf);
  order->page = page;
  order->width = width;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, work);
}

static GArray *
measure_pages (PopplerDocument *document)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (LiaPdfSize));

  for (int i = 0; i < poppler_document_get_n_pages (document); i++) {
    PopplerPage *page = poppler_document_get_page (document, i);
    LiaPdfSize size;

    poppler_page_get_size (page, &size.width, &size.height);
    g_array_append_val (sizes, size);
    g_object_unref (page);
  }

  return sizes;
}

static void
measure (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (order->pdf, NULL, &error);

  if (document == NULL) {
    g_task_return_error (task, error);
    return;
  }

  g_task_return_pointer (task, measure_pages (document), (GDestroyNotify) g_array_unref);
  g_object_unref (document);
}

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, stride);
}

static GdkTexture *
draw_page (PopplerPage *page, int width)
{
  double points, height;
  double scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  GdkTexture *texture;

  poppler_page_get_size (page, &points, &height);
  scale = MIN (width / points, MOST_PIXELS / MAX (points, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (points * scale + 0.5),
                                        (int) (height * scale + 0.5));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  texture = make_texture (surface);
  cairo_surface_destroy (surface);

  return texture;
}

static LiaPdfPage *
draw_number (PopplerDocument *document, guint number, int width)
{
  PopplerPage *page = poppler_document_get_page (document, (int) number);
  LiaPdfPage *drawn = g_new0 (LiaPdfPage, 1);

  drawn->texture = draw_page (page, width);
  drawn->text = poppler_page_get_text (page);
  g_object_unref (page);

  return drawn;
}

static void
draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  PopplerDocument *document;

  if (g_task_return_error_if_cancelled (task))
    return;

  document = poppler_document_new_from_bytes (order->pdf, NULL, &error);
  if (document == NULL) {
    g_task_return_error (task, error);
    return;
  }

  g_task_return_pointer (task, draw_number (document, order->page, order->width),
                         (GDestroyNotify) lia_pdf_page_free);
  g_object_unref (document);
}

/* Finds out in the background how many pages there are, and how large. */
void
lia_pdf_measure_async (GBytes *pdf,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  run_in_thread (pdf, 0, 0, measure, cancellable, callback, user_data);
}

/* (transfer full) (element-type LiaPdfSize) (nullable): the pages. */
GArray *
lia_pdf_measure_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Draws a page in the background, @width pixels wide. */
void
lia_pdf_draw_async (GBytes *pdf,
                    guint page,
                    int width,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  run_in_thread (pdf, page, width, draw, cancellable, callback, user_data);
}

LiaPdfPage *
lia_pdf_draw_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
lia_pdf_page_free (LiaPdfPage *self)
{
  g_object_unref (self->texture);
  g_free (self->text);
  g_free (self);
}

/* The pages have margins of their own; whatever the printer's paper is, they fill it. */
static void
print_page (GtkPrintOperation *operation, GtkPrintContext *context, int number, gpointer data)
{
  PopplerPage *page = poppler_document_get_page (data, number);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  poppler_page_get_size (page, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  poppler_page_render_for_printing (page, cr);
  g_object_unref (page);
}

/* Each page lies on the paper as it was made. */
static void
set_up_page (GtkPrintOperation *operation,
             GtkPrintContext *context,
             int number,
             GtkPageSetup *setup,
             gpointer data)
{
  PopplerPage *page = poppler_document_get_page (data, number);
  double width, height;

  poppler_page_get_size (page, &width, &height);
  g_object_unref (page);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
}

/* Prints pages, or asks for a printer first, by @action; returns when that is over: whether they
 * went to a printer. Somebody who decided otherwise is G_IO_ERROR_CANCELLED. */
gboolean
lia_pdf_print (GtkPrintOperation *operation,
               GtkPrintOperationAction action,
               GtkWindow *parent,
               GBytes *pdf,
               GError **error)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, error);
  GtkPrintOperationResult result;

  if (document == NULL)
    return FALSE;

  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_n_pages (operation, poppler_document_get_n_pages (document));
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (set_up_page), document);
  g_signal_connect (operation, "draw-page", G_CALLBACK (print_page), document);

  result = gtk_print_operation_run (operation, action, parent, error);
  g_object_unref (document);
  if (result == GTK_PRINT_OPERATION_RESULT_CANCEL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was printed."));

  return result == GTK_PRINT_OPERATION_RESULT_APPLY;
}
