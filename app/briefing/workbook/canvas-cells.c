#include <glib/gi18n.h>
#include <string.h>

#include "briefing/document/text.h"
#include "canvas-private.h"
#include "canvas-styles.h"

/* Excel takes 2,079 characters, and so does the library (LXW_MAX_URL). */
#define LONGEST_ADDRESS 2000

/* Days from 1899-12-30, the day 0 of a workbook, to 1970-01-01. */
#define WORKBOOK_EPOCH 25569

/* How long an address is once the library has escaped what has to be: each such byte is `%` and two
 * digits then. */
static gsize
escaped_length (const char *address)
{
  gsize length = 0;

  for (const char *at = address; *at != '\0'; at++)
    length += g_ascii_isalnum (*at) || strchr ("-_.~:/?#@!$&'()*+,;=", *at) != NULL ? 1 : 3;

  return length;
}

/* A target as the library writes it, or NULL if it leads nowhere. */
static char *
resolve_target (LiaCanvas *self, const char *target)
{
  const LiaSection *sheet;
  int row;

  if (lia_document_is_address (target))
    return escaped_length (target) <= LONGEST_ADDRESS ? g_strdup (target) : NULL;

  if (g_str_equal (target, LIA_CANVAS_COVER))
    return g_strdup_printf ("internal:'%s'!A1", _ ("Cover"));
  sheet = lia_document_find_target (self->document, target, &row);
  if (sheet == NULL)
    return NULL;

  return g_strdup_printf ("internal:'%s'!A%d", sheet->name,
                          row >= 0 ? row + LIA_CANVAS_FIRST_ROW + 1 : 1);
}

/* A cell that holds a text which begins as a formula does says so in its format: else it becomes
 * one when somebody only opens it for editing and leaves it. */
