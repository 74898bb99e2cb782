#include <string.h>

#include "cleared-changes-private.h"
#include "cleared-private.h"
#include "briefing/proof/proof-clearance.h"
#include "records/types.h"

/* What the journal has about one record, and who that is about. */
typedef struct {
  LiaChangesGathering *gathering;
  GPtrArray *entries;
  GHashTable *undone;      /* serials of edits that were undone since, and of what undid them */
  const LiaCleared *told;  /* the record */
  const LiaCleared *whole; /* (nullable): what is told of, if it is a part of that */
  gint64 since;
  gint64 made; /* the edit that made or unmade it since, or 0 */
  gboolean announced;
  gboolean silent; /* while what is undone is gone through */
} Group;

static void
group_clear (Group *self)
{
  g_clear_pointer (&self->undone, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, group_clear)

static const LiaCleared *
subject (const Group *self)
{
  return self->whole != NULL ? self->whole : self->told;
}

static gboolean
saw_after (Group *self, gint64 serial, int *rank)
{
  return lia_cleared_past_saw (self->gathering->past, self->told, serial, rank);
}

/* What is undone never happened, and neither did what undid it, if both came since. */
static GHashTable *
find_undone (GPtrArray *entries, gint64 since)
{
  GHashTable *undone = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (entry->undoes <= since)
      continue;
    g_hash_table_add (undone, g_memdup2 (&entry->undoes, sizeof entry->undoes));
    g_hash_table_add (undone, g_memdup2 (&entry->serial, sizeof entry->serial));
  }

  return undone;
}

/* All fields of a record are written as it is made or unmade: that is told as one. */
static gint64
find_making (GPtrArray *entries)
{
  const LiaHistoryEntry *existence = lia_changes_gathering_last (entries, LIA_CHANGE_EXISTENCE);

  return existence != NULL && (existence->saw == NULL || existence->wants == NULL)
             ? existence->serial
             : 0;
}

/* What there may be to see of a value after some edit. */
typedef struct {
  const char *text;
  const LiaCleared *record;
} Sight;

static Sight
see_mark (Group *self, const char *text)
{
  LiaClearanceMarks *marks = self->gathering->clearance->marks;
  const LiaClearedMark *mark;
  LiaId id;

  if (text != NULL && !lia_id_parse (text, &id))
    return (Sight) { NULL };

  mark = lia_clearance_marks_find (marks, text != NULL ? &id : NULL);
  return lia_clearance_marks_allow (marks, mark) ? (Sight) { .text = mark->label }
                                                 : (Sight) { NULL };
}

static Sight
see_reference (Group *self, const char *text, gint64 serial, int *rank)
{
  const LiaCleared *record;
  LiaId id;

  if (text == NULL || !lia_id_parse (text, &id))
    return (Sight) { NULL };

  record = lia_clearance_find (self->gathering->clearance, &id);
  return record != NULL && lia_cleared_past_saw (self->gathering->past, record, serial, rank)
             ? (Sight) { .record = record }
             : (Sight) { NULL };
}

/* A field that is withheld now stays so for all that it ever held; one that was withheld then is
 * no less so for being told later. */
static gboolean
is_withheld (Group *self, const LiaField *field, gint64 serial)
{
  LiaClearedPast *past = self->gathering->past;

  if ((field->flags & LIA_FIELD_PERSONAL) && !self->gathering->clearance->personal)
    return TRUE;

  return lia_clearance_is_attribution (lia_cleared_get_record_type (self->told), field) &&
         (lia_cleared_past_is_unattributed (past, self->told, serial) ||
          lia_cleared_past_is_unattributed (past, self->told, G_MAXINT64));
}

static Sight
see (Group *self, const LiaField *field, const char *text, gint64 serial, int *rank)
{
  if (is_withheld (self, field, serial))
    return (Sight) { NULL };
  if (g_str_equal (field->name, "mark"))
    return see_mark (self, text);
  if (field->kind == LIA_FIELD_REFERENCE)
    return see_reference (self, text, serial, rank);

  return (Sight) { .text = text };
}

