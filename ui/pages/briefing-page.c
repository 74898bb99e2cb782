#include <glib/gi18n.h>

#include "pages/briefing-page.h"

#include "briefing-words.h"
#include "briefing-work.h"
#include "dialogs/message.h"
#include "dialogs/question.h"
#include "show-file.h"
#include "widgets/subject-group.h"

/* Edits that follow each other closely are counted at once. */
#define REFRESH_DELAY_MS 250

#define SUFFIX ".xlsx"

struct _LiaBriefingPage {
  AdwBin parent_instance;

  LiaSubjectGroup *subject;
  AdwActionRow *ceiling_row;
  GtkDropDown *ceiling;
  GtkStringList *marks;
  GtkSwitch *personal;
  GtkEditable *heading;
  GtkEditable *author;
  AdwActionRow *goes_in;
  GtkLabel *mark;
  AdwActionRow *held_back;
  GtkEditable *file_name;
  AdwActionRow *folder;
  GtkWidget *choose;
  GtkStack *stack;
  GtkWidget *export;
  GtkProgressBar *progress;
  GtkWidget *result;
  AdwActionRow *written;

  LiaRegister *reg;
  GSettings *settings;
  GCancellable *previewing;
  GCancellable *exporting;
  char *chosen;     /* the ceiling that was chosen, which the list may not have yet */
  gboolean sound;   /* whether there is something to export */
  char *suggestion; /* the file name that was put there, as long as nobody changed it */
  char *folder_path;
  char *path; /* the file that is being written, or was */
  int *thousandths;
  guint delayed;
  guint tick;
};

enum {
  PROP_REGISTER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaBriefingPage, lia_briefing_page, ADW_TYPE_BIN)

static LiaBriefingOptions
options_of (LiaBriefingPage *self)
{
  const char *title = gtk_editable_get_text (self->heading);

  LiaBriefingOptions options = {
    .title = *title != '\0' ? title : NULL,
    .author = gtk_editable_get_text (self->author),
    .ceiling = self->chosen,
    .personal = gtk_switch_get_active (self->personal),
  };

  lia_subject_group_put (self->subject, &options);
  return options;
}

static void
update_export (LiaBriefingPage *self)
{
  const char *name = gtk_editable_get_text (self->file_name);
  gboolean sound = *name != '\0' && strchr (name, G_DIR_SEPARATOR) == NULL;

  if (sound || *name == '\0')
    gtk_widget_remove_css_class (GTK_WIDGET (self->file_name), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->file_name), "error");
  gtk_widget_set_sensitive (self->export, sound && self->sound);
}

static void
suggest_name (LiaBriefingPage *self, const char *name)
{
  const char *current = gtk_editable_get_text (self->file_name);
  gboolean untouched = *current == '\0' || g_strcmp0 (current, self->suggestion) == 0;

  g_free (self->suggestion);
  self->suggestion = g_strdup (name);
  if (untouched)
    gtk_editable_set_text (self->file_name, self->suggestion);
  update_export (self);
}

static guint
find_mark (GPtrArray *marks, const char *label)
{
  guint index;

  return label != NULL && g_ptr_array_find_with_equal_func (marks, label, g_str_equal, &index)
             ? index
             : GTK_INVALID_LIST_POSITION;
}

static gboolean
has_same_marks (LiaBriefingPage *self, GPtrArray *marks)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->marks)) != marks->len)
    return FALSE;

  for (guint i = 0; i < marks->len; i++)
    if (!g_str_equal (gtk_string_list_get_string (self->marks, i), g_ptr_array_index (marks, i)))
      return FALSE;

  return TRUE;
}

static void
on_ceiling_changed (LiaBriefingPage *self);

static void
show_marks (LiaBriefingPage *self, const LiaBriefingPreview *preview)
{
  g_signal_handlers_block_by_func (self->ceiling, on_ceiling_changed, self);

  if (!has_same_marks (self, preview->marks)) {
    g_autoptr (GPtrArray) labels = g_ptr_array_new ();

    for (guint i = 0; i < preview->marks->len; i++)
      g_ptr_array_add (labels, g_ptr_array_index (preview->marks, i));
    g_ptr_array_add (labels, NULL);
    gtk_string_list_splice (self->marks, 0, g_list_model_get_n_items (G_LIST_MODEL (self->marks)),
                            (const char *const *) labels->pdata);
  }
  g_free (self->chosen);
  self->chosen = g_strdup (preview->ceiling);
  gtk_drop_down_set_selected (self->ceiling, find_mark (preview->marks, self->chosen));
  adw_action_row_set_subtitle (self->ceiling_row, preview->meaning != NULL ? preview->meaning : "");

  g_signal_handlers_unblock_by_func (self->ceiling, on_ceiling_changed, self);
}

