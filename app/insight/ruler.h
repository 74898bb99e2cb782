#pragma once

#include "viewport.h"

G_BEGIN_DECLS

/**
 * LiaRulerUnit:
 *
 * The steps a ruler can have, from small to large. Weeks begin on Monday (ISO 8601).
 */
typedef enum {
  LIA_RULER_DAY,
  LIA_RULER_WEEK,
  LIA_RULER_MONTH,
  LIA_RULER_QUARTER,
  LIA_RULER_YEAR,
  LIA_RULER_FIVE_YEARS,
  LIA_RULER_DECADE,
} LiaRulerUnit;

LiaRulerUnit  lia_ruler_minor_unit (const LiaViewport *viewport);
gboolean      lia_ruler_major_unit (LiaRulerUnit minor, LiaRulerUnit *major);
gint32        lia_ruler_floor      (LiaRulerUnit unit, gint32 day);
gint32        lia_ruler_next       (LiaRulerUnit unit, gint32 tick);
GArray       *lia_ruler_ticks      (LiaRulerUnit unit, const LiaViewport *viewport);
char         *lia_ruler_label      (LiaRulerUnit unit, gint32 tick, gboolean alone);

G_END_DECLS
