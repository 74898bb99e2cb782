#include "terms.h"

#include "tally.h"

static void
count_terms (GHashTable *counts, const char *value, guint n)
{
  g_auto (GStrv) terms = g_strsplit (value, ";", -1);

  for (guint i = 0; terms[i] != NULL; i++) {
    char *term = g_strstrip (terms[i]);
    guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, term));

    if (*term != '\0')
      g_hash_table_replace (counts, g_strdup (term), GUINT_TO_POINTER (before + n));
  }
}

static int
compare (gconstpointer a, gconstpointer b, gpointer counts)
{
  const char *first = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  guint n_first = GPOINTER_TO_UINT (g_hash_table_lookup (counts, first));
  guint n_other = GPOINTER_TO_UINT (g_hash_table_lookup (counts, other));

  return n_first != n_other ? (n_first < n_other ? 1 : -1) : g_utf8_collate (first, other);
}

/**
 * lia_reader_terms:
 * @self: a reader
 * @type: a record type
 * @field: a field of it that holds one line of text, or terms
 * @limit: how many at most
 * @cancellable: (nullable): stops it; then there are none
 *
 * Goes through all records of the type, so not for the main thread.
 *
 * Returns: (transfer full): what stands in the field of records that aren't put away, each term by
 *   itself, the most frequent first
 */
char **
lia_reader_terms (LiaReader *self,
                  const LiaRecordType *type,
                  const LiaField *field,
                  guint limit,
                  GCancellable *cancellable)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) tally =
      lia_reader_tally_field (self, query, field->name, cancellable, NULL);
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, n;

  if (tally != NULL)
    g_hash_table_iter_init (&iter, tally);
  while (tally != NULL && g_hash_table_iter_next (&iter, &key, &n))
    count_terms (counts, key, GPOINTER_TO_UINT (n));
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (terms, key);
  g_ptr_array_sort_with_data (terms, compare, counts);
  for (guint i = 0; i < terms->len && i < limit; i++)
    g_ptr_array_add (found, g_strdup (g_ptr_array_index (terms, i)));
  g_ptr_array_add (found, NULL);

  return (char **) g_ptr_array_free (found, FALSE);
}
