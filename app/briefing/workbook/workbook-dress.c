#include <glib/gi18n.h>

#include "workbook-dress.h"

/* What a spreadsheet shows beside a cell that is being filled in takes so many characters. */
#define LONGEST_PROMPT_TITLE 32
#define LONGEST_PROMPT 255

/* A bar that warns, one that only tells, and the strong end of a scale. */
#define WARNING_BAR 0xf0a8a2
#define BAR 0xcfd6dd
#define SCALE 0x9db7e8
#define PAPER 0xffffff

static void
colour (LiaCanvas *canvas,
        const LiaListing *table,
        guint column,
        lxw_conditional_format *condition,
        LiaTone tone)
{
  condition->format = lia_canvas_get_format (canvas, LIA_STYLE_TONE + tone);
  lia_canvas_check (canvas,
                    worksheet_conditional_format_range (
                        lia_canvas_get_sheet (canvas), LIA_CANVAS_FIRST_ROW, column,
                        LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (table) - 1, column, condition));
}

static void
colour_choices (LiaCanvas *canvas, const LiaListing *table, guint column, const LiaChoice *choices)
{
  for (const LiaChoice *choice = choices; choice->value != NULL; choice++) {
    g_auto (GStrv) parts = g_strsplit (_ (choice->label), "\"", -1);
    g_autofree char *label = g_strjoinv ("\"\"", parts);
    g_autofree char *quoted = g_strdup_printf ("\"%s\"", label);
    lxw_conditional_format condition = {
      .type = LXW_CONDITIONAL_TYPE_CELL,
      .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
      .value_string = quoted,
    };

    if (choice->tone != LIA_TONE_NEUTRAL)
      colour (canvas, table, column, &condition, choice->tone);
  }
}

static void
colour_warned (LiaCanvas *canvas, const LiaListing *table, guint column, guint by)
{
  char letters[LXW_MAX_COL_NAME_LENGTH];
  g_autofree char *formula = NULL;
  lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_FORMULA };

  lxw_col_to_name (letters, by, LXW_TRUE);
  formula = g_strdup_printf ("=%s%d>0", letters, LIA_CANVAS_FIRST_ROW + 1);
  condition.value_string = formula;
  colour (canvas, table, column, &condition, LIA_TONE_ERROR);
}

static gboolean
find_choice (const LiaSection *guide,
             const LiaSection *section,
             const LiaColumn *column,
             const LiaChoice *choice,
             guint *row)
{
  g_autofree char *key = g_strjoin ("/", section->key, column->label, choice->value, NULL);

  return lia_listing_find_row (guide->table, key, row);
}

static char *
choices_range (LiaCanvas *canvas, const LiaSection *section, const LiaColumn *column)
{
  const LiaSection *guide =
      lia_document_find_section (lia_canvas_get_document (canvas), LIA_DOCUMENT_GUIDE);
  char letters[LXW_MAX_COL_NAME_LENGTH];
  guint first = 0;
  guint n = 0;
  guint row;

  if (guide == NULL || !find_choice (guide, section, column, column->choices, &first))
    return NULL;
  while (column->choices[n].value != NULL &&
         find_choice (guide, section, column, &column->choices[n], &row))
    n++;

  lxw_col_to_name (letters, LIA_DOCUMENT_GUIDE_LABELS, LXW_TRUE);
  return g_strdup_printf ("='%s'!%s$%u:%s$%u", guide->name, letters,
                          LIA_CANVAS_FIRST_ROW + first + 1, letters,
                          LIA_CANVAS_FIRST_ROW + first + n);
}

static char *
shorten (const char *text, glong most)
{
  return g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most) : g_strdup (text);
}

/* The rule that holds for what is typed into a column, and what is said to whoever fills it in. */
static void
add_rule (LiaCanvas *canvas, const LiaSection *section, guint index, lxw_data_validation *rule)
{
  const LiaColumn *column = lia_listing_get_column (section->table, index);
  g_autofree char *title = shorten (column->label, LONGEST_PROMPT_TITLE);
  g_autofree char *prompt = shorten (column->meaning, LONGEST_PROMPT);

  if (column->fill_in) {
    rule->input_title = title;
    rule->input_message = prompt;
  }
  rule->ignore_blank = LXW_VALIDATION_ON;
  lia_canvas_check (canvas, worksheet_data_validation_range (
                                lia_canvas_get_sheet (canvas), LIA_CANVAS_FIRST_ROW, index,
                                LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (section->table) - 1,
                                index, rule));
}

/* The values stand in the data guide, where they are explained: a list in the rule itself can't be
 * longer than 255 characters, and a hidden sheet would be one more place to look into. */
