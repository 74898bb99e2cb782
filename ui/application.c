#include "application.h"

#include "window.h"

struct _LiaApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaApplication, lia_application, ADW_TYPE_APPLICATION)

static void
lia_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = lia_window_new (GTK_APPLICATION (application));

  gtk_window_present (window);
}

static void
lia_application_class_init (LiaApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = lia_application_activate;
}

static void
lia_application_init (LiaApplication *self)
{
}

/* The application, with the one identity that the desktop knows it by. */
GApplication *
lia_application_new (void)
{
  return g_object_new (LIA_TYPE_APPLICATION, "application-id", LIA_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
