#include <glib/gi18n.h>

#include "dialogs/question.h"

#include "dialogs/message.h"

typedef struct {
  const char *failure;
  void (*ask) (GTask *task);
} Reading;

static void
let_go (gpointer object, GClosure *closure)
{
  g_object_unref (object);
}

/* Asks over the window of @origin; @yes gets @object, a #GObject that stays until then, unless
 * somebody thinks better of it. */
void
lia_question_ask (GtkWidget *origin, const LiaQuestion *question, GCallback yes, gpointer object)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (origin)), question->heading, question->body));

  if (question->extra != NULL)
    adw_message_dialog_set_extra_child (dialog, question->extra);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), LIA_QUESTION_YES,
                                    question->label, NULL);
  adw_message_dialog_set_response_appearance (dialog, LIA_QUESTION_YES,
                                              question->destroys ? ADW_RESPONSE_DESTRUCTIVE
                                                                 : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog,
                                           question->destroys ? "cancel" : LIA_QUESTION_YES);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response::" LIA_QUESTION_YES, yes, g_object_ref (object), let_go,
                         G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    lia_message_show (GTK_WIDGET (source), reading->failure, error->message);
  else if (gtk_widget_get_root (GTK_WIDGET (source)) != NULL)
    reading->ask (G_TASK (result));
}

/* Lets @read find out in a thread what there is to be said, and then @ask, unless @origin has left
 * its window; both find @data in the task. Where that fails, it is said under @failure. */
void
lia_question_read_first (GtkWidget *origin,
                         const char *failure,
                         GTaskThreadFunc read,
                         void (*ask) (GTask *task),
                         gpointer data,
                         GDestroyNotify data_free)
{
  Reading *reading = g_new (Reading, 1);
  g_autoptr (GTask) task = g_task_new (origin, NULL, on_read, reading);

  *reading = (Reading) { failure, ask };
  g_task_set_task_data (task, data, data_free);
  g_task_run_in_thread (task, read);
}
