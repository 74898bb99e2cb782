#include <glib/gi18n.h>
#include <stdio.h>

#include "assignment.h"
#include "command.h"
#include "words.h"

static gboolean
print_reference (LiaRegister *reg, const LiaId *id, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, error);

  if (record == NULL)
    return FALSE;

  printf ("%s\n", lia_record_get_reference (record));
  return TRUE;
}

static LiaEdit *
prepare (LiaCommandLine *line,
         LiaRegister *reg,
         const LiaRecordType *type,
         LiaId *id,
         GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (GPtrArray) assignments = lia_assignments_new (reader, type, line, error);
  g_autoptr (LiaEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (assignments == NULL)
    return NULL;

  /* Translators: the label of an edit; %s is a type of record, such as "Commitment". */
  label = g_strdup_printf (_ ("Add %s"), lia_record_type_label (type));
  edit = lia_edit_new (label);
  *id = lia_edit_create (edit, type);
  for (guint i = 0; i < assignments->len; i++) {
    LiaAssignment *assignment = g_ptr_array_index (assignments, i);

    if (assignment->value != NULL)
      lia_edit_set (edit, type, id, assignment->field->name, NULL, assignment->value);
  }

  return g_steal_pointer (&edit);
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autoptr (LiaEdit) edit = NULL;
  const LiaRecordType *type;
  LiaRegister *reg;
  LiaId id;

  if (!lia_command_line_parse (line, NULL, error))
    return FALSE;

  type = lia_words_type (lia_command_line_argument (line, 0), error);
  reg = type != NULL ? lia_command_line_open (line, error) : NULL;
  if (reg == NULL)
    return FALSE;

  edit = prepare (line, reg, type, &id, error);

  return edit != NULL && lia_register_apply (reg, edit, error) && print_reference (reg, &id, error);
}

const LiaCommand lia_add_command = {
  .name = "add",
  .arguments = N_ ("TYPE FIELD=VALUE…"),
  .summary = N_ ("Add a record, and print its reference"),
  .details = N_ (
      "Fields bear the names that “list TYPE --format csv” puts at the top. A value that names\n"
      "a record is its reference (E-121), its key (AUS, bali, TLP:GREEN) or its identifier; a\n"
      "choice is its value or its label; a date is written in EDTF: 2023, 2023-10,\n"
      "2023-10-04/2023-10-05, 2023-10~ if approximate, XXXX-10 if the year is not stated."),
  .min_arguments = 2,
  .max_arguments = G_MAXUINT,
  .run = run,
};
