#include "cleared-changes-private.h"
#include "cleared-private.h"
#include "cleared-standing.h"
#include "briefing/proof/proof-clearance.h"
#include "insight/standing.h"
#include "records/date.h"
#include "records/types.h"

/**
 * lia_changes_gathering_tells:
 * @type: a record type
 *
 * Returns: whether it is told what becomes of its records; everything else is part of one of these,
 *   or says little to anybody
 */
gboolean
lia_changes_gathering_tells (const LiaRecordType *type)
{
  return type == &lia_commitment_type || type == &lia_engagement_type ||
         type == &lia_challenge_type || type == &lia_lesson_type;
}

/**
 * lia_changes_gathering_story:
 * @self: what is at hand
 * @record: a record that is told of
 *
 * Returns: (transfer none): what became of it, as far as that is known
 */
LiaClearedStory *
lia_changes_gathering_story (LiaChangesGathering *self, const LiaCleared *record)
{
  LiaClearedStory *story = g_hash_table_lookup (self->stories, record);

  if (story != NULL)
    return story;

  story = g_new0 (LiaClearedStory, 1);
  story->record = record;
  story->kind = LIA_CHANGED_OTHERWISE;
  story->differences = g_ptr_array_new ();
  g_hash_table_insert (self->stories, (gpointer) record, story);
  g_ptr_array_add (self->changes->stories, story);

  return story;
}

/**
 * lia_changes_gathering_first:
 * @entries: (element-type LiaHistoryEntry): what was written to a record
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the first change of that field
 */
const LiaHistoryEntry *
lia_changes_gathering_first (GPtrArray *entries, const char *field)
{
  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (g_str_equal (entry->field, field))
      return entry;
  }

  return NULL;
}

/**
 * lia_changes_gathering_last:
 * @entries: (element-type LiaHistoryEntry): what was written to a record
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): the last change of that field
 */
const LiaHistoryEntry *
lia_changes_gathering_last (GPtrArray *entries, const char *field)
{
  for (guint i = entries->len; i > 0; i--) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i - 1);

    if (g_str_equal (entry->field, field))
      return entry;
  }

  return NULL;
}

/**
 * lia_changes_gathering_raise:
 * @self: what is at hand
 * @rank: the rank of a mark that something bore that is told
 *
 * Gives the whole that mark, if it is the higher one.
 */
void
lia_changes_gathering_raise (LiaChangesGathering *self, int rank)
{
  self->clearance->highest = MAX (self->clearance->highest, rank);
}

static void
take_changes (GPtrArray *entries, gpointer data)
{
  const LiaHistoryEntry *first = g_ptr_array_index (entries, 0);

  if (first->type == &lia_link_type)
    lia_changes_gathering_link (data, entries);
  else
    lia_changes_gathering_record (data, entries);
}

static gboolean
became (const LiaClearedStory *story, const char *field, const char *value)
{
  const LiaClearedChange *change = lia_cleared_story_find (story, field);

  return change != NULL && g_strcmp0 (change->to, value) == 0;
}

/* From what may be seen of the record as it was. */
static gboolean
was_overdue (LiaChangesGathering *self, const LiaClearedStory *story)
{
  static const char *const fields[] = { "status", "due", "kind" };
  g_autoptr (LiaRecord) before = lia_cleared_to_record (story->record);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    const LiaClearedChange *change = lia_cleared_story_find (story, fields[i]);

    if (change != NULL)
      lia_record_set_nth (before, lia_record_type_index (&lia_commitment_type, fields[i]),
                          change->from);
  }

  return lia_standing_at (before, LIA_DAY_NONE, self->changes->since->day).overdue;
}

static void
decide (LiaClearedStory *story, LiaChangedKind kind, const char *field)
{
  story->kind = kind;
  story->decisive = field != NULL ? lia_cleared_story_find (story, field) : NULL;
}

