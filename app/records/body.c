#include <glib/gi18n.h>

#include "span.h"
#include "types.h"

static const LiaField fields[] = {
  { "name", N_ ("Name"), LIA_FIELD_TEXT, LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("The full name"), NULL, NULL },
  { "short_name", N_ ("Short name"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_KEY,
    N_ ("The short form it is known by"), NULL, NULL },
  { "process", N_ ("Process"), LIA_FIELD_REFERENCE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("The process it belongs to"), NULL, "process" },
  { "kind", N_ ("Kind"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED | LIA_FIELD_LISTED,
    N_ ("Working group, network, response group …"), NULL, NULL },
  { "parent", N_ ("Part of"), LIA_FIELD_REFERENCE, LIA_FIELD_LISTED, N_ ("The body it reports to"),
    NULL, "body" },
  { "established", N_ ("Established"), LIA_FIELD_DATE, LIA_FIELD_LISTED, N_ ("When it was set up"),
    NULL, NULL },
  { "ended", N_ ("Ended"), LIA_FIELD_DATE, LIA_FIELD_LISTED,
    N_ ("When its time was over; empty if it still meets"), NULL, NULL },
  { "aliases", N_ ("Other names"), LIA_FIELD_TAGS, LIA_FIELD_SEARCHED,
    N_ ("Names that search should find, parted by semicolons"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  { "basis", N_ ("Basis"), LIA_FIELD_TEXT, LIA_FIELD_SEARCHED,
    N_ ("Address of the page, or where this is known from"), NULL, NULL },
  { "confidence", N_ ("Confidence"), LIA_FIELD_CHOICE, 0, N_ ("How sure this is"),
    lia_confidence_choices, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_body_type = {
  .name = "body",
  .label = N_ ("Body"),
  .plural = N_ ("Bodies"),
  .prefix = "B",
  .icon = "lia-body-symbolic",
  .fields = fields,
  .validate = lia_span_validate,
  .title = "name",
  .order = "name",
};
