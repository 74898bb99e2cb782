#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "record-listing.h"
#include "coverage-section.h"
#include "records/date.h"
#include "records/types.h"

/* A challenge, and how many commitments address it: all, and those that concern a participant. */
typedef struct {
  const LiaCleared *challenge;
  guint total;
  GHashTable *counts; /* LiaCleared -> a number */
} Row;

static void
row_free (Row *row)
{
  g_hash_table_unref (row->counts);
  g_free (row);
}

static gboolean
holds_at (const LiaCleared *membership, gint32 today)
{
  gint32 since = lia_cleared_first_day (membership, "since");
  gint32 until = lia_cleared_last_day (membership, "until");

  return (since == LIA_DAY_NONE || since <= today) && (until == LIA_DAY_NONE || until >= today);
}

/* As on the overview: a state or territory that stands in two processes today, in one of them as a
 * member. Who only watches both is left out. */
static gboolean
is_shared (const LiaCleared *participant, gint32 today)
{
  GPtrArray *memberships = lia_cleared_parts (participant, &lia_membership_type);
  const LiaCleared *first = NULL;
  gboolean several = FALSE;
  gboolean member = FALSE;

  if (g_strcmp0 (lia_cleared_get (participant, "kind"), "territory") != 0)
    return FALSE;

  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const LiaCleared *membership = g_ptr_array_index (memberships, i);
    const LiaCleared *process = lia_cleared_follow (membership, "process");

    if (process == NULL || !holds_at (membership, today))
      continue;
    several |= first != NULL && first != process;
    first = process;
    member |= g_strcmp0 (lia_cleared_get (membership, "standing"), "member") == 0;
  }

  return several && member;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (lia_cleared_get (*(const LiaCleared *const *) a, "code"),
                    lia_cleared_get (*(const LiaCleared *const *) b, "code"));
}

static GPtrArray *
find_shared (LiaClearance *clearance, gint32 today)
{
  GPtrArray *participants = lia_clearance_list (clearance, &lia_participant_type);
  GPtrArray *shared = g_ptr_array_new ();

  for (guint i = 0; i < participants->len; i++)
    if (is_shared (g_ptr_array_index (participants, i), today))
      g_ptr_array_add (shared, g_ptr_array_index (participants, i));
  g_ptr_array_sort (shared, compare_codes);

  return shared;
}

static void
note (GHashTable *concerned, const LiaCleared *record)
{
  if (record != NULL && lia_cleared_get_record_type (record) == &lia_participant_type)
    g_hash_table_add (concerned, (gpointer) record);
}

static void
note_all (GHashTable *concerned, GPtrArray *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    note (concerned, g_ptr_array_index (records, i));
}

/* Who was only invited took no part. */
static void
note_attendance (GHashTable *concerned, const LiaCleared *engagement)
{
  GPtrArray *participations = lia_cleared_parts (engagement, &lia_participation_type);

  for (guint i = 0; participations != NULL && i < participations->len; i++) {
    const LiaCleared *participation = g_ptr_array_index (participations, i);
    const char *role = lia_cleared_get (participation, "role");

    if (g_strcmp0 (role, "invited") != 0 && g_strcmp0 (role, "declined") != 0)
      note (concerned, lia_cleared_follow (participation, "participant"));
  }
}

/* As lia_query_where_concerning() has it, from what may be seen. */
static GHashTable *
concerned_by (const LiaCleared *commitment)
{
  GHashTable *concerned = g_hash_table_new (NULL, NULL);
  GPtrArray *meetings = lia_cleared_linked (commitment, "made_at", FALSE);

  note (concerned, lia_cleared_follow (commitment, "lead"));
  note_all (concerned, lia_cleared_linked (commitment, "made_by", FALSE));
  note_all (concerned, lia_cleared_linked (commitment, "made_towards", FALSE));
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    note_attendance (concerned, g_ptr_array_index (meetings, i));

  return concerned;
}

static guint
count_of (const Row *row, const LiaCleared *participant)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (row->counts, participant));
}

