#include "edit-private.h"

#define MANY_CHANGES 1000

struct _LiaEdit {
  GObject parent_instance;

  char *label;
  char *reason;
  char *person;
  char *office;
  gint64 serial;
  gint64 undoes;
  gint64 redoes;
  gint64 inverts;
  gboolean purges;
  GPtrArray *changes;   /* LiaChange */
  GPtrArray *premises;  /* LiaChange, none of which changes anything */
  GPtrArray *conflicts; /* LiaConflict */
};

G_DEFINE_FINAL_TYPE (LiaEdit, lia_edit, G_TYPE_OBJECT)

static void
change_free (LiaChange *change)
{
  g_free (change->field);
  g_free (change->saw);
  g_free (change->wants);
  g_free (change);
}

static void
conflict_free (LiaConflict *conflict)
{
  g_free (conflict->found);
  g_free (conflict);
}

static gpointer
free_changes (gpointer changes)
{
  g_ptr_array_unref (changes);
  return NULL;
}

/* Thousands take longer than a frame, and it is often the window that lets go of an edit last. */
static void
let_go (GPtrArray *changes)
{
  GThread *thread = changes->len >= MANY_CHANGES
                        ? g_thread_try_new ("changes", free_changes, changes, NULL)
                        : NULL;

  if (thread != NULL)
    g_thread_unref (thread);
  else
    g_ptr_array_unref (changes);
}

static void
lia_edit_finalize (GObject *object)
{
  LiaEdit *self = LIA_EDIT (object);

  g_free (self->label);
  g_free (self->reason);
  g_free (self->person);
  g_free (self->office);
  g_ptr_array_unref (self->conflicts);
  g_ptr_array_unref (self->premises);
  let_go (self->changes);

  G_OBJECT_CLASS (lia_edit_parent_class)->finalize (object);
}

static void
lia_edit_class_init (LiaEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_edit_finalize;
}

static void
lia_edit_init (LiaEdit *self)
{
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  self->premises = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
}

static LiaChange *
change_new (const LiaRecordType *type,
            const LiaId *id,
            const char *field,
            const char *saw,
            const char *wants)
{
  LiaChange *change = g_new0 (LiaChange, 1);

  change->type = type;
  change->id = *id;
  change->field = g_strdup (field);
  change->saw = g_strdup (saw);
  change->wants = g_strdup (wants);

  return change;
}

/**
 * lia_edit_new:
 * @label: what the edit does, translated, as the history and Undo show it
 *
 * Returns: (transfer full): an edit without changes
 */
LiaEdit *
lia_edit_new (const char *label)
{
  LiaEdit *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (LIA_TYPE_EDIT, NULL);
  self->label = g_strdup (label);

  return self;
}

/**
 * lia_edit_get_label:
 * @self: an edit
 *
 * Returns: (transfer none): what it does
 */
const char *
lia_edit_get_label (LiaEdit *self)
{
  return self->label;
}

/**
 * lia_edit_set_reason:
 * @self: an edit
 * @reason: (nullable): why it is made; dates that move need one
 */
void
lia_edit_set_reason (LiaEdit *self, const char *reason)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  g_free (self->reason);
  self->reason = *stripped != '\0' ? g_steal_pointer (&stripped) : NULL;
}

/**
 * lia_edit_get_reason:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): why it is made
 */
const char *
lia_edit_get_reason (LiaEdit *self)
{
  return self->reason;
}

/**
 * lia_edit_set_author:
 * @self: an edit
 * @person: (nullable): who makes it
 * @office: (nullable): for which office
 *
 * An edit without an author gets that of lia_register_set_author() when it is applied.
 */
void
lia_edit_set_author (LiaEdit *self, const char *person, const char *office)
{
  g_free (self->person);
  g_free (self->office);
  self->person = g_strdup (person);
  self->office = g_strdup (office);
}

/**
 * lia_edit_get_person:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): who makes it
 */
const char *
lia_edit_get_person (LiaEdit *self)
{
  return self->person;
}

/**
 * lia_edit_get_office:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): the office it is made for
 */
const char *
lia_edit_get_office (LiaEdit *self)
{
  return self->office;
}

