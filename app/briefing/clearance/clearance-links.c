#include "clearance-private.h"
#include "cleared-private.h"
#include "records/types.h"
#include "register/row.h"

/* Which links may be seen. */

/* @mark: (nullable): the key of its mark. */
static void
connect_link (LiaClearance *self,
              const char *relation,
              const LiaId *source,
              const LiaId *target,
              const LiaId *mark)
{
  LiaCleared *from, *to;

  if (!lia_clearance_marks_allow (self->marks, lia_clearance_marks_find (self->marks, mark)))
    return;

  from = g_hash_table_lookup (self->by_id, source);
  to = g_hash_table_lookup (self->by_id, target);
  if (from != NULL && to != NULL &&
      !(lia_clearance_is_attributing (relation) && lia_clearance_is_unattributed (to)))
    lia_cleared_connect (from, to, relation);
}

/* What of a link is read, in this order: of hundreds of thousands nothing else is needed. */
static const char *const link_columns[] = { "relation", "source", "target", "mark", NULL };

static void
take_link (const LiaRow *link, gpointer self)
{
  LiaId source, target, mark;
  gboolean marked = lia_row_get_link (link, 3, &mark);

  if (lia_row_get_link (link, 1, &source) && lia_row_get_link (link, 2, &target))
    connect_link (self, lia_row_get_text (link, 0), &source, &target, marked ? &mark : NULL);
}

static void
connect_near (LiaClearance *self, LiaVicinity *vicinity)
{
  g_autoptr (GPtrArray) links = lia_vicinity_list_links (vicinity);

  for (guint i = 0; i < links->len; i++) {
    const LiaNearLink *link = g_ptr_array_index (links, i);

    connect_link (self, link->relation->name, &link->source, &link->target,
                  link->marked ? &link->mark : NULL);
  }
}

static gboolean
connect_all (LiaClearance *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_link_type);

  lia_query_set_ceiling (query, lia_clearance_marks_get_ceiling (self->marks)->rank);
  return lia_reader_each_row (reader, query, link_columns, take_link, self, cancellable, error);
}

/**
 * lia_clearance_connect_links:
 * @self: a clearance whose records are there
 * @reader: a look at the register
 * @vicinity: (nullable): as in lia_clearance_load()
 * @cancellable: (nullable): stops it
 * @error: as lia_clearance_new()
 *
 * Links the records as far as the links may be seen, in the order of the links.
 *
 * Returns: whether all links were read
 */
gboolean
lia_clearance_connect_links (LiaClearance *self,
                             LiaReader *reader,
                             LiaVicinity *vicinity,
                             GCancellable *cancellable,
                             GError **error)
{
  if (vicinity == NULL)
    return connect_all (self, reader, cancellable, error);

  connect_near (self, vicinity);
  return TRUE;
}
