#include "period-glance.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "change-cells.h"
#include "period-lines.h"
#include "records/date.h"
#include "records/types.h"
#include "status-block.h"

/* What is counted month by month. */
typedef enum {
  COUNT_HELD,
  COUNT_MADE,
  COUNT_UPDATES,
  COUNT_COMPLETED,
  COUNT_OVERDUE,
  COUNT_MOVED,
  N_COUNTS,
} Count;

static const char *const labels[N_COUNTS] = {
  [COUNT_HELD] = N_ ("Engagements held"),    [COUNT_MADE] = N_ ("Commitments added"),
  [COUNT_UPDATES] = N_ ("Updates received"), [COUNT_COMPLETED] = N_ ("Commitments fulfilled"),
  [COUNT_OVERDUE] = N_ ("Became overdue"),   [COUNT_MOVED] = N_ ("Dates moved"),
};

static const LiaTone tones[N_COUNTS] = {
  [COUNT_HELD] = LIA_TONE_ACCENT,     [COUNT_MADE] = LIA_TONE_ACCENT,
  [COUNT_UPDATES] = LIA_TONE_NEUTRAL, [COUNT_COMPLETED] = LIA_TONE_SUCCESS,
  [COUNT_OVERDUE] = LIA_TONE_ERROR,   [COUNT_MOVED] = LIA_TONE_WARNING,
};

static gboolean
is_within (gint32 day, gint32 first, gint32 last)
{
  return day != LIA_DAY_NONE && day >= first && day <= last;
}

static void
add_day (GArray *days, gint32 day)
{
  g_array_append_val (days, day);
}

/* When something was recorded; the day on which it became late if nobody did anything. */
static void
add_lines (GArray *days, GArray *lines)
{
  for (guint i = 0; i < lines->len; i++) {
    const LiaChangeLine *line = &g_array_index (lines, LiaChangeLine, i);

    add_day (days, line->change != NULL ? lia_change_day (line->change)
                                        : lia_cleared_last_day (line->record, "due") + 1);
  }
  g_array_unref (lines);
}

static void
add_held (GArray *days, const LiaComposition *with)
{
  g_autoptr (GPtrArray) held = lia_period_held (with);

  for (guint i = 0; i < held->len; i++)
    add_day (days, lia_cleared_last_day (g_ptr_array_index (held, i), "date"));
}

/* The day of each thing that is counted. */
static GArray *
days_of (const LiaComposition *with, Count what)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint32));

  if (what == COUNT_HELD)
    add_held (days, with);
  else if (what == COUNT_MADE)
    add_lines (days, lia_period_made (with));
  else if (what == COUNT_UPDATES)
    add_lines (days, lia_change_lines_parts (with, &lia_update_type));
  else if (what == COUNT_COMPLETED)
    add_lines (days, lia_period_completed (with));
  else if (what == COUNT_OVERDUE)
    add_lines (days, lia_period_overdue (with));
  else
    add_lines (days, lia_change_lines_moved (with, TRUE));

  return days;
}

static void
add_figures (LiaSection *section, const LiaComposition *with)
{
  LiaBlock *block = lia_section_add_block (section, "");

  for (guint i = 0; i < N_COUNTS; i++) {
    g_autoptr (GArray) days = days_of (with, i);

    lia_block_add_figure (block, days->len, _ (labels[i]),
                          days->len > 0 ? tones[i] : LIA_TONE_NEUTRAL);
  }
}

static gint32
next_month (gint32 day)
{
  int year, month;

  lia_day_to_civil (day, &year, &month, NULL);
  return lia_day_from_civil (year + month / 12, month % 12 + 1, 1);
}

static char *
month_to_words (gint32 day)
{
  int year, month;
  g_autofree char *edtf = NULL;
  g_autoptr (LiaDate) date = NULL;

  lia_day_to_civil (day, &year, &month, NULL);
  edtf = g_strdup_printf ("%04d-%02d", year, month);
  date = lia_date_parse (edtf, NULL);
  return lia_date_to_words (date);
}

/* What belongs to a day before the period was learnt in its first month. */
static guint
count_between (GArray *days, gint32 first, gint32 last, gboolean is_first)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++) {
    gint32 day = g_array_index (days, gint32, i);

    n += is_within (day, first, last) || (is_first && day < first);
  }

  return n;
}

static LiaListing *
make_months (const LiaComposition *with)
{
  gint32 first = lia_period_first_day (with);
  LiaListing *listing = lia_listing_new ();
  GArray *days[N_COUNTS];

  lia_listing_add_column (listing, LIA_COLUMN_TITLE, _ ("Month"), "")->span = 2;
  for (guint i = 0; i < N_COUNTS; i++) {
    LiaColumn *column = lia_listing_add_column (listing, LIA_COLUMN_NUMBER, _ (labels[i]), "");

    column->span = i < 4 ? 2 : 1;
    days[i] = days_of (with, i);
  }
  for (gint32 day = first; day <= with->today; day = next_month (day)) {
    g_autofree char *words = month_to_words (day);
    gint32 last = MIN (next_month (day) - 1, with->today);

    lia_listing_add_row (listing, NULL);
    lia_listing_put_text (listing, words);
    for (guint i = 0; i < N_COUNTS; i++)
      lia_listing_put_number (listing, count_between (days[i], day, last, day == first));
  }
  for (guint i = 0; i < N_COUNTS; i++)
    g_array_unref (days[i]);

  return listing;
}

/**
 * lia_period_glance_add:
 * @document: a document
 * @with: what it is composed from; its clearance has changes
 *
 * Adds the section that counts what happened in a period, month by month if it has several, and how
 * things stand at its end.
 */
void
lia_period_glance_add (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section =
      lia_document_add_section (document, "glance", _ ("At a glance"),
                                _ ("What happened in the period, and how things stood at its end"));

  add_figures (section, with);
  if (next_month (lia_period_first_day (with)) <= with->today)
    lia_block_take_listing (lia_section_add_block (section, _ ("Month by month")),
                            make_months (with), "");
  lia_status_block_add (section, with->clearance);
}
