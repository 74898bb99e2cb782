#pragma once

#include "insight/timeline-index.h"
#include "insight/viewport.h"

/* Items of a timeline that no register has, and how somebody moves about among them. */
#define N_SPANS 5

extern const double spans[N_SPANS];

gint64            thread_time  (void);
LiaTimelineItem  *random_item  (GRand *rand, guint number);
GPtrArray        *random_items (GRand *rand, guint n_items);
LiaTimelineIndex *random_lanes (void);
LiaViewport       random_view  (double days, double width);
LiaViewport       next_view    (GRand *rand, const LiaViewport *view, guint step);
