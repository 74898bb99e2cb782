#pragma once

#include "date.h"

G_BEGIN_DECLS

/* One end of a date: a year, month and day, each 0 where it isn't stated, and how sure it is. */
typedef struct {
  int year;
  int month;
  int day;
  gboolean approximate;
  gboolean uncertain;
  gboolean open;
} LiaDatePoint;

/* A single date has both ends alike. */
struct _LiaDate {
  LiaDatePoint from;
  LiaDatePoint until;
};

gboolean lia_date_point_equal         (const LiaDatePoint *a, const LiaDatePoint *b);
gint32   lia_date_point_first_day     (const LiaDatePoint *point);
gint32   lia_date_point_last_day      (const LiaDatePoint *point);
int      lia_date_point_days_in_month (int year, int month);

G_END_DECLS
