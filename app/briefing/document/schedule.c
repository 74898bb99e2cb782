#include "schedule.h"

#include "records/date.h"
#include "text.h"

static void
bar_free (LiaBar *bar)
{
  g_free ((gpointer) bar->reference);
  g_free ((gpointer) bar->title);
  g_free ((gpointer) bar->group);
  g_free ((gpointer) bar->state);
  g_free ((gpointer) bar->target);
  g_free (bar);
}

/**
 * lia_schedule_new:
 * @group_label: what stands above the groups
 * @state_label: what stands above the states
 * @today: the day whose state it shows
 *
 * Returns: (transfer full): a schedule without bars
 */
LiaSchedule *
lia_schedule_new (const char *group_label, const char *state_label, gint32 today)
{
  LiaSchedule *self = g_new0 (LiaSchedule, 1);

  self->group_label = lia_text_clean (group_label);
  self->state_label = lia_text_clean (state_label);
  self->today = today;
  self->window_first = G_MININT32;
  self->window_last = G_MAXINT32;
  self->bars = g_ptr_array_new_with_free_func ((GDestroyNotify) bar_free);

  return self;
}

/**
 * lia_schedule_free:
 * @self: (transfer full): a schedule
 */
void
lia_schedule_free (LiaSchedule *self)
{
  g_free (self->group_label);
  g_free (self->state_label);
  g_free (self->note);
  g_ptr_array_unref (self->bars);
  g_free (self);
}

/**
 * lia_schedule_add_bar:
 * @self: a schedule
 * @bar: what is added, which is copied; its days are known, and in order
 */
void
lia_schedule_add_bar (LiaSchedule *self, const LiaBar *bar)
{
  LiaBar *copy;

  g_return_if_fail (bar->first_day != LIA_DAY_NONE && bar->first_day <= bar->last_day);

  copy = g_new0 (LiaBar, 1);
  *copy = *bar;
  copy->reference = lia_text_clean (bar->reference);
  copy->title = lia_text_clean (bar->title);
  copy->group = lia_text_clean (bar->group);
  copy->state = lia_text_clean (bar->state);
  copy->target = g_strdup (bar->target);
  g_ptr_array_add (self->bars, copy);
}

/**
 * lia_schedule_set_note:
 * @self: a schedule
 * @note: (nullable): what is to be known about it
 */
void
lia_schedule_set_note (LiaSchedule *self, const char *note)
{
  g_free (self->note);
  self->note = note != NULL ? lia_text_clean (note) : NULL;
}

/**
 * lia_schedule_set_window:
 * @self: a schedule
 * @first_day: the first day that is shown
 * @last_day: the last day that is shown; today is between them
 *
 * Bars that go on beyond leave no room for what is near.
 */
void
lia_schedule_set_window (LiaSchedule *self, gint32 first_day, gint32 last_day)
{
  self->window_first = first_day;
  self->window_last = last_day;
}

/* The first day of the step that a day is in; day 0 was a Thursday. */
static gint32
floor_to (LiaScheduleStep step, gint32 day)
{
  int year, month, day_of_month;

  if (step == LIA_SCHEDULE_WEEKS)
    return day - ((day + 3) % 7 + 7) % 7;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  if (step == LIA_SCHEDULE_YEARS)
    month = 1;
  if (step == LIA_SCHEDULE_QUARTERS)
    month -= (month - 1) % 3;

  return lia_day_from_civil (year, month, 1);
}

static gint32
next_step (LiaScheduleStep step, gint32 day)
{
  static const int months[] = {
    [LIA_SCHEDULE_MONTHS] = 1,
    [LIA_SCHEDULE_QUARTERS] = 3,
    [LIA_SCHEDULE_YEARS] = 12,
  };
  int year, month, day_of_month;

  if (step == LIA_SCHEDULE_WEEKS)
    return day + 7;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  month += months[step] - 1;
  return lia_day_from_civil (year + month / 12, month % 12 + 1, 1);
}

/* Today is always shown, whatever is. */
static void
find_extent (const LiaSchedule *self, gint32 *first_day, gint32 *last_day)
{
  *first_day = *last_day = self->today;
  for (guint i = 0; i < self->bars->len; i++) {
    const LiaBar *bar = g_ptr_array_index (self->bars, i);

    *first_day = MIN (*first_day, bar->first_day);
    *last_day = MAX (*last_day, bar->last_day);
  }
  *first_day = MAX (*first_day, self->window_first);
  *last_day = MIN (*last_day, self->window_last);
}

static GArray *
make_steps (const LiaSchedule *self, LiaScheduleStep step)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (gint32));
  gint32 first_day, last_day;

  find_extent (self, &first_day, &last_day);
  for (gint32 day = floor_to (step, first_day);
       day <= last_day && steps->len <= LIA_SCHEDULE_MOST_STEPS; day = next_step (step, day))
    g_array_append_val (steps, day);

  return steps;
}

/**
 * lia_schedule_find_step:
 * @self: a schedule
 *
 * Returns: the shortest step of which no more than %LIA_SCHEDULE_MOST_STEPS show all its bars;
 * years if there is none
 */
LiaScheduleStep
lia_schedule_find_step (const LiaSchedule *self)
{
  for (LiaScheduleStep step = LIA_SCHEDULE_WEEKS; step < LIA_SCHEDULE_YEARS; step++) {
    g_autoptr (GArray) steps = make_steps (self, step);

    if (steps->len <= LIA_SCHEDULE_MOST_STEPS)
      return step;
  }

  return LIA_SCHEDULE_YEARS;
}

/**
 * lia_schedule_make_steps:
 * @self: a schedule
 *
 * Returns: (transfer full) (element-type gint32): the first day of each step that shows its bars,
 * no more than %LIA_SCHEDULE_MOST_STEPS
 */
GArray *
lia_schedule_make_steps (const LiaSchedule *self)
{
  GArray *steps = make_steps (self, lia_schedule_find_step (self));

  g_array_set_size (steps, MIN (steps->len, LIA_SCHEDULE_MOST_STEPS));
  return steps;
}
