#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "insight/belonging.h"
#include "insight/history.h"
#include "plain.h"
#include "words.h"

#define MOST_CHANGES 100000

static void
print_edit (const LiaHistoryEntry *entry)
{
  g_autofree char *at = lia_plain_moment (entry->at);
  g_autofree char *who = g_strdup_printf ("%s, %s", entry->person, entry->office);
  g_autofree char *who_line = lia_plain_to_line (who);
  g_autofree char *label = lia_plain_to_line (entry->label);
  const char *manner = lia_manner_to_words (entry->undoes, entry->redoes);

  printf ("%s  %s  %s%s%s\n", at, label, who_line, manner != NULL ? "  " : "",
          manner != NULL ? manner : "");
  if (entry->reason != NULL) {
    g_autofree char *reason = lia_plain_to_line (entry->reason);

    printf ("  %s: %s\n", _ ("Reason"), reason);
  }
}

static char *
readable (LiaReader *reader, const LiaHistoryEntry *entry, const char *value)
{
  g_autofree char *text =
      value != NULL ? lia_reader_display (reader, entry->type, entry->field, value) : NULL;

  return text != NULL ? lia_plain_to_line (text) : g_strdup ("–");
}

static void
print_existence (const LiaHistoryEntry *entry, const char *other)
{
  if (entry->saw != NULL && entry->wants != NULL)
    puts (_ ("  Texts of former edits removed for good"));
  else if (other == NULL)
    puts (entry->wants != NULL ? _ ("  Added") : _ ("  Taken away"));
  else if (entry->wants != NULL)
    /* Translators: %s is a record that was linked to another or made part of it. */
    printf (_ ("  %s: added\n"), other);
  else
    /* Translators: %s is a record that was linked to another or part of it. */
    printf (_ ("  %s: taken away\n"), other);
}

static void
print_field (LiaReader *reader, const LiaHistoryEntry *entry, const char *other)
{
  const LiaField *field = lia_record_type_field (entry->type, entry->field);
  g_autofree char *from = readable (reader, entry, entry->saw);
  g_autofree char *to = readable (reader, entry, entry->wants);

  printf ("  %s%s%s: %s → %s\n", other != NULL ? other : "", other != NULL ? ": " : "",
          field != NULL ? lia_field_label (field) : entry->field, from, to);
}

/* Of a link or part that was added its title tells enough: the values in it are passed over. */
static void
print_change (LiaReader *reader,
              const LiaRecord *record,
              const LiaHistoryEntry *entry,
              GHashTable *added)
{
  g_autofree char *name = lia_belonging_name (reader, lia_record_get_id (record), entry);
  g_autofree char *other = name != NULL ? lia_plain_to_line (name) : NULL;

  if (g_str_equal (entry->field, LIA_CHANGE_EXISTENCE)) {
    print_existence (entry, other);
    if (other != NULL)
      g_hash_table_add (added, (gpointer) &entry->id);
  } else if (!g_hash_table_contains (added, &entry->id)) {
    print_field (reader, entry, other);
  }
}

/* Whether @field was asked for, or all are. A field of a link or part is none of the record's. */
static gboolean
is_wanted (const LiaHistoryEntry *entry, const LiaRecord *record, const LiaField *field)
{
  return field == NULL || (g_str_equal (entry->field, field->name) &&
                           lia_id_equal (&entry->id, lia_record_get_id (record)));
}

static gboolean
print_history (LiaReader *reader, LiaRecord *record, const LiaField *field, GError **error)
{
  g_autoptr (GHashTable) added = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_autoptr (GPtrArray) entries = NULL;
  gint64 serial = 0;

  entries = lia_reader_history (reader, lia_record_get_id (record), MOST_CHANGES, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);

    if (!is_wanted (entry, record, field))
      continue;
    if (entry->serial != serial) {
      g_hash_table_remove_all (added);
      print_edit (entry);
    }
    serial = entry->serial;
    print_change (reader, record, entry, added);
  }

  return TRUE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *word = NULL;
  const GOptionEntry options[] = {
    { "field", 0, 0, G_OPTION_ARG_FILENAME, &word, N_ ("Only what this field was and became"),
      N_ ("FIELD") },
    { NULL },
  };
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
  const LiaField *field = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);
  record = lia_words_record (reader, lia_command_line_argument (line, 0), error);
  if (record == NULL)
    return FALSE;
  if (word != NULL) {
    field = lia_words_field (lia_record_get_record_type (record), word, error);
    if (field == NULL)
      return FALSE;
  }

  return print_history (reader, record, field, error);
}

const LiaCommand lia_history_command = {
  .name = "history",
  .arguments = N_ ("REF"),
  .summary = N_ ("Tell who changed what in a record, when and why"),
  .min_arguments = 1,
  .max_arguments = 1,
  .moment_option = "as-at",
  .run = run,
};
