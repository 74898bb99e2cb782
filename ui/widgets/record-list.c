#include "widgets/record-list.h"

#include "patience.h"
#include "widgets/record-reading.h"
#include "widgets/record-slot.h"

/* A column view keeps some 200 rows alive round what is seen; these are read after those in sight.
 */
#define AHEAD 220
/* A screenful, as long as nobody said how much that is. */
#define FIRST_PAGE 40
/* So long a picture waits for what somebody asked, in microseconds: some 100,000 records are sorted
 * or filtered in less. */
#define PATIENCE 24000

struct _LiaRecordList {
  GObject parent_instance;

  LiaRegister *reg;
  LiaQuery *query;
  GPtrArray *fields; /* const LiaField */
  GCancellable *asking;
  LiaPatience *patience;
  gboolean active;
  gboolean stale;
  gboolean held;
  gboolean answered; /* the question that is asked now */

  GArray *ids;
  guint n_told; /* how many of them the view was told of */
  gboolean announcing;
  gint64 total;
  GHashTable *slots;   /* position -> LiaRecordSlot, not owned */
  GHashTable *lagging; /* positions of slots with a row from before the last answer */
  guint seen;          /* the first position in sight */
  guint n_seen;
  guint first;
  GPtrArray *rows; /* LiaRecordRow, from position first on; NULL where a record went away */

  LiaReader *reader;
  guint reader_idle;
};

enum {
  BEGAN,
  ANSWERED,
  LAGGING,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaRecordList,
                               lia_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
answer_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (lia_record_reading_run (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
drop_reader (gpointer user_data)
{
  LiaRecordList *self = user_data;

  g_clear_pointer (&self->reader, lia_reader_free);
  self->reader_idle = 0;

  return G_SOURCE_REMOVE;
}

/* Rows come into view many at a time; they share one look at the register. */
static LiaReader *
borrow_reader (LiaRecordList *self)
{
  if (self->reader == NULL) {
    self->reader = lia_register_read (self->reg);
    self->reader_idle = g_idle_add (drop_reader, self);
  }

  return self->reader;
}

/* While a change is announced in two steps the view may ask for what the second takes away. */
static LiaRecordRow *
make_row (LiaRecordList *self, guint position)
{
  if (position >= self->ids->len)
    return NULL;
  if (position >= self->first && position - self->first < self->rows->len) {
    LiaRecordRow *row = g_ptr_array_index (self->rows, position - self->first);

    return row != NULL ? lia_record_row_ref (row) : NULL;
  }

  return lia_record_reading_row (borrow_reader (self), &g_array_index (self->ids, LiaId, position),
                                 self->fields);
}

static gboolean
is_seen (LiaRecordList *self, guint position)
{
  return position >= self->seen && position - self->seen < self->n_seen;
}

static void
on_slot_gone (gpointer data, GObject *slot)
{
  LiaRecordList *self = data;
  GHashTableIter iter;
  gpointer position, value;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &position, &value))
    if (value == slot) {
      g_hash_table_remove (self->lagging, position);
      g_hash_table_iter_remove (&iter);
      break;
    }
}

static gpointer
lia_record_list_get_item (GListModel *model, guint position)
{
  LiaRecordList *self = LIA_RECORD_LIST (model);
  LiaRecordSlot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  g_autoptr (LiaRecordRow) row = NULL;

  if (position >= self->n_told)
    return NULL;
  if (slot != NULL)
    return g_object_ref (slot);

  row = make_row (self, position);
  slot = lia_record_slot_new (row);
  lia_record_slot_set_seen (slot, is_seen (self, position));
  g_object_weak_ref (G_OBJECT (slot), on_slot_gone, self);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);

  return slot;
}

static guint
lia_record_list_get_n_items (GListModel *model)
{
  return LIA_RECORD_LIST (model)->n_told;
}

static GType
lia_record_list_get_item_type (GListModel *model)
{
  return LIA_TYPE_RECORD_SLOT;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = lia_record_list_get_item;
  iface->get_n_items = lia_record_list_get_n_items;
  iface->get_item_type = lia_record_list_get_item_type;
}

static guint
first_alive (LiaRecordList *self)
{
  GHashTableIter iter;
  gpointer key;
  guint first = G_MAXUINT;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    first = MIN (first, GPOINTER_TO_UINT (key));

  return first == G_MAXUINT ? 0 : first;
}

static void
refresh_slot (LiaRecordList *self, guint position)
{
  LiaRecordSlot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  g_autoptr (LiaRecordRow) row = make_row (self, position);

  g_hash_table_remove (self->lagging, GUINT_TO_POINTER (position));
  if (slot != NULL && row != NULL)
    lia_record_slot_set_row (slot, row);
}

