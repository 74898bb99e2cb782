#include <glib/gi18n.h>

#include "window.h"

#include "actions.h"
#include "dialogs/damaged-message.h"
#include "dialogs/message.h"
#include "identity.h"
#include "pages/welcome-page.h"
#include "safekeeping.h"

#define MOST_RECENT 8

struct _LiaWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  LiaWelcomePage *welcome;

  LiaDesk *desk;
  GSettings *settings;
  GCancellable *opening;
  char *path; /* of what is being opened */
  AdwToast *toast;
};

G_DEFINE_FINAL_TYPE (LiaWindow, lia_window, ADW_TYPE_APPLICATION_WINDOW)

/* The latest first, each once. */
static void
remember (LiaWindow *self, const char *path)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "recent-registers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;
  guint n = 1;

  g_strv_builder_add (builder, path);
  for (guint i = 0; before[i] != NULL && n < MOST_RECENT; i++) {
    if (g_str_equal (before[i], path))
      continue;
    g_strv_builder_add (builder, before[i]);
    n++;
  }

  recent = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "recent-registers", (const char *const *) recent);
  g_settings_set_string (self->settings, "last-register", path);
}

static void
forget_last (LiaWindow *self)
{
  g_settings_set_string (self->settings, "last-register", "");
}

static void
update_back (LiaWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back",
                                 self->desk != NULL && lia_desk_can_back (self->desk));
}

/* The past is nobody's work, and not what one comes back to. */
static void
enrol (LiaWindow *self, LiaRegister *reg)
{
  g_autofree char *person = NULL;
  g_autofree char *office = NULL;

  if (lia_register_get_as_at (reg) != NULL)
    return;

  lia_identity_get (&person, &office);
  lia_register_set_author (reg, person, *office != '\0' ? office : lia_register_get_office (reg));
  remember (self, lia_register_get_path (reg));
}

static void
take_register (LiaWindow *self, LiaRegister *reg)
{
  g_autofree char *room = g_settings_get_string (self->settings, "room");

  enrol (self, reg);
  if (self->desk != NULL)
    gtk_stack_remove (self->stack, GTK_WIDGET (self->desk));
  self->desk = LIA_DESK (lia_desk_new (reg));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->desk));
  g_signal_connect_object (self->desk, "notify::can-back", G_CALLBACK (update_back), self,
                           G_CONNECT_SWAPPED);
  lia_desk_open_room (self->desk, room);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->desk));
  lia_actions_enable (GTK_WIDGET (self), reg);
  gtk_window_set_title (GTK_WINDOW (self), lia_desk_get_title (self->desk));
  update_back (self);
}

/* None of what is shown can be trusted to be there still; room and record are looked for again. */
static void
on_replaced (LiaRegister *reg, LiaWindow *self)
{
  LiaId record;
  gboolean had_record;

  if (self->desk == NULL || lia_desk_get_register (self->desk) != reg)
    return;

  had_record = lia_desk_get_record (self->desk, &record);
  take_register (self, reg);
  if (had_record)
    lia_desk_open_record (self->desk, &record);
  lia_window_toast (self, _ ("A backup was put in place of the register"), "", "");
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = lia_opening_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  lia_welcome_page_set_busy (self->welcome, FALSE);
  if (reg != NULL) {
    take_register (self, reg);
    g_signal_connect_object (reg, "replaced", G_CALLBACK (on_replaced), self, 0);
    lia_safekeeping_start (GTK_WIDGET (self), reg);
    return;
  }

  forget_last (self);
  if (lia_damaged_message_fits (error))
    lia_damaged_message_show (GTK_WIDGET (self), self->path, error);
  else
    lia_message_show (GTK_WIDGET (self), _ ("This register can’t be opened"), error->message);
}

static void
restore_size (LiaWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* The default size follows what the user makes of it, but not the size of a maximised window. */
static gboolean
lia_window_close_request (GtkWindow *window)
{
  LiaWindow *self = LIA_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  return GTK_WINDOW_CLASS (lia_window_parent_class)->close_request (window);
}

static void
lia_window_dispose (GObject *object)
{
  LiaWindow *self = LIA_WINDOW (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->toast);
  self->desk = NULL;

  G_OBJECT_CLASS (lia_window_parent_class)->dispose (object);
}

static void
lia_window_class_init (LiaWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lia_window_close_request;

  g_type_ensure (LIA_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/liaison/Liaison/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaWindow, welcome);
  lia_actions_install (widget_class);
}

static void
lia_window_init (LiaWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (LIA_APPLICATION_ID);
  restore_size (self);
  lia_actions_enable (GTK_WIDGET (self), NULL);
}

/* A window of the application, with no register in it yet. */
GtkWindow *
lia_window_new (GtkApplication *application)
{
  return g_object_new (LIA_TYPE_WINDOW, "application", application, NULL);
}

/* (nullable): what is done with the register, once there is one. */
LiaDesk *
lia_window_get_desk (LiaWindow *self)
{
  return self->desk;
}

/* Opens or makes the register at @path here, in place of the one that was open. */
void
lia_window_open (LiaWindow *self, LiaOpening how, const char *path)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);

  self->opening = g_cancellable_new ();
  g_free (self->path);
  self->path = g_strdup (path);
  lia_welcome_page_set_busy (self->welcome, TRUE);
  lia_opening_async (how, path, self->opening, on_opened, g_object_ref (self));
}

/* Shows a register that is open already, in place of the one that was. */
void
lia_window_show (LiaWindow *self, LiaRegister *reg)
{
  take_register (self, reg);
}

static AdwToast *
toast_new (const char *text, const char *button, const char *action)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (*button != '\0') {
    adw_toast_set_button_label (toast, button);
    adw_toast_set_detailed_action_name (toast, action);
  }

  return toast;
}

/* Says @text in passing, in place of what was said before; @button activates @action, and both are
 * empty where there is nothing to do about it. Titles of toasts are markup, what is said is not. */
void
lia_window_toast (LiaWindow *self, const char *text, const char *button, const char *action)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);

  self->toast = toast_new (text, button, action);
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (self->toast));
}

/* Says @text until somebody closes it or takes up what @button offers, because that is to be had
 * nowhere else; what is said in passing comes before it for as long as it takes. */
void
lia_window_toast_to_stay (LiaWindow *self, const char *text, const char *button, const char *action)
{
  AdwToast *toast = toast_new (text, button, action);

  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
