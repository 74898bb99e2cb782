#include <adwaita.h>
#include <string.h>

#include "scene.h"

#define ROOT "/org/liaison/Liaison/ui/"

/* Every template is found among the resources, and its type by its name, so that none is forgotten.
 */
static void
collect (const char *folder, GPtrArray *paths)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat (folder, names[i], NULL);

    if (g_str_has_suffix (path, "/"))
      collect (path, paths);
    else if (g_str_has_suffix (path, ".ui"))
      g_ptr_array_add (paths, g_steal_pointer (&path));
  }
}

/* (nullable): the class that a file is the template of. */
static char *
class_of (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *start = strstr (text, "<template class=\"");

  if (start == NULL)
    return NULL;

  start += strlen ("<template class=\"");

  return g_strndup (start, strcspn (start, "\""));
}

static GObject *
construct (GType type, LiaRegister *reg)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  gboolean shows = g_object_class_find_property (G_OBJECT_CLASS (klass), "register") != NULL;

  return g_object_new (type, shows ? "register" : NULL, reg, NULL);
}

/* A page that is still being worked out for goes when that is done. */
static gboolean
is_gone (gpointer data)
{
  return *(GObject **) data == NULL;
}

static void
test_template (SceneFixture *fixture, gconstpointer path)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autofree char *name = class_of (path);
  GType type;
  GObject *widget;

  if (name == NULL) {
    g_test_skip ("no template");
    return;
  }

  type = gtk_builder_get_type_from_name (builder, name);
  g_assert_cmpuint (type, !=, G_TYPE_INVALID);
  widget = g_object_ref_sink (construct (type, fixture->base.reg));
  g_assert_true (GTK_IS_WIDGET (widget));
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_object_add_weak_pointer (widget, (gpointer *) &widget);
  g_object_unref (widget);
  scene_run_until (is_gone, &widget);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  collect (ROOT, paths);
  g_assert_cmpuint (paths->len, >, 10);
  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    g_autofree char *name = g_strconcat ("/templates/", path + strlen (ROOT), NULL);

    g_test_add (name, SceneFixture, path, scene_set_up, test_template, scene_tear_down);
  }
  return g_test_run ();
}
