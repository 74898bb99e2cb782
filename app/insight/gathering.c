#include "gathering.h"

#include <glib/gi18n.h>

#include "records/date.h"
#include "records/types.h"

/* Which participants belong together, in the order in which they are shown. */
typedef enum {
  BOTH,
  HOST,
  GUEST,
  OTHER,
  N_SIDES,
} Side;

static void
attendee_free (gpointer data)
{
  LiaAttendee *attendee = data;

  g_object_unref (attendee->participant);
  g_free (attendee->name);
  g_free (attendee->roles);
  g_ptr_array_unref (attendee->parts);
  g_free (attendee);
}

static void
attendance_free (gpointer data)
{
  LiaAttendance *attendance = data;

  g_free (attendance->title);
  g_free (attendance->hue);
  g_ptr_array_unref (attendance->attendees);
  g_free (attendance);
}

static LiaRecord *
read_reference (LiaReader *reader, LiaRecord *record, const char *field)
{
  LiaId id;

  return lia_record_get_link (record, field, &id) ? lia_reader_get (reader, &id, NULL) : NULL;
}

static gboolean
holds_on (LiaRecord *membership, gint32 day)
{
  const char *since = lia_record_get (membership, "since");
  const char *until = lia_record_get (membership, "until");
  g_autoptr (LiaDate) first = since != NULL ? lia_date_parse (since, NULL) : NULL;
  g_autoptr (LiaDate) last = until != NULL ? lia_date_parse (until, NULL) : NULL;

  if (first != NULL && lia_date_first_day (first) > day)
    return FALSE;

  return last == NULL || lia_date_last_day (last) == LIA_DAY_NONE ||
         lia_date_last_day (last) >= day;
}

/* The day by which memberships are told: that of the meeting, or today where its year is not known.
 */
static gint32
day_of (LiaReader *reader, LiaRecord *engagement)
{
  const char *value = lia_record_get (engagement, "date");
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;
  gint32 day = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;

  return day != LIA_DAY_NONE ? day : lia_reader_get_today (reader);
}

static gboolean
is_of (LiaRecord *membership, LiaRecord *process)
{
  LiaId id;

  return process != NULL && lia_record_get_link (membership, "process", &id) &&
         lia_id_equal (&id, lia_record_get_id (process));
}

/* An office is of the process it serves, without being a member of it. */
static gboolean
serves (LiaRecord *participant, LiaRecord *process)
{
  LiaId id;

  return process != NULL && lia_record_get_link (process, "secretariat", &id) &&
         lia_id_equal (&id, lia_record_get_id (participant));
}

static Side
find_side (LiaGathering *self, LiaReader *reader, LiaRecord *participant)
{
  g_autoptr (GPtrArray) memberships =
      lia_reader_parts (reader, lia_record_get_id (participant), &lia_membership_type);
  gint32 day = day_of (reader, self->dossier->record);
  gboolean host = serves (participant, self->process);
  gboolean guest = serves (participant, self->with_process);

  for (guint i = 0; i < memberships->len; i++) {
    LiaRecord *membership = memberships->pdata[i];

    if (!holds_on (membership, day))
      continue;
    host = host || is_of (membership, self->process);
    guest = guest || is_of (membership, self->with_process);
  }
  if (host && guest)
    return BOTH;
  if (host)
    return HOST;

  return guest ? GUEST : OTHER;
}

static gboolean
leads (const char *role)
{
  return g_strcmp0 (role, "chair") == 0 || g_strcmp0 (role, "host") == 0 ||
         g_strcmp0 (role, "speaks") == 0;
}

static LiaAttendee *
find_attendee (GPtrArray *attendees, const LiaId *id)
{
  for (guint i = 0; i < attendees->len; i++) {
    LiaAttendee *attendee = attendees->pdata[i];

    if (lia_id_equal (lia_record_get_id (attendee->participant), id))
      return attendee;
  }

  return NULL;
}

static void
add_role (LiaAttendee *attendee, LiaReader *reader, LiaRecord *part)
{
  const char *role = lia_record_get (part, "role");
  g_autofree char *words = lia_reader_display (reader, &lia_participation_type, "role", role);
  g_autofree char *before = attendee->roles;

  /* Translators: two roles of one participant, such as "Chairs, Subject" */
  attendee->roles =
      before != NULL ? g_strdup_printf (_ ("%s, %s"), before, words) : g_strdup (words);
  attendee->leads = attendee->leads || leads (role);
  g_ptr_array_add (attendee->parts, g_object_ref (part));
}

static int
compare_attendees (gconstpointer a, gconstpointer b)
{
  const LiaAttendee *left = *(const LiaAttendee *const *) a;
  const LiaAttendee *right = *(const LiaAttendee *const *) b;

  if (left->leads != right->leads)
    return left->leads ? -1 : 1;

  return g_utf8_collate (left->name, right->name);
}

static LiaAttendance *
attendance_new (LiaGathering *self, Side side)
{
  LiaRecord *process = side == HOST ? self->process : side == GUEST ? self->with_process : NULL;
  LiaAttendance *attendance = g_new0 (LiaAttendance, 1);

  if (process != NULL) {
    attendance->title = g_strdup (lia_record_get (process, "name"));
    attendance->hue = g_strdup (lia_record_get (process, "hue"));
  } else if (side == BOTH) {
    attendance->title = g_strdup (_ ("In both processes"));
    attendance->hue = g_strdup ("slate");
  } else {
    attendance->title = g_strdup (_ ("Others"));
  }
  attendance->attendees = g_ptr_array_new_with_free_func (attendee_free);

  return attendance;
}

