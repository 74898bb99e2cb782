#include "window.h"

struct _LiaWindow {
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaWindow, lia_window, ADW_TYPE_APPLICATION_WINDOW)

static void
lia_window_class_init (LiaWindowClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/liaison/Liaison/ui/window.ui");
}

static void
lia_window_init (LiaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A window of the application, with no register in it yet. */
GtkWindow *
lia_window_new (GtkApplication *application)
{
  return g_object_new (LIA_TYPE_WINDOW, "application", application, NULL);
}
