#include <glib/gi18n.h>

#include "types.h"

static const LiaField fields[] = {
  { "name", N_ ("Name"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_KEY,
    N_ ("What the moment is remembered by, such as “as at SOM 37”"), NULL, NULL },
  { "edit", N_ ("Edit"), LIA_FIELD_INTEGER, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED | LIA_FIELD_KEPT,
    N_ ("The last edit that it includes, as the journal numbers it"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("What was given out then, and to whom"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_snapshot_type = {
  .name = "snapshot",
  .label = N_ ("Snapshot"),
  .plural = N_ ("Snapshots"),
  .prefix = "AT",
  .icon = "lia-history-symbolic",
  .fields = fields,
  .title = "name",
  .order = "edit",
  .descending = TRUE,
};
