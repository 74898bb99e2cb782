#include <string.h>

#include "expression.h"

/* What may stand in a word, and in a value, beside letters and digits. */
#define WORD_SIGNS "_-.'/"
#define VALUE_SIGNS "_-.'/:+~?"

static void
value_free (gpointer data)
{
  LiaExpressionValue *value = data;

  g_free (value->text);
  g_free (value);
}

/**
 * lia_expression_new:
 * @kind: ALL or ANY; the others have makers of their own
 *
 * Returns: (transfer full): an expression without parts
 */
LiaExpression *
lia_expression_new (LiaExpressionKind kind)
{
  LiaExpression *self = g_new0 (LiaExpression, 1);

  self->kind = kind;
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_expression_free);
  self->values = g_ptr_array_new_with_free_func (value_free);

  return self;
}

/**
 * lia_expression_new_words:
 * @text: words that have to occur
 *
 * Returns: (transfer full): the expression that they do
 */
LiaExpression *
lia_expression_new_words (const char *text)
{
  LiaExpression *self = lia_expression_new (LIA_EXPRESSION_WORDS);

  lia_expression_add_value (self, text, FALSE);
  return self;
}

/**
 * lia_expression_new_term:
 * @name: what is asked about, see lia_filter_names()
 * @op: what stands between it and its values
 *
 * Returns: (transfer full): a term that still has no value
 */
LiaExpression *
lia_expression_new_term (const char *name, LiaOperator op)
{
  LiaExpression *self = lia_expression_new (LIA_EXPRESSION_TERM);

  self->name = g_strdup (name);
  self->op = op;
  return self;
}

/**
 * lia_expression_new_not:
 * @part: (transfer full): an expression
 *
 * Returns: (transfer full): that it doesn't hold
 */
LiaExpression *
lia_expression_new_not (LiaExpression *part)
{
  LiaExpression *self = lia_expression_new (LIA_EXPRESSION_NOT);

  lia_expression_add (self, part);
  return self;
}

/**
 * lia_expression_new_inside:
 * @name: the name by which other records are reached
 * @part: (transfer full): what has to hold for one of them
 *
 * Returns: (transfer full): the expression
 */
LiaExpression *
lia_expression_new_inside (const char *name, LiaExpression *part)
{
  LiaExpression *self = lia_expression_new (LIA_EXPRESSION_INSIDE);

  self->name = g_strdup (name);
  lia_expression_add (self, part);
  return self;
}

/**
 * lia_expression_free:
 * @self: (transfer full) (nullable): an expression
 */
void
lia_expression_free (LiaExpression *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->values);
  g_free (self->name);
  g_free (self);
}

/**
 * lia_expression_add:
 * @self: an expression
 * @part: (transfer full): one more part of it
 */
void
lia_expression_add (LiaExpression *self, LiaExpression *part)
{
  g_ptr_array_add (self->parts, part);
}

static gboolean
is_keyword (const char *text)
{
  return g_ascii_strcasecmp (text, "and") == 0 || g_ascii_strcasecmp (text, "or") == 0 ||
         g_ascii_strcasecmp (text, "not") == 0;
}

/* Whether all of it is read as one word even without quotation marks round it. */
static gboolean
stands_alone (const char *text, const char *also)
{
  if (*text == '\0' || *text == '-' || is_keyword (text))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && (c >= 0x80 || !strchr (also, (char) c)))
      return FALSE;
  }

  return TRUE;
}

/* The same for a value, which may begin with a hyphen and be any word. */
static gboolean
is_plain_value (const char *text)
{
  const char *rest = *text == '-' ? text + 1 : text;

  return stands_alone (rest, VALUE_SIGNS) || is_keyword (rest);
}

/**
 * lia_expression_add_value:
 * @self: a term
 * @text: one more of its values
 * @literal: whether it means itself even if it is `none` or `any`; a text that has to be written
 *   between quotation marks always does
 */
void
lia_expression_add_value (LiaExpression *self, const char *text, gboolean literal)
{
  LiaExpressionValue *value = g_new0 (LiaExpressionValue, 1);

  value->text = g_strdup (text);
  value->literal = literal || !is_plain_value (text);
  g_ptr_array_add (self->values, value);
}

/**
 * lia_expression_part:
 * @self: an expression
 * @index: less than how many parts it has
 *
 * Returns: (transfer none): one of its parts
 */
const LiaExpression *
lia_expression_part (const LiaExpression *self, guint index)
{
  return g_ptr_array_index (self->parts, index);
}

/**
 * lia_expression_value:
 * @self: an expression
 * @index: less than how many values it has
 *
 * Returns: (transfer none): one of its values
 */
const LiaExpressionValue *
lia_expression_value (const LiaExpression *self, guint index)
{
  return g_ptr_array_index (self->values, index);
}

/**
 * lia_expression_copy:
 * @self: an expression
 *
 * Returns: (transfer full): the same once more
 */
