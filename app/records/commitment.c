#include <glib/gi18n.h>

#include "span.h"
#include "types.h"

static const LiaChoice kinds[] = {
  { "commitment", N_ ("Commitment"), LIA_TONE_NEUTRAL, "lia-commitment-symbolic",
    N_ ("Somebody said that they will do it") },
  { "proposal", N_ ("Proposal"), LIA_TONE_NEUTRAL, "lia-proposal-symbolic",
    N_ ("Somebody said that they would do it; not yet undertaken") },
  { "action point", N_ ("Action point"), LIA_TONE_NEUTRAL, "lia-task-symbolic",
    N_ ("One agreed task, taken down at a meeting") },
  { NULL },
};

static const LiaChoice assessments[] = {
  { "no_evidence", N_ ("No evidence available"), LIA_TONE_NEUTRAL, "lia-status-unknown-symbolic",
    N_ ("The office looked and found nothing") },
  { "not_started", N_ ("Not started"), LIA_TONE_WARNING, "lia-status-not-started-symbolic",
    N_ ("The office knows of no step") },
  { "limited", N_ ("Limited"), LIA_TONE_WARNING, "lia-status-in-progress-symbolic",
    N_ ("Some steps, far from complete") },
  { "substantial", N_ ("Substantial"), LIA_TONE_ACCENT, "lia-status-substantial-symbolic",
    N_ ("Most of it is done") },
  { "complete", N_ ("Complete"), LIA_TONE_SUCCESS, "lia-status-fulfilled-symbolic",
    N_ ("The office has seen that it is done") },
  { NULL },
};

static const LiaField fields[] = {
  { "title", N_ ("Title"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("A short working title"), NULL,
    NULL },
  { "wording", N_ ("Wording"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("As it was put, or close to it"), NULL, NULL },
  { "kind", N_ ("Kind"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("Undertaken, proposed, or a task from a meeting"), kinds, NULL },
  { "by_wording", N_ ("By"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Who undertakes it, as the source says"), NULL, NULL },
  { "towards_wording", N_ ("Towards"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Towards whom, as the source says"), NULL, NULL },
  { "lead", N_ ("Lead"), LIA_FIELD_REFERENCE, 0, N_ ("Who answers for it"), NULL, "participant" },
  { "contact", N_ ("Contact"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED,
    N_ ("The office to ask, not a person"), NULL, NULL },
  { "start", N_ ("Start"), LIA_FIELD_DATE, 0, N_ ("When work on it begins or began"), NULL, NULL },
  { "due", N_ ("Due"), LIA_FIELD_DATE, LIA_FIELD_LISTED | LIA_FIELD_REASONED,
    N_ ("By when, as precisely as it was said"), NULL, NULL },
  { "due_note", N_ ("About the date"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED,
    N_ ("What the source says about the date"), NULL, NULL },
  { "status", N_ ("Status"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("As reported by whoever undertook it"), lia_status_choices, NULL },
  { "assessment", N_ ("Assessment"), LIA_FIELD_CHOICE, LIA_FIELD_LISTED,
    N_ ("As the office sees it"), assessments, NULL },
  { "next_step", N_ ("Next step"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("What happens next, and who does it"), NULL, NULL },
  { "evidence", N_ ("Evidence"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("What shows that it was done"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

static const LiaField derived[] = {
  { "original_due", N_ ("Original due"), LIA_FIELD_DATE, LIA_FIELD_KEPT,
    N_ ("The date that was set at first, if it moved since"), NULL, NULL },
  { "moves", N_ ("Moves"), LIA_FIELD_INTEGER, LIA_FIELD_KEPT,
    N_ ("How often the date moved to another"), NULL, NULL },
  { NULL },
};

const LiaRecordType lia_commitment_type = {
  .name = "commitment",
  .label = N_ ("Commitment"),
  .plural = N_ ("Commitments"),
  .prefix = "C",
  .icon = "lia-commitment-symbolic",
  .fields = fields,
  .derived = derived,
  .validate = lia_span_validate,
  .title = "title",
  .order = "due",
};
