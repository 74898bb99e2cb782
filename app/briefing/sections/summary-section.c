#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "briefing/document/record-listing.h"
#include "due-block.h"
#include "records/date.h"
#include "records/types.h"
#include "status-block.h"
#include "summary-section.h"

#define DAYS_AHEAD 90
#define MOST_OVERDUE 15

/* One thing that happens on a day: an engagement, or a commitment that is due. */
typedef struct {
  const LiaCleared *record;
  gint32 day;
} Event;

typedef struct {
  guint n_fulfilled;
  guint n_silent;
  GPtrArray *overdue; /* LiaCleared */
  GArray *ahead;      /* Event */
  guint n_engagements;
} Survey;

static gboolean
is_ahead (gint32 day, gint32 today)
{
  return day != LIA_DAY_NONE && day >= today && day <= today + DAYS_AHEAD;
}

static void
survey_commitments (Survey *self, GPtrArray *commitments, gint32 today)
{
  for (guint i = 0; i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);
    LiaClearedStanding standing = lia_cleared_standing (commitment, today);
    Event event = { commitment, standing.due };

    if (g_strcmp0 (lia_cleared_get (commitment, "status"), "fulfilled") == 0)
      self->n_fulfilled++;
    if (standing.silent)
      self->n_silent++;
    if (standing.overdue)
      g_ptr_array_add (self->overdue, (gpointer) commitment);
    if (standing.open && is_ahead (standing.due, today))
      g_array_append_val (self->ahead, event);
  }
}

static void
survey_engagements (Survey *self, GPtrArray *engagements, gint32 today)
{
  static const char *const planned[] = { "idea", "proposed", "confirmed", "moved", NULL };

  for (guint i = 0; i < engagements->len; i++) {
    const LiaCleared *engagement = g_ptr_array_index (engagements, i);
    Event event = { engagement, lia_cleared_first_day (engagement, "date") };
    const char *state = lia_cleared_get (engagement, "state");

    if (state == NULL || !g_strv_contains (planned, state) || !is_ahead (event.day, today))
      continue;
    g_array_append_val (self->ahead, event);
    self->n_engagements++;
  }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;

  return g_strcmp0 (lia_cleared_get_reference (first->record),
                    lia_cleared_get_reference (second->record));
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const LiaCleared *first = *(const LiaCleared *const *) a;
  const LiaCleared *second = *(const LiaCleared *const *) b;
  gint32 first_day = lia_cleared_last_day (first, "due");
  gint32 second_day = lia_cleared_last_day (second, "due");

  if (first_day != second_day)
    return first_day < second_day ? -1 : 1;

  return g_strcmp0 (lia_cleared_get_reference (first), lia_cleared_get_reference (second));
}

static void
add_figures (LiaSection *section, LiaClearance *clearance, const Survey *survey)
{
  LiaBlock *block = lia_section_add_block (section, "");

  lia_block_add_figure (block, lia_clearance_list (clearance, &lia_challenge_type)->len,
                        lia_record_type_plural (&lia_challenge_type), LIA_TONE_NEUTRAL);
  lia_block_add_figure (block, lia_clearance_list (clearance, &lia_commitment_type)->len,
                        lia_record_type_plural (&lia_commitment_type), LIA_TONE_NEUTRAL);
  lia_block_add_figure (block, survey->n_fulfilled, _ ("Commitments fulfilled"), LIA_TONE_SUCCESS);
  lia_block_add_figure (block, survey->overdue->len, _ ("Commitments overdue"),
                        survey->overdue->len > 0 ? LIA_TONE_ERROR : LIA_TONE_NEUTRAL);
  lia_block_add_figure (block, survey->n_silent, _ ("Commitments without news for six months"),
                        survey->n_silent > 0 ? LIA_TONE_WARNING : LIA_TONE_NEUTRAL);
  lia_block_add_figure (block, survey->n_engagements, _ ("Engagements in the next 90 days"),
                        LIA_TONE_ACCENT);
}

static LiaColumn *
add_column (LiaListing *listing, LiaColumnKind kind, const char *label, guint span)
{
  LiaColumn *column = lia_listing_add_column (listing, kind, label, "");

  column->span = span;
  return column;
}

static void
put_date (LiaListing *listing, const LiaCleared *record, const char *field)
{
  const char *value = lia_cleared_get (record, field);
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;

  if (date != NULL && lia_date_is_exact (date)) {
    lia_listing_put_day (listing, lia_date_first_day (date));
  } else {
    g_autofree char *words = date != NULL ? lia_date_to_words (date) : NULL;

    lia_listing_put_text (listing, words);
  }
}