/* The proof learns what was there and may not be seen. */
static void
hold_unseen (Group *self, const LiaField *field, const char *text, const Sight *sight)
{
  if (sight->text == NULL)
    lia_proof_hold_value (self->gathering->clearance->proof, field, text);
}

static gboolean
is_same (const Sight *one, const Sight *other)
{
  return one->record == other->record && g_strcmp0 (one->text, other->text) == 0;
}

static LiaClearedChange *
add_change (Group *self, LiaClearedDeed deed, const LiaHistoryEntry *entry, int rank)
{
  LiaClearedChange *change =
      lia_cleared_changes_add (self->gathering->changes, deed, subject (self), entry);

  change->part = self->whole != NULL ? self->told : NULL;
  lia_changes_gathering_raise (self->gathering, rank);
  return change;
}

static LiaClearedChange *
add_set (Group *self,
         const LiaField *field,
         const LiaHistoryEntry *entry,
         const Sight *from,
         const Sight *to,
         int rank)
{
  LiaClearedChange *change = add_change (self, LIA_CLEARED_SET, entry, rank);

  change->field = field;
  change->from = g_strdup (from->text);
  change->to = g_strdup (to->text);
  change->from_record = from->record;
  change->to_record = to->record;
  return change;
}

static void
log_change (Group *self, LiaClearedChange *change)
{
  g_ptr_array_add (self->gathering->changes->log, change);
}

static void
log_deed (Group *self, LiaClearedDeed deed, const LiaHistoryEntry *entry, int rank)
{
  LiaClearedChange *change;

  if (self->silent)
    return;

  change = add_change (self, deed, entry, rank);
  if (self->whole != NULL && deed != LIA_CLEARED_ADDED && deed != LIA_CLEARED_RESTORED)
    change->from_record = self->told;
  else if (self->whole != NULL)
    change->to_record = self->told;
  log_change (self, change);
}

/* That something came in is told once: when it was made, or when it could first be seen. */
static void
announce (Group *self, const LiaHistoryEntry *entry, int rank)
{
  if (!self->announced)
    log_deed (self, LIA_CLEARED_ADDED, entry, rank);
  self->announced |= !self->silent;
}

static void
log_field (Group *self, const LiaHistoryEntry *entry, gboolean seen_before, gboolean seen, int rank)
{
  const LiaField *field = lia_record_type_field (entry->type, entry->field);
  Sight from, to;

  if (field == NULL || (field->flags & LIA_FIELD_KEPT))
    return;

  from = seen_before ? see (self, field, entry->saw, entry->serial - 1, &rank) : (Sight) { NULL };
  to = seen ? see (self, field, entry->wants, entry->serial, &rank) : (Sight) { NULL };
  hold_unseen (self, field, entry->saw, &from);
  hold_unseen (self, field, entry->wants, &to);
  if (seen_before && seen && entry->serial != self->made && !self->silent && !is_same (&from, &to))
    log_change (self, add_set (self, field, entry, &from, &to, rank));
}

static void
log_entry (Group *self, const LiaHistoryEntry *entry)
{
  int rank = 0;
  gboolean seen_before = saw_after (self, entry->serial - 1, &rank);
  gboolean seen = saw_after (self, entry->serial, &rank);

  if (g_str_equal (entry->field, LIA_CHANGE_EXISTENCE)) {
    if (entry->saw == NULL && seen)
      announce (self, entry, rank);
    else if (entry->wants == NULL && seen_before)
      log_deed (self, LIA_CLEARED_REMOVED, entry, rank);
  } else if (g_str_equal (entry->field, "archived")) {
    if (seen && seen_before && entry->serial != self->made)
      log_deed (self, entry->wants != NULL ? LIA_CLEARED_ARCHIVED : LIA_CLEARED_RESTORED, entry,
                rank);
  } else {
    if (seen && !seen_before)
      announce (self, entry, rank);
    log_field (self, entry, seen_before, seen, rank);
  }
}

