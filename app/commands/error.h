#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaCommandsError:
 * @LIA_COMMANDS_ERROR_USAGE: the command line is written wrongly: exit status 2.
 * @LIA_COMMANDS_ERROR_HELP: no failure: help was asked for, and the message is the help.
 * @LIA_COMMANDS_ERROR_FAILED: the command could not do what it was asked: exit status 1.
 *
 * Why a command ended before its work was done.
 */
typedef enum {
  LIA_COMMANDS_ERROR_USAGE,
  LIA_COMMANDS_ERROR_HELP,
  LIA_COMMANDS_ERROR_FAILED,
} LiaCommandsError;

#define LIA_COMMANDS_ERROR (lia_commands_error_quark ())
GQuark lia_commands_error_quark (void);

G_END_DECLS
