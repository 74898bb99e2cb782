#include <glib/gi18n.h>

#include "types.h"

static const LiaField fields[] = {
  { "title", N_ ("Title"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("The title of the text"), NULL,
    NULL },
  { "code", N_ ("Code"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_KEY,
    N_ ("A short form with the year, such as BUD-2024"), NULL, NULL },
  { "process", N_ ("Process"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("Whose text it is"), NULL, "process" },
  { "adopted", N_ ("Adopted"), LIA_FIELD_DATE, LIA_FIELD_LISTED, N_ ("When it was adopted"), NULL,
    NULL },
  { "covers", N_ ("Covers"), LIA_FIELD_DATE, LIA_FIELD_LISTED, N_ ("The years it is meant for"),
    NULL, NULL },
  { "basis", N_ ("Basis"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED,
    N_ ("Address of the page, or where this is known from"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_framework_type = {
  .name = "framework",
  .label = N_ ("Framework"),
  .plural = N_ ("Frameworks"),
  .prefix = "F",
  .icon = "lia-framework-symbolic",
  .fields = fields,
  .title = "title",
  .order = "adopted",
  .descending = TRUE,
};
