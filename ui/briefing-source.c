#include "briefing-source.h"

#include "briefing/kinds/kind.h"
#include "briefing/since.h"
#include "records/types.h"
#include "register/past.h"

struct _LiaBriefingSource {
  GObject parent_instance;

  LiaRegister *reg;
  LiaRegister *past; /* the register as at the end of some day, or NULL */
  char *as_at;       /* that day */
  guint stamp;       /* goes on when what is kept holds no more */
  int permille;
};

G_DEFINE_FINAL_TYPE (LiaBriefingSource, lia_briefing_source, G_TYPE_OBJECT)

typedef struct {
  LiaBriefingSource *source;
  LiaBriefingOptions *settled;
  char *as_at;
  guint stamp;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->source);
  lia_briefing_options_free (search->settled);
  g_free (search->as_at);
  g_free (search);
}

/* What is no period may still be a moment to tell from on, or is told to be neither. */
static char *
find_period (LiaBriefingSource *self, const LiaBriefingOptions *options, char **since)
{
  char *as_at = NULL;

  if (options->kind == &lia_period_briefing && options->since != NULL)
    lia_since_read_period (options->since, lia_register_get_today (self->reg), since, &as_at, NULL);

  return as_at;
}

static void
forget (LiaBriefingSource *self)
{
  g_clear_object (&self->past);
  g_clear_pointer (&self->as_at, g_free);
  self->stamp++;
}

/* What is written now changes nothing that was, unless it is made to go, or says how the register
 * is kept. Only that a briefing left is known to be neither. */
static void
on_changed (LiaBriefingSource *self, LiaEdit *edit)
{
  GPtrArray *changes = lia_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++)
    if (((const LiaChange *) g_ptr_array_index (changes, i))->type != &lia_issue_type) {
      forget (self);
      return;
    }
  if (changes->len == 0)
    forget (self);
}

static void
lia_briefing_source_dispose (GObject *object)
{
  LiaBriefingSource *self = LIA_BRIEFING_SOURCE (object);

  forget (self);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_briefing_source_parent_class)->dispose (object);
}

static void
lia_briefing_source_class_init (LiaBriefingSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_briefing_source_dispose;
}

static void
lia_briefing_source_init (LiaBriefingSource *self)
{
}

static void
tell_progress (double fraction, gpointer user_data)
{
  LiaBriefingSource *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Search *search = g_task_get_task_data (task);
  LiaBriefingSource *self = search->source;
  GError *error = NULL;
  g_autoptr (LiaRegister) past =
      lia_register_open_past_finish (LIA_REGISTER (source), result, &error);

  if (past == NULL) {
    g_task_return_error (task, error);
    return;
  }

  if (search->stamp == self->stamp) {
    g_set_object (&self->past, past);
    g_free (self->as_at);
    self->as_at = g_strdup (search->as_at);
  }
  g_task_return_pointer (task, g_steal_pointer (&past), g_object_unref);
}

/* Finds it for briefings of @reg. */
LiaBriefingSource *
lia_briefing_source_new (LiaRegister *reg)
{
  LiaBriefingSource *self = g_object_new (LIA_TYPE_BRIEFING_SOURCE, NULL);
  LiaRegister *present = lia_register_get_present (reg);

  self->reg = g_object_ref (reg);
  g_signal_connect_object (present, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (present, "replaced", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);

  return self;
}

/* Whether it can be told at once. */
gboolean
lia_briefing_source_has (LiaBriefingSource *self, const LiaBriefingOptions *options)
{
  g_autofree char *since = NULL;
  g_autofree char *as_at = find_period (self, options, &since);

  return as_at == NULL || g_strcmp0 (as_at, self->as_at) == 0;
}

/* Finds it, and makes it in the background if it has to be. */
void
lia_briefing_source_find_async (LiaBriefingSource *self,
                                const LiaBriefingOptions *options,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *since = NULL;
  g_autofree char *as_at = find_period (self, options, &since);
  Search *search = g_new0 (Search, 1);
  LiaBriefingOptions settled = *options;

  if (since != NULL)
    settled.since = since;
  search->source = g_object_ref (self);
  search->settled = lia_briefing_options_copy (&settled);
  search->as_at = g_strdup (as_at);
  search->stamp = self->stamp;
  g_task_set_source_tag (task, lia_briefing_source_find_async);
  g_task_set_task_data (task, search, search_free);
  if (as_at != NULL && g_strcmp0 (as_at, self->as_at) != 0) {
    g_atomic_int_set (&self->permille, 0);
    lia_register_open_past_async (lia_register_get_present (self->reg), as_at, cancellable,
                                  tell_progress, self, on_opened, task);
    return;
  }

  g_task_return_pointer (task, g_object_ref (as_at != NULL ? self->past : self->reg),
                         g_object_unref);
  g_object_unref (task);
}

/* (transfer full) (nullable): the register; @settled (out) is how the briefing shall be of it. */
LiaRegister *
lia_briefing_source_find_finish (LiaBriefingSource *self,
                                 GAsyncResult *result,
                                 LiaBriefingOptions **settled,
                                 GError **error)
{
  const Search *search = g_task_get_task_data (G_TASK (result));
  LiaRegister *reg = g_task_propagate_pointer (G_TASK (result), error);

  if (reg != NULL)
    *settled = lia_briefing_options_copy (search->settled);
  return reg;
}

/* How much of it is made, from 0 to 1. */
double
lia_briefing_source_get_progress (LiaBriefingSource *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}
