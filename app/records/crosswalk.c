#include <glib/gi18n.h>

#include "types.h"

static const LiaChoice bases[] = {
  { "found", N_ ("Found"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "inference", N_ ("Inference"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaChoice extents[] = {
  { "full", N_ ("Full"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "part", N_ ("In part"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

static const LiaField fields[] = {
  { "from_item", N_ ("From"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("An item of one framework"), NULL, "item" },
  { "to_item", N_ ("To"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("The item of another that corresponds to it"), NULL, "item" },
  { "basis", N_ ("Basis"), LIA_FIELD_CHOICE, LIA_FIELD_LISTED,
    N_ ("Whether a page says so, or it was judged so"), bases, NULL },
  { "extent", N_ ("Extent"), LIA_FIELD_CHOICE, LIA_FIELD_LISTED,
    N_ ("Whether they are the same, or overlap"), extents, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_crosswalk_type = {
  .name = "crosswalk",
  .label = N_ ("Crosswalk"),
  .plural = N_ ("Crosswalks"),
  .prefix = "K",
  .icon = "lia-framework-symbolic",
  .fields = fields,
  .compose_title = N_ ("{from_item} ↔ {to_item}"),
  .order = "from_item",
};
