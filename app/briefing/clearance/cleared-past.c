#include <string.h>

#include "cleared-past.h"

#include "clearance-private.h"
#include "cleared-private.h"
#include "records/types.h"
#include "register/log.h"

/* What decides who may see a record. */
typedef enum {
  DECIDES_MARK,
  DECIDES_WHOLE,
  DECIDES_CHATHAM_HOUSE,
} Decides;

/* One change of that; nil stands for nothing. */
typedef struct {
  gint64 serial;
  Decides what;
  LiaId saw;
  LiaId wants;
} Step;

struct _LiaClearedPast {
  LiaClearance *clearance;
  GHashTable *steps; /* LiaId -> GArray of Step */
};

static gboolean
decides (const LiaHistoryEntry *entry, Decides *what)
{
  if (g_str_equal (entry->field, "mark"))
    *what = DECIDES_MARK;
  else if (g_strcmp0 (entry->field, entry->type->part_of) == 0)
    *what = DECIDES_WHOLE;
  else if (g_str_equal (entry->field, "chatham_house"))
    *what = DECIDES_CHATHAM_HOUSE;
  else
    return FALSE;

  /* Each part gets its whole when it is made; only one that had another before tells anything. */
  return *what != DECIDES_WHOLE || entry->saw != NULL;
}

/* A flag is set by anything that isn't nil. */
static LiaId
read_value (const char *text)
{
  LiaId id = { { 0 } };

  if (text != NULL && !lia_id_parse (text, &id))
    memset (&id, 0xff, sizeof id);
  return id;
}

static void
take_changes (GPtrArray *entries, gpointer data)
{
  LiaClearedPast *self = data;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));

  for (guint i = 0; i < entries->len; i++) {
    const LiaHistoryEntry *entry = g_ptr_array_index (entries, i);
    Step step = { entry->serial, DECIDES_MARK, read_value (entry->saw), read_value (entry->wants) };

    if (decides (entry, &step.what))
      g_array_append_val (steps, step);
  }
  if (steps->len > 0) {
    const LiaHistoryEntry *first = g_ptr_array_index (entries, 0);

    g_hash_table_insert (self->steps, lia_id_copy (&first->id), g_steal_pointer (&steps));
  }
}

/* What any type calls it, each once. */
static GPtrArray *
deciding_fields (void)
{
  GPtrArray *names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) "mark");
  g_ptr_array_add (names, (gpointer) "chatham_house");
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if ((*type)->part_of != NULL &&
        !g_ptr_array_find_with_equal_func (names, (*type)->part_of, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer) (*type)->part_of);
  g_ptr_array_add (names, NULL);

  return names;
}

/**
 * lia_cleared_past_new:
 * @clearance: a clearance; it has to live as long
 * @reader: the reader that it was made with
 * @since: the last edit of the earliest moment that will be asked about
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): what may have been seen since
 */
LiaClearedPast *
lia_cleared_past_new (LiaClearance *clearance,
                      LiaReader *reader,
                      gint64 since,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (LiaClearedPast) self = g_new0 (LiaClearedPast, 1);
  g_autoptr (GPtrArray) fields = deciding_fields ();

  self->clearance = clearance;
  self->steps =
      g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, (GDestroyNotify) g_array_unref);
  if (!lia_reader_changes_since (reader, since, (const char *const *) fields->pdata, take_changes,
                                 self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lia_cleared_past_free:
 * @self: (transfer full): what may have been seen
 */
void
lia_cleared_past_free (LiaClearedPast *self)
{
  g_hash_table_unref (self->steps);
  g_free (self);
}

/* Whether it was changed since the earliest moment; if so, what it was right after an edit. */
static gboolean
value_after (LiaClearedPast *self, const LiaId *id, Decides what, gint64 serial, LiaId *value)
{
  GArray *steps = g_hash_table_lookup (self->steps, id);
  gboolean found = FALSE;

  for (guint i = 0; steps != NULL && i < steps->len; i++) {
    const Step *step = &g_array_index (steps, Step, i);

    if (step->what != what || (found && step->serial > serial))
      continue;
    *value = step->serial > serial ? step->saw : step->wants;
    found = TRUE;
  }

  return found;
}

static gboolean
was_cleared (LiaClearedPast *self, const LiaId *id, gint64 serial, int *rank)
{
  LiaClearanceMarks *marks = self->clearance->marks;
  const LiaClearedMark *mark;
  LiaId value;

  if (!value_after (self, id, DECIDES_MARK, serial, &value))
    return TRUE;

  mark = lia_clearance_marks_find (marks, lia_id_is_nil (&value) ? NULL : &value);
  if (!lia_clearance_marks_allow (marks, mark))
    return FALSE;

  *rank = MAX (*rank, mark->rank);
  return TRUE;
}

static const LiaCleared *
whole_after (LiaClearedPast *self, const LiaCleared *record, gint64 serial)
{
  LiaId value;

  return value_after (self, lia_cleared_get_id (record), DECIDES_WHOLE, serial, &value)
             ? lia_clearance_find (self->clearance, &value)
             : lia_cleared_get_whole (record);
}

static gboolean
is_unattributed (LiaClearedPast *self, const LiaCleared *record, gint64 serial)
{
  LiaId value;

  return value_after (self, lia_cleared_get_id (record), DECIDES_CHATHAM_HOUSE, serial, &value)
             ? !lia_id_is_nil (&value)
             : lia_clearance_is_unattributed (record);
}

/**
 * lia_cleared_past_saw:
 * @self: what may have been seen
 * @record: a record that may be seen now
 * @serial: an edit
 * @rank: (inout): raised to the rank that it bore then, if that is higher
 *
 * Returns: whether it might have been seen right after that edit, provided that it was there: a
 *   part with its whole, and who took part in a meeting unless that was under the Chatham House
 *   Rule
 */
gboolean
lia_cleared_past_saw (LiaClearedPast *self, const LiaCleared *record, gint64 serial, int *rank)
{
  const LiaRecordType *type = lia_cleared_get_record_type (record);
  const LiaCleared *whole;

  *rank = MAX (*rank, lia_cleared_get_rank (record));
  if (!was_cleared (self, lia_cleared_get_id (record), serial, rank))
    return FALSE;
  if (type->part_of == NULL)
    return TRUE;

  whole = whole_after (self, record, serial);
  return whole != NULL && lia_cleared_past_saw (self, whole, serial, rank) &&
         !(type == &lia_participation_type && is_unattributed (self, whole, serial));
}

/**
 * lia_cleared_past_saw_link:
 * @self: what may have been seen
 * @link: the key of a link that may be seen now, or might at last
 * @serial: an edit
 * @rank: (inout): raised to the rank that it bore then, if that is higher
 *
 * Returns: whether its own mark let it be seen right after that edit
 */
gboolean
lia_cleared_past_saw_link (LiaClearedPast *self, const LiaId *link, gint64 serial, int *rank)
{
  return was_cleared (self, link, serial, rank);
}

/**
 * lia_cleared_past_is_unattributed:
 * @self: what may have been seen
 * @record: a record that may be seen now
 * @serial: an edit
 *
 * Returns: whether it was under the Chatham House Rule right after that edit, by itself or with the
 *   whole that it is a part of
 */
gboolean
lia_cleared_past_is_unattributed (LiaClearedPast *self, const LiaCleared *record, gint64 serial)
{
  const LiaCleared *whole = whole_after (self, record, serial);

  return is_unattributed (self, record, serial) ||
         (whole != NULL && is_unattributed (self, whole, serial));
}
