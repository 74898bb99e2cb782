#include "targets.h"

static void
note (GHashTable *targets, const LiaDocument *document, const char *target)
{
  int row;

  if (target != NULL && !lia_document_is_address (target) &&
      lia_document_find_target (document, target, &row) != NULL)
    g_hash_table_add (targets, (gpointer) target);
}

static void
note_listing (GHashTable *targets, const LiaDocument *document, const LiaListing *listing)
{
  guint n_columns = listing != NULL ? lia_listing_n_columns (listing) : 0;

  for (guint row = 0; n_columns > 0 && row < lia_listing_n_rows (listing); row++)
    for (guint column = 0; column < n_columns; column++)
      note (targets, document, lia_listing_get_cell (listing, row, column)->target);
}

static void
note_block (GHashTable *targets, const LiaDocument *document, const LiaBlock *block)
{
  note_listing (targets, document, block->table);
  for (guint i = 0; block->facts != NULL && i < block->facts->len; i++)
    note (targets, document, ((LiaFact *) g_ptr_array_index (block->facts, i))->target);
}

/**
 * lia_targets_collect:
 * @document: a document; has to outlive what is returned
 *
 * Finds out where the links of a document lead, so that only those places have to be told to its
 * file. Sections always are such places.
 *
 * Returns: (transfer full) (element-type utf8 utf8): a set of targets, see #LiaCell
 */
GHashTable *
lia_targets_collect (const LiaDocument *document)
{
  GHashTable *targets = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    g_hash_table_add (targets, section->key);
    note_listing (targets, document, section->table);
    for (guint j = 0; section->blocks != NULL && j < section->blocks->len; j++)
      note_block (targets, document, g_ptr_array_index (section->blocks, j));
  }

  return targets;
}