static void
offer_choices (LiaCanvas *canvas, const LiaSection *section, guint index)
{
  const LiaColumn *column = lia_listing_get_column (section->table, index);
  g_autofree char *range = choices_range (canvas, section, column);
  lxw_data_validation rule = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .value_formula = range,
    .show_error = column->open ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON,
  };

  if (range != NULL)
    add_rule (canvas, section, index, &rule);
}

/* A spreadsheet makes a date of what is typed by its own language; what it doesn't take for one is
 * asked about, and can stay as it is. */
static void
ask_to_fill_in (LiaCanvas *canvas, const LiaSection *section, guint index)
{
  lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_ANY };
  g_autofree char *complaint =
      shorten (_ ("That is no date to this program. Write it as 2026-11-23, or keep it as it is."),
               LONGEST_PROMPT);

  if (lia_listing_get_column (section->table, index)->kind == LIA_COLUMN_DATE) {
    rule.validate = LXW_VALIDATION_TYPE_DATE;
    rule.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN;
    rule.value_datetime = (lxw_datetime) { .year = 1900, .month = 1, .day = 1 };
    rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    rule.error_message = complaint;
  }
  add_rule (canvas, section, index, &rule);
}

static gboolean
is_warning (const LiaListing *table, guint index)
{
  for (guint i = 0; i < lia_listing_n_columns (table); i++)
    if (lia_listing_get_column (table, i)->warned_by == (int) index)
      return TRUE;

  return FALSE;
}

static void
show_bars (LiaCanvas *canvas, const LiaListing *table, guint column)
{
  lxw_conditional_format condition = {
    .type = LXW_CONDITIONAL_DATA_BAR,
    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
    .min_value = 0,
    .bar_color = is_warning (table, column) ? WARNING_BAR : BAR,
    .bar_solid = LXW_TRUE,
    .data_bar_2010 = LXW_TRUE,
    .bar_no_border = LXW_TRUE,
  };

  lia_canvas_check (canvas,
                    worksheet_conditional_format_range (
                        lia_canvas_get_sheet (canvas), LIA_CANVAS_FIRST_ROW, column,
                        LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (table) - 1, column, &condition));
}

/* The columns that share a scale stand side by side. */
static void
show_scale (LiaCanvas *canvas, const LiaListing *table, guint first_column)
{
  guint last_column = first_column;
  lxw_conditional_format condition = {
    .type = LXW_CONDITIONAL_2_COLOR_SCALE,
    .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
    .min_value = 0,
    .min_color = PAPER,
    .max_color = SCALE,
  };

  while (last_column + 1 < lia_listing_n_columns (table) &&
         lia_listing_get_column (table, last_column + 1)->emphasis == LIA_EMPHASIS_SCALE)
    last_column++;

  lia_canvas_check (canvas, worksheet_conditional_format_range (
                                lia_canvas_get_sheet (canvas), LIA_CANVAS_FIRST_ROW, first_column,
                                LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (table) - 1, last_column,
                                &condition));
}

static void
emphasise (LiaCanvas *canvas, const LiaListing *table, guint index)
{
  LiaEmphasis emphasis = lia_listing_get_column (table, index)->emphasis;

  if (emphasis == LIA_EMPHASIS_BAR)
    show_bars (canvas, table, index);
  if (emphasis == LIA_EMPHASIS_SCALE &&
      (index == 0 || lia_listing_get_column (table, index - 1)->emphasis != LIA_EMPHASIS_SCALE))
    show_scale (canvas, table, index);
}

/**
 * lia_workbook_dress_list:
 * @canvas: a canvas, with the sheet begun
 * @section: the section that the sheet shows, with rows
 *
 * Gives the columns of a list their drop-downs, what is said to whoever fills them in, and colours
 * and bars that follow what is written into them.
 */
void
lia_workbook_dress_list (LiaCanvas *canvas, const LiaSection *section)
{
  for (guint i = 0; i < lia_listing_n_columns (section->table); i++) {
    const LiaColumn *column = lia_listing_get_column (section->table, i);

    if (lia_canvas_get_error (canvas) != LXW_NO_ERROR)
      return;
    if (column->choices != NULL) {
      colour_choices (canvas, section->table, i, column->choices);
      offer_choices (canvas, section, i);
    } else if (column->fill_in) {
      ask_to_fill_in (canvas, section, i);
    }
    emphasise (canvas, section->table, i);
    if (column->warned_by >= 0)
      colour_warned (canvas, section->table, i, column->warned_by);
  }
}
