#include <glib/gi18n.h>
#include <stdio.h>

#include "columns.h"
#include "command.h"
#include "issue-words.h"
#include "plain.h"
#include "records/date.h"
#include "records/types.h"
#include "register/issues.h"

/* So many of those that left are told of unless all are asked for. */
#define FIRST_ISSUES 20

static char *
display (LiaReader *reader, const LiaRecord *record, const char *field)
{
  g_autofree char *text = lia_reader_display (reader, lia_record_get_record_type (record), field,
                                              lia_record_get (record, field));

  return text != NULL ? lia_plain_to_line (text) : g_strdup ("");
}

static void
add_named (LiaColumns *columns, LiaReader *reader, const LiaRecord *record)
{
  g_autofree char *name = display (reader, record, "name");
  g_autofree char *kind = display (reader, record, "kind");
  g_autofree char *ceiling = display (reader, record, "ceiling");
  g_autofree char *audience = display (reader, record, "audience");
  const char *cells[] = { lia_record_get_reference (record), kind, ceiling, audience, name, NULL };

  lia_columns_add_row (columns, cells);
}

/* "3 changed since 12 November 2026" */
static char *
describe_age (LiaReader *reader, const LiaRecord *issue, GError **error)
{
  g_autofree char *day = NULL;
  LiaIssueAge age;

  if (!lia_issues_age (reader, issue, &age, NULL, error))
    return NULL;
  if (age.n_changed == 0)
    return g_strdup ("");

  day = lia_day_to_words (lia_moment_day (age.since));
  /* Translators: how many records have changed, and since which day. */
  return g_strdup_printf (ngettext ("%u changed since %s", "%u changed since %s", age.n_changed),
                          age.n_changed, day);
}

static gboolean
add_issue (LiaColumns *columns, LiaReader *reader, const LiaRecord *record, GError **error)
{
  g_autofree char *made = lia_issue_made (record);
  g_autofree char *mark = lia_issue_mark (reader, record);
  g_autofree char *audience = display (reader, record, "audience");
  g_autofree char *file = display (reader, record, "file_name");
  g_autofree char *outdated = describe_age (reader, record, error);
  const char *cells[] = {
    lia_record_get_reference (record), made, mark, audience, file, outdated, NULL
  };

  if (outdated == NULL)
    return FALSE;

  lia_columns_add_row (columns, cells);
  return TRUE;
}

static GPtrArray *
list (LiaReader *reader, const LiaRecordType *type, guint limit, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);

  lia_query_sort_by (query, type->order, type->descending);
  if (limit > 0)
    lia_query_limit (query, limit);
  return lia_reader_list_records (reader, query, NULL, error);
}

static void
print (const LiaRecordType *type, LiaColumns *columns)
{
  g_autofree char *text = lia_columns_to_text (columns, lia_plain_terminal_width ());

  puts (lia_record_type_plural (type));
  fputs (text, stdout);
}

static gboolean
print_named (LiaReader *reader, GError **error)
{
  g_autoptr (GPtrArray) records = list (reader, &lia_briefing_type, 0, error);
  g_autoptr (LiaColumns) columns = lia_columns_new ();

  if (records == NULL)
    return FALSE;

  lia_columns_add_column (columns, _ ("Ref"), TRUE);
  lia_columns_add_column (columns, _ ("Kind"), TRUE);
  lia_columns_add_column (columns, _ ("Up to"), TRUE);
  lia_columns_add_column (columns, _ ("For"), TRUE);
  lia_columns_add_column (columns, _ ("Name"), FALSE);
  for (guint i = 0; i < records->len; i++)
    add_named (columns, reader, g_ptr_array_index (records, i));
  print (&lia_briefing_type, columns);
  return TRUE;
}

static gboolean
print_issues (LiaReader *reader, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) records = list (reader, &lia_issue_type, all ? 0 : FIRST_ISSUES, error);
  g_autoptr (LiaColumns) columns = lia_columns_new ();

  if (records == NULL)
    return FALSE;

  lia_columns_add_column (columns, _ ("Ref"), TRUE);
  lia_columns_add_column (columns, _ ("Made"), TRUE);
  lia_columns_add_column (columns, _ ("Mark"), TRUE);
  lia_columns_add_column (columns, _ ("For"), TRUE);
  lia_columns_add_column (columns, _ ("File"), FALSE);
  lia_columns_add_column (columns, _ ("Outdated"), TRUE);
  for (guint i = 0; i < records->len; i++)
    if (!add_issue (columns, reader, g_ptr_array_index (records, i), error))
      return FALSE;
  print (&lia_issue_type, columns);
  return TRUE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  gboolean all = FALSE;
  const GOptionEntry options[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_ ("All that left, not only the last ones"), NULL },
    { NULL },
  };
  g_autoptr (LiaReader) reader = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);
  return print_named (reader, error) && puts ("") >= 0 && print_issues (reader, all, error);
}

const LiaCommand lia_briefings_command = {
  .name = "briefings",
  .summary = N_ ("List the briefings that have a name, and those that left"),
  .details = N_ (
      "A named briefing is made again with “brief --named NAME OUT”. Of those that left, the last\n"
      "ones are told of, and how many records in each have changed since; “list issue” has all\n"
      "else that is known of them, as CSV or JSON too."),
  .run = run,
};
