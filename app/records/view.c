#include <glib/gi18n.h>

#include "error.h"
#include "types.h"

static const LiaField fields[] = {
  { "name", N_ ("Name"), LIA_FIELD_TEXT,
    LIA_FIELD_REQUIRED | LIA_FIELD_SEARCHED | LIA_FIELD_LISTED | LIA_FIELD_KEY,
    N_ ("What the list is called, such as “Silent since the ministerial”"), NULL, NULL },
  { "shows", N_ ("Shows"), LIA_FIELD_TEXT, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED,
    N_ ("The type of records in it, such as commitment"), NULL, NULL },
  { "filter", N_ ("Filter"), LIA_FIELD_TEXT, LIA_FIELD_LISTED,
    N_ ("Which of them; the same words as in a list's filter"), NULL, NULL },
  { "sort", N_ ("Sorted by"), LIA_FIELD_TEXT, 0,
    N_ ("The name of a field; with a hyphen before it, the last one first"), NULL, NULL },
  { "columns", N_ ("Columns"), LIA_FIELD_TAGS, 0,
    N_ ("The names of the fields that are shown, in order; empty for the usual ones"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("What it is for"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

static gboolean
validate (const LiaRecord *record, GError **error)
{
  const char *shows = lia_record_get (record, "shows");

  if (lia_record_type_find (shows) != NULL)
    return TRUE;

  g_set_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID,
               _ ("There are no records of type “%s” that a view could show."), shows);
  return FALSE;
}

const LiaRecordType lia_view_type = {
  .name = "view",
  .label = N_ ("Saved view"),
  .plural = N_ ("Saved views"),
  .prefix = "V",
  .icon = "lia-coverage-symbolic",
  .fields = fields,
  .title = "name",
  .order = "name",
  .validate = validate,
};
