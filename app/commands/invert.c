#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "error.h"
#include "plain.h"
#include "register/log.h"
#include "words.h"

static char *
readable (LiaReader *reader, const LiaChange *change, const char *value)
{
  g_autofree char *text =
      value != NULL ? lia_reader_display (reader, change->type, change->field, value) : NULL;

  return text != NULL ? lia_plain_to_line (text) : g_strdup ("–");
}

/* What was added can't be taken away where more was written into it since. */
static void
print_kept (LiaReader *reader, const LiaChange *change, const char *name)
{
  g_autoptr (GPtrArray) last = lia_reader_history (reader, &change->id, 1, NULL);

  if (last != NULL && last->len > 0) {
    const LiaHistoryEntry *entry = g_ptr_array_index (last, 0);
    g_autofree char *at = lia_plain_moment (entry->at);

    /* Translators: a reference; who changed the record, and when. */
    printf (_ ("%s: the record itself was changed since (%s, %s)\n"), name, entry->person, at);
  } else {
    printf (_ ("%s: the record itself was changed since\n"), name);
  }
}

static void
print_conflict (LiaReader *reader, const LiaConflict *conflict)
{
  const LiaChange *change = conflict->change;
  const LiaField *field = lia_record_type_field (change->type, change->field);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, &change->id, NULL);
  g_autoptr (LiaHistoryEntry) last = lia_reader_last_change (reader, &change->id, change->field);
  g_autofree char *set = readable (reader, change, change->saw);
  g_autofree char *before = readable (reader, change, change->wants);
  g_autofree char *now = readable (reader, change, conflict->found);
  g_autofree char *at = lia_plain_moment (last != NULL ? last->at : 0);

  if (field == NULL || record == NULL) {
    print_kept (reader, change,
                record != NULL ? lia_record_get_reference (record)
                               : lia_record_type_label (change->type));
    return;
  }
  /* Translators: a reference, a field; what it was, what the edit made of it, what stands there
   * now; who made it so, and when. */
  printf (_ ("%s %s: it was %s, became %s, and is now %s (%s, %s)\n"),
          lia_record_get_reference (record), lia_field_label (field), before, set, now,
          last != NULL ? last->person : "–", at);
}

static void
print_conflicts (LiaRegister *reg, LiaEdit *edit)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  GPtrArray *conflicts = lia_edit_get_conflicts (edit);

  for (guint i = 0; i < conflicts->len; i++)
    print_conflict (reader, g_ptr_array_index (conflicts, i));
}

static gboolean
invert (LiaRegister *reg, gint64 serial, const char *reason, GError **error)
{
  g_autoptr (LiaEdit) inverse = lia_register_load_inverse (reg, serial, error);

  if (inverse == NULL)
    return FALSE;
  if (reason != NULL)
    lia_edit_set_reason (inverse, reason);
  if (!lia_register_apply (reg, inverse, error)) {
    print_conflicts (reg, inverse);
    lia_words_name_reason (error);
    return FALSE;
  }

  puts (lia_edit_get_label (inverse));
  return TRUE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason,
      N_ ("Why; where a mark becomes a wider one again, who agreed to that"), N_ ("TEXT") },
    { NULL },
  };
  const char *word;
  guint64 serial;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  word = lia_command_line_argument (line, 0);
  if (!g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &serial, NULL)) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” is no number of an edit"), word);
    return FALSE;
  }
  reg = lia_command_line_open (line, error);

  return reg != NULL && invert (reg, (gint64) serial, reason, error);
}

const LiaCommand lia_invert_command = {
  .name = "invert",
  .arguments = N_ ("NUMBER"),
  .summary = N_ ("Take any edit back, by its number in “liaison log”"),
  .details = N_ ("What was changed since is not overwritten: it is listed, and nothing is done."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
