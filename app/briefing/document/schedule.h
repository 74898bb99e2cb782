#pragma once

#include "records/field.h"

G_BEGIN_DECLS

/* More steps than this don't go on one page side by side. */
#define LIA_SCHEDULE_MOST_STEPS 60

/**
 * LiaScheduleStep:
 * @LIA_SCHEDULE_WEEKS: from Monday to Sunday.
 * @LIA_SCHEDULE_MONTHS: calendar months.
 * @LIA_SCHEDULE_QUARTERS: three months each.
 * @LIA_SCHEDULE_YEARS: calendar years.
 */
typedef enum {
  LIA_SCHEDULE_WEEKS,
  LIA_SCHEDULE_MONTHS,
  LIA_SCHEDULE_QUARTERS,
  LIA_SCHEDULE_YEARS,
} LiaScheduleStep;

/**
 * LiaBar:
 * @reference: what it is found by.
 * @title: what it is called.
 * @group: what it belongs to, said in words; bars of one group have one colour.
 * @colour: 0xRRGGBB.
 * @state: (nullable): how it stands, in words.
 * @tone: whether that is good or bad news.
 * @first_day: the day it begins, counted from 1970-01-01.
 * @last_day: the day it ends.
 * @target: (nullable): where a click leads, see #LiaCell.
 *
 * One thing that goes on for a while.
 */
typedef struct {
  const char *reference;
  const char *title;
  const char *group;
  guint colour;
  const char *state;
  LiaTone tone;
  gint32 first_day;
  gint32 last_day;
  const char *target;
} LiaBar;

/**
 * LiaSchedule:
 * @group_label: what stands above the groups.
 * @state_label: what stands above the states.
 * @today: the day whose state it shows.
 * @window_first: the first day that is shown of bars that begin before it.
 * @window_last: the last day that is shown of bars that end after it.
 * @note: (nullable): what is to be known about it, such as what was left out.
 * @bars: (element-type LiaBar): in the order in which they are shown.
 *
 * What goes on when: bars over time, one below the other.
 */
typedef struct {
  char *group_label;
  char *state_label;
  gint32 today;
  gint32 window_first;
  gint32 window_last;
  char *note;
  GPtrArray *bars;
} LiaSchedule;

LiaSchedule     *lia_schedule_new         (const char *group_label,
                                           const char *state_label,
                                           gint32 today);
void             lia_schedule_free        (LiaSchedule *self);
void             lia_schedule_add_bar     (LiaSchedule *self, const LiaBar *bar);
void             lia_schedule_set_note    (LiaSchedule *self, const char *note);
void             lia_schedule_set_window  (LiaSchedule *self, gint32 first_day, gint32 last_day);
LiaScheduleStep  lia_schedule_find_step   (const LiaSchedule *self);
GArray          *lia_schedule_make_steps  (const LiaSchedule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaSchedule, lia_schedule_free)

G_END_DECLS
