#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "participation-section.h"
#include "record-listing.h"
#include "records/date.h"
#include "records/types.h"

typedef struct {
  const LiaCleared *participant;
  GPtrArray *participations; /* LiaCleared */
  guint n_engagements;
  const LiaCleared *latest;
  gint32 latest_day;
} Line;

static void
line_free (Line *line)
{
  g_ptr_array_unref (line->participations);
  g_free (line);
}

static Line *
line_of (GHashTable *lines, const LiaCleared *participant)
{
  Line *line = g_hash_table_lookup (lines, participant);

  if (line == NULL) {
    line = g_new0 (Line, 1);
    line->participant = participant;
    line->participations = g_ptr_array_new ();
    line->latest_day = LIA_DAY_NONE;
    g_hash_table_insert (lines, (gpointer) participant, line);
  }

  return line;
}

static gboolean
has_role (const LiaCleared *participation, const LiaChoice *role)
{
  return g_strcmp0 (lia_cleared_get (participation, "role"), role->value) == 0;
}

/* A meeting at which a state both chairs and speaks, or two speak for it, is one meeting. */
static guint
count_engagements (const Line *line, const LiaChoice *role)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < line->participations->len; i++) {
    const LiaCleared *participation = g_ptr_array_index (line->participations, i);

    if (role == NULL || has_role (participation, role))
      g_hash_table_add (seen, (gpointer) lia_cleared_follow (participation, "engagement"));
  }

  return g_hash_table_size (seen);
}

/* Who was only invited took no part, as lia_query_where_concerned() has it. */
static gboolean
took_part (const LiaCleared *participation, gint32 today)
{
  static const char *const no_part[] = { "invited", "declined", NULL };
  const char *role = lia_cleared_get (participation, "role");

  return role != NULL && !g_strv_contains (no_part, role) &&
         lia_cleared_is_over (lia_cleared_follow (participation, "engagement"), today);
}

static void
find_latest (Line *line, gint32 today)
{
  for (guint i = 0; i < line->participations->len; i++) {
    const LiaCleared *participation = g_ptr_array_index (line->participations, i);
    const LiaCleared *engagement = lia_cleared_follow (participation, "engagement");
    gint32 day = lia_cleared_last_day (engagement, "date");

    if (day <= today && day > line->latest_day && took_part (participation, today)) {
      line->latest = engagement;
      line->latest_day = day;
    }
  }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *first = *(const Line *const *) a;
  const Line *second = *(const Line *const *) b;
  int order;

  if (first->n_engagements != second->n_engagements)
    return first->n_engagements > second->n_engagements ? -1 : 1;

  order = g_utf8_collate (lia_cleared_get_title (first->participant),
                          lia_cleared_get_title (second->participant));
  return order != 0 ? order : lia_cleared_compare (first->participant, second->participant);
}

/* Whoever a briefing about some records names is told of, even without a part in any engagement. */
static GPtrArray *
make_lines (LiaClearance *clearance, GHashTable *lines, gint32 today)
{
  GPtrArray *participations = lia_clearance_list (clearance, &lia_participation_type);
  GPtrArray *participants = lia_clearance_list (clearance, &lia_participant_type);
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < participations->len; i++) {
    const LiaCleared *participation = g_ptr_array_index (participations, i);
    const LiaCleared *participant = lia_cleared_follow (participation, "participant");

    if (participant != NULL && lia_cleared_follow (participation, "engagement") != NULL)
      g_ptr_array_add (line_of (lines, participant)->participations, (gpointer) participation);
  }

  for (guint i = 0; lia_clearance_is_narrowed (clearance) && i < participants->len; i++)
    line_of (lines, g_ptr_array_index (participants, i));

  g_hash_table_iter_init (&iter, lines);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Line *line = value;

    line->n_engagements = count_engagements (line, NULL);
    find_latest (line, today);
    g_ptr_array_add (sorted, line);
  }
  g_ptr_array_sort (sorted, compare_lines);

  return sorted;
}

/* What a participant is in a process on a day; mostly one thing. */
static GPtrArray *
find_standings (const LiaCleared *participant, const LiaCleared *process, gint32 today)
{
  GPtrArray *memberships = lia_cleared_parts (participant, &lia_membership_type);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; memberships != NULL && i < memberships->len; i++) {
    const LiaCleared *membership = g_ptr_array_index (memberships, i);

    if (lia_cleared_follow (membership, "process") == process &&
        lia_cleared_holds (membership, today))
      g_ptr_array_add (found, (gpointer) membership);
  }

  return found;
}

static void
put_standings (LiaListing *listing, GPtrArray *standings)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < standings->len; i++) {
    g_autofree char *standing = lia_cleared_display (g_ptr_array_index (standings, i), "standing");
    g_autofree char *office = lia_cleared_display (g_ptr_array_index (standings, i), "office");

    if (i > 0)
      g_string_append (line, "; ");
    if (office != NULL)
      /* Translators: a standing in a process and the office held there: "Member, co-chair". */
      g_string_append_printf (line, _ ("%s, %s"), standing, office);
    else
      g_string_append (line, standing);
  }
  lia_listing_put_text (listing, line->str);
}

/* Of several things there is no one day since which they hold. */
static void
put_since (LiaListing *listing, GPtrArray *standings)
{
  if (standings->len == 1)
    lia_put_date (listing, g_ptr_array_index (standings, 0), "since");
  else
    lia_listing_put_empty (listing);
}

