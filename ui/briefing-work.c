#include "briefing-work.h"

#include <glib/gi18n.h>

#include "briefing-errand.h"
#include "briefing/kinds/kind.h"
#include "records/types.h"

/* A copy of what was asked for, since the page goes on being edited meanwhile. */
typedef struct {
  LiaRegister *reg;
  LiaBriefingOptions *options;
  char *path;
  int *progress;
} Order;

static Order *
order_new (LiaRegister *reg, const LiaBriefingOptions *options, const char *path)
{
  Order *order = g_new0 (Order, 1);

  order->reg = g_object_ref (reg);
  order->options = lia_briefing_options_copy (options);
  order->path = g_strdup (path);

  return order;
}

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->reg);
  lia_briefing_options_free (order->options);
  g_free (order->path);
  if (order->progress != NULL)
    g_atomic_rc_box_release (order->progress);
  g_free (order);
}

/* A mark that another register had is none of this one's: its default is taken then. */
static const LiaRecord *
find_ceiling (GPtrArray *marks, const char *asked_for, const char *fallback)
{
  const LiaRecord *found = NULL;

  for (guint i = 0; i < marks->len; i++) {
    const LiaRecord *record = g_ptr_array_index (marks, i);
    const char *label = lia_record_get (record, "label");

    if (g_strcmp0 (label, asked_for) == 0)
      return record;
    if (g_strcmp0 (label, fallback) == 0)
      found = record;
  }

  return found;
}

static gboolean
read_marks (LiaBriefingPreview *self, const Order *order, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (order->reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_mark_type);
  g_autofree char *fallback = lia_reader_setting (reader, "default-mark");
  g_autoptr (GPtrArray) records = NULL;
  const LiaRecord *ceiling;

  lia_query_sort_by (query, "rank", FALSE);
  records = lia_reader_list_records (reader, query, cancellable, error);
  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->marks,
                     g_strdup (lia_record_get (g_ptr_array_index (records, i), "label")));
  ceiling = find_ceiling (records, order->options->ceiling, fallback);
  if (ceiling != NULL) {
    self->ceiling = g_strdup (lia_record_get (ceiling, "label"));
    self->meaning = g_strdup (lia_record_get (ceiling, "meaning"));
  }

  return TRUE;
}

/* Whether there is all that has to be known before anything can be made; to find that out nothing
 * has to be read. */
static gboolean
is_whole (const LiaBriefingOptions *options, GError **error)
{
  const LiaRecordType *scope = options->kind->scope;
  g_autofree char *refusal = lia_briefing_kind_refuse (options->kind, options->renderer);

  if (scope != NULL && options->scope == NULL)
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
                 /* Translators: a kind of record, such as Engagement. */
                 _ ("Choose what this briefing is about: %s."), lia_record_type_label (scope));
  else if (options->kind == &lia_period_briefing && options->since == NULL)
    g_set_error_literal (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
                         _ ("Write which period the report shall be about."));
  else if (options->sections != NULL && options->sections[0] == NULL)
    g_set_error_literal (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
                         _ ("Choose at least one section."));
  else if (refusal != NULL)
    g_set_error_literal (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED, refusal);
  else
    return TRUE;

  return FALSE;
}

/* What can't be made is an answer as well, with the marks to choose another from. */
static void
preview (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  LiaBriefingOptions options = *order->options;
  g_autoptr (LiaBriefingPreview) self = g_new0 (LiaBriefingPreview, 1);
  GError *error = NULL;

  self->marks = g_ptr_array_new_with_free_func (g_free);
  if (!read_marks (self, order, cancellable, &error)) {
    g_task_return_error (task, error);
    return;
  }

  options.ceiling = self->ceiling;
  if (is_whole (&options, &self->problem))
    self->report = lia_briefing_preview (order->reg, &options, cancellable, &self->problem);
  if (g_error_matches (self->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&self->problem));
  else
    g_task_return_pointer (task, g_steal_pointer (&self),
                           (GDestroyNotify) lia_briefing_preview_free);
}

static void
note_progress (double fraction, gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, (int) (fraction * 1000));
}

/* Another process doesn't tell how far it is. What whoever exports is told is in the language of
 * the interface, whatever the briefing is in. */
static gboolean
write_file (Order *order, LiaBriefingReport **report, GCancellable *cancellable, GError **error)
{
  if (order->options->language == NULL)
    return lia_briefing_export (order->reg, order->options, order->path, cancellable, note_progress,
                                order->progress, report, error);

  *report = lia_briefing_preview (order->reg, order->options, cancellable, error);
  return *report != NULL &&
         lia_briefing_errand_export (order->reg, order->options, order->path, cancellable, error);
}

