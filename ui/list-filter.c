#include "list-filter.h"

/* One condition: as a filter writes it, and as people read it. */
typedef struct {
  LiaExpression *expression;
  char *text;
  char *label;
} Condition;

struct _LiaListFilter {
  LiaRegister *reg;
  const LiaRecordType *type;
  GPtrArray *conditions; /* Condition */
  LiaExpression *typed;
};

static void
condition_free (gpointer data)
{
  Condition *condition = data;

  lia_expression_free (condition->expression);
  g_free (condition->text);
  g_free (condition->label);
  g_free (condition);
}

LiaListFilter *
lia_list_filter_new (LiaRegister *reg, const LiaRecordType *type)
{
  LiaListFilter *self = g_new0 (LiaListFilter, 1);

  self->reg = g_object_ref (reg);
  self->type = type;
  self->conditions = g_ptr_array_new_with_free_func (condition_free);

  return self;
}

void
lia_list_filter_free (LiaListFilter *self)
{
  g_object_unref (self->reg);
  g_ptr_array_unref (self->conditions);
  g_clear_pointer (&self->typed, lia_expression_free);
  g_free (self);
}

/* (nullable): what @text says, if it means something for the records of the list. */
static LiaExpression *
read_filter (LiaListFilter *self, const char *text, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaQuery) query = lia_query_new (self->type);
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, error);

  if (expression == NULL || !lia_filter_apply_expression (expression, query, reader,
                                                          lia_reader_get_today (reader), error))
    return NULL;

  return g_steal_pointer (&expression);
}

static Condition *
condition_new (LiaListFilter *self, const LiaExpression *expression)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  Condition *condition = g_new0 (Condition, 1);

  condition->expression = lia_expression_copy (expression);
  condition->text = lia_expression_write (expression);
  condition->label = lia_filter_words (expression, self->type, reader);

  return condition;
}

/* Conditions that have to hold together can stand one by one, unless that would make alternatives
 * of them. */
static gboolean
falls_apart (const LiaExpression *expression)
{
  return expression->kind == LIA_EXPRESSION_ALL && !expression->apart;
}

static void
add_condition (LiaListFilter *self, const LiaExpression *expression, GString *words)
{
  if (words == NULL || expression->kind != LIA_EXPRESSION_WORDS) {
    g_ptr_array_add (self->conditions, condition_new (self, expression));
  } else {
    g_autofree char *word = lia_expression_write (expression);

    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word);
  }
}

static void
add_conditions (LiaListFilter *self, const LiaExpression *expression, GString *words)
{
  if (!falls_apart (expression))
    add_condition (self, expression, words);
  for (guint i = 0; falls_apart (expression) && i < expression->parts->len; i++)
    add_condition (self, lia_expression_part (expression, i), words);
}

/* Narrows to @text and to nothing else. Words that are searched for don't stand by themselves:
 * @words are for whoever shows what is typed. */
gboolean
lia_list_filter_set (LiaListFilter *self, const char *text, char **words, GError **error)
{
  g_autoptr (LiaExpression) expression = read_filter (self, text, error);
  g_autoptr (GString) found = g_string_new (NULL);

  if (expression == NULL)
    return FALSE;

  g_ptr_array_set_size (self->conditions, 0);
  add_conditions (self, expression, found);
  *words = g_strdup (found->str);
  return TRUE;
}

/* What is being typed. While it is wrong, the last one that was right still holds. */
gboolean
lia_list_filter_set_typed (LiaListFilter *self, const char *text, GError **error)
{
  LiaExpression *expression = read_filter (self, text, error);

  if (expression == NULL)
    return FALSE;

  lia_list_filter_take_typed (self, expression);
  return TRUE;
}

/* The same, where it was read already. */
void
lia_list_filter_take_typed (LiaListFilter *self, LiaExpression *typed)
{
  g_clear_pointer (&self->typed, lia_expression_free);
  self->typed = typed;
}

