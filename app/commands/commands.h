#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lia_commands_wants (int argc, char **argv);
int      lia_commands_run   (int argc, char **argv);

G_END_DECLS
