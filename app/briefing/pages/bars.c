#include "bars.h"

#include <glib/gi18n.h>
#include <math.h>

#include "briefing/ink.h"
#include "records/date.h"

/* In points. */
#define GAP 8.0
#define TITLES 210.0
#define STATES 78.0
#define PADDING 2.5
#define BAR 7.0
#define LEAST_BAR 2.0
#define LINE 0.5
#define HEADER_LINE 1.0
#define LEAST_LABEL 26.0
#define SWATCH 7.0

/* What a bar is stands whole in another section. */
#define MOST_LINES 3

typedef struct {
  LiaFlow *flow;
  const LiaSchedule *schedule;
  GArray *steps; /* gint32 */
  gint32 last_day;
  double references; /* how wide the first column is */
  double left;       /* of the days */
  double width;      /* of the days */
  guint number;      /* among the tables of the document */
} Bars;

static gint32
first_day (const Bars *self)
{
  return g_array_index (self->steps, gint32, 0);
}

static double
x_of (const Bars *self, gint32 day)
{
  double days = self->last_day + 1 - first_day (self);

  return self->left + self->width * CLAMP ((day - first_day (self)) / days, 0, 1);
}

static void
add_fill (const Bars *self, double x, double y, double width, double height, guint colour)
{
  LiaBox box = { LIA_FLOW_MARGIN + x, y, width, height };

  lia_page_add_fill (self->flow->page, &box, colour);
}

static int
year_of (gint32 day)
{
  int year, month, day_of_month;

  lia_day_to_civil (day, &year, &month, &day_of_month);
  return year;
}

static gboolean
begins_year (const Bars *self, guint step)
{
  return step == 0 || year_of (g_array_index (self->steps, gint32, step)) !=
                          year_of (g_array_index (self->steps, gint32, step - 1));
}

/* What is left of the first year may leave no room for the next one, which is there whole. */
static gboolean
is_cut_short (const Bars *self)
{
  int year = year_of (first_day (self));

  return first_day (self) > lia_day_from_civil (year, 1, 1) &&
         x_of (self, lia_day_from_civil (year + 1, 1, 1)) - self->left < LEAST_LABEL;
}

/* Years stand where there is room for them. */
static void
add_years (const Bars *self)
{
  double taken = is_cut_short (self) ? self->left + LINE : 0;

  for (guint i = 0; i < self->steps->len; i++) {
    gint32 day = g_array_index (self->steps, gint32, i);
    double x = x_of (self, day);
    g_autofree char *year = g_strdup_printf ("%d", year_of (day));

    if (!begins_year (self, i) || x < taken || self->left + self->width - x < LEAST_LABEL)
      continue;
    lia_flow_put (self->flow, x + 2, LEAST_LABEL, year, LIA_LETTERS_COLUMN, NULL)->tag = NULL;
    taken = x + LEAST_LABEL;
  }
}

/* What is read of a bar is a row of a table. */
static LiaPiece *
put_words (const Bars *self,
           guint row,
           double x,
           double width,
           const char *words,
           LiaLetters letters)
{
  LiaBox box = { LIA_FLOW_MARGIN + x, self->flow->y, width, 0 };

  return lia_flow_put_short (self->flow, self->flow->page, &box, words != NULL ? words : "",
                             letters, MOST_LINES);
}

/* On another page they are there for the eye only. */
static void
add_header (const Bars *self, gboolean again)
{
  LiaFlow *flow = self->flow;
  const char *const labels[] = { _ ("Ref"), _ ("What"), self->schedule->state_label };
  const double left[] = { 0, self->references + GAP, self->references + TITLES + 2 * GAP };
  const double widths[] = { self->references, TITLES, STATES };
  double height = 0;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    LiaPiece *piece = put_words (self, 1, left[i], widths[i], labels[i], LIA_LETTERS_COLUMN);

    height = fmax (height, piece->box.height);
    if (again)
      piece->tag = NULL;
  }
  add_years (self);
  flow->y += height + PADDING;
  add_fill (self, 0, flow->y, self->left + self->width, HEADER_LINE, LIA_INK);
  flow->y += HEADER_LINE;
}

static void
add_grid (const Bars *self, double height)
{
  double y = self->flow->y;

  for (guint i = 0; i < self->steps->len; i++)
    if (begins_year (self, i))
      add_fill (self, x_of (self, g_array_index (self->steps, gint32, i)), y, LINE, height,
                LIA_INK_LINE);
  add_fill (self, x_of (self, self->schedule->today), y, LINE * 2, height,
            lia_ink_tone (LIA_TONE_ERROR));
}

static void
add_texts (const Bars *self, const LiaBar *bar, guint row)
{
  LiaPiece *piece = put_words (self, row, 0, self->references, bar->reference, LIA_LETTERS_CELL);

  lia_flow_link (self->flow, piece, bar->target);
  put_words (self, row, self->references + GAP, TITLES, bar->title, LIA_LETTERS_CELL_STRONG);
  piece = put_words (self, row, self->references + TITLES + 2 * GAP, STATES, bar->state,
                     LIA_LETTERS_CELL);
  piece->colour = lia_ink_tone (bar->tone);
}

