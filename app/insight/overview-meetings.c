#include <glib/gi18n.h>

#include "holidays.h"
#include "overview-private.h"
#include "records/types.h"
#include "standing.h"

/* How many engagements are shown, and how many of those ahead are looked at for clashes. */
#define MAX_MEETINGS 6
#define MAX_UPCOMING 500

/* The days of an engagement, as far as they are settled. */
typedef struct {
  gint32 first;
  gint32 last;
  gboolean exact;
} Span;

static Span
span_of (const LiaRecord *engagement)
{
  const char *text = lia_record_get (engagement, "date");
  g_autoptr (LiaDate) date = text == NULL ? NULL : lia_date_parse (text, NULL);
  Span span = { LIA_DAY_NONE, LIA_DAY_NONE, FALSE };

  if (date != NULL) {
    span.first = lia_date_first_day (date);
    span.last = lia_date_last_day (date);
    span.exact = lia_date_is_exact (date);
  }

  return span;
}

/* Only settled days can clash: "in 2027" is no reason to avoid anything. */
static gboolean
overlap (const Span *a, const Span *b)
{
  return a->exact && b->exact && a->first <= b->last && b->first <= a->last;
}

static void
find_clashes (LiaOverviewMeeting *meeting, guint index, GPtrArray *upcoming)
{
  Span span = span_of (upcoming->pdata[index]);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < upcoming->len; i++) {
    Span other = span_of (upcoming->pdata[i]);

    if (i == index || !overlap (&span, &other))
      continue;
    if (meeting->n_clashes > 0)
      g_string_append_c (titles, '\n');
    g_string_append (titles, lia_record_get (upcoming->pdata[i], "title"));
    meeting->n_clashes++;
  }
  if (meeting->n_clashes > 0)
    meeting->clashes = g_string_free (g_steal_pointer (&titles), FALSE);
}

static void
count_tasks (LiaOverviewMeeting *meeting, LiaReader *reader, LiaRecord *engagement, gint32 today)
{
  g_autoptr (GPtrArray) tasks =
      lia_reader_parts (reader, lia_record_get_id (engagement), &lia_task_type);

  meeting->n_tasks = tasks->len;
  for (guint i = 0; i < tasks->len; i++) {
    gint32 due = lia_task_due_day (tasks->pdata[i], engagement);

    if (!lia_task_is_open (tasks->pdata[i]))
      continue;
    meeting->n_open++;
    meeting->n_late += due != LIA_DAY_NONE && due < today;
  }
}

static void
read_process (LiaReader *reader,
              const LiaRecord *engagement,
              const char *field,
              char **name,
              char **hue)
{
  g_autoptr (LiaRecord) process = NULL;
  LiaId id;

  if (!lia_record_get_link (engagement, field, &id))
    return;

  process = lia_reader_get (reader, &id, NULL);
  if (process == NULL)
    return;
  *name = g_strdup (lia_record_get (process, "name"));
  *hue = g_strdup (lia_record_get (process, "hue"));
}

static char *
holiday_at (LiaReader *reader, const LiaRecord *engagement, const Span *span)
{
  g_autoptr (LiaRecord) country = NULL;
  LiaId id;

  if (!span->exact || !lia_record_get_link (engagement, "country", &id))
    return NULL;

  country = lia_reader_get (reader, &id, NULL);
  return country == NULL
             ? NULL
             : lia_holidays_between (lia_record_get (country, "code"), span->first, span->last);
}

static char *
away_of (const Span *span, gint32 today)
{
  if (!span->exact)
    return g_strdup (_ ("no day yet"));

  return lia_days_away_to_words (MAX (span->first, today), today);
}

static char *
place_of (LiaReader *reader, const LiaRecord *engagement)
{
  const char *city = lia_record_get (engagement, "city");
  const char *format = lia_record_get (engagement, "format");

  if (city != NULL)
    return g_strdup (city);
  if (g_strcmp0 (format, "online") != 0)
    return NULL;

  return lia_reader_display (reader, &lia_engagement_type, "format", format);
}

static LiaOverviewMeeting *
meeting_new (LiaReader *reader, LiaRecord *engagement, gint32 today)
{
  LiaOverviewMeeting *meeting = g_new0 (LiaOverviewMeeting, 1);
  g_autoptr (LiaDate) date = lia_date_parse (lia_record_get (engagement, "date"), NULL);
  Span span = span_of (engagement);

  meeting->id = lia_id_to_text (lia_record_get_id (engagement));
  meeting->title = g_strdup (lia_record_get (engagement, "title"));
  meeting->when = date == NULL ? g_strdup ("") : lia_date_to_short_words (date);
  meeting->where = place_of (reader, engagement);
  meeting->away = away_of (&span, today);
  meeting->holiday = holiday_at (reader, engagement, &span);
  read_process (reader, engagement, "process", &meeting->process, &meeting->hue);
  read_process (reader, engagement, "with_process", &meeting->with, &meeting->with_hue);
  count_tasks (meeting, reader, engagement, today);

  return meeting;
}

/* Reads the next engagements; an undated one can't be next. */
gboolean
lia_overview_read_meetings (LiaOverview *self,
                            LiaReader *reader,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_engagement_type);
  g_autoptr (GPtrArray) upcoming = NULL;
  gint64 n;

  lia_query_where_state (query, "upcoming", self->today);
  n = lia_reader_count (reader, query, error);
  if (n < 0)
    return FALSE;
  self->n_upcoming = n;

  lia_query_sort_by (query, "date", FALSE);
  lia_query_limit (query, MAX_UPCOMING);
  upcoming = lia_reader_list_records (reader, query, cancellable, error);
  if (upcoming == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (upcoming->len, MAX_MEETINGS); i++) {
    LiaOverviewMeeting *meeting = meeting_new (reader, upcoming->pdata[i], self->today);

    find_clashes (meeting, i, upcoming);
    g_ptr_array_add (self->meetings, meeting);
  }

  return TRUE;
}
