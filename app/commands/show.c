#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "insight/moves-words.h"
#include "record-json.h"
#include "records/relation.h"
#include "plain.h"
#include "words.h"

/* A label and what stands beside it. */
typedef struct {
  char *label;
  char *text;
} Line;

static void
line_free (Line *line)
{
  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

static void
append_line (GPtrArray *lines, const char *label, const char *text)
{
  Line *line = g_new0 (Line, 1);

  line->label = g_strdup (label);
  line->text = g_strdup (text);
  g_ptr_array_add (lines, line);
}

/* How often a date moved stands below it. */
static void
append_moves (GPtrArray *lines, LiaReader *reader, LiaRecord *record)
{
  g_autoptr (LiaMoves) moves = lia_reader_moves (reader, record);
  g_autofree char *words = moves != NULL ? lia_moves_to_words (moves) : NULL;

  if (words != NULL)
    append_line (lines, "", words);
}

static void
append_fields (GPtrArray *lines, LiaReader *reader, LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    const char *value = lia_record_get (record, field->name);
    g_autofree char *text =
        value != NULL ? lia_reader_display (reader, type, field->name, value) : NULL;

    if (text != NULL)
      append_line (lines, lia_field_label (field), text);
    if (text != NULL && field == lia_moves_field (type))
      append_moves (lines, reader, record);
  }
}

static void
append_other (GPtrArray *lines,
              LiaReader *reader,
              const char *label,
              LiaRecord *other,
              LiaRecord *link)
{
  g_autofree char *title = lia_reader_record_title (reader, other);
  g_autofree char *text = link == NULL
                              ? g_strdup_printf ("%s  %s", lia_record_get_reference (other), title)
                              : g_strdup_printf ("%s  %s (%s)", lia_record_get_reference (other),
                                                 title, lia_record_get_reference (link));

  append_line (lines, label, text);
}

static void
append_linked (GPtrArray *lines,
               LiaReader *reader,
               LiaRecord *record,
               const LiaRelation *relation,
               gboolean inverse)
{
  g_autoptr (GPtrArray) linked =
      lia_reader_linked (reader, lia_record_get_id (record), relation->name, inverse);

  for (guint i = 0; i < linked->len; i++) {
    LiaLinked *other = g_ptr_array_index (linked, i);

    append_other (lines, reader, i == 0 ? lia_relation_label (relation, inverse) : "",
                  other->record, other->link);
  }
}

static void
append_links (GPtrArray *lines, LiaReader *reader, LiaRecord *record)
{
  const char *type = lia_record_get_record_type (record)->name;

  for (const LiaRelation *relation = lia_relations (); relation->name != NULL; relation++) {
    if (lia_relation_starts_at (relation, type))
      append_linked (lines, reader, record, relation, FALSE);
    if (lia_relation_points_at (relation, type))
      append_linked (lines, reader, record, relation, TRUE);
  }
}

static gboolean
is_part_of (const LiaRecordType *part, const LiaRecordType *whole)
{
  const LiaField *field =
      part->part_of != NULL ? lia_record_type_field (part, part->part_of) : NULL;

  return field != NULL && g_strcmp0 (field->refers_to, whole->name) == 0;
}

static void
append_parts (GPtrArray *lines, LiaReader *reader, LiaRecord *record)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    g_autoptr (GPtrArray) parts = NULL;

    if (!is_part_of (*type, lia_record_get_record_type (record)))
      continue;

    parts = lia_reader_parts (reader, lia_record_get_id (record), *type);
    for (guint i = 0; i < parts->len; i++)
      append_other (lines, reader, i == 0 ? lia_record_type_plural (*type) : "",
                    g_ptr_array_index (parts, i), NULL);
  }
}

static guint
label_width (GPtrArray *sections)
{
  guint width = 0;

  for (guint i = 0; i < sections->len; i++) {
    GPtrArray *lines = g_ptr_array_index (sections, i);

    for (guint j = 0; j < lines->len; j++) {
      Line *line = g_ptr_array_index (lines, j);

      width = MAX (width, lia_plain_width (line->label));
    }
  }

  return width;
}

static void
print_section (GPtrArray *lines, guint width)
{
  g_autofree char *indent = g_strnfill (width + 2, ' ');

  for (guint i = 0; i < lines->len; i++) {
    Line *line = g_ptr_array_index (lines, i);
    g_autoptr (GString) out = g_string_new (i == 0 ? "\n" : "");
    g_autofree char *text = lia_plain_to_lines (line->text, indent);

    lia_plain_append_padded (out, line->label, width);
    printf ("%s  %s\n", out->str, text);
  }
}

static void
print_text (LiaReader *reader, LiaRecord *record)
{
  void (*const append[]) (GPtrArray *, LiaReader *, LiaRecord *) = { append_fields, append_links,
                                                                     append_parts };
  g_autofree char *title = lia_reader_record_title (reader, record);
  g_autofree char *heading = lia_plain_to_line (title);
  g_autoptr (GPtrArray) sections =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < G_N_ELEMENTS (append); i++) {
    GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);

    append[i](lines, reader, record);
    g_ptr_array_add (sections, lines);
  }

  printf ("%s %s  %s\n", lia_record_type_label (lia_record_get_record_type (record)),
          lia_record_get_reference (record), heading);
  for (guint i = 0; i < sections->len; i++)
    print_section (g_ptr_array_index (sections, i), label_width (sections));
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Its fields, as “list --format json” has them"),
      NULL },
    { NULL },
  };
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
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

  if (json) {
    g_autofree char *text = lia_record_json (reader, record);

    puts (text);
  } else {
    print_text (reader, record);
  }

  return TRUE;
}

const LiaCommand lia_show_command = {
  .name = "show",
  .arguments = N_ ("REF"),
  .summary = N_ ("Show a record, what it is linked to and what is part of it"),
  .details = N_ ("Behind a record that it is linked to stands the reference of the link itself."),
  .min_arguments = 1,
  .max_arguments = 1,
  .moment_option = "as-at",
  .run = run,
};
