#include <glib/gi18n.h>

#include "application.h"

#include "mnemonic.h"
#include "window.h"

struct _LiaApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaApplication, lia_application, ADW_TYPE_APPLICATION)

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (
      gtk_application_get_active_window (user_data), "application-name", _ ("Liaison"),
      "application-icon", LIA_APPLICATION_ID, "version", LIA_VERSION, "developer-name",
      _ ("The Liaison developers"), "license-type", GTK_LICENSE_GPL_3_0, "comments",
      _ ("One register of the challenges, commitments and meetings that the Bali Process and the "
         "Budapest Process share."),
      NULL);
}

static const GActionEntry actions[] = {
  { "quit", on_quit },
  { "about", on_about },
};

static gboolean
shows (LiaDesk *desk, const char *path)
{
  LiaRegister *reg = lia_desk_get_register (desk);

  return lia_register_get_as_at (reg) == NULL && g_strcmp0 (lia_register_get_path (reg), path) == 0;
}

static LiaWindow *
find_window (GtkApplication *application, const char *path)
{
  for (GList *item = gtk_application_get_windows (application); item != NULL; item = item->next) {
    LiaDesk *desk = LIA_IS_WINDOW (item->data) ? lia_window_get_desk (item->data) : NULL;

    if (desk != NULL && shows (desk, path))
      return item->data;
  }

  return NULL;
}

/* A file that is open already comes to the front; another one takes a window that has none. */
static void
open_path (LiaApplication *self, const char *path)
{
  GtkApplication *application = GTK_APPLICATION (self);
  GtkWindow *active = gtk_application_get_active_window (application);
  LiaWindow *window = find_window (application, path);

  if (window == NULL) {
    gboolean vacant = LIA_IS_WINDOW (active) && lia_window_get_desk (LIA_WINDOW (active)) == NULL;

    window = LIA_WINDOW (vacant ? active : lia_window_new (application));
    lia_window_open (window, LIA_OPENING_FILE, path);
  }
  gtk_window_present (GTK_WINDOW (window));
}

static void
lia_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++) {
    g_autofree char *path = g_file_get_path (files[i]);

    if (path != NULL)
      open_path (LIA_APPLICATION (application), path);
  }
  if (gtk_application_get_windows (GTK_APPLICATION (application)) == NULL)
    g_application_activate (application);
}

/* Where the last register is still there, work goes on with it. */
static void
lia_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autoptr (GSettings) settings = g_settings_new (LIA_APPLICATION_ID);
  g_autofree char *last = g_settings_get_string (settings, "last-register");

  if (window != NULL) {
    gtk_window_present (window);
  } else if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS)) {
    open_path (LIA_APPLICATION (application), last);
  } else {
    gtk_window_present (lia_window_new (GTK_APPLICATION (application)));
  }
}

static void
set_accel (GtkApplication *application, const char *action, const char *accel)
{
  const char *accels[] = { accel, NULL };

  gtk_application_set_accels_for_action (application, action, accels);
}

static void
lia_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (lia_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  set_accel (GTK_APPLICATION (application), "app.quit", "<Control>q");
  set_accel (GTK_APPLICATION (application), "window.close", "<Control>w");
  lia_mnemonic_watch ();
}

static void
lia_application_class_init (LiaApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = lia_application_activate;
  application_class->open = lia_application_open;
  application_class->startup = lia_application_startup;
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
