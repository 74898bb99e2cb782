#include <glib/gi18n.h>

#include "types.h"

static const LiaField fields[] = {
  { "engagement", N_ ("Engagement"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("The meeting it is part of"), NULL, "engagement" },
  { "day", N_ ("Day"), LIA_FIELD_DATE, LIA_FIELD_LISTED,
    N_ ("Which day, if the meeting has several"), NULL, NULL },
  { "time_from", N_ ("From"), LIA_FIELD_TIME, LIA_FIELD_LISTED,
    N_ ("When it begins, on the clock of the place"), NULL, NULL },
  { "time_until", N_ ("Until"), LIA_FIELD_TIME, LIA_FIELD_LISTED, N_ ("When it ends"), NULL, NULL },
  { "title", N_ ("Title"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("What it is about"), NULL,
    NULL },
  { "speakers", N_ ("Speakers"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Who introduces or speaks"), NULL, NULL },
  { "chatham_house", N_ ("Chatham House Rule"), LIA_FIELD_FLAG, 0,
    N_ ("Who spoke and who was there is withheld"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Brief, points to raise"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_agenda_item_type = {
  .name = "agenda_item",
  .label = N_ ("Agenda item"),
  .plural = N_ ("Agenda items"),
  .prefix = "A",
  .icon = "lia-agenda-symbolic",
  .fields = fields,
  .title = "title",
  .part_of = "engagement",
  .order = "time_from",
};
