#include <glib/gi18n.h>

#include "types.h"

static const LiaField fields[] = {
  { "label", N_ ("Label"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_KEY,
    N_ ("As it is printed; never translated"), NULL, NULL },
  { "rank", N_ ("Rank"), LIA_FIELD_INTEGER, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("0 is the widest; a higher one is seen by fewer"), NULL, NULL },
  { "meaning", N_ ("Meaning"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Who may be told"), NULL, NULL },
  { "foreground", N_ ("Text colour"), LIA_FIELD_TEXT, 0, N_ ("As #RRGGBB"), NULL, NULL },
  { "background", N_ ("Background colour"), LIA_FIELD_TEXT, 0, N_ ("As #RRGGBB"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_ARCHIVED_FIELD,
  { NULL },
};

const LiaRecordType lia_mark_type = {
  .name = "mark",
  .label = N_ ("Handling mark"),
  .plural = N_ ("Handling marks"),
  .prefix = "HM",
  .icon = "lia-mark-symbolic",
  .fields = fields,
  .title = "label",
  .order = "rank",
};
