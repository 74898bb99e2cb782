#include <glib/gi18n.h>
#include <string.h>

#include "assignment.h"
#include "error.h"
#include "words.h"

/**
 * lia_assignment_free:
 * @self: (transfer full): an assignment
 */
void
lia_assignment_free (LiaAssignment *self)
{
  g_free (self->value);
  g_free (self);
}

/**
 * lia_assignment_new:
 * @reader: where records are looked up that the value names
 * @type: the record type whose field is named
 * @word: `FIELD=VALUE`; nothing after the `=` clears the field
 * @error: %LIA_COMMANDS_ERROR_USAGE, %LIA_RECORD_ERROR or %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): what the word stands for
 */
LiaAssignment *
lia_assignment_new (LiaReader *reader, const LiaRecordType *type, const char *word, GError **error)
{
  g_autoptr (LiaAssignment) self = g_new0 (LiaAssignment, 1);
  const char *equals = strchr (word, '=');
  g_autofree char *name = NULL;

  if (equals == NULL) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” names no value; write FIELD=VALUE, or FIELD= for none."), word);
    return NULL;
  }

  name = g_strndup (word, equals - word);
  self->field = lia_words_field (type, name, error);
  if (self->field == NULL ||
      !lia_words_value (reader, self->field, equals + 1, &self->value, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
names_field (GPtrArray *assignments, const LiaField *field)
{
  for (guint i = 0; i < assignments->len; i++)
    if (((LiaAssignment *) g_ptr_array_index (assignments, i))->field == field)
      return TRUE;

  return FALSE;
}

/**
 * lia_assignments_new:
 * @reader: where records are looked up that values name
 * @type: the record type whose fields are named
 * @line: a command line whose arguments after the first are assignments
 * @error: as for lia_assignment_new()
 *
 * Returns: (transfer full) (element-type LiaAssignment) (nullable): what they stand for, each field
 *   named once
 */
GPtrArray *
lia_assignments_new (LiaReader *reader,
                     const LiaRecordType *type,
                     LiaCommandLine *line,
                     GError **error)
{
  g_autoptr (GPtrArray) assignments =
      g_ptr_array_new_with_free_func ((GDestroyNotify) lia_assignment_free);

  for (guint i = 1; i < lia_command_line_n_arguments (line); i++) {
    g_autoptr (LiaAssignment) assignment =
        lia_assignment_new (reader, type, lia_command_line_argument (line, i), error);

    if (assignment == NULL)
      return NULL;

    if (names_field (assignments, assignment->field)) {
      g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                   _ ("The field “%s” is named twice."), assignment->field->name);
      return NULL;
    }
    g_ptr_array_add (assignments, g_steal_pointer (&assignment));
  }

  return g_steal_pointer (&assignments);
}
