#include <glib/gi18n.h>
#include <stdio.h>

#include "moment.h"
#include "reader-private.h"
#include "records/date.h"
#include "records/types.h"

#define A_MOMENT "^(\\S.*?)(?:T|\\s+)(\\d{1,2}:\\d{2})(:\\d{2})?$"

static gint64
read_integer (LiaReader *reader, const char *sql, const LiaId *id, gint64 number, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (reader->database, sql, error);

  if (statement == NULL)
    return -1;

  if (id != NULL)
    lia_statement_bind_id (statement, 1, id);
  else
    lia_statement_bind_integer (statement, 1, number);

  switch (lia_statement_step (statement, error)) {
  case LIA_STEP_ROW:
    return lia_statement_get_integer (statement, 0);
  case LIA_STEP_DONE:
    return 0;
  default:
    return -1;
  }
}

/**
 * lia_moment_day:
 * @at: an instant, in microseconds since 1970 UTC
 *
 * Returns: the day that it is where the computer is
 */
gint32
lia_moment_day (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return 0;

  return lia_day_from_civil (g_date_time_get_year (local), g_date_time_get_month (local),
                             g_date_time_get_day_of_month (local));
}

/* The instant before the given second of the local clock; 24:00 is the end of the day. */
static gint64
instant_before (gint32 day, int hour, int minute, int second)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day_of_month;

  lia_day_to_civil (hour == 24 ? day + 1 : day, &year, &month, &day_of_month);
  time = g_date_time_new_local (year, month, day_of_month, hour % 24, minute, 0);

  return time == NULL ? 0 : (g_date_time_to_unix (time) + second) * G_USEC_PER_SEC - 1;
}

static gboolean
fail_to_understand (const char *text, GError **error)
{
  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
               _ ("“%s” is no moment of this register; give a day (2026-05-05), a month (2026-05), "
                  "a day with a time, or the name or reference of a snapshot."),
               text);
  return FALSE;
}

/* A month or a year that isn't over yet reaches to today. */
static gboolean
read_day (LiaReader *reader, const char *text, const char *whole, gint32 *day, GError **error)
{
  g_autoptr (LiaDate) date = lia_date_read (text, NULL);
  gint32 today = lia_reader_get_today (reader);

  if (date == NULL || !lia_date_has_year (date) || lia_date_last_day (date) == LIA_DAY_NONE)
    return fail_to_understand (whole, error);

  if (lia_date_first_day (date) > today) {
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                 _ ("“%s” is still to come; give a day up to today."), whole);
    return FALSE;
  }

  *day = MIN (lia_date_last_day (date), today);
  return TRUE;
}

static gboolean
read_clock (LiaMoment *self, const char *clock, const char *seconds)
{
  int hour = 0, minute = 0, second = 0;

  sscanf (clock, "%d:%d", &hour, &minute);
  if (*seconds != '\0')
    sscanf (seconds, ":%d", &second);
  if (hour > 23 || minute > 59 || second > 59)
    return FALSE;

  self->clock = g_strconcat (clock, seconds, NULL);
  self->at = instant_before (self->day, hour, minute, *seconds != '\0' ? second + 1 : 60);
  return TRUE;
}

