#include "overview-private.h"
#include "records/date.h"
#include "records/types.h"

static gboolean
count (LiaReader *reader,
       const LiaRecordType *type,
       const char *state,
       gint32 today,
       guint *n,
       GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  gint64 found;

  if (state != NULL)
    lia_query_where_state (query, state, today);
  found = lia_reader_count (reader, query, error);
  *n = MAX (found, 0);

  return found >= 0;
}

static gboolean
read_counts (LiaOverview *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  const struct {
    const LiaRecordType *type;
    const char *state;
    guint *n;
  } counts[] = {
    { &lia_commitment_type, NULL, &self->n_commitments },
    { &lia_engagement_type, NULL, &self->n_engagements },
    { &lia_challenge_type, NULL, &self->n_challenges },
    { &lia_commitment_type, "open", &self->n_open },
    { &lia_commitment_type, "overdue", &self->n_overdue },
    { &lia_commitment_type, "due-soon", &self->n_due_soon },
    { &lia_commitment_type, "silent", &self->n_silent },
    { &lia_engagement_type, "no-outcome", &self->n_no_outcome },
    { &lia_engagement_type, "passed", &self->n_passed },
    { &lia_challenge_type, "no-commitment", &self->n_uncovered },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !count (reader, counts[i].type, counts[i].state, self->today, counts[i].n, error))
      return FALSE;

  return TRUE;
}

static void
meeting_free (LiaOverviewMeeting *meeting)
{
  g_free (meeting->id);
  g_free (meeting->title);
  g_free (meeting->when);
  g_free (meeting->where);
  g_free (meeting->process);
  g_free (meeting->hue);
  g_free (meeting->with);
  g_free (meeting->with_hue);
  g_free (meeting->away);
  g_free (meeting->clashes);
  g_free (meeting->holiday);
  g_free (meeting);
}

static void
bar_free (LiaOverviewBar *bar)
{
  g_free (bar->label);
  g_free (bar->hue);
  g_free (bar->filter);
  g_free (bar->counts);
  g_free (bar);
}

static void
column_free (LiaOverviewColumn *column)
{
  g_free (column->code);
  g_free (column->name);
  g_free (column);
}

static void
row_free (LiaOverviewRow *row)
{
  g_free (row->id);
  g_free (row->reference);
  g_free (row->title);
  g_free (row->counts);
  g_free (row);
}

static LiaOverview *
overview_new (gint32 today)
{
  LiaOverview *self = g_new0 (LiaOverview, 1);

  self->today = today;
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) meeting_free);
  self->bars = g_ptr_array_new_with_free_func ((GDestroyNotify) bar_free);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  return self;
}

/**
 * lia_overview_free:
 * @self: (transfer full) (nullable): an overview
 */
void
lia_overview_free (LiaOverview *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->bars);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * lia_overview_read:
 * @reader: a reader
 * @today: the day it is seen from, see lia_day_today()
 * @cancellable: (nullable): stops the reading
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads what needs somebody today. It asks for the whole register, so it belongs on a thread of
 * its own where somebody waits; see lia_overview_read_async().
 *
 * Returns: (transfer full) (nullable): the overview
 */
LiaOverview *
lia_overview_read (LiaReader *reader, gint32 today, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaOverview) self = overview_new (today);

  if (!read_counts (self, reader, cancellable, error) ||
      !lia_overview_read_meetings (self, reader, cancellable, error) ||
      !lia_overview_read_bars (self, reader, cancellable, error) ||
      !lia_overview_read_coverage (self, reader, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (LiaReader) reader = lia_register_read (source);
  g_autoptr (GError) error = NULL;
  LiaOverview *overview =
      lia_overview_read (reader, lia_reader_get_today (reader), cancellable, &error);

  if (overview == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, overview, (GDestroyNotify) lia_overview_free);
}

/**
 * lia_overview_read_async:
 * @reg: a register
 * @cancellable: (nullable): stops the reading
 * @callback: what is called with the result
 * @user_data: what is given to @callback
 *
 * Does what lia_overview_read() does, as of lia_reader_get_today(), on another thread.
 */
void
lia_overview_read_async (LiaRegister *reg,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_overview_read_async);
  g_task_run_in_thread (task, read_thread);
}

/**
 * lia_overview_read_finish:
 * @result: what the callback was given
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the overview
 */
LiaOverview *
lia_overview_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
