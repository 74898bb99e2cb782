#include "cleared-changes-private.h"
#include "cleared-private.h"
#include "records/types.h"

/* A link before and after all that was written to it. */
typedef struct {
  const LiaHistoryEntry *last;
  const char *relation;
  const LiaCleared *from;
  const LiaCleared *to;
  gboolean was_there;
  gboolean is_there;
} Link;

/* A link never becomes another one: what it once said is what it says. */
static const char *
value_of (LiaRecord *now, GPtrArray *entries, const char *field)
{
  const LiaHistoryEntry *entry = lia_changes_gathering_first (entries, field);

  if (now != NULL)
    return lia_record_get (now, field);

  return entry == NULL ? NULL : entry->saw != NULL ? entry->saw : entry->wants;
}

static const LiaCleared *
end_of (LiaChangesGathering *self, LiaRecord *now, GPtrArray *entries, const char *field)
{
  const char *text = value_of (now, entries, field);
  LiaId id;

  return text != NULL && lia_id_parse (text, &id) ? lia_clearance_find (self->clearance, &id)
                                                  : NULL;
}

static gboolean
existed (LiaRecord *now, GPtrArray *entries)
{
  const LiaHistoryEntry *existence = lia_changes_gathering_first (entries, LIA_CHANGE_EXISTENCE);
  const LiaHistoryEntry *archived = lia_changes_gathering_first (entries, "archived");
  gboolean was_archived =
      archived != NULL ? archived->saw != NULL : now != NULL && lia_record_is_archived (now);

  return (existence == NULL || existence->saw != NULL) && !was_archived;
}

/* To which meeting something belongs tells who was there. */
static gboolean
is_attributing (LiaChangesGathering *self, const Link *link, gint64 serial)
{
  return lia_clearance_is_attributing (link->relation) &&
         lia_cleared_past_is_unattributed (self->past, link->to, serial);
}

static gboolean
was_seen (LiaChangesGathering *self, const Link *link, gint64 serial, int *rank)
{
  return lia_cleared_past_saw_link (self->past, &link->last->id, serial, rank) &&
         lia_cleared_past_saw (self->past, link->from, serial, rank) &&
         lia_cleared_past_saw (self->past, link->to, serial, rank) &&
         !is_attributing (self, link, serial);
}

static void
tell (LiaChangesGathering *self, const Link *link)
{
  gboolean inverse = !lia_changes_gathering_tells (lia_cleared_get_record_type (link->from));
  const LiaCleared *record = inverse ? link->to : link->from;
  const LiaCleared *other = inverse ? link->from : link->to;
  LiaClearedChange *change =
      lia_cleared_changes_add (self->changes, LIA_CLEARED_LINKED, record, link->last);

  change->relation = lia_relation_find (link->relation);
  change->inverse = inverse;
  if (link->is_there)
    change->to_record = other;
  else
    change->from_record = other;
  g_ptr_array_add (self->changes->log, change);
  g_ptr_array_add (lia_changes_gathering_story (self, record)->differences, change);
}

/**
 * lia_changes_gathering_link:
 * @self: what is at hand
 * @entries: (element-type LiaHistoryEntry): all that was written to one link
 *
 * Takes up that a link was made or taken away, if both its ends may be seen, and were where it was
 * taken away. It is told at the record it starts from, or if nothing is told of that, at the other.
 */
void
lia_changes_gathering_link (LiaChangesGathering *self, GPtrArray *entries)
{
  const LiaHistoryEntry *last = g_ptr_array_index (entries, entries->len - 1);
  g_autoptr (LiaRecord) now = lia_reader_get (self->reader, &last->id, NULL);
  Link link = {
    .last = last,
    .relation = value_of (now, entries, "relation"),
    .from = end_of (self, now, entries, "source"),
    .to = end_of (self, now, entries, "target"),
  };
  int rank = 0;

  if (link.from == NULL || link.to == NULL || link.relation == NULL ||
      lia_relation_find (link.relation) == NULL ||
      !(lia_changes_gathering_tells (lia_cleared_get_record_type (link.from)) ||
        lia_changes_gathering_tells (lia_cleared_get_record_type (link.to))))
    return;

  link.was_there =
      existed (now, entries) && was_seen (self, &link, self->changes->since->serial, &rank);
  link.is_there =
      now != NULL && !lia_record_is_archived (now) && was_seen (self, &link, G_MAXINT64, &rank);
  if (link.was_there == link.is_there ||
      (link.was_there && !was_seen (self, &link, last->serial - 1, &rank)))
    return;

  tell (self, &link);
  lia_changes_gathering_raise (self, rank);
}
