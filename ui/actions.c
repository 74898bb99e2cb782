#include <glib/gi18n.h>

#include "actions.h"

#include "apply.h"
#include "backup-work.h"
#include "dialogs/backups-dialog.h"
#include "dialogs/identity-dialog.h"
#include "dialogs/message.h"
#include "dialogs/new-record-dialog.h"
#include "dialogs/past-dialog.h"
#include "dialogs/snapshot-dialog.h"
#include "file-choice.h"
#include "follow-up.h"
#include "take-back.h"
#include "undo.h"
#include "widgets/search.h"
#include "window.h"

static LiaDesk *
desk_of (GtkWidget *window)
{
  return lia_window_get_desk (LIA_WINDOW (window));
}

static LiaRegister *
register_of (GtkWidget *window)
{
  return lia_desk_get_register (desk_of (window));
}

static void
on_open_room (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_desk_open_room (desk_of (window), g_variant_get_string (parameter, NULL));
}

static void
on_open_list (GtkWidget *window, const char *action, GVariant *parameter)
{
  const char *type, *filter;

  g_variant_get (parameter, "(&s&s)", &type, &filter);
  lia_desk_open_list (desk_of (window), type, filter);
}

static void
on_open_view (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaId id;

  if (lia_id_parse (g_variant_get_string (parameter, NULL), &id))
    lia_desk_open_view (desk_of (window), &id);
}

static void
on_open_changes (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaId id;

  lia_desk_open_changes (desk_of (window),
                         lia_id_parse (g_variant_get_string (parameter, NULL), &id) ? &id : NULL);
}

static void
on_take_back (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_take_back (GTK_WIDGET (desk_of (window)), register_of (window),
                 g_variant_get_int64 (parameter));
}

static void
on_copy (GtkWidget *window, const char *action, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (window),
                          g_variant_get_string (parameter, NULL));
}

static void
on_open_record (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaId id;

  if (lia_id_parse (g_variant_get_string (parameter, NULL), &id))
    lia_desk_open_record (desk_of (window), &id);
}

static void
on_browse_record (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaId id;

  if (lia_id_parse (g_variant_get_string (parameter, NULL), &id))
    lia_desk_browse (desk_of (window), &id);
}

static void
on_close_record (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_desk_close_record (desk_of (window));
}

static void
on_back (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_desk_back (desk_of (window));
}

static void
on_filter (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_desk_focus_filter (desk_of (window));
}

static void
on_search (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_search_present (window, register_of (window));
}

static void
on_new_record (GtkWidget *window, const char *action, GVariant *parameter)
{
  const LiaRecordType *type = lia_record_type_find (g_variant_get_string (parameter, NULL));

  if (type != NULL)
    lia_new_record_dialog_present (window, register_of (window), type, NULL);
}

/* What is new is most often one more of what is looked at. */
static void
on_new (GtkWidget *window, const char *action, GVariant *parameter)
{
  const LiaRecordType *type = lia_record_type_find (lia_desk_get_room (desk_of (window)));

  if (type == NULL)
    type = lia_record_type_find ("commitment");
  lia_new_record_dialog_present (window, register_of (window), type, NULL);
}

static void
on_new_part (GtkWidget *window, const char *action, GVariant *parameter)
{
  const char *name, *text;
  const LiaRecordType *type;
  LiaId whole;

  g_variant_get (parameter, "(&s&s)", &name, &text);
  type = lia_record_type_find (name);
  if (type != NULL && lia_id_parse (text, &whole))
    lia_new_record_dialog_present (window, register_of (window), type, &whole);
}

static void
on_archive_record (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaRegister *reg = register_of (window);
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaEdit) edit = NULL;
  g_autofree char *label = NULL;
  LiaId id;

  if (!lia_id_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  record = lia_reader_get (reader, &id, NULL);
  if (record == NULL)
    return;

  /* Translators: the reference of a record, such as C-042. */
  label = g_strdup_printf (_ ("Archive %s"), lia_record_get_reference (record));
  edit = lia_edit_new (label);
  lia_edit_archive (edit, record);
  lia_apply_edit (GTK_WIDGET (desk_of (window)), reg, edit);
  lia_desk_close_record (desk_of (window));
}

static void
on_follow_up (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaId id;

  if (lia_id_parse (g_variant_get_string (parameter, NULL), &id))
    lia_follow_up (GTK_WIDGET (desk_of (window)), register_of (window), &id);
}

static void
on_undo (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_undo (GTK_WIDGET (desk_of (window)), register_of (window));
}

static void
on_redo (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_redo (GTK_WIDGET (desk_of (window)), register_of (window));
}

static void
on_export_briefing (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_desk_open_room (desk_of (window), "briefings");
}

static void
on_brief (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaId id;

  if (lia_id_parse (g_variant_get_string (parameter, NULL), &id))
    lia_desk_open_briefing (desk_of (window), &id);
}

/* About the record that is looked at. */
static void
on_brief_shown (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaId id;

  if (lia_desk_get_record (desk_of (window), &id))
    lia_desk_open_briefing (desk_of (window), &id);
}

