#include <glib/gi18n.h>
#include <stdio.h>

#include "assignment.h"
#include "command.h"
#include "words.h"

static LiaEdit *
make_edit (LiaRecord *record, GPtrArray *assignments)
{
  const char *reference = lia_record_get_reference (record);
  LiaAssignment *first = g_ptr_array_index (assignments, 0);
  g_autofree char *label = NULL;
  LiaEdit *edit;

  if (assignments->len == 1)
    /* Translators: the label of an edit: the first %s is a field such as "Due", the second the
     * reference of a record. */
    label = g_strdup_printf (_ ("Change “%s” of %s"), lia_field_label (first->field), reference);
  else
    /* Translators: the label of an edit: %u counts fields, %s is the reference of a record. */
    label = g_strdup_printf (
        ngettext ("Change %u field of %s", "Change %u fields of %s", assignments->len),
        assignments->len, reference);

  edit = lia_edit_new (label);
  for (guint i = 0; i < assignments->len; i++) {
    LiaAssignment *assignment = g_ptr_array_index (assignments, i);

    lia_edit_change (edit, record, assignment->field->name, assignment->value);
  }

  return edit;
}

static LiaEdit *
prepare (LiaCommandLine *line, LiaRegister *reg, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record =
      lia_words_record (reader, lia_command_line_argument (line, 0), error);
  g_autoptr (GPtrArray) assignments = NULL;

  if (record == NULL)
    return NULL;

  assignments = lia_assignments_new (reader, lia_record_get_record_type (record), line, error);

  return assignments != NULL ? make_edit (record, assignments) : NULL;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *reason = NULL;
  const GOptionEntry options[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason,
      N_ ("Why; a date that was set never moves without, and no mark becomes a wider one without "
          "who agreed to that"),
      N_ ("TEXT") },
    { NULL },
  };
  g_autoptr (LiaEdit) edit = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  edit = reg != NULL ? prepare (line, reg, error) : NULL;
  if (edit == NULL)
    return FALSE;

  if (reason != NULL && *reason != '\0')
    lia_edit_set_reason (edit, reason);
  if (!lia_register_apply (reg, edit, error)) {
    lia_words_name_reason (error);
    return FALSE;
  }

  /* An edit that changes nothing is not journalled, so it gets no number. */
  puts (lia_edit_get_serial (edit) > 0 ? lia_edit_get_label (edit)
                                       : _ ("Nothing to change: the record says so already."));
  return TRUE;
}

const LiaCommand lia_set_command = {
  .name = "set",
  .arguments = N_ ("REF FIELD=VALUE…"),
  .summary = N_ ("Change fields of a record, as one edit"),
  .details = N_ (
      "Fields bear the names that “list TYPE --format csv” puts at the top; FIELD= clears one.\n"
      "A value that names a record is its reference (E-121), its key (AUS, bali, TLP:GREEN) or\n"
      "its identifier; a choice is its value or its label; a date is written in EDTF: 2023,\n"
      "2023-10, 2023-10-04/2023-10-05, 2023-10~ if approximate, XXXX-10 if the year is not\n"
      "stated. If one value doesn't fit, nothing is changed."),
  .min_arguments = 2,
  .max_arguments = G_MAXUINT,
  .run = run,
};
