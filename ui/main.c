#include <glib/gi18n.h>
#include <locale.h>

#include "application.h"
#include "commands/commands.h"

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LIA_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (lia_commands_wants (argc, argv))
    return lia_commands_run (argc, argv);

  application = lia_application_new ();
  return g_application_run (application, argc, argv);
}
