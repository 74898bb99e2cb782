#include "moving.h"

#include <glib/gi18n.h>

#include "apply.h"
#include "dialogs/message.h"

/* A record on its way to other days. */
typedef struct {
  GtkWidget *origin;
  LiaRegister *reg;
  LiaId id;
  LiaDateEnd end;
  gint32 first;
  gint32 last;
  GAsyncReadyCallback callback;
  gpointer user_data;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->origin);
  g_object_unref (errand->reg);
  g_free (errand);
}

static void
make_edit_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Errand *errand = data;
  g_autoptr (LiaReader) reader = lia_register_read (errand->reg);
  g_autoptr (GError) error = NULL;
  LiaEdit *edit =
      lia_moved_date_edit (reader, &errand->id, errand->end, errand->first, errand->last, &error);

  if (edit != NULL)
    g_task_return_pointer (task, edit, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
made_edit_cb (GObject *origin, GAsyncResult *result, gpointer data)
{
  Errand *errand = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = g_task_propagate_pointer (G_TASK (result), &error);

  if (edit != NULL) {
    lia_apply_edit_async (errand->origin, errand->reg, edit, errand->callback, errand->user_data);
    return;
  }

  lia_message_show (errand->origin, _ ("The change was not made"), error->message);
  errand->callback (origin, result, errand->user_data);
}

/**
 * lia_move_record:
 * @origin: the widget in which the record is moved; questions appear over it
 * @reg: a register
 * @id: the key of an engagement, a commitment or a task
 * @end: what of its date moves
 * @first: its new first day
 * @last: its new last day
 * @callback: called when it has moved, or never will
 * @user_data: for @callback
 *
 * Moves a record to other days, as lia_moved_date_edit() has it, and asks why.
 */
void
lia_move_record (GtkWidget *origin,
                 LiaRegister *reg,
                 const LiaId *id,
                 LiaDateEnd end,
                 gint32 first,
                 gint32 last,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (origin, NULL, made_edit_cb, NULL);
  Errand *errand = g_new0 (Errand, 1);

  errand->origin = g_object_ref (origin);
  errand->reg = g_object_ref (reg);
  errand->id = *id;
  errand->end = end;
  errand->first = first;
  errand->last = last;
  errand->callback = callback;
  errand->user_data = user_data;
  g_task_set_source_tag (task, lia_move_record);
  g_task_set_task_data (task, errand, errand_free);
  g_task_run_in_thread (task, make_edit_thread);
}