/* That something may be seen again is no news. */
static void
log_all (Group *self, gboolean was_there)
{
  self->announced = was_there;
  for (guint i = 0; i < self->entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (self->entries, i);

    self->silent = g_hash_table_contains (self->undone, &entry->serial);
    log_entry (self, entry);
  }
}

/* The last edit of a field that might have been seen; else the one that let it be seen. */
static const LiaHistoryEntry *
find_told (Group *self, const char *field)
{
  const LiaHistoryEntry *mark = lia_changes_gathering_last (self->entries, "mark");
  int rank = 0;

  for (guint i = self->entries->len; i > 0; i--) {
    const LiaHistoryEntry *entry = g_ptr_array_index (self->entries, i - 1);

    if (g_str_equal (entry->field, field) && saw_after (self, entry->serial, &rank))
      return entry;
  }

  return mark != NULL ? mark : lia_changes_gathering_last (self->entries, field);
}

/* How a field reads now is asked of the record, not of the journal. */
static void
add_difference (Group *self,
                LiaClearedStory *story,
                const LiaField *field,
                const LiaHistoryEntry *first)
{
  int index = lia_record_type_index (first->type, first->field);
  int rank = 0;
  Sight from, to;

  saw_after (self, self->since, &rank);
  from = see (self, field, first->saw, self->since, &rank);
  to = (Sight) { lia_cleared_get_nth (self->told, index), NULL };
  if (g_str_equal (field->name, "mark"))
    to = see_mark (self, lia_changes_gathering_last (self->entries, "mark")->wants);
  else if (field->kind == LIA_FIELD_REFERENCE)
    to = (Sight) { NULL, lia_cleared_follow (self->told, field->name) };
  if (!is_same (&from, &to))
    g_ptr_array_add (story->differences,
                     add_set (self, field, find_told (self, first->field), &from, &to, rank));
}

static void
add_differences (Group *self, LiaClearedStory *story)
{
  const LiaRecordType *type = lia_cleared_get_record_type (self->told);

  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    const LiaHistoryEntry *first = lia_changes_gathering_first (self->entries, field->name);

    if (first != NULL && !(field->flags & LIA_FIELD_KEPT))
      add_difference (self, story, field, first);
  }
}

static gboolean
was_there (Group *self)
{
  const LiaHistoryEntry *existence =
      lia_changes_gathering_first (self->entries, LIA_CHANGE_EXISTENCE);
  const LiaHistoryEntry *archived = lia_changes_gathering_first (self->entries, "archived");
  int rank = 0;

  return (existence == NULL || existence->saw != NULL) &&
         (archived == NULL || archived->saw == NULL) && saw_after (self, self->since, &rank);
}

static const LiaClearedChange *
find_log (Group *self, guint from, LiaClearedDeed deed)
{
  GPtrArray *log = self->gathering->changes->log;

  for (guint i = log->len; i > from; i--) {
    const LiaClearedChange *change = g_ptr_array_index (log, i - 1);

    if (change->deed == deed)
      return change;
  }

  return NULL;
}

static void
tell_record (Group *self, gboolean gone)
{
  guint logged = self->gathering->changes->log->len;
  gboolean there = was_there (self);
  LiaClearedStory *story;

  if (gone && !there)
    return;

  log_all (self, there);
  story = lia_changes_gathering_story (self->gathering, self->told);
  if (gone) {
    story->kind = LIA_CHANGED_WITHDRAWN;
    story->decisive = find_log (self, logged, LIA_CLEARED_ARCHIVED);
    if (story->decisive == NULL)
      story->decisive = find_log (self, logged, LIA_CLEARED_REMOVED);
  } else if (!there) {
    story->kind = LIA_CHANGED_ADDED;
    story->decisive = find_log (self, logged, LIA_CLEARED_ADDED);
    if (story->decisive == NULL)
      story->decisive = find_log (self, logged, LIA_CLEARED_RESTORED);
  } else {
    add_differences (self, story);
  }
}