static lxw_format *
format_for (LiaCanvas *self, LiaStyle style, const char *text)
{
  gboolean guarded = *text != '\0' && strchr ("=+-@", *text) != NULL;
  lxw_format **formats = guarded ? self->guarded : self->formats;

  if (formats[style] == NULL) {
    formats[style] = lia_canvas_make_format (self->book, style, guarded, self->document);
    if (formats[style] == NULL)
      lia_canvas_check (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
  }

  return formats[style];
}

/**
 * lia_canvas_get_format:
 * @self: a canvas
 * @style: a style; add a #LiaTone to %LIA_STYLE_FIGURE and %LIA_STYLE_TONE
 *
 * Returns: (transfer none) (nullable): the style as a format of the workbook
 */
lxw_format *
lia_canvas_get_format (LiaCanvas *self, LiaStyle style)
{
  return format_for (self, style, "");
}

/**
 * lia_canvas_blank:
 * @self: a canvas
 * @row: a row, from 0
 * @column: a column, from 0
 * @style: how it looks
 */
void
lia_canvas_blank (LiaCanvas *self, guint row, guint column, LiaStyle style)
{
  if (self->error == LXW_NO_ERROR &&
      lia_canvas_check (self, worksheet_write_blank (self->sheet, row, column,
                                                     lia_canvas_get_format (self, style))))
    lia_canvas_count (self, 1);
}

/**
 * lia_canvas_text:
 * @self: a canvas
 * @row: a row, from 0
 * @column: a column, from 0
 * @text: (nullable): a clean text; whatever it begins with, it is no formula
 * @style: how it looks
 */
void
lia_canvas_text (LiaCanvas *self, guint row, guint column, const char *text, LiaStyle style)
{
  g_autofree char *fit = NULL;

  if (text == NULL || *text == '\0') {
    lia_canvas_blank (self, row, column, style);
    return;
  }

  fit = lia_text_fit (text, NULL);
  if (self->error == LXW_NO_ERROR &&
      lia_canvas_check (self,
                        worksheet_write_string (self->sheet, row, column, fit != NULL ? fit : text,
                                                format_for (self, style, text))))
    lia_canvas_count (self, 1);
}

/**
 * lia_canvas_number:
 * @self: a canvas
 * @row: a row, from 0
 * @column: a column, from 0
 * @number: a finite number
 * @style: how it looks
 */
void
lia_canvas_number (LiaCanvas *self, guint row, guint column, double number, LiaStyle style)
{
  if (self->error == LXW_NO_ERROR &&
      lia_canvas_check (self, worksheet_write_number (self->sheet, row, column, number,
                                                      lia_canvas_get_format (self, style))))
    lia_canvas_count (self, 1);
}

/**
 * lia_canvas_day:
 * @self: a canvas
 * @row: a row, from 0
 * @column: a column, from 0
 * @day: a day, counted from 1970-01-01
 * @style: how it looks, with the number format of a date
 */
void
lia_canvas_day (LiaCanvas *self, guint row, guint column, gint32 day, LiaStyle style)
{
  lia_canvas_number (self, row, column, day + WORKBOOK_EPOCH, style);
}

/**
 * lia_canvas_formula:
 * @self: a canvas
 * @row: a row, from 0
 * @column: a column, from 0
 * @formula: a formula, from its `=` on
 * @result: what it comes to; programs that don't reckon show that
 * @style: how it looks
 */
void
lia_canvas_formula (LiaCanvas *self,
                    guint row,
                    guint column,
                    const char *formula,
                    double result,
                    LiaStyle style)
{
  if (self->error == LXW_NO_ERROR &&
      lia_canvas_check (self,
                        worksheet_write_formula_num (self->sheet, row, column, formula,
                                                     lia_canvas_get_format (self, style), result)))
    lia_canvas_count (self, 1);
}

/**
 * lia_canvas_link:
 * @self: a canvas
 * @row: a row, from 0
 * @column: a column, from 0
 * @target: (nullable): where a click leads, see #LiaCell
 * @text: (nullable): a clean text
 * @style: how it looks
 *
 * Writes a text that can be clicked.
 *
 * Returns: whether it leads somewhere; if not, nothing is written: what looks like a link has to be
 *   one
 */
gboolean
lia_canvas_link (LiaCanvas *self,
                 guint row,
                 guint column,
                 const char *target,
                 const char *text,
                 LiaStyle style)
{
  g_autofree char *address = NULL;
  g_autofree char *fit = NULL;

  if (self->error != LXW_NO_ERROR || target == NULL || text == NULL || *text == '\0' ||
      self->links >= LIA_CANVAS_MOST_LINKS)
    return FALSE;

  address = resolve_target (self, target);
  if (address == NULL)
    return FALSE;

  fit = lia_text_fit (text, NULL);
  if (lia_canvas_check (self, worksheet_write_url_opt (self->sheet, row, column, address,
                                                       format_for (self, style, text),
                                                       fit != NULL ? fit : text, NULL))) {
    self->links++;
    lia_canvas_count (self, 1);
  }
  return TRUE;
}

/**
 * lia_canvas_merge:
 * @self: a canvas
 * @row: a row, from 0
 * @column: the first column, from 0
 * @span: how many columns become one cell
 * @style: how it looks
 *
 * Prepares a wide cell; fill the first of its cells afterwards, which is the one not counted here.
 */
void
lia_canvas_merge (LiaCanvas *self, guint row, guint column, guint span, LiaStyle style)
{
  if (span < 2 || self->error != LXW_NO_ERROR)
    return;

  if (lia_canvas_check (self,
                        worksheet_merge_range (self->sheet, row, column, row, column + span - 1, "",
                                               lia_canvas_get_format (self, style))))
    lia_canvas_count (self, span - 1);
}

/**
 * lia_canvas_cell:
 * @self: a canvas
 * @row: a row, from 0
 * @column: a column, from 0
 * @cell: what goes there
 * @style: how it looks, unless it is a link, a date or a number
 */
void
lia_canvas_cell (LiaCanvas *self, guint row, guint column, const LiaCell *cell, LiaStyle style)
{
  switch (cell->kind) {
  case LIA_CELL_EMPTY:
    lia_canvas_blank (self, row, column, style);
    break;
  case LIA_CELL_DATE:
    lia_canvas_day (self, row, column, (gint32) cell->number,
                    style == LIA_STYLE_INPUT_DATE ? style : LIA_STYLE_DATE);
    break;
  case LIA_CELL_NUMBER:
    lia_canvas_number (self, row, column, cell->number,
                       style == LIA_STYLE_MATRIX ? style : LIA_STYLE_NUMBER);
    break;
  case LIA_CELL_TEXT:
    if (!lia_canvas_link (self, row, column, cell->target, cell->text, LIA_STYLE_LINK))
      lia_canvas_text (self, row, column, cell->text, style);
    break;
  }
}