static void
on_identity (GtkWidget *window, const char *action, GVariant *parameter)
{
  LiaDesk *desk = desk_of (window);

  lia_identity_dialog_present (window, desk != NULL ? lia_desk_get_register (desk) : NULL);
}

static void
on_toast (GtkWidget *window, const char *action, GVariant *parameter)
{
  const char *text, *button, *button_action;

  g_variant_get (parameter, "(&s&s&s)", &text, &button, &button_action);
  lia_window_toast (LIA_WINDOW (window), text, button, button_action);
}

static void
on_toast_to_stay (GtkWidget *window, const char *action, GVariant *parameter)
{
  const char *text, *button, *button_action;

  g_variant_get (parameter, "(&s&s&s)", &text, &button, &button_action);
  lia_window_toast_to_stay (LIA_WINDOW (window), text, button, button_action);
}

/* A window shows one register; another one gets a window of its own. */
static LiaWindow *
window_for_another (GtkWidget *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GtkWindow *other;

  if (desk_of (window) == NULL)
    return LIA_WINDOW (window);

  other = lia_window_new (application);
  gtk_window_present (other);

  return LIA_WINDOW (other);
}

static void
on_open_sample (GtkWidget *window, const char *action, GVariant *parameter)
{
  g_autofree char *path = lia_opening_sample_path ();

  lia_window_open (window_for_another (window), LIA_OPENING_SAMPLE, path);
}

static void
open_chosen (GFile *file, gpointer user_data)
{
  lia_window_open (window_for_another (user_data), LIA_OPENING_FILE, g_file_peek_path (file));
}

static void
make_chosen (GFile *file, gpointer user_data)
{
  lia_window_open (window_for_another (user_data), LIA_OPENING_NEW, g_file_peek_path (file));
}

static void
on_open (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_file_choice_open (GTK_WINDOW (window), open_chosen, window);
}

static void
on_new_register (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_file_choice_save (GTK_WINDOW (window), make_chosen, window);
}

static void
on_open_path (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_window_open (window_for_another (window), LIA_OPENING_FILE,
                   g_variant_get_string (parameter, NULL));
}

static void
on_snapshot (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_snapshot_dialog_present (GTK_WIDGET (desk_of (window)), register_of (window));
}

static void
on_backups (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_backups_dialog_present (window, register_of (window));
}

typedef struct {
  LiaWindow *window;
  char *copy;
} Copying;

static void
on_copied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Copying *copying = user_data;
  g_autoptr (GError) error = NULL;

  if (lia_window_get_desk (copying->window) == NULL)
    g_debug ("A copy was made for a window that is closed");
  else if (lia_backup_work_finish (result, &error))
    lia_window_open (copying->window, LIA_OPENING_FILE, copying->copy);
  else
    lia_message_show (GTK_WIDGET (copying->window), _ ("The register was not copied"),
                      error->message);

  g_object_unref (copying->window);
  g_free (copying->copy);
  g_free (copying);
}

static void
copy_chosen (GFile *file, gpointer user_data)
{
  Copying *copying = g_new0 (Copying, 1);

  copying->window = g_object_ref (user_data);
  copying->copy = g_file_get_path (file);
  lia_window_toast (copying->window, _ ("Copying the register…"), "", "");
  lia_backup_work_copy (lia_register_get_path (register_of (user_data)), copying->copy, NULL,
                        on_copied, copying);
}

static void
on_copy_register (GtkWidget *window, const char *action, GVariant *parameter)
{
  g_autofree char *name = g_path_get_basename (lia_register_get_path (register_of (window)));
  g_autofree char *shown = g_filename_display_name (name);

  lia_file_choice_copy (GTK_WINDOW (window), shown, copy_chosen, window);
}

static void
show_past (GtkWidget *window, LiaRegister *past)
{
  lia_window_show (window_for_another (window), past);
}

static void
on_as_at (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_past_dialog_present (window, register_of (window), show_past);
}

static void
on_present (GtkWidget *window, const char *action, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (lia_register_get_path (register_of (window)));
  GFile *files[] = { file };

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), files, 1,
                      "");
  gtk_window_close (GTK_WINDOW (window));
}

static void
on_changes_since (GtkWidget *window, const char *action, GVariant *parameter)
{
  lia_desk_open_room (desk_of (window), "changes-since");
}

/* What has to be open for an action. */
typedef enum {
  LIA_NEEDS_NOTHING,
  LIA_NEEDS_REGISTER,
  LIA_NEEDS_TO_WRITE,
  LIA_NEEDS_PRESENT,
  LIA_NEEDS_PAST,
} LiaNeed;

