#include <glib/gi18n.h>

#include "span.h"
#include "types.h"

static const LiaField fields[] = {
  { "name", N_ ("Name"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_PERSONAL,
    N_ ("The name in public use"), NULL, NULL },
  { "office", N_ ("Office"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("The public office"), NULL,
    NULL },
  { "participant", N_ ("Of"), LIA_FIELD_REFERENCE, LIA_FIELD_LISTED,
    N_ ("The state or organisation"), NULL, "participant" },
  { "since", N_ ("Since"), LIA_FIELD_DATE, LIA_FIELD_LISTED, N_ ("Since when, if known"), NULL,
    NULL },
  { "until", N_ ("Until"), LIA_FIELD_DATE, LIA_FIELD_LISTED, N_ ("Until when, if known"), NULL,
    NULL },
  { "basis", N_ ("Basis"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED, N_ ("Address of the page"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_person_type = {
  .name = "person",
  .label = N_ ("Office holder"),
  .plural = N_ ("Office holders"),
  .prefix = "H",
  .icon = "lia-person-symbolic",
  .fields = fields,
  .validate = lia_span_validate,
  .title = "name",
  .order = "name",
};
