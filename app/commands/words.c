#include <glib/gi18n.h>

#include "error.h"
#include "records/types.h"
#include "words.h"

static char *
type_names (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", (*type)->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * lia_words_type:
 * @word: the name of a record type, or what several of them are called
 * @error: %LIA_COMMANDS_ERROR_USAGE; the message lists the names
 *
 * Returns: (transfer none) (nullable): the type
 */
const LiaRecordType *
lia_words_type (const char *word, GError **error)
{
  g_autofree char *name = g_strdelimit (g_ascii_strdown (word, -1), "-", '_');
  const LiaRecordType *found = lia_record_type_find (name);
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree char *names = NULL;

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL && found == NULL;
       type++) {
    g_autofree char *plural = g_utf8_casefold (lia_record_type_plural (*type), -1);

    if (g_str_equal (plural, folded) || g_ascii_strcasecmp ((*type)->plural, word) == 0)
      found = *type;
  }
  if (found != NULL)
    return found;

  names = type_names ();
  /* Translators: the first %s is what was written, the second lists the words that exist. */
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("“%s” is no type of record; there are: %s."), word, names);
  return NULL;
}

static char *
field_names (const LiaRecordType *type)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (!(field->flags & LIA_FIELD_KEPT))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", field->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * lia_words_field:
 * @type: a record type
 * @word: the name of one of its fields
 * @error: %LIA_COMMANDS_ERROR_USAGE; the message lists the names
 *
 * Returns: (transfer none) (nullable): the field, if people may set it
 */
const LiaField *
lia_words_field (const LiaRecordType *type, const char *word, GError **error)
{
  const LiaField *field = lia_record_type_field (type, word);
  g_autofree char *names = NULL;

  if (field != NULL && !(field->flags & LIA_FIELD_KEPT))
    return field;

  names = field_names (type);
  /* Translators: the first %s is the name of a record type, the second what was written, the third
   * lists the words that exist. */
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("%s has no field “%s”; its fields are: %s."), type->name, word, names);
  return NULL;
}

/**
 * lia_words_record:
 * @reader: where it is looked up
 * @word: a reference (`C-042`), an identifier, or the key of a type that has one (`AUS`, `bali`)
 * @error: %LIA_REGISTER_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the record of any type that the word names
 */
LiaRecord *
lia_words_record (LiaReader *reader, const char *word, GError **error)
{
  g_autoptr (GError) not_found = NULL;
  LiaRecord *record = lia_reader_find (reader, NULL, word, &not_found);

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL && record == NULL;
       type++)
    if (lia_record_type_key (*type) != NULL)
      record = lia_reader_find (reader, *type, word, NULL);

  if (record == NULL)
    g_propagate_error (error, g_steal_pointer (&not_found));

  return record;
}

static gboolean
find_record (LiaReader *reader,
             const LiaField *field,
             const char *word,
             char **value,
             GError **error)
{
  const LiaRecordType *type = lia_record_type_find (field->refers_to);
  g_autoptr (LiaRecord) record = type != NULL ? lia_reader_find (reader, type, word, error)
                                              : lia_words_record (reader, word, error);

  if (record == NULL) {
    g_prefix_error (error, "%s: ", lia_field_label (field));
    return FALSE;
  }

  *value = lia_id_to_text (lia_record_get_id (record));
  return TRUE;
}

/**
 * lia_words_value:
 * @reader: where the records are looked up that a value names
 * @field: a field
 * @word: what somebody wrote: a reference, key or identifier for a record, the label or value of
 *   a choice, a date in EDTF, yes or no
 * @value: (out) (nullable): the canonical text, %NULL if the field is cleared
 * @error: %LIA_RECORD_ERROR_INVALID, or %LIA_REGISTER_ERROR_NOT_FOUND
 *
 * Returns: whether the text fits the field
 */
gboolean
lia_words_value (LiaReader *reader,
                 const LiaField *field,
                 const char *word,
                 char **value,
                 GError **error)
{
  g_autoptr (GError) local = NULL;

  *value = NULL;
  if (field->kind == LIA_FIELD_REFERENCE && *word != '\0')
    return find_record (reader, field, word, value, error);

  *value = lia_field_normalize (field, word, &local);
  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }

  return TRUE;
}

/**
 * lia_words_format:
 * @word: (nullable): what somebody wrote after `--format`
 * @csv: whether the command can also write CSV
 * @format: (out): what it stands for, a table if it is %NULL
 * @error: %LIA_COMMANDS_ERROR_USAGE
 *
 * Returns: whether there is such a format
 */
gboolean
lia_words_format (const char *word, gboolean csv, LiaFormat *format, GError **error)
{
  static const char *const names[] = { "table", "json", "csv" };

  for (*format = LIA_FORMAT_TABLE; *format < (csv ? G_N_ELEMENTS (names) : 2); (*format)++)
    if (word == NULL || g_str_equal (names[*format], word))
      return TRUE;

  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               csv ? _ ("“%s” is no format; there are: table, csv, json.")
                   : _ ("“%s” is no format; there are: table, json."),
               word);
  return FALSE;
}

/**
 * lia_words_mark:
 * @reg: a register
 * @word: the label of a handling mark
 * @error: %LIA_COMMANDS_ERROR_FAILED; the message lists the labels
 *
 * Returns: whether the register has such a mark
 */
gboolean
lia_words_mark (LiaRegister *reg, const char *word, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_mark_type);
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (GString) labels = g_string_new (NULL);

  lia_query_include_archived (query, FALSE);
  marks = lia_reader_list_records (reader, query, NULL, error);
  for (guint i = 0; marks != NULL && i < marks->len; i++) {
    const char *label = lia_record_get (g_ptr_array_index (marks, i), "label");

    if (g_ascii_strcasecmp (label, word) == 0)
      return TRUE;
    g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
  }

  if (marks != NULL)
    /* Translators: the first %s is what was written, the second lists the marks that exist. */
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_FAILED,
                 _ ("The register has no handling mark “%s”; it has: %s."), word, labels->str);
  return FALSE;
}

/**
 * lia_words_name_reason:
 * @error: (nullable): why the register refused an edit
 *
 * Names the option that is missing if the edit needs a reason.
 */
void
lia_words_name_reason (GError **error)
{
  if (error != NULL &&
      (g_error_matches (*error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_REASON) ||
       g_error_matches (*error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PERMISSION)))
    g_prefix_error (error, "--reason: ");
}

/**
 * lia_words_blame:
 * @error: (nullable): why the register couldn't read a filter, a moment or a period
 *
 * What isn't written well is a slip of whoever wrote the command.
 */
void
lia_words_blame (GError **error)
{
  if (error != NULL && g_error_matches (*error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID)) {
    g_autoptr (GError) cause = g_steal_pointer (error);

    g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE, cause->message);
  }
}
