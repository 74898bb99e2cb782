#include "rescheduling.h"

#include <glib/gi18n.h>

#include "holidays.h"
#include "records/date.h"
#include "records/types.h"
#include "register/row.h"
#include "standing.h"

/* The days of a date, and whether they are settled. */
typedef struct {
  gint32 first;
  gint32 last;
  gboolean exact;
} Span;

/* A meeting before and after it moves. */
typedef struct {
  LiaRescheduling *result;
  LiaReader *reader;
  LiaRecord *before;
  LiaRecord *after;
  Span old;
  Span new;
} Meeting;

static Span
span_of (const char *text)
{
  g_autoptr (LiaDate) date = text != NULL ? lia_date_parse (text, NULL) : NULL;
  Span span = { LIA_DAY_NONE, LIA_DAY_NONE, FALSE };

  if (date != NULL) {
    span.first = lia_date_first_day (date);
    span.last = lia_date_last_day (date);
    span.exact = lia_date_is_exact (date);
  }
  return span;
}

static void
rescheduled_free (gpointer data)
{
  LiaRescheduled *self = data;

  g_free (self->title);
  g_free (self->from);
  g_free (self->to);
  g_free (self->note);
  g_free (self);
}

static void
day_free (gpointer data)
{
  LiaRescheduledDay *self = data;

  g_object_unref (self->item);
  g_free (self->day);
  g_free (self);
}

static LiaRescheduling *
rescheduling_new (void)
{
  LiaRescheduling *self = g_new0 (LiaRescheduling, 1);

  self->along = g_ptr_array_new_with_free_func (rescheduled_free);
  self->staying = g_ptr_array_new_with_free_func (rescheduled_free);
  self->clashes = g_ptr_array_new_with_free_func (g_free);
  self->days = g_ptr_array_new_with_free_func (day_free);
  return self;
}

/**
 * lia_rescheduling_free:
 * @self: (transfer full) (nullable): what a move means
 */
void
lia_rescheduling_free (LiaRescheduling *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->along);
  g_ptr_array_unref (self->staying);
  g_ptr_array_unref (self->clashes);
  g_ptr_array_unref (self->days);
  g_free (self->holiday);
  g_free (self);
}

static LiaRescheduled *
note_moving (Meeting *meeting, LiaRecord *record, gint32 from, gint32 to)
{
  LiaRescheduled *moved = g_new0 (LiaRescheduled, 1);

  moved->type = lia_record_get_record_type (record);
  moved->title = lia_reader_record_title (meeting->reader, record);
  moved->from = lia_day_to_words (from);
  moved->to = from != to ? lia_day_to_words (to) : NULL;
  g_ptr_array_add (from != to ? meeting->result->along : meeting->result->staying, moved);
  return moved;
}

/* Tasks hang on the meeting by themselves: nothing in them is changed. */
static void
read_tasks (Meeting *meeting)
{
  g_autoptr (GPtrArray) tasks =
      lia_reader_parts (meeting->reader, lia_record_get_id (meeting->before), &lia_task_type);

  for (guint i = 0; i < tasks->len; i++) {
    gint32 from = lia_task_due_day (tasks->pdata[i], meeting->before);
    gint32 to = lia_task_due_day (tasks->pdata[i], meeting->after);

    if (lia_task_is_open (tasks->pdata[i]) && from != LIA_DAY_NONE && to != LIA_DAY_NONE)
      note_moving (meeting, tasks->pdata[i], from, to);
  }
}

/* Days of the agenda follow the first day, unless the meeting only became longer or shorter. Where
 * it was not known to the day, no agenda day can have meant one of its days. */
static gint32
agenda_shift (const Meeting *meeting)
{
  if (!meeting->old.exact || meeting->new.first == LIA_DAY_NONE ||
      meeting->old.last == meeting->new.last)
    return 0;

  return meeting->new.first - meeting->old.first;
}

static gboolean
is_outside (const Span *span, gint32 day)
{
  return span->first != LIA_DAY_NONE && span->last != LIA_DAY_NONE &&
         (day < span->first || day > span->last);
}

