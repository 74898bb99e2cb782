#include <glib/gi18n.h>

#include "types.h"

static const LiaChoice kinds[] = {
  { "lesson", N_ ("Lesson learned"), LIA_TONE_NEUTRAL, NULL,
    N_ ("Insight from experience, good or bad") },
  { "good practice", N_ ("Good practice"), LIA_TONE_SUCCESS, NULL,
    N_ ("An approach that was shown to work") },
  { NULL },
};

static const LiaField fields[] = {
  { "statement", N_ ("Statement"), LIA_FIELD_PROSE,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("What was learned, in a sentence or two"), NULL, NULL },
  { "kind", N_ ("Kind"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("A lesson, or a practice that works"), kinds, NULL },
  { "usable_for", N_ ("Usable for"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("What it can inform"), NULL, NULL },
  { "context", N_ ("Context"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("Where and how it was learned"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_lesson_type = {
  .name = "lesson",
  .label = N_ ("Lesson"),
  .plural = N_ ("Lessons"),
  .prefix = "L",
  .icon = "lia-lesson-symbolic",
  .fields = fields,
  .title = "statement",
};
