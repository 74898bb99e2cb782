#include <string.h>

#include "reader-private.h"
#include "records/reference-text.h"
#include "search-documents.h"
#include "search-hit.h"
#include "search-index.h"
#include "search-query.h"

/* Titles are ranked among so many of each type; nobody reads through more to find the best. */
#define RANKED_TITLES 20

/* One type takes at most this part of a page as long as others have hits. */
#define SHARE_OF_TYPE 4

/* A page is shorter rather than late if that many parts all lead to the same few records. */
#define MOST_ROWS 4000

/* A reference that is still being typed names at most so many. */
#define MOST_REFERENCES 5
#define MORE_DIGITS 6

/* A hit before anything was read of the record. */
typedef struct {
  LiaId id;    /* what matched */
  LiaId whole; /* the record it leads to; the same if it is no part */
  gboolean is_part;
  guint rank;    /* how well the title fits */
  guint type;    /* where its type stands among all */
  gint64 number; /* where its title stands, the newest last */
} Candidate;

/* What one search has so far. */
typedef struct {
  LiaReader *reader;
  LiaSearchQuery *query;
  GPtrArray *hits;
  GHashTable *found; /* LiaId, owned by the hits */
  guint limit;
} Search;

static gboolean
is_full (const Search *search)
{
  return search->hits->len >= search->limit;
}

/* What was asked for by its reference is shown even if it was put away. */
static void
add_hit (Search *search, const LiaId *id, const LiaId *whole_id)
{
  g_autoptr (LiaRecord) record = NULL;
  g_autoptr (LiaRecord) whole = NULL;
  LiaHit *hit;

  if (is_full (search) || g_hash_table_contains (search->found, whole_id))
    return;

  record = lia_reader_get (search->reader, id, NULL);
  if (!lia_id_equal (id, whole_id))
    whole = lia_reader_get (search->reader, whole_id, NULL);
  if (record == NULL)
    return;

  hit = whole != NULL ? lia_hit_new (search->reader, search->query, whole, record)
                      : lia_hit_new (search->reader, search->query, record, NULL);
  g_hash_table_add (search->found, &hit->id);
  g_ptr_array_add (search->hits, hit);
}

static void
add_record (Search *search, LiaRecord *record)
{
  const char *part_of = lia_record_get_record_type (record)->part_of;
  LiaId whole = *lia_record_get_id (record);

  if (part_of != NULL)
    lia_record_get_link (record, part_of, &whole);
  add_hit (search, lia_record_get_id (record), &whole);
}

static gboolean
add_referenced_between (Search *search,
                        const LiaRecordType *type,
                        gint64 first,
                        gint64 last,
                        GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM \"%s\" WHERE ref_office = ?1 AND ref_number BETWEEN ?2 AND ?3"
      " AND archived IS NULL ORDER BY ref_number LIMIT %d",
      type->name, MOST_REFERENCES);
  g_autoptr (LiaStatement) statement = lia_database_prepare (search->reader->database, sql, error);
  LiaStep step = LIA_STEP_ERROR;
  LiaId id;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_text (statement, 1, search->reader->home);
  lia_statement_bind_integer (statement, 2, first);
  lia_statement_bind_integer (statement, 3, last);
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW &&
         search->hits->len < MOST_REFERENCES) {
    g_autoptr (LiaRecord) record = NULL;

    if (lia_statement_get_id (statement, 0, &id) &&
        (record = lia_reader_get (search->reader, &id, NULL)) != NULL)
      add_record (search, record);
  }

  return step != LIA_STEP_ERROR;
}

static gboolean
add_referenced (Search *search, const char *text, GError **error)
{
  g_autoptr (LiaRecord) named = lia_reader_find (search->reader, NULL, text, NULL);
  LiaReferenceText reference;
  gint64 first;
  gint64 last;

  if (named != NULL)
    add_record (search, named);
  if (!lia_reference_parse (text, &reference))
    return TRUE;

  for (guint more = 1; more <= MORE_DIGITS; more++)
    if (lia_reference_goes_on (&reference, more, &first, &last) &&
        !add_referenced_between (search, reference.type, first, last, error))
      return FALSE;

  return TRUE;
}

