#include "moved-date.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/types.h"
#include "register/error.h"

/* The part of a date that states its one end, as it was put. */
static char *
part_of (const char *date, gboolean last)
{
  const char *slash = strchr (date, '/');

  if (slash == NULL)
    return g_strdup (date);

  return last ? g_strdup (slash + 1) : g_strndup (date, slash - date);
}

/**
 * lia_moved_date:
 * @date: a date as the register has it
 * @end: what of it moves
 * @first: its new first day; not looked at if only the last day moves
 * @last: its new last day; not looked at if only the first day moves
 * @error: return location for a %LIA_RECORD_ERROR
 *
 * Moves a date, or one end of it. What moves is then known to the day; the other end stays as vague
 * as it was put.
 *
 * Returns: (transfer full) (nullable): the new date as the register has it, or %NULL if it would
 *   end before it begins
 */
char *
lia_moved_date (const char *date, LiaDateEnd end, gint32 first, gint32 last, GError **error)
{
  g_autofree char *from = end == LIA_DATE_LAST ? part_of (date, FALSE) : lia_day_to_edtf (first);
  g_autofree char *until = end == LIA_DATE_FIRST ? part_of (date, TRUE) : lia_day_to_edtf (last);
  g_autofree char *text = g_strdup_printf ("%s/%s", from, until);
  g_autoptr (LiaDate) moved = lia_date_parse (text, error);

  return moved != NULL ? lia_date_to_edtf (moved) : NULL;
}

static gint32
offset_from (const LiaRecord *engagement, gint32 day)
{
  const char *text = lia_record_get (engagement, "date");
  g_autoptr (LiaDate) date = text != NULL ? lia_date_parse (text, NULL) : NULL;
  gint32 first = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;
  gint32 last = date != NULL ? lia_date_last_day (date) : LIA_DAY_NONE;

  if (first != LIA_DAY_NONE && day <= first)
    return day - first;

  return last != LIA_DAY_NONE && day > last ? day - last : LIA_DAY_NONE;
}

/* A task that hangs on its meeting goes on hanging there. Days between the first and the last of a
 * meeting can't be counted from either. */
static void
move_task (LiaEdit *edit, LiaReader *reader, LiaRecord *task, gint32 day)
{
  g_autoptr (LiaRecord) engagement = NULL;
  g_autofree char *text = NULL;
  gint32 offset = LIA_DAY_NONE;
  LiaId id;

  if (lia_record_get (task, "due") == NULL && lia_record_get_link (task, "engagement", &id))
    engagement = lia_reader_get (reader, &id, NULL);
  if (engagement != NULL)
    offset = offset_from (engagement, day);

  if (offset != LIA_DAY_NONE) {
    text = g_strdup_printf ("%d", offset);
    lia_edit_change (edit, task, "offset_days", text);
  } else {
    text = lia_day_to_edtf (day);
    lia_edit_change (edit, task, "due", text);
  }
}

static gboolean
move_engagement (LiaEdit *edit,
                 LiaRecord *engagement,
                 LiaDateEnd end,
                 gint32 first,
                 gint32 last,
                 GError **error)
{
  const char *date = lia_record_get (engagement, "date");
  g_autofree char *day = lia_day_to_edtf (first);
  g_autofree char *moved = lia_moved_date (date != NULL ? date : day, end, first, last, error);

  if (moved == NULL)
    return FALSE;

  lia_edit_change (edit, engagement, "date", moved);
  return TRUE;
}

static char *
label_for (const LiaRecord *record, LiaDateEnd end, gint32 first, gint32 last)
{
  gboolean ranges = lia_record_get_record_type (record) == &lia_engagement_type;
  g_autofree char *one = lia_day_to_edtf (ranges || end == LIA_DATE_FIRST ? first : last);
  g_autofree char *other = lia_day_to_edtf (ranges ? last : (end == LIA_DATE_FIRST ? first : last));
  g_autofree char *text = g_strdup_printf ("%s/%s", one, other);
  g_autoptr (LiaDate) date = lia_date_parse (text, NULL);
  g_autofree char *words = date != NULL ? lia_date_to_short_words (date) : g_strdup (one);

  /* Translators: what an edit did: the reference of a record, such as E-042, and a date. */
  return g_strdup_printf (_ ("Move %s to %s"), lia_record_get_reference (record), words);
}

/**
 * lia_moved_date_edit:
 * @reader: a look at the register
 * @id: the key of an engagement, a commitment or a task
 * @end: what of its date moves
 * @first: its new first day, in days since 1970-01-01; of a commitment, the day of its start
 * @last: its new last day; of a commitment or a task, the day it is due
 * @error: return location for a %LIA_REGISTER_ERROR or %LIA_RECORD_ERROR
 *
 * Makes the edit that moves a record to other days. A commitment has a start of its own and a day
 * it is due; a task that hangs on its meeting stays so many days before or after that. What else
 * moves then is found by lia_rescheduling_read().
 *
 * Returns: (transfer full) (nullable): the edit, without a reason
 */
LiaEdit *
lia_moved_date_edit (LiaReader *reader,
                     const LiaId *id,
                     LiaDateEnd end,
                     gint32 first,
                     gint32 last,
                     GError **error)
{
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, error);
  g_autoptr (LiaEdit) edit = NULL;
  g_autofree char *label = NULL;
  g_autofree char *day = NULL;

  if (record == NULL)
    return NULL;

  label = label_for (record, end, first, last);
  edit = lia_edit_new (label);
  if (lia_record_get_record_type (record) == &lia_engagement_type) {
    if (!move_engagement (edit, record, end, first, last, error))
      return NULL;
  } else if (lia_record_get_record_type (record) == &lia_task_type) {
    move_task (edit, reader, record, last);
  } else {
    day = lia_day_to_edtf (end == LIA_DATE_FIRST ? first : last);
    lia_edit_change (edit, record, end == LIA_DATE_FIRST ? "start" : "due", day);
  }
  return g_steal_pointer (&edit);
}
