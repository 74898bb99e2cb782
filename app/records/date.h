#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaDate:
 *
 * A date as a source states it, on ISO 8601-2 (EDTF), level 1 as far as meetings need it:
 * `2023`, `2023-10`, `2023-10-04`, `XXXX-10` and `XXXX-10-04` (year not stated),
 * `2023-10-04/2023-10-05` (an interval whose ends are any of the dated forms, or `..` for open),
 * and each of them with `~` (approximate), `?` (uncertain) or `%` (both) at its end.
 *
 * An opaque value that doesn't change once made.
 */
typedef struct _LiaDate LiaDate;

/* Days are counted from 1970-01-01 (day 0), proleptic Gregorian. */
#define LIA_DAY_NONE G_MININT32

LiaDate    *lia_date_parse          (const char *text, GError **error);
LiaDate    *lia_date_read           (const char *text, GError **error);
LiaDate    *lia_date_copy           (const LiaDate *date);
void        lia_date_free           (LiaDate *date);
char       *lia_date_to_edtf        (const LiaDate *date);
char       *lia_date_to_words       (const LiaDate *date);
char       *lia_date_to_short_words (const LiaDate *date);
gint32      lia_date_first_day      (const LiaDate *date);
gint32      lia_date_last_day       (const LiaDate *date);
gboolean    lia_date_has_year       (const LiaDate *date);
gboolean    lia_date_is_exact       (const LiaDate *date);
gboolean    lia_date_is_approximate (const LiaDate *date);
gboolean    lia_date_is_uncertain   (const LiaDate *date);
int         lia_date_compare        (const LiaDate *a, const LiaDate *b);

gint32      lia_day_today           (void);
gint32      lia_day_from_civil      (int year, int month, int day);
void        lia_day_to_civil        (gint32 day, int *year, int *month, int *day_of_month);
char       *lia_day_to_edtf         (gint32 day);
char       *lia_day_to_words        (gint32 day);
char       *lia_day_to_short_words  (gint32 day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDate, lia_date_free)

G_END_DECLS
