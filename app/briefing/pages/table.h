#pragma once

#include "briefing/document/reading.h"
#include "flow.h"

G_BEGIN_DECLS

/**
 * LiaTableColumn:
 * @reading: what it shows.
 * @x: how far from the margin it begins, in points.
 * @width: in points.
 */
typedef struct {
  LiaReadingColumn reading;
  double x;
  double width;
} LiaTableColumn;

/**
 * LiaTablePlan:
 * @columns: (element-type LiaTableColumn): the columns that are shown.
 * @wide: whether the page lies on its side.
 * @width: how wide it is, in points.
 *
 * How a listing goes onto pages.
 */
typedef struct {
  GArray *columns;
  gboolean wide;
  double width;
} LiaTablePlan;

LiaTablePlan *lia_table_plan_new  (LiaFlow *flow,
                                   const LiaListing *listing,
                                   double room,
                                   gboolean stretched);
void          lia_table_plan_free (LiaTablePlan *self);
double        lia_table_least     (LiaFlow *flow,
                                   const LiaListing *listing,
                                   const LiaTablePlan *plan);
void          lia_table_lay_out   (LiaFlow *flow,
                                   const LiaListing *listing,
                                   const LiaTablePlan *plan,
                                   const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTablePlan, lia_table_plan_free)

G_END_DECLS
