#pragma once

#include "briefing/briefing.h"

G_BEGIN_DECLS

void lia_account_print (const LiaBriefingReport *report, const char *path);

G_END_DECLS
