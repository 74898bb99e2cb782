#include <glib/gi18n.h>

#include "briefing/document/text.h"
#include "records/date.h"
#include "workbook-schedule.h"

/* Rows: the title, a line below it, the years, the header with the first day of each step, and then
 * a row for each bar. */
#define YEARS_ROW 2
#define HEADER_ROW 3
#define FIRST_ROW 4

/* The cell that has the day of the cover. */
#define TODAY_CELL "$F$2"

typedef enum {
  REFERENCE,
  TITLE,
  GROUP,
  STATE,
  FIRST_DAY,
  LAST_DAY,
  N_COLUMNS,
} Column;

static const double widths[N_COLUMNS] = { 9, 44, 18, 15, 12, 12 };

/* A step is as wide as it is told. */
#define STEP_WIDTH 2.6

/* A text in a formula holds 255 characters; what is longer has no colour. */
#define LONGEST_LITERAL 200

typedef struct {
  LiaCanvas *canvas;
  const LiaSection *section;
  const LiaSchedule *schedule;
  LiaScheduleStep step;
  GArray *steps; /* gint32 */
} Plan;

static guint
last_row (const Plan *self)
{
  return FIRST_ROW + MAX (self->schedule->bars->len, 1) - 1;
}

static guint
last_column (const Plan *self)
{
  return N_COLUMNS + self->steps->len - 1;
}

static void
draw_head (const Plan *self)
{
  lia_canvas_row (self->canvas, 0, 30);
  lia_canvas_text (self->canvas, 0, REFERENCE, self->section->name, LIA_STYLE_TITLE);
  lia_canvas_row (self->canvas, 1, 20);
  lia_canvas_link (self->canvas, 1, REFERENCE, LIA_CANVAS_COVER, _ ("Cover"),
                   LIA_STYLE_CAPTION_LINK);
  lia_canvas_text (self->canvas, 1, TITLE, self->section->purpose, LIA_STYLE_CAPTION);
  lia_canvas_text (self->canvas, 1, FIRST_DAY, _ ("As at"), LIA_STYLE_CAPTION);
  lia_canvas_day (self->canvas, 1, LAST_DAY, self->schedule->today, LIA_STYLE_CAPTION_DAY);
}

/* What is the same for several steps side by side: the year, or the month of weeks. */
static int
span_of (const Plan *self, guint index)
{
  int year, month, day;

  lia_day_to_civil (g_array_index (self->steps, gint32, index), &year, &month, &day);
  switch (self->step) {
  case LIA_SCHEDULE_WEEKS:
    return year * 12 + month;
  case LIA_SCHEDULE_YEARS:
    return year / 10;
  case LIA_SCHEDULE_MONTHS:
  case LIA_SCHEDULE_QUARTERS:
  default:
    return year;
  }
}

/* A date over a single step would not be seen, but only that it has no room. */
static void
draw_span (const Plan *self, guint first, guint n)
{
  LiaStyle style =
      self->step == LIA_SCHEDULE_WEEKS ? LIA_STYLE_SCHEDULE_MONTH : LIA_STYLE_SCHEDULE_YEAR;

  lia_canvas_merge (self->canvas, YEARS_ROW, N_COLUMNS + first, n, style);
  if (n < (self->step == LIA_SCHEDULE_WEEKS ? 3 : 2))
    lia_canvas_blank (self->canvas, YEARS_ROW, N_COLUMNS + first, style);
  else
    lia_canvas_day (self->canvas, YEARS_ROW, N_COLUMNS + first,
                    g_array_index (self->steps, gint32, first), style);
}

/* What was left out stands beside the years, above what is there. */
static void
draw_note (const Plan *self)
{
  const char *note = self->schedule->note != NULL ? self->schedule->note : "";
  double width = 0.0;

  for (guint i = TITLE; i < N_COLUMNS; i++)
    width += widths[i];
  lia_canvas_row (self->canvas, YEARS_ROW, lia_canvas_lines (lia_text_lines (note, width)));
  lia_canvas_merge (self->canvas, YEARS_ROW, TITLE, N_COLUMNS - TITLE, LIA_STYLE_QUIET);
  lia_canvas_text (self->canvas, YEARS_ROW, TITLE, note, LIA_STYLE_QUIET);
}

static void
draw_spans (const Plan *self)
{
  guint first = 0;

  for (guint i = 1; i <= self->steps->len; i++)
    if (i == self->steps->len || span_of (self, i) != span_of (self, first)) {
      draw_span (self, first, i - first);
      first = i;
    }
}

