#include <glib/gi18n.h>

#include "types.h"

static const LiaChoice kinds[] = {
  { "preparation", N_ ("Preparation"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "follow-up", N_ ("Follow-up"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaField fields[] = {
  { "engagement", N_ ("Engagement"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("The meeting it prepares or follows up"), NULL, "engagement" },
  { "title", N_ ("Title"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("What is to be done"), NULL,
    NULL },
  { "kind", N_ ("Kind"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("Before or after the meeting"), kinds, NULL },
  { "offset_days", N_ ("Days from the meeting"), LIA_FIELD_INTEGER, LIA_FIELD_LISTED,
    N_ ("-28 is four weeks before its first day, 7 a week after its last"), NULL, NULL },
  { "due", N_ ("Due"), LIA_FIELD_DATE, LIA_FIELD_LISTED | LIA_FIELD_REASONED,
    N_ ("A fixed date, if it does not move with the meeting"), NULL, NULL },
  { "owner", N_ ("Owner"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Who does it"), NULL, NULL },
  { "done", N_ ("Done"), LIA_FIELD_DATE, LIA_FIELD_LISTED,
    N_ ("When it was done; empty if it is open"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_task_type = {
  .name = "task",
  .label = N_ ("Task"),
  .plural = N_ ("Tasks"),
  .prefix = "T",
  .icon = "lia-task-symbolic",
  .fields = fields,
  .title = "title",
  .part_of = "engagement",
  .order = "offset_days",
};
