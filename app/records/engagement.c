#include <glib/gi18n.h>

#include "types.h"

static const LiaChoice states[] = {
  { "idea", N_ ("Idea"), LIA_TONE_NEUTRAL, "lia-state-idea-symbolic",
    N_ ("Somebody thought of it") },
  { "proposed", N_ ("Proposed"), LIA_TONE_NEUTRAL, "lia-state-proposed-symbolic",
    N_ ("Put to the others, no answer yet") },
  { "confirmed", N_ ("Confirmed"), LIA_TONE_ACCENT, "lia-state-confirmed-symbolic",
    N_ ("It will take place") },
  { "held", N_ ("Held"), LIA_TONE_SUCCESS, "lia-state-held-symbolic", N_ ("It took place") },
  { "moved", N_ ("Moved"), LIA_TONE_WARNING, "lia-state-moved-symbolic",
    N_ ("It was given another date") },
  { "postponed", N_ ("Postponed"), LIA_TONE_WARNING, "lia-state-postponed-symbolic",
    N_ ("It will take place, no date yet"), TRUE },
  { "cancelled", N_ ("Cancelled"), LIA_TONE_ERROR, "lia-state-cancelled-symbolic",
    N_ ("It will not take place"), TRUE },
  { NULL },
};

static const LiaChoice formats[] = {
  { "in person", N_ ("In person"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "online", N_ ("Online"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "hybrid", N_ ("Hybrid"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "unknown", N_ ("Not stated"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaField fields[] = {
  { "title", N_ ("Title"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("As its host calls it"), NULL,
    NULL },
  { "process", N_ ("Process"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("Whose meeting it is"), NULL, "process" },
  { "with_process", N_ ("With"), LIA_FIELD_REFERENCE, LIA_FIELD_LISTED,
    N_ ("The other process, if it takes part"), NULL, "process" },
  { "body", N_ ("Body"), LIA_FIELD_REFERENCE, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("The body that meets"), NULL, "body" },
  { "kind", N_ ("Kind"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Senior officials meeting, workshop, call …"), NULL, NULL },
  { "state", N_ ("State"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("How firm it is"), states, NULL },
  { "date", N_ ("When"), LIA_FIELD_DATE, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_REASONED,
    N_ ("A day or two, a month, or what is known"), NULL, NULL },
  { "date_note", N_ ("About the date"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("What the sources say where they are vague or contradict each other"), NULL, NULL },
  { "time_from", N_ ("Begins"), LIA_FIELD_TIME, 0, N_ ("On the clock of the place"), NULL, NULL },
  { "time_until", N_ ("Ends"), LIA_FIELD_TIME, 0, N_ ("On the clock of the place"), NULL, NULL },
  { "time_zone", N_ ("Time zone"), LIA_FIELD_TIME_ZONE, 0, N_ ("Such as Europe/Sofia"), NULL,
    NULL },
  { "format", N_ ("Format"), LIA_FIELD_CHOICE, LIA_FIELD_LISTED, N_ ("In a room or on a screen"),
    formats, NULL },
  { "city", N_ ("City"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("Where"), NULL,
    NULL },
  { "country", N_ ("Country"), LIA_FIELD_REFERENCE, LIA_FIELD_LISTED, N_ ("Where that city lies"),
    NULL, "participant" },
  { "themes", N_ ("Themes"), LIA_FIELD_TAGS, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Terms parted by semicolons"), NULL, NULL },
  { "objective", N_ ("Objective"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("What it is to achieve"), NULL, NULL },
  { "outcome", N_ ("Outcome"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("What came of it, in a few lines"), NULL, NULL },
  { "organisations", N_ ("Other participants"), LIA_FIELD_TAGS, LIA_FIELD_SEARCHED,
    N_ ("Those that are named but not in the register"), NULL, NULL },
  { "chatham_house", N_ ("Chatham House Rule"), LIA_FIELD_FLAG, 0,
    N_ ("Who spoke and who was there is withheld"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

static const LiaField derived[] = {
  { "original_date", N_ ("Original date"), LIA_FIELD_DATE, LIA_FIELD_KEPT,
    N_ ("The date that was set at first, if it moved since"), NULL, NULL },
  { "moves", N_ ("Moves"), LIA_FIELD_INTEGER, LIA_FIELD_KEPT,
    N_ ("How often the date moved to another"), NULL, NULL },
  { NULL },
};

const LiaRecordType lia_engagement_type = {
  .name = "engagement",
  .label = N_ ("Engagement"),
  .plural = N_ ("Engagements"),
  .prefix = "E",
  .icon = "lia-engagement-symbolic",
  .fields = fields,
  .derived = derived,
  .title = "title",
  .order = "date",
  .descending = TRUE,
};