static void
add_participation (LiaGathering *self, LiaReader *reader, LiaAttendance **sides, LiaRecord *part)
{
  g_autoptr (LiaRecord) participant = read_reference (reader, part, "participant");
  LiaAttendee *attendee = NULL;
  Side side;

  if (participant == NULL)
    return;
  for (guint i = 0; i < N_SIDES && attendee == NULL; i++)
    attendee = find_attendee (sides[i]->attendees, lia_record_get_id (participant));
  if (attendee == NULL) {
    side = find_side (self, reader, participant);
    attendee = g_new0 (LiaAttendee, 1);
    attendee->name = lia_reader_record_title (reader, participant);
    attendee->participant = g_steal_pointer (&participant);
    attendee->parts = g_ptr_array_new_with_free_func (g_object_unref);
    g_ptr_array_add (sides[side]->attendees, attendee);
  }
  add_role (attendee, reader, part);
}

static void
read_attendance (LiaGathering *self, LiaReader *reader)
{
  const LiaDossierSection *section = lia_dossier_parts (self->dossier, &lia_participation_type);
  LiaAttendance *sides[N_SIDES];

  for (guint i = 0; i < N_SIDES; i++)
    sides[i] = attendance_new (self, i);
  for (guint i = 0; i < section->rows->len; i++)
    add_participation (self, reader, sides, lia_related_get_record (section->rows->pdata[i]));
  for (guint i = 0; i < N_SIDES; i++) {
    g_ptr_array_sort (sides[i]->attendees, compare_attendees);
    if (sides[i]->attendees->len > 0)
      g_ptr_array_add (self->attendance, sides[i]);
    else
      attendance_free (sides[i]);
  }
}

static gboolean
follows_directly (LiaGathering *self, LiaRecord *engagement)
{
  const LiaDossierSection *section = lia_dossier_links (self->dossier, "follows", TRUE);

  for (guint i = 0; i < section->rows->len; i++)
    if (lia_id_equal (lia_record_get_id (lia_related_get_record (section->rows->pdata[i])),
                      lia_record_get_id (engagement)))
      return TRUE;

  return FALSE;
}

static void
read_follow_ups (LiaGathering *self, LiaReader *reader)
{
  const LiaDossierSection *made = lia_dossier_links (self->dossier, "made_at", TRUE);

  for (guint i = 0; i < made->rows->len; i++) {
    LiaRecord *commitment = lia_related_get_record (made->rows->pdata[i]);
    g_autoptr (GPtrArray) linked =
        lia_reader_linked (reader, lia_record_get_id (commitment), "followed_up_at", FALSE);

    for (guint j = 0; j < linked->len; j++) {
      LiaLinked *other = linked->pdata[j];
      g_autofree char *title = lia_reader_record_title (reader, other->record);
      /* Translators: %s is the reference of a commitment */
      g_autofree char *detail =
          g_strdup_printf (_ ("Follows up %s"), lia_record_get_reference (commitment));

      if (!follows_directly (self, other->record))
        g_ptr_array_add (self->follow_ups, lia_related_new (other->record, NULL, title, detail));
    }
  }
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (LiaReader) reader = lia_register_read (LIA_REGISTER (source));
  GError *error = NULL;
  LiaGathering *gathering = lia_gathering_read (reader, task_data, cancellable, &error);

  if (gathering == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, gathering, (GDestroyNotify) lia_gathering_free);
}

/**
 * lia_gathering_read:
 * @reader: a reader
 * @id: the key of an engagement
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Reads an engagement and who takes part in it. Participants are told apart by the memberships
 * they have on its first day, or today where its year is not known. Not for the main thread.
 *
 * Returns: (transfer full): the gathering, or %NULL with a #LiaRegisterError
 */
LiaGathering *
lia_gathering_read (LiaReader *reader, const LiaId *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaDossier) dossier = lia_dossier_read (reader, id, cancellable, error);
  LiaGathering *self;

  if (dossier == NULL)
    return NULL;
  if (lia_record_get_record_type (dossier->record) != &lia_engagement_type) {
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND,
                 _ ("%s is no engagement."), lia_record_get_reference (dossier->record));
    return NULL;
  }

  self = g_new0 (LiaGathering, 1);
  self->process = read_reference (reader, dossier->record, "process");
  self->with_process = read_reference (reader, dossier->record, "with_process");
  self->dossier = g_steal_pointer (&dossier);
  self->attendance = g_ptr_array_new_with_free_func (attendance_free);
  self->follow_ups = g_ptr_array_new_with_free_func (g_object_unref);
  read_attendance (self, reader);
  read_follow_ups (self, reader);

  return self;
}

/**
 * lia_gathering_free:
 * @self: (transfer full): a gathering
 */
void
lia_gathering_free (LiaGathering *self)
{
  lia_dossier_free (self->dossier);
  g_clear_object (&self->process);
  g_clear_object (&self->with_process);
  g_ptr_array_unref (self->attendance);
  g_ptr_array_unref (self->follow_ups);
  g_free (self);
}

/**
 * lia_gathering_read_async:
 * @reg: a register
 * @id: the key of an engagement
 * @cancellable: (nullable): to give up
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Does what lia_gathering_read() does, in another thread.
 */
void
lia_gathering_read_async (LiaRegister *reg,
                          const LiaId *id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_gathering_read_async);
  g_task_set_task_data (task, lia_id_copy (id), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * lia_gathering_read_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the gathering, or %NULL with a #LiaRegisterError or
 *   %G_IO_ERROR_CANCELLED
 */
LiaGathering *
lia_gathering_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
