#pragma once

#include "overview.h"

G_BEGIN_DECLS

/* The parts of an overview, each read by the file named after it. */
gboolean lia_overview_read_meetings (LiaOverview *self,
                                     LiaReader *reader,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean lia_overview_read_bars     (LiaOverview *self,
                                     LiaReader *reader,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean lia_overview_read_coverage (LiaOverview *self,
                                     LiaReader *reader,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
