#pragma once

#include "records/record.h"

G_BEGIN_DECLS

char *lia_engagement_clocks (const LiaRecord *engagement);

G_END_DECLS
