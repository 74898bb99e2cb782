#include "typed-filter.h"

#include "register/filter-place.h"

typedef struct {
  LiaRegister *reg;
  const LiaRecordType *type;
  char *text;
  gsize cursor;
  gboolean half_typed;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->reg);
  g_free (reading->text);
  g_free (reading);
}

static LiaExpression *
read_text (const Reading *reading, const char *text, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reading->reg);
  g_autoptr (LiaQuery) query = lia_query_new (reading->type);
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, error);

  if (expression == NULL || !lia_filter_apply_expression (expression, query, reader,
                                                          lia_reader_get_today (reader), error))
    return NULL;

  return g_steal_pointer (&expression);
}

/* Whether all that is wrong is the condition at the cursor, of which more may be typed. A name that
 * means nothing won't mean more with a value behind it. */
static gboolean
is_half_typed (const Reading *reading)
{
  g_autoptr (LiaFilterPlace) place =
      lia_filter_place_find (reading->text, reading->cursor, reading->type);
  g_autofree char *rest = lia_filter_place_dup_rest (place, reading->text);
  g_autoptr (LiaExpression) others = read_text (reading, rest, NULL);

  return others != NULL && lia_filter_place_is_known (place);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  LiaExpression *expression = read_text (reading, reading->text, &error);

  if (expression != NULL) {
    g_task_return_pointer (task, expression, (GDestroyNotify) lia_expression_free);
    return;
  }

  reading->half_typed = is_half_typed (reading);
  g_task_return_error (task, error);
}

/* Reads @text, in which the cursor stands behind so many bytes; @callback is called with @source.
 */
void
lia_typed_filter_read_async (gpointer source,
                             LiaRegister *reg,
                             const LiaRecordType *type,
                             const char *text,
                             gsize cursor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Reading *reading = g_new0 (Reading, 1);

  reading->reg = g_object_ref (reg);
  reading->type = type;
  reading->text = g_strdup (text);
  reading->cursor = cursor;
  g_task_set_source_tag (task, lia_typed_filter_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_in_thread);
}

/* (transfer full) (nullable): what it says; where it is wrong, whether it only isn't finished. */
LiaExpression *
lia_typed_filter_read_finish (GAsyncResult *result, gboolean *half_typed, GError **error)
{
  const Reading *reading = g_task_get_task_data (G_TASK (result));

  *half_typed = reading->half_typed;
  return g_task_propagate_pointer (G_TASK (result), error);
}
