#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "error.h"
#include "records/relation.h"
#include "words.h"

static const LiaRelation *
find_relation (const char *word, const char *from, const char *to, GError **error)
{
  const LiaRelation *relation = lia_relation_find (word);
  g_autoptr (GString) fitting = g_string_new (NULL);

  if (relation != NULL && lia_relation_starts_at (relation, from) &&
      lia_relation_points_at (relation, to))
    return relation;

  for (const LiaRelation *other = lia_relations (); other->name != NULL; other++)
    if (lia_relation_starts_at (other, from) && lia_relation_points_at (other, to))
      g_string_append_printf (fitting, "%s%s", fitting->len > 0 ? ", " : "", other->name);

  if (fitting->len == 0)
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_FAILED,
                 /* Translators: both %s are names of record types. */
                 _ ("No relation leads from a record of type %s to one of type %s."), from, to);
  else
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_FAILED,
                 /* Translators: the first %s is what was written, the next two are names of record
                  * types, the last lists the words that exist. */
                 _ ("“%s” is no relation from %s to %s; there are: %s."), word, from, to,
                 fitting->str);
  return NULL;
}

static gboolean
is_linked (LiaReader *reader, LiaRecord *from, const LiaRelation *relation, LiaRecord *to)
{
  g_autoptr (GPtrArray) linked =
      lia_reader_linked (reader, lia_record_get_id (from), relation->name, FALSE);

  for (guint i = 0; i < linked->len; i++) {
    LiaLinked *other = g_ptr_array_index (linked, i);

    if (lia_id_equal (lia_record_get_id (other->record), lia_record_get_id (to)))
      return TRUE;
  }

  return FALSE;
}

static LiaEdit *
prepare (LiaCommandLine *line, LiaRegister *reg, const char *note, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) from =
      lia_words_record (reader, lia_command_line_argument (line, 0), error);
  g_autoptr (LiaRecord) to =
      from != NULL ? lia_words_record (reader, lia_command_line_argument (line, 2), error) : NULL;
  const LiaRelation *relation;
  g_autoptr (LiaEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (to == NULL)
    return NULL;

  relation =
      find_relation (lia_command_line_argument (line, 1), lia_record_get_record_type (from)->name,
                     lia_record_get_record_type (to)->name, error);
  if (relation == NULL)
    return NULL;

  if (is_linked (reader, from, relation, to)) {
    /* Translators: both %s are references of records. */
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_FAILED,
                 _ ("%s and %s are linked in this way already."), lia_record_get_reference (from),
                 lia_record_get_reference (to));
    return NULL;
  }

  /* Translators: the label of an edit: references of two records, and between them how one relates
   * to the other, such as "Made at". */
  label = g_strdup_printf (_ ("Link %s: %s %s"), lia_record_get_reference (from),
                           lia_relation_label (relation, FALSE), lia_record_get_reference (to));
  edit = lia_edit_new (label);
  lia_edit_link (edit, relation->name, lia_record_get_id (from), lia_record_get_id (to), note);

  return g_steal_pointer (&edit);
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *note = NULL;
  const GOptionEntry options[] = {
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note,
      N_ ("The page, paragraph or remark that belongs to the link"), N_ ("TEXT") },
    { NULL },
  };
  g_autoptr (LiaEdit) edit = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  edit = reg != NULL ? prepare (line, reg, note, error) : NULL;
  if (edit == NULL || !lia_register_apply (reg, edit, error))
    return FALSE;

  puts (lia_edit_get_label (edit));
  return TRUE;
}

const LiaCommand lia_link_command = {
  .name = "link",
  .arguments = N_ ("REF RELATION REF"),
  .summary = N_ ("Relate one record to another"),
  .details =
      N_ ("Such as “link C-042 made_at E-121”. A relation that doesn't fit is answered with\n"
          "those that do. A link is a record itself: “show” names it, “archive” undoes it."),
  .min_arguments = 3,
  .max_arguments = 3,
  .run = run,
};
