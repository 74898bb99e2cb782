#include <glib/gi18n.h>
#include <stdio.h>

#include "command.h"
#include "error.h"
#include "plain.h"

static void
print_sound (const LiaCheck *check)
{
  puts (_ ("The register is sound."));
  if (check->n_purged > 0)
    printf (ngettext ("%lu text was purged from the journal.\n",
                      "%lu texts were purged from the journal.\n", check->n_purged),
            (gulong) check->n_purged);
  if (check->seal != NULL)
    /* Translators: the number of edits, and what proves that none of them was changed. */
    printf (_ ("Seal of edit %lu: %s\n"), (gulong) check->n_edits, check->seal);
}

static void
print_problems (const LiaCheck *check)
{
  for (guint i = 0; i < check->problems->len; i++) {
    g_autofree char *problem = lia_plain_to_line (g_ptr_array_index (check->problems, i));

    puts (problem);
  }
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  gboolean mend = FALSE;
  const GOptionEntry options[] = {
    { "mend", 0, 0, G_OPTION_ARG_NONE, &mend, N_ ("First make the indexes anew"), NULL },
    { NULL },
  };
  g_autoptr (LiaCheck) check = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg != NULL && mend && !lia_register_mend (reg, error))
    return FALSE;

  check = reg != NULL ? lia_register_check (reg, NULL, error) : NULL;
  if (check == NULL)
    return FALSE;

  if (check->recovered != NULL) {
    g_autofree char *recovered = lia_plain_to_line (check->recovered);

    puts (recovered);
  }
  if (check->problems->len == 0) {
    print_sound (check);
    return TRUE;
  }

  print_problems (check);
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_FAILED,
               ngettext ("%u fault in “%s”; keep a copy of the file. “liaison backups” lists its "
                         "backups, “liaison restore” puts one in its place, “liaison recover” "
                         "saves into a new file what can be read.",
                         "%u faults in “%s”; keep a copy of the file. “liaison backups” lists its "
                         "backups, “liaison restore” puts one in its place, “liaison recover” "
                         "saves into a new file what can be read.",
                         check->problems->len),
               check->problems->len, lia_register_get_path (reg));
  return FALSE;
}

const LiaCommand lia_check_command = {
  .name = "check",
  .summary = N_ ("Test whether the register is sound"),
  .details =
      N_ ("Reads all of it: the file, the references between records, the values and the\n"
          "journal, whose edits are sealed one on the other: what was changed behind its\n"
          "back is named. Note the seal to tell later that nothing was cut off its end.\n"
          "Changes nothing but, with --mend, what search knows, and which briefings that left\n"
          "a record was in."),
  .run = run,
};
