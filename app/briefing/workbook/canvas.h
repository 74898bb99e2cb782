#pragma once

#include <xlsxwriter.h>

#include "briefing/document/document.h"

G_BEGIN_DECLS

/* Sheets of one table have a title, a line below it and the header: rows 0 to 2. */
#define LIA_CANVAS_HEADER_ROW 2
#define LIA_CANVAS_FIRST_ROW 3

/* Excel takes 65,530 links on a sheet; the rest of them stay plain text. */
#define LIA_CANVAS_MOST_LINKS 65000

/* What links find the cover by; it is made from the document itself, not from one of its sheets. */
#define LIA_CANVAS_COVER "cover"

/* So many lines of 11 point go into the tallest row. */
#define LIA_CANVAS_MOST_LINES 28

typedef enum {
  LIA_STYLE_COVER_TITLE,
  LIA_STYLE_COVER_SUBJECT,
  LIA_STYLE_COVER_LABEL,
  LIA_STYLE_COVER_TEXT,
  LIA_STYLE_COVER_LINK,
  LIA_STYLE_COVER_COUNT,
  LIA_STYLE_BAR,
  LIA_STYLE_MARK,
  LIA_STYLE_TITLE,
  LIA_STYLE_CAPTION,
  LIA_STYLE_CAPTION_LINK,
  LIA_STYLE_HEADING,
  LIA_STYLE_HEADER,
  LIA_STYLE_HEADER_NUMBER,
  LIA_STYLE_HEADER_INPUT,
  LIA_STYLE_HEADER_MATRIX,
  LIA_STYLE_TEXT,
  LIA_STYLE_STRONG,
  LIA_STYLE_LINK,
  LIA_STYLE_ADDRESS,
  LIA_STYLE_DATE,
  LIA_STYLE_NUMBER,
  LIA_STYLE_MATRIX,
  LIA_STYLE_INPUT,
  LIA_STYLE_INPUT_DATE,
  LIA_STYLE_TOTAL,
  LIA_STYLE_TOTAL_NUMBER,
  LIA_STYLE_CAPTION_DAY,
  LIA_STYLE_SCHEDULE_YEAR,
  LIA_STYLE_SCHEDULE_MONTH,
  LIA_STYLE_SCHEDULE_DAY,
  LIA_STYLE_SCHEDULE_LETTER,
  LIA_STYLE_SCHEDULE_SHORT_YEAR,
  LIA_STYLE_SCHEDULE_QUARTER,
  LIA_STYLE_SCHEDULE_CELL = LIA_STYLE_SCHEDULE_QUARTER + 4,
  LIA_STYLE_SCHEDULE_TODAY,
  LIA_STYLE_QUIET,
  LIA_STYLE_PARAGRAPH,
  LIA_STYLE_FACT_LABEL,
  LIA_STYLE_FACT_LINK,
  LIA_STYLE_FACT,
  LIA_STYLE_FIGURE_LABEL,
  LIA_STYLE_FIGURE,
  LIA_STYLE_TONE = LIA_STYLE_FIGURE + LIA_TONE_ERROR + 1,
  LIA_STYLE_COUNT = LIA_STYLE_TONE + LIA_TONE_ERROR + 1,
} LiaStyle;

/**
 * LiaCanvas:
 *
 * A workbook while it is written: its styles, the sheet at hand, and the first thing that went
 * wrong. After that nothing more is written, so that callers need to ask only once.
 */
typedef struct _LiaCanvas LiaCanvas;

LiaCanvas     *lia_canvas_new         (const char *path,
                                       const char *scratch_folder,
                                       const LiaDocument *document);
void           lia_canvas_free        (LiaCanvas *self);
gboolean       lia_canvas_close       (LiaCanvas *self);
const LiaDocument *lia_canvas_get_document (LiaCanvas *self);
lxw_workbook  *lia_canvas_get_book    (LiaCanvas *self);
lxw_worksheet *lia_canvas_get_sheet   (LiaCanvas *self);
lxw_format    *lia_canvas_get_format  (LiaCanvas *self, LiaStyle style);
lxw_error      lia_canvas_get_error   (LiaCanvas *self);
gboolean       lia_canvas_is_streamed (LiaCanvas *self);
lxw_format    *lia_canvas_make_fill   (LiaCanvas *self, guint colour, gboolean today);
GArray        *lia_canvas_get_counts  (LiaCanvas *self);

void           lia_canvas_begin_sheet (LiaCanvas *self, const char *name);
gboolean       lia_canvas_check       (LiaCanvas *self, lxw_error error);
void           lia_canvas_count       (LiaCanvas *self, guint cells);

void           lia_canvas_row         (LiaCanvas *self, guint row, double height);
double         lia_canvas_get_height  (LiaCanvas *self);
void           lia_canvas_column      (LiaCanvas *self, guint column, double width);
void           lia_canvas_blank       (LiaCanvas *self, guint row, guint column, LiaStyle style);
void           lia_canvas_text        (LiaCanvas *self,
                                       guint row,
                                       guint column,
                                       const char *text,
                                       LiaStyle style);
void           lia_canvas_number      (LiaCanvas *self,
                                       guint row,
                                       guint column,
                                       double number,
                                       LiaStyle style);
void           lia_canvas_day         (LiaCanvas *self,
                                       guint row,
                                       guint column,
                                       gint32 day,
                                       LiaStyle style);
void           lia_canvas_formula     (LiaCanvas *self,
                                       guint row,
                                       guint column,
                                       const char *formula,
                                       double result,
                                       LiaStyle style);
gboolean       lia_canvas_link        (LiaCanvas *self,
                                       guint row,
                                       guint column,
                                       const char *target,
                                       const char *text,
                                       LiaStyle style);
void           lia_canvas_merge       (LiaCanvas *self,
                                       guint row,
                                       guint column,
                                       guint span,
                                       LiaStyle style);
void           lia_canvas_cell        (LiaCanvas *self,
                                       guint row,
                                       guint column,
                                       const LiaCell *cell,
                                       LiaStyle style);
double         lia_canvas_lines       (guint lines);
double         lia_canvas_get_page_height (LiaCanvas *self, double width);
void           lia_canvas_print_breaks (LiaCanvas *self,
                                       const char *name,
                                       double width,
                                       GArray *breaks);
void           lia_canvas_print_setup (LiaCanvas *self,
                                       const char *name,
                                       guint wide,
                                       guint tall);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCanvas, lia_canvas_free)

G_END_DECLS
