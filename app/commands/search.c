#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "error.h"
#include "columns.h"
#include "plain.h"

#define USUAL_LIMIT 50

static char *
join_words (LiaCommandLine *line)
{
  g_autoptr (GString) text = g_string_new (lia_command_line_argument (line, 0));

  for (guint i = 1; i < lia_command_line_n_arguments (line); i++)
    g_string_append_printf (text, " %s", lia_command_line_argument (line, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
print_hits (GPtrArray *hits)
{
  g_autoptr (LiaColumns) columns = lia_columns_new ();
  g_autofree char *text = NULL;

  lia_columns_add_column (columns, _ ("Ref"), TRUE);
  lia_columns_add_column (columns, _ ("Type"), TRUE);
  lia_columns_add_column (columns, _ ("Title"), FALSE);
  lia_columns_add_column (columns, _ ("Where it occurs"), FALSE);
  for (guint i = 0; i < hits->len; i++) {
    const LiaHit *hit = g_ptr_array_index (hits, i);
    const char *const cells[] = { hit->reference, lia_record_type_label (hit->type), hit->title,
                                  hit->excerpt };

    lia_columns_add_row (columns, cells);
  }

  text = lia_columns_to_text (columns, lia_plain_terminal_width ());
  fputs (text, stdout);
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  int limit = USUAL_LIMIT;
  const GOptionEntry options[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("How many to list at most; 50 if not given"),
      N_ ("NUMBER") },
    { NULL },
  };
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

  reg = lia_command_line_open (line, error);
  if (reg == NULL)
    return FALSE;

  reader = lia_register_read (reg);
  text = join_words (line);
  hits = lia_reader_search (reader, text, limit, NULL, error);
  if (hits == NULL)
    return FALSE;

  print_hits (hits);
  return TRUE;
}

const LiaCommand lia_search_command = {
  .name = "search",
  .arguments = N_ ("TEXT"),
  .summary = N_ ("Find records in which words occur, or begin"),
  .min_arguments = 1,
  .max_arguments = G_MAXUINT,
  .takes_moment = TRUE,
  .run = run,
};
