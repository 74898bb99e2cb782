#include <glib/gi18n.h>

#include "canvas-private.h"
#include "canvas-styles.h"
#include "workbook-label.h"

/* With more cells than this a workbook is written row by row, without holding it. */
#define MOST_HELD 500000

/* What a line of 10 point text takes, in points, and the space round it: short when it is written,
 * for each row. */
#define LINE_HEIGHT 13.25
#define CELL_PADDING 5.0
#define TALLEST_ROW 409.0

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

/* The library closes the temporary files of sheets only when it puts them into the workbook. */
static void
close_sheets (LiaCanvas *self)
{
  for (lxw_worksheet *sheet = STAILQ_FIRST (self->book->worksheets); sheet != NULL;
       sheet = STAILQ_NEXT (sheet, list_pointers))
    g_clear_pointer (&sheet->optimize_tmpfile, fclose);
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
  if (self->book != NULL) {
    close_sheets (self);
    lxw_workbook_free (self->book);
  }
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
  self->height = 0.0;
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
  double fit = MIN (height, TALLEST_ROW);

  if (self->error == LXW_NO_ERROR &&
      lia_canvas_check (self, worksheet_set_row (self->sheet, row, fit, NULL)))
    self->height += fit;
}

/**
 * lia_canvas_get_height:
 * @self: a canvas
 *
 * Returns: how tall the rows of the sheet at hand are that were given a height, in points
 */
double
lia_canvas_get_height (LiaCanvas *self)
{
  return self->height;
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
