#include <glib/gi18n.h>

#include "workbook-dress.h"

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

/* The values stand in the data guide, where they are explained: a list in the rule itself can't be
 * longer than 255 characters, and a hidden sheet would be one more place to look into. */
static void
offer_choices (LiaCanvas *canvas, const LiaSection *section, guint index)
{
  const LiaColumn *column = lia_listing_get_column (section->table, index);
  g_autofree char *range = choices_range (canvas, section, column);
  lxw_data_validation validation = {
    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
    .value_formula = range,
    .ignore_blank = LXW_VALIDATION_ON,
    .show_error = column->open ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON,
  };

  if (range == NULL)
    return;

  lia_canvas_check (canvas, worksheet_data_validation_range (
                                lia_canvas_get_sheet (canvas), LIA_CANVAS_FIRST_ROW, index,
                                LIA_CANVAS_FIRST_ROW + lia_listing_n_rows (section->table) - 1,
                                index, &validation));
}

/**
 * lia_workbook_dress_list:
 * @canvas: a canvas, with the sheet begun
 * @section: the section that the sheet shows, with rows
 *
 * Gives the columns of a list their drop-downs, and colours that follow what is written into them.
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
    }
    if (column->warned_by >= 0)
      colour_warned (canvas, section->table, i, column->warned_by);
  }
}
