#include <glib/gi18n.h>

#include "date.h"
#include "error.h"
#include "span.h"

/* The pairs of fields that begin and end something, wherever a type has both. */
static const char *const pairs[][2] = {
  { "since", "until" },
  { "established", "ended" },
  { "start", "due" },
};

static gboolean
in_order (const char *from, const char *until)
{
  g_autoptr (LiaDate) first = from != NULL ? lia_date_parse (from, NULL) : NULL;
  g_autoptr (LiaDate) last = until != NULL ? lia_date_parse (until, NULL) : NULL;

  if (first == NULL || last == NULL || lia_date_first_day (first) == LIA_DAY_NONE ||
      lia_date_last_day (last) == LIA_DAY_NONE)
    return TRUE;

  return lia_date_first_day (first) <= lia_date_last_day (last);
}

/**
 * lia_span_validate:
 * @record: a record of a type that lasts from one date to another
 * @error: %LIA_RECORD_ERROR_INVALID
 *
 * Returns: whether what it says can be true: its end isn't surely before its start
 */
gboolean
lia_span_validate (const LiaRecord *record, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    const LiaField *from = lia_record_type_field (type, pairs[i][0]);
    const LiaField *until = lia_record_type_field (type, pairs[i][1]);

    if (from == NULL || until == NULL ||
        in_order (lia_record_get (record, from->name), lia_record_get (record, until->name)))
      continue;
    /* Translators: both are names of fields that hold dates, such as Since and Until. */
    g_set_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID,
                 _ ("“%s” is before “%s”; correct one of them."), lia_field_label (until),
                 lia_field_label (from));
    return FALSE;
  }

  return TRUE;
}
