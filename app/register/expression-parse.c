#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "expression-private.h"

typedef struct {
  const char *p;
  guint depth;
  guint n_terms;
} Parser;

static gpointer G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID, message);

  return NULL;
}

/* Whether a character parts words. */
gboolean
lia_expression_at_space (const char *p)
{
  return *p != '\0' && g_unichar_isspace (g_utf8_get_char (p));
}

static void
skip_space (Parser *self)
{
  while (lia_expression_at_space (self->p))
    self->p = g_utf8_next_char (self->p);
}

/* Where a word or value ends that is not between quotation marks. */
const char *
lia_expression_end_of_word (const char *p, const char *stops)
{
  while (*p != '\0' && !lia_expression_at_space (p) && strchr (stops, *p) == NULL)
    p = g_utf8_next_char (p);

  return p;
}

/* What is between quotation marks; the last one may be missing while somebody is still typing. */
static char *
take_quoted (Parser *self)
{
  GString *text = g_string_new (NULL);
  const char *p = self->p + 1;

  for (; *p != '\0' && *p != '"'; p++) {
    if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
      p++;
    g_string_append_c (text, *p);
  }
  self->p = *p == '"' ? p + 1 : p;

  return g_string_free (text, FALSE);
}

static gboolean
take_keyword (Parser *self, const char *keyword)
{
  gsize length = strlen (keyword);

  if (g_ascii_strncasecmp (self->p, keyword, length) != 0 ||
      lia_expression_end_of_word (self->p, "()\"") != self->p + length)
    return FALSE;

  self->p += length;
  return TRUE;
}

/* Behind what is between quotation marks, the first of which is here. */
const char *
lia_expression_end_of_quoted (const char *p)
{
  for (p++; *p != '\0' && *p != '"'; p++)
    if (*p == '\\' && (p[1] == '"' || p[1] == '\\'))
      p++;

  return *p == '"' ? p + 1 : p;
}

/* How long the name is that begins here and is followed by an operator; 0 if there is none. */
gsize
lia_expression_name_length (const char *p)
{
  gsize n = 0;

  if (!g_ascii_isalpha (*p))
    return 0;
  while (g_ascii_isalnum (p[n]) || (p[n] != '\0' && strchr ("_.-", p[n]) != NULL))
    n++;

  return p[n] != '\0' && strchr (":=<>", p[n]) != NULL ? n : 0;
}

/* The same for a name that is followed by “!=”. */
static gsize
unequal_length (const char *p)
{
  gsize n = strcspn (p, "!");
  g_autofree char *as_if = p[n] == '!' && p[n + 1] == '=' ? g_strndup (p, n + 1) : NULL;

  if (as_if == NULL)
    return 0;

  as_if[n] = '=';
  return lia_expression_name_length (as_if) == n ? n : 0;
}

/* The operator that begins here, which is left behind. */
LiaOperator
lia_expression_take_operator (const char **p)
{
  static const LiaOperator longest_first[] = { LIA_OPERATOR_UP_TO,   LIA_OPERATOR_FROM,
                                               LIA_OPERATOR_BELOW,   LIA_OPERATOR_ABOVE,
                                               LIA_OPERATOR_EXACTLY, LIA_OPERATOR_IS };

  for (guint i = 0; i < G_N_ELEMENTS (longest_first); i++) {
    const char *written = lia_operator_write (longest_first[i]);

    if (g_str_has_prefix (*p, written)) {
      *p += strlen (written);
      return longest_first[i];
    }
  }

  g_assert_not_reached ();
}

static LiaExpression *
parse_any (Parser *self, GError **error);

/* What is between parentheses, the first of which was taken. */
static LiaExpression *
parse_enclosed (Parser *self, GError **error)
{
  g_autoptr (LiaExpression) inner = NULL;

  if (++self->depth > LIA_EXPRESSION_MAX_DEPTH)
    return fail (error,
                 _ ("The filter has too many parentheses within each other; make it simpler, "
                    "or filter in two steps."));

  inner = parse_any (self, error);
  if (inner == NULL)
    return NULL;
  if (inner->kind == LIA_EXPRESSION_ALL && inner->parts->len == 0)
    return fail (error, _ ("There is nothing between the parentheses “()”; write a condition "
                           "there, or take them out."));
  if (*self->p != ')')
    return fail (error, _ ("A parenthesis “(” is not closed; add “)”."));

  self->p++;
  self->depth--;
  return g_steal_pointer (&inner);
}

