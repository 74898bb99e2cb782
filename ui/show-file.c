#include <glib/gi18n.h>

#include "show-file.h"

#include "dialogs/message.h"

static void
on_launched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) origin = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    lia_message_show (origin, _ ("Nothing here can open this"), error->message);
}

static void
launch (GtkWidget *origin, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, on_launched, g_object_ref (origin));
}

typedef struct {
  GtkWidget *origin;
  GFile *file;
} Errand;

/* A desktop whose file manager doesn't know how to point at a file shows the folder. */
static void
on_shown (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (errand->file);

  if (reply == NULL)
    launch (errand->origin, folder);

  g_object_unref (errand->origin);
  g_object_unref (errand->file);
  g_free (errand);
}

/* Opens a file with what the desktop has for it. */
void
lia_show_file (GtkWidget *origin, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  launch (origin, file);
}

/* Shows a file in its folder. */
void
lia_show_file_folder (GtkWidget *origin, const char *path)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);
  const char *uris[] = { uri, NULL };
  Errand *errand;

  if (bus == NULL) {
    g_autoptr (GFile) folder = g_file_get_parent (file);

    launch (origin, folder);
    return;
  }

  errand = g_new0 (Errand, 1);
  errand->origin = g_object_ref (origin);
  errand->file = g_steal_pointer (&file);
  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE, 3000,
                          NULL, on_shown, errand);
}