/* By the rules of lia_changes_read(). */
static void
judge (LiaChangesGathering *self, LiaClearedStory *story)
{
  const LiaRecordType *type = lia_cleared_get_record_type (story->record);

  if (story->kind != LIA_CHANGED_OTHERWISE)
    return;

  if (type == &lia_commitment_type) {
    if (became (story, "status", "withdrawn"))
      decide (story, LIA_CHANGED_WITHDRAWN, "status");
    else if (became (story, "status", "fulfilled"))
      decide (story, LIA_CHANGED_COMPLETED, "status");
    else if (lia_cleared_standing (story->record, self->today).overdue &&
             !was_overdue (self, story))
      decide (story, LIA_CHANGED_OVERDUE, NULL);
  } else if (type == &lia_engagement_type) {
    if (became (story, "state", "cancelled"))
      decide (story, LIA_CHANGED_WITHDRAWN, "state");
    else if (became (story, "state", "held"))
      decide (story, LIA_CHANGED_COMPLETED, "state");
  }
}

/* What nobody touched can be late by now, though it was not then. */
static void
find_overdue (LiaChangesGathering *self)
{
  GPtrArray *commitments = g_ptr_array_find (self->clearance->types, &lia_commitment_type, NULL)
                               ? lia_clearance_list (self->clearance, &lia_commitment_type)
                               : NULL;

  for (guint i = 0; commitments != NULL && i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);
    gint32 due = lia_cleared_last_day (commitment, "due");

    if (due != LIA_DAY_NONE && due >= self->changes->since->day && due < self->today &&
        !g_hash_table_contains (self->stories, commitment) &&
        lia_cleared_standing (commitment, self->today).overdue)
      decide (lia_changes_gathering_story (self, commitment), LIA_CHANGED_OVERDUE, NULL);
  }
}

static gboolean
gather (LiaChangesGathering *self, GCancellable *cancellable, GError **error)
{
  gint64 since = self->changes->since->serial;
  LiaProof *proof = self->clearance->proof;

  self->past = lia_cleared_past_new (self->clearance, self->reader, since, cancellable, error);
  if (self->past == NULL ||
      !lia_reader_changes_since (self->reader, since, NULL, take_changes, self, cancellable,
                                 error) ||
      (proof != NULL && !lia_proof_hold_changes (proof, self->reader, since, cancellable, error)))
    return FALSE;

  for (guint i = 0; i < self->changes->stories->len; i++)
    judge (self, g_ptr_array_index (self->changes->stories, i));
  find_overdue (self);
  lia_cleared_changes_finish (self->changes);

  return TRUE;
}

/**
 * lia_clearance_read_changes:
 * @self: a clearance; it makes no difference whether it was narrowed
 * @reader: the reader that it was made with, so that both are of one moment
 * @since: an earlier moment
 * @today: the day as at which things are overdue
 * @proof: (nullable): the proof that learnt from the clearance what is held back
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Finds out what became of what may be seen. What is told is the difference between what might have
 * been seen up to the ceiling then, as marks were then, and what may be seen now; of what is held
 * back now, nothing is told at all. So
 *
 * - what could not be seen then was added, and no value is told that stood there before;
 * - an edit is told where the record could be seen both before and after it;
 * - what referred or was linked to a record that could not be seen referred to nothing;
 * - what is about persons, and who was at a meeting under the Chatham House Rule or spoke there, is
 *   not told, whether the Rule held then or holds now;
 * - of a record that was put away or unmade its reference and title are told, of a part nothing;
 * - why an edit was made and who made it is never told: that was written for the office, may tell
 *   of other records of the same edit, and bears no mark of its own;
 * - the whole bears the highest mark that anything of it bore.
 *
 * The cost grows with what was written since; beyond that the dates of commitments are looked
 * through once.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_clearance_read_changes (LiaClearance *self,
                            LiaReader *reader,
                            const LiaMoment *since,
                            gint32 today,
                            LiaProof *proof,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GHashTable) stories = g_hash_table_new (NULL, NULL);
  LiaChangesGathering gathering = {
    .clearance = self, .reader = reader, .stories = stories, .today = today
  };
  gboolean done;

  self->changes = gathering.changes = lia_cleared_changes_new (since);
  self->proof = proof;
  done = gather (&gathering, cancellable, error);
  self->proof = NULL;
  g_clear_pointer (&gathering.past, lia_cleared_past_free);

  return done;
}

/**
 * lia_clearance_get_changes:
 * @self: a clearance
 *
 * Returns: (transfer none) (nullable): what became of what may be seen, if that was read
 */
const LiaClearedChanges *
lia_clearance_get_changes (LiaClearance *self)
{
  return self->changes;
}
