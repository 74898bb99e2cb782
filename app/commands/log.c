#include <glib/gi18n.h>
#include <stdio.h>

#include "columns.h"
#include "command.h"
#include "csv.h"
#include "error.h"
#include "insight/history.h"
#include "json.h"
#include "plain.h"
#include "records/date.h"
#include "register/log.h"
#include "words.h"

#define USUAL_LIMIT 50

/* How many edits are read and written at a time, so that the whole journal never is in memory. */
#define PAGE 1000

typedef struct {
  char *person;
  char *office;
  char *words;
  char *type;
  char *field;
  char *record;
  char *since;
  char *until;
  gboolean moved;
  int limit;
  char *format;
} Wishes;

static void
wishes_clear (Wishes *wishes)
{
  g_free (wishes->person);
  g_free (wishes->office);
  g_free (wishes->words);
  g_free (wishes->type);
  g_free (wishes->field);
  g_free (wishes->record);
  g_free (wishes->since);
  g_free (wishes->until);
  g_free (wishes->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, wishes_clear)

/* A day begins at midnight on the clock of whoever asks. */
static gboolean
parse_moment (const char *word, gboolean end, gint64 *moment, GError **error)
{
  g_autoptr (LiaDate) date = word != NULL ? lia_date_read (word, error) : NULL;
  g_autoptr (GDateTime) midnight = NULL;
  int year, month, day;

  if (word == NULL)
    return TRUE;
  if (date == NULL)
    return FALSE;
  if (!lia_date_has_year (date)) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” has no year; write a day, a month or a year."), word);
    return FALSE;
  }

  lia_day_to_civil (end ? lia_date_last_day (date) + 1 : lia_date_first_day (date), &year, &month,
                    &day);
  midnight = g_date_time_new_local (year, month, day, 0, 0, 0);
  *moment = midnight != NULL ? g_date_time_to_unix (midnight) * G_USEC_PER_SEC : 0;
  return TRUE;
}

static gboolean
set_field (LiaLogFilter *filter, const Wishes *wishes, GError **error)
{
  const LiaField *field;

  if (wishes->field == NULL)
    return TRUE;
  if (filter->type == NULL) {
    filter->field = g_strdup (wishes->field);
    return TRUE;
  }

  field = lia_words_field (filter->type, wishes->field, error);
  if (field == NULL)
    return FALSE;
  filter->field = g_strdup (field->name);
  return TRUE;
}

static LiaLogFilter *
make_filter (LiaReader *reader, const Wishes *wishes, GError **error)
{
  g_autoptr (LiaLogFilter) filter = lia_log_filter_new ();

  filter->person = g_strdup (wishes->person);
  filter->office = g_strdup (wishes->office);
  filter->words = g_strdup (wishes->words);
  filter->moved = wishes->moved;
  if (wishes->type != NULL && (filter->type = lia_words_type (wishes->type, error)) == NULL)
    return NULL;
  if (wishes->record != NULL) {
    g_autoptr (LiaRecord) record = lia_words_record (reader, wishes->record, error);

    if (record == NULL)
      return NULL;
    filter->record = *lia_record_get_id (record);
  }
  if (!set_field (filter, wishes, error) ||
      !parse_moment (wishes->since, FALSE, &filter->since, error) ||
      !parse_moment (wishes->until, TRUE, &filter->until, error))
    return NULL;

  return g_steal_pointer (&filter);
}

typedef struct {
  LiaColumns *columns;
  gboolean csv;
} Output;

static void
write_table (Output *output, const LiaLogEntry *entry)
{
  g_autofree char *serial = g_strdup_printf ("%" G_GINT64_FORMAT, entry->serial);
  g_autofree char *at = lia_plain_moment (entry->at);
  g_autofree char *fields = g_strdup_printf ("%" G_GINT64_FORMAT, entry->n_changes);
  g_autofree char *records = g_strdup_printf ("%" G_GINT64_FORMAT, entry->n_records);
  const char *manner = lia_manner_to_words (entry->undoes, entry->redoes);
  g_autofree char *label =
      /* Translators: what an edit was called, and that it undid that or did it again. */
      manner != NULL ? g_strdup_printf (_ ("%s (%s)"), entry->label, manner)
                     : g_strdup (entry->label);
  const char *const cells[] = {
    serial, at, label, entry->person, entry->office, records, fields, entry->reason,
  };

  lia_columns_add_row (output->columns, cells);
}

static char *
number_or_nothing (gint64 number)
{
  return number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static void
write_csv (const LiaLogEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (entry->at / G_USEC_PER_SEC);
  g_autofree char *moment = g_date_time_format_iso8601 (at);
  g_autofree char *serial = g_strdup_printf ("%" G_GINT64_FORMAT, entry->serial);
  g_autofree char *fields = g_strdup_printf ("%" G_GINT64_FORMAT, entry->n_changes);
  g_autofree char *records = g_strdup_printf ("%" G_GINT64_FORMAT, entry->n_records);
  g_autofree char *undoes = number_or_nothing (entry->undoes);
  g_autofree char *redoes = number_or_nothing (entry->redoes);
  const char *const cells[] = {
    serial,  moment, entry->label,  entry->person, entry->office,
    records, fields, entry->reason, undoes,        redoes,
  };
  g_autoptr (GString) line = g_string_new (NULL);

  lia_csv_append_line (line, cells, G_N_ELEMENTS (cells));
  fputs (line->str, stdout);
}

static void
add_number (JsonBuilder *json, const char *name, gint64 number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

static void
write_json (const LiaLogEntry *entry, gboolean first)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (entry->at / G_USEC_PER_SEC);
  g_autofree char *moment = g_date_time_format_iso8601 (at);
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  add_number (json, "serial", entry->serial);
  lia_json_add_text (json, "at", moment);
  lia_json_add_text (json, "label", entry->label);
  lia_json_add_text (json, "person", entry->person);
  lia_json_add_text (json, "office", entry->office);
  lia_json_add_text (json, "reason", entry->reason);
  add_number (json, "records", entry->n_records);
  add_number (json, "fields", entry->n_changes);
  if (entry->undoes > 0)
    add_number (json, "undoes", entry->undoes);
  if (entry->redoes > 0)
    add_number (json, "redoes", entry->redoes);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, FALSE);
  printf ("%s\n%s", first ? "" : ",", text);
}

