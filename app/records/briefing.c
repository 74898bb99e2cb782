#include <glib/gi18n.h>

#include "error.h"
#include "types.h"

/* The kinds of briefing that there are; a test holds these and app/briefing/kinds together. */
const LiaChoice lia_briefing_kind_choices[] = {
  { "register", N_ ("Register briefing"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "meeting", N_ ("Meeting brief"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "country", N_ ("Country brief"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "challenge", N_ ("Challenge brief"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "tracker", N_ ("Commitments tracker"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "changes", N_ ("Changes since"), LIA_TONE_NEUTRAL, NULL, NULL },
  { "period", N_ ("Period report"), LIA_TONE_NEUTRAL, NULL, NULL },
  { NULL },
};

/* Its words are made to go out, at whatever mark: search doesn't read them, so that no proof takes
 * them for something that is held back. */
static const LiaField fields[] = {
  { "name", N_ ("Name"), LIA_FIELD_TEXT, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED | LIA_FIELD_KEY,
    N_ ("What it is chosen by, such as “Monthly, for the Co-Chairs”"), NULL, NULL },
  { "kind", N_ ("Kind"), LIA_FIELD_CHOICE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED | LIA_FIELD_OPEN,
    N_ ("Which kind of briefing it is"), lia_briefing_kind_choices, NULL },
  { "scope", N_ ("About"), LIA_FIELD_TEXT, LIA_FIELD_LISTED,
    N_ ("The one record that it is about, by its reference, such as E-017"), NULL, NULL },
  { "title", N_ ("Title"), LIA_FIELD_TEXT, 0,
    N_ ("What stands on its cover; empty for what its kind is called"), NULL, NULL },
  { "audience", N_ ("For"), LIA_FIELD_TEXT, LIA_FIELD_LISTED, N_ ("For whom it is"), NULL, NULL },
  { "introduction", N_ ("Introduction"), LIA_FIELD_PROSE, 0,
    N_ ("What stands before everything else"), NULL, NULL },
  { "ceiling", N_ ("Up to"), LIA_FIELD_REFERENCE, LIA_FIELD_LISTED,
    N_ ("The highest handling mark that goes in; the register's default if empty"), NULL, "mark" },
  { "personal", N_ ("With names"), LIA_FIELD_FLAG, 0, N_ ("Whether the names of persons go in"),
    NULL, NULL },
  { "since", N_ ("Since"), LIA_FIELD_TEXT, 0,
    N_ ("From when on it tells what happened: a day, month or year, or a snapshot"), NULL, NULL },
  { "language", N_ ("Language"), LIA_FIELD_TEXT, 0,
    N_ ("The language that it is written in, such as fr; that of the program if empty"), NULL,
    NULL },
  { "format", N_ ("Format"), LIA_FIELD_TEXT, LIA_FIELD_LISTED,
    N_ ("As what it is written: what the name of its file ends in, such as xlsx"), NULL, NULL },
  { "sections", N_ ("Sections"), LIA_FIELD_TAGS, 0,
    N_ ("The names of its sections, in order; empty for all"), NULL, NULL },
  { "columns", N_ ("Columns"), LIA_FIELD_TAGS, 0,
    N_ ("The columns of its lists, each as a type and a field, such as commitment.due"), NULL,
    NULL },
  { "shows", N_ ("Shows"), LIA_FIELD_TEXT, 0,
    N_ ("The type of the records that its filter is about, such as commitment"), NULL, NULL },
  { "filter", N_ ("Filter"), LIA_FIELD_TEXT, 0,
    N_ ("Which of those; the same words as in a list's filter"), NULL, NULL },
  { "view", N_ ("Saved view"), LIA_FIELD_REFERENCE, 0,
    N_ ("A saved view whose filter has to hold as well"), NULL, "view" },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED, N_ ("What it is for"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

static gboolean
validate (const LiaRecord *record, GError **error)
{
  const char *shows = lia_record_get (record, "shows");

  if (shows == NULL || lia_record_type_find (shows) != NULL)
    return TRUE;

  g_set_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID,
               _ ("There are no records of type “%s” that a briefing could be about."), shows);
  return FALSE;
}

const LiaRecordType lia_briefing_type = {
  .name = "briefing",
  .label = N_ ("Briefing"),
  .plural = N_ ("Named briefings"),
  .prefix = "BR",
  .icon = "lia-briefing-symbolic",
  .fields = fields,
  .title = "name",
  .order = "name",
  .validate = validate,
};
