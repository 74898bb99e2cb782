#include <glib/gi18n.h>

#include "error.h"
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
  { "sensitivity_label", N_ ("Sensitivity label"), LIA_FIELD_TEXT, 0,
    N_ ("The identifier of the Microsoft Purview label that workbooks under this mark carry, from "
        "whoever runs Office"),
    NULL, NULL },
  { "sensitivity_site", N_ ("Organisation of the label"), LIA_FIELD_TEXT, 0,
    N_ ("The identifier of the Microsoft Entra tenant that the label belongs to; without it "
        "workbooks carry no label"),
    NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("Anything worth knowing"), NULL,
    NULL },
  LIA_ARCHIVED_FIELD,
  { NULL },
};

/* Office takes no notice of a label whose identifier it can't read, and says nothing. */
static gboolean
validate (const LiaRecord *record, GError **error)
{
  static const char *const names[] = { "sensitivity_label", "sensitivity_site" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *value = lia_record_get (record, names[i]);

    if (value == NULL || g_uuid_string_is_valid (value))
      continue;
    g_set_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID,
                 /* Translators: the name of a field, then an example that stays as it is. */
                 _ ("“%s” is an identifier such as %s; copy all of it."),
                 lia_field_label (lia_record_type_field (&lia_mark_type, names[i])),
                 "2096f6a2-d2f7-48be-b329-b73aaa526e5d");
    return FALSE;
  }

  return TRUE;
}

const LiaRecordType lia_mark_type = {
  .name = "mark",
  .label = N_ ("Handling mark"),
  .plural = N_ ("Handling marks"),
  .prefix = "HM",
  .icon = "lia-mark-symbolic",
  .fields = fields,
  .title = "label",
  .order = "rank",
  .validate = validate,
};
