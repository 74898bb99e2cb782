#include <glib/gi18n.h>
#include <string.h>

#include "error.h"
#include "filter.h"
#include "records/relation.h"

static void
term_free (LiaFilterTerm *term)
{
  g_free (term->name);
  g_free (term->value);
  g_free (term);
}

/* Takes one word, or what is between quotation marks within it. */
static char *
take_word (const char **p)
{
  GString *word = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (; **p != '\0' && (quoted || !g_ascii_isspace (**p)); (*p)++) {
    if (**p == '"')
      quoted = !quoted;
    else
      g_string_append_c (word, **p);
  }

  return g_string_free (word, FALSE);
}

static LiaFilterTerm *
term_new (const char *word)
{
  LiaFilterTerm *term = g_new0 (LiaFilterTerm, 1);
  const char *colon = strchr (word, ':');

  if (colon != NULL && colon != word && colon[1] != '\0')
    term->name = g_strndup (word, colon - word);
  term->value = g_strdup (term->name != NULL ? colon + 1 : word);

  return term;
}

/**
 * lia_filter_parse:
 * @text: (nullable): conditions parted by spaces, such as `state:overdue process:bali`; a value
 * with spaces stands between quotation marks, as in `kind:"action point"`
 *
 * Returns: (transfer full) (element-type LiaFilterTerm): the conditions, in order
 */
GPtrArray *
lia_filter_parse (const char *text)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);

  for (const char *p = text == NULL ? "" : text; *p != '\0';) {
    g_autofree char *word = NULL;

    if (g_ascii_isspace (*p)) {
      p++;
      continue;
    }
    word = take_word (&p);
    if (*word != '\0')
      g_ptr_array_add (terms, term_new (word));
  }

  return terms;
}

static gboolean
apply_concerning (const LiaFilterTerm *term, LiaQuery *query, LiaReader *reader, GError **error)
{
  g_autoptr (LiaRecord) other =
      lia_reader_find (reader, lia_record_type_find (term->name), term->value, error);

  return other != NULL && lia_query_where_concerning (query, term->name, lia_record_get_id (other));
}

static gboolean
apply_relation (const LiaFilterTerm *term, LiaQuery *query, LiaReader *reader, GError **error)
{
  const LiaRecordType *type = lia_query_get_record_type (query);
  const LiaRelation *relation = lia_relation_find (term->name);
  g_autoptr (LiaRecord) other = lia_reader_find (reader, NULL, term->value, error);

  if (other == NULL)
    return FALSE;

  lia_query_where_linked (query, term->name, !lia_relation_starts_at (relation, type->name),
                          lia_record_get_id (other));
  return TRUE;
}

static gboolean
refuse (const LiaFilterTerm *term, LiaQuery *query, GError **error)
{
  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND,
               /* Translators: the first two belong together, such as "state:overdue"; the last one
                * is a kind of records in the plural. */
               _ ("There is no condition “%s:%s” for %s; take it out of the filter."), term->name,
               term->value, lia_record_type_plural (lia_query_get_record_type (query)));
  return FALSE;
}

static gboolean
apply_field (const LiaFilterTerm *term, LiaQuery *query, LiaReader *reader, GError **error)
{
  const LiaField *field = lia_record_type_field (lia_query_get_record_type (query), term->name);
  g_autoptr (LiaRecord) other = NULL;
  g_autofree char *id = NULL;

  if (field->kind == LIA_FIELD_CHOICE && !(field->flags & LIA_FIELD_OPEN) &&
      lia_field_find_choice (field, term->value) == NULL)
    return refuse (term, query, error);
  if (field->kind != LIA_FIELD_REFERENCE) {
    lia_query_where (query, field->name, term->value);
    return TRUE;
  }

  other = lia_reader_find (reader, lia_record_type_find (field->refers_to), term->value, error);
  if (other == NULL)
    return FALSE;

  id = lia_id_to_text (lia_record_get_id (other));
  lia_query_where (query, field->name, id);
  return TRUE;
}

static gboolean
apply_term (const LiaFilterTerm *term,
            LiaQuery *query,
            LiaReader *reader,
            gint32 today,
            GError **error)
{
  const LiaRecordType *type = lia_query_get_record_type (query);

  if (g_str_equal (term->name, "state") && lia_query_where_state (query, term->value, today))
    return TRUE;
  if (g_str_equal (term->name, "archived")) {
    lia_query_include_archived (query, TRUE);
    return TRUE;
  }
  if (lia_query_can_concern (type, term->name))
    return apply_concerning (term, query, reader, error);
  if (lia_relation_find (term->name) != NULL)
    return apply_relation (term, query, reader, error);
  if (lia_record_type_index (type, term->name) >= 0)
    return apply_field (term, query, reader, error);

  return refuse (term, query, error);
}

/**
 * lia_filter_apply:
 * @text: (nullable): conditions parted by spaces; see lia_filter_parse()
 * @query: the query that they are added to
 * @reader: a reader of the register, in which the records that they name are looked up
 * @today: the day that states are seen from
 * @error: %LIA_REGISTER_ERROR_NOT_FOUND if a condition or what it names doesn't exist
 *
 * Each condition is one of
 *
 * - `state:NAME`, see lia_query_where_state();
 * - `archived:yes`, what was put away;
 * - `process:NAME` or `participant:CODE`, see lia_query_where_concerning();
 * - a relation and the record at its other end, `addresses:X-030`;
 * - a field and its canonical value, `status:in_progress`; records by reference, key or title;
 * - a word without a colon, which is searched for.
 *
 * Returns: whether all of them were added
 */
gboolean
lia_filter_apply (const char *text,
                  LiaQuery *query,
                  LiaReader *reader,
                  gint32 today,
                  GError **error)
{
  g_autoptr (GPtrArray) terms = lia_filter_parse (text);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++) {
    const LiaFilterTerm *term = terms->pdata[i];

    if (term->name == NULL)
      g_string_append_printf (words, "%s ", term->value);
    else if (!apply_term (term, query, reader, today, error))
      return FALSE;
  }
  if (words->len > 0)
    lia_query_where_text (query, words->str);

  return TRUE;
}
