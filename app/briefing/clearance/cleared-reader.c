#include "cleared-reader.h"

#include "clearance-private.h"
#include "cleared-private.h"
#include "records/types.h"

typedef struct {
  LiaExcerpt *excerpt;
  gint64 number;
  GError **error;
  gboolean failed;
} Links;

static gboolean
fill_marks (LiaClearance *self, LiaExcerpt *excerpt, GError **error)
{
  g_autoptr (GPtrArray) marks = lia_clearance_marks_list (self->marks);

  for (guint i = 0; i < marks->len; i++)
    if (!lia_excerpt_add (excerpt, g_ptr_array_index (marks, i), 0, error))
      return FALSE;

  return TRUE;
}

static void
fill_link (const LiaCleared *from, LiaCleared *to, const char *relation, gpointer data)
{
  Links *links = data;
  LiaId id = lia_id_new ();
  g_autoptr (LiaRecord) link = NULL;
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;

  if (relation == NULL || links->failed)
    return;

  link = lia_record_new (&lia_link_type, &id);
  source = lia_id_to_text (lia_cleared_get_id (from));
  target = lia_id_to_text (lia_cleared_get_id (to));
  lia_record_set_number (link, NULL, ++links->number);
  lia_record_set_nth (link, lia_record_type_index (&lia_link_type, "relation"), relation);
  lia_record_set_nth (link, lia_record_type_index (&lia_link_type, "source"), source);
  lia_record_set_nth (link, lia_record_type_index (&lia_link_type, "target"), target);
  links->failed = !lia_excerpt_add (links->excerpt, link, 0, links->error);
}

static gboolean
fill_links (LiaClearance *self, LiaExcerpt *excerpt, GError **error)
{
  Links links = { .excerpt = excerpt, .error = error };

  for (guint i = 0; i < self->types->len; i++) {
    GPtrArray *list = g_hash_table_lookup (self->lists, g_ptr_array_index (self->types, i));

    for (guint j = 0; j < list->len; j++)
      lia_cleared_for_each_neighbour (g_ptr_array_index (list, j), fill_link, &links);
  }

  return !links.failed;
}

/**
 * lia_clearance_fill:
 * @excerpt: an excerpt that is being filled
 * @type: a record type
 * @clearance: a #LiaClearance
 * @error: as lia_excerpt_add()
 *
 * Puts into an excerpt what is listed of a type, and nothing but what may be seen of it; a
 * #LiaExcerptFill.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_clearance_fill (LiaExcerpt *excerpt,
                    const LiaRecordType *type,
                    gpointer clearance,
                    GError **error)
{
  LiaClearance *self = clearance;
  GPtrArray *list = g_hash_table_lookup (self->lists, type);

  if (type == &lia_mark_type)
    return fill_marks (self, excerpt, error);
  if (type == &lia_link_type)
    return fill_links (self, excerpt, error);

  for (guint i = 0; list != NULL && i < list->len; i++) {
    const LiaCleared *cleared = g_ptr_array_index (list, i);
    g_autoptr (LiaRecord) record = lia_cleared_to_record (cleared);

    if (!lia_excerpt_add (excerpt, record, lia_cleared_get_n_moves (cleared), error))
      return FALSE;
  }

  return TRUE;
}

/**
 * lia_clearance_read:
 * @self: a clearance
 * @reg: the register that it is of
 * @cancellable: (nullable): stops it
 * @error: as lia_excerpt_read()
 *
 * Makes a register in memory of what is listed, for what reads a register. What is held back isn't
 * in it, so that no reading of it can tell anything of that.
 *
 * Returns: (transfer full) (nullable): a look at it
 */
LiaReader *
lia_clearance_read (LiaClearance *self, LiaRegister *reg, GCancellable *cancellable, GError **error)
{
  return lia_excerpt_read (reg, lia_clearance_fill, self, cancellable, error);
}