static void
show_preview (LiaBriefingPage *self, const LiaBriefingPreview *preview)
{
  g_autofree char *contents = lia_briefing_contents_words (preview->report);
  g_autofree char *held_back = lia_briefing_held_back_words (preview->report);

  show_marks (self, preview);
  lia_subject_group_show_words (self->subject, preview->report->about);
  adw_action_row_set_subtitle (self->goes_in, contents);
  adw_action_row_set_subtitle (self->held_back, held_back);
  gtk_label_set_label (self->mark, preview->report->mark);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), *preview->report->mark != '\0');
  suggest_name (self, preview->report->file_name);
}

/* What can't be exported as it was asked for isn't. */
static void
show_problem (LiaBriefingPage *self, const char *problem)
{
  adw_action_row_set_subtitle (self->goes_in, problem);
  adw_action_row_set_subtitle (self->held_back, "");
  gtk_widget_hide (GTK_WIDGET (self->mark));
  update_export (self);
}

static void
on_previewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBriefingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBriefingPreview) preview = lia_briefing_preview_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->previewing);
  self->sound = preview != NULL;
  if (preview != NULL)
    show_preview (self, preview);
  else
    show_problem (self, error->message);
}

/* A newer question cancels the older. A page that isn't looked at asks when it is. */
static void
refresh (LiaBriefingPage *self)
{
  LiaBriefingOptions options = options_of (self);

  g_clear_handle_id (&self->delayed, g_source_remove);
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  if (self->reg == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->previewing = g_cancellable_new ();
  lia_briefing_preview_async (self->reg, &options, self->previewing, on_previewed,
                              g_object_ref (self));
}

static gboolean
refresh_delayed (gpointer data)
{
  LiaBriefingPage *self = data;

  self->delayed = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
refresh_soon (LiaBriefingPage *self)
{
  if (self->delayed == 0)
    self->delayed = g_timeout_add (REFRESH_DELAY_MS, refresh_delayed, self);
}

/* Until it is known whether the filter fits anything, nothing can be exported by it. */
static void
on_subject_changed (LiaBriefingPage *self)
{
  self->sound = FALSE;
  update_export (self);
  refresh_soon (self);
}

static void
on_ceiling_changed (LiaBriefingPage *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->ceiling);

  if (selected == NULL)
    return;

  g_free (self->chosen);
  self->chosen = g_strdup (gtk_string_object_get_string (selected));
  g_settings_set_string (self->settings, "briefing-ceiling", self->chosen);
  refresh (self);
}

static void
on_name_changed (LiaBriefingPage *self)
{
  update_export (self);
}

static void
set_folder (LiaBriefingPage *self, const char *path)
{
  g_free (self->folder_path);
  self->folder_path = g_strdup (path);
  adw_action_row_set_subtitle (self->folder, path);
}

static void
on_folder_response (LiaBriefingPage *self, int response, GtkFileChooser *chooser)
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
on_choose (LiaBriefingPage *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Where briefings go"), window, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"), NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder_path);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_folder_response), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
on_tick (gpointer data)
{
  LiaBriefingPage *self = data;

  gtk_progress_bar_set_fraction (self->progress, g_atomic_int_get (self->thousandths) / 1000.0);

  return G_SOURCE_CONTINUE;
}

static void
set_busy (LiaBriefingPage *self, gboolean busy)
{
  gtk_stack_set_visible_child_name (self->stack, busy ? "busy" : "ready");
  g_clear_handle_id (&self->tick, g_source_remove);
  if (busy) {
    gtk_progress_bar_set_fraction (self->progress, 0);
    self->tick = g_timeout_add (50, on_tick, self);
  }
}

/* What comes next is to open it; and the focus brings the row into view, once it has a place. */
static gboolean
focus_result (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LiaBriefingPage *self = LIA_BRIEFING_PAGE (widget);

  if (gtk_widget_get_visible (self->result) && gtk_widget_get_allocated_height (self->result) == 0)
    return G_SOURCE_CONTINUE;

  gtk_widget_grab_focus (GTK_WIDGET (self->written));
  return G_SOURCE_REMOVE;
}

static void
show_written (LiaBriefingPage *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *folder = g_path_get_dirname (self->path);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->written), name);
  adw_action_row_set_subtitle (self->written, folder);
  gtk_widget_set_visible (self->result, TRUE);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_result, NULL, NULL);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBriefingPage) self = user_data;
  g_autoptr (GError) error = NULL;

  lia_briefing_export_finish (result, &error);
  g_clear_object (&self->exporting);
  if (self->reg == NULL)
    return;

  set_busy (self, FALSE);
  if (error == NULL)
    show_written (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lia_message_show (GTK_WIDGET (self), _ ("The briefing was not exported"), error->message);
}

static void export(LiaBriefingPage *self)
{
  LiaBriefingOptions options = options_of (self);

  if (self->exporting != NULL)
    return;

  gtk_widget_set_visible (self->result, FALSE);
  g_clear_pointer (&self->thousandths, g_atomic_rc_box_release);
  self->thousandths = g_atomic_rc_box_new0 (int);
  self->exporting = g_cancellable_new ();
  set_busy (self, TRUE);
  lia_briefing_export_async (self->reg, &options, self->path, self->thousandths, self->exporting,
                             on_exported, g_object_ref (self));
}

