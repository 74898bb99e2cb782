#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
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

  printf ("%s  %s  %s\n", at, label, who_line);
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

/* How a link or part of the record is called whose history is told; %NULL for the record. */
static char *
name_other (LiaReader *reader, const LiaRecord *record, const LiaHistoryEntry *entry)
{
  g_autofree char *title = NULL;
  g_autofree char *line = NULL;

  if (lia_id_equal (&entry->id, lia_record_get_id (record)))
    return NULL;

  title = lia_reader_title (reader, &entry->id);
  line = lia_plain_to_line (title);
  /* One that an undo took away has no title any more. */
  if (*line == '\0')
    return g_strdup (lia_record_type_label (entry->type));

  /* Translators: a type of record, and the title of one. */
  return g_strdup_printf (_ ("%s “%s”"), lia_record_type_label (entry->type), line);
}

/* Of a link or part that was added its title tells enough: the values in it are passed over. */
static void
print_change (LiaReader *reader,
              const LiaRecord *record,
              const LiaHistoryEntry *entry,
              GHashTable *added)
{
  g_autofree char *other = name_other (reader, record, entry);

  if (g_str_equal (entry->field, LIA_CHANGE_EXISTENCE)) {
    print_existence (entry, other);
    if (other != NULL)
      g_hash_table_add (added, (gpointer) &entry->id);
  } else if (!g_hash_table_contains (added, &entry->id)) {
    print_field (reader, entry, other);
  }
}

static gboolean
print_history (LiaReader *reader, const char *word, GError **error)
{
  g_autoptr (LiaRecord) record = lia_words_record (reader, word, error);
  g_autoptr (GHashTable) added = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_autoptr (GPtrArray) entries = NULL;
  gint64 serial = 0;

  if (record == NULL)
    return FALSE;

  entries = lia_reader_history (reader, lia_record_get_id (record), MOST_CHANGES, error);
  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);

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
  g_autoptr (LiaReader) reader = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);

  return print_history (reader, lia_command_line_argument (line, 0), error);
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
