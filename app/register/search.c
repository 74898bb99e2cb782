#include <string.h>

#include "reader-private.h"
#include "records/fold.h"
#include "rows.h"
#include "search-index.h"

/* Words of one or two letters have too many hits to score each of them. */
#define RANKED_FROM_LETTERS 3
#define EXCERPT_CHARACTERS 90
#define BEFORE_HIT_CHARACTERS 24

static void
hit_free (LiaHit *hit)
{
  g_free (hit->reference);
  g_free (hit->title);
  g_free (hit->excerpt);
  g_free (hit);
}

/* The first word as it will be found, to show where it stands. */
static char *
first_word (const char *text)
{
  g_autofree char *folded = lia_fold (text);
  const char *start = folded;
  const char *end;

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (end = start; *end != '\0' && g_unichar_isalnum (g_utf8_get_char (end));)
    end = g_utf8_next_char (end);

  return g_strndup (start, end - start);
}

/* Folding may change how many characters a text has, so the place is an estimate: it decides only
 * what part of a long text is shown. */
static char *
cut (const char *value, glong at)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\n\t", ' ');
  glong length = g_utf8_strlen (line, -1);
  glong start = at > BEFORE_HIT_CHARACTERS ? at - BEFORE_HIT_CHARACTERS : 0;
  glong end = MIN (start + EXCERPT_CHARACTERS, length);
  g_autofree char *part = g_utf8_substring (line, MIN (start, length), end);

  return g_strconcat (start > 0 ? "…" : "", part, end < length ? "…" : "", NULL);
}

static char *
excerpt (LiaRecord *record, const char *word)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const LiaField *field = &type->fields[i];
    const char *value = lia_record_get_nth (record, i);
    g_autofree char *folded = NULL;
    g_autofree char *part = NULL;
    const char *found;

    if (value == NULL || !(field->flags & LIA_FIELD_SEARCHED) ||
        field->kind == LIA_FIELD_REFERENCE || g_strcmp0 (field->name, type->title) == 0)
      continue;
    folded = lia_fold (value);
    found = strstr (folded, word);
    if (found == NULL)
      continue;
    part = cut (value, g_utf8_pointer_to_offset (folded, found));
    return g_strdup_printf ("%s: %s", lia_field_label (field), part);
  }

  return g_strdup ("");
}

/* Put away itself, or part of something that is. */
static gboolean
is_out_of_sight (LiaReader *self, LiaRecord *record)
{
  const char *part_of = lia_record_get_record_type (record)->part_of;
  g_autoptr (LiaRecord) whole = NULL;
  LiaId id;

  if (part_of != NULL && lia_record_get_link (record, part_of, &id))
    whole = lia_reader_get (self, &id, NULL);

  return lia_record_is_archived (record) || (whole != NULL && lia_record_is_archived (whole));
}

static LiaHit *
make_hit (LiaReader *self, LiaRecord *record, const char *word)
{
  LiaHit *hit = g_new0 (LiaHit, 1);

  hit->id = *lia_record_get_id (record);
  hit->type = lia_record_get_record_type (record);
  hit->reference = g_strdup (lia_record_get_reference (record));
  hit->title = lia_reader_record_title (self, record);
  hit->excerpt = excerpt (record, word);

  return hit;
}

static gboolean
is_among (GPtrArray *hits, const LiaId *id)
{
  for (guint i = 0; i < hits->len; i++)
    if (lia_id_equal (&((LiaHit *) g_ptr_array_index (hits, i))->id, id))
      return TRUE;

  return FALSE;
}

static gboolean
collect (LiaReader *self,
         LiaStatement *statement,
         GPtrArray *hits,
         guint limit,
         const char *word,
         GError **error)
{
  LiaStep step = LIA_STEP_DONE;
  LiaId id;

  while (hits->len < limit && (step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    g_autoptr (LiaRecord) record = NULL;

    if (!lia_statement_get_id (statement, 0, &id) || is_among (hits, &id))
      continue;
    record = lia_reader_get (self, &id, NULL);
    if (record != NULL && !is_out_of_sight (self, record))
      g_ptr_array_add (hits, make_hit (self, record, word));
  }

  return step != LIA_STEP_ERROR;
}

/**
 * lia_reader_search:
 * @self: a reader
 * @text: anything that somebody typed
 * @limit: how many hits at most
 * @cancellable: (nullable): stops the search
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Finds records of every type in which each word of @text begins a word, whatever the case and
 * diacritics; the record whose reference it is comes first, then those with a word in their title.
 *
 * Returns: (transfer full) (element-type LiaHit) (nullable): the hits, best first; archived records
 *   are left out
 */
GPtrArray *
lia_reader_search (LiaReader *self,
                   const char *text,
                   guint limit,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *expression = lia_search_expression (valid);
  g_autofree char *word = first_word (valid);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hit_free);
  g_autoptr (LiaRecord) named = lia_reader_find (self, NULL, valid, NULL);
  g_autoptr (LiaStatement) statement = NULL;
  gboolean ranked = g_utf8_strlen (word, -1) >= RANKED_FROM_LETTERS;
  gboolean found;

  if (named != NULL)
    g_ptr_array_add (hits, make_hit (self, named, word));
  if (expression == NULL)
    return g_steal_pointer (&hits);

  statement = lia_database_prepare (
      self->database,
      ranked ? "SELECT d.id FROM search JOIN search_doc d ON d.n = search.rowid"
               " WHERE search MATCH ?1 ORDER BY bm25 (search, 8.0, 4.0, 1.0)"
             : "SELECT d.id FROM search JOIN search_doc d ON d.n = search.rowid"
               " WHERE search MATCH ?1 ORDER BY search.rowid DESC",
      error);
  if (statement == NULL)
    return NULL;

  lia_statement_bind_text (statement, 1, expression);
  lia_database_set_cancellable (self->database, cancellable);
  found = collect (self, statement, hits, limit, word, error);
  lia_database_set_cancellable (self->database, NULL);

  return found ? g_steal_pointer (&hits) : NULL;
}
