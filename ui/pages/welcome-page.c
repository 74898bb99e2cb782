#include <glib/gi18n.h>

#include "pages/welcome-page.h"

/* Whatever takes longer than this is told why. */
#define PATIENCE_S 2

struct _LiaWelcomePage {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *explanation;
  AdwPreferencesGroup *recent;
  guint patience;
};

G_DEFINE_FINAL_TYPE (LiaWelcomePage, lia_welcome_page, ADW_TYPE_BIN)

static void
add_recent (LiaWelcomePage *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_filename_display_name (name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *subtitle = g_filename_display_name (folder);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  adw_preferences_group_add (self->recent, row);
  gtk_widget_set_visible (GTK_WIDGET (self->recent), TRUE);
}

/* A register that was moved or deleted since is no way to anywhere. */
static void
fill_recent (LiaWelcomePage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (LIA_APPLICATION_ID);
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-registers");

  for (guint i = 0; recent[i] != NULL; i++)
    if (g_file_test (recent[i], G_FILE_TEST_EXISTS))
      add_recent (self, recent[i]);
}

static gboolean
explain_cb (gpointer data)
{
  LiaWelcomePage *self = data;

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), TRUE);

  return G_SOURCE_REMOVE;
}

static void
lia_welcome_page_dispose (GObject *object)
{
  g_clear_handle_id (&LIA_WELCOME_PAGE (object)->patience, g_source_remove);

  G_OBJECT_CLASS (lia_welcome_page_parent_class)->dispose (object);
}

static void
lia_welcome_page_class_init (LiaWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaWelcomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaWelcomePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LiaWelcomePage, explanation);
  gtk_widget_class_bind_template_child (widget_class, LiaWelcomePage, recent);
}

static void
lia_welcome_page_init (LiaWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_recent (self);
}

/* Whether a register is being opened or made just now. */
void
lia_welcome_page_set_busy (LiaWelcomePage *self, gboolean busy)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  if (busy)
    self->patience = g_timeout_add_seconds (PATIENCE_S, explain_cb, self);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), FALSE);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_stack_set_visible_child_name (self->stack, busy ? "busy" : "ways");
}
