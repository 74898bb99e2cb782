#include <glib/gi18n.h>

#include "timeline-item.h"

#include "records/date.h"
#include "records/types.h"

static const char *const engagement_states[] = {
  [LIA_TIMELINE_IDEA] = "idea",           [LIA_TIMELINE_PROPOSED] = "proposed",
  [LIA_TIMELINE_CONFIRMED] = "confirmed", [LIA_TIMELINE_HELD] = "held",
  [LIA_TIMELINE_MOVED] = "moved",         [LIA_TIMELINE_POSTPONED] = "postponed",
  [LIA_TIMELINE_CANCELLED] = "cancelled",
};

static const LiaTimelineState first_states[] = {
  [LIA_TIMELINE_BODY] = LIA_TIMELINE_ACTIVE,
  [LIA_TIMELINE_ENGAGEMENT] = LIA_TIMELINE_IDEA,
  [LIA_TIMELINE_TASK] = LIA_TIMELINE_TASK_OPEN,
  [LIA_TIMELINE_COMMITMENT] = LIA_TIMELINE_OPEN,
};

/**
 * lia_timeline_item_new:
 * @kind: what it is
 * @id: the key of its record
 * @title: what it is called
 *
 * Returns: (transfer full): an item without a date
 */
LiaTimelineItem *
lia_timeline_item_new (LiaTimelineKind kind, const LiaId *id, const char *title)
{
  LiaTimelineItem *self = g_new0 (LiaTimelineItem, 1);

  self->id = *id;
  self->kind = kind;
  self->state = first_states[kind];
  self->first = LIA_DAY_NONE;
  self->last = LIA_DAY_NONE;
  self->due = LIA_DAY_NONE;
  self->title = g_strdup (title != NULL ? title : "");
  self->letters = g_utf8_strlen (self->title, -1);
  return self;
}

/**
 * lia_timeline_item_free:
 * @self: (transfer full): an item
 */
void
lia_timeline_item_free (LiaTimelineItem *self)
{
  g_free (self->title);
  g_free (self->date);
  g_free (self->ticks);
  g_free (self->lanes);
  g_free (self);
}

/**
 * lia_timeline_item_add_lane:
 * @self: an item that is in no index yet
 * @key: the key of a lane
 *
 * Puts it in that lane too, unless it is there.
 */
void
lia_timeline_item_add_lane (LiaTimelineItem *self, const LiaId *key)
{
  for (guint i = 0; i < self->n_lanes; i++)
    if (lia_id_equal (&self->lanes[i], key))
      return;

  self->lanes = g_renew (LiaId, self->lanes, self->n_lanes + 1);
  self->lanes[self->n_lanes++] = *key;
}

/**
 * lia_timeline_item_set_ticks:
 * @self: a commitment
 * @days: (array length=n_days): the days of its updates, in order
 * @n_days: how many
 */
void
lia_timeline_item_set_ticks (LiaTimelineItem *self, const gint32 *days, guint n_days)
{
  g_free (self->ticks);
  self->ticks = g_memdup2 (days, n_days * sizeof (gint32));
  self->n_ticks = n_days;
}

/**
 * lia_timeline_item_is_dated:
 * @self: an item
 *
 * Returns: whether it has a place in time, or stands in the tray
 */
gboolean
lia_timeline_item_is_dated (const LiaTimelineItem *self)
{
  return self->first != LIA_DAY_NONE;
}

/**
 * lia_timeline_item_compare:
 * @a: an item
 * @b: another
 *
 * Returns: less than, equal to or more than 0 as @a stands before, at or after @b in time; items of
 *   the same days go by their keys
 */
int
lia_timeline_item_compare (const LiaTimelineItem *a, const LiaTimelineItem *b)
{
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  if (a->last != b->last)
    return a->last < b->last ? -1 : 1;

  return lia_id_compare (&a->id, &b->id);
}

/**
 * lia_timeline_state_from_text:
 * @value: (nullable): the state of an engagement, as the register has it
 *
 * Returns: that state; what is not known is an idea
 */
LiaTimelineState
lia_timeline_state_from_text (const char *value)
{
  for (guint state = 0; state < G_N_ELEMENTS (engagement_states); state++)
    if (g_strcmp0 (engagement_states[state], value) == 0)
      return state;

  return LIA_TIMELINE_IDEA;
}

/**
 * lia_timeline_state_label:
 * @state: a state
 *
 * Returns: (transfer none): how people read it, translated
 */
const char *
lia_timeline_state_label (LiaTimelineState state)
{
  const LiaField *field = lia_record_type_field (&lia_engagement_type, "state");

  switch (state) {
  case LIA_TIMELINE_OPEN:
    return _ ("Open");
  case LIA_TIMELINE_OVERDUE:
    return _ ("Overdue");
  case LIA_TIMELINE_FULFILLED:
    return _ ("Fulfilled");
  case LIA_TIMELINE_WITHDRAWN:
    return _ ("Withdrawn");
  case LIA_TIMELINE_TASK_OPEN:
    return _ ("To do");
  case LIA_TIMELINE_TASK_LATE:
    return _ ("Late");
  case LIA_TIMELINE_TASK_DONE:
    return _ ("Done");
  case LIA_TIMELINE_ACTIVE:
    return _ ("Meets");
  case LIA_TIMELINE_ENDED:
    return _ ("Ended");
  default:
    return _ (lia_field_find_choice (field, engagement_states[state])->label);
  }
}

static char *
commitment_dates (const LiaTimelineItem *self, const char *due)
{
  g_autofree char *made = lia_timeline_item_is_dated (self) ? lia_day_to_words (self->first) : NULL;

  if (due != NULL && made != NULL && self->first < self->due)
    /* Translators: the day a commitment was made, and by when it is to be fulfilled. */
    return g_strdup_printf (_ ("made %s, due %s"), made, due);
  if (due != NULL)
    return g_strdup_printf (_ ("due %s"), due);
  if (made != NULL)
    return g_strdup_printf (_ ("made %s, no due date"), made);

  return g_strdup (_ ("no date stated"));
}

static char *
body_dates (const LiaTimelineItem *self, const char *established)
{
  g_autofree char *ended = self->state == LIA_TIMELINE_ENDED && lia_timeline_item_is_dated (self)
                               ? lia_day_to_words (self->last)
                               : NULL;

  if (established != NULL && ended != NULL)
    /* Translators: when a working group or the like was set up, and when its time was over. */
    return g_strdup_printf (_ ("from %s to %s"), established, ended);
  if (established != NULL)
    return g_strdup_printf (_ ("since %s"), established);

  return g_strdup (_ ("no date stated"));
}

/**
 * lia_timeline_item_dates:
 * @self: an item
 *
 * Returns: (transfer full): its dates in words
 */
char *
lia_timeline_item_dates (const LiaTimelineItem *self)
{
  g_autoptr (LiaDate) date = self->date != NULL ? lia_date_parse (self->date, NULL) : NULL;
  g_autofree char *words = date != NULL ? lia_date_to_words (date) : NULL;

  if (self->kind == LIA_TIMELINE_COMMITMENT)
    return commitment_dates (self, words);
  if (self->kind == LIA_TIMELINE_BODY)
    return body_dates (self, words);
  if (self->kind == LIA_TIMELINE_TASK && words == NULL && lia_timeline_item_is_dated (self))
    return lia_day_to_words (self->last);

  return words != NULL ? g_steal_pointer (&words) : g_strdup (_ ("no date stated"));
}
