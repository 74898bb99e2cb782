#pragma once

#include "records/id.h"

G_BEGIN_DECLS

/**
 * LiaTimelineKind:
 *
 * What stands on the timeline. Each kind has a track of its own in every lane.
 */
typedef enum {
  LIA_TIMELINE_ENGAGEMENT,
  LIA_TIMELINE_COMMITMENT,
} LiaTimelineKind;

#define LIA_TIMELINE_N_KINDS 2

/**
 * LiaTimelineState:
 *
 * The states that are drawn apart: those of an engagement, then those of a commitment.
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
} LiaTimelineState;

#define LIA_TIMELINE_N_STATES (LIA_TIMELINE_WITHDRAWN + 1)

/**
 * LiaTimelineItem:
 * @id: the key of the record.
 * @kind: its kind.
 * @state: its state, with overdue told from open as at the day the item was read.
 * @soft: whether its ends are not exact days.
 * @shared: whether both processes are in it.
 * @process: the process it belongs to, or the nil key.
 * @first: its first day, or %LIA_DAY_NONE where no year is known.
 * @last: its last day; of an overdue commitment, the day it was read.
 * @due: the last day before a commitment is late, or %LIA_DAY_NONE.
 * @letters: how many characters the title has.
 * @title: (not nullable): what it is called.
 * @date: (nullable): its date as the register has it (EDTF), for people to read in words.
 *
 * What the timeline knows of one record.
 */
typedef struct {
  LiaId id;
  LiaTimelineKind kind;
  LiaTimelineState state;
  gboolean soft;
  gboolean shared;
  LiaId process;
  gint32 first;
  gint32 last;
  gint32 due;
  guint letters;
  char *title;
  char *date;
} LiaTimelineItem;

LiaTimelineItem *lia_timeline_item_new         (LiaTimelineKind kind, const LiaId *id, const char *title);
void             lia_timeline_item_free        (LiaTimelineItem *self);
gboolean         lia_timeline_item_is_dated    (const LiaTimelineItem *self);
LiaTimelineState lia_timeline_state_from_text  (const char *value);
const char      *lia_timeline_state_label      (LiaTimelineState state);
char            *lia_timeline_item_dates       (const LiaTimelineItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTimelineItem, lia_timeline_item_free)

G_END_DECLS
