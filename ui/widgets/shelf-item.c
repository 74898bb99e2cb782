#include "widgets/shelf-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/kinds/kind.h"
#include "briefing/renderer.h"
#include "records/date.h"
#include "records/types.h"
#include "register/issues.h"

/* What is older is found in the list of its kind. */
#define MOST_ITEMS 60

static void
item_free (gpointer data)
{
  LiaShelfItem *item = data;

  g_object_unref (item->record);
  g_free (item->title);
  g_free (item->about);
  g_free (item);
}

static void
add (GString *words, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, " · ");
  g_string_append (words, part);
}

static void
add_kind (GString *words, const LiaRecord *record)
{
  const LiaBriefingKind *kind = lia_briefing_kind_find (lia_record_get (record, "kind"));

  add (words, kind != NULL ? _ (kind->label) : lia_record_get (record, "kind"));
}

static void
add_audience (GString *words, const LiaRecord *record)
{
  const char *audience = lia_record_get (record, "audience");
  /* Translators: for whom a briefing is. */
  g_autofree char *text = audience != NULL ? g_strdup_printf (_ ("for %s"), audience) : NULL;

  add (words, text);
}

/* What it is about is kept by its reference, which tells a person nothing. Most titles say it. */
static void
add_scope (GString *words, LiaReader *reader, const LiaRecord *record)
{
  const char *heading = lia_record_get (record, "title");
  const char *reference = lia_record_get (record, "scope");
  g_autoptr (LiaRecord) scope =
      reference != NULL ? lia_reader_find (reader, NULL, reference, NULL) : NULL;
  g_autofree char *title = scope != NULL ? lia_reader_record_title (reader, scope) : NULL;

  if (title == NULL || heading == NULL || strstr (heading, title) == NULL)
    add (words, title != NULL ? title : reference);
}

/* As what it left. */
static void
add_format (GString *words, const LiaRecord *record)
{
  const char *format = lia_record_get (record, "format");
  const LiaRenderer *renderer = format != NULL ? lia_renderer_find (format) : NULL;

  if (g_strcmp0 (format, "print") == 0)
    add (words, _ ("Printed"));
  else
    add (words, renderer != NULL ? _ (renderer->label) : format);
}

static void
add_linked (GString *words, LiaReader *reader, const LiaRecord *record, const char *field)
{
  g_autofree char *title = NULL;
  LiaId id;

  if (lia_record_get_link (record, field, &id))
    title = lia_reader_title (reader, &id);
  add (words, title);
}

static void
add_moment (GString *words, const LiaRecord *record)
{
  const char *made = lia_record_get (record, "made");
  g_autoptr (LiaDate) date = made != NULL ? lia_date_parse (made, NULL) : NULL;
  g_autofree char *day = date != NULL ? lia_date_to_words (date) : NULL;
  const char *time = lia_record_get (record, "time");
  /* Translators: a day and the time on it. */
  g_autofree char *moment =
      day != NULL && time != NULL ? g_strdup_printf (_ ("%s, %s"), day, time) : g_strdup (day);

  add (words, moment);
}

/* Whether those who have it read what isn't so any more. */
static void
add_age (GString *words, LiaReader *reader, const LiaRecord *record, GCancellable *cancellable)
{
  g_autoptr (GDateTime) since = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  LiaIssueAge age;
  int year, month, day_of_month;

  if (!lia_issues_age (reader, record, &age, cancellable, NULL) || age.n_changed == 0)
    return;

  since = g_date_time_new_from_unix_local (age.since / G_USEC_PER_SEC);
  g_date_time_get_ymd (since, &year, &month, &day_of_month);
  day = lia_day_to_words (lia_day_from_civil (year, month, day_of_month));
  /* Translators: a day in words. */
  text = g_strdup_printf (_ ("outdated since %s"), day);
  add (words, text);
}

static char *
describe (LiaReader *reader, const LiaRecord *record, GCancellable *cancellable)
{
  GString *words = g_string_new (NULL);
  gboolean named = lia_record_get_record_type (record) == &lia_briefing_type;

  if (named)
    add_kind (words, record);
  else
    add_moment (words, record);
  if (!named)
    add_format (words, record);
  add_scope (words, reader, record);
  add_audience (words, record);
  if (named)
    add_linked (words, reader, record, "ceiling");
  else
    add_linked (words, reader, record, "mark");
  if (!named)
    add_age (words, reader, record, cancellable);

  return g_string_free (words, FALSE);
}

static LiaShelfItem *
item_new (LiaReader *reader, LiaRecord *record, GCancellable *cancellable)
{
  LiaShelfItem *item = g_new0 (LiaShelfItem, 1);

  item->record = g_object_ref (record);
  item->title = lia_reader_record_title (reader, record);
  item->about = describe (reader, record, cancellable);

  return item;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const LiaRecordType *type = data;
  g_autoptr (LiaReader) reader = lia_register_read (source);
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *items;
  GError *error = NULL;

  lia_query_sort_by (query, type->order, type->descending);
  lia_query_limit (query, MOST_ITEMS);
  records = lia_reader_list_records (reader, query, cancellable, &error);
  if (records == NULL) {
    g_task_return_error (task, error);
    return;
  }

  items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, item_new (reader, g_ptr_array_index (records, i), cancellable));
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

/* Reads in the background what a shelf shows. */
void
lia_shelf_items_read_async (LiaRegister *reg,
                            const LiaRecordType *type,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_task_data (task, (gpointer) type, NULL);
  g_task_run_in_thread (task, read_in_thread);
}

/* (transfer full) (element-type LiaShelfItem) (nullable): in the order in which they are shown. */
GPtrArray *
lia_shelf_items_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
