#include <glib/gi18n.h>

#include "apply.h"

#include "dialogs/conflict-dialog.h"
#include "dialogs/identity-dialog.h"
#include "dialogs/message.h"
#include "dialogs/reason-dialog.h"
#include "identity.h"
#include "rescheduling-work.h"
#include "toast.h"

/* An edit on its way into the register. It may be asked about, and replaced, before it arrives. */
typedef struct {
  GtkWidget *origin;
  LiaRegister *reg;
  LiaEdit *edit;
  LiaRescheduling *rescheduling; /* (nullable): what moves along */
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->origin);
  g_object_unref (errand->reg);
  g_object_unref (errand->edit);
  lia_rescheduling_free (errand->rescheduling);
  g_free (errand);
}

static void
apply (GTask *task);

static void
give_up (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The change was not made."));
  g_object_unref (task);
}

static void
on_reason (const char *reason, gpointer user_data)
{
  GTask *task = user_data;
  Errand *errand = g_task_get_task_data (task);

  if (reason == NULL) {
    give_up (task);
    return;
  }

  lia_edit_set_reason (errand->edit, reason);
  if (errand->rescheduling != NULL)
    lia_rescheduling_complete (errand->rescheduling, errand->edit);
  apply (task);
}

/* What moves along is told where it is asked why. */
static void
on_rescheduling_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Errand *errand = g_task_get_task_data (task);

  errand->rescheduling = lia_rescheduling_work_finish (result);
  lia_reason_dialog_ask (errand->origin, errand->edit, errand->rescheduling, on_reason, task);
}

static void
on_conflicts_settled (LiaEdit *settled, gpointer user_data)
{
  GTask *task = user_data;
  Errand *errand = g_task_get_task_data (task);

  if (settled == NULL || lia_edit_is_empty (settled)) {
    give_up (task);
    return;
  }

  g_set_object (&errand->edit, settled);
  apply (task);
}

static void
succeed (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);

  if (lia_edit_get_serial (errand->edit) > 0)
    lia_toast_edit (errand->origin, lia_edit_get_label (errand->edit));
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Errand *errand = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (lia_register_apply_finish (errand->reg, result, &error)) {
    succeed (task);
  } else if (g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_REASON)) {
    lia_rescheduling_work_read (errand->reg, errand->edit, on_rescheduling_read, task);
  } else if (g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PERMISSION)) {
    lia_reason_dialog_ask_permission (errand->origin, error->message, on_reason, task);
  } else if (g_error_matches (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT)) {
    lia_conflict_dialog_ask (errand->origin, errand->reg, errand->edit, on_conflicts_settled, task);
  } else {
    lia_message_show (errand->origin, _ ("The change was not made"), error->message);
    g_task_return_error (task, g_steal_pointer (&error));
    g_object_unref (task);
  }
}

static void
apply (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);

  lia_register_apply_async (errand->reg, errand->edit, on_applied, task);
}

static void
on_identity (gpointer user_data)
{
  apply (user_data);
}

/* Only in the application's own window: nobody else can be asked. */
static gboolean
has_to_ask_who (GtkWidget *origin)
{
  return !lia_identity_is_known () && GTK_IS_APPLICATION_WINDOW (gtk_widget_get_root (origin));
}

/**
 * lia_apply_edit_async:
 * @origin: the widget in which the edit was made; questions and toasts appear over it
 * @reg: a register
 * @edit: an edit
 * @callback: called when the edit stands in the register, or never will
 * @user_data: for @callback
 *
 * Applies an edit in the background. Asks who is working if nobody has said so yet, for a reason
 * where one is needed, who agreed where something is to be shared more widely, and field by field
 * where somebody else was faster; shows any other error.
 */
void
lia_apply_edit_async (GtkWidget *origin,
                      LiaRegister *reg,
                      LiaEdit *edit,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (origin, NULL, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->origin = g_object_ref (origin);
  errand->reg = g_object_ref (reg);
  errand->edit = g_object_ref (edit);
  g_task_set_source_tag (task, lia_apply_edit_async);
  g_task_set_task_data (task, errand, errand_free);

  if (has_to_ask_who (origin))
    lia_identity_dialog_ask (origin, reg, on_identity, task);
  else
    apply (task);
}

/**
 * lia_apply_edit_finish:
 * @result: what the callback was given
 * @error: a %LIA_REGISTER_ERROR that was shown already, or %G_IO_ERROR_CANCELLED where somebody
 *   thought better of it
 *
 * Returns: whether the edit stands in the register
 */
gboolean
lia_apply_edit_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * lia_apply_edit:
 * @origin: the widget in which the edit was made
 * @reg: a register
 * @edit: an edit
 *
 * As lia_apply_edit_async(), for widgets that need no more than the register's signal.
 */
void
lia_apply_edit (GtkWidget *origin, LiaRegister *reg, LiaEdit *edit)
{
  lia_apply_edit_async (origin, reg, edit, NULL, NULL);
}
