#include "since.h"

#include <glib/gi18n.h>

#include "error.h"
#include "briefing/kinds/kind.h"
#include "records/date.h"
#include "records/types.h"
#include "register/error.h"
#include "register/filter-period.h"

/* How far a first briefing of changes looks back. */
#define DAYS_BACK 30

static LiaMoment *
find_day (LiaReader *reader, gint32 day, GError **error)
{
  g_autofree char *text = lia_day_to_edtf (day);

  return lia_moment_find (reader, text, error);
}

static gint64
last_edit_of (const LiaRecord *issue)
{
  const char *edit = lia_record_get (issue, "edit");

  return edit != NULL ? g_ascii_strtoll (edit, NULL, 10) : -1;
}

/* Whom it was for matters: somebody else's last one may have been told quite another day. What was
 * recalled is to be forgotten. */
static gboolean
is_followed (const LiaRecord *issue, const LiaBriefingOptions *options)
{
  return last_edit_of (issue) >= 0 && lia_record_get (issue, "recalled") == NULL &&
         g_strcmp0 (lia_record_get (issue, "audience"), options->audience) == 0;
}

static gboolean
find_last (LiaReader *reader, const LiaBriefingOptions *options, LiaRecord **last, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_issue_type);
  g_autoptr (GPtrArray) issues = NULL;

  lia_query_where (query, "kind", options->kind->name);
  issues = lia_reader_list_records (reader, query, NULL, error);
  if (issues == NULL)
    return FALSE;

  for (guint i = 0; i < issues->len; i++) {
    LiaRecord *issue = g_ptr_array_index (issues, i);

    if (is_followed (issue, options) &&
        (*last == NULL || last_edit_of (issue) > last_edit_of (*last)))
      g_set_object (last, issue);
  }

  return TRUE;
}

/**
 * lia_since_last_briefing:
 * @reader: a look at the register
 * @options: how the briefing shall be, its kind among that
 * @today: the day whose state it shows
 * @error: as lia_moment_find()
 *
 * Finds the moment since which a briefing tells of changes: the one that was asked for, as
 * lia_moment_find() reads it; else what the last briefing of that kind for the same reader could
 * still tell; or if none left yet, the end of the day 30 days before.
 *
 * Returns: (transfer full) (nullable): the moment
 */
LiaMoment *
lia_since_last_briefing (LiaReader *reader,
                         const LiaBriefingOptions *options,
                         gint32 today,
                         GError **error)
{
  g_autoptr (LiaRecord) last = NULL;
  g_autoptr (LiaDate) made = NULL;

  if (options->since != NULL)
    return lia_moment_find (reader, options->since, error);
  if (!find_last (reader, options, &last, error))
    return NULL;

  made = last != NULL ? lia_date_parse (lia_record_get (last, "made"), NULL) : NULL;
  return made != NULL
             ? lia_moment_of_edit (reader, last_edit_of (last), lia_date_last_day (made), error)
             : find_day (reader, today - DAYS_BACK, error);
}

static gint32
first_of_month (gint32 day)
{
  int year, month;

  lia_day_to_civil (day, &year, &month, NULL);
  return lia_day_from_civil (year, month, 1);
}

/**
 * lia_since_check_begun:
 * @reader: a look at the register
 * @today: the day whose state a briefing shows
 * @error: %LIA_BRIEFING_ERROR_EMPTY if the register was empty on that day
 *
 * Returns: whether there is anything to tell; there is nothing of a time before the register
 */
gboolean
lia_since_check_begun (LiaReader *reader, gint32 today, GError **error)
{
  g_autoptr (LiaMoment) end = find_day (reader, today, error);
  g_autofree char *words = lia_day_to_words (today);

  if (end == NULL || end->serial > 0)
    return end != NULL;

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY,
               /* Translators: a day in words. */
               _ ("On %s nothing was in this register yet, so there is nothing to tell. Choose a "
                  "later day."),
               words);
  return FALSE;
}

