#include "targets.h"

typedef struct {
  const LiaDocument *document;
  GPtrArray *sections;
  GHashTable *targets;
} Collection;

static void
note (Collection *self, const char *target)
{
  const LiaSection *section;
  int row;

  if (target == NULL || lia_document_is_address (target))
    return;

  section = lia_document_find_target (self->document, target, &row);
  if (section != NULL && g_ptr_array_find (self->sections, section, NULL))
    g_hash_table_add (self->targets, (gpointer) target);
}

static void
note_listing (Collection *self, const LiaListing *listing)
{
  guint n_columns = listing != NULL ? lia_listing_n_columns (listing) : 0;

  for (guint row = 0; n_columns > 0 && row < lia_listing_n_rows (listing); row++)
    for (guint column = 0; column < n_columns; column++)
      note (self, lia_listing_get_cell (listing, row, column)->target);
}

static void
note_block (Collection *self, const LiaBlock *block)
{
  note_listing (self, block->table);
  for (guint i = 0; block->facts != NULL && i < block->facts->len; i++)
    note (self, ((LiaFact *) g_ptr_array_index (block->facts, i))->target);
}

static void
note_schedule (Collection *self, const LiaSchedule *schedule)
{
  for (guint i = 0; schedule != NULL && i < schedule->bars->len; i++)
    note (self, ((LiaBar *) g_ptr_array_index (schedule->bars, i))->target);
}

/**
 * lia_targets_collect:
 * @document: a document; has to outlive what is returned
 * @sections: (element-type LiaSection): which of its sections are shown
 *
 * Finds out where the links of a document lead, so that only those places have to be told to its
 * file. Sections always are such places.
 *
 * Returns: (transfer full) (element-type utf8 utf8): a set of targets, see #LiaCell
 */
GHashTable *
lia_targets_collect (const LiaDocument *document, GPtrArray *sections)
{
  Collection self = { document, sections, g_hash_table_new (g_str_hash, g_str_equal) };

  for (guint i = 0; i < sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (sections, i);

    g_hash_table_add (self.targets, section->key);
    note_listing (&self, section->table);
    note_schedule (&self, section->schedule);
    for (guint j = 0; section->blocks != NULL && j < section->blocks->len; j++)
      note_block (&self, g_ptr_array_index (section->blocks, j));
  }

  return self.targets;
}
