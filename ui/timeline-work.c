#include "timeline-work.h"

#include "records/types.h"

/* A copy of what was asked for, since whoever asked may be gone meanwhile. */
typedef struct {
  LiaRegister *reg;
  LiaTimelineWishes wishes;
  char *ceiling;
  char *path;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->reg);
  g_free (order->ceiling);
  g_free (order->path);
  g_free (order);
}

static Order *
order_new (LiaRegister *reg, const LiaTimelineWishes *wishes, const char *path)
{
  Order *order = g_new0 (Order, 1);

  order->reg = g_object_ref (reg);
  order->wishes = *wishes;
  order->ceiling = g_strdup (wishes->ceiling);
  order->wishes.ceiling = order->ceiling;
  order->path = g_strdup (path);

  return order;
}

static GPtrArray *
list_marks (LiaReader *reader, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_mark_type);

  lia_query_sort_by (query, "rank", FALSE);
  return lia_reader_list_records (reader, query, NULL, error);
}

static void
read_marks (GTask *task, gpointer reg, gpointer data, GCancellable *cancellable)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  GError *error = NULL;
  g_autoptr (GPtrArray) records = list_marks (reader, &error);

  if (records == NULL) {
    g_task_return_error (task, error);
    return;
  }

  for (guint i = 0; i < records->len; i++)
    g_strv_builder_add (labels, lia_record_get (g_ptr_array_index (records, i), "label"));
  g_task_set_task_data (task, lia_reader_setting (reader, "default-mark"), g_free);
  g_task_return_pointer (task, g_strv_builder_end (labels), (GDestroyNotify) g_strfreev);
}

/* Reads the labels of the handling marks, from the widest. */
void
lia_timeline_marks_async (LiaRegister *reg, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, NULL, callback, user_data);

  g_task_set_source_tag (task, lia_timeline_marks_async);
  g_task_run_in_thread (task, read_marks);
}

/* @chosen is the register's default. */
GStrv
lia_timeline_marks_finish (GAsyncResult *result, char **chosen, GError **error)
{
  *chosen = g_strdup (g_task_get_task_data (G_TASK (result)));
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void export(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  LiaBriefingReport *report = NULL;
  GError *error = NULL;

  if (lia_timeline_picture_export (order->reg, &order->wishes, order->path, cancellable, NULL, NULL,
                                   &report, &error))
    g_task_return_pointer (task, report, (GDestroyNotify) lia_briefing_report_free);
  else
    g_task_return_error (task, error);
}

void
lia_timeline_export_async (LiaRegister *reg,
                           const LiaTimelineWishes *wishes,
                           const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  /* Once the file is in its place, it is there, whoever cancels afterwards. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, lia_timeline_export_async);
  g_task_set_task_data (task, order_new (reg, wishes, path), order_free);
  g_task_run_in_thread (task, export);
}

LiaBriefingReport *
lia_timeline_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
draw (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Order *order = data;
  GError *error = NULL;
  LiaTimelinePicture *picture =
      lia_timeline_picture_new (order->reg, &order->wishes, cancellable, NULL, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) lia_timeline_picture_free);
  else
    g_task_return_error (task, error);
}

void
lia_timeline_draw_async (LiaRegister *reg,
                         const LiaTimelineWishes *wishes,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_timeline_draw_async);
  g_task_set_task_data (task, order_new (reg, wishes, NULL), order_free);
  g_task_run_in_thread (task, draw);
}

LiaTimelinePicture *
lia_timeline_draw_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The sheets have margins of their own; whatever the printer's paper is, they fill it. */
static void
print_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  const LiaTimelinePicture *picture = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale =
      MIN (gtk_print_context_get_width (context) / lia_timeline_picture_get_width (picture),
           gtk_print_context_get_height (context) / lia_timeline_picture_get_height (picture));

  cairo_scale (cr, scale, scale);
  lia_timeline_picture_draw (picture, (guint) page, cr);
}

/* Asks for a printer and prints the sheets of a picture. */
gboolean
lia_timeline_print (GtkWindow *parent, LiaTimelinePicture *picture, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) page = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (page, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, page);
  gtk_print_operation_set_n_pages (operation, (int) lia_timeline_picture_get_n_sheets (picture));
  gtk_print_operation_set_job_name (operation, lia_timeline_picture_get_title (picture));
  g_signal_connect (operation, "draw-page", G_CALLBACK (print_page), picture);

  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                                  error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
