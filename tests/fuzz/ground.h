#pragma once

#include "register/register.h"

G_BEGIN_DECLS

char *ground_make_folder (void);
char *ground_unpack_base (const char *folder);
char *ground_unpack      (const char *packed, const char *folder);

GBytes *ground_read_file  (const char *path);
void    ground_write_file (const char *path, GBytes *content);
void    ground_remove_register (const char *path);

G_END_DECLS