static Row *
make_row (const LiaCleared *challenge)
{
  Row *row = g_new0 (Row, 1);
  GPtrArray *commitments = lia_cleared_linked (challenge, "addresses", TRUE);

  row->challenge = challenge;
  row->total = commitments != NULL ? commitments->len : 0;
  row->counts = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < row->total; i++) {
    g_autoptr (GHashTable) concerned = concerned_by (g_ptr_array_index (commitments, i));
    GHashTableIter iter;
    gpointer participant;

    g_hash_table_iter_init (&iter, concerned);
    while (g_hash_table_iter_next (&iter, &participant, NULL))
      g_hash_table_insert (row->counts, participant,
                           GUINT_TO_POINTER (count_of (row, participant) + 1));
  }

  return row;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *first = *(const Row *const *) a;
  const Row *second = *(const Row *const *) b;

  if (first->total != second->total)
    return first->total > second->total ? -1 : 1;

  return g_strcmp0 (lia_cleared_get_reference (first->challenge),
                    lia_cleared_get_reference (second->challenge));
}

static GPtrArray *
make_rows (LiaClearance *clearance)
{
  GPtrArray *challenges = lia_clearance_list (clearance, &lia_challenge_type);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  for (guint i = 0; i < challenges->len; i++)
    g_ptr_array_add (rows, make_row (g_ptr_array_index (challenges, i)));
  g_ptr_array_sort (rows, compare_rows);

  return rows;
}

static void
add_columns (LiaListing *listing, GPtrArray *shared)
{
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, _ ("Ref"),
                          _ ("The reference, given once and never used again"));
  lia_listing_add_column (listing, LIA_COLUMN_TITLE, lia_record_type_label (&lia_challenge_type),
                          _ ("A challenge that is shared"));
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, lia_record_type_plural (&lia_commitment_type),
                          _ ("How many commitments address it"))
      ->emphasis = LIA_EMPHASIS_BAR;
  for (guint i = 0; i < shared->len; i++) {
    const LiaCleared *participant = g_ptr_array_index (shared, i);
    g_autofree char *meaning =
        g_strdup_printf (_ ("How many of these concern %s: made by it or towards it, led by it, or "
                            "made at an engagement in which it had a part"),
                         lia_cleared_get_title (participant));
    LiaColumn *column = lia_listing_add_column (listing, LIA_COLUMN_NUMBER,
                                                lia_cleared_get (participant, "code"), meaning);

    column->emphasis = LIA_EMPHASIS_SCALE;
  }
}

static void
add_row (LiaListing *listing, const Row *row, GPtrArray *shared)
{
  g_autofree char *target = lia_record_target (row->challenge);

  lia_listing_add_row (listing, NULL);
  lia_listing_put_text (listing, lia_cleared_get_reference (row->challenge));
  lia_listing_put_target (listing, target);
  lia_listing_put_text (listing, lia_cleared_get_title (row->challenge));
  lia_listing_put_number (listing, row->total);
  for (guint i = 0; i < shared->len; i++)
    lia_listing_put_number (listing, count_of (row, g_ptr_array_index (shared, i)));
}

/**
 * lia_coverage_section_add:
 * @document: a document
 * @clearance: what may be seen
 * @today: the day as at which memberships hold
 *
 * Adds the section that tells which challenges are covered by commitments that concern the states
 * which both processes share: the more there are, the stronger the colour.
 */
void
lia_coverage_section_add (LiaDocument *document, LiaClearance *clearance, gint32 today)
{
  g_autoptr (GPtrArray) shared = find_shared (clearance, today);
  g_autoptr (GPtrArray) rows = make_rows (clearance);
  LiaListing *listing = lia_listing_new ();

  add_columns (listing, shared);
  for (guint i = 0; i < rows->len; i++)
    add_row (listing, g_ptr_array_index (rows, i), shared);

  lia_section_take_listing (
      lia_document_add_section (
          document, "coverage", _ ("Coverage"),
          _ ("How many commitments address each challenge, in all and by shared state")),
      listing);
}
