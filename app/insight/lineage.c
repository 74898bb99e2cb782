#include "lineage.h"

static const struct {
  const char *relation;
  LiaLineageStep step;
  gboolean backward; /* whether the link points at what was first */
} steps[] = {
  { "follows", LIA_LINEAGE_FOLLOWED_BY, TRUE },
  { "made_at", LIA_LINEAGE_MADE, TRUE },
  { "reviewed_at", LIA_LINEAGE_REVIEWED, FALSE },
  { "followed_up_at", LIA_LINEAGE_FOLLOWED_UP, FALSE },
  { "fulfilled_by", LIA_LINEAGE_FULFILLED, FALSE },
  { "continues", LIA_LINEAGE_CONTINUED, TRUE },
};

struct _LiaLineage {
  GArray *forward;  /* LiaLineageEdge, by what was first */
  GArray *backward; /* LiaLineageEdge, by what it led to */
};

static int
compare_forward (gconstpointer a, gconstpointer b)
{
  const LiaLineageEdge *one = a;
  const LiaLineageEdge *other = b;
  int order = lia_id_compare (&one->from, &other->from);

  if (order == 0)
    order = lia_id_compare (&one->to, &other->to);

  return order != 0 ? order : (int) one->step - (int) other->step;
}

static int
compare_backward (gconstpointer a, gconstpointer b)
{
  const LiaLineageEdge *one = a;
  const LiaLineageEdge *other = b;
  int order = lia_id_compare (&one->to, &other->to);

  return order != 0 ? order : compare_forward (a, b);
}

/* The first place whose edge doesn't come before @edge. */
static guint
place_of (GArray *edges, const LiaLineageEdge *edge, GCompareFunc compare)
{
  guint low = 0;
  guint high = edges->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (compare (&g_array_index (edges, LiaLineageEdge, middle), edge) < 0)
      low = middle + 1;
    else
      high = middle;
  }

  return low;
}

static void
insert_edge (GArray *edges, const LiaLineageEdge *edge, GCompareFunc compare)
{
  guint place = place_of (edges, edge, compare);

  if (place < edges->len && compare (&g_array_index (edges, LiaLineageEdge, place), edge) == 0)
    return;

  g_array_insert_vals (edges, place, edge, 1);
}

static void
remove_edge (GArray *edges, const LiaLineageEdge *edge, GCompareFunc compare)
{
  guint place = place_of (edges, edge, compare);

  if (place < edges->len && compare (&g_array_index (edges, LiaLineageEdge, place), edge) == 0)
    g_array_remove_index (edges, place);
}

/* The same link twice is one step. */
static void
remove_doubles (GArray *edges)
{
  guint kept = 0;

  for (guint i = 0; i < edges->len; i++) {
    const LiaLineageEdge *edge = &g_array_index (edges, LiaLineageEdge, i);

    if (kept > 0 && compare_forward (&g_array_index (edges, LiaLineageEdge, kept - 1), edge) == 0)
      continue;
    g_array_index (edges, LiaLineageEdge, kept++) = *edge;
  }
  g_array_set_size (edges, kept);
}

/**
 * lia_lineage_new:
 *
 * Returns: (transfer full): a lineage of nothing
 */
LiaLineage *
lia_lineage_new (void)
{
  LiaLineage *self = g_new0 (LiaLineage, 1);

  self->forward = g_array_new (FALSE, FALSE, sizeof (LiaLineageEdge));
  self->backward = g_array_new (FALSE, FALSE, sizeof (LiaLineageEdge));
  return self;
}

/**
 * lia_lineage_free:
 * @self: (transfer full): a lineage
 */
void
lia_lineage_free (LiaLineage *self)
{
  g_array_unref (self->forward);
  g_array_unref (self->backward);
  g_free (self);
}

/**
 * lia_lineage_edge:
 * @relation: the name of a #LiaRelation
 * @source: where a link starts
 * @target: what it points at
 * @edge: (out): what led to what
 *
 * Returns: whether such links say what led to what
 */
gboolean
lia_lineage_edge (const char *relation,
                  const LiaId *source,
                  const LiaId *target,
                  LiaLineageEdge *edge)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (g_strcmp0 (steps[i].relation, relation) != 0)
      continue;
    edge->from = steps[i].backward ? *target : *source;
    edge->to = steps[i].backward ? *source : *target;
    edge->step = steps[i].step;
    return TRUE;
  }

  return FALSE;
}

/**
 * lia_lineage_fill:
 * @self: a lineage of nothing
 * @edges: (element-type LiaLineageEdge): all there are, in any order
 */
void
lia_lineage_fill (LiaLineage *self, GArray *edges)
{
  g_array_append_vals (self->forward, edges->data, edges->len);
  g_array_sort (self->forward, compare_forward);
  remove_doubles (self->forward);
  g_array_append_vals (self->backward, self->forward->data, self->forward->len);
  g_array_sort (self->backward, compare_backward);
}

/* What the register no longer says. Most edits leave all links alone, and then nothing of the large
 * arrays is moved. */
