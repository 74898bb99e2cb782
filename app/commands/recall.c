#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "issue-words.h"
#include "records/date.h"
#include "register/issues.h"
#include "words.h"

static gboolean
print_change (LiaReader *reader, const LiaRecord *issue, const LiaRecord *record, GError **error)
{
  g_autofree char *day = NULL;
  gint64 since;

  if (!lia_issues_changed_in (reader, issue, record, &since, error))
    return FALSE;
  if (since == 0)
    return TRUE;

  day = lia_day_to_words (lia_moment_day (since));
  /* Translators: the reference of a record, and a day in words. */
  printf (_ ("  Outdated: %s changed on %s\n"), lia_record_get_reference (record), day);
  return TRUE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;
  reader = lia_register_read (reg);
  record = lia_words_record (reader, lia_command_line_argument (line, 0), error);
  issues = record != NULL ? lia_issues_holding (reader, record, error) : NULL;
  if (issues == NULL)
    return FALSE;

  if (issues->len == 0)
    /* Translators: the reference of a record. */
    printf (_ ("No briefing that left held %s.\n"), lia_record_get_reference (record));
  for (guint i = 0; i < issues->len; i++) {
    lia_issue_print (reader, g_ptr_array_index (issues, i));
    if (!print_change (reader, g_ptr_array_index (issues, i), record, error))
      return FALSE;
  }

  return TRUE;
}

const LiaCommand lia_recall_command = {
  .name = "recall",
  .arguments = N_ ("RECORD"),
  .summary = N_ ("Tell which files that left held a record"),
  .details = N_ (
      "The last one first: when it was made, its mark, for whom it was, what the file was called\n"
      "and what it is recognised by (sha256sum FILE), and since when it is outdated because the\n"
      "record, a part of it or a link of it changed. That it was asked back is noted with\n"
      "“set IS-001 recalled=2026-11-12”. A record that a briefing only counted isn't in it."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