static double
words_height (const Bars *self, const char *words, LiaLetters letters, double width)
{
  g_autofree char *shortened = lia_typesetter_shorten (
      self->flow->typesetter, words != NULL ? words : "", letters, width, MOST_LINES);

  return lia_typesetter_height (self->flow->typesetter, shortened, letters, width);
}

static double
row_height (const Bars *self, const LiaBar *bar)
{
  return fmax (words_height (self, bar->title, LIA_LETTERS_CELL_STRONG, TITLES),
               words_height (self, bar->state, LIA_LETTERS_CELL, STATES)) +
         2 * PADDING;
}

static void
add_bar (const Bars *self, const LiaBar *bar, guint row)
{
  LiaFlow *flow = self->flow;
  double height = row_height (self, bar);
  double x = x_of (self, bar->first_day);
  double width = fmax (x_of (self, bar->last_day + 1) - x, LEAST_BAR);

  if (lia_flow_room (flow) < height + LINE) {
    lia_flow_begin_page (flow, flow->wide);
    add_header (self, TRUE);
  }
  add_grid (self, height);
  flow->y += PADDING;
  add_texts (self, bar, row);
  add_fill (self, x, flow->y + 2, width, BAR, bar->colour);
  flow->y += height - PADDING;
  add_fill (self, 0, flow->y, self->left + self->width, LINE, LIA_INK_LINE);
  flow->y += LINE;
}

static void
add_legend_entry (const Bars *self, double *x, const char *text, guint colour, double swatch)
{
  LiaFlow *flow = self->flow;
  double width = ceil (lia_typesetter_measure (flow->typesetter, text, LIA_LETTERS_CAPTION)) + 1;

  if (*x > 0 && *x + width > lia_flow_width (flow, flow->wide)) {
    *x = 0;
    flow->y += SWATCH * 2;
  }
  add_fill (self, *x, flow->y + 1.5, swatch, SWATCH, colour);
  lia_flow_put (flow, *x + SWATCH + 3, width, text, LIA_LETTERS_CAPTION, NULL);
  *x += SWATCH + width + 2 * GAP;
}

/* What the colours mean; the groups are few. */
static void
add_legend (const Bars *self)
{
  g_autofree char *day = lia_day_to_words (self->schedule->today);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  double x = 0;

  lia_flow_need (self->flow, 3 * SWATCH);
  self->flow->y += PADDING * 2;
  for (guint i = 0; i < self->schedule->bars->len; i++) {
    const LiaBar *bar = g_ptr_array_index (self->schedule->bars, i);

    if (bar->group != NULL && *bar->group != '\0' && g_hash_table_add (seen, (gpointer) bar->group))
      add_legend_entry (self, &x, bar->group, bar->colour, SWATCH);
  }
  add_legend_entry (self, &x, day, lia_ink_tone (LIA_TONE_ERROR), LINE * 2);
  self->flow->y += SWATCH * 2;
  if (self->schedule->note != NULL)
    lia_flow_add_long (self->flow, 0, lia_flow_width (self->flow, self->flow->wide),
                       self->schedule->note, LIA_LETTERS_CAPTION);
}

static void
measure (Bars *self)
{
  const LiaSchedule *schedule = self->schedule;

  self->last_day = schedule->today;
  self->references = lia_typesetter_measure (self->flow->typesetter, _ ("Ref"), LIA_LETTERS_COLUMN);
  for (guint i = 0; i < schedule->bars->len; i++) {
    const LiaBar *bar = g_ptr_array_index (schedule->bars, i);

    self->last_day = MAX (self->last_day, bar->last_day);
    self->references = fmax (self->references,
                             lia_typesetter_measure (self->flow->typesetter,
                                                     bar->reference != NULL ? bar->reference : "",
                                                     LIA_LETTERS_CELL));
  }
  self->references = ceil (self->references) + 1;
  self->left = self->references + TITLES + STATES + 3 * GAP;
  self->width = lia_flow_width (self->flow, self->flow->wide) - self->left;
}

/**
 * lia_bars_lay_out:
 * @flow: a flow on a page that lies on its side
 * @schedule: bars over time, at least one
 *
 * Puts bars over time onto the page and those after it, each with what it is beside it.
 */
void
lia_bars_lay_out (LiaFlow *flow, const LiaSchedule *schedule)
{
  g_autoptr (GArray) steps = lia_schedule_make_steps (schedule);
  Bars bars = { .flow = flow, .schedule = schedule, .steps = steps, .number = ++flow->n_tables };

  measure (&bars);
  add_header (&bars, FALSE);
  for (guint i = 0;
       i < schedule->bars->len && !g_cancellable_is_cancelled (flow->with->cancellable); i++)
    add_bar (&bars, g_ptr_array_index (schedule->bars, i), i + 2);
  add_legend (&bars);
}
