#include <glib/gi18n.h>
#include <stdio.h>

#include "assignment.h"
#include "command.h"
#include "csv.h"
#include "error.h"
#include "columns.h"
#include "records/date.h"
#include "record-json.h"
#include "plain.h"
#include "register/moves.h"
#include "words.h"

typedef struct {
  char *format;
  char **where;
  char *text;
  char *state;
  char *sort;
  char *columns;
  gboolean archived;
  gboolean guarded;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->format);
  g_strfreev (wishes->where);
  g_free (wishes->text);
  g_free (wishes->state);
  g_free (wishes->sort);
  g_free (wishes->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static gboolean
set_order (LiaQuery *query, const char *sort, GError **error)
{
  gboolean descending = *sort == '-';
  const LiaField *field =
      lia_words_field (lia_query_get_record_type (query), sort + (descending ? 1 : 0), error);

  if (field == NULL)
    return FALSE;

  lia_query_sort_by (query, field->name, descending);
  return TRUE;
}

static gboolean
set_state (LiaQuery *query, const char *state, gint32 today, GError **error)
{
  if (lia_query_where_state (query, state, today))
    return TRUE;

  /* Translators: the first %s is what was written, the second the name of a record type. */
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("“%s” is not among the states of a record of type %s."), state,
               lia_query_get_record_type (query)->name);
  return FALSE;
}

static LiaQuery *
make_query (LiaReader *reader, const LiaRecordType *type, const Wishes *wishes, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);

  for (guint i = 0; wishes->where != NULL && wishes->where[i] != NULL; i++) {
    g_autoptr (LiaAssignment) condition =
        lia_assignment_new (reader, type, wishes->where[i], error);

    if (condition == NULL)
      return NULL;
    lia_query_where (query, condition->field->name, condition->value);
  }

  if (wishes->text != NULL)
    lia_query_where_text (query, wishes->text);
  if (wishes->archived)
    lia_query_include_archived (query, TRUE);
  if ((wishes->state != NULL &&
       !set_state (query, wishes->state, lia_reader_get_today (reader), error)) ||
      (wishes->sort != NULL && !set_order (query, wishes->sort, error)))
    return NULL;

  return g_steal_pointer (&query);
}

static gboolean
is_listed (const LiaRecordType *type)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (field->flags & LIA_FIELD_LISTED)
      return TRUE;

  return FALSE;
}

/* A table shows what lists show in the window, a CSV file all that can be set. */
static GPtrArray *
choose_columns (const LiaRecordType *type, const Wishes *wishes, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_auto (GStrv) names = wishes->columns != NULL ? g_strsplit (wishes->columns, ",", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    const LiaField *field = lia_record_type_column (type, g_strstrip (names[i]));

    if (field == NULL)
      field = lia_words_field (type, names[i], error);
    if (field == NULL)
      return NULL;
    g_ptr_array_add (fields, (gpointer) field);
  }

  all |= !is_listed (type);
  for (const LiaField *field = type->fields; names == NULL && field->name != NULL; field++)
    if (all ? !(field->flags & LIA_FIELD_KEPT) : (field->flags & LIA_FIELD_LISTED) != 0)
      g_ptr_array_add (fields, (gpointer) field);

  return g_steal_pointer (&fields);
}

static void
print_table (LiaReader *reader, const LiaRecordType *type, GPtrArray *fields, GPtrArray *records)
{
  g_autoptr (LiaColumns) columns = lia_columns_new ();
  g_autofree char *text = NULL;

  lia_columns_add_column (columns, _ ("Ref"), TRUE);
  for (guint i = 0; i < fields->len; i++) {
    const LiaField *field = g_ptr_array_index (fields, i);

    lia_columns_add_column (columns, lia_field_label (field),
                            field->kind == LIA_FIELD_DATE || field->kind == LIA_FIELD_CHOICE);
  }

  for (guint i = 0; i < records->len; i++) {
    LiaRecord *record = g_ptr_array_index (records, i);
    g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
    g_auto (GStrv) row = NULL;

    g_strv_builder_add (cells, lia_record_get_reference (record));
    for (guint j = 0; j < fields->len; j++) {
      const LiaField *field = g_ptr_array_index (fields, j);
      g_autofree char *value = lia_reader_value (reader, record, field->name);
      g_autofree char *display =
          value != NULL ? lia_reader_display (reader, type, field->name, value) : g_strdup ("");

      g_strv_builder_add (cells, display);
    }
    row = g_strv_builder_end (cells);
    lia_columns_add_row (columns, (const char *const *) row);
  }

  text = lia_columns_to_text (columns, lia_plain_terminal_width ());
  fputs (text, stdout);
}

