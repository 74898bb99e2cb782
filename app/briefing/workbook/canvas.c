#include <glib/gi18n.h>

#include "canvas.h"
#include "canvas-styles.h"
#include "briefing/document/text.h"
#include "workbook-label.h"

#define LONGEST_ADDRESS 2000

/* With more cells than this a workbook is written row by row, without holding it. */
#define MOST_HELD 500000

/* What a line of 10 point text takes, in points, and the space round it. */
#define LINE_HEIGHT 13.2
#define CELL_PADDING 5.0
#define TALLEST_ROW 409.0

/* Days from 1899-12-30, the day 0 of a workbook, to 1970-01-01. */
#define WORKBOOK_EPOCH 25569

struct _LiaCanvas {
  const LiaDocument *document;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *formats[LIA_STYLE_COUNT];
  lxw_format *guarded[LIA_STYLE_COUNT];
  gboolean streamed;
  GArray *counts;
  guint links;
  lxw_error error;
};

static guint64
count_cells (const LiaDocument *document)
{
  guint64 n = 0;

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (section->table != NULL)
      n += (guint64) lia_listing_n_rows (section->table) * lia_listing_n_columns (section->table);
  }

  return n;
}

/* A property holds 255 characters at most. */
static void
set_custom_text (LiaCanvas *self, const char *name, const char *value)
{
  g_autofree char *fit =
      g_utf8_strlen (value, -1) > 255 ? g_utf8_substring (value, 0, 255) : g_strdup (value);

  lia_canvas_check (self, workbook_set_custom_property_string (self->book, name, fit));
}

/* What stands on the cover, for programs that sort files by it. */
static void
set_custom_properties (LiaCanvas *self)
{
  const LiaDocument *document = self->document;
  g_autoptr (GDateTime) utc = g_date_time_to_utc (document->as_at);
  lxw_datetime as_at = {
    .year = g_date_time_get_year (utc),
    .month = g_date_time_get_month (utc),
    .day = g_date_time_get_day_of_month (utc),
    .hour = g_date_time_get_hour (utc),
    .min = g_date_time_get_minute (utc),
  };

  if (*document->mark != '\0')
    set_custom_text (self, _ ("Handling mark"), document->mark);
  lia_canvas_check (self, workbook_set_custom_property_datetime (self->book, _ ("As at"), &as_at));
  if (document->author != NULL)
    set_custom_text (self, _ ("Prepared by"), document->author);
  lia_canvas_check (self, lia_workbook_set_label (self->book, document));
}

/* The date that a document says it was made: the moment whose state it shows, so that the same
 * state gives the same bytes. */
static void
set_properties (LiaCanvas *self)
{
  const LiaDocument *document = self->document;
  lxw_doc_properties properties = {
    .title = document->title,
    .subject = document->subject,
    .author = document->author != NULL ? document->author : (char *) "",
    .company = document->office,
    .category = document->mark,
    .created = g_date_time_to_unix (document->as_at),
  };

  lia_canvas_check (self, workbook_set_properties (self->book, &properties));
  set_custom_properties (self);
}

/* A target inside the workbook as the library writes it, or %NULL if it leads nowhere. */
static char *
resolve_target (LiaCanvas *self, const char *target)
{
  const LiaSection *sheet;
  g_auto (GStrv) quoted = NULL;
  g_autofree char *name = NULL;
  int row;

  if (lia_document_is_address (target))
    return g_utf8_strlen (target, -1) <= LONGEST_ADDRESS ? g_strdup (target) : NULL;

  if (g_str_equal (target, LIA_CANVAS_COVER))
    return g_strdup_printf ("internal:'%s'!A1", _ ("Cover"));
  sheet = lia_document_find_target (self->document, target, &row);
  if (sheet == NULL)
    return NULL;

  quoted = g_strsplit (sheet->name, "'", -1);
  name = g_strjoinv ("''", quoted);
  return g_strdup_printf ("internal:'%s'!A%d", name, row >= 0 ? row + LIA_CANVAS_FIRST_ROW + 1 : 1);
}

