#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "command.h"
#include "intake/fill.h"

/* A register that could not be filled is of no use: nothing of it stays. */
static void
remove_register (const char *path)
{
  const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

    g_unlink (name);
  }
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  gboolean sample = FALSE;
  const GOptionEntry options[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample,
      N_ ("Add the sample: a chronology of real meetings"), NULL },
    { NULL },
  };
  g_autoptr (LiaRegister) reg = NULL;
  g_autofree char *person = NULL;
  const char *office;
  const char *path;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  path = lia_command_line_argument (line, 0);
  person = lia_command_line_person (line);
  office = lia_command_line_office (line);
  reg = lia_register_create (path, office != NULL ? office : g_get_user_name (), error);
  if (reg == NULL)
    return FALSE;

  lia_register_set_author (reg, person, lia_register_get_office (reg));
  if (!lia_intake_fill (reg, sample, error)) {
    g_clear_object (&reg);
    remove_register (path);
    return FALSE;
  }

  return TRUE;
}

const LiaCommand lia_new_command = {
  .name = "new",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Make a register"),
  .details =
      N_ ("The new register holds the reference data: handling marks, both processes, the\n"
          "states and organisations with their memberships. A file that is there already is\n"
          "never replaced. The register belongs to the office that --office or\n"
          "LIAISON_OFFICE names, else it bears the name of the account."),
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
