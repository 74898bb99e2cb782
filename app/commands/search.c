#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "error.h"
#include "columns.h"
#include "json.h"
#include "plain.h"
#include "words.h"

#define USUAL_LIMIT 50

static char *
join_words (LiaCommandLine *line)
{
  g_autoptr (GString) text = g_string_new (lia_command_line_argument (line, 0));

  for (guint i = 1; i < lia_command_line_n_arguments (line); i++)
    g_string_append_printf (text, " %s", lia_command_line_argument (line, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A text with asterisks round what matched. */
static char *
emphasize (const char *text, GArray *marks)
{
  GString *out = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < marks->len; i++) {
    const LiaHitMark *mark = &g_array_index (marks, LiaHitMark, i);

    g_string_append_len (out, text + done, mark->from - done);
    g_string_append_c (out, '*');
    g_string_append_len (out, text + mark->from, mark->to - mark->from);
    g_string_append_c (out, '*');
    done = mark->to;
  }
  g_string_append (out, text + done);

  return g_string_free (out, FALSE);
}

static char *
occurrence (const LiaHit *hit)
{
  g_autofree char *place = lia_hit_place (hit);
  g_autofree char *excerpt = NULL;

  if (hit->field != NULL || hit->part_type != NULL)
    excerpt = emphasize (hit->excerpt, hit->excerpt_marks);
  else if (hit->title_marks->len > 0)
    excerpt = emphasize (hit->title, hit->title_marks);
  else
    excerpt = g_strdup_printf ("*%s*", hit->reference);

  if (*excerpt == '\0')
    return g_steal_pointer (&place);

  /* Translators: where something was found, "Note", and what is written there. */
  return g_strdup_printf (_ ("%s: %s"), place, excerpt);
}

static void
print_table (GPtrArray *hits)
{
  g_autoptr (LiaColumns) columns = lia_columns_new ();
  g_autofree char *text = NULL;

  lia_columns_add_column (columns, _ ("Ref"), TRUE);
  lia_columns_add_column (columns, _ ("Type"), TRUE);
  lia_columns_add_column (columns, _ ("Title"), FALSE);
  lia_columns_add_column (columns, _ ("Where it occurs"), FALSE);
  for (guint i = 0; i < hits->len; i++) {
    const LiaHit *hit = g_ptr_array_index (hits, i);
    g_autofree char *where = occurrence (hit);
    const char *const cells[] = { hit->reference, lia_record_type_label (hit->type), hit->title,
                                  where };

    lia_columns_add_row (columns, cells);
  }

  text = lia_columns_to_text (columns, lia_plain_terminal_width ());
  fputs (text, stdout);
}

static void
add_matches (JsonBuilder *builder, const char *text, GArray *marks)
{
  for (guint i = 0; i < marks->len; i++) {
    const LiaHitMark *mark = &g_array_index (marks, LiaHitMark, i);
    g_autofree char *match = g_strndup (text + mark->from, mark->to - mark->from);

    json_builder_add_string_value (builder, match);
  }
}

static void
add_hit (JsonBuilder *builder, const LiaHit *hit)
{
  const char *title = hit->title_marks->len > 0 ? hit->type->title : NULL;

  json_builder_begin_object (builder);
  lia_json_add_text (builder, "reference", hit->reference);
  lia_json_add_text (builder, "type", hit->type->name);
  lia_json_add_text (builder, "title", hit->title);
  lia_json_add_text (builder, "part", hit->part_reference);
  lia_json_add_text (builder, "part_type", hit->part_type != NULL ? hit->part_type->name : NULL);
  lia_json_add_text (builder, "field", hit->field != NULL ? hit->field->name : title);
  lia_json_add_text (builder, "text", hit->field != NULL ? hit->excerpt : hit->title);
  json_builder_set_member_name (builder, "matches");
  json_builder_begin_array (builder);
  if (hit->field != NULL)
    add_matches (builder, hit->excerpt, hit->excerpt_marks);
  else
    add_matches (builder, hit->title, hit->title_marks);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *hits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    add_hit (builder, g_ptr_array_index (hits, i));
  json_builder_end_array (builder);
  lia_json_print (builder);
}

/* To whom the result is read by a program, this is in the way. */
static void
print_also (LiaReader *reader, const char *text)
{
  g_auto (GStrv) also = lia_reader_search_also (reader, text);
  /* Translators: what stands between the entries of a list. */
  g_autofree char *list = g_strjoinv (_ (", "), also);
  g_autofree char *line = lia_plain_to_line (list);

  if (*line != '\0') {
    /* Translators: %s are other words for what was searched for. */
    g_printerr (_ ("Also searched: %s"), line);
    g_printerr ("\n");
  }
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  int limit = USUAL_LIMIT;
  g_autofree char *word = NULL;
  const GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &word,
      N_ ("How to write it: table (which is cut to fit a terminal) or json"), N_ ("FORMAT") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("How many to list at most; 50 if not given"),
      N_ ("NUMBER") },
    { NULL },
  };
  LiaFormat format;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autofree char *text = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  if (limit < 1) {
    g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                         _ ("--limit takes a number from 1."));
    return FALSE;
  }

  if (!lia_words_format (word, FALSE, &format, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);
  text = join_words (line);
  hits = lia_reader_search (reader, text, limit, NULL, error);
  if (hits == NULL)
    return FALSE;

  if (format == LIA_FORMAT_JSON) {
    print_json (hits);
  } else {
    print_also (reader, text);
    print_table (hits);
  }
  return TRUE;
}

const LiaCommand lia_search_command = {
  .name = "search",
  .arguments = N_ ("TEXT"),
  .summary = N_ ("Find records in which words occur, or begin"),
  .details =
      N_ ("Any text will do: case, accents and marks don't matter. What is found in a part, such "
          "as an\n"
          "update, is shown as the record that it belongs to. Asterisks stand round what matched;\n"
          "synonyms of the vocabulary and other names of states are looked for as well, after all "
          "that\n"
          "was typed. A reference such as C-042 or c42 comes first."),
  .min_arguments = 1,
  .max_arguments = G_MAXUINT,
  .moment_option = "as-at",
  .run = run,
};