/* Rows out of sight can wait. */
static void
refresh_slots (LiaRecordList *self)
{
  GHashTableIter iter;
  gpointer position;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    g_hash_table_add (self->lagging, position);
  for (guint i = self->seen; i < self->seen + self->n_seen; i++)
    if (g_hash_table_contains (self->lagging, GUINT_TO_POINTER (i)))
      refresh_slot (self, i);
}

static void
tell (LiaRecordList *self, guint position, guint removed, guint added)
{
  self->n_told += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
shift_slots (LiaRecordList *self, int shift)
{
  GHashTable *slots = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key, slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, &slot)) {
    int position = GPOINTER_TO_INT (key) + shift;

    if (position >= 0)
      g_hash_table_insert (slots, GINT_TO_POINTER (position), slot);
    else
      g_object_weak_unref (slot, on_slot_gone, self);
  }
  g_hash_table_unref (self->slots);
  self->slots = slots;
  g_hash_table_remove_all (self->lagging);
}

/* As if all that came or went had done so at the top: thus the view itself keeps the rows that are
 * in sight, and the current one. */
static void
shift_rows (LiaRecordList *self, int shift)
{
  shift_slots (self, shift);
  self->seen = (guint) MAX ((int) self->seen + shift, 0);
  if (shift > 0)
    tell (self, 0, 0, (guint) shift);
  else
    tell (self, 0, (guint) -shift, 0);
}

/* What stays in view gets the rows that stand there now; only what is more or less is announced.
 * Where nothing stays, 4.8 would leave rows without a record, so the whole list is announced. */
static void
announce (LiaRecordList *self, int shift)
{
  guint after = self->ids->len;

  if (shift != 0)
    shift_rows (self, shift);
  if (first_alive (self) >= after && self->n_told > 0) {
    tell (self, 0, self->n_told, after);
    return;
  }

  if (after < self->n_told)
    tell (self, after, self->n_told - after, 0);
  refresh_slots (self);
  if (after > self->n_told)
    tell (self, self->n_told, 0, after - self->n_told);
}

static void
take_rows (LiaRecordList *self, LiaRecordReading *reading)
{
  g_clear_handle_id (&self->reader_idle, g_source_remove);
  g_clear_pointer (&self->reader, lia_reader_free);
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&reading->rows);
  self->first = reading->first;
}

static void
take_answer (LiaRecordList *self, LiaRecordReading *reading)
{
  take_rows (self, reading);
  g_array_unref (self->ids);
  self->ids = g_array_ref (reading->ids);
  self->total = reading->total;
  self->answered = reading->limit == 0;
  self->announcing = TRUE;
  announce (self, reading->shift);
  self->announcing = FALSE;
}

static void
put (LiaRecordList *self, guint limit);
static void
read_ahead (LiaRecordList *self);

/* An answer comes in up to three steps: how it begins, where nothing is shown yet; all keys, and
 * the rows in sight; the rows that the view keeps besides. */
static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaRecordList *self = LIA_RECORD_LIST (source);
  LiaRecordReading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      return;
    lia_patience_end (self->patience);
    g_signal_emit (self, signals[FAILED], 0, error);
  } else if (reading->ids == self->ids) {
    take_rows (self, reading);
    if (g_hash_table_size (self->lagging) > 0)
      g_signal_emit (self, signals[LAGGING], 0);
  } else {
    lia_patience_end (self->patience);
    take_answer (self, reading);
    g_signal_emit (self, signals[reading->limit > 0 ? BEGAN : ANSWERED], 0);
    if (reading->limit > 0)
      put (self, 0);
    else
      read_ahead (self);
  }
}

static void
run (LiaRecordList *self, LiaRecordReading *reading)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  task = g_task_new (self, self->asking, on_answer, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify) lia_record_reading_free);
  g_task_run_in_thread (task, answer_in_thread);
}

static void
put (LiaRecordList *self, guint limit)
{
  LiaRecordReading *reading = lia_record_reading_new (self->reg, self->query, self->fields);

  reading->limit = limit;
  reading->first = self->seen;
  reading->n = self->n_seen;
  reading->total = self->total;
  if (self->held && self->answered && limit == 0)
    reading->before = g_array_ref (self->ids);
  run (self, reading);
}

static void
read_ahead (LiaRecordList *self)
{
  LiaRecordReading *reading;

  reading = lia_record_reading_new (self->reg, self->query, self->fields);
  reading->ids = g_array_ref (self->ids);
  reading->first = first_alive (self);
  reading->n = AHEAD;
  run (self, reading);
}

static void
ask (LiaRecordList *self)
{
  self->stale = !self->active || self->query == NULL;
  if (!self->stale)
    put (self, self->ids->len == 0 ? FIRST_PAGE : 0);
}

static void
on_register_changed (LiaRecordList *self)
{
  self->total = -1;
  ask (self);
}