static void
print_csv (LiaReader *reader, GPtrArray *fields, GPtrArray *records, gboolean guarded)
{
  g_autoptr (GString) text = g_string_new (NULL);

  lia_csv_append_heading (text, fields);
  for (guint i = 0; i < records->len; i++) {
    lia_csv_append_record (text, reader, g_ptr_array_index (records, i), fields, guarded);
    fputs (text->str, stdout);
    g_string_truncate (text, 0);
  }
  fputs (text->str, stdout);
}

/* One after the other, because a large register would not fit into memory as one tree. */
static void
print_json (LiaReader *reader, GPtrArray *records)
{
  putchar ('[');
  for (guint i = 0; i < records->len; i++) {
    g_autofree char *text = lia_record_json (reader, g_ptr_array_index (records, i));

    printf ("%s\n%s", i > 0 ? "," : "", text);
  }
  puts (records->len > 0 ? "\n]" : "]");
}

static gboolean
print_records (LiaReader *reader, const LiaRecordType *type, const Wishes *wishes, GError **error)
{
  const char *format = wishes->format != NULL ? wishes->format : "table";
  gboolean csv = g_str_equal (format, "csv");
  gboolean json = g_str_equal (format, "json");
  g_autoptr (LiaQuery) query = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (!csv && !json && !g_str_equal (format, "table")) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” is no format; there are: table, csv, json."), format);
    return FALSE;
  }

  fields = choose_columns (type, wishes, csv, error);
  query = fields != NULL ? make_query (reader, type, wishes, error) : NULL;
  records = query != NULL ? lia_reader_list_records (reader, query, NULL, error) : NULL;
  if (records == NULL)
    return FALSE;

  if (json)
    print_json (reader, records);
  else if (csv)
    print_csv (reader, fields, records, wishes->guarded);
  else
    print_table (reader, type, fields, records);

  return TRUE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &wishes.format,
      N_ ("How to write it: table (which is cut to fit a terminal), csv or json"), N_ ("FORMAT") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.where,
      N_ ("Only records whose field has that value; can be given more than once"),
      N_ ("FIELD=VALUE") },
    { "text", 0, 0, G_OPTION_ARG_FILENAME, &wishes.text,
      N_ ("Only records in which these words occur"), N_ ("TEXT") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &wishes.state,
      N_ ("Only records in that state, see below"), N_ ("STATE") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &wishes.sort,
      N_ ("Order by this field; with a minus in front, the last comes first"), N_ ("FIELD") },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &wishes.columns,
      N_ ("The fields to show, parted by commas; also original_due, original_date, moves"),
      N_ ("FIELDS") },
    { "archived", 0, 0, G_OPTION_ARG_NONE, &wishes.archived,
      N_ ("List what is archived, instead of what is not"), NULL },
    { "guard-formulas", 0, 0, G_OPTION_ARG_NONE, &wishes.guarded,
      N_ ("In csv, put an apostrophe before values that begin with = + - @"), NULL },
    { NULL },
  };
  g_autoptr (LiaReader) reader = NULL;
  const LiaRecordType *type;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  type = lia_words_type (lia_command_line_argument (line, 0), error);
  reg = type != NULL ? lia_command_line_open (line, error) : NULL;
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);

  return print_records (reader, type, &wishes, error);
}

const LiaCommand lia_list_command = {
  .name = "list",
  .arguments = N_ ("TYPE"),
  .summary = N_ ("List the records of a type"),
  .details = N_ (
      "Types are called commitment, engagement, challenge, lesson, participant and so on; a\n"
      "wrong one is answered with all of them. Commitments can be in the state open, overdue,\n"
      "due-soon or silent, engagements upcoming, passed or no-outcome, challenges no-commitment.\n"
      "\n"
      "csv is after RFC 4180, with the values exactly as the register holds them and as “add”\n"
      "and “set” take them. A spreadsheet may take one that begins with = + - @ as a formula:\n"
      "--guard-formulas prevents that, at the price of exactness. json has for each field the\n"
      "value as the register holds it and the text as people read it."),
  .min_arguments = 1,
  .max_arguments = 1,
  .moment_option = "as-at",
  .run = run,
};
