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
  self->state = kind == LIA_TIMELINE_COMMITMENT ? LIA_TIMELINE_OPEN : LIA_TIMELINE_IDEA;
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
  g_free (self);
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

  return words != NULL ? g_steal_pointer (&words) : g_strdup (_ ("no date stated"));
}
