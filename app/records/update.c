#include <glib/gi18n.h>

#include "types.h"

static const LiaField fields[] = {
  { "commitment", N_ ("Commitment"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("What it reports on"), NULL, "commitment" },
  { "date", N_ ("Date"), LIA_FIELD_DATE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("When this was so"), NULL, NULL },
  { "narrative", N_ ("Narrative"), LIA_FIELD_PROSE,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("What happened, in a sentence or two"), NULL, NULL },
  { "status", N_ ("Status"), LIA_FIELD_CHOICE, LIA_FIELD_LISTED,
    N_ ("As reported by whoever undertook it"), lia_status_choices, NULL },
  { "evidence", N_ ("Evidence"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED,
    N_ ("The document, address or event that shows it"), NULL, NULL },
  { "reported_by", N_ ("Reported by"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Who said so"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_update_type = {
  .name = "update",
  .label = N_ ("Update"),
  .plural = N_ ("Updates"),
  .prefix = "U",
  .icon = "lia-update-symbolic",
  .fields = fields,
  .compose_title = N_ ("{date}: {narrative}"),
  .part_of = "commitment",
  .order = "date",
  .descending = TRUE,
};
