#include <glib/gi18n.h>

#include "widgets/pages-view.h"

#include "pdf-work.h"
#include "widgets/pages-canvas.h"

struct _LiaPagesView {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *scroller;
  LiaPagesCanvas *canvas;
  GtkWidget *bar;
  GtkLabel *number;
  GtkWidget *waiting;
  GtkSpinner *spinner;
  GtkProgressBar *progress;
  GtkLabel *problem;

  GBytes *pdf;
  GCancellable *measuring;
};

G_DEFINE_FINAL_TYPE (LiaPagesView, lia_pages_view, ADW_TYPE_BIN)

static void
set_waiting (LiaPagesView *self, gboolean waiting)
{
  gtk_widget_set_visible (self->waiting, waiting);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_spinner_set_spinning (self->spinner, waiting);
  if (waiting)
    gtk_widget_add_css_class (self->scroller, "lia-stale");
  else
    gtk_widget_remove_css_class (self->scroller, "lia-stale");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_STATE_BUSY, waiting,
                               -1);
}

static void
on_turned (LiaPagesView *self)
{
  guint n = lia_pages_canvas_get_count (self->canvas);
  /* Translators: which page is looked at, and how many there are. */
  g_autofree char *text =
      g_strdup_printf (_ ("Page %u of %u"), lia_pages_canvas_get_page (self->canvas) + 1, n);

  gtk_label_set_label (self->number, text);
  gtk_widget_set_visible (self->bar, n > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
}

static void
on_settled (LiaPagesView *self)
{
  if (self->measuring == NULL && self->pdf != NULL)
    set_waiting (self, FALSE);
}

static void
zoom (LiaPagesView *self, int step)
{
  gtk_widget_activate_action (GTK_WIDGET (self->canvas), "pages.zoom", "i", step);
}

static void
zoom_in (LiaPagesView *self)
{
  zoom (self, 1);
}

static void
zoom_out (LiaPagesView *self)
{
  zoom (self, -1);
}

static void
zoom_fit (LiaPagesView *self)
{
  zoom (self, 0);
}

static void
stop_measuring (LiaPagesView *self)
{
  g_cancellable_cancel (self->measuring);
  g_clear_object (&self->measuring);
}

static void
on_measured (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaPagesView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sizes = lia_pdf_measure_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->measuring);
  if (sizes == NULL) {
    lia_pages_view_tell (self, error->message);
    return;
  }

  gtk_stack_set_visible_child_name (self->stack, "pages");
  lia_pages_canvas_show (self->canvas, self->pdf, sizes);
}

static void
lia_pages_view_dispose (GObject *object)
{
  LiaPagesView *self = LIA_PAGES_VIEW (object);

  stop_measuring (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);

  G_OBJECT_CLASS (lia_pages_view_parent_class)->dispose (object);
}

static void
lia_pages_view_class_init (LiaPagesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_pages_view_dispose;

  g_type_ensure (LIA_TYPE_PAGES_CANVAS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/pages-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LiaPagesView, name)
  BIND (stack);
  BIND (scroller);
  BIND (canvas);
  BIND (bar);
  BIND (number);
  BIND (waiting);
  BIND (spinner);
  BIND (progress);
  BIND (problem);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_turned);
  gtk_widget_class_bind_template_callback (widget_class, on_settled);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out);
  gtk_widget_class_bind_template_callback (widget_class, zoom_fit);
}

static void
lia_pages_view_init (LiaPagesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the pages of @pdf, in place of what was there. */
void
lia_pages_view_show (LiaPagesView *self, GBytes *pdf)
{
  g_return_if_fail (LIA_IS_PAGES_VIEW (self));

  stop_measuring (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  self->pdf = g_bytes_ref (pdf);
  self->measuring = g_cancellable_new ();
  lia_pdf_measure_async (pdf, self->measuring, on_measured, g_object_ref (self));
}

/* What is shown is not what will be. */
void
lia_pages_view_wait (LiaPagesView *self)
{
  g_return_if_fail (LIA_IS_PAGES_VIEW (self));

  stop_measuring (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  set_waiting (self, TRUE);
}

/* Says how far what has to be done first is, from 0 to 1, while it is waited for. */
void
lia_pages_view_set_progress (LiaPagesView *self, double fraction, const char *words)
{
  g_return_if_fail (LIA_IS_PAGES_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_progress_bar_set_text (self->progress, words);
  gtk_progress_bar_set_fraction (self->progress, fraction);
}

/* Says why there are no pages, and what to do about it. */
void
lia_pages_view_tell (LiaPagesView *self, const char *problem)
{
  g_return_if_fail (LIA_IS_PAGES_VIEW (self));

  stop_measuring (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  set_waiting (self, FALSE);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_label_set_label (self->problem, problem);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}
