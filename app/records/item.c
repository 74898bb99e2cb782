#include <glib/gi18n.h>

#include "types.h"

static const LiaField fields[] = {
  { "framework", N_ ("Framework"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("The text it stands in"), NULL, "framework" },
  { "number", N_ ("Number"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("As the text numbers it"), NULL,
    NULL },
  { "title", N_ ("Title"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED, N_ ("What it is about"), NULL,
    NULL },
  { "theme", N_ ("Theme"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("One word that compares items of different texts"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_item_type = {
  .name = "item",
  .label = N_ ("Framework item"),
  .plural = N_ ("Framework items"),
  .prefix = "I",
  .icon = "lia-framework-symbolic",
  .fields = fields,
  .compose_title = N_ ("{framework} {number}: {title}"),
  .part_of = "framework",
  .order = "number",
};
