#include "growth.h"

#include <math.h>

/* What a column gains by the next steps that gain anything, for each of them. */
static double
best_gain (const LiaGrowth *column, guint *n_taken)
{
  double best = 0.0;

  for (guint next = column->step + 1; next <= column->n_steps; next++) {
    double gain = (column->costs[column->step] - column->costs[next]) / (next - column->step);

    if (gain > best) {
      best = gain;
      *n_taken = next - column->step;
    }
  }

  return best;
}

/* Gives a column its next steps where these make the rows lowest; FALSE if none do. */
static gboolean
grow (GArray *columns, double *room)
{
  double best = 0.0;
  guint best_steps = 0;
  LiaGrowth *grown = NULL;

  for (guint i = 0; i < columns->len; i++) {
    LiaGrowth *column = &g_array_index (columns, LiaGrowth, i);
    guint n_steps = 0;
    double gain = best_gain (column, &n_steps);

    if (gain > best && n_steps * LIA_GROWTH_STEP <= *room) {
      best = gain;
      best_steps = n_steps;
      grown = column;
    }
  }
  if (grown == NULL)
    return FALSE;

  grown->step += best_steps;
  grown->width += best_steps * LIA_GROWTH_STEP;
  *room -= best_steps * LIA_GROWTH_STEP;
  return TRUE;
}

/* What is still left goes to the columns whose text would be on fewer lines yet, or is cut. */
static void
share_rest (GArray *columns, double room)
{
  double wanted = 0.0;

  for (guint i = 0; i < columns->len; i++) {
    const LiaGrowth *column = &g_array_index (columns, LiaGrowth, i);

    wanted += MAX (column->natural - column->width, 0.0);
  }

  for (guint i = 0; i < columns->len && wanted > 0.0; i++) {
    LiaGrowth *column = &g_array_index (columns, LiaGrowth, i);

    column->width += MIN (room / wanted, 1.0) * MAX (column->natural - column->width, 0.0);
  }
}

/**
 * lia_growth_count_steps:
 * @self: a column with its least and its natural width
 *
 * Returns: how often it can grow
 */
guint
lia_growth_count_steps (const LiaGrowth *self)
{
  return MIN ((guint) ceil ((self->natural - self->width) / LIA_GROWTH_STEP),
              LIA_GROWTH_MOST_STEPS);
}

/**
 * lia_growth_share:
 * @columns: (element-type LiaGrowth): columns that have what they can't do without
 * @room: how many digits are left; none if it is below 0
 *
 * Makes columns wider where that makes the rows lowest.
 */
void
lia_growth_share (GArray *columns, double room)
{
  while (room >= LIA_GROWTH_STEP && grow (columns, &room))
    continue;
  if (room > 0.0)
    share_rest (columns, room);
}