/**
 * lia_canvas_new:
 * @path: the file that is going to be written
 * @scratch_folder: where the library may put its temporary files
 * @document: what it is made from; has to outlive the canvas
 *
 * Returns: (transfer full): a workbook without sheets; ask lia_canvas_get_error()
 */
LiaCanvas *
lia_canvas_new (const char *path, const char *scratch_folder, const LiaDocument *document)
{
  LiaCanvas *self = g_new0 (LiaCanvas, 1);
  lxw_workbook_options options = { .tmpdir = (char *) scratch_folder };

  self->document = document;
  self->streamed = count_cells (document) > MOST_HELD;
  options.constant_memory = self->streamed;
  self->counts = g_array_new (FALSE, TRUE, sizeof (guint));
  self->book = workbook_new_opt (path, &options);
  if (self->book == NULL)
    self->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
  else
    set_properties (self);

  return self;
}

/**
 * lia_canvas_free:
 * @self: (transfer full): a canvas
 *
 * Lets go of it. A workbook that wasn't closed isn't written.
 */
void
lia_canvas_free (LiaCanvas *self)
{
  if (self->book != NULL)
    lxw_workbook_free (self->book);
  g_array_unref (self->counts);
  g_free (self);
}

/**
 * lia_canvas_close:
 * @self: a canvas
 *
 * Writes the file, unless something went wrong before. The library's word alone doesn't prove that
 * all was written: have it checked.
 *
 * Returns: whether the library says that it was written
 */
gboolean
lia_canvas_close (LiaCanvas *self)
{
  if (self->error != LXW_NO_ERROR)
    return FALSE;

  self->error = workbook_close (g_steal_pointer (&self->book));
  return self->error == LXW_NO_ERROR;
}

const LiaDocument *
lia_canvas_get_document (LiaCanvas *self)
{
  return self->document;
}

lxw_workbook *
lia_canvas_get_book (LiaCanvas *self)
{
  return self->book;
}

lxw_worksheet *
lia_canvas_get_sheet (LiaCanvas *self)
{
  return self->sheet;
}

static gboolean
begins_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@", *text) != NULL;
}

/* A cell that holds a text which begins as a formula does says so in its format: else it becomes
 * one when somebody only opens it for editing and leaves it. */
static lxw_format *
format_for (LiaCanvas *self, LiaStyle style, gboolean guarded)
{
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
  return format_for (self, style, FALSE);
}

lxw_error
lia_canvas_get_error (LiaCanvas *self)
{
  return self->error;
}

/**
 * lia_canvas_make_fill:
 * @self: a canvas
 * @colour: 0xRRGGBB
 * @today: whether it is for the day of the cover
 *
 * Returns: (transfer none) (nullable): a format that conditional formats give cells of that colour
 */
