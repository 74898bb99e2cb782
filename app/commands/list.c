#include <glib/gi18n.h>
#include <stdio.h>

#include "assignment.h"
#include "command.h"
#include "csv.h"
#include "error.h"
#include "columns.h"
#include "records/types.h"
#include "register/saved-view.h"
#include "record-json.h"
#include "plain.h"
#include "register/moves.h"
#include "words.h"

typedef struct {
  char *format;
  char **where;
  char *text;
  char *state;
  char *view;
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
  g_free (wishes->view);
  g_free (wishes->sort);
  g_free (wishes->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

static gboolean
set_order (LiaQuery *query, const char *sort, GError **error)
{
  gboolean descending = *sort == '-';
  const LiaRecordType *type = lia_query_get_record_type (query);
  const char *name = sort + (descending ? 1 : 0);

  if (lia_record_type_field (type, name) != NULL || lia_query_sort_field (type, name) == NULL) {
    const LiaField *field = lia_words_field (type, name, error);

    if (field == NULL)
      return FALSE;
    name = field->name;
  }

  lia_query_sort_by (query, name, descending);
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

/* `FIELD=VALUE` takes all behind the sign as the value, whatever it holds; so it was before there
 * were filters. */
static gboolean
narrow (LiaQuery *query, LiaReader *reader, const char *text, GError **error)
{
  const LiaRecordType *type = lia_query_get_record_type (query);
  g_autoptr (LiaAssignment) condition = lia_assignment_new (reader, type, text, NULL);

  if (condition != NULL) {
    lia_query_where (query, condition->field->name, condition->value);
    return TRUE;
  }
  if (lia_filter_apply (text, query, reader, lia_reader_get_today (reader), error))
    return TRUE;

  lia_words_blame (error);
  return FALSE;
}

static LiaQuery *
make_query (LiaReader *reader,
            const LiaRecordType *type,
            const LiaSavedView *view,
            const Wishes *wishes,
            GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);

  if (view != NULL && !lia_saved_view_apply (view, query, reader, error))
    return NULL;
  for (guint i = 0; wishes->where != NULL && wishes->where[i] != NULL; i++)
    if (!narrow (query, reader, wishes->where[i], error))
      return NULL;

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

    /* It comes first anyway. */
    if (g_str_equal (names[i], "reference"))
      continue;
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

/* Where nothing was found, some word may have been meant as a condition. */
static void
print_hints (const LiaRecordType *type, const Wishes *wishes)
{
  for (guint i = 0; wishes->where != NULL && wishes->where[i] != NULL; i++) {
    g_autoptr (LiaExpression) expression = lia_expression_parse (wishes->where[i], NULL);
    g_autofree char *hint = expression != NULL ? lia_filter_hint (expression, type) : NULL;
    g_autofree char *line = hint != NULL ? lia_plain_to_line (hint) : NULL;

    if (line != NULL)
      fprintf (stderr, "liaison: %s\n", line);
  }
}

static gboolean
print_records (LiaReader *reader,
               const LiaRecordType *type,
               const LiaSavedView *view,
               const Wishes *wishes,
               GError **error)
{
  LiaFormat format;
  g_autoptr (LiaQuery) query = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (!lia_words_format (wishes->format, TRUE, &format, error))
    return FALSE;

  if (view != NULL && view->columns != NULL && wishes->columns == NULL)
    fields = g_ptr_array_ref (view->columns);
  else
    fields = choose_columns (type, wishes, format == LIA_FORMAT_CSV, error);
  query = fields != NULL ? make_query (reader, type, view, wishes, error) : NULL;
  records = query != NULL ? lia_reader_list_records (reader, query, NULL, error) : NULL;
  if (records == NULL)
    return FALSE;

  if (format == LIA_FORMAT_JSON)
    print_json (reader, records);
  else if (format == LIA_FORMAT_CSV)
    print_csv (reader, fields, records, wishes->guarded);
  else
    print_table (reader, type, fields, records);
  if (records->len == 0)
    print_hints (type, wishes);

  return TRUE;
}

static LiaSavedView *
find_view (LiaReader *reader, const char *name, GError **error)
{
  g_autoptr (LiaRecord) record = lia_reader_find (reader, &lia_view_type, name, error);

  return record != NULL ? lia_saved_view_read (record, error) : NULL;
}

/* What is named, or else what the view shows. */
static const LiaRecordType *
choose_type (LiaCommandLine *line, const LiaSavedView *view, GError **error)
{
  const LiaRecordType *type;

  if (lia_command_line_n_arguments (line) == 0 && view != NULL)
    return view->shows;
  if (lia_command_line_n_arguments (line) == 0) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("A word is missing: the type of the records, or --view and its name."));
    return NULL;
  }

  type = lia_words_type (lia_command_line_argument (line, 0), error);
  if (type == NULL || view == NULL || view->shows == type)
    return type;

  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               /* Translators: two kinds of records in the plural. */
               _ ("That view shows %s, not %s; leave the type out."),
               lia_record_type_plural (view->shows), lia_record_type_plural (type));
  return NULL;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &wishes.format,
      N_ ("How to write it: table (which is cut to fit a terminal), csv or json"), N_ ("FORMAT") },
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.where,
      N_ ("Only records that this filter lets through, see “liaison filters”; or FIELD=VALUE; can "
          "be "
          "given more than once"),
      N_ ("FILTER") },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &wishes.view,
      N_ ("The saved view of that name: its filter, order and columns"), N_ ("NAME") },
    { "text", 0, 0, G_OPTION_ARG_FILENAME, &wishes.text,
      N_ ("Only records in which these words occur"), N_ ("TEXT") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &wishes.state,
      N_ ("Only records in that state, see below"), N_ ("STATE") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &wishes.sort,
      N_ ("Order by this field, or by moves; with a minus in front, the last comes first"),
      N_ ("FIELD") },
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
  g_autoptr (LiaSavedView) view = NULL;
  const LiaRecordType *type;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  if (wishes.view == NULL && choose_type (line, NULL, error) == NULL)
    return FALSE;
  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);
  view = wishes.view != NULL ? find_view (reader, wishes.view, error) : NULL;
  if (wishes.view != NULL && view == NULL)
    return FALSE;
  type = choose_type (line, view, error);

  return type != NULL && print_records (reader, type, view, &wishes, error);
}

const LiaCommand lia_list_command = {
  .name = "list",
  .arguments = N_ ("[TYPE]"),
  .summary = N_ ("List the records of a type"),
  .details =
      N_ ("Types are called commitment, engagement, challenge, lesson, participant and so on; a\n"
          "wrong one is answered with all of them. Commitments can be in the state open, overdue,\n"
          "due-soon, silent or moved, engagements upcoming, passed, no-outcome or date-moved,\n"
          "challenges no-commitment.\n"
          "\n"
          "csv is after RFC 4180, with the values exactly as the register holds them and as “add”\n"
          "and “set” take them. A spreadsheet may take one that begins with = + - @ as a formula:\n"
          "--guard-formulas prevents that, at the price of exactness. json has for each field the\n"
          "value as the register holds it and the text as people read it."),
  .min_arguments = 0,
  .max_arguments = 1,
  .moment_option = "as-at",
  .run = run,
};
