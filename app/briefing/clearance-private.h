#pragma once

#include "clearance-marks.h"

G_BEGIN_DECLS

/* What clearance and its narrowing share. */
struct _LiaClearance {
  LiaClearanceMarks *marks;
  gboolean personal;
  GPtrArray *types;
  guint n_counted; /* of the types, from the first on */
  GHashTable *lists;
  GHashTable *by_id;
  GArray *held_back;
  GPtrArray *unattributed;
  GPtrArray *set_aside; /* what may be seen, but isn't listed */
  int highest;
};

G_END_DECLS
