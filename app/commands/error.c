#include "error.h"

G_DEFINE_QUARK (lia - commands - error - quark, lia_commands_error)
