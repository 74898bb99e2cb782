#include "moving.h"

#include <glib/gi18n.h>

#include "apply.h"
#include "dialogs/message.h"
#include "dialogs/new-record-dialog.h"
#include "records/types.h"

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

/**
 * lia_draft_engagement:
 * @origin: the widget in which it was drawn
 * @reg: a register
 * @lane: the key of the lane of the timeline in which it was drawn
 * @first: its first day
 * @last: its last day
 *
 * Asks for what a new engagement can't be without, with its days, and its process if the lane is
 * that of one, filled in already.
 */
void
lia_draft_engagement (GtkWidget *origin,
                      LiaRegister *reg,
                      const LiaId *lane,
                      gint32 first,
                      gint32 last)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (origin));
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, lane, NULL);
  g_autofree char *process = lia_id_to_text (lane);
  g_autofree char *from = lia_day_to_edtf (first);
  g_autofree char *until = lia_day_to_edtf (last);
  g_autofree char *text = g_strdup_printf ("%s/%s", from, until);
  g_autoptr (LiaDate) date = lia_date_parse (text, NULL);
  g_autofree char *value = date != NULL ? lia_date_to_edtf (date) : NULL;
  gboolean is_process = record != NULL && lia_record_get_record_type (record) == &lia_process_type;
  const char *values[] = { "date", value, is_process ? "process" : NULL, process, NULL };

  lia_new_record_dialog_present_with (window, reg, &lia_engagement_type, values);
}
