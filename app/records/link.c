#include <glib/gi18n.h>

#include "types.h"

static const LiaField fields[] = {
  { "relation", N_ ("Relation"), LIA_FIELD_TEXT, LIA_FIELD_REQUIRED, N_ ("What kind of link"), NULL,
    NULL },
  { "source", N_ ("From"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED,
    N_ ("The record it starts from"), NULL, NULL },
  { "target", N_ ("To"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED, N_ ("The record it points at"),
    NULL, NULL },
  { "note", N_ ("Where"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED,
    N_ ("The page, paragraph or remark that belongs to the link"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_link_type = {
  .name = "link",
  .label = N_ ("Link"),
  .plural = N_ ("Links"),
  .prefix = "LK",
  .icon = "lia-link-symbolic",
  .fields = fields,
  .compose_title = N_ ("{relation} {target}"),
};
