#include "binding.h"

/* A value to be bound: text, a key, a number, or many keys one after another. */
typedef struct {
  enum {
    BIND_TEXT,
    BIND_ID,
    BIND_INTEGER,
    BIND_IDS,
  } kind;
  char *text;
  LiaId id;
  gint64 number;
  GArray *ids; /* LiaId */
} Binding;

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_free (binding->text);
  g_clear_pointer (&binding->ids, g_array_unref);
  g_free (binding);
}

/**
 * lia_bindings_new:
 *
 * Returns: (transfer full): no values yet
 */
GPtrArray *
lia_bindings_new (void)
{
  return g_ptr_array_new_with_free_func (binding_free);
}

static Binding *
add (GPtrArray *self, int kind)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->kind = kind;
  g_ptr_array_add (self, binding);
  return binding;
}

/**
 * lia_bindings_add_text:
 * @self: values
 * @text: one more
 *
 * Returns: its index
 */
guint
lia_bindings_add_text (GPtrArray *self, const char *text)
{
  add (self, BIND_TEXT)->text = g_strdup (text);
  return self->len - 1;
}

/**
 * lia_bindings_add_id:
 * @self: values
 * @id: one more
 *
 * Returns: its index
 */
guint
lia_bindings_add_id (GPtrArray *self, const LiaId *id)
{
  add (self, BIND_ID)->id = *id;
  return self->len - 1;
}

/**
 * lia_bindings_add_integer:
 * @self: values
 * @number: one more
 *
 * Returns: its index
 */
guint
lia_bindings_add_integer (GPtrArray *self, gint64 number)
{
  add (self, BIND_INTEGER)->number = number;
  return self->len - 1;
}

/**
 * lia_bindings_add_ids:
 * @self: values
 * @ids: (element-type LiaId): keys; nothing may be added to them from now on
 *
 * Adds many keys as one value, of 16 bytes each.
 *
 * Returns: its index
 */
guint
lia_bindings_add_ids (GPtrArray *self, GArray *ids)
{
  add (self, BIND_IDS)->ids = g_array_ref (ids);
  return self->len - 1;
}

/**
 * lia_bindings_append:
 * @self: values
 * @others: values that come after them
 */
void
lia_bindings_append (GPtrArray *self, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++) {
    const Binding *other = g_ptr_array_index (others, i);
    Binding *copy = add (self, other->kind);

    copy->text = g_strdup (other->text);
    copy->id = other->id;
    copy->number = other->number;
    copy->ids = other->ids != NULL ? g_array_ref (other->ids) : NULL;
  }
}

/**
 * lia_bindings_bind:
 * @self: values
 * @statement: the statement that they are for
 * @first: the number of the parameter that the first of them is for
 */
void
lia_bindings_bind (GPtrArray *self, LiaStatement *statement, int first)
{
  for (guint i = 0; i < self->len; i++) {
    const Binding *binding = g_ptr_array_index (self, i);

    if (binding->kind == BIND_TEXT)
      lia_statement_bind_text (statement, first + i, binding->text);
    else if (binding->kind == BIND_ID)
      lia_statement_bind_id (statement, first + i, &binding->id);
    else if (binding->kind == BIND_IDS)
      lia_statement_bind_bytes (statement, first + i, binding->ids->data,
                                binding->ids->len * sizeof (LiaId));
    else
      lia_statement_bind_integer (statement, first + i, binding->number);
  }
}
