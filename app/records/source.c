#include <glib/gi18n.h>

#include "types.h"

static const LiaField fields[] = {
  { "title", N_ ("Title"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("What the document is called"),
    NULL, NULL },
  { "kind", N_ ("Kind"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("News item, statement, conclusions, read-out …"), NULL, NULL },
  { "date", N_ ("Date"), LIA_FIELD_DATE, LIA_FIELD_LISTED, N_ ("When it was published"), NULL,
    NULL },
  { "address", N_ ("Address"), LIA_FIELD_ADDRESS,
    LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_KEY, N_ ("Where it can be read"), NULL,
    NULL },
  { "language", N_ ("Language"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("The code of its language: en, ru, ar"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_source_type = {
  .name = "source",
  .label = N_ ("Source"),
  .plural = N_ ("Sources"),
  .prefix = "S",
  .icon = "lia-source-symbolic",
  .fields = fields,
  .title = "title",
  .order = "title",
};