/* Whether the words of a title begin with those that were typed, or have one as a whole word. */
static guint
rank_title (const char *title, const char *words)
{
  gsize length = strlen (words);
  const char *found = strstr (title, words);

  if (found == title)
    return title[length] == '\0' ? 4 : title[length] == ' ' ? 3 : 2;

  for (; found != NULL; found = strstr (found + 1, words))
    if (found[-1] == ' ' && (found[length] == ' ' || found[length] == '\0'))
      return 1;

  return 0;
}

/* Of two that fit as well, wholes before parts, and what people work with every day before what
 * that refers to, which is how the types are listed, from the end. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->rank != second->rank)
    return first->rank > second->rank ? -1 : 1;
  if (first->is_part != second->is_part)
    return first->is_part ? 1 : -1;
  if (first->type != second->type)
    return first->type > second->type ? -1 : 1;
  return first->number > second->number ? -1 : first->number < second->number;
}

static LiaStatement *
prepare_titles (Search *search, const char *expression, gint64 before, GError **error)
{
  LiaStatement *statement = lia_database_prepare (
      search->reader->database,
      "SELECT d.id, w.id, s.words, s.title_row FROM " LIA_SEARCH_FOUND_TITLES " s"
      " CROSS JOIN search_doc d ON d.n = s.title_row % ?3 LEFT JOIN search_doc w ON w.n = d.whole"
      " WHERE d.archived IS NULL AND w.archived IS NULL",
      error);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_text (statement, 1, expression);
  lia_statement_bind_integer (statement, 2, before);
  lia_statement_bind_integer (statement, 3, LIA_SEARCH_TITLE_RANGE);
  return statement;
}

static gboolean
read_candidate (Search *search, LiaStatement *statement, Candidate *candidate)
{
  if (!lia_statement_get_id (statement, 0, &candidate->id))
    return FALSE;

  candidate->whole = candidate->id;
  lia_statement_get_id (statement, 1, &candidate->whole);
  candidate->is_part = !lia_id_equal (&candidate->id, &candidate->whole);
  candidate->rank = rank_title (lia_statement_get_text (statement, 2),
                                lia_search_query_get_words (search->query));
  candidate->number = lia_statement_get_integer (statement, 3);
  candidate->type = candidate->number / LIA_SEARCH_TITLE_RANGE;
  return TRUE;
}

/* Titles stand by type. Reads on until one type has enough, and then goes on before that: @before
 * is set to where, or to 0 at the end. */
static gboolean
find_titles (Search *search,
             const char *expression,
             gint64 *before,
             GArray *candidates,
             GError **error)
{
  g_autoptr (LiaStatement) statement = prepare_titles (search, expression, *before, error);
  guint type = G_MAXUINT;
  guint n_of_type = 0;
  LiaStep step = LIA_STEP_ERROR;

  while (statement != NULL && (step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    Candidate candidate;

    if (!read_candidate (search, statement, &candidate))
      continue;
    g_array_append_val (candidates, candidate);
    n_of_type = candidate.type == type ? n_of_type + 1 : 1;
    type = candidate.type;
    if (n_of_type >= MAX (search->limit, RANKED_TITLES)) {
      *before = type * LIA_SEARCH_TITLE_RANGE;
      return TRUE;
    }
  }

  *before = 0;
  return step == LIA_STEP_DONE;
}

/* The best of every type, then the best of all. */
static void
add_candidates (Search *search, GArray *candidates)
{
  guint n_of_type[64] = { 0 };
  guint share = MAX (search->limit / SHARE_OF_TYPE, 1);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && !is_full (search); i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);

    if (n_of_type[candidate->type]++ < share)
      add_hit (search, &candidate->id, &candidate->whole);
    else
      g_array_append_vals (rest, candidate, 1);
  }
  for (guint i = 0; i < rest->len && !is_full (search); i++) {
    const Candidate *candidate = &g_array_index (rest, Candidate, i);

    add_hit (search, &candidate->id, &candidate->whole);
  }
}

