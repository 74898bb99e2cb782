#include "overview-private.h"
#include "records/date.h"
#include "records/types.h"
#include "register/tally.h"

/* More rows than this are no overview. */
#define MAX_ROWS 60

/* What memberships of today say about one participant. */
typedef struct {
  LiaId id;
  LiaId process;
  gboolean several;
  gboolean member;
} Belonging;

static gboolean
holds_at (const LiaRecord *membership, gint32 today)
{
  const char *since = lia_record_get (membership, "since");
  const char *until = lia_record_get (membership, "until");
  g_autoptr (LiaDate) begins = since == NULL ? NULL : lia_date_parse (since, NULL);
  g_autoptr (LiaDate) ends = until == NULL ? NULL : lia_date_parse (until, NULL);
  gint32 last = ends == NULL ? LIA_DAY_NONE : lia_date_last_day (ends);

  return (begins == NULL || lia_date_first_day (begins) <= today) &&
         (last == LIA_DAY_NONE || last >= today);
}

static void
note_membership (GHashTable *belongings, const LiaRecord *membership)
{
  LiaId participant, process;
  Belonging *belonging;

  if (!lia_record_get_link (membership, "participant", &participant) ||
      !lia_record_get_link (membership, "process", &process))
    return;

  belonging = g_hash_table_lookup (belongings, &participant);
  if (belonging == NULL) {
    belonging = g_new0 (Belonging, 1);
    belonging->id = participant;
    belonging->process = process;
    g_hash_table_insert (belongings, &belonging->id, belonging);
  }
  belonging->several |= !lia_id_equal (&belonging->process, &process);
  belonging->member |= g_strcmp0 (lia_record_get (membership, "standing"), "member") == 0;
}

static gboolean
is_shared (const Belonging *belonging, const LiaRecord *participant)
{
  return belonging != NULL && belonging->several && belonging->member &&
         g_strcmp0 (lia_record_get (participant, "kind"), "territory") == 0;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (lia_record_get (*(LiaRecord *const *) a, "code"),
                    lia_record_get (*(LiaRecord *const *) b, "code"));
}

/* The states and territories that stand in two processes today, in one of them as a member: those
 * through which the processes can reach each other. Who only watches both is left out. */
static GPtrArray *
read_shared (LiaReader *reader, gint32 today, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaQuery) membership_query = lia_query_new (&lia_membership_type);
  g_autoptr (LiaQuery) participant_query = lia_query_new (&lia_participant_type);
  g_autoptr (GHashTable) belongings =
      g_hash_table_new_full (lia_id_hash, lia_id_equal, NULL, g_free);
  g_autoptr (GPtrArray) memberships = NULL;
  g_autoptr (GPtrArray) participants = NULL;
  GPtrArray *shared;

  memberships = lia_reader_list_records (reader, membership_query, cancellable, error);
  if (memberships == NULL)
    return NULL;
  participants = lia_reader_list_records (reader, participant_query, cancellable, error);
  if (participants == NULL)
    return NULL;

  for (guint i = 0; i < memberships->len; i++)
    if (holds_at (memberships->pdata[i], today))
      note_membership (belongings, memberships->pdata[i]);

  shared = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < participants->len; i++) {
    LiaRecord *participant = participants->pdata[i];

    if (is_shared (g_hash_table_lookup (belongings, lia_record_get_id (participant)), participant))
      g_ptr_array_add (shared, g_object_ref (participant));
  }
  g_ptr_array_sort (shared, compare_codes);

  return shared;
}

/* How many commitments address each challenge, all or those that a participant has a part in. */
static GHashTable *
tally (LiaReader *reader, LiaRecord *participant, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);

  lia_query_sort_by (query, NULL, FALSE);
  if (participant != NULL)
    lia_query_where_concerning (query, "participant", lia_record_get_id (participant));

  return lia_reader_tally_linked (reader, query, "addresses", cancellable, error);
}

static guint
tally_get (GHashTable *counts, const LiaRecord *challenge)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, lia_record_get_id (challenge)));
}

static GPtrArray *
tally_each (LiaReader *reader, GPtrArray *shared, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) tallies =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < shared->len; i++) {
    GHashTable *counts = tally (reader, shared->pdata[i], cancellable, error);

    if (counts == NULL)
      return NULL;
    g_ptr_array_add (tallies, counts);
  }

  return g_steal_pointer (&tallies);
}

static void
add_column (LiaOverview *self, const LiaRecord *participant)
{
  LiaOverviewColumn *column = g_new0 (LiaOverviewColumn, 1);

  column->code = g_strdup (lia_record_get (participant, "code"));
  column->name = g_strdup (lia_record_get (participant, "name"));
  g_ptr_array_add (self->columns, column);
}

static void
add_row (LiaOverview *self, const LiaRecord *challenge, GHashTable *totals, GPtrArray *tallies)
{
  LiaOverviewRow *row = g_new0 (LiaOverviewRow, 1);

  row->id = lia_id_to_text (lia_record_get_id (challenge));
  row->reference = g_strdup (lia_record_get_reference (challenge));
  row->title = g_strdup (lia_record_get (challenge, "title"));
  row->total = tally_get (totals, challenge);
  row->counts = g_new0 (guint, MAX (tallies->len, 1));
  for (guint i = 0; i < tallies->len; i++)
    row->counts[i] = tally_get (tallies->pdata[i], challenge);
  g_ptr_array_add (self->rows, row);
}

static int
compare_totals (gconstpointer a, gconstpointer b, gpointer totals)
{
  guint total_a = tally_get (totals, *(LiaRecord *const *) a);
  guint total_b = tally_get (totals, *(LiaRecord *const *) b);

  if (total_a != total_b)
    return total_a > total_b ? -1 : 1;

  return lia_id_compare (lia_record_get_id (*(LiaRecord *const *) a),
                         lia_record_get_id (*(LiaRecord *const *) b));
}

/* A cell counts the commitments that address the challenge and concern the participant, as
 * lia_query_where_concerning() has it: so that the list behind it is the filter
 * `addresses:X-030 participant:PAK`. */
gboolean
lia_overview_read_coverage (LiaOverview *self,
                            LiaReader *reader,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_challenge_type);
  g_autoptr (GPtrArray) shared = read_shared (reader, self->today, cancellable, error);
  g_autoptr (GPtrArray) challenges = NULL;
  g_autoptr (GHashTable) totals = NULL;
  g_autoptr (GPtrArray) tallies = NULL;

  if (shared == NULL ||
      (challenges = lia_reader_list_records (reader, query, cancellable, error)) == NULL ||
      (totals = tally (reader, NULL, cancellable, error)) == NULL ||
      (tallies = tally_each (reader, shared, cancellable, error)) == NULL)
    return FALSE;

  g_ptr_array_sort_with_data (challenges, compare_totals, totals);
  for (guint i = 0; i < shared->len; i++)
    add_column (self, shared->pdata[i]);
  for (guint i = 0; i < MIN (challenges->len, MAX_ROWS); i++)
    add_row (self, challenges->pdata[i], totals, tallies);

  return TRUE;
}
