#pragma once

#include "register/register.h"

G_BEGIN_DECLS

typedef struct _LiaCommand LiaCommand;

/**
 * LiaCommandLine:
 *
 * What somebody wrote after the name of a command, and the register it is about.
 */
typedef struct _LiaCommandLine LiaCommandLine;

LiaCommandLine *lia_command_line_new       (const LiaCommand *command, const char *const *words);
void            lia_command_line_free      (LiaCommandLine *self);
gboolean        lia_command_line_parse     (LiaCommandLine *self,
                                            const GOptionEntry *options,
                                            GError **error);
const char     *lia_command_line_argument  (LiaCommandLine *self, guint index);
guint           lia_command_line_n_arguments (LiaCommandLine *self);
char           *lia_command_line_person    (LiaCommandLine *self);
const char     *lia_command_line_office    (LiaCommandLine *self);
const char     *lia_command_line_path      (LiaCommandLine *self, GError **error);
const char     *lia_command_line_moment    (LiaCommandLine *self);
void            lia_command_line_set_moment (LiaCommandLine *self, const char *moment);
LiaRegister    *lia_command_line_open      (LiaCommandLine *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCommandLine, lia_command_line_free)

G_END_DECLS
