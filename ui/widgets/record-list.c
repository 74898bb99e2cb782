#include "widgets/record-list.h"

#include "records/date.h"
#include "widgets/record-slot.h"

/* A column view keeps some 200 rows alive round what is seen; these are read along with the keys.
 */
#define AHEAD 220
/* A list that shows nothing yet begins with a screenful. */
#define FIRST_PAGE 48

typedef struct {
  LiaRegister *reg;
  LiaQuery *query;
  GPtrArray *fields;
  guint first;
  gboolean first_page;
  GArray *ids;
  GPtrArray *rows;
  gint64 total; /* -1 where it is to be counted */
} Question;

struct _LiaRecordList {
  GObject parent_instance;

  LiaRegister *reg;
  LiaQuery *query;
  GPtrArray *fields; /* const LiaField */
  GCancellable *asking;
  gboolean active;
  gboolean stale;

  GArray *ids;
  gint64 total;
  GHashTable *slots; /* position -> LiaRecordSlot, not owned */
  guint first;
  GPtrArray *rows; /* LiaRecordRow, from position first on; NULL where a record went away */

  LiaReader *reader;
  guint reader_idle;
};

enum {
  BEGAN,
  ANSWERED,
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
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->reg);
  lia_query_free (question->query);
  g_ptr_array_unref (question->fields);
  g_clear_pointer (&question->ids, g_array_unref);
  g_clear_pointer (&question->rows, g_ptr_array_unref);
  g_free (question);
}

static void
row_free (gpointer row)
{
  if (row != NULL)
    lia_record_row_unref (row);
}

static LiaRecordRow *
read_row (LiaReader *reader, const LiaId *id, GPtrArray *fields)
{
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);

  return record != NULL ? lia_record_row_new (reader, record, fields, lia_reader_get_today (reader))
                        : NULL;
}

static void
read_ahead (Question *question, LiaReader *reader, GCancellable *cancellable)
{
  guint end = MIN (question->first + AHEAD, question->ids->len);

  question->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = question->first; i < end && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (question->rows,
                     read_row (reader, &g_array_index (question->ids, LiaId, i), question->fields));
}

static void
answer_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (LiaReader) reader = lia_register_read (question->reg);
  g_autoptr (LiaQuery) all = lia_query_new (lia_query_get_record_type (question->query));
  GError *error = NULL;

  if (question->first_page)
    lia_query_limit (question->query, FIRST_PAGE);
  question->ids = lia_reader_list (reader, question->query, cancellable, &error);
  if (question->ids == NULL) {
    g_task_return_error (task, error);
    return;
  }

  if (question->total < 0 && !question->first_page)
    question->total = lia_reader_count (reader, all, NULL);
  read_ahead (question, reader, cancellable);
  g_task_return_boolean (task, TRUE);
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

static LiaRecordRow *
make_row (LiaRecordList *self, guint position)
{
  if (position >= self->first && position - self->first < self->rows->len) {
    LiaRecordRow *row = g_ptr_array_index (self->rows, position - self->first);

    return row != NULL ? lia_record_row_ref (row) : NULL;
  }

  return read_row (borrow_reader (self), &g_array_index (self->ids, LiaId, position), self->fields);
}

static void
on_slot_gone (gpointer data, GObject *slot)
{
  LiaRecordList *self = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == slot) {
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

  if (position >= self->ids->len)
    return NULL;
  if (slot != NULL)
    return g_object_ref (slot);

  row = make_row (self, position);
  slot = lia_record_slot_new (position, row);
  g_object_weak_ref (G_OBJECT (slot), on_slot_gone, self);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);

  return slot;
}

static guint
lia_record_list_get_n_items (GListModel *model)
{
  return LIA_RECORD_LIST (model)->ids->len;
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
first_in_view (LiaRecordList *self)
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
refresh_slots (LiaRecordList *self)
{
  g_autofree gpointer *positions = NULL;
  guint n;

  positions = g_hash_table_get_keys_as_array (self->slots, &n);
  for (guint i = 0; i < n; i++) {
    guint position = GPOINTER_TO_UINT (positions[i]);
    LiaRecordSlot *slot = g_hash_table_lookup (self->slots, positions[i]);
    g_autoptr (LiaRecordRow) row = position < self->ids->len ? make_row (self, position) : NULL;

    if (slot != NULL && row != NULL)
      lia_record_slot_set_row (slot, row);
  }
}

/* What stays in view gets the rows that stand there now; only what is more or less is announced.
 * Where nothing stays, 4.8 would leave rows without a record, so the whole list is announced. */
static void
announce (LiaRecordList *self, guint before, guint after)
{
  gboolean stays = first_in_view (self) < after;

  if (!stays && before > 0) {
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, after);
    return;
  }

  if (after < before)
    g_list_model_items_changed (G_LIST_MODEL (self), after, before - after, 0);
  refresh_slots (self);
  if (after > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, after - before);
}

static void
take_answer (LiaRecordList *self, Question *question)
{
  guint before = self->ids->len;

  g_clear_handle_id (&self->reader_idle, g_source_remove);
  g_clear_pointer (&self->reader, lia_reader_free);
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&question->ids);
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&question->rows);
  self->first = question->first;
  self->total = question->total;
  announce (self, before, self->ids->len);
}

static void
put (LiaRecordList *self, gboolean first_page);

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaRecordList *self = LIA_RECORD_LIST (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    take_answer (self, question);
    g_signal_emit (self, signals[question->first_page ? BEGAN : ANSWERED], 0);
    if (question->first_page)
      put (self, FALSE);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_signal_emit (self, signals[FAILED], 0, error);
  }
}

static void
put (LiaRecordList *self, gboolean first_page)
{
  g_autoptr (GTask) task = NULL;
  Question *question = g_new0 (Question, 1);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();

  question->reg = g_object_ref (self->reg);
  question->query = lia_query_copy (self->query);
  question->fields = g_ptr_array_ref (self->fields);
  question->first = first_in_view (self);
  question->first_page = first_page;
  question->total = self->total;
  task = g_task_new (self, self->asking, on_answer, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer_in_thread);
}

static void
ask (LiaRecordList *self)
{
  self->stale = !self->active || self->query == NULL;
  if (!self->stale)
    put (self, self->ids->len == 0);
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
  g_clear_handle_id (&self->reader_idle, g_source_remove);
  g_clear_pointer (&self->reader, lia_reader_free);

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_object_weak_unref (slot, on_slot_gone, self);
  g_hash_table_remove_all (self->slots);
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
  signals[FAILED] = g_signal_new ("failed", LIA_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
lia_record_list_init (LiaRecordList *self)
{
  self->active = TRUE;
  self->total = -1;
  self->ids = g_array_new (FALSE, FALSE, sizeof (LiaId));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->slots = g_hash_table_new (NULL, NULL);
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
  ask (self);
}

/* A list that nobody looks at doesn't ask again until somebody does. */
void
lia_record_list_set_active (LiaRecordList *self, gboolean active)
{
  self->active = active;
  if (active && self->stale)
    ask (self);
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