/* Days have a number format that tells only what is new: there is none for a quarter. */
static LiaStyle
step_style (const Plan *self, guint index)
{
  int year, month, day;

  switch (self->step) {
  case LIA_SCHEDULE_WEEKS:
    return LIA_STYLE_SCHEDULE_DAY;
  case LIA_SCHEDULE_MONTHS:
    return LIA_STYLE_SCHEDULE_LETTER;
  case LIA_SCHEDULE_QUARTERS:
    lia_day_to_civil (g_array_index (self->steps, gint32, index), &year, &month, &day);
    return LIA_STYLE_SCHEDULE_QUARTER + (month - 1) / 3;
  case LIA_SCHEDULE_YEARS:
  default:
    return LIA_STYLE_SCHEDULE_SHORT_YEAR;
  }
}

static void
draw_header (const Plan *self)
{
  const char *const labels[N_COLUMNS] = {
    [REFERENCE] = _ ("Ref"),
    [TITLE] = _ ("What"),
    [GROUP] = self->schedule->group_label,
    [STATE] = self->schedule->state_label,
    [FIRST_DAY] = _ ("From"),
    [LAST_DAY] = _ ("Until"),
  };

  lia_canvas_row (self->canvas, HEADER_ROW, 20);
  for (guint i = 0; i < N_COLUMNS; i++)
    lia_canvas_text (self->canvas, HEADER_ROW, i, labels[i], LIA_STYLE_HEADER);
  for (guint i = 0; i < self->steps->len; i++)
    lia_canvas_day (self->canvas, HEADER_ROW, N_COLUMNS + i, g_array_index (self->steps, gint32, i),
                    step_style (self, i));
}

static guint
bar_lines (const LiaBar *bar)
{
  return MAX (lia_text_lines (bar->title, widths[TITLE] - 2.0),
              MAX (lia_text_lines (bar->group, widths[GROUP] - 2.0),
                   lia_text_lines (bar->state, widths[STATE] - 2.0)));
}

static void
draw_bar (const Plan *self, guint index)
{
  const LiaBar *bar = g_ptr_array_index (self->schedule->bars, index);
  guint row = FIRST_ROW + index;

  lia_canvas_row (self->canvas, row, lia_canvas_lines (bar_lines (bar)));
  if (!lia_canvas_link (self->canvas, row, REFERENCE, bar->target, bar->reference, LIA_STYLE_LINK))
    lia_canvas_text (self->canvas, row, REFERENCE, bar->reference, LIA_STYLE_TEXT);
  lia_canvas_text (self->canvas, row, TITLE, bar->title, LIA_STYLE_STRONG);
  lia_canvas_text (self->canvas, row, GROUP, bar->group, LIA_STYLE_TEXT);
  lia_canvas_text (self->canvas, row, STATE, bar->state, LIA_STYLE_TEXT);
  lia_canvas_day (self->canvas, row, FIRST_DAY, bar->first_day, LIA_STYLE_DATE);
  lia_canvas_day (self->canvas, row, LAST_DAY, bar->last_day, LIA_STYLE_DATE);
  for (guint i = 0; i < self->steps->len; i++)
    lia_canvas_blank (self->canvas, row, N_COLUMNS + i, LIA_STYLE_SCHEDULE_CELL);
}

static void
draw_bars (const Plan *self)
{
  for (guint i = 0; i < self->schedule->bars->len; i++)
    draw_bar (self, i);

  if (self->schedule->bars->len == 0) {
    lia_canvas_row (self->canvas, FIRST_ROW, lia_canvas_lines (1));
    lia_canvas_text (self->canvas, FIRST_ROW, REFERENCE, _ ("None"), LIA_STYLE_CAPTION);
  }
}

/* The last day of the step that a column stands for, reckoned from its header. */
static char *
last_day_of (const Plan *self, const char *header)
{
  switch (self->step) {
  case LIA_SCHEDULE_WEEKS:
    return g_strdup_printf ("%s+6", header);
  case LIA_SCHEDULE_MONTHS:
    return g_strdup_printf ("EDATE(%s,1)-1", header);
  case LIA_SCHEDULE_QUARTERS:
    return g_strdup_printf ("EDATE(%s,3)-1", header);
  case LIA_SCHEDULE_YEARS:
  default:
    return g_strdup_printf ("EDATE(%s,12)-1", header);
  }
}

static void
add_rule (const Plan *self,
          guint first_row,
          guint first_column,
          guint to_column,
          char *formula,
          lxw_format *format)
{
  lxw_conditional_format condition = {
    .type = LXW_CONDITIONAL_TYPE_FORMULA,
    .value_string = formula,
    .format = format,
  };

  lia_canvas_check (self->canvas,
                    worksheet_conditional_format_range (
                        lia_canvas_get_sheet (self->canvas), first_row, (lxw_col_t) first_column,
                        last_row (self), (lxw_col_t) to_column, &condition));
}

/* The header of the first step, as a rule of that column names it. */
static char *
header_cell (void)
{
  char letters[LXW_MAX_COL_NAME_LENGTH];

  lxw_col_to_name (letters, N_COLUMNS, FALSE);
  return g_strdup_printf ("%s$%d", letters, HEADER_ROW + 1);
}