static gboolean
add_titles (Search *search, const char *expression, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (gint64 before = G_MAXINT64; before > 0;)
    if (!find_titles (search, expression, &before, candidates, error))
      return FALSE;

  add_candidates (search, candidates);
  return TRUE;
}

static gboolean
add_others (Search *search, const char *expression, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      search->reader->database,
      "SELECT d.id, w.id FROM " LIA_SEARCH_FOUND " s CROSS JOIN search_doc d ON d.n = s.n"
      " LEFT JOIN search_doc w ON w.n = d.whole"
      " WHERE d.archived IS NULL AND w.archived IS NULL",
      error);
  LiaStep step = LIA_STEP_DONE;

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_text (statement, 1, expression);
  for (guint i = 0; i < MOST_ROWS && !is_full (search); i++) {
    Candidate candidate = { 0 };

    step = lia_statement_step (statement, error);
    if (step != LIA_STEP_ROW)
      break;
    if (!lia_statement_get_id (statement, 0, &candidate.id))
      continue;
    candidate.whole = candidate.id;
    lia_statement_get_id (statement, 1, &candidate.whole);
    add_hit (search, &candidate.id, &candidate.whole);
  }

  return step != LIA_STEP_ERROR;
}

/* First what was typed, then other words for it: these never stand before the others. */
static gboolean
add_found (Search *search, GError **error)
{
  for (guint wider = 0; wider < 2; wider++) {
    g_autofree char *expression = lia_search_query_expression (search->query, wider);

    if (expression == NULL || is_full (search))
      continue;
    if (!add_titles (search, expression, error))
      return FALSE;
    if (!is_full (search) && !add_others (search, expression, error))
      return FALSE;
  }

  return TRUE;
}

static void
add_named (Search *search)
{
  GArray *named = lia_search_query_get_named (search->query);

  for (guint i = 0; i < named->len; i++)
    add_hit (search, &g_array_index (named, LiaId, i), &g_array_index (named, LiaId, i));
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
 * diacritics. First comes the record whose reference it is, then a participant that is or was
 * called so, then those with the words in their titles, then others, the newest first; at last
 * those that have other words for the same. No hit is scored against a million others, so that the
 * first page comes as fast from a large register.
 *
 * Returns: (transfer full) (element-type LiaHit) (nullable): the hits, best first, each record
 *   once; archived records and parts of such are left out
 */
GPtrArray *
lia_reader_search (LiaReader *self,
                   const char *text,
                   guint limit,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (LiaSearchQuery) query = lia_search_query_new (self->database, valid);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_hit_free);
  g_autoptr (GHashTable) found = g_hash_table_new (lia_id_hash, lia_id_equal);
  Search search = { self, query, hits, found, limit };
  gboolean finished;

  if (lia_search_query_is_empty (query))
    return g_steal_pointer (&hits);

  g_strstrip (valid);
  lia_database_set_cancellable (self->database, cancellable);
  finished = add_referenced (&search, valid, error);
  if (finished)
    add_named (&search);
  finished = finished && add_found (&search, error);
  lia_database_set_cancellable (self->database, NULL);

  return finished ? g_steal_pointer (&hits) : NULL;
}

/**
 * lia_reader_search_also:
 * @self: a reader
 * @text: anything that somebody typed
 *
 * Returns: (transfer full): what else lia_reader_search() looks for, as it is written: synonyms,
 *   other names of a state
 */
char **
lia_reader_search_also (LiaReader *self, const char *text)
{
  g_autoptr (LiaSearchQuery) query = lia_search_query_new (self->database, text);
  GPtrArray *also = lia_search_query_get_also (query);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < also->len; i++)
    g_strv_builder_add (names, g_ptr_array_index (also, i));

  return g_strv_builder_end (names);
}