static void export(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  g_autoptr (LiaBriefingReport) report = NULL;
  GError *error = NULL;

  if (write_file (order, &report, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&report),
                           (GDestroyNotify) lia_briefing_report_free);
  else
    g_task_return_error (task, error);
}

/* Frees a preview; takes %NULL as well. */
void
lia_briefing_preview_free (LiaBriefingPreview *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->report, lia_briefing_report_free);
  g_clear_error (&self->problem);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_free (self->ceiling);
  g_free (self->meaning);
  g_free (self);
}

/* Finds out in the background what would go into a briefing. A ceiling that the register doesn't
 * know is taken for its default. */
void
lia_briefing_preview_async (LiaRegister *reg,
                            const LiaBriefingOptions *options,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_briefing_preview_async);
  g_task_set_task_data (task, order_new (reg, options, NULL), order_free);
  g_task_run_in_thread (task, preview);
}

LiaBriefingPreview *
lia_briefing_preview_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Makes a briefing in the background. @progress, which has to be in an atomic reference counted
 * box, is set to how much is done, in thousandths. */
void
lia_briefing_export_async (LiaRegister *reg,
                           const LiaBriefingOptions *options,
                           const char *path,
                           int *progress,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);
  Order *order = order_new (reg, options, path);

  order->progress = g_atomic_rc_box_acquire (progress);
  g_task_set_source_tag (task, lia_briefing_export_async);
  /* A file that was there already when somebody thought better of it has left all the same. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, export);
}

/* (transfer full) (nullable): what went in; NULL if it wasn't made. */
LiaBriefingReport *
lia_briefing_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
make_pages (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  GBytes *pages =
      order->options->language != NULL
          ? lia_briefing_errand_pages (order->reg, order->options, cancellable, &error)
          : lia_briefing_render_pages (order->reg, order->options, NULL, cancellable, &error);

  if (pages != NULL)
    g_task_return_pointer (task, pages, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Makes the pages of a briefing in the background, as they would go out. */
void
lia_briefing_pages_async (LiaRegister *reg,
                          const LiaBriefingOptions *options,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_briefing_pages_async);
  g_task_set_task_data (task, order_new (reg, options, NULL), order_free);
  g_task_run_in_thread (task, make_pages);
}

GBytes *
lia_briefing_pages_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Another process that makes pages leaves nothing to be remembered, so what it tells is found out
 * here as well. */
static gboolean
make_sheets (const Order *order, LiaBriefingSheets *self, GCancellable *cancellable, GError **error)
{
  self->pages =
      lia_briefing_render_pages (order->reg, order->options, &self->report, cancellable, error);
  if (self->pages == NULL || order->options->language == NULL)
    return self->pages != NULL;

  g_bytes_unref (self->pages);
  self->pages = lia_briefing_errand_pages (order->reg, order->options, cancellable, error);
  return self->pages != NULL;
}

static void
make_sheets_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (LiaBriefingSheets) self = g_new0 (LiaBriefingSheets, 1);
  GError *error = NULL;

  if (make_sheets (data, self, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&self),
                           (GDestroyNotify) lia_briefing_sheets_free);
  else
    g_task_return_error (task, error);
}

/* Makes the pages of a briefing in the background, to be printed. */
void
lia_briefing_sheets_async (LiaRegister *reg,
                           const LiaBriefingOptions *options,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_briefing_sheets_async);
  g_task_set_task_data (task, order_new (reg, options, NULL), order_free);
  g_task_run_in_thread (task, make_sheets_in_thread);
}

LiaBriefingSheets *
lia_briefing_sheets_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Takes %NULL as well. */
void
lia_briefing_sheets_free (LiaBriefingSheets *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pages, g_bytes_unref);
  g_clear_pointer (&self->report, lia_briefing_report_free);
  g_free (self);
}

static void
note_print (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LiaBriefingSheets *sheets = data;
  GError *error = NULL;

  if (lia_briefing_note_print (sheets->report, sheets->pages, &error))
    g_task_return_pointer (task, g_strdup (sheets->report->unremembered), g_free);
  else
    g_task_return_error (task, error);
}

/* Has the register remember in the background that what is in @self (transfer full) was printed. */
void
lia_briefing_printed_async (LiaBriefingSheets *self,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, lia_briefing_printed_async);
  g_task_set_task_data (task, self, (GDestroyNotify) lia_briefing_sheets_free);
  g_task_run_in_thread (task, note_print);
}

/* Whether it does, or never does; then @unremembered (out) (nullable) says why. */
gboolean
lia_briefing_printed_finish (GAsyncResult *result, char **unremembered, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *unremembered = g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
