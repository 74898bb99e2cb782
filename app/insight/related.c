#include "related.h"

struct _LiaRelated {
  GObject parent_instance;

  LiaRecord *record;
  LiaRecord *through;
  char *title;
  char *detail;
  gboolean pressing;
};

enum {
  UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaRelated, lia_related, G_TYPE_OBJECT)

static gboolean
same_record (LiaRecord *a, LiaRecord *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return lia_id_equal (lia_record_get_id (a), lia_record_get_id (b));
}

static void
take (LiaRelated *self, LiaRelated *other)
{
  g_set_object (&self->record, other->record);
  g_set_object (&self->through, other->through);
  g_free (self->title);
  self->title = g_strdup (other->title);
  g_free (self->detail);
  self->detail = g_strdup (other->detail);
  self->pressing = other->pressing;
}

/* Keeps the line at @position if @now is about the same record. */
static gboolean
keep (GListStore *store, guint position, LiaRelated *now)
{
  g_autoptr (LiaRelated) old = g_list_model_get_item (G_LIST_MODEL (store), position);

  if (!same_record (old->record, now->record) || !same_record (old->through, now->through))
    return FALSE;
  take (old, now);
  g_signal_emit (old, signals[UPDATED], 0);

  return TRUE;
}

static gboolean
tells_state (const LiaField *field)
{
  if (field->kind != LIA_FIELD_CHOICE || !(field->flags & LIA_FIELD_LISTED))
    return FALSE;

  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++)
    if (choice->tone != LIA_TONE_NEUTRAL && choice->icon != NULL)
      return TRUE;

  return FALSE;
}

static void
lia_related_finalize (GObject *object)
{
  LiaRelated *self = LIA_RELATED (object);

  g_clear_object (&self->record);
  g_clear_object (&self->through);
  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (lia_related_parent_class)->finalize (object);
}

static void
lia_related_class_init (LiaRelatedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_related_finalize;

  signals[UPDATED] = g_signal_new ("updated", LIA_TYPE_RELATED, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
lia_related_init (LiaRelated *self)
{
}

/**
 * lia_related_new:
 * @record: the record the line is about
 * @through: (nullable): the link, or the part, that leads to it
 * @title: how @record reads
 * @detail: (nullable): what there is to say about it in one line
 *
 * Returns: (transfer full): a line
 */
LiaRelated *
lia_related_new (LiaRecord *record, LiaRecord *through, const char *title, const char *detail)
{
  LiaRelated *self = g_object_new (LIA_TYPE_RELATED, NULL);

  self->record = g_object_ref (record);
  g_set_object (&self->through, through);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);

  return self;
}

/**
 * lia_related_get_record:
 * @self: a line
 *
 * Returns: (transfer none): the record it is about
 */
LiaRecord *
lia_related_get_record (LiaRelated *self)
{
  g_return_val_if_fail (LIA_IS_RELATED (self), NULL);

  return self->record;
}

/**
 * lia_related_get_through:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): the link, or the part, that leads to the record
 */
LiaRecord *
lia_related_get_through (LiaRelated *self)
{
  g_return_val_if_fail (LIA_IS_RELATED (self), NULL);

  return self->through;
}

/**
 * lia_related_get_title:
 * @self: a line
 *
 * Returns: (transfer none): how the record reads
 */
const char *
lia_related_get_title (LiaRelated *self)
{
  g_return_val_if_fail (LIA_IS_RELATED (self), NULL);

  return self->title;
}

/**
 * lia_related_get_detail:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): what there is to say about the record
 */
const char *
lia_related_get_detail (LiaRelated *self)
{
  g_return_val_if_fail (LIA_IS_RELATED (self), NULL);

  return self->detail;
}

/**
 * lia_related_get_choice:
 * @self: a line
 *
 * Returns: (transfer none) (nullable): how the record stands, such as a commitment's status
 */
const LiaChoice *
lia_related_get_choice (LiaRelated *self)
{
  const LiaField *field;
  const char *value;

  g_return_val_if_fail (LIA_IS_RELATED (self), NULL);

  field = lia_related_state_field (lia_record_get_record_type (self->record));
  value = field != NULL ? lia_record_get (self->record, field->name) : NULL;

  return value != NULL ? lia_field_find_choice (field, value) : NULL;
}

/**
 * lia_related_set_pressing:
 * @self: a line
 * @pressing: whether what it tells asks for something to be done, such as a task that is late
 */
void
lia_related_set_pressing (LiaRelated *self, gboolean pressing)
{
  g_return_if_fail (LIA_IS_RELATED (self));

  self->pressing = pressing;
}

/**
 * lia_related_is_pressing:
 * @self: a line
 *
 * Returns: whether what it tells asks for something to be done
 */
gboolean
lia_related_is_pressing (LiaRelated *self)
{
  g_return_val_if_fail (LIA_IS_RELATED (self), FALSE);

  return self->pressing;
}

/**
 * lia_related_merge:
 * @store: (element-type LiaRelated): the lines that are shown
 * @rows: (element-type LiaRelated): the lines as they stand now
 *
 * Makes @store hold what @rows holds. A line that stays is kept and updated, so that whoever
 * shows it keeps its place, its focus and whether it is open.
 */
void
lia_related_merge (GListStore *store, GPtrArray *rows)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint head = 0, tail = 0;

  while (head < MIN (n_old, rows->len) && keep (store, head, rows->pdata[head]))
    head++;
  while (tail < MIN (n_old, rows->len) - head &&
         keep (store, n_old - 1 - tail, rows->pdata[rows->len - 1 - tail]))
    tail++;
  if (n_old - head - tail > 0 || rows->len - head - tail > 0)
    g_list_store_splice (store, head, n_old - head - tail, rows->pdata + head,
                         rows->len - head - tail);
}

/**
 * lia_related_state_field:
 * @type: a record type
 *
 * Finds the field that says how a record stands, such as the status of a commitment or the state
 * of an engagement: the first one that is listed and whose choices have both icons and tones.
 *
 * Returns: (transfer none) (nullable): that field, or %NULL if the type has none
 */
const LiaField *
lia_related_state_field (const LiaRecordType *type)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (tells_state (field))
      return field;

  return NULL;
}