static void
read_agenda_item (Meeting *meeting, LiaRecord *item)
{
  Span day = span_of (lia_record_get (item, "day"));
  gint32 to = day.first + agenda_shift (meeting);
  LiaRescheduled *moved;
  LiaRescheduledDay *change;

  if (!day.exact || day.first != day.last)
    return;

  moved = note_moving (meeting, item, day.first, to);
  if (is_outside (&meeting->new, to))
    moved->note = g_strdup (_ ("Not on a day of the meeting"));
  if (to == day.first)
    return;

  change = g_new0 (LiaRescheduledDay, 1);
  change->item = g_object_ref (item);
  change->day = lia_day_to_edtf (to);
  g_ptr_array_add (meeting->result->days, change);
}

static void
read_agenda (Meeting *meeting)
{
  g_autoptr (GPtrArray) items = lia_reader_parts (
      meeting->reader, lia_record_get_id (meeting->before), &lia_agenda_item_type);

  for (guint i = 0; i < items->len; i++)
    read_agenda_item (meeting, items->pdata[i]);
}

/* What was undertaken stays due when it was, whatever becomes of the meeting that looks at it. */
static void
read_commitments (Meeting *meeting, const char *relation)
{
  g_autoptr (GPtrArray) linked =
      lia_reader_linked (meeting->reader, lia_record_get_id (meeting->before), relation, TRUE);

  for (guint i = 0; i < linked->len; i++) {
    LiaRecord *commitment = ((LiaLinked *) linked->pdata[i])->record;
    const char *status = lia_record_get (commitment, "status");
    Span due = span_of (lia_record_get (commitment, "due"));
    LiaRescheduled *staying;

    if (due.last == LIA_DAY_NONE || g_strcmp0 (status, "fulfilled") == 0 ||
        g_strcmp0 (status, "withdrawn") == 0)
      continue;
    staying = note_moving (meeting, commitment, due.last, due.last);
    if (meeting->new.first != LIA_DAY_NONE &&
        due.last < meeting->new.first &&due.last >= meeting->old.first)
      staying->note = g_strdup (_ ("Due before the meeting now"));
  }
}

/* id, title, state, date, date_first, date_last */
static void
take_other (const LiaRow *row, gpointer data)
{
  Meeting *meeting = data;
  const char *state = lia_row_get_text (row, 2);
  gint32 first = lia_row_get_day (row, 4);
  gint32 last = lia_row_get_day (row, 5);
  LiaId id;

  if (!lia_row_get_link (row, 0, &id) || lia_id_equal (&id, lia_record_get_id (meeting->before)) ||
      first == LIA_DAY_NONE || last == LIA_DAY_NONE || first > meeting->new.last ||
      last < meeting->new.first || g_strcmp0 (state, "cancelled") == 0 ||
      g_strcmp0 (state, "postponed") == 0)
    return;

  /* "In 2027" is no reason to avoid anything. */
  if (span_of (lia_row_get_text (row, 3)).exact)
    g_ptr_array_add (meeting->result->clashes, g_strdup (lia_row_get_text (row, 1)));
}

static void
read_clashes (Meeting *meeting)
{
  static const char *const columns[] = { "id",         "title",     "state", "date",
                                         "date_first", "date_last", NULL };
  g_autoptr (LiaQuery) query = lia_query_new (&lia_engagement_type);

  lia_query_in_any_order (query);
  lia_reader_each_row (meeting->reader, query, columns, take_other, meeting, NULL, NULL);
}

static void
read_holiday (Meeting *meeting)
{
  g_autoptr (LiaRecord) country = NULL;
  LiaId id;

  if (!lia_record_get_link (meeting->before, "country", &id))
    return;

  country = lia_reader_get (meeting->reader, &id, NULL);
  if (country != NULL)
    meeting->result->holiday = lia_holidays_between (lia_record_get (country, "code"),
                                                     meeting->new.first, meeting->new.last);
}