static void
collect_stale (const LiaLineage *self, const LiaId *id, GArray *kept, GArray *stale)
{
  for (guint direction = 0; direction < 2; direction++) {
    guint n_edges;
    const LiaLineageEdge *edges = direction == 0 ? lia_lineage_after (self, id, &n_edges)
                                                 : lia_lineage_before (self, id, &n_edges);

    for (guint i = 0; i < n_edges; i++) {
      guint place = place_of (kept, &edges[i], compare_forward);

      if (place == kept->len ||
          compare_forward (&g_array_index (kept, LiaLineageEdge, place), &edges[i]) != 0)
        g_array_append_val (stale, edges[i]);
    }
  }
}

/**
 * lia_lineage_replace:
 * @self: a lineage
 * @ids: (element-type LiaId): keys of records whose links may have changed
 * @edges: (element-type LiaLineageEdge): all edges that now begin or end at one of them
 *
 * Takes the changes of one edit.
 */
void
lia_lineage_replace (LiaLineage *self, GArray *ids, GArray *edges)
{
  g_autoptr (GArray) kept = g_array_copy (edges);
  g_autoptr (GArray) stale = g_array_new (FALSE, FALSE, sizeof (LiaLineageEdge));

  g_array_sort (kept, compare_forward);
  for (guint i = 0; i < ids->len; i++)
    collect_stale (self, &g_array_index (ids, LiaId, i), kept, stale);
  for (guint i = 0; i < stale->len; i++) {
    remove_edge (self->forward, &g_array_index (stale, LiaLineageEdge, i), compare_forward);
    remove_edge (self->backward, &g_array_index (stale, LiaLineageEdge, i), compare_backward);
  }
  for (guint i = 0; i < kept->len; i++) {
    insert_edge (self->forward, &g_array_index (kept, LiaLineageEdge, i), compare_forward);
    insert_edge (self->backward, &g_array_index (kept, LiaLineageEdge, i), compare_backward);
  }
}

/**
 * lia_lineage_get_size:
 * @self: a lineage
 *
 * Returns: how many edges it has
 */
guint
lia_lineage_get_size (const LiaLineage *self)
{
  return self->forward->len;
}

/**
 * lia_lineage_after:
 * @self: a lineage
 * @id: the key of a record
 * @n_edges: (out): how many
 *
 * Returns: (transfer none) (array length=n_edges) (nullable): the edges that begin at it, until
 *   something changes
 */
const LiaLineageEdge *
lia_lineage_after (const LiaLineage *self, const LiaId *id, guint *n_edges)
{
  LiaLineageEdge least = { .from = *id };
  guint from = place_of (self->forward, &least, compare_forward);
  guint until = from;

  while (until < self->forward->len &&
         lia_id_equal (&g_array_index (self->forward, LiaLineageEdge, until).from, id))
    until++;
  *n_edges = until - from;
  return until > from ? &g_array_index (self->forward, LiaLineageEdge, from) : NULL;
}

/**
 * lia_lineage_before:
 * @self: a lineage
 * @id: the key of a record
 * @n_edges: (out): how many
 *
 * Returns: (transfer none) (array length=n_edges) (nullable): the edges that end at it, until
 *   something changes
 */
const LiaLineageEdge *
lia_lineage_before (const LiaLineage *self, const LiaId *id, guint *n_edges)
{
  LiaLineageEdge least = { .to = *id };
  guint from = place_of (self->backward, &least, compare_backward);
  guint until = from;

  while (until < self->backward->len &&
         lia_id_equal (&g_array_index (self->backward, LiaLineageEdge, until).to, id))
    until++;
  *n_edges = until - from;
  return until > from ? &g_array_index (self->backward, LiaLineageEdge, from) : NULL;
}

/* Whoever was met is not gone to again, so that a circle of links ends. */
static void
walk (const LiaLineage *self, const LiaId *id, gboolean forward, GHashTable *all)
{
  g_autoptr (GHashTable) met = g_hash_table_new (lia_id_hash, lia_id_equal);
  g_autoptr (GPtrArray) queue = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (queue, lia_id_copy (id));
  g_hash_table_add (met, queue->pdata[0]);
  for (guint i = 0; i < queue->len; i++) {
    guint n_edges;
    const LiaLineageEdge *edges = forward ? lia_lineage_after (self, queue->pdata[i], &n_edges)
                                          : lia_lineage_before (self, queue->pdata[i], &n_edges);

    for (guint e = 0; e < n_edges; e++) {
      const LiaId *next = forward ? &edges[e].to : &edges[e].from;

      if (g_hash_table_contains (met, next))
        continue;
      g_ptr_array_add (queue, lia_id_copy (next));
      g_hash_table_add (met, queue->pdata[queue->len - 1]);
    }
  }
  for (guint i = 0; i < queue->len; i++)
    if (!g_hash_table_contains (all, queue->pdata[i]))
      g_hash_table_add (all, lia_id_copy (queue->pdata[i]));
}

/**
 * lia_lineage_of:
 * @self: a lineage
 * @id: the key of a record
 *
 * Returns: (transfer full) (element-type LiaId): the record itself, all that led to it, and all
 * that it led to, breadth first in either direction; what else its ancestors led to is not among
 * them
 */
GHashTable *
lia_lineage_of (const LiaLineage *self, const LiaId *id)
{
  GHashTable *all = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);

  walk (self, id, FALSE, all);
  walk (self, id, TRUE, all);
  return all;
}
