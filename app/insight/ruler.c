#include <glib/gi18n.h>
#include <math.h>

#include "ruler.h"

#include "records/date.h"

/* How long each unit is, in days, and how much room its label wants, in pixels. */
static const struct {
  double days;
  double room;
} units[] = {
  [LIA_RULER_DAY] = { 1, 24 },         [LIA_RULER_WEEK] = { 7, 30 },
  [LIA_RULER_MONTH] = { 30.44, 38 },   [LIA_RULER_QUARTER] = { 91.3, 38 },
  [LIA_RULER_YEAR] = { 365.25, 42 },   [LIA_RULER_FIVE_YEARS] = { 1826, 42 },
  [LIA_RULER_DECADE] = { 3652.5, 42 },
};

/**
 * lia_ruler_minor_unit:
 * @viewport: what is seen
 *
 * Returns: the smallest unit whose labels have room side by side
 */
LiaRulerUnit
lia_ruler_minor_unit (const LiaViewport *viewport)
{
  for (guint unit = LIA_RULER_DAY; unit < LIA_RULER_DECADE; unit++)
    if (units[unit].days / viewport->days_per_pixel >= units[unit].room)
      return unit;

  return LIA_RULER_DECADE;
}

/**
 * lia_ruler_major_unit:
 * @minor: the unit of the small ticks
 * @major: (out): the unit that groups them
 *
 * Returns: whether there is one; labels of years say everything by themselves
 */
gboolean
lia_ruler_major_unit (LiaRulerUnit minor, LiaRulerUnit *major)
{
  if (minor >= LIA_RULER_YEAR)
    return FALSE;

  *major = minor <= LIA_RULER_WEEK ? LIA_RULER_MONTH : LIA_RULER_YEAR;
  return TRUE;
}

static int
floor_to (int value, int step)
{
  return (int) floor ((double) value / step) * step;
}

/**
 * lia_ruler_floor:
 * @unit: a unit
 * @day: a day, counted from 1970-01-01
 *
 * Returns: the first day of the unit that @day lies in
 */
gint32
lia_ruler_floor (LiaRulerUnit unit, gint32 day)
{
  int year, month, day_of_month;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  switch (unit) {
  case LIA_RULER_DAY:
    return day;
  case LIA_RULER_WEEK:
    /* 1970-01-05 was a Monday. */
    return floor_to (day - 4, 7) + 4;
  case LIA_RULER_MONTH:
    return lia_day_from_civil (year, month, 1);
  case LIA_RULER_QUARTER:
    return lia_day_from_civil (year, floor_to (month - 1, 3) + 1, 1);
  case LIA_RULER_YEAR:
    return lia_day_from_civil (year, 1, 1);
  case LIA_RULER_FIVE_YEARS:
    return lia_day_from_civil (floor_to (year, 5), 1, 1);
  case LIA_RULER_DECADE:
    return lia_day_from_civil (floor_to (year, 10), 1, 1);
  default:
    g_return_val_if_reached (day);
  }
}

/**
 * lia_ruler_next:
 * @unit: a unit
 * @tick: the first day of one
 *
 * Returns: the first day of the one after it
 */
gint32
lia_ruler_next (LiaRulerUnit unit, gint32 tick)
{
  /* Half as much again lands within the next one, however many days either has. */
  return lia_ruler_floor (unit, tick + (gint32) (units[unit].days * 1.5));
}

/**
 * lia_ruler_ticks:
 * @unit: a unit
 * @viewport: what is seen
 *
 * Returns: (transfer full) (element-type gint32): the first days of all units that are seen at
 *   least in part, and of the one after them, in order
 */
GArray *
lia_ruler_ticks (LiaRulerUnit unit, const LiaViewport *viewport)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (gint32));
  gint32 tick = lia_ruler_floor (unit, (gint32) floor (viewport->first_day));

  for (; tick < lia_viewport_end (viewport); tick = lia_ruler_next (unit, tick))
    g_array_append_val (ticks, tick);
  g_array_append_val (ticks, tick);

  return ticks;
}

static char *
format_day (gint32 day, const char *format)
{
  int year, month, day_of_month;
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *text = NULL;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  moment = g_date_time_new_utc (year, month, day_of_month, 0, 0, 0);
  text = moment != NULL ? g_date_time_format (moment, format) : NULL;
  return text != NULL ? g_strdup (g_strstrip (text)) : g_strdup ("");
}

/**
 * lia_ruler_label:
 * @unit: a unit
 * @tick: the first day of one
 * @alone: whether no larger unit is written above it
 *
 * Returns: (transfer full): how that is written on the ruler, in the words of the locale
 */
char *
lia_ruler_label (LiaRulerUnit unit, gint32 tick, gboolean alone)
{
  int year, month, day_of_month;

  lia_day_to_civil (tick, &year, &month, &day_of_month);
  switch (unit) {
  case LIA_RULER_DAY:
  case LIA_RULER_WEEK:
    return g_strdup_printf ("%d", day_of_month);
  case LIA_RULER_MONTH:
    /* Translators: a month and its year, as g_date_time_format() takes them. */
    return format_day (tick, alone ? _ ("%OB %Y") : "%Ob");
  case LIA_RULER_QUARTER:
    /* Translators: a quarter of a year on the timeline's ruler, as short as can be. */
    return g_strdup_printf (_ ("Q%d"), (month - 1) / 3 + 1);
  case LIA_RULER_YEAR:
  case LIA_RULER_FIVE_YEARS:
  case LIA_RULER_DECADE:
    return g_strdup_printf ("%d", year);
  default:
    g_return_val_if_reached (NULL);
  }
}