static const struct {
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  LiaNeed need;
} actions[] = {
  { "win.open-room", "s", on_open_room, LIA_NEEDS_REGISTER },
  { "win.open-list", "(ss)", on_open_list, LIA_NEEDS_REGISTER },
  { "win.open-view", "s", on_open_view, LIA_NEEDS_REGISTER },
  { "win.open-changes", "s", on_open_changes, LIA_NEEDS_REGISTER },
  { "win.open-record", "s", on_open_record, LIA_NEEDS_REGISTER },
  { "win.browse-record", "s", on_browse_record, LIA_NEEDS_REGISTER },
  { "win.close-record", NULL, on_close_record, LIA_NEEDS_REGISTER },
  { "win.back", NULL, on_back, LIA_NEEDS_REGISTER },
  { "win.filter", NULL, on_filter, LIA_NEEDS_REGISTER },
  { "win.search", NULL, on_search, LIA_NEEDS_REGISTER },
  { "win.new", NULL, on_new, LIA_NEEDS_TO_WRITE },
  { "win.new-record", "s", on_new_record, LIA_NEEDS_TO_WRITE },
  { "win.new-part", "(ss)", on_new_part, LIA_NEEDS_TO_WRITE },
  { "win.archive-record", "s", on_archive_record, LIA_NEEDS_TO_WRITE },
  { "win.follow-up", "s", on_follow_up, LIA_NEEDS_TO_WRITE },
  { "win.take-back", "x", on_take_back, LIA_NEEDS_TO_WRITE },
  { "win.undo", NULL, on_undo, LIA_NEEDS_TO_WRITE },
  { "win.redo", NULL, on_redo, LIA_NEEDS_TO_WRITE },
  { "win.export-briefing", NULL, on_export_briefing, LIA_NEEDS_REGISTER },
  { "win.brief", "s", on_brief, LIA_NEEDS_REGISTER },
  { "win.brief-shown", NULL, on_brief_shown, LIA_NEEDS_REGISTER },
  { "win.snapshot", NULL, on_snapshot, LIA_NEEDS_TO_WRITE },
  { "win.copy-register", NULL, on_copy_register, LIA_NEEDS_PRESENT },
  { "win.backups", NULL, on_backups, LIA_NEEDS_PRESENT },
  { "win.as-at", NULL, on_as_at, LIA_NEEDS_PRESENT },
  { "win.present", NULL, on_present, LIA_NEEDS_PAST },
  { "win.changes-since", NULL, on_changes_since, LIA_NEEDS_REGISTER },
  { "win.copy", "s", on_copy, LIA_NEEDS_NOTHING },
  { "win.toast", "(sss)", on_toast, LIA_NEEDS_NOTHING },
  { "win.toast-to-stay", "(sss)", on_toast_to_stay, LIA_NEEDS_NOTHING },
  { "win.identity", NULL, on_identity, LIA_NEEDS_NOTHING },
  { "win.open", NULL, on_open, LIA_NEEDS_NOTHING },
  { "win.open-path", "s", on_open_path, LIA_NEEDS_NOTHING },
  { "win.open-sample", NULL, on_open_sample, LIA_NEEDS_NOTHING },
  { "win.new-register", NULL, on_new_register, LIA_NEEDS_NOTHING },
};

/* These are not accelerators of the application, which would come before the entry that has the
 * focus: there Ctrl+Z takes back what was typed. */
static const struct {
  guint key;
  GdkModifierType modifiers;
  const char *action;
} shortcuts[] = {
  { GDK_KEY_k, GDK_CONTROL_MASK, "win.search" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "win.filter" },
  { GDK_KEY_n, GDK_CONTROL_MASK, "win.new" },
  { GDK_KEY_o, GDK_CONTROL_MASK, "win.open" },
  { GDK_KEY_e, GDK_CONTROL_MASK, "win.export-briefing" },
  { GDK_KEY_e, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.brief-shown" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
  { GDK_KEY_y, GDK_CONTROL_MASK, "win.redo" },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.back" },
  { GDK_KEY_Back, 0, "win.back" },
  { GDK_KEY_Escape, 0, "win.close-record" },
};

static const char *const rooms_by_number[] = { "overview",   "timeline",    "engagement",
                                               "commitment", "challenge",   "lesson",
                                               "body",       "participant", "briefings" };

static void
install_shortcuts (GtkWidgetClass *window_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_widget_class_add_binding_action (window_class, shortcuts[i].key, shortcuts[i].modifiers,
                                         shortcuts[i].action, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rooms_by_number); i++)
    gtk_widget_class_add_binding_action (window_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.open-room",
                                         "s", rooms_by_number[i]);
}

/* The commands of a window, which every widget in it can activate, and their keys. */
void
lia_actions_install (GtkWidgetClass *window_class)
{
  install_shortcuts (window_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (window_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}

static gboolean
can_do (LiaNeed need, LiaRegister *reg)
{
  switch (need) {
  case LIA_NEEDS_REGISTER:
    return reg != NULL;
  case LIA_NEEDS_TO_WRITE:
    return reg != NULL && !lia_register_is_read_only (reg);
  case LIA_NEEDS_PRESENT:
    return reg != NULL && lia_register_get_as_at (reg) == NULL;
  case LIA_NEEDS_PAST:
    return reg != NULL && lia_register_get_as_at (reg) != NULL;
  default:
    return TRUE;
  }
}

/* Switches those off that can't be done with @reg, or with none. */
void
lia_actions_enable (GtkWidget *window, LiaRegister *reg)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (window, actions[i].name, can_do (actions[i].need, reg));
}