static gboolean
find_first_day (LiaReader *reader,
                const char *since,
                gint32 today,
                gint32 *first,
                LiaMoment **moment,
                GError **error)
{
  LiaPeriod period = { LIA_DAY_NONE, LIA_DAY_NONE };

  *first = first_of_month (today);
  if (since == NULL)
    return TRUE;

  *moment = lia_moment_find (reader, since, NULL);
  if (*moment != NULL && ((*moment)->name != NULL || (*moment)->clock != NULL))
    return TRUE;

  g_clear_pointer (moment, lia_moment_free);
  if (!lia_period_read (since, today, &period, error))
    return FALSE;
  *first = period.first;
  if (*first != LIA_DAY_NONE && *first <= today)
    return TRUE;

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
               /* Translators: what was written as the beginning of a period. */
               _ ("“%s” doesn’t begin before the report ends; give an earlier day."), since);
  return FALSE;
}

/**
 * lia_since_first_day:
 * @reader: a look at the register
 * @options: how the briefing shall be
 * @today: the day whose state it shows, the last of the period
 * @error: as lia_moment_find() and lia_period_read(), or %LIA_BRIEFING_ERROR_EMPTY if the period
 *   ends before the register begins
 *
 * Finds the moment since which a report tells of a period: the end of the day before its first one.
 * The first day is that of what was asked for (a day, a month, a quarter …), or of the month of
 * @today. A snapshot, or a day with a time, is that moment itself.
 *
 * Returns: (transfer full) (nullable): the moment
 */
LiaMoment *
lia_since_first_day (LiaReader *reader,
                     const LiaBriefingOptions *options,
                     gint32 today,
                     GError **error)
{
  g_autoptr (LiaMoment) moment = NULL;
  gint32 first;

  if (!lia_since_check_begun (reader, today, error) ||
      !find_first_day (reader, options->since, today, &first, &moment, error))
    return NULL;

  return moment != NULL ? g_steal_pointer (&moment) : find_day (reader, first - 1, error);
}

/**
 * lia_since_get_first_day:
 * @since: a moment since which is told
 *
 * Returns: the first day of which anything is told
 */
gint32
lia_since_get_first_day (const LiaMoment *since)
{
  return since->name != NULL || since->clock != NULL ? since->day : since->day + 1;
}

static gboolean
fail_period (const char *text, const char *format, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID, format, text);
#pragma GCC diagnostic pop
  return FALSE;
}

/**
 * lia_since_read_period:
 * @text: a period with a first day, as lia_period_read() takes it: `2026-10`, `2026-H1`,
 *   `last-month`, `2026-10..`
 * @today: the day that it is seen from
 * @since: (out): its first day, for #LiaBriefingOptions
 * @as_at: (out) (nullable): its last day, as at the end of which the register has to be opened, see
 *   lia_register_open_past(); %NULL if it isn't over, and the register is to be told of as it is
 * @error: %LIA_REGISTER_ERROR_INVALID
 *
 * Finds out what a report of a period needs, so that the same report made later is the same.
 *
 * Returns: whether it is a period, and has begun
 */
gboolean
lia_since_read_period (const char *text, gint32 today, char **since, char **as_at, GError **error)
{
  LiaPeriod period = { LIA_DAY_NONE, LIA_DAY_NONE };

  if (!lia_period_read (text, today, &period, NULL) || period.first == LIA_DAY_NONE ||
      (period.last != LIA_DAY_NONE && period.last < period.first))
    return fail_period (text,
                        /* Translators: what was written. */
                        _ ("“%s” is no period with a first day; write such as 2026-10, 2026-Q3, "
                           "2026-H1, 2026 or last-month."),
                        error);
  if (period.first > today)
    /* Translators: a period, as it was written. */
    return fail_period (text, _ ("“%s” is still to come; a report tells of what was."), error);

  *since = lia_day_to_edtf (period.first);
  *as_at =
      period.last != LIA_DAY_NONE && period.last < today ? lia_day_to_edtf (period.last) : NULL;
  return TRUE;
}