/**
 * lia_edit_get_serial:
 * @self: an edit
 *
 * Returns: its place in the journal, from 1; 0 as long as it isn't applied, or if it changed
 * nothing
 */
gint64
lia_edit_get_serial (LiaEdit *self)
{
  return self->serial;
}

/**
 * lia_edit_get_inverts:
 * @self: an edit
 *
 * Returns: the serial of the edit that it takes back, if lia_register_load_inverse() made it; or 0
 */
gint64
lia_edit_get_inverts (LiaEdit *self)
{
  return self->inverts;
}

void
lia_edit_set_taking_back (LiaEdit *self, gint64 serial, const char *label)
{
  self->inverts = serial;
  g_free (self->label);
  self->label = g_strdup (label);
}

/* An edit that removes texts for good may do so where nothing else changes them. */
void
lia_edit_set_purging (LiaEdit *self)
{
  self->purges = TRUE;
}

gboolean
lia_edit_is_purging (LiaEdit *self)
{
  return self->purges;
}

void
lia_edit_set_serial (LiaEdit *self, gint64 serial)
{
  self->serial = serial;
}

void
lia_edit_set_inverse (LiaEdit *self, gint64 undoes, gint64 redoes)
{
  self->undoes = undoes;
  self->redoes = redoes;
}

gint64
lia_edit_get_undoes (LiaEdit *self)
{
  return self->undoes;
}

gint64
lia_edit_get_redoes (LiaEdit *self)
{
  return self->redoes;
}

/**
 * lia_edit_create:
 * @self: an edit
 * @type: what it makes
 *
 * Adds a new record, which gets the next number of its type and the edit's office.
 *
 * Returns: the key of the new record, for lia_edit_set()
 */
LiaId
lia_edit_create (LiaEdit *self, const LiaRecordType *type)
{
  LiaId id = lia_id_new ();

  lia_edit_set (self, type, &id, LIA_CHANGE_EXISTENCE, NULL, ":");
  return id;
}

/**
 * lia_edit_create_numbered:
 * @self: an edit
 * @type: what it makes
 * @number: the number in its reference, which must be free
 *
 * As lia_edit_create(), for records that have a reference already.
 *
 * Returns: the key of the new record
 */
LiaId
lia_edit_create_numbered (LiaEdit *self, const LiaRecordType *type, gint64 number)
{
  LiaId id = lia_id_new ();
  g_autofree char *existence = g_strdup_printf (":%" G_GINT64_FORMAT, number);

  lia_edit_set (self, type, &id, LIA_CHANGE_EXISTENCE, NULL, existence);
  return id;
}

/**
 * lia_edit_set:
 * @self: an edit
 * @type: the type of the record
 * @id: its key
 * @field: the name of a field
 * @saw: (nullable): the value that whoever makes the edit saw there
 * @wants: (nullable): the value it shall have
 *
 * Adds one change. Values may be as people write them; the register makes them canonical.
 */
void
lia_edit_set (LiaEdit *self,
              const LiaRecordType *type,
              const LiaId *id,
              const char *field,
              const char *saw,
              const char *wants)
{
  g_return_if_fail (LIA_IS_EDIT (self));
  g_return_if_fail (type != NULL && id != NULL && field != NULL);

  g_ptr_array_add (self->changes, change_new (type, id, field, saw, wants));
}

/**
 * lia_edit_change:
 * @self: an edit
 * @record: a record as it was read
 * @field: the name of one of its fields
 * @wants: (nullable): the value it shall have
 *
 * Adds one change which saw what @record holds, and relies on it as lia_edit_rely_on() does.
 */
void
lia_edit_change (LiaEdit *self, LiaRecord *record, const char *field, const char *wants)
{
  lia_edit_rely_on (self, record);
  lia_edit_set (self, lia_record_get_record_type (record), lia_record_get_id (record), field,
                lia_record_get (record, field), wants);
}

/**
 * lia_edit_rely_on:
 * @self: an edit
 * @record: a record as it was read, which the edit need not change
 *
 * Notes that the edit makes sense only while the record is in use, such as one that is linked to or
 * gets a part. If it was archived since it was read, or is gone, that is a conflict.
 */
