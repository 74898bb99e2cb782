#include <glib/gi18n.h>

#include "types.h"

static const LiaChoice hues[] = {
  { "teal", N_ ("Teal"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "plum", N_ ("Plum"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "slate", N_ ("Slate"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaField fields[] = {
  { "name", N_ ("Name"), LIA_FIELD_TEXT, LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("The full name of the dialogue"), NULL, NULL },
  { "short_name", N_ ("Short name"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_KEY,
    N_ ("One word: bali, budapest"), NULL, NULL },
  { "letter", N_ ("Letter"), LIA_FIELD_TEXT, 0,
    N_ ("One or two letters that stand for it where space is short"), NULL, NULL },
  { "hue", N_ ("Colour"), LIA_FIELD_CHOICE, 0,
    N_ ("The colour that stands for it, and for nothing else"), hues, NULL },
  { "secretariat", N_ ("Secretariat"), LIA_FIELD_REFERENCE, LIA_FIELD_LISTED,
    N_ ("The organisation that serves it"), NULL, "participant" },
  { "established", N_ ("Established"), LIA_FIELD_DATE, LIA_FIELD_LISTED, N_ ("When it began"), NULL,
    NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_process_type = {
  .name = "process",
  .label = N_ ("Process"),
  .plural = N_ ("Processes"),
  .prefix = "PR",
  .icon = "lia-process-symbolic",
  .fields = fields,
  .title = "name",
  .order = "name",
};