static gboolean
take_value (Parser *self, LiaExpression *term, GError **error)
{
  g_autofree char *text = NULL;
  gboolean literal = *self->p == '"';

  if (literal) {
    text = take_quoted (self);
  } else {
    const char *end = lia_expression_end_of_word (self->p, "(),\"");

    text = g_strndup (self->p, end - self->p);
    self->p = end;
  }
  if (*text == '\0') {
    g_autofree char *start = g_strconcat (term->name, lia_operator_write (term->op), NULL);

    /* Translators: %s is the beginning of a condition, such as “status:”. */
    fail (error, _ ("After “%s” a value is missing."), start);
    return FALSE;
  }

  lia_expression_add_value (term, text, literal);
  return TRUE;
}

static gboolean
take_values (Parser *self, LiaExpression *term, GError **error)
{
  if (!take_value (self, term, error))
    return FALSE;
  while (*self->p == ',') {
    self->p++;
    if (++self->n_terms > LIA_EXPRESSION_MAX_TERMS) {
      fail (error, _ ("The filter has too many conditions and values; use fewer."));
      return FALSE;
    }
    if (!take_value (self, term, error))
      return FALSE;
  }

  return TRUE;
}

static LiaExpression *
parse_term (Parser *self, gsize length, GError **error)
{
  g_autofree char *name = g_strndup (self->p, length);
  g_autoptr (LiaExpression) term = NULL;
  LiaOperator op;

  self->p += length;
  op = lia_expression_take_operator (&self->p);
  if (op == LIA_OPERATOR_IS && *self->p == '(') {
    LiaExpression *inner;

    self->p++;
    inner = parse_enclosed (self, error);
    return inner != NULL ? lia_expression_new_inside (name, inner) : NULL;
  }

  term = lia_expression_new_term (name, op);

  return take_values (self, term, error) ? g_steal_pointer (&term) : NULL;
}

/* Whether a minus says that what follows it isn't so. */
gboolean
lia_expression_at_negation (const char *p)
{
  return *p == '-' &&
         (g_ascii_isalpha (p[1]) || (guchar) p[1] >= 0x80 || p[1] == '(' || p[1] == '"');
}

static LiaExpression *
parse_item (Parser *self, GError **error);

static LiaExpression *
parse_negated (Parser *self, GError **error)
{
  LiaExpression *part;

  if (++self->depth > LIA_EXPRESSION_MAX_DEPTH)
    return fail (error, _ ("The filter says “not” too often; say it once."));

  skip_space (self);
  if (*self->p == '\0' || *self->p == ')')
    return fail (error, _ ("After “not” a condition is missing."));
  part = parse_item (self, error);
  self->depth--;

  return part != NULL ? lia_expression_new_not (part) : NULL;
}

/* `status!=fulfilled` says what `-status:fulfilled` says. */
static LiaExpression *
parse_unequal (Parser *self, gsize length, GError **error)
{
  g_autofree char *name = g_strndup (self->p, length);
  g_autoptr (LiaExpression) term = lia_expression_new_term (name, LIA_OPERATOR_IS);

  self->p += length + strlen ("!=");
  if (!take_values (self, term, error))
    return NULL;

  return lia_expression_new_not (g_steal_pointer (&term));
}

static LiaExpression *
parse_word (Parser *self)
{
  const char *end = lia_expression_end_of_word (self->p, "()\"");
  g_autofree char *word = NULL;

  if (*self->p == '"') {
    word = take_quoted (self);
  } else {
    word = g_strndup (self->p, end - self->p);
    self->p = end;
  }

  return lia_expression_new_words (word);
}