/* Makes conditions of what was typed, apart from words; whether there were any. */
gboolean
lia_list_filter_keep_typed (LiaListFilter *self, char **words)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint before = self->conditions->len;

  if (self->typed != NULL)
    add_conditions (self, self->typed, found);
  *words = g_strdup (found->str);

  return self->conditions->len > before;
}

static gboolean
find (LiaListFilter *self, const char *text, guint *index)
{
  for (guint i = 0; text != NULL && i < self->conditions->len; i++)
    if (g_str_equal (lia_list_filter_get_text (self, i), text)) {
      *index = i;
      return TRUE;
    }

  return FALSE;
}

/* Adds what is written, as conditions of their own. */
gboolean
lia_list_filter_put (LiaListFilter *self, const char *text, GError **error)
{
  g_autoptr (LiaExpression) expression = read_filter (self, text, error);

  if (expression == NULL)
    return FALSE;

  add_conditions (self, expression, NULL);
  return TRUE;
}

gboolean
lia_list_filter_remove (LiaListFilter *self, const char *text)
{
  guint index;

  if (!find (self, text, &index))
    return FALSE;

  g_ptr_array_remove_index (self->conditions, index);
  return TRUE;
}

/* Makes the opposite of a condition, or the condition of its opposite. */
void
lia_list_filter_negate (LiaListFilter *self, const char *text)
{
  g_autoptr (LiaExpression) opposite = NULL;
  const LiaExpression *expression;
  guint index;

  if (!find (self, text, &index))
    return;

  expression = ((Condition *) g_ptr_array_index (self->conditions, index))->expression;
  opposite = expression->kind == LIA_EXPRESSION_NOT
                 ? lia_expression_copy (lia_expression_part (expression, 0))
                 : lia_expression_new_not (lia_expression_copy (expression));
  condition_free (g_ptr_array_index (self->conditions, index));
  g_ptr_array_index (self->conditions, index) = condition_new (self, opposite);
}

guint
lia_list_filter_get_n (LiaListFilter *self)
{
  return self->conditions->len;
}

/* As a filter writes it. */
const char *
lia_list_filter_get_text (LiaListFilter *self, guint index)
{
  return ((Condition *) g_ptr_array_index (self->conditions, index))->text;
}

/* As people read it. */
const char *
lia_list_filter_get_label (LiaListFilter *self, guint index)
{
  return ((Condition *) g_ptr_array_index (self->conditions, index))->label;
}

static LiaExpression *
join (LiaListFilter *self)
{
  LiaExpression *all = lia_expression_new (LIA_EXPRESSION_ALL);

  for (guint i = 0; i < self->conditions->len; i++) {
    const Condition *condition = g_ptr_array_index (self->conditions, i);

    lia_expression_add (all, lia_expression_copy (condition->expression));
  }
  if (self->typed != NULL && falls_apart (self->typed))
    for (guint i = 0; i < self->typed->parts->len; i++)
      lia_expression_add (all, lia_expression_copy (lia_expression_part (self->typed, i)));
  else if (self->typed != NULL)
    lia_expression_add (all, lia_expression_copy (self->typed));

  return all;
}

gboolean
lia_list_filter_is_empty (LiaListFilter *self)
{
  g_autoptr (LiaExpression) all = join (self);

  return all->parts->len == 0;
}

/* (transfer full): all of it, as a filter writes it. */
char *
lia_list_filter_write (LiaListFilter *self)
{
  g_autoptr (LiaExpression) all = join (self);

  if (all->parts->len == 1)
    return lia_expression_write (lia_expression_part (all, 0));

  return lia_expression_write (all);
}

/* A record that it names may have gone in the meantime; then nothing fits it. */
void
lia_list_filter_apply (LiaListFilter *self, LiaQuery *query)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaExpression) all = join (self);

  lia_filter_apply_expression (all, query, reader, lia_reader_get_today (reader), NULL);
}

/* (transfer full): a condition of one name and one value, as a filter writes it. */
char *
lia_list_filter_condition (const char *name, const char *value)
{
  g_autoptr (LiaExpression) term = lia_expression_new_term (name, LIA_OPERATOR_IS);

  lia_expression_add_value (term, value, FALSE);
  return lia_expression_write (term);
}