static gboolean
role_occurs (GPtrArray *lines, const LiaChoice *role)
{
  for (guint i = 0; i < lines->len; i++) {
    const Line *line = g_ptr_array_index (lines, i);

    for (guint j = 0; j < line->participations->len; j++)
      if (has_role (g_ptr_array_index (line->participations, j), role))
        return TRUE;
  }

  return FALSE;
}

static void
add_described (LiaListing *listing, LiaColumnKind kind, const char *name)
{
  const LiaField *field = lia_record_type_field (&lia_participant_type, name);

  lia_listing_add_column (listing, kind, lia_field_label (field), _ (field->help))->choices =
      field->choices;
}

static void
add_columns (LiaListing *listing, LiaClearance *clearance, GPtrArray *roles)
{
  GPtrArray *processes = lia_clearance_list (clearance, &lia_process_type);

  add_described (listing, LIA_COLUMN_TEXT, "code");
  add_described (listing, LIA_COLUMN_TITLE, "name");
  add_described (listing, LIA_COLUMN_CHOICE, "kind");
  for (guint i = 0; i < processes->len; i++) {
    const char *process = lia_cleared_get_title (g_ptr_array_index (processes, i));
    /* Translators: the name of a process. */
    g_autofree char *since = g_strdup_printf (_ ("%s: since"), process);

    lia_listing_add_column (listing, LIA_COLUMN_TEXT, process,
                            _ ("The standing and office in this process on the day of the cover"));
    lia_listing_add_column (listing, LIA_COLUMN_DATE, since,
                            _ ("Since when that holds, as far as it is known"));
  }
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, lia_record_type_plural (&lia_engagement_type),
                          _ ("How many engagements it has any part in"));
  for (guint i = 0; i < roles->len; i++) {
    const LiaChoice *role = g_ptr_array_index (roles, i);

    lia_listing_add_column (listing, LIA_COLUMN_NUMBER, _ (role->label),
                            role->meaning != NULL ? _ (role->meaning)
                                                  : _ ("At how many engagements, in this role"));
  }
  lia_listing_add_column (listing, LIA_COLUMN_DATE, _ ("Latest: day"),
                          _ ("The last day of the latest that is over and that it took part in"));
  lia_listing_add_column (listing, LIA_COLUMN_PROSE, _ ("Latest engagement"),
                          _ ("What that was; who was only invited took no part"));
}

static void
put_latest (LiaListing *listing, const LiaCleared *engagement)
{
  g_autofree char *target = NULL;

  if (engagement == NULL) {
    lia_listing_put_empty (listing);
    return;
  }

  target = lia_record_target (engagement);
  lia_listing_put_text (listing, lia_cleared_get_title (engagement));
  lia_listing_put_target (listing, target);
}

static void
add_line (LiaListing *listing,
          LiaClearance *clearance,
          const Line *line,
          GPtrArray *roles,
          gint32 today)
{
  GPtrArray *processes = lia_clearance_list (clearance, &lia_process_type);
  g_autofree char *kind = lia_cleared_display (line->participant, "kind");

  lia_listing_add_row (listing, lia_cleared_get_reference (line->participant));
  lia_listing_put_text (listing, lia_cleared_get (line->participant, "code"));
  lia_listing_put_text (listing, lia_cleared_get_title (line->participant));
  lia_listing_put_text (listing, kind);
  for (guint i = 0; i < processes->len; i++) {
    g_autoptr (GPtrArray) standings =
        find_standings (line->participant, g_ptr_array_index (processes, i), today);

    put_standings (listing, standings);
    put_since (listing, standings);
  }
  lia_listing_put_number (listing, line->n_engagements);
  for (guint i = 0; i < roles->len; i++) {
    guint n = count_engagements (line, g_ptr_array_index (roles, i));

    if (n > 0)
      lia_listing_put_number (listing, n);
    else
      lia_listing_put_empty (listing);
  }
  lia_listing_put_day (listing, line->latest_day);
  put_latest (listing, line->latest);
}

/**
 * lia_participation_section_add:
 * @document: a document
 * @clearance: what may be seen
 * @today: the day as at which memberships hold
 *
 * Adds the section that tells who takes part: for each state and organisation its standing in the
 * processes, and at how many engagements it had which role.
 */
void
lia_participation_section_add (LiaDocument *document, LiaClearance *clearance, gint32 today)
{
  g_autoptr (GHashTable) by_participant =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) line_free);
  g_autoptr (GPtrArray) lines = make_lines (clearance, by_participant, today);
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  LiaListing *listing = lia_listing_new ();

  for (const LiaChoice *role = lia_record_type_field (&lia_participation_type, "role")->choices;
       role->value != NULL; role++)
    if (role_occurs (lines, role))
      g_ptr_array_add (roles, (gpointer) role);

  add_columns (listing, clearance, roles);
  for (guint i = 0; i < lines->len; i++)
    add_line (listing, clearance, g_ptr_array_index (lines, i), roles, today);

  /* Links to a participant lead here. */
  lia_section_take_listing (
      lia_document_add_section (document, lia_participant_type.name, _ ("Participation"),
                                _ ("Who takes part: standing, and engagements by role")),
      listing);
}
