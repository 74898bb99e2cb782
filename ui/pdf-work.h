#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LiaPdfSize:
 * @width: in points
 * @height: in points
 *
 * How large a page is on paper.
 */
typedef struct {
  double width;
  double height;
} LiaPdfSize;

/**
 * LiaPdfPage:
 * @texture: the page on white paper
 * @text: what stands on it, for whom the picture tells nothing
 *
 * A page that was drawn.
 */
typedef struct {
  GdkTexture *texture;
  char *text;
} LiaPdfPage;

void        lia_pdf_measure_async  (GBytes *pdf,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GArray     *lia_pdf_measure_finish (GAsyncResult *result, GError **error);

void        lia_pdf_draw_async     (GBytes *pdf,
                                    guint page,
                                    int width,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
LiaPdfPage *lia_pdf_draw_finish    (GAsyncResult *result, GError **error);
void        lia_pdf_page_free      (LiaPdfPage *self);

gboolean    lia_pdf_print          (GtkPrintOperation *operation,
                                    GtkPrintOperationAction action,
                                    GtkWindow *parent,
                                    GBytes *pdf,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaPdfPage, lia_pdf_page_free)

G_END_DECLS
