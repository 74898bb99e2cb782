#include "log-list.h"

/* How many edits are read at a time, and how near its end a part brings the next one. */
#define PART 200
#define NEAR_END 60

typedef enum {
  FIRST,
  OLDER,
  NEWER,
  COUNT,
  N_QUESTIONS,
} Which;

typedef struct {
  Which which;
  LiaRegister *reg;
  LiaLogFilter *filter;
  gint64 after;
  gint64 before;
  guint limit;
  GPtrArray *items; /* LiaLogItem */
  gint64 count;
  gint64 newest;
} Question;

struct _LiaLogList {
  GObject parent_instance;

  LiaRegister *reg;
  LiaLogFilter *filter;
  GCancellable *asking;
  GPtrArray *items;
  gint64 count;  /* -1 while it isn't known */
  gint64 newest; /* up to where the journal has been looked at */
  gboolean complete;
  gboolean busy[N_QUESTIONS];
  gboolean more_arrived;
};

enum {
  ANSWERED,
  ARRIVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaLogList,
                               lia_log_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->reg);
  lia_log_filter_free (question->filter);
  g_clear_pointer (&question->items, g_ptr_array_unref);
  g_free (question);
}

static gboolean
read_items (Question *question, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries =
      lia_reader_log (reader, question->filter, question->after, question->before, question->limit,
                      cancellable, error);
  g_autoptr (LiaLogFilter) all = lia_log_filter_new ();
  g_autoptr (GPtrArray) last = lia_reader_log (reader, all, 0, 0, 1, cancellable, NULL);

  if (entries == NULL)
    return FALSE;

  if (last != NULL && last->len > 0)
    question->newest = ((LiaLogEntry *) g_ptr_array_index (last, 0))->serial;
  question->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (question->items, lia_log_item_new (g_ptr_array_index (entries, i)));
  return TRUE;
}

static void
answer_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  g_autoptr (LiaReader) reader = lia_register_read (question->reg);
  GError *error = NULL;

  if (question->which == COUNT)
    question->count = lia_reader_count_log (reader, question->filter, cancellable, &error);
  else
    read_items (question, reader, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
ask (LiaLogList *self, Which which);

static gint64
serial_at (LiaLogList *self, guint position)
{
  return lia_log_item_get_entry (g_ptr_array_index (self->items, position))->serial;
}

static void
take_first (LiaLogList *self, Question *question)
{
  guint before = self->items->len;

  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&question->items);
  self->complete = self->items->len < question->limit;
  self->newest = question->newest;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->items->len);
  g_signal_emit (self, signals[ANSWERED], 0);
  if (self->more_arrived)
    ask (self, NEWER);
}

static void
take_older (LiaLogList *self, Question *question)
{
  guint before = self->items->len;
  guint n = question->items->len;

  self->complete = n < question->limit;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (question->items, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n);
}

static void
take_newer (LiaLogList *self, Question *question)
{
  guint n = question->items->len;

  self->newest = MAX (self->newest, question->newest);
  if (n > 0) {
    for (guint i = 0; i < n; i++)
      g_ptr_array_insert (self->items, i, g_object_ref (g_ptr_array_index (question->items, i)));
    if (self->count >= 0)
      self->count += n;
    g_signal_emit (self, signals[ARRIVED], 0, n);
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n);
    g_signal_emit (self, signals[ANSWERED], 0);
  }
  if (self->more_arrived)
    ask (self, NEWER);
}

static void
on_answer (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaLogList *self = LIA_LOG_LIST (source);
  Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean answered = g_task_propagate_boolean (G_TASK (result), &error);

  /* Another question has been asked since, whose answers count. */
  if (g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  self->busy[question->which] = FALSE;
  if (!answered)
    return;

  switch (question->which) {
  case FIRST:
    take_first (self, question);
    break;
  case OLDER:
    take_older (self, question);
    break;
  case NEWER:
    take_newer (self, question);
    break;
  default:
    self->count = question->count;
    g_signal_emit (self, signals[ANSWERED], 0);
  }
}

static void
ask (LiaLogList *self, Which which)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  if (which == NEWER)
    self->more_arrived = self->busy[NEWER] || self->busy[FIRST];
  if (self->filter == NULL || self->busy[which] || (which == NEWER && self->more_arrived))
    return;

  self->busy[which] = TRUE;
  question = g_new0 (Question, 1);
  question->which = which;
  question->reg = g_object_ref (self->reg);
  question->filter = lia_log_filter_copy (self->filter);
  question->limit = which == NEWER ? G_MAXINT : PART;
  if (which == NEWER)
    question->after = self->newest;
  if (which == OLDER)
    question->before = serial_at (self, self->items->len - 1);
  task = g_task_new (self, self->asking, on_answer, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer_in_thread);
}

static gpointer
lia_log_list_get_item (GListModel *model, guint position)
{
  LiaLogList *self = LIA_LOG_LIST (model);

  if (position >= self->items->len)
    return NULL;
  if (!self->complete && position + NEAR_END >= self->items->len && !self->busy[FIRST])
    ask (self, OLDER);

  return g_object_ref (g_ptr_array_index (self->items, position));
}

static guint
lia_log_list_get_n_items (GListModel *model)
{
  return LIA_LOG_LIST (model)->items->len;
}

static GType
lia_log_list_get_item_type (GListModel *model)
{
  return LIA_TYPE_LOG_ITEM;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = lia_log_list_get_item;
  iface->get_n_items = lia_log_list_get_n_items;
  iface->get_item_type = lia_log_list_get_item_type;
}

static void
on_register_changed (LiaLogList *self)
{
  ask (self, NEWER);
}

static void
lia_log_list_dispose (GObject *object)
{
  LiaLogList *self = LIA_LOG_LIST (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_log_list_parent_class)->dispose (object);
}

static void
lia_log_list_finalize (GObject *object)
{
  LiaLogList *self = LIA_LOG_LIST (object);

  g_clear_pointer (&self->filter, lia_log_filter_free);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (lia_log_list_parent_class)->finalize (object);
}

static void
lia_log_list_class_init (LiaLogListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lia_log_list_dispose;
  object_class->finalize = lia_log_list_finalize;

  signals[ANSWERED] = g_signal_new ("answered", LIA_TYPE_LOG_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  signals[ARRIVED] = g_signal_new ("arrived", LIA_TYPE_LOG_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
lia_log_list_init (LiaLogList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->count = -1;
}

/* The edits of @reg; none until it is asked. */
LiaLogList *
lia_log_list_new (LiaRegister *reg)
{
  LiaLogList *self = g_object_new (LIA_TYPE_LOG_LIST, NULL);

  self->reg = g_object_ref (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_register_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* Asks for other edits. Those that are there stay until the answer comes. */
void
lia_log_list_ask (LiaLogList *self, const LiaLogFilter *filter)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  g_clear_pointer (&self->filter, lia_log_filter_free);
  self->filter = lia_log_filter_copy (filter);
  self->count = -1;
  self->more_arrived = FALSE;
  for (guint i = 0; i < N_QUESTIONS; i++)
    self->busy[i] = FALSE;
  ask (self, FIRST);
  ask (self, COUNT);
}

/* How many edits there are, read or not; -1 while that isn't known. */
gint64
lia_log_list_get_count (LiaLogList *self)
{
  return self->count;
}
