#include <glib/gi18n.h>

#include "types.h"

static const LiaChoice roles[] = {
  { "chair", N_ ("Chairs"), LIA_TONE_ACCENT, NULL, NULL },
  { "attends", N_ ("Attends"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "speaks", N_ ("Speaks"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "subject", N_ ("Subject"), LIA_TONE_NEUTRAL, NULL,
    N_ ("The meeting deals with it; it need not be there") },
  { "invited", N_ ("Invited"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "confirmed", N_ ("Confirmed"), LIA_TONE_SUCCESS, NULL, NULL },
  { "declined", N_ ("Declined"), LIA_TONE_WARNING, NULL, NULL },
  { "host", N_ ("Hosts"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaField fields[] = {
  { "engagement", N_ ("Engagement"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("The meeting"), NULL, "engagement" },
  { "participant", N_ ("Participant"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("Who"), NULL, "participant" },
  { "role", N_ ("Role"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED, N_ ("As what"),
    roles, NULL },
  { "person", N_ ("Office holder"), LIA_FIELD_REFERENCE, 0,
    N_ ("Who spoke for them, if that may be known"), NULL, "person" },
  { "statement", N_ ("Statement"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("What was said for attribution, in our words"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_participation_type = {
  .name = "participation",
  .label = N_ ("Participation"),
  .plural = N_ ("Participations"),
  .prefix = "Q",
  .icon = "lia-participant-symbolic",
  .fields = fields,
  .compose_title = N_ ("{participant}: {role}"),
  .part_of = "engagement",
  .order = "role",
};