static void
put_reference (LiaListing *listing, const LiaCleared *record)
{
  g_autofree char *target = lia_record_target (record);

  lia_listing_put_text (listing, lia_cleared_get_reference (record));
  lia_listing_put_target (listing, target);
}

static void
put_display (LiaListing *listing, const LiaCleared *record, const char *field)
{
  g_autofree char *text = lia_cleared_display (record, field);

  lia_listing_put_text (listing, text);
}

static void
add_overdue (LiaSection *section, GPtrArray *overdue, gint32 today)
{
  LiaListing *listing = lia_listing_new ();
  guint n = MIN (overdue->len, MOST_OVERDUE);
  g_autofree char *heading = NULL;

  add_column (listing, LIA_COLUMN_TEXT, _ ("Ref"), 1);
  add_column (listing, LIA_COLUMN_TITLE, lia_record_type_label (&lia_commitment_type), 5);
  add_column (listing, LIA_COLUMN_TEXT,
              lia_field_label (lia_record_type_field (&lia_commitment_type, "by_wording")), 3);
  add_column (listing, LIA_COLUMN_DATE,
              lia_field_label (lia_record_type_field (&lia_commitment_type, "due")), 2);
  add_column (listing, LIA_COLUMN_NUMBER, _ ("Days late"), 1);

  for (guint i = 0; i < n; i++) {
    const LiaCleared *commitment = g_ptr_array_index (overdue, i);

    lia_listing_add_row (listing, NULL);
    put_reference (listing, commitment);
    lia_listing_put_text (listing, lia_cleared_get_title (commitment));
    put_display (listing, commitment, "by_wording");
    put_date (listing, commitment, "due");
    lia_listing_put_number (listing, lia_cleared_standing (commitment, today).days_late);
  }

  heading = n < overdue->len ? g_strdup_printf (
                                   /* Translators: how many are shown, and of how many. */
                                   _ ("Overdue (the first %u of %u)"), n, overdue->len)
                             : g_strdup (_ ("Overdue"));
  lia_block_take_listing (lia_section_add_block (section, heading), listing,
                          _ ("Nothing is overdue."));
}

static void
add_ahead (LiaSection *section, GArray *events)
{
  LiaListing *listing = lia_listing_new ();

  add_column (listing, LIA_COLUMN_TEXT, _ ("Ref"), 1);
  add_column (listing, LIA_COLUMN_TITLE, _ ("What"), 5);
  add_column (listing, LIA_COLUMN_TEXT, _ ("By whom"), 3);
  add_column (listing, LIA_COLUMN_DATE, _ ("When"), 2);
  add_column (listing, LIA_COLUMN_TEXT, _ ("Kind"), 1);

  for (guint i = 0; i < events->len; i++) {
    const LiaCleared *record = g_array_index (events, Event, i).record;
    gboolean is_engagement = lia_cleared_get_record_type (record) == &lia_engagement_type;

    lia_listing_add_row (listing, NULL);
    put_reference (listing, record);
    lia_listing_put_text (listing, lia_cleared_get_title (record));
    put_display (listing, record, is_engagement ? "process" : "by_wording");
    put_date (listing, record, is_engagement ? "date" : "due");
    lia_listing_put_text (listing, is_engagement ? _ ("Meeting") : _ ("Due"));
  }

  lia_block_take_listing (lia_section_add_block (section, _ ("In the next 90 days")), listing,
                          _ ("No engagement is planned and no commitment is due."));
}

/**
 * lia_summary_section_add:
 * @document: a document
 * @clearance: what may be seen
 * @today: the day as at which things are counted
 *
 * Adds the section that gives the whole at a glance: how much there is, how it stands by process,
 * what is overdue, and what comes next.
 */
void
lia_summary_section_add (LiaDocument *document, LiaClearance *clearance, gint32 today)
{
  LiaSection *section = lia_document_add_section (document, "summary", _ ("Summary"),
                                                  _ ("How things stand, at a glance"));
  g_autoptr (GPtrArray) overdue = g_ptr_array_new ();
  g_autoptr (GArray) ahead = g_array_new (FALSE, FALSE, sizeof (Event));
  Survey survey = { .overdue = overdue, .ahead = ahead };

  survey_commitments (&survey, lia_clearance_list (clearance, &lia_commitment_type), today);
  survey_engagements (&survey, lia_clearance_list (clearance, &lia_engagement_type), today);
  g_ptr_array_sort (overdue, compare_due);
  g_array_sort (ahead, compare_events);

  add_figures (section, clearance, &survey);
  lia_status_block_add (section, clearance);
  lia_due_block_add (section, clearance, today);
  add_overdue (section, overdue, today);
  add_ahead (section, ahead);
}