static void
begin (Output *output, gboolean json)
{
  static const char *const names[] = {
    "serial", "at", "label", "person", "office", "records", "fields", "reason", "undoes", "redoes",
  };

  if (output->csv) {
    g_autoptr (GString) line = g_string_new (NULL);

    lia_csv_append_line (line, names, G_N_ELEMENTS (names));
    fputs (line->str, stdout);
  } else if (json) {
    putchar ('[');
  } else {
    output->columns = lia_columns_new ();
    lia_columns_add_column (output->columns, _ ("No."), TRUE);
    lia_columns_add_column (output->columns, _ ("When"), TRUE);
    lia_columns_add_column (output->columns, _ ("What"), FALSE);
    lia_columns_add_column (output->columns, _ ("Who"), FALSE);
    lia_columns_add_column (output->columns, _ ("Office"), TRUE);
    lia_columns_add_column (output->columns, _ ("Records"), TRUE);
    lia_columns_add_column (output->columns, _ ("Fields"), TRUE);
    lia_columns_add_column (output->columns, _ ("Reason"), FALSE);
  }
}

static void
end (Output *output, gboolean any)
{
  g_autofree char *text = NULL;

  if (output->columns == NULL) {
    if (!output->csv)
      puts (any ? "\n]" : "]");
    return;
  }

  text = lia_columns_to_text (output->columns, lia_plain_terminal_width ());
  fputs (text, stdout);
  g_clear_pointer (&output->columns, lia_columns_free);
}

static gboolean
print_log (LiaReader *reader, const LiaLogFilter *filter, const Wishes *wishes, GError **error)
{
  LiaFormat format;
  Output output = { 0 };
  guint left = wishes->limit > 0 ? (guint) wishes->limit : G_MAXUINT;
  gint64 before = 0;
  gboolean any = FALSE;

  if (!lia_words_format (wishes->format, TRUE, &format, error))
    return FALSE;

  output.csv = format == LIA_FORMAT_CSV;
  begin (&output, format == LIA_FORMAT_JSON);
  while (left > 0) {
    guint wanted = MIN (left, PAGE);
    g_autoptr (GPtrArray) entries = lia_reader_log (reader, filter, 0, before, wanted, NULL, error);

    if (entries == NULL) {
      g_clear_pointer (&output.columns, lia_columns_free);
      return FALSE;
    }
    for (guint i = 0; i < entries->len; i++) {
      const LiaLogEntry *entry = g_ptr_array_index (entries, i);

      if (output.csv)
        write_csv (entry);
      else if (format == LIA_FORMAT_JSON)
        write_json (entry, !any);
      else
        write_table (&output, entry);
      any = TRUE;
      before = entry->serial;
    }
    left = entries->len < wanted ? 0 : left - wanted;
  }
  end (&output, any);

  return TRUE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_auto (Wishes) wishes = { .limit = USUAL_LIMIT };
  const GOptionEntry options[] = {
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &wishes.person,
      N_ ("Only edits by somebody with this in their name"), N_ ("NAME") },
    { "for", 0, 0, G_OPTION_ARG_FILENAME, &wishes.office, N_ ("Only edits made for this office"),
      N_ ("OFFICE") },
    { "type", 0, 0, G_OPTION_ARG_FILENAME, &wishes.type,
      N_ ("Only edits that changed records of this type"), N_ ("TYPE") },
    { "field", 0, 0, G_OPTION_ARG_FILENAME, &wishes.field,
      N_ ("Only edits that changed this field"), N_ ("FIELD") },
    { "record", 0, 0, G_OPTION_ARG_FILENAME, &wishes.record,
      N_ ("Only edits of this record, its links and its parts"), N_ ("REF") },
    { "moved", 0, 0, G_OPTION_ARG_NONE, &wishes.moved,
      N_ ("Only edits that moved a due date or the date of a meeting"), NULL },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &wishes.since, N_ ("Only edits from this day on"),
      N_ ("DATE") },
    { "until", 0, 0, G_OPTION_ARG_FILENAME, &wishes.until,
      N_ ("Only edits up to the end of this day"), N_ ("DATE") },
    { "text", 0, 0, G_OPTION_ARG_FILENAME, &wishes.words,
      N_ ("Only edits with these words in their name or reason"), N_ ("TEXT") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &wishes.limit,
      N_ ("How many to list at most; 50 if not given, 0 for all"), N_ ("NUMBER") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &wishes.format,
      N_ ("How to write it: table (which is cut to fit a terminal), csv or json"), N_ ("FORMAT") },
    { NULL },
  };
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaLogFilter) filter = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;
  reader = lia_register_read (reg);
  filter = make_filter (reader, &wishes, error);

  return filter != NULL && print_log (reader, filter, &wishes, error);
}

const LiaCommand lia_log_command = {
  .name = "log",
  .summary = N_ ("List the edits of the register, newest first"),
  .details = N_ ("Each has a number, by which “liaison invert” takes it back."),
  .run = run,
};
