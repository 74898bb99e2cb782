#include <glib/gi18n.h>

#include "widgets/file-group.h"

struct _LiaFileGroup {
  AdwPreferencesGroup parent_instance;

  AdwComboRow *format;
  GtkStringList *formats;
  GtkEditable *name;
  AdwActionRow *folder;

  GSettings *settings;
  char *suggestion; /* the name that was put there, as long as nobody changed it */
  char *path;       /* of the folder */
};

enum {
  CHANGED,
  RENAMED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaFileGroup, lia_file_group, ADW_TYPE_PREFERENCES_GROUP)

static void
on_format_changed (LiaFileGroup *self)
{
  g_settings_set_string (self->settings, "briefing-format",
                         lia_file_group_get_renderer (self)->name);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A name with a folder in it would go where nobody chose. */
static gboolean
is_sound (const char *name)
{
  return *name != '\0' && strchr (name, G_DIR_SEPARATOR) == NULL;
}

static void
on_name_changed (LiaFileGroup *self)
{
  const char *name = gtk_editable_get_text (self->name);

  if (is_sound (name) || *name == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
  g_signal_emit (self, signals[RENAMED], 0);
}

static void
on_activated (LiaFileGroup *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
set_folder (LiaFileGroup *self, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_free (self->path);
  self->path = g_strdup (path);
  adw_action_row_set_subtitle (self->folder, shown);
}

static void
on_folder_response (LiaFileGroup *self, int response, GtkFileChooser *chooser)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (chooser);
  const char *path = folder != NULL ? g_file_peek_path (folder) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL) {
    set_folder (self, path);
    g_settings_set_string (self->settings, "briefing-folder", path);
  }
  g_object_unref (chooser);
}

static void
on_choose (LiaFileGroup *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Where briefings go"), window, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (self->path);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_folder_response), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
set_up (LiaFileGroup *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "briefing-folder");
  g_autofree char *format = g_settings_get_string (self->settings, "briefing-format");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  for (const LiaRenderer *const *renderer = lia_renderers (); *renderer != NULL; renderer++)
    gtk_string_list_append (self->formats, _ ((*renderer)->label));
  lia_file_group_set_renderer (self, format);
  if (*folder != '\0' && g_file_test (folder, G_FILE_TEST_IS_DIR))
    set_folder (self, folder);
  else
    set_folder (self, documents != NULL ? documents : g_get_home_dir ());
}

static void
lia_file_group_finalize (GObject *object)
{
  LiaFileGroup *self = LIA_FILE_GROUP (object);

  g_object_unref (self->settings);
  g_free (self->suggestion);
  g_free (self->path);

  G_OBJECT_CLASS (lia_file_group_parent_class)->finalize (object);
}

static void
lia_file_group_class_init (LiaFileGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lia_file_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_FILE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[RENAMED] = g_signal_new ("renamed", LIA_TYPE_FILE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", LIA_TYPE_FILE_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/file-group.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, LiaFileGroup, child)
  BIND (format);
  BIND (formats);
  BIND (name);
  BIND (folder);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_format_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
}

static void
lia_file_group_init (LiaFileGroup *self)
{
  self->settings = g_settings_new (LIA_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up (self);
}

const LiaRenderer *
lia_file_group_get_renderer (LiaFileGroup *self)
{
  return lia_renderers ()[adw_combo_row_get_selected (self->format)];
}

/* Chooses the format of that name, without saying that it changed. */
void
lia_file_group_set_renderer (LiaFileGroup *self, const char *name)
{
  g_signal_handlers_block_by_func (self->format, on_format_changed, self);
  for (guint i = 0; lia_renderers ()[i] != NULL; i++)
    if (g_strcmp0 (lia_renderers ()[i]->name, name) == 0)
      adw_combo_row_set_selected (self->format, i);
  g_signal_handlers_unblock_by_func (self->format, on_format_changed, self);
}

/* What the file would be called, unless somebody called it otherwise. */
void
lia_file_group_suggest (LiaFileGroup *self, const char *name)
{
  const char *current = gtk_editable_get_text (self->name);
  gboolean untouched = *current == '\0' || g_strcmp0 (current, self->suggestion) == 0;

  g_free (self->suggestion);
  self->suggestion = g_strdup (name);
  if (untouched)
    gtk_editable_set_text (self->name, self->suggestion);
}

/* (transfer full) (nullable): where it goes, with the ending of its format; NULL if that is no name
 * of a file. */
char *
lia_file_group_dup_path (LiaFileGroup *self)
{
  const char *ending = lia_file_group_get_renderer (self)->name;
  g_autofree char *name = g_strdup (gtk_editable_get_text (self->name));
  g_autofree char *whole = NULL;
  char *dot = strrchr (name, '.');

  if (!is_sound (name))
    return NULL;

  if (dot != NULL && lia_renderer_find (dot + 1) != NULL)
    *dot = '\0';
  whole = g_strconcat (name, ".", ending, NULL);

  return g_build_filename (self->path, whole, NULL);
}
