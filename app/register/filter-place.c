#include "filter-place.h"

#include <string.h>

#include "expression-private.h"
#include "filter-name.h"

typedef struct {
  const char *text;
  const char *p;
  const char *cursor;
  const char *outer; /* where the outermost condition begins */
  GPtrArray *levels; /* GPtrArray of LiaRecordType, the innermost last */
  LiaFilterPlace *found;
} Scanner;

static GPtrArray *
types_here (Scanner *self)
{
  return g_ptr_array_index (self->levels, self->levels->len - 1);
}

/* Behind a name that reaches nothing there is nothing to ask about. */
static GPtrArray *
types_reached (GPtrArray *types, const char *written)
{
  GPtrArray *reached = g_ptr_array_new ();

  for (guint i = 0; i < types->len; i++) {
    g_autoptr (GPtrArray) names = lia_filter_names (g_ptr_array_index (types, i));
    const LiaFilterName *name = lia_filter_names_find (names, written);

    for (guint j = 0; name != NULL && name->others[j] != NULL; j++)
      if (!g_ptr_array_find (reached, name->others[j], NULL))
        g_ptr_array_add (reached, (gpointer) name->others[j]);
  }

  return reached;
}

/* Notes the place, if the cursor is between where it begins and where the scanner is. */
static gboolean
note (Scanner *self, const char *from, const char *name, LiaOperator op)
{
  if (self->cursor < from || self->cursor > self->p)
    return FALSE;

  self->found = g_new0 (LiaFilterPlace, 1);
  self->found->types = g_ptr_array_ref (types_here (self));
  self->found->from = from - self->text;
  self->found->to = self->p - self->text;
  self->found->cursor = self->cursor - self->text;
  self->found->name = g_strdup (name);
  self->found->op = op;
  self->found->outer_from = (self->outer != NULL ? self->outer : from) - self->text;
  return TRUE;
}

static gboolean
scan_values (Scanner *self, const char *name, LiaOperator op)
{
  for (;;) {
    const char *from = self->p;

    self->p = *from == '"' ? lia_expression_end_of_quoted (from)
                           : lia_expression_end_of_word (from, "(),\"");
    if (note (self, from, name, op))
      return TRUE;
    if (*self->p != ',')
      return FALSE;
    self->p++;
  }
}

static gboolean
scan_term (Scanner *self, gsize length)
{
  const char *from = self->p;
  g_autofree char *name = g_strndup (from, length);
  LiaOperator op;

  self->p += length;
  op = lia_expression_take_operator (&self->p);
  if (self->cursor < self->p)
    return note (self, from, NULL, LIA_OPERATOR_IS);
  if (op != LIA_OPERATOR_IS || *self->p != '(')
    return scan_values (self, name, op);
  if (note (self, self->p, name, op))
    return TRUE;

  self->p++;
  g_ptr_array_add (self->levels, types_reached (types_here (self), name));
  return FALSE;
}

static void
scan_parenthesis (Scanner *self)
{
  if (*self->p == '(')
    g_ptr_array_add (self->levels, g_ptr_array_ref (types_here (self)));
  else if (self->levels->len > 1)
    g_ptr_array_set_size (self->levels, self->levels->len - 1);
  self->p++;
}

/* Text between quotation marks is searched for, so that nothing can stand there but text. */
static gboolean
scan_word (Scanner *self)
{
  const char *from = self->p;

  if (*from == '"') {
    self->p = lia_expression_end_of_quoted (from);
    if (!note (self, from, NULL, LIA_OPERATOR_IS))
      return FALSE;
    g_ptr_array_unref (self->found->types);
    self->found->types = g_ptr_array_new ();
    return TRUE;
  }

  self->p = lia_expression_end_of_word (from, "()\"");
  return note (self, from, NULL, LIA_OPERATOR_IS);
}

/* One step; whether the cursor was met. */
static gboolean
scan (Scanner *self)
{
  gsize length;

  if (self->levels->len == 1)
    self->outer = self->p;
  if (lia_expression_at_negation (self->p)) {
    if (self->cursor == self->p)
      return note (self, self->p, NULL, LIA_OPERATOR_IS);
    self->p++;
  }
  if (*self->p == '(' || *self->p == ')') {
    scan_parenthesis (self);
    return FALSE;
  }

  length = lia_expression_name_length (self->p);
  return length > 0 ? scan_term (self, length) : scan_word (self);
}

/* Where the condition ends that begins at outer_from: of a link, behind the parenthesis. */
static gsize
find_end (const char *text, const LiaFilterPlace *place)
{
  const char *p = text + place->outer_from;
  guint depth = 0;

  while (*p != '\0') {
    if (*p == '"') {
      p = lia_expression_end_of_quoted (p);
      continue;
    }
    if (depth == 0 && p >= text + place->to && (*p == ')' || lia_expression_at_space (p)))
      break;
    depth += *p == '(';
    if (*p == ')' && depth > 0 && --depth == 0 && p >= text + place->to)
      return p + 1 - text;
    p = g_utf8_next_char (p);
  }

  return p - text;
}

/**
 * lia_filter_place_find:
 * @text: a filter that may be half written
 * @cursor: where the cursor stands, in bytes
 * @type: the type of the records that it is about
 *
 * Reads a filter as far as the cursor, whether it is right or wrong.
 *
 * Returns: (transfer full): what stands there
 */
LiaFilterPlace *
lia_filter_place_find (const char *text, gsize cursor, const LiaRecordType *type)
{
  g_autoptr (GPtrArray) levels =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Scanner self = { text, text, text + MIN (cursor, strlen (text)), NULL, levels, NULL };
  GPtrArray *types = g_ptr_array_new ();

  g_ptr_array_add (types, (gpointer) type);
  g_ptr_array_add (levels, types);
  while (self.found == NULL && *self.p != '\0' && self.p <= self.cursor) {
    if (!lia_expression_at_space (self.p))
      scan (&self);
    else if (self.p == self.cursor)
      break;
    else
      self.p = g_utf8_next_char (self.p);
  }
  if (self.found == NULL) {
    self.p = self.cursor;
    if (levels->len == 1)
      self.outer = NULL;
    note (&self, self.cursor, NULL, LIA_OPERATOR_IS);
  }
  self.found->outer_to = find_end (text, self.found);

  return self.found;
}

/**
 * lia_filter_place_free:
 * @self: (transfer full): a place
 */
void
lia_filter_place_free (LiaFilterPlace *self)
{
  g_ptr_array_unref (self->types);
  g_free (self->name);
  g_free (self);
}

/**
 * lia_filter_place_is_known:
 * @self: a place
 *
 * Returns: whether the name before it means something, or none stands there
 */
gboolean
lia_filter_place_is_known (const LiaFilterPlace *self)
{
  if (self->name == NULL)
    return TRUE;

  for (guint i = 0; i < self->types->len; i++) {
    g_autoptr (GPtrArray) names = lia_filter_names (g_ptr_array_index (self->types, i));

    if (lia_filter_names_find (names, self->name) != NULL)
      return TRUE;
  }

  return FALSE;
}

/**
 * lia_filter_place_dup_rest:
 * @self: a place
 * @text: the filter that it was found in
 *
 * What is wrong with this is wrong whatever is still to be typed.
 *
 * Returns: (transfer full): the filter without the condition at the cursor
 */
char *
lia_filter_place_dup_rest (const LiaFilterPlace *self, const char *text)
{
  g_autofree char *before = g_strndup (text, self->outer_from);

  return g_strconcat (before, text + self->outer_to, NULL);
}
