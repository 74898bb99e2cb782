#include <glib/gi18n.h>

#include "span.h"
#include "types.h"

static const LiaChoice standings[] = {
  { "member", N_ ("Member"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "participating", N_ ("Participating"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "observer", N_ ("Observer"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "member organisation", N_ ("Member organisation"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "observer organisation", N_ ("Observer organisation"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaChoice offices[] = {
  { "chair", N_ ("Chair"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "co-chair", N_ ("Co-chair"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "rapporteur", N_ ("Rapporteur"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaField fields[] = {
  { "participant", N_ ("Participant"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("Who takes part"), NULL, "participant" },
  { "process", N_ ("Process"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("In which process"), NULL, "process" },
  { "standing", N_ ("Standing"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("As what"), standings, NULL },
  { "office", N_ ("Office"), LIA_FIELD_CHOICE, LIA_FIELD_LISTED,
    N_ ("The office held in the process"), offices, NULL },
  { "since", N_ ("Since"), LIA_FIELD_DATE, LIA_FIELD_LISTED,
    N_ ("The first day; empty if not known"), NULL, NULL },
  { "until", N_ ("Until"), LIA_FIELD_DATE, LIA_FIELD_LISTED,
    N_ ("The last day; empty if it still holds"), NULL, NULL },
  { "basis", N_ ("Basis"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED,
    N_ ("Address of the page, or where this is known from"), NULL, NULL },
  { "confidence", N_ ("Confidence"), LIA_FIELD_CHOICE, 0, N_ ("How sure this is"),
    lia_confidence_choices, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_membership_type = {
  .name = "membership",
  .label = N_ ("Membership"),
  .plural = N_ ("Memberships"),
  .prefix = "M",
  .icon = "lia-membership-symbolic",
  .fields = fields,
  .validate = lia_span_validate,
  .compose_title = N_ ("{participant} in the {process}"),
  .part_of = "participant",
  .order = "since",
};