LiaExpression *
lia_expression_copy (const LiaExpression *self)
{
  LiaExpression *copy = lia_expression_new (self->kind);

  copy->apart = self->apart;
  copy->name = g_strdup (self->name);
  copy->op = self->op;
  for (guint i = 0; i < self->parts->len; i++)
    lia_expression_add (copy, lia_expression_copy (lia_expression_part (self, i)));
  for (guint i = 0; i < self->values->len; i++)
    lia_expression_add_value (copy, lia_expression_value (self, i)->text,
                              lia_expression_value (self, i)->literal);

  return copy;
}

static gboolean
values_equal (const LiaExpression *a, const LiaExpression *b)
{
  for (guint i = 0; i < a->values->len; i++)
    if (!g_str_equal (lia_expression_value (a, i)->text, lia_expression_value (b, i)->text) ||
        lia_expression_value (a, i)->literal != lia_expression_value (b, i)->literal)
      return FALSE;

  return TRUE;
}

/**
 * lia_expression_equal:
 * @a: an expression
 * @b: another
 *
 * Returns: whether they say the same in the same way
 */
gboolean
lia_expression_equal (const LiaExpression *a, const LiaExpression *b)
{
  if (a->kind != b->kind || a->apart != b->apart || a->op != b->op ||
      g_strcmp0 (a->name, b->name) != 0 || a->parts->len != b->parts->len ||
      a->values->len != b->values->len || !values_equal (a, b))
    return FALSE;

  for (guint i = 0; i < a->parts->len; i++)
    if (!lia_expression_equal (lia_expression_part (a, i), lia_expression_part (b, i)))
      return FALSE;

  return TRUE;
}

/**
 * lia_operator_write:
 * @op: an operator
 *
 * Returns: (transfer none): how an expression writes it
 */
const char *
lia_operator_write (LiaOperator op)
{
  static const char *const written[] = { ":", "=", "<", "<=", ">", ">=" };

  return written[op];
}

static void
write_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c (out, '\\');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

static void
write_word (GString *out, const char *text)
{
  if (stands_alone (text, WORD_SIGNS))
    g_string_append (out, text);
  else
    write_quoted (out, text);
}

static void
write_value (GString *out, const LiaExpressionValue *value)
{
  if (value->literal)
    write_quoted (out, value->text);
  else
    g_string_append (out, value->text);
}

/* Whether a hyphen before it would be taken as part of it. */
static gboolean
swallows_hyphen (const LiaExpression *self)
{
  const char *text =
      self->kind == LIA_EXPRESSION_WORDS ? lia_expression_value (self, 0)->text : NULL;

  if (text == NULL)
    return self->kind == LIA_EXPRESSION_NOT;

  return stands_alone (text, WORD_SIGNS) && !g_ascii_isalpha (*text) && (guchar) *text < 0x80;
}

static void
write_part (GString *out, const LiaExpression *self, const LiaExpression *whole);

static void
write_parts (GString *out, const LiaExpression *self, const char *between)
{
  for (guint i = 0; i < self->parts->len; i++) {
    if (i > 0)
      g_string_append (out, between);
    write_part (out, lia_expression_part (self, i), self);
  }
}

static void
write_values (GString *out, const LiaExpression *self)
{
  g_string_append_printf (out, "%s%s", self->name, lia_operator_write (self->op));
  for (guint i = 0; i < self->values->len; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    write_value (out, lia_expression_value (self, i));
  }
}

static void
write_bare (GString *out, const LiaExpression *self)
{
  switch (self->kind) {
  case LIA_EXPRESSION_ALL:
    write_parts (out, self, self->apart ? " and " : " ");
    break;
  case LIA_EXPRESSION_ANY:
    write_parts (out, self, " or ");
    break;
  case LIA_EXPRESSION_NOT:
    g_string_append (out, swallows_hyphen (lia_expression_part (self, 0)) ? "not " : "-");
    write_parts (out, self, "");
    break;
  case LIA_EXPRESSION_WORDS:
    write_word (out, lia_expression_value (self, 0)->text);
    break;
  case LIA_EXPRESSION_TERM:
    write_values (out, self);
    break;
  case LIA_EXPRESSION_INSIDE:
    g_string_append_printf (out, "%s:(", self->name);
    write_part (out, lia_expression_part (self, 0), NULL);
    g_string_append_c (out, ')');
    break;
  default:
    g_assert_not_reached ();
  }
}

/* What is part of another stands between parentheses where it would fall apart, and nowhere else,
 * so that what is written is never nested deeper than what was read. */
static void
write_part (GString *out, const LiaExpression *self, const LiaExpression *whole)
{
  gboolean parentheses =
      whole != NULL && (self->kind == LIA_EXPRESSION_ANY ||
                        (self->kind == LIA_EXPRESSION_ALL && whole->kind != LIA_EXPRESSION_ANY));

  if (parentheses)
    g_string_append_c (out, '(');
  write_bare (out, self);
  if (parentheses)
    g_string_append_c (out, ')');
}

/**
 * lia_expression_write:
 * @self: an expression
 *
 * Returns: (transfer full): a text that lia_expression_parse() reads as the same expression
 */
char *
lia_expression_write (const LiaExpression *self)
{
  GString *out = g_string_new (NULL);

  write_part (out, self, NULL);
  return g_string_free (out, FALSE);
}
