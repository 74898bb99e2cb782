#include "near.h"

#include "records/date.h"

static GArray *
take_ids (GPtrArray *records)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (LiaId));

  for (guint i = 0; i < records->len; i++)
    g_array_append_vals (ids, lia_cleared_get_id (g_ptr_array_index (records, i)), 1);

  return ids;
}

/* What a table will begin with is found as it will find it, among the little that takes. */
static gboolean
choose (LiaNearRecords *near,
        const LiaBriefingOptions *options,
        gint32 today,
        GArray **chosen,
        GCancellable *cancellable,
        GError **error)
{
  const LiaBriefingKind *kind = options->kind;
  LiaVicinityOf from = { kind->scope, options->scope, kind->choice, NULL };
  LiaComposition with = { .options = options, .today = today, .since = LIA_DAY_NONE };
  g_autoptr (LiaClearance) glance = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (kind->choose == NULL)
    return TRUE;

  glance = lia_clearance_new_near (near, kind->types, &from, options->ceiling, FALSE, NULL,
                                   cancellable, error);
  if (glance == NULL)
    return FALSE;

  with.clearance = glance;
  with.scope = lia_clearance_find (glance, options->scope);
  records = with.scope != NULL ? kind->choose (&with) : g_ptr_array_new ();
  *chosen = take_ids (records);
  return TRUE;
}

/**
 * lia_near_clear:
 * @reader: a look at the register
 * @options: a briefing whose kind says what is near to the record that it is about
 * @today: the day as at which things are told
 * @proof: (nullable): learns what is held back
 * @cancellable: (nullable): stops it
 * @error: as lia_clearance_new()
 *
 * Returns: (transfer full) (nullable): what may be seen of what such a briefing tells of
 */
LiaClearance *
lia_near_clear (LiaReader *reader,
                const LiaBriefingOptions *options,
                gint32 today,
                LiaProof *proof,
                GCancellable *cancellable,
                GError **error)
{
  const LiaBriefingKind *kind = options->kind;
  LiaVicinityOf from = { kind->scope, options->scope, kind->vicinity, NULL };
  g_autoptr (LiaNearRecords) near = lia_near_records_new (reader);
  g_autoptr (GArray) chosen = NULL;

  if (!choose (near, options, today, &chosen, cancellable, error))
    return NULL;

  from.chosen = chosen;
  return lia_clearance_new_near (near, kind->types, &from, options->ceiling, options->personal,
                                 proof, cancellable, error);
}
