#include <glib/gi18n.h>

#include "undo.h"

#include "dialogs/message.h"
#include "toast.h"

/* The label has to be read before, because what is undone is then what could be redone. */
static void
undo_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LiaRegister *reg = data;
  g_autofree char *label = lia_register_get_undo_label (reg);
  GError *error = NULL;
  g_autoptr (LiaEdit) edit = lia_register_undo (reg, &error);

  if (edit == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&label), g_free);
}

static void
redo_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LiaRegister *reg = data;
  g_autofree char *label = lia_register_get_redo_label (reg);
  GError *error = NULL;
  g_autoptr (LiaEdit) edit = lia_register_redo (reg, &error);

  if (edit == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&label), g_free);
}

/* That there is nothing left is worth a word, not a dialog. */
static void
show_error (GtkWidget *origin, const char *heading, const GError *error)
{
  if (g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOTHING))
    lia_toast_show (origin, error->message);
  else
    lia_message_show (origin, heading, error->message);
}

static void
on_undone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWidget *origin = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    show_error (origin, _ ("This can’t be undone"), error);
  else
    lia_toast_undone (origin, label != NULL ? label : "");
}

static void
on_redone (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWidget *origin = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    show_error (origin, _ ("This can’t be done again"), error);
  else
    lia_toast_edit (origin, label != NULL ? label : "");
}

static void
start (GtkWidget *origin, LiaRegister *reg, GTaskThreadFunc work, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (origin, NULL, callback, NULL);

  g_task_set_task_data (task, g_object_ref (reg), g_object_unref);
  g_task_run_in_thread (task, work);
}

/* Takes the last edit back and says so over @origin. */
void
lia_undo (GtkWidget *origin, LiaRegister *reg)
{
  start (origin, reg, undo_in_thread, on_undone);
}

/* Makes the edit again that was last taken back. */
void
lia_redo (GtkWidget *origin, LiaRegister *reg)
{
  start (origin, reg, redo_in_thread, on_redone);
}