void
lia_edit_rely_on (LiaEdit *self, LiaRecord *record)
{
  const LiaId *id = lia_record_get_id (record);
  guint n = self->premises->len;

  g_return_if_fail (LIA_IS_EDIT (self));

  /* Changes to one record follow each other. */
  if (lia_record_is_archived (record) ||
      (n > 0 && lia_id_equal (&((LiaChange *) self->premises->pdata[n - 1])->id, id)))
    return;

  lia_edit_add_premise (self, lia_record_get_record_type (record), id);
}

void
lia_edit_add_premise (LiaEdit *self, const LiaRecordType *type, const LiaId *id)
{
  g_ptr_array_add (self->premises, change_new (type, id, "archived", NULL, NULL));
}

/**
 * lia_edit_archive:
 * @self: an edit
 * @record: a record as it was read
 *
 * Puts the record away: it is kept, and lia_edit_restore() brings it back.
 */
void
lia_edit_archive (LiaEdit *self, LiaRecord *record)
{
  lia_edit_change (self, record, "archived", "1");
}

/**
 * lia_edit_restore:
 * @self: an edit
 * @record: an archived record as it was read
 */
void
lia_edit_restore (LiaEdit *self, LiaRecord *record)
{
  lia_edit_change (self, record, "archived", NULL);
}

/**
 * lia_edit_link:
 * @self: an edit
 * @relation: the name of a #LiaRelation
 * @from: the record it starts from
 * @to: the record it points at
 * @note: (nullable): the page, paragraph or remark that belongs to the link
 *
 * Adds a link. Taking one away means archiving its record.
 *
 * Returns: the key of the link
 */
LiaId
lia_edit_link (LiaEdit *self,
               const char *relation,
               const LiaId *from,
               const LiaId *to,
               const char *note)
{
  const LiaRecordType *type = lia_record_type_find ("link");
  g_autofree char *source = lia_id_to_text (from);
  g_autofree char *target = lia_id_to_text (to);
  LiaId id = lia_edit_create (self, type);

  lia_edit_set (self, type, &id, "relation", NULL, relation);
  lia_edit_set (self, type, &id, "source", NULL, source);
  lia_edit_set (self, type, &id, "target", NULL, target);
  if (note != NULL)
    lia_edit_set (self, type, &id, "note", NULL, note);

  return id;
}

/**
 * lia_edit_is_empty:
 * @self: an edit
 *
 * Returns: whether it has no changes
 */
gboolean
lia_edit_is_empty (LiaEdit *self)
{
  return self->changes->len == 0;
}

/**
 * lia_edit_touches:
 * @self: an edit
 * @type: a record type
 *
 * Returns: whether it changes any record of that type
 */
gboolean
lia_edit_touches (LiaEdit *self, const LiaRecordType *type)
{
  for (guint i = 0; i < self->changes->len; i++)
    if (((LiaChange *) g_ptr_array_index (self->changes, i))->type == type)
      return TRUE;

  return FALSE;
}

/**
 * lia_edit_get_changes:
 * @self: an edit
 *
 * Returns: (transfer none) (element-type LiaChange): its changes, in order
 */
GPtrArray *
lia_edit_get_changes (LiaEdit *self)
{
  return self->changes;
}

/**
 * lia_edit_get_premises:
 * @self: an edit
 *
 * Returns: (transfer none) (element-type LiaChange): what it relies on, each a change of `archived`
 *   from nothing to nothing
 */
GPtrArray *
lia_edit_get_premises (LiaEdit *self)
{
  return self->premises;
}

/**
 * lia_edit_get_conflicts:
 * @self: an edit that the register refused with %LIA_REGISTER_ERROR_CONFLICT
 *
 * Returns: (transfer none) (element-type LiaConflict): the changes and premises that no longer fit,
 *   each with what stands there now; empty if it was applied
 */
GPtrArray *
lia_edit_get_conflicts (LiaEdit *self)
{
  return self->conflicts;
}

void
lia_edit_add_conflict (LiaEdit *self, const LiaChange *change, const char *found)
{
  LiaConflict *conflict = g_new0 (LiaConflict, 1);

  conflict->change = change;
  conflict->found = g_strdup (found);
  g_ptr_array_add (self->conflicts, conflict);
}

void
lia_edit_clear_conflicts (LiaEdit *self)
{
  g_ptr_array_set_size (self->conflicts, 0);
}
