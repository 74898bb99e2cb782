#include "safekeeping.h"

#include "backup-work.h"
#include "records/date.h"
#include "toast.h"

/* Long after the first picture, so that opening a register never waits for its backup. */
#define DELAY_S 3

typedef struct {
  GWeakRef origin;
  GWeakRef reg;
  GCancellable *cancellable;
  gint32 day; /* on which it was last seen to */
  gboolean told;
} Keeper;

static void
keeper_clear (gpointer data)
{
  Keeper *self = data;

  g_weak_ref_clear (&self->origin);
  g_weak_ref_clear (&self->reg);
  g_object_unref (self->cancellable);
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

/* Once for each register that is opened: who can't mend it now needn't hear it every day. */
static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Keeper *self = user_data;
  g_autoptr (GtkWidget) origin = g_weak_ref_get (&self->origin);
  g_autoptr (GError) error = NULL;

  if (!lia_backup_work_finish (result, &error) && origin != NULL && !self->told &&
      !g_cancellable_is_cancelled (self->cancellable)) {
    self->told = TRUE;
    lia_toast_no_backup (origin);
  }
  keeper_unref (self);
}

static void
see_to_it (Keeper *self)
{
  g_autoptr (LiaRegister) reg = g_weak_ref_get (&self->reg);

  if (reg == NULL || self->day == lia_day_today ())
    return;

  self->day = lia_day_today ();
  lia_backup_work_daily (lia_register_get_path (reg), self->cancellable, on_backed_up,
                         g_rc_box_acquire (self));
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
 * if that fails, and stops when that is closed. */
void
lia_safekeeping_start (GtkWidget *origin, LiaRegister *reg)
{
  Keeper *self;

  if (lia_register_is_read_only (reg))
    return;

  self = g_rc_box_new0 (Keeper);
  g_weak_ref_init (&self->origin, origin);
  g_weak_ref_init (&self->reg, reg);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (origin, "destroy", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  g_signal_connect_data (reg, "changed", G_CALLBACK (on_changed), g_rc_box_acquire (self),
                         keeper_unref_closure, 0);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, DELAY_S, on_settled, self, keeper_unref);
}
