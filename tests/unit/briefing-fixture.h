#pragma once

#include "briefing/kinds/kind.h"
#include "fixture.h"

/* What a briefing of a register says, without a file. */

LiaDocument *briefing_compose  (LiaRegister *reg,
                                const LiaBriefingOptions *options,
                                gint32 today,
                                GError **error);
char        *briefing_cell_to_text (const LiaCell *cell);
char        *briefing_to_text  (const LiaDocument *document);
void         briefing_set_time (Fixture *fixture, gint64 after, const char *day);