static void
tell_part (Group *self)
{
  guint logged = self->gathering->changes->log->len;
  gboolean there = was_there (self);
  const LiaClearedChange *added;

  log_all (self, there);
  if (there) {
    add_differences (self, lia_changes_gathering_story (self->gathering, self->whole));
    return;
  }

  added = find_log (self, logged, LIA_CLEARED_ADDED);
  if (added != NULL)
    g_ptr_array_add (lia_changes_gathering_story (self->gathering, self->whole)->differences,
                     (gpointer) added);
}

/* A record that was unmade is put together from what its unmaking took away. */
static LiaRecord *
rebuild (LiaChangesGathering *self, GPtrArray *entries)
{
  const LiaHistoryEntry *last = lia_changes_gathering_last (entries, LIA_CHANGE_EXISTENCE);
  const char *colon = last != NULL && last->saw != NULL ? strrchr (last->saw, ':') : NULL;
  g_autofree char *home = lia_reader_setting (self->reader, "office");
  g_autofree char *office = NULL;
  LiaRecord *record;

  if (colon == NULL || last->wants != NULL)
    return NULL;

  record = lia_record_new (last->type, &last->id);
  office = g_strndup (last->saw, colon - last->saw);
  lia_record_set_number (record, g_strcmp0 (office, home) != 0 ? office : NULL,
                         g_ascii_strtoll (colon + 1, NULL, 10));
  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);
    int index = lia_record_type_index (entry->type, entry->field);

    if (entry->serial == last->serial && index >= 0)
      lia_record_set_nth (record, index, entry->saw);
  }

  return record;
}

static void
hold_all (LiaChangesGathering *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    lia_proof_hold_entry (self->clearance->proof, g_ptr_array_index (entries, i));
}

/* What was put away or unmade may be told by its reference and its title, if its last mark allows.
 * A record that is still there isn't for the reader. */
static const LiaCleared *
find_gone (LiaChangesGathering *self, GPtrArray *entries)
{
  const LiaHistoryEntry *entry = g_ptr_array_index (entries, 0);
  g_autoptr (LiaRecord) now = lia_reader_get (self->reader, &entry->id, NULL);
  g_autoptr (LiaRecord) record = now != NULL ? g_object_ref (now) : rebuild (self, entries);
  LiaCleared *cleared;

  if (record == NULL || (now != NULL && !lia_record_is_archived (now)) ||
      !g_ptr_array_find (self->clearance->types, entry->type, NULL))
    return NULL;

  cleared = lia_clearance_admit (self->clearance, record);
  if (cleared == NULL) {
    hold_all (self, entries);
    return NULL;
  }

  lia_cleared_compose_title (cleared);
  g_ptr_array_add (self->changes->gone, cleared);
  return cleared;
}

static const LiaCleared *
find_whole (LiaChangesGathering *self, const LiaCleared *record)
{
  const LiaCleared *whole = record != NULL ? lia_cleared_get_whole (record) : NULL;

  return whole != NULL && lia_changes_gathering_tells (lia_cleared_get_record_type (whole)) ? whole
                                                                                            : NULL;
}

/**
 * lia_changes_gathering_record:
 * @self: what is at hand
 * @entries: (element-type LiaHistoryEntry): all that was written to one record that is no link
 *
 * Takes up what may be seen of it, and lets the proof know of the rest.
 */
void
lia_changes_gathering_record (LiaChangesGathering *self, GPtrArray *entries)
{
  const LiaHistoryEntry *first = g_ptr_array_index (entries, 0);
  const LiaCleared *record = lia_clearance_find (self->clearance, &first->id);
  gboolean gone = record == NULL;
  g_auto (Group) group = { .gathering = self,
                           .entries = entries,
                           .since = self->changes->since->serial,
                           .made = find_making (entries) };

  group.told =
      gone && lia_changes_gathering_tells (first->type) ? find_gone (self, entries) : record;
  group.whole = find_whole (self, record);
  if (group.told == NULL || (group.whole == NULL && !lia_changes_gathering_tells (first->type)))
    return;

  group.undone = find_undone (entries, group.since);
  if (group.whole != NULL)
    tell_part (&group);
  else
    tell_record (&group, gone);
}
