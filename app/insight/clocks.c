#include "clocks.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "records/date.h"

/* Where the offices behind the two processes sit: those who have to join a call. */
static const char *const office_zones[] = { "Asia/Bangkok", "Europe/Vienna", NULL };

/* "Sofia" of "Europe/Sofia". */
static char *
city_of (const char *zone)
{
  const char *slash = strrchr (zone, '/');

  return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : zone), "_", ' ');
}

static GDateTime *
moment_of (const LiaRecord *engagement, const char *field, GTimeZone *zone)
{
  const char *value = lia_record_get (engagement, "date");
  const char *time = lia_record_get (engagement, field);
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;
  gint32 day = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;
  int year, month, day_of_month, hour, minute;

  if (time == NULL || day == LIA_DAY_NONE || sscanf (time, "%d:%d", &hour, &minute) != 2)
    return NULL;
  lia_day_to_civil (day, &year, &month, &day_of_month);

  return g_date_time_new (zone, year, month, day_of_month, hour, minute, 0);
}

static char *
describe_own (const LiaRecord *engagement, const char *zone)
{
  const char *until = lia_record_get (engagement, "time_until");
  g_autofree char *city = city_of (zone);

  if (until == NULL)
    /* Translators: a clock time, and the city whose clock it is */
    return g_strdup_printf (_ ("%s %s"), lia_record_get (engagement, "time_from"), city);

  /* Translators: from when until when, and the city whose clock it is: "10:00–12:00 Sofia" */
  return g_strdup_printf (_ ("%s–%s %s"), lia_record_get (engagement, "time_from"), until, city);
}

static char *
describe_other (GDateTime *moment, const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autoptr (GDateTime) there = zone != NULL ? g_date_time_to_timezone (moment, zone) : NULL;
  g_autofree char *clock = NULL;
  g_autofree char *city = NULL;

  if (there == NULL)
    return NULL;
  clock = g_date_time_format (there, "%H:%M");
  city = city_of (zone_name);

  return g_strdup_printf (_ ("%s %s"), clock, city);
}

/**
 * lia_engagement_clocks:
 * @engagement: an engagement
 *
 * Tells what the clocks show when an engagement begins: in its own time zone, and where the
 * offices of the two processes sit.
 *
 * Returns: (transfer full) (nullable): such as "10:00–12:00 Sofia · 15:00 Bangkok", or %NULL if
 *   its day, its beginning or its time zone isn't known
 */
char *
lia_engagement_clocks (const LiaRecord *engagement)
{
  const char *zone_name = lia_record_get (engagement, "time_zone");
  g_autoptr (GTimeZone) zone = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
  g_autoptr (GDateTime) begins = zone != NULL ? moment_of (engagement, "time_from", zone) : NULL;
  g_autoptr (GString) clocks = NULL;
  g_autofree char *own = NULL;

  if (begins == NULL)
    return NULL;
  own = describe_own (engagement, zone_name);
  clocks = g_string_new (own);
  for (guint i = 0; office_zones[i] != NULL; i++) {
    g_autofree char *other = NULL;

    if (g_str_equal (office_zones[i], zone_name))
      continue;
    other = describe_other (begins, office_zones[i]);
    if (other != NULL)
      g_string_append_printf (clocks, " · %s", other);
  }

  return g_string_free (g_steal_pointer (&clocks), FALSE);
}