static void
ask_replace (LiaBriefingPage *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *body = g_strdup_printf (
      /* Translators: the name of a file. */
      _ ("There is a “%s” in that folder already. Replacing it loses what it holds."), name);
  LiaQuestion question = { _ ("Replace the file?"), body, NULL, _ ("_Replace"), TRUE };

  lia_question_ask (GTK_WIDGET (self), &question, G_CALLBACK (export), self);
}

static void
on_export (LiaBriefingPage *self)
{
  g_autofree char *name = NULL;

  if (!gtk_widget_get_sensitive (self->export) || self->exporting != NULL)
    return;

  name = g_strdup (gtk_editable_get_text (self->file_name));
  if (!g_str_has_suffix (name, SUFFIX)) {
    g_autofree char *whole = g_strconcat (name, SUFFIX, NULL);

    g_free (name);
    name = g_steal_pointer (&whole);
  }
  g_free (self->path);
  self->path = g_build_filename (self->folder_path, name, NULL);

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    ask_replace (self);
  else
    export(self);
}

static void
on_cancel (LiaBriefingPage *self)
{
  g_cancellable_cancel (self->exporting);
}

static void
on_open (LiaBriefingPage *self)
{
  lia_show_file (GTK_WIDGET (self), self->path);
}

static void
on_show (LiaBriefingPage *self)
{
  lia_show_file_folder (GTK_WIDGET (self), self->path);
}

static void
set_register (LiaBriefingPage *self, LiaRegister *reg)
{
  if (reg == self->reg)
    return;

  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  g_cancellable_cancel (self->exporting);
  g_set_object (&self->reg, reg);

  if (reg != NULL) {
    g_signal_connect_object (reg, "changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
    gtk_editable_set_text (self->author, lia_register_get_office (reg));
  }
  self->sound = FALSE;
  lia_subject_group_set_register (self->subject, reg);
  gtk_widget_set_visible (self->result, FALSE);
  set_busy (self, FALSE);
  refresh (self);
}

static void
set_up (LiaBriefingPage *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "briefing-folder");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  self->chosen = g_settings_get_string (self->settings, "briefing-ceiling");
  gtk_editable_set_text (self->heading, _ ("Register briefing"));
  if (*folder != '\0' && g_file_test (folder, G_FILE_TEST_IS_DIR))
    set_folder (self, folder);
  else
    set_folder (self, documents != NULL ? documents : g_get_home_dir ());
}

static void
lia_briefing_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lia_briefing_page_parent_class)->map (widget);

  refresh (LIA_BRIEFING_PAGE (widget));
}

static void
lia_briefing_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LIA_BRIEFING_PAGE (object)->reg);
}

static void
lia_briefing_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_register (LIA_BRIEFING_PAGE (object), g_value_get_object (value));
}

static void
lia_briefing_page_dispose (GObject *object)
{
  LiaBriefingPage *self = LIA_BRIEFING_PAGE (object);

  g_clear_handle_id (&self->delayed, g_source_remove);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  g_clear_object (&self->reg);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (lia_briefing_page_parent_class)->dispose (object);
}

static void
lia_briefing_page_finalize (GObject *object)
{
  LiaBriefingPage *self = LIA_BRIEFING_PAGE (object);

  g_free (self->chosen);
  g_free (self->suggestion);
  g_free (self->folder_path);
  g_free (self->path);
  g_clear_pointer (&self->thousandths, g_atomic_rc_box_release);

  G_OBJECT_CLASS (lia_briefing_page_parent_class)->finalize (object);
}

static void
lia_briefing_page_class_init (LiaBriefingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_briefing_page_get_property;
  object_class->set_property = lia_briefing_page_set_property;
  object_class->dispose = lia_briefing_page_dispose;
  object_class->finalize = lia_briefing_page_finalize;
  widget_class->map = lia_briefing_page_map;

  properties[PROP_REGISTER] = g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_SUBJECT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/briefing-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LiaBriefingPage, name)
  BIND (subject);
  BIND (ceiling_row);
  BIND (ceiling);
  BIND (marks);
  BIND (personal);
  BIND (heading);
  BIND (author);
  BIND (goes_in);
  BIND (mark);
  BIND (held_back);
  BIND (file_name);
  BIND (folder);
  BIND (choose);
  BIND (stack);
  BIND (export);
  BIND (progress);
  BIND (result);
  BIND (written);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, refresh);
  gtk_widget_class_bind_template_callback (widget_class, on_subject_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_ceiling_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_show);
}

static void
lia_briefing_page_init (LiaBriefingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (LIA_APPLICATION_ID);
  set_up (self);
}
