#include <glib/gi18n.h>

#include "span.h"
#include "types.h"

static const LiaField fields[] = {
  { "participant", N_ ("Participant"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("Whose name this is"), NULL, "participant" },
  { "name", N_ ("Name"), LIA_FIELD_TEXT, LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("As it is written"), NULL, NULL },
  { "process", N_ ("Process"), LIA_FIELD_REFERENCE, LIA_FIELD_LISTED,
    N_ ("The process that writes it so; empty for the name as such"), NULL, "process" },
  { "since", N_ ("Since"), LIA_FIELD_DATE, LIA_FIELD_LISTED, N_ ("The first day of the name"), NULL,
    NULL },
  { "until", N_ ("Until"), LIA_FIELD_DATE, LIA_FIELD_LISTED,
    N_ ("The last day of the name; empty if it still holds"), NULL, NULL },
  { "basis", N_ ("Basis"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED, N_ ("Where this is known from"),
    NULL, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_name_type = {
  .name = "name",
  .label = N_ ("Name over time"),
  .plural = N_ ("Names over time"),
  .prefix = "N",
  .icon = "lia-participant-symbolic",
  .fields = fields,
  .validate = lia_span_validate,
  .title = "name",
  .part_of = "participant",
  .order = "since",
};
