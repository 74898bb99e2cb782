#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "error.h"
#include "plain.h"
#include "register/filter.h"
#include "words.h"

#define NAME_WIDTH 30

static char *
list_choices (const LiaField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", choice->value);

  return g_strdup (text->str);
}

static char *
list_others (const LiaFilterName *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; name->others[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name->others[i]->name);

  return g_strdup (text->str);
}

static char *
list_states (const LiaRecordType *type)
{
  g_autofree const char **states = lia_query_states (type);

  return g_strjoinv (", ", (char **) states);
}

/* (transfer full): what can stand behind a name. */
static char *
describe_field (const LiaField *field)
{
  switch (field->kind) {
  case LIA_FIELD_CHOICE:
    return list_choices (field);
  case LIA_FIELD_DATE:
    return g_strdup (_ ("a date or period"));
  case LIA_FIELD_INTEGER:
    return g_strdup (_ ("a number"));
  case LIA_FIELD_TIME:
    return g_strdup (_ ("a time"));
  case LIA_FIELD_FLAG:
    return g_strdup (_ ("yes or no"));
  case LIA_FIELD_TAGS:
    return g_strdup (_ ("a term, or part of one"));
  default:
    return g_strdup (_ ("what it contains"));
  }
}

static char *
describe (const LiaRecordType *type, const LiaFilterName *name)
{
  g_autofree char *others = list_others (name);

  switch (name->kind) {
  case LIA_FILTER_STATE:
    return list_states (type);
  case LIA_FILTER_SILENT:
    return g_strdup (_ ("a length of time: 6m, 90d, 1y"));
  case LIA_FILTER_MEMBER:
    return g_strdup (_ ("a process, both, any or none; or (…) about the membership"));
  case LIA_FILTER_ARCHIVED:
    return g_strdup (_ ("yes, no or any"));
  default:
    break;
  }
  if (lia_filter_name_reaches (name))
    /* Translators: %s lists types of records. */
    return g_strdup_printf (_ ("%s: by reference or name, or (…)"), others);

  return describe_field (name->field);
}

static void
print_names (const LiaRecordType *type)
{
  g_autoptr (GPtrArray) names = lia_filter_names (type);

  /* Translators: %s is a kind of records in the plural. */
  printf (_ ("What a filter can ask about %s:\n"), lia_record_type_plural (type));
  for (guint i = 0; i < names->len; i++) {
    const LiaFilterName *name = g_ptr_array_index (names, i);
    g_autoptr (GString) line = g_string_new ("  ");
    g_autofree char *what = NULL;

    if (lia_filter_names_find (names, name->name) != name)
      continue;
    what = describe (type, name);
    lia_plain_append_padded (line, name->name, NAME_WIDTH);
    printf ("%s  %s\n", line->str, what);
  }
}

/* An example for each type, by what its description has first of each kind. */
static const LiaFilterName *
first_of (GPtrArray *names, LiaFilterNameKind kind, int field_kind)
{
  for (guint i = 0; i < names->len; i++) {
    const LiaFilterName *name = g_ptr_array_index (names, i);

    if (name->kind == kind &&
        (field_kind < 0 || (name->field != NULL && (int) name->field->kind == field_kind)))
      return name;
  }

  return NULL;
}

static void
print_examples (const LiaRecordType *type)
{
  g_autoptr (GPtrArray) names = lia_filter_names (type);
  g_autofree const char **states = lia_query_states (type);
  const LiaFilterName *choice = first_of (names, LIA_FILTER_FIELD, LIA_FIELD_CHOICE);
  const LiaFilterName *date = first_of (names, LIA_FILTER_FIELD, LIA_FIELD_DATE);
  const LiaFilterName *link = first_of (names, LIA_FILTER_LINK, -1);
  const LiaFilterName *part = first_of (names, LIA_FILTER_PART, -1);

  puts (_ ("For example:"));
  if (states[0] != NULL)
    printf ("  state:%s\n", states[0]);
  if (choice != NULL && choice->field->choices[1].value != NULL)
    printf ("  -%s:\"%s\"\n", choice->name, choice->field->choices[1].value);
  if (date != NULL)
    printf ("  %s:next-90-days or %s:none\n", date->name, date->name);
  if (link != NULL)
    printf ("  %s:none\n", link->name);
  if (part != NULL)
    printf ("  %s>=2\n", part->name);
  if (g_str_equal (type->name, "commitment"))
    puts ("  addresses:(themes:\"scam centres\") made_by:(kind:territory member:both) silent:6m");
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  const LiaRecordType *type;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  type = lia_words_type (lia_command_line_argument (line, 0), error);
  if (type == NULL)
    return FALSE;

  print_names (type);
  print_examples (type);
  puts (_ ("How conditions are written and put together, “liaison filters --help” tells."));
  return TRUE;
}

const LiaCommand lia_filters_command = {
  .name = "filters",
  .arguments = N_ ("TYPE"),
  .summary = N_ ("Explain how a filter asks about records of a type"),
  .details = N_ (
      "A filter is conditions side by side, which all have to hold; the list in the window,\n"
      "“list --where”, briefings and saved views take the same.\n"
      "\n"
      "  word, \"two words\"             searched for in the text of the record\n"
      "  status:in_progress,unknown    one of several values; none and any ask whether it is "
      "known\n"
      "  wording:consular              of text and terms: contains it; wording=… is exactly that\n"
      "  due:2026, date:2026-01..2026-06\n"
      "                                a date within a period; also due<2026-12-31, <=, >, >=\n"
      "  due:next-90-days, date<-6m    seen from today; last-2-weeks, this-month, yesterday\n"
      "  addresses:X-030, lead:PAK     a link or reference to that record\n"
      "  addresses:(themes:scam)       … to one for which that holds, to any depth\n"
      "  updates:none, updates>3       how many are linked or part of it\n"
      "  -status:fulfilled, not (…)    that it doesn't hold; also status!=fulfilled\n"
      "  … or …, (…)                   one of them; parentheses hold together\n"
      "\n"
      "Conditions on the same field side by side are alternatives; “and” between them asks for\n"
      "both. No space stands before or behind a sign. A value with spaces stands between "
      "quotation\n"
      "marks, in which \\ comes before \" and \\. A record is named by its reference, its key or "
      "any\n"
      "of its names."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
