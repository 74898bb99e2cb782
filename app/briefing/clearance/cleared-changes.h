#pragma once

#include "cleared.h"
#include "insight/changed-record.h"
#include "records/relation.h"
#include "register/moment.h"

G_BEGIN_DECLS

/**
 * LiaClearedDeed:
 * @LIA_CLEARED_SET: a field was given another value.
 * @LIA_CLEARED_LINKED: a link was made, or taken away.
 * @LIA_CLEARED_ADDED: it came in.
 * @LIA_CLEARED_ARCHIVED: it was put away.
 * @LIA_CLEARED_RESTORED: it was taken out again.
 * @LIA_CLEARED_REMOVED: it was unmade.
 *
 * What was done to a record.
 */
typedef enum {
  LIA_CLEARED_SET,
  LIA_CLEARED_LINKED,
  LIA_CLEARED_ADDED,
  LIA_CLEARED_ARCHIVED,
  LIA_CLEARED_RESTORED,
  LIA_CLEARED_REMOVED,
} LiaClearedDeed;

/**
 * LiaClearedChange:
 * @deed: what was done.
 * @record: to what, or to a part of what.
 * @part: (nullable): that part.
 * @field: (nullable): which field was SET.
 * @relation: (nullable): by which relation it was LINKED.
 * @inverse: whether @record is what the link points at.
 * @from: (nullable): the canonical text that stood there; of a handling mark, its label.
 * @to: (nullable): the one that stands there now.
 * @from_record: (nullable): the record that was referred or linked to.
 * @to_record: (nullable): the one that is now.
 * @serial: the edit, or the last of several.
 * @at: when that was, in microseconds since 1970 UTC.
 * @office: for which office.
 *
 * One change, of which all may be seen.
 */
typedef struct {
  LiaClearedDeed deed;
  const LiaCleared *record;
  const LiaCleared *part;
  const LiaField *field;
  const LiaRelation *relation;
  gboolean inverse;
  char *from;
  char *to;
  const LiaCleared *from_record;
  const LiaCleared *to_record;
  gint64 serial;
  gint64 at;
  char *office;
} LiaClearedChange;

/**
 * LiaClearedStory:
 * @record: a commitment, engagement, challenge or lesson; as it was at last, if it is no more.
 * @kind: what became of it.
 * @decisive: (nullable): the change by which it became that; %NULL for what became overdue by
 *   itself, or was changed otherwise.
 * @differences: (element-type LiaClearedChange): what reads differently, from first to last, parts
 *   and links included; of one that was added only its own fields, since it came; nothing of one
 *   that is no more.
 *
 * What became of one record, as the window's "changes since" tells it.
 */
typedef struct {
  const LiaCleared *record;
  LiaChangedKind kind;
  const LiaClearedChange *decisive;
  GPtrArray *differences;
} LiaClearedStory;

/**
 * LiaClearedChanges:
 *
 * What became of the records that may be seen since a moment. It belongs to its #LiaClearance.
 */
typedef struct _LiaClearedChanges LiaClearedChanges;

const LiaMoment *lia_cleared_changes_get_since (const LiaClearedChanges *self);
GPtrArray *lia_cleared_changes_get_stories (const LiaClearedChanges *self);
GPtrArray *lia_cleared_changes_get_log     (const LiaClearedChanges *self);
const LiaClearedChange *lia_cleared_story_find (const LiaClearedStory *self, const char *field);

char      *lia_cleared_change_label        (const LiaClearedChange *self);
char      *lia_cleared_change_from_words   (const LiaClearedChange *self);
char      *lia_cleared_change_to_words     (const LiaClearedChange *self);

G_END_DECLS
