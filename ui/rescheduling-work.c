#include "rescheduling-work.h"

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (LiaReader) reader = lia_register_read (source);

  g_task_return_pointer (task, lia_rescheduling_read (reader, data),
                         (GDestroyNotify) lia_rescheduling_free);
}

/**
 * lia_rescheduling_work_read:
 * @reg: a register
 * @edit: an edit that wasn't applied yet; nobody may change it until @callback is called
 * @callback: called when it is known
 * @user_data: for @callback
 *
 * Finds out in the background what it means that a meeting moves, as lia_rescheduling_read() does.
 */
void
lia_rescheduling_work_read (LiaRegister *reg,
                            LiaEdit *edit,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, NULL, callback, user_data);

  g_task_set_source_tag (task, lia_rescheduling_work_read);
  g_task_set_task_data (task, g_object_ref (edit), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

/**
 * lia_rescheduling_work_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): what it means; %NULL if no meeting moves
 */
LiaRescheduling *
lia_rescheduling_work_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
