#include "issue-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "plain.h"

/**
 * lia_issue_made:
 * @issue: the record of a briefing that left
 *
 * Returns: (transfer full): when it was made: `2026-11-12 14:30`
 */
char *
lia_issue_made (const LiaRecord *issue)
{
  const char *time = lia_record_get (issue, "time");

  return g_strconcat (lia_record_get (issue, "made"), time != NULL ? " " : "",
                      time != NULL ? time : "", NULL);
}

/**
 * lia_issue_mark:
 * @reader: a look at the register
 * @issue: the record of a briefing that left
 *
 * Returns: (transfer full): the mark that it bears
 */
char *
lia_issue_mark (LiaReader *reader, const LiaRecord *issue)
{
  LiaId id;

  return lia_record_get_link (issue, "mark", &id) ? lia_reader_title (reader, &id)
                                                  : lia_reader_setting (reader, "default-mark");
}

static void
print_line (const char *label, const char *text)
{
  g_autofree char *line = text != NULL ? lia_plain_to_line (text) : NULL;

  if (line != NULL && *line != '\0')
    printf ("  %s: %s\n", label, line);
}

/**
 * lia_issue_print:
 * @reader: a look at the register
 * @issue: the record of a briefing that left
 *
 * Prints what one needs to find its file again, and those who have it.
 */
void
lia_issue_print (LiaReader *reader, const LiaRecord *issue)
{
  g_autofree char *made = lia_issue_made (issue);
  g_autofree char *mark = lia_issue_mark (reader, issue);
  g_autofree char *title = lia_reader_record_title (reader, issue);
  g_autofree char *title_line = lia_plain_to_line (title);
  g_autofree char *mark_line = lia_plain_to_line (mark);
  g_autofree char *recalled = lia_reader_display (reader, lia_record_get_record_type (issue),
                                                  "recalled", lia_record_get (issue, "recalled"));

  printf ("%s  %s  %s  %s\n", lia_record_get_reference (issue), made, mark_line, title_line);
  print_line (_ ("For"), lia_record_get (issue, "audience"));
  print_line (_ ("File"), lia_record_get (issue, "file_name"));
  print_line (_ ("SHA-256"), lia_record_get (issue, "hash"));
  print_line (_ ("Recalled"), recalled);
}
