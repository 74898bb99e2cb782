#include <glib/gi18n.h>

#include "types.h"

static const LiaChoice kinds[] = {
  { "territory", N_ ("State or territory"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "organisation", N_ ("Organisation"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaField fields[] = {
  { "name", N_ ("Name"), LIA_FIELD_TEXT, LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("As the participant is called today"), NULL, NULL },
  { "code", N_ ("Code"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_KEY,
    N_ ("The ISO 3166-1 code of a state or territory, or the short name of an organisation"), NULL,
    NULL },
  { "kind", N_ ("Kind"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("A state or territory, or an organisation"), kinds, NULL },
  { "full_name", N_ ("Full name"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED, N_ ("The long form"), NULL,
    NULL },
  { "category", N_ ("Category"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("What kind of organisation"), NULL, NULL },
  { "seat", N_ ("Seat"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED, N_ ("The city it works from"), NULL,
    NULL },
  { "seat_country", N_ ("Country of seat"), LIA_FIELD_REFERENCE, 0, N_ ("Where that city lies"),
    NULL, "participant" },
  { "aliases", N_ ("Other names"), LIA_FIELD_TAGS, LIA_FIELD_SEARCHED,
    N_ ("Spellings that search should find, parted by semicolons"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_participant_type = {
  .name = "participant",
  .label = N_ ("Participant"),
  .plural = N_ ("Participants"),
  .prefix = "P",
  .icon = "lia-participant-symbolic",
  .fields = fields,
  .title = "name",
  .order = "name",
};
