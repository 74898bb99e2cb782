#include "timeline-lineage.h"

/**
 * lia_timeline_lineage_of:
 * @index: an index
 * @id: the key of an item
 *
 * Returns: (transfer full) (nullable) (element-type LiaId): what led to the item, what it led to,
 *   and itself; %NULL if nothing did and it led to nothing
 */
GHashTable *
lia_timeline_lineage_of (LiaTimelineIndex *index, const LiaId *id)
{
  GHashTable *lineage = lia_lineage_of (lia_timeline_index_get_lineage (index), id);

  if (g_hash_table_size (lineage) < 2)
    g_clear_pointer (&lineage, g_hash_table_unref);
  return lineage;
}

/**
 * lia_timeline_lineage_extent:
 * @index: an index
 * @lineage: (element-type LiaId): keys of items
 * @first: (out): their first day
 * @last: (out): their last one
 *
 * Returns: whether any of them has a day
 */
gboolean
lia_timeline_lineage_extent (LiaTimelineIndex *index,
                             GHashTable *lineage,
                             gint32 *first,
                             gint32 *last)
{
  GHashTableIter iter;
  gpointer id;
  gboolean found = FALSE;

  g_hash_table_iter_init (&iter, lineage);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    const LiaTimelineItem *item = lia_timeline_index_get_item (index, id);

    if (item == NULL || !lia_timeline_item_is_dated (item))
      continue;
    *first = found ? MIN (*first, item->first) : item->first;
    *last = found ? MAX (*last, item->last) : MAX (item->first, item->last);
    found = TRUE;
  }

  return found;
}

static const LiaTimelineItem *
earlier (const LiaTimelineItem *one, const LiaTimelineItem *other)
{
  return one == NULL || lia_timeline_item_compare (other, one) < 0 ? other : one;
}

/**
 * lia_timeline_lineage_follow:
 * @index: an index
 * @shown: which kinds can be gone to
 * @back: whether to go to what led to the item, not to what it led to
 * @after: (nullable): the one from which one came, as the next one is meant
 * @place: (inout): where one is, and then where one gets to
 *
 * Follows one step of the lineage. Where there are several the first in time is gone to, or the one
 * that comes after @after, so that going back and forth visits one after another.
 *
 * Returns: whether there is such a step
 */
gboolean
lia_timeline_lineage_follow (LiaTimelineIndex *index,
                             const gboolean *shown,
                             gboolean back,
                             const LiaId *after,
                             LiaTimelinePlace *place)
{
  const LiaLineage *lineage = lia_timeline_index_get_lineage (index);
  const LiaTimelineItem *here = lia_timeline_index_get (index, place);
  const LiaTimelineItem *left = after == NULL ? NULL : lia_timeline_index_get_item (index, after);
  const LiaTimelineItem *first = NULL, *next = NULL;
  const LiaId lane = lia_timeline_index_get_lane (index, place->lane)->key;
  guint n_edges;
  const LiaLineageEdge *edges = back ? lia_lineage_before (lineage, &here->id, &n_edges)
                                     : lia_lineage_after (lineage, &here->id, &n_edges);

  for (guint i = 0; i < n_edges; i++) {
    const LiaTimelineItem *item =
        lia_timeline_index_get_item (index, back ? &edges[i].from : &edges[i].to);

    if (item == NULL || !lia_timeline_item_is_dated (item) || !shown[item->kind])
      continue;
    first = earlier (first, item);
    if (left != NULL && lia_timeline_item_compare (item, left) > 0)
      next = earlier (next, item);
  }
  if (next == NULL)
    next = first;

  return next != NULL && lia_timeline_index_find (index, &next->id, &lane, place);
}