lxw_format *
lia_canvas_make_fill (LiaCanvas *self, guint colour, gboolean today)
{
  lxw_format *format = workbook_add_format (self->book);

  if (format == NULL)
    lia_canvas_check (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
  else
    format_set_bg_color (format, colour);
  if (format != NULL && today)
    lia_canvas_mark_today (format);

  return format;
}

/**
 * lia_canvas_is_streamed:
 * @self: a canvas
 *
 * Returns: whether the workbook is too large to be held while it is written. Cells then go row by
 *   row from the top, and there are no tables.
 */
gboolean
lia_canvas_is_streamed (LiaCanvas *self)
{
  return self->streamed;
}

/**
 * lia_canvas_get_counts:
 * @self: a canvas
 *
 * Returns: (transfer none) (element-type guint): how many cells each sheet has, to check the file
 *   against
 */
GArray *
lia_canvas_get_counts (LiaCanvas *self)
{
  return self->counts;
}

/**
 * lia_canvas_begin_sheet:
 * @self: a canvas
 * @name: what stands on its tab
 *
 * Adds a sheet, which is then the one at hand.
 */
void
lia_canvas_begin_sheet (LiaCanvas *self, const char *name)
{
  guint none = 0;

  if (self->error != LXW_NO_ERROR)
    return;

  self->sheet = workbook_add_worksheet (self->book, name);
  self->links = 0;
  if (self->sheet == NULL) {
    self->error = LXW_ERROR_SHEETNAME_ALREADY_USED;
    return;
  }

  g_array_append_val (self->counts, none);
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
  if (lia_document_is_right_to_left (self->document))
    worksheet_right_to_left (self->sheet);
}

/**
 * lia_canvas_check:
 * @self: a canvas
 * @error: what the library returned
 *
 * Notes the first error.
 *
 * Returns: whether all has gone well so far
 */
gboolean
lia_canvas_check (LiaCanvas *self, lxw_error error)
{
  if (self->error == LXW_NO_ERROR)
    self->error = error;

  return self->error == LXW_NO_ERROR;
}

/**
 * lia_canvas_count:
 * @self: a canvas
 * @cells: how many cells the sheet got by other means than this type's functions
 */
void
lia_canvas_count (LiaCanvas *self, guint cells)
{
  g_array_index (self->counts, guint, self->counts->len - 1) += cells;
}

/**
 * lia_canvas_row:
 * @self: a canvas
 * @row: a row, from 0
 * @height: how tall it is, in points; no row is taller than the tallest that Excel knows
 */
void
lia_canvas_row (LiaCanvas *self, guint row, double height)
{
  if (self->error == LXW_NO_ERROR)
    lia_canvas_check (self, worksheet_set_row (self->sheet, row, MIN (height, TALLEST_ROW), NULL));
}

/**
 * lia_canvas_column:
 * @self: a canvas
 * @column: a column, from 0
 * @width: how wide it is, in digits of the default font
 */
void
lia_canvas_column (LiaCanvas *self, guint column, double width)
{
  if (self->error == LXW_NO_ERROR)
    lia_canvas_check (self, worksheet_set_column (self->sheet, column, column, width, NULL));
}

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
                        worksheet_write_string (self->sheet, row, column, fit,
                                                format_for (self, style, begins_formula (fit)))))
    lia_canvas_count (self, 1);
}

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
 * @target: where a click leads, see #LiaCell; if that is nowhere, the text stays without a link
 * @text: a clean text
 * @style: how it looks
 */
void
lia_canvas_link (LiaCanvas *self,
                 guint row,
                 guint column,
                 const char *target,
                 const char *text,
                 LiaStyle style)
{
  g_autofree char *address = resolve_target (self, target);
  g_autofree char *fit = NULL;

  if (address == NULL || self->links >= LIA_CANVAS_MOST_LINKS || text == NULL || *text == '\0') {
    lia_canvas_text (self, row, column, text, style);
    return;
  }

  fit = lia_text_fit (text, NULL);
  if (self->error == LXW_NO_ERROR &&
      lia_canvas_check (self, worksheet_write_url_opt (
                                  self->sheet, row, column, address,
                                  format_for (self, style, begins_formula (fit)), fit, NULL))) {
    self->links++;
    lia_canvas_count (self, 1);
  }
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

/* What looks like a link has to be one. */
static gboolean
leads_somewhere (LiaCanvas *self, const char *target)
{
  g_autofree char *address = resolve_target (self, target);

  return address != NULL;
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
    if (cell->target != NULL && leads_somewhere (self, cell->target))
      lia_canvas_link (self, row, column, cell->target, cell->text, LIA_STYLE_LINK);
    else
      lia_canvas_text (self, row, column, cell->text, style);
    break;
  }
}

/**
 * lia_canvas_lines:
 * @lines: a number of lines
 *
 * Returns: how tall a row of that many lines is, in points
 */
double
lia_canvas_lines (guint lines)
{
  return lines * LINE_HEIGHT + CELL_PADDING;
}
