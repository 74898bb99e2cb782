#pragma once

#include "records/id.h"

G_BEGIN_DECLS

/**
 * LiaTimelineKind:
 *
 * What stands on the timeline. Each kind has a track of its own in every lane, in this order.
 */
typedef enum {
  LIA_TIMELINE_BODY,
  LIA_TIMELINE_ENGAGEMENT,
  LIA_TIMELINE_TASK,
  LIA_TIMELINE_COMMITMENT,
} LiaTimelineKind;

#define LIA_TIMELINE_N_KINDS 4

/**
 * LiaTimelineState:
 *
 * The states that are drawn apart: those of an engagement, of a commitment, of a task and of a body.
 */
typedef enum {
  LIA_TIMELINE_IDEA,
  LIA_TIMELINE_PROPOSED,
  LIA_TIMELINE_CONFIRMED,
  LIA_TIMELINE_HELD,
  LIA_TIMELINE_MOVED,
  LIA_TIMELINE_POSTPONED,
  LIA_TIMELINE_CANCELLED,
  LIA_TIMELINE_OPEN,
  LIA_TIMELINE_OVERDUE,
  LIA_TIMELINE_FULFILLED,
  LIA_TIMELINE_WITHDRAWN,
  LIA_TIMELINE_TASK_OPEN,
  LIA_TIMELINE_TASK_LATE,
  LIA_TIMELINE_TASK_DONE,
  LIA_TIMELINE_ACTIVE,
  LIA_TIMELINE_ENDED,
} LiaTimelineState;

#define LIA_TIMELINE_N_STATES (LIA_TIMELINE_ENDED + 1)

/**
 * LiaTimelineItem:
 * @id: the key of the record.
 * @title: (not nullable): what it is called.
 * @date: (nullable): its date as the register has it (EDTF), for people to read in words; of a
 *   commitment the day it is due, of a body the day it was established.
 * @hue: (nullable): the colour of its process; never freed.
 * @first: its first day, or %LIA_DAY_NONE where no year is known.
 * @last: its last day; of an overdue commitment, the day it was read.
 * @due: the last day before a commitment is late, or %LIA_DAY_NONE.
 * @kind: its kind.
 * @state: its state, with overdue told from open as at the day the item was read.
 * @soft_first: whether its first day is not known to the day.
 * @soft_last: whether its last day (of a commitment, the day it is due) is not known to the day.
 * @own_first: whether its first day is its own start, not that of what it was made at.
 * @letters: how many characters the title has.
 * @moved: how often its date moved.
 * @n_ticks: how many updates a commitment has.
 * @ticks: (nullable): their days, in order.
 * @n_lanes: in how many lanes it stands, with those that there are no lanes for.
 * @lanes: (nullable): the keys of those, each once; see #LiaTimelineLanes.
 *
 * What the timeline knows of one record.
 */
typedef struct {
  LiaId id;
  char *title;
  char *date;
  const char *hue;
  gint32 first;
  gint32 last;
  gint32 due;
  LiaTimelineKind kind : 8;
  LiaTimelineState state : 8;
  guint soft_first : 1;
  guint soft_last : 1;
  guint own_first : 1;
  guint letters;
  guint moved;
  guint n_ticks;
  gint32 *ticks;
  guint n_lanes;
  LiaId *lanes;
} LiaTimelineItem;

LiaTimelineItem *lia_timeline_item_new         (LiaTimelineKind kind, const LiaId *id, const char *title);
void             lia_timeline_item_free        (LiaTimelineItem *self);
void             lia_timeline_item_add_lane    (LiaTimelineItem *self, const LiaId *key);
void             lia_timeline_item_set_ticks   (LiaTimelineItem *self, const gint32 *days, guint n_days);
gboolean         lia_timeline_item_is_dated    (const LiaTimelineItem *self);
int              lia_timeline_item_compare     (const LiaTimelineItem *a, const LiaTimelineItem *b);
LiaTimelineState lia_timeline_state_from_text  (const char *value);
const char      *lia_timeline_state_label      (LiaTimelineState state);
char            *lia_timeline_item_dates       (const LiaTimelineItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineItem, lia_timeline_item_free)

G_END_DECLS
