#include <glib/gi18n.h>

#include "safekeeping.h"

#include "dialogs/message.h"
#include "records/date.h"
#include "register/backup.h"

/* Long after the first picture, so that opening a register never waits for its backup. */
#define DELAY_S 3

typedef struct {
  GWeakRef origin;
  GWeakRef reg;
  gint32 day; /* on which it was last seen to */
  gboolean told;
} Keeper;

static void
keeper_clear (gpointer data)
{
  Keeper *self = data;

  g_weak_ref_clear (&self->origin);
  g_weak_ref_clear (&self->reg);
}

static void
keeper_unref (gpointer data)
{
  g_rc_box_release_full (data, keeper_clear);
}

static void
keeper_unref_closure (gpointer data, GClosure *closure)
{
  keeper_unref (data);
}

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (lia_backup_daily (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Once for each register that is opened: who can't mend it now needn't hear it every day. */
static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keeper *self = user_data;
  g_autoptr (GtkWidget) origin = g_weak_ref_get (&self->origin);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && origin != NULL && !self->told &&
      gtk_widget_get_root (origin) != NULL) {
    self->told = TRUE;
    lia_message_show (origin, _ ("Today’s backup was not made"), error->message);
  }
  keeper_unref (self);
}

static void
see_to_it (Keeper *self)
{
  g_autoptr (LiaRegister) reg = g_weak_ref_get (&self->reg);
  g_autoptr (GTask) task = NULL;

  if (reg == NULL || self->day == lia_day_today ())
    return;

  self->day = lia_day_today ();
  task = g_task_new (reg, NULL, on_backed_up, g_rc_box_acquire (self));
  g_task_set_source_tag (task, see_to_it);
  g_task_set_task_data (task, g_strdup (lia_register_get_path (reg)), g_free);
  g_task_run_in_thread (task, back_up_in_thread);
}

static gboolean
on_settled (gpointer user_data)
{
  see_to_it (user_data);

  return G_SOURCE_REMOVE;
}

static void
on_changed (LiaRegister *reg, LiaEdit *edit, gpointer user_data)
{
  see_to_it (user_data);
}

/* Backs the register up on each day on which it is used, as long as it is open; says over @origin
 * if that fails. */
void
lia_safekeeping_start (GtkWidget *origin, LiaRegister *reg)
{
  Keeper *self;

  if (lia_register_is_read_only (reg))
    return;

  self = g_rc_box_new0 (Keeper);
  g_weak_ref_init (&self->origin, origin);
  g_weak_ref_init (&self->reg, reg);
  g_signal_connect_data (reg, "changed", G_CALLBACK (on_changed), g_rc_box_acquire (self),
                         keeper_unref_closure, 0);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, DELAY_S, on_settled, self, keeper_unref);
}
