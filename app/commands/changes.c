#include <glib/gi18n.h>
#include <stdio.h>

#include "columns.h"
#include "command.h"
#include "csv.h"
#include "error.h"
#include "insight/changes.h"
#include "json.h"
#include "plain.h"
#include "words.h"

static void
print_table (GPtrArray *found)
{
  g_autoptr (LiaColumns) columns = lia_columns_new ();
  g_autofree char *text = NULL;

  lia_columns_add_column (columns, _ ("What"), TRUE);
  lia_columns_add_column (columns, _ ("Ref"), TRUE);
  lia_columns_add_column (columns, _ ("Title"), FALSE);
  lia_columns_add_column (columns, _ ("Edits"), TRUE);
  lia_columns_add_column (columns, _ ("What reads differently"), FALSE);
  for (guint i = 0; i < found->len; i++) {
    LiaChangedRecord *changed = g_ptr_array_index (found, i);
    g_autofree char *n_edits = g_strdup_printf ("%u", lia_changed_record_get_n_edits (changed));
    g_autofree char *lines = lia_changed_record_get_lines (changed);
    g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
    g_autofree char *line = g_strjoinv ("; ", parts);
    const char *const cells[] = {
      lia_changed_kind_label (lia_changed_record_get_kind (changed)),
      lia_record_get_reference (lia_changed_record_get_record (changed)),
      lia_changed_record_get_title (changed),
      n_edits,
      line,
    };

    lia_columns_add_row (columns, cells);
  }

  text = lia_columns_to_text (columns, lia_plain_terminal_width ());
  fputs (text, stdout);
}

static void
append_csv_line (GString *out, LiaChangedRecord *changed, const LiaChangedField *field)
{
  LiaRecord *record = lia_changed_record_get_record (changed);
  g_autofree char *n_edits = g_strdup_printf ("%u", lia_changed_record_get_n_edits (changed));
  const char *const cells[] = {
    lia_changed_kind_name (lia_changed_record_get_kind (changed)),
    lia_record_get_record_type (record)->name,
    lia_record_get_reference (record),
    lia_changed_record_get_title (changed),
    n_edits,
    field != NULL ? field->label : "",
    field != NULL && field->from != NULL ? field->from : "",
    field != NULL && field->to != NULL ? field->to : "",
  };

  lia_csv_append_line (out, cells, G_N_ELEMENTS (cells));
}

/* A line for each difference, as tables of tables are of no use in a spreadsheet. */
static void
print_csv (GPtrArray *found)
{
  g_autoptr (GString) out = g_string_new ("change,type,reference,title,edits,field,from,to\r\n");

  for (guint i = 0; i < found->len; i++) {
    LiaChangedRecord *changed = g_ptr_array_index (found, i);
    GPtrArray *fields = lia_changed_record_get_fields (changed);

    if (fields->len == 0)
      append_csv_line (out, changed, NULL);
    for (guint j = 0; j < fields->len; j++)
      append_csv_line (out, changed, g_ptr_array_index (fields, j));
  }
  fputs (out->str, stdout);
}

static void
add_record (JsonBuilder *builder, LiaChangedRecord *changed)
{
  LiaRecord *record = lia_changed_record_get_record (changed);
  GPtrArray *fields = lia_changed_record_get_fields (changed);

  json_builder_begin_object (builder);
  lia_json_add_text (builder, "change",
                     lia_changed_kind_name (lia_changed_record_get_kind (changed)));
  lia_json_add_text (builder, "type", lia_record_get_record_type (record)->name);
  lia_json_add_text (builder, "reference", lia_record_get_reference (record));
  lia_json_add_text (builder, "title", lia_changed_record_get_title (changed));
  json_builder_set_member_name (builder, "edits");
  json_builder_add_int_value (builder, lia_changed_record_get_n_edits (changed));
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++) {
    const LiaChangedField *field = g_ptr_array_index (fields, i);

    json_builder_begin_object (builder);
    lia_json_add_text (builder, "field", field->label);
    lia_json_add_text (builder, "from", field->from);
    lia_json_add_text (builder, "to", field->to);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *found)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    add_record (builder, g_ptr_array_index (found, i));
  json_builder_end_array (builder);
  lia_json_print (builder);
}

static void
print (GPtrArray *found, LiaFormat format)
{
  if (format == LIA_FORMAT_JSON)
    print_json (found);
  else if (format == LIA_FORMAT_CSV)
    print_csv (found);
  else
    print_table (found);
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *since = NULL;
  g_autofree char *word = NULL;
  const GOptionEntry options[] = {
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &since,
      N_ ("Since the end of a day or month, a time, or a snapshot"), N_ ("MOMENT") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &word,
      N_ ("How to write it: table (which is cut to fit a terminal), csv or json"), N_ ("FORMAT") },
    { NULL },
  };
  LiaFormat format;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaMoment) moment = NULL;
  g_autoptr (GPtrArray) found = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;
  if (since == NULL) {
    g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                         _ ("Say since when: --since MOMENT."));
    return FALSE;
  }

  reg = lia_words_format (word, TRUE, &format, error) ? lia_command_line_open (line, error) : NULL;
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);
  moment = lia_moment_find (reader, since, error);
  found = moment != NULL ? lia_changes_read (reader, moment, NULL, error) : NULL;
  if (found == NULL)
    return FALSE;

  print (found, format);
  return TRUE;
}

const LiaCommand lia_changes_command = {
  .name = "changes",
  .arguments = N_ ("--since MOMENT"),
  .summary = N_ ("Tell what became of things since a day or a snapshot"),
  .details = N_ (
      "Each commitment, engagement, challenge and lesson that reads differently is told once:\n"
      "added; completed (fulfilled, or held); newly overdue, by the day then and the day now;\n"
      "withdrawn (or cancelled, or archived); or changed. What was changed and changed back is\n"
      "not told. A month is over at the end of its last day: --since 2026-09 --until 2026-10\n"
      "tells of October."),
  .moment_option = "until",
  .run = run,
};