/* (nullable): the change by which a meeting moves, if there is one such. */
static const LiaChange *
find_move (LiaEdit *edit)
{
  GPtrArray *changes = lia_edit_get_changes (edit);
  const LiaChange *found = NULL;

  for (guint i = 0; i < changes->len; i++) {
    const LiaChange *change = changes->pdata[i];

    if (change->type != &lia_engagement_type || !g_str_equal (change->field, "date") ||
        change->wants == NULL)
      continue;
    if (found != NULL)
      return NULL;
    found = change;
  }
  return found;
}

static LiaRecord *
with_date (const LiaId *id, const char *date)
{
  LiaRecord *record = lia_record_new (&lia_engagement_type, id);

  lia_record_set_nth (record, lia_record_type_index (&lia_engagement_type, "date"), date);
  return record;
}

/**
 * lia_rescheduling_read:
 * @reader: a look at the register
 * @edit: an edit that wasn't applied yet
 *
 * Finds what it means that a meeting moves: its open tasks that are counted from it move along, and
 * the days of its agenda; tasks with a date of their own stay, and so do the commitments that are
 * followed up or reviewed at it. Meetings and holidays on the new days are told where those are
 * settled. An agenda needs lia_rescheduling_complete() to move.
 *
 * Returns: (transfer full) (nullable): what it means, or %NULL if @edit moves no meeting, or
 * several
 */
LiaRescheduling *
lia_rescheduling_read (LiaReader *reader, LiaEdit *edit)
{
  const LiaChange *move = find_move (edit);
  g_autoptr (LiaRecord) before = NULL;
  g_autoptr (LiaRecord) after = NULL;
  Meeting meeting = { .reader = reader };

  before = move != NULL ? lia_reader_get (reader, &move->id, NULL) : NULL;
  if (before == NULL || lia_record_get (before, "date") == NULL)
    return NULL;

  after = with_date (&move->id, move->wants);
  meeting.result = rescheduling_new ();
  meeting.before = before;
  meeting.after = after;
  meeting.old = span_of (lia_record_get (before, "date"));
  meeting.new = span_of (move->wants);
  read_agenda (&meeting);
  read_tasks (&meeting);
  read_commitments (&meeting, "followed_up_at");
  read_commitments (&meeting, "reviewed_at");
  if (meeting.new.exact) {
    read_clashes (&meeting);
    read_holiday (&meeting);
  }
  return meeting.result;
}

/**
 * lia_rescheduling_complete:
 * @self: what the move of a meeting means
 * @edit: the edit that moves it
 *
 * Adds the days of the agenda to @edit, so that all is done and undone as one.
 */
void
lia_rescheduling_complete (const LiaRescheduling *self, LiaEdit *edit)
{
  for (guint i = 0; i < self->days->len; i++) {
    const LiaRescheduledDay *day = self->days->pdata[i];

    lia_edit_change (edit, day->item, "day", day->day);
  }
}

/**
 * lia_rescheduling_summary:
 * @self: what the move of a meeting means
 *
 * Returns: (transfer full) (nullable): what moves along, in a line such as "3 tasks, 2 agenda
 *   items", or %NULL if nothing does
 */
char *
lia_rescheduling_summary (const LiaRescheduling *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  guint n_items = self->days->len;
  guint n_tasks = self->along->len - n_items;
  g_autofree char *tasks = g_strdup_printf (ngettext ("%u task", "%u tasks", n_tasks), n_tasks);
  g_autofree char *items =
      g_strdup_printf (ngettext ("%u agenda item", "%u agenda items", n_items), n_items);

  if (self->along->len == 0)
    return NULL;

  if (n_tasks > 0)
    g_strv_builder_add (parts, tasks);
  if (n_items > 0)
    g_strv_builder_add (parts, items);
  texts = g_strv_builder_end (parts);
  /* Translators: between two parts of a list, such as “3 tasks, 2 agenda items”. */
  return g_strjoinv (_ (", "), texts);
}