static char *
quote (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);

  return g_strjoinv ("\"\"", parts);
}

static char *
today_condition (const Plan *self)
{
  g_autofree char *header = header_cell ();
  g_autofree char *until = last_day_of (self, header);

  return g_strdup_printf ("%s<=" TODAY_CELL ",%s>=" TODAY_CELL, header, until);
}

/* A bar is where its row's own days say: change them, and it moves. Not every program goes on to
 * the next rule when one holds, so that today's part of a bar has a rule of its own. */
static void
colour_group (const Plan *self, const LiaBar *bar)
{
  g_autofree char *header = header_cell ();
  g_autofree char *until = last_day_of (self, header);
  g_autofree char *group = quote (bar->group);
  g_autofree char *today = today_condition (self);
  g_autofree char *here =
      g_strdup_printf ("$C%d=\"%s\",$E%d<=%s,$F%d>=%s,$E%d>0", FIRST_ROW + 1, group, FIRST_ROW + 1,
                       until, FIRST_ROW + 1, header, FIRST_ROW + 1);
  g_autofree char *here_today = g_strdup_printf ("=AND(%s,%s)", here, today);
  g_autofree char *formula = g_strdup_printf ("=AND(%s)", here);

  add_rule (self, FIRST_ROW, N_COLUMNS, last_column (self), here_today,
            lia_canvas_make_fill (self->canvas, bar->colour, TRUE));
  add_rule (self, FIRST_ROW, N_COLUMNS, last_column (self), formula,
            lia_canvas_make_fill (self->canvas, bar->colour, FALSE));
}

static void
colour_groups (const Plan *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->schedule->bars->len; i++) {
    const LiaBar *bar = g_ptr_array_index (self->schedule->bars, i);

    if (g_utf8_strlen (bar->group, -1) <= LONGEST_LITERAL &&
        g_hash_table_add (seen, (gpointer) bar->group))
      colour_group (self, bar);
  }
}

static void
colour_states (const Plan *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->schedule->bars->len; i++) {
    const LiaBar *bar = g_ptr_array_index (self->schedule->bars, i);
    g_autofree char *state = quote (bar->state);
    g_autofree char *formula = g_strdup_printf ("=$D%d=\"%s\"", FIRST_ROW + 1, state);

    if (bar->tone != LIA_TONE_NEUTRAL && g_hash_table_add (seen, (gpointer) bar->state))
      add_rule (self, FIRST_ROW, STATE, STATE, formula,
                lia_canvas_get_format (self->canvas, LIA_STYLE_TONE + bar->tone));
  }
}

static void
mark_today (const Plan *self)
{
  g_autofree char *condition = today_condition (self);
  g_autofree char *formula = g_strdup_printf ("=AND(%s)", condition);

  add_rule (self, FIRST_ROW, N_COLUMNS, last_column (self), formula,
            lia_canvas_get_format (self->canvas, LIA_STYLE_SCHEDULE_TODAY));
}

/**
 * lia_workbook_draw_schedule:
 * @canvas: a canvas, with the sheet begun
 * @section: a section that is a schedule
 *
 * Draws bars over time. They are made by conditional formats of the days that stand beside them, so
 * that a bar moves when its days are changed, and every spreadsheet draws them.
 */
void
lia_workbook_draw_schedule (LiaCanvas *canvas, const LiaSection *section)
{
  g_autoptr (GArray) steps = lia_schedule_make_steps (section->schedule);
  Plan plan = {
    .canvas = canvas,
    .section = section,
    .schedule = section->schedule,
    .step = lia_schedule_find_step (section->schedule),
    .steps = steps,
  };

  if (lia_canvas_get_error (canvas) != LXW_NO_ERROR)
    return;

  for (guint i = 0; i <= last_column (&plan); i++)
    lia_canvas_column (canvas, i, i < N_COLUMNS ? widths[i] : STEP_WIDTH);
  draw_head (&plan);
  draw_note (&plan);
  draw_spans (&plan);
  draw_header (&plan);
  draw_bars (&plan);
  colour_groups (&plan);
  mark_today (&plan);
  colour_states (&plan);

  lia_canvas_check (canvas, worksheet_autofilter (lia_canvas_get_sheet (canvas), HEADER_ROW, 0,
                                                  last_row (&plan), N_COLUMNS - 1));
  worksheet_freeze_panes (lia_canvas_get_sheet (canvas), FIRST_ROW, GROUP);
  lia_canvas_check (canvas,
                    worksheet_repeat_rows (lia_canvas_get_sheet (canvas), YEARS_ROW, HEADER_ROW));
  lia_canvas_print_setup (canvas, section->name, 1, 0);
}
