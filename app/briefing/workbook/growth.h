#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Columns grow by so many digits at a time, and no more often than this. */
#define LIA_GROWTH_STEP 2.0
#define LIA_GROWTH_MOST_STEPS 24

/**
 * LiaGrowth:
 * @width: how wide the column is, in digits; at first what it can't do without.
 * @natural: how wide it would be if there were room.
 * @step: how often it has grown.
 * @n_steps: how often it can grow until it has what is natural to it.
 * @costs: how tall its rows are, in any unit, as it is at first and after each step.
 *
 * A column that shares the room of a page with others.
 */
typedef struct {
  double width;
  double natural;
  guint step;
  guint n_steps;
  double costs[LIA_GROWTH_MOST_STEPS + 1];
} LiaGrowth;

guint lia_growth_count_steps (const LiaGrowth *self);
void  lia_growth_share       (GArray *columns, double room);

G_END_DECLS