static LiaExpression *
parse_item (Parser *self, GError **error)
{
  gsize length = lia_expression_name_length (self->p);

  if (++self->n_terms > LIA_EXPRESSION_MAX_TERMS)
    return fail (error, _ ("The filter has too many conditions and values; use fewer."));

  if (lia_expression_at_negation (self->p)) {
    self->p++;
    return parse_negated (self, error);
  }
  if (take_keyword (self, "not"))
    return parse_negated (self, error);
  if (*self->p == '(') {
    self->p++;
    return parse_enclosed (self, error);
  }

  if (length > 0)
    return parse_term (self, length, error);
  length = unequal_length (self->p);
  return length > 0 ? parse_unequal (self, length, error) : parse_word (self);
}

static gboolean
at_or (const Parser *self)
{
  Parser ahead = *self;

  return take_keyword (&ahead, "or");
}

/* What it is made of is enough where that is only one. */
static LiaExpression *
unwrap (LiaExpression *self)
{
  LiaExpression *only;

  if (self->parts->len != 1)
    return self;

  only = g_ptr_array_steal_index (self->parts, 0);
  lia_expression_free (self);
  return only;
}

static LiaExpression *
parse_all (Parser *self, GError **error)
{
  g_autoptr (LiaExpression) all = lia_expression_new (LIA_EXPRESSION_ALL);

  for (skip_space (self); *self->p != '\0' && *self->p != ')' && !at_or (self); skip_space (self)) {
    LiaExpression *part;

    if (take_keyword (self, "and")) {
      if (all->parts->len == 0)
        return fail (error, _ ("Before “%s” a condition is missing."), "and");
      all->apart = TRUE;
      skip_space (self);
      if (*self->p == '\0' || *self->p == ')' || at_or (self))
        return fail (error, _ ("After “%s” a condition is missing."), "and");
    }
    part = parse_item (self, error);
    if (part == NULL)
      return NULL;
    lia_expression_add (all, part);
  }
  if (all->parts->len < 2)
    all->apart = FALSE;

  return unwrap (g_steal_pointer (&all));
}

static gboolean
is_empty (const LiaExpression *self)
{
  return self->kind == LIA_EXPRESSION_ALL && self->parts->len == 0;
}

static LiaExpression *
parse_any (Parser *self, GError **error)
{
  g_autoptr (LiaExpression) any = lia_expression_new (LIA_EXPRESSION_ANY);
  LiaExpression *part;

  while ((part = parse_all (self, error)) != NULL) {
    gboolean empty = is_empty (part);
    gboolean more;

    lia_expression_add (any, part);
    if (empty && any->parts->len > 1)
      return fail (error, _ ("After “%s” a condition is missing."), "or");
    more = take_keyword (self, "or");
    if (empty && more)
      return fail (error, _ ("Before “%s” a condition is missing."), "or");
    if (!more)
      return unwrap (g_steal_pointer (&any));
  }

  return NULL;
}

/**
 * lia_expression_parse:
 * @text: (nullable): a filter, as `liaison list --help` explains it
 * @error: %LIA_REGISTER_ERROR_INVALID; the message says what is wrong and where
 *
 * Reads a filter:
 *
 * |[
 * any   = all { "or" all }
 * all   = { [ "and" ] item }
 * item  = ( "-" | "not" ) item | "(" any ")" | name ":" "(" any ")"
 *       | name ( ":" | "=" | "<" | "<=" | ">" | ">=" | "!=" ) value { "," value } | word
 * ]|
 *
 * A value or word with spaces stands between quotation marks, in which a backslash takes away the
 * meaning of `"` and `\`. Nothing here depends on the type of records.
 *
 * Returns: (transfer full) (nullable): the expression; of an empty text one that always holds
 */
LiaExpression *
lia_expression_parse (const char *text, GError **error)
{
  Parser self = { text != NULL ? text : "", 0, 0 };
  g_autoptr (LiaExpression) expression = NULL;

  if (strlen (self.p) > LIA_EXPRESSION_MAX_LENGTH)
    return fail (error, _ ("The filter is too long; use fewer conditions."));
  if (!g_utf8_validate (self.p, -1, NULL))
    return fail (error, _ ("The filter is not UTF-8 text; type it again."));

  expression = parse_any (&self, error);
  if (expression != NULL && *self.p == ')')
    return fail (error, _ ("A parenthesis “)” has no “(” before it; take it out."));

  return g_steal_pointer (&expression);
}
