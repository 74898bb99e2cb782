#pragma once

#include "backup.h"

G_BEGIN_DECLS

/* Private to app/register: which backups are no longer needed. */

GPtrArray *lia_rotation_choose (GPtrArray *backups, gint64 now, goffset room);

G_END_DECLS
