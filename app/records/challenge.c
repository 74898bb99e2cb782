#include <glib/gi18n.h>

#include "types.h"

static const LiaChoice trends[] = {
  { "growing", N_ ("Growing"), LIA_TONE_WARNING, "lia-trend-up-symbolic", NULL },
  { "steady", N_ ("Steady"), LIA_TONE_NEUTRAL, "lia-trend-level-symbolic", NULL },
  { "easing", N_ ("Easing"), LIA_TONE_SUCCESS, "lia-trend-down-symbolic", NULL },
  { NULL },
};

static const LiaField fields[] = {
  { "title", N_ ("Title"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("A short working title"), NULL,
    NULL },
  { "wording", N_ ("Wording"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("As it was put, or close to it"), NULL, NULL },
  { "themes", N_ ("Themes"), LIA_FIELD_TAGS, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Terms parted by semicolons"), NULL, NULL },
  { "raised_by", N_ ("Raised by"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Who put it forward, as the source says"), NULL, NULL },
  { "trend", N_ ("Trend"), LIA_FIELD_CHOICE, LIA_FIELD_LISTED, N_ ("Which way it moves"), trends,
    NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_challenge_type = {
  .name = "challenge",
  .label = N_ ("Challenge"),
  .plural = N_ ("Challenges"),
  .prefix = "X",
  .icon = "lia-challenge-symbolic",
  .fields = fields,
  .title = "title",
};