static void
lia_record_list_dispose (GObject *object)
{
  LiaRecordList *self = LIA_RECORD_LIST (object);
  GHashTableIter iter;
  gpointer slot;

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->patience, lia_patience_free);
  g_clear_handle_id (&self->reader_idle, g_source_remove);
  g_clear_pointer (&self->reader, lia_reader_free);

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_object_weak_unref (slot, on_slot_gone, self);
  g_hash_table_remove_all (self->slots);
  g_hash_table_remove_all (self->lagging);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_record_list_parent_class)->dispose (object);
}

static void
lia_record_list_finalize (GObject *object)
{
  LiaRecordList *self = LIA_RECORD_LIST (object);

  g_clear_pointer (&self->query, lia_query_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->lagging);

  G_OBJECT_CLASS (lia_record_list_parent_class)->finalize (object);
}

static void
lia_record_list_class_init (LiaRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_record_list_dispose;
  object_class->finalize = lia_record_list_finalize;

  signals[BEGAN] = g_signal_new ("began", LIA_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", LIA_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[LAGGING] = g_signal_new ("lagging", LIA_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", LIA_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lia_record_list_init (LiaRecordList *self)
{
  self->active = TRUE;
  self->patience = lia_patience_new ();
  self->total = -1;
  self->n_seen = FIRST_PAGE;
  self->ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  self->rows = g_ptr_array_new ();
  self->slots = g_hash_table_new (NULL, NULL);
  self->lagging = g_hash_table_new (NULL, NULL);
}

/* A list of records of @reg, empty until it is asked. */
LiaRecordList *
lia_record_list_new (LiaRegister *reg)
{
  LiaRecordList *self = g_object_new (LIA_TYPE_RECORD_LIST, NULL);

  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* Asks another question. @fields (const LiaField) are the columns that will be shown. */
void
lia_record_list_ask (LiaRecordList *self, const LiaQuery *query, GPtrArray *fields)
{
  g_clear_pointer (&self->query, lia_query_free);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->query = lia_query_copy (query);
  self->fields = g_ptr_array_ref (fields);
  self->answered = FALSE;
  ask (self);
  if (!self->stale)
    lia_patience_begin (self->patience, PATIENCE);
}

/* A list that nobody looks at doesn't ask again until somebody does. */
void
lia_record_list_set_active (LiaRecordList *self, gboolean active)
{
  self->active = active;
  if (active && self->stale)
    ask (self);
}

/* Which rows are in sight: these are read and shown before any others. */
void
lia_record_list_set_seen (LiaRecordList *self, guint first, guint n)
{
  GHashTableIter iter;
  gpointer position, slot;

  if (first == self->seen && n == self->n_seen)
    return;

  self->seen = first;
  self->n_seen = n;
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &position, &slot))
    lia_record_slot_set_seen (slot, is_seen (self, GPOINTER_TO_UINT (position)));
}

/* Whether the rows in sight stay there when others come and go above them. Whoever is at the top
 * wants to see what is new. */
void
lia_record_list_set_held (LiaRecordList *self, gboolean held)
{
  self->held = held;
}

/* Whether rows get other places just now, which is nothing that a person did. */
gboolean
lia_record_list_is_announcing (LiaRecordList *self)
{
  return self->announcing;
}

/* Whether that row is in sight, or close to it. */
gboolean
lia_record_list_is_seen (LiaRecordList *self, guint position)
{
  return is_seen (self, position);
}

static int
compare_sight (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return is_seen (user_data, GPOINTER_TO_UINT (b)) - is_seen (user_data, GPOINTER_TO_UINT (a));
}

/* After `lagging`: brings up to @n rows up to date, first those that came into sight. Returns
 * whether others are left. */
gboolean
lia_record_list_catch_up (LiaRecordList *self, guint n)
{
  g_autoptr (GList) positions =
      g_list_sort_with_data (g_hash_table_get_keys (self->lagging), compare_sight, self);

  for (GList *item = positions; item != NULL && n > 0; item = item->next, n--)
    refresh_slot (self, GPOINTER_TO_UINT (item->data));

  return g_hash_table_size (self->lagging) > 0;
}

/* Where the record stands, if it is in the list. */
gboolean
lia_record_list_find (LiaRecordList *self, const LiaId *id, guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (lia_id_equal (&g_array_index (self->ids, LiaId, i), id)) {
      *position = i;
      return TRUE;
    }

  return FALSE;
}

/* (nullable): the key of the record that stands there. */
const LiaId *
lia_record_list_get_id (LiaRecordList *self, guint position)
{
  return position < self->ids->len ? &g_array_index (self->ids, LiaId, position) : NULL;
}

/* How many records of the type there are, whatever was asked. */
guint
lia_record_list_get_total (LiaRecordList *self)
{
  return (guint) MAX (self->total, 0);
}
