#include <glib/gi18n.h>

#include "types.h"

/* What has left the house stays as it left. It names other records by their references only: one
 * that it pointed at could not be unmade any more, and what it left with can't be taken back. None
 * of its words is searched, for the reason that stands with those of a named briefing. */
static const LiaField fields[] = {
  { "title", N_ ("Title"), LIA_FIELD_TEXT, LIA_FIELD_LISTED | LIA_FIELD_FIXED,
    N_ ("What stood on its cover"), NULL, NULL },
  { "kind", N_ ("Kind"), LIA_FIELD_CHOICE,
    LIA_FIELD_REQUIRED | LIA_FIELD_LISTED | LIA_FIELD_OPEN | LIA_FIELD_FIXED,
    N_ ("Which kind of briefing it was"), lia_briefing_kind_choices, NULL },
  { "made", N_ ("Made"), LIA_FIELD_DATE, LIA_FIELD_REQUIRED | LIA_FIELD_LISTED | LIA_FIELD_FIXED,
    N_ ("The day on which the file was made"), NULL, NULL },
  { "time", N_ ("Time"), LIA_FIELD_TIME, LIA_FIELD_FIXED,
    N_ ("When on that day, on the clock of whoever made it"), NULL, NULL },
  { "audience", N_ ("For"), LIA_FIELD_TEXT, LIA_FIELD_LISTED | LIA_FIELD_FIXED,
    N_ ("For whom it was"), NULL, NULL },
  { "scope", N_ ("About"), LIA_FIELD_TEXT, LIA_FIELD_FIXED,
    N_ ("The one record that it was about, by its reference"), NULL, NULL },
  { "filter", N_ ("Filter"), LIA_FIELD_TEXT, LIA_FIELD_FIXED,
    N_ ("Which records it was about, as its cover said it"), NULL, NULL },
  { "ceiling", N_ ("Up to"), LIA_FIELD_TEXT, LIA_FIELD_FIXED,
    N_ ("The highest handling mark that could go in"), NULL, NULL },
  { "prepared_by", N_ ("Prepared by"), LIA_FIELD_TEXT, LIA_FIELD_FIXED,
    N_ ("Who prepared it, as it could be read there"), NULL, NULL },
  { "language", N_ ("Language"), LIA_FIELD_TEXT, LIA_FIELD_FIXED,
    N_ ("The language that it was written in; that of the program if empty"), NULL, NULL },
  { "format", N_ ("Format"), LIA_FIELD_TEXT, LIA_FIELD_FIXED, N_ ("As what it was written"), NULL,
    NULL },
  { "file_name", N_ ("File name"), LIA_FIELD_TEXT, LIA_FIELD_LISTED | LIA_FIELD_FIXED,
    N_ ("What the file was called, without its folder"), NULL, NULL },
  { "hash", N_ ("SHA-256"), LIA_FIELD_TEXT, LIA_FIELD_FIXED,
    N_ ("What the file is recognised by, whatever it is called now"), NULL, NULL },
  { "briefing", N_ ("Made from"), LIA_FIELD_TEXT, LIA_FIELD_FIXED,
    N_ ("The named briefing that it was made from, by its reference"), NULL, NULL },
  { "held", N_ ("Records"), LIA_FIELD_INTEGER, LIA_FIELD_LISTED | LIA_FIELD_FIXED,
    N_ ("How many records it held"), NULL, NULL },
  { "records", N_ ("Which records"), LIA_FIELD_TAGS, LIA_FIELD_KEPT | LIA_FIELD_FIXED,
    N_ ("The records that it held, by their references; C-001..042 stands for all of these"), NULL,
    NULL },
  { "edit", N_ ("Edit"), LIA_FIELD_INTEGER, LIA_FIELD_KEPT | LIA_FIELD_FIXED,
    N_ ("The last edit that it could tell of, as the journal numbers it"), NULL, NULL },
  { "recalled", N_ ("Recalled"), LIA_FIELD_DATE, LIA_FIELD_LISTED,
    N_ ("When those who have it were asked to give it back or to forget it"), NULL, NULL },
  { "note", N_ ("Note"), LIA_FIELD_PROSE, LIA_FIELD_SEARCHED,
    N_ ("Who was given it, and what became of it"), NULL, NULL },
  LIA_COMMON_FIELDS,
};

const LiaRecordType lia_issue_type = {
  .name = "issue",
  .label = N_ ("Issued briefing"),
  .plural = N_ ("Issued briefings"),
  .prefix = "IS",
  .icon = "lia-briefing-symbolic",
  .fields = fields,
  .title = "title",
  .order = "made",
  .descending = TRUE,
};