static gboolean
read_text (LiaReader *reader, LiaMoment *self, const char *text, GError **error)
{
  g_autoptr (GRegex) pattern = g_regex_new (A_MOMENT, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *seconds = NULL;

  if (!g_regex_match (pattern, text, 0, &match)) {
    if (!read_day (reader, text, text, &self->day, error))
      return FALSE;
    self->at = instant_before (self->day, 24, 0, 0);
    return TRUE;
  }

  date = g_match_info_fetch (match, 1);
  clock = g_match_info_fetch (match, 2);
  seconds = g_match_info_fetch (match, 3);
  if (!read_day (reader, date, text, &self->day, error))
    return FALSE;

  return read_clock (self, clock, seconds != NULL ? seconds : "") ||
         fail_to_understand (text, error);
}

/**
 * lia_moment_of:
 * @reader: a reader
 * @snapshot: a record of type snapshot, or of a briefing that left
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): the moment that it names, with the day on which it was taken
 */
LiaMoment *
lia_moment_of (LiaReader *reader, const LiaRecord *snapshot, GError **error)
{
  g_autoptr (LiaMoment) self = g_new0 (LiaMoment, 1);

  if (lia_record_get_record_type (snapshot) == &lia_snapshot_type)
    self->name = g_strdup (lia_record_get (snapshot, "name"));
  self->serial = g_ascii_strtoll (lia_record_get (snapshot, "edit"), NULL, 10);
  self->at = read_integer (reader,
                           "SELECT e.at FROM change c JOIN edit e ON e.serial = c.serial"
                           " WHERE c.record = ?1 AND c.field = '" LIA_CHANGE_EXISTENCE "'"
                           " ORDER BY c.serial LIMIT 1",
                           lia_record_get_id (snapshot), 0, error);
  if (self->at < 0)
    return NULL;

  self->day = lia_moment_day (self->at);
  return g_steal_pointer (&self);
}

/**
 * lia_moment_of_edit:
 * @reader: a reader
 * @serial: an edit, or 0 for before the first
 * @day: the day that it was
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): the moment right after that edit
 */
LiaMoment *
lia_moment_of_edit (LiaReader *reader, gint64 serial, gint32 day, GError **error)
{
  g_autoptr (LiaMoment) self = g_new0 (LiaMoment, 1);

  self->serial = serial;
  self->day = day;
  self->at = read_integer (reader, "SELECT at FROM edit WHERE serial = ?1", NULL, serial, error);

  return self->at < 0 ? NULL : g_steal_pointer (&self);
}

/**
 * lia_moment_take:
 * @name: what the present moment shall be remembered by; no other snapshot may bear it
 * @note: (nullable): what else is to be known of it
 *
 * Returns: (transfer full): an edit that takes a snapshot of the register as it is when it is
 *   applied
 */
LiaEdit *
lia_moment_take (const char *name, const char *note)
{
  /* Translators: the label of an edit; %s is the name of a snapshot. */
  g_autofree char *label = g_strdup_printf (_ ("Take snapshot “%s”"), name);
  LiaEdit *edit = lia_edit_new (label);
  LiaId id = lia_edit_create (edit, &lia_snapshot_type);

  lia_edit_set (edit, &lia_snapshot_type, &id, "name", NULL, name);
  if (note != NULL)
    lia_edit_set (edit, &lia_snapshot_type, &id, "note", NULL, note);

  return edit;
}

/**
 * lia_moment_find:
 * @reader: a reader
 * @text: a snapshot by its name or reference; else a day, month or year as people or EDTF write
 *   them, which stands for the end of its last day where the computer is; or a day and a time
 * @error: %LIA_REGISTER_ERROR_INVALID if it is none of these, or still to come
 *
 * Finds how far the register had got at a moment. The cost grows with what was written since.
 *
 * Returns: (transfer full) (nullable): the moment
 */
LiaMoment *
lia_moment_find (LiaReader *reader, const char *text, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (LiaRecord) snapshot = lia_reader_find (reader, &lia_snapshot_type, stripped, NULL);
  g_autoptr (LiaMoment) self = NULL;

  if (snapshot != NULL)
    return lia_moment_of (reader, snapshot, error);

  self = g_new0 (LiaMoment, 1);
  if (!read_text (reader, self, stripped, error))
    return NULL;

  self->serial =
      read_integer (reader, "SELECT serial FROM edit WHERE at <= ?1 ORDER BY serial DESC LIMIT 1",
                    NULL, self->at, error);

  return self->serial < 0 ? NULL : g_steal_pointer (&self);
}

/**
 * lia_moment_copy:
 * @self: a moment
 *
 * Returns: (transfer full): a copy
 */
LiaMoment *
lia_moment_copy (const LiaMoment *self)
{
  LiaMoment *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->clock = g_strdup (self->clock);

  return copy;
}

/**
 * lia_moment_free:
 * @self: (transfer full) (nullable): a moment
 */
void
lia_moment_free (LiaMoment *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->clock);
  g_free (self);
}

/**
 * lia_moment_describe:
 * @self: a moment
 *
 * Returns: (transfer full): how people call it, such as "5 May 2026" or "5 May 2026, “as at SOM
 * 37”"
 */
char *
lia_moment_describe (const LiaMoment *self)
{
  g_autofree char *day = lia_day_to_words (self->day);

  if (self->name != NULL)
    /* Translators: a day in words, and the name of the snapshot that was taken then. */
    return g_strdup_printf (_ ("%s, “%s”"), day, self->name);
  if (self->clock != NULL)
    /* Translators: a day in words and a time of day, as in "5 May 2026, 14:30". */
    return g_strdup_printf (_ ("%s, %s"), day, self->clock);

  return g_steal_pointer (&day);
}
