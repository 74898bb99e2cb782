#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "record-listing.h"
#include "process-groups.h"
#include "records/date.h"
#include "records/types.h"
#include "schedule-section.h"

/* What is over for longer than this, or begins later, is no schedule. */
#define DAYS_BEFORE 366
#define DAYS_AFTER (3 * 366)

/* More bars than this nobody reads. */
#define MOST_BARS 300

/* What a bar may be made of. */
typedef struct {
  const LiaCleared *record;
  guint group;
  gint32 first_day;
  gint32 last_day;
  gint32 distance; /* how many days it is off from today */
} Candidate;

typedef struct {
  GPtrArray *groups; /* LiaProcessGroup */
  GArray *candidates;
  gint32 today;
  guint n_undated;
  guint n_outside;
} Survey;

static void
consider (Survey *self, Candidate *candidate)
{
  if (candidate->last_day < self->today - DAYS_BEFORE ||
      candidate->first_day > self->today + DAYS_AFTER) {
    self->n_outside++;
    return;
  }

  candidate->distance =
      MAX (0, MAX (candidate->first_day - self->today, self->today - candidate->last_day));
  g_array_append_vals (self->candidates, candidate, 1);
}

/* From when it was made, or from its start if that is stated, to when it is due. */
static gint32
first_day_of (const LiaCleared *commitment)
{
  GPtrArray *meetings = lia_cleared_linked (commitment, "made_at", FALSE);
  gint32 day = lia_cleared_first_day (commitment, "start");

  for (guint i = 0; day == LIA_DAY_NONE && meetings != NULL && i < meetings->len; i++)
    day = lia_cleared_first_day (g_ptr_array_index (meetings, i), "date");

  return day != LIA_DAY_NONE ? day : lia_cleared_first_day (commitment, "due");
}

static void
survey_commitments (Survey *self, GPtrArray *commitments)
{
  for (guint i = 0; i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);
    Candidate candidate = {
      .record = commitment,
      .group = lia_process_groups_find_commitment (self->groups, commitment),
      .first_day = first_day_of (commitment),
      .last_day = lia_cleared_last_day (commitment, "due"),
    };

    if (candidate.last_day == LIA_DAY_NONE) {
      self->n_undated++;
      continue;
    }
    candidate.first_day = MIN (candidate.first_day, candidate.last_day);
    consider (self, &candidate);
  }
}

static void
survey_engagements (Survey *self, GPtrArray *engagements)
{
  for (guint i = 0; i < engagements->len; i++) {
    const LiaCleared *engagement = g_ptr_array_index (engagements, i);
    Candidate candidate = {
      .record = engagement,
      .group = lia_process_groups_find_engagement (self->groups, engagement),
      .first_day = lia_cleared_first_day (engagement, "date"),
      .last_day = lia_cleared_last_day (engagement, "date"),
    };

    if (candidate.first_day != LIA_DAY_NONE && candidate.last_day != LIA_DAY_NONE)
      consider (self, &candidate);
    else
      self->n_undated++;
  }
}

static int
compare_references (const Candidate *first, const Candidate *second)
{
  return g_strcmp0 (lia_cleared_get_reference (first->record),
                    lia_cleared_get_reference (second->record));
}

static int
compare_distances (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->distance != second->distance)
    return first->distance < second->distance ? -1 : 1;

  return compare_references (first, second);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a, *second = b;

  if (first->group != second->group)
    return first->group < second->group ? -1 : 1;
  if (first->first_day != second->first_day)
    return first->first_day < second->first_day ? -1 : 1;
  if (first->last_day != second->last_day)
    return first->last_day < second->last_day ? -1 : 1;

  return compare_references (first, second);
}

static const LiaChoice *
state_of (const LiaCleared *record)
{
  const LiaRecordType *type = lia_cleared_get_record_type (record);
  const char *name = type == &lia_engagement_type ? "state" : "status";
  const LiaChoice *choice = lia_record_type_field (type, name)->choices;
  const char *value = lia_cleared_get (record, name);

  while (choice->value != NULL && g_strcmp0 (choice->value, value) != 0)
    choice++;

  return choice;
}

static void
add_bar (const Survey *self, LiaSchedule *schedule, const Candidate *candidate)
{
  const LiaProcessGroup *group = g_ptr_array_index (self->groups, candidate->group);
  const LiaChoice *state = state_of (candidate->record);
  g_autofree char *target = lia_record_target (candidate->record);

  lia_schedule_add_bar (schedule, &(LiaBar) {
                                      .reference = lia_cleared_get_reference (candidate->record),
                                      .title = lia_cleared_get_title (candidate->record),
                                      .group = group->label,
                                      .colour = group->colour,
                                      .state = state->value != NULL ? _ (state->label) : NULL,
                                      .tone = state->tone,
                                      .first_day = candidate->first_day,
                                      .last_day = candidate->last_day,
                                      .target = target,
                                  });
}

static char *
tell_left_out (const Survey *self, guint n_shown)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n_shown < self->candidates->len)
    g_ptr_array_add (parts, g_strdup_printf (
                                /* Translators: how many are shown, and of how many. */
                                _ ("Shown are the %u of %u that are nearest to the day of the "
                                   "cover."),
                                n_shown, self->candidates->len));
  if (self->n_outside > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u ended more than a year ago, or begins more "
                                                "than three years ahead.",
                                                "%u ended more than a year ago, or begin more "
                                                "than three years ahead.",
                                                self->n_outside),
                                      self->n_outside));
  if (self->n_undated > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%u has no date.", "%u have no date.", self->n_undated),
                                self->n_undated));
  g_ptr_array_add (parts, NULL);

  return parts->len > 1 ? g_strjoinv (" ", (char **) parts->pdata) : NULL;
}

/**
 * lia_schedule_section_add:
 * @document: a document
 * @clearance: what may be seen
 * @today: the day round which it is
 *
 * Adds the section that shows what goes on when: commitments from when they were made to when they
 * are due, and engagements.
 */
void
lia_schedule_section_add (LiaDocument *document, LiaClearance *clearance, gint32 today)
{
  g_autoptr (GPtrArray) groups = lia_process_groups_new (clearance);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Survey survey = { .groups = groups, .candidates = candidates, .today = today };
  LiaSchedule *schedule =
      lia_schedule_new (lia_record_type_label (&lia_process_type), _ ("Status"), today);
  g_autoptr (GArray) shown = NULL;
  g_autofree char *note = NULL;

  survey_commitments (&survey, lia_clearance_list (clearance, &lia_commitment_type));
  survey_engagements (&survey, lia_clearance_list (clearance, &lia_engagement_type));
  g_array_sort (candidates, compare_distances);
  shown = g_array_copy (candidates);
  g_array_set_size (shown, MIN (shown->len, MOST_BARS));
  g_array_sort (shown, compare_places);

  for (guint i = 0; i < shown->len; i++)
    add_bar (&survey, schedule, &g_array_index (shown, Candidate, i));
  note = tell_left_out (&survey, shown->len);
  lia_schedule_set_note (schedule, note);
  lia_schedule_set_window (schedule, today - DAYS_BEFORE, today + DAYS_AFTER);

  lia_section_take_schedule (
      lia_document_add_section (document, "schedule", _ ("Schedule"),
                                _ ("What goes on when; a bar moves with the days beside it")),
      schedule);
}
