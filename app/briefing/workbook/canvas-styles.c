#include "canvas-styles.h"

#include "briefing/ink.h"

/* Short for the table below; the last two only a workbook has. */
#define INK LIA_INK
#define QUIET LIA_INK_QUIET
#define LINE LIA_INK_LINE
#define PAPER LIA_INK_PAPER
#define LINK LIA_INK_LINK
#define HEADER 0x2f3e4e
#define INPUT 0xfffae6

/* The number format of cells that keep what is typed into them as text. */
#define TEXT_FORMAT "@"
#define DAY_FORMAT "d mmm yyyy"
#define NUMBER_FORMAT "#,##0.##;-#,##0.##;0"
#define COUNT_FORMAT "#,##0;-#,##0;\"–\""

/* What a workbook calls the direction that text is read in. */
#define READ_RIGHT_TO_LEFT 2

typedef struct {
  guint foreground;
  guint background;
} Pair;

/* Each pair keeps 4.5 : 1. */
static const Pair tones[] = {
  [LIA_TONE_NEUTRAL] = { 0x444b54, 0xeceef1 }, [LIA_TONE_ACCENT] = { 0x1b4f8f, 0xdce9f9 },
  [LIA_TONE_SUCCESS] = { 0x1b6b36, 0xddf2e3 }, [LIA_TONE_WARNING] = { 0x7a5200, 0xfcefcf },
  [LIA_TONE_ERROR] = { 0x9b1c1c, 0xfadbd8 },
};

typedef struct {
  double size;
  gboolean bold;
  guint colour;
  guint fill;
  guint line;
  int align;
  int vertical;
  gboolean wrap;
  const char *numbers;
} Look;

#define TOP LXW_ALIGN_VERTICAL_TOP
#define MIDDLE LXW_ALIGN_VERTICAL_CENTER
#define LEFT LXW_ALIGN_LEFT
#define RIGHT LXW_ALIGN_RIGHT
#define CENTRE LXW_ALIGN_CENTER

/* What stands in a row stands in its middle: a cell knows no padding at its top, where text would
 * touch the line of the row above. */
static const Look looks[] = {
  [LIA_STYLE_COVER_TITLE] = { 26, TRUE, INK, 0, 0, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_COVER_SUBJECT] = { 13, FALSE, QUIET, 0, 0, LEFT, TOP, TRUE, NULL },
  [LIA_STYLE_COVER_LABEL] = { 11, FALSE, QUIET, 0, 0, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_COVER_TEXT] = { 11, FALSE, INK, 0, 0, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_COVER_LINK] = { 11, TRUE, LINK, 0, 0, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_COVER_COUNT] = { 11, FALSE, QUIET, 0, 0, RIGHT, MIDDLE, FALSE, NULL },
  [LIA_STYLE_BAR] = { 11, FALSE, 0xffffff, HEADER, 0, LEFT, TOP, FALSE, NULL },
  [LIA_STYLE_TITLE] = { 18, TRUE, INK, 0, 0, LEFT, MIDDLE, FALSE, NULL },
  [LIA_STYLE_CAPTION] = { 10, FALSE, QUIET, 0, 0, LEFT, TOP, FALSE, NULL },
  [LIA_STYLE_CAPTION_LINK] = { 10, FALSE, LINK, 0, 0, LEFT, TOP, FALSE, NULL },
  [LIA_STYLE_HEADING] = { 13, TRUE, INK, 0, 0, LEFT, MIDDLE, FALSE, NULL },
  [LIA_STYLE_HEADER] = { 10, TRUE, 0xffffff, HEADER, HEADER, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_HEADER_NUMBER] = { 10, TRUE, 0xffffff, HEADER, HEADER, RIGHT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_HEADER_INPUT] = { 10, TRUE, 0xffffff, LINK, LINK, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_HEADER_MATRIX] = { 10, TRUE, 0xffffff, HEADER, HEADER, CENTRE, MIDDLE, TRUE, NULL },
  [LIA_STYLE_TEXT] = { 10, FALSE, INK, 0, LINE, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_STRONG] = { 10, TRUE, INK, 0, LINE, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_LINK] = { 10, FALSE, LINK, 0, LINE, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_ADDRESS] = { 10, FALSE, LINK, 0, LINE, LEFT, MIDDLE, FALSE, NULL },
  [LIA_STYLE_DATE] = { 10, FALSE, INK, 0, LINE, LEFT, MIDDLE, FALSE, DAY_FORMAT },
  [LIA_STYLE_NUMBER] = { 10, FALSE, INK, 0, LINE, RIGHT, MIDDLE, FALSE, NUMBER_FORMAT },
  [LIA_STYLE_MATRIX] = { 10, FALSE, INK, 0, LINE, CENTRE, MIDDLE, FALSE, COUNT_FORMAT },
  [LIA_STYLE_INPUT] = { 10, FALSE, INK, INPUT, LINE, LEFT, MIDDLE, TRUE, TEXT_FORMAT },
  [LIA_STYLE_INPUT_DATE] = { 10, FALSE, INK, INPUT, LINE, LEFT, MIDDLE, FALSE, DAY_FORMAT },
  [LIA_STYLE_TOTAL] = { 10, TRUE, INK, PAPER, LINE, LEFT, MIDDLE, FALSE, NULL },
  [LIA_STYLE_TOTAL_NUMBER] = { 10, TRUE, INK, PAPER, LINE, RIGHT, MIDDLE, FALSE, NUMBER_FORMAT },
  [LIA_STYLE_QUIET] = { 10, FALSE, QUIET, 0, 0, LEFT, TOP, TRUE, NULL },
  [LIA_STYLE_CAPTION_DAY] = { 10, FALSE, QUIET, 0, 0, LEFT, TOP, FALSE, DAY_FORMAT },
  [LIA_STYLE_SCHEDULE_YEAR] = { 9, TRUE, QUIET, 0, LINE, LEFT, MIDDLE, FALSE, "yyyy" },
  [LIA_STYLE_SCHEDULE_MONTH] = { 9, TRUE, QUIET, 0, LINE, LEFT, MIDDLE, FALSE, "mmm yyyy" },
  [LIA_STYLE_SCHEDULE_DAY] = { 8, TRUE, 0xffffff, HEADER, 0, CENTRE, MIDDLE, FALSE, "d" },
  [LIA_STYLE_SCHEDULE_LETTER] = { 8, TRUE, 0xffffff, HEADER, 0, CENTRE, MIDDLE, FALSE, "mmmmm" },
  [LIA_STYLE_SCHEDULE_SHORT_YEAR] = { 8, TRUE, 0xffffff, HEADER, 0, CENTRE, MIDDLE, FALSE, "yy" },
  [LIA_STYLE_SCHEDULE_QUARTER] = { 8, TRUE, 0xffffff, HEADER, 0, CENTRE, MIDDLE, FALSE, "\"1\"" },
  [LIA_STYLE_SCHEDULE_QUARTER + 1] = { 8, TRUE, 0xffffff, HEADER, 0, CENTRE, MIDDLE, FALSE,
                                       "\"2\"" },
  [LIA_STYLE_SCHEDULE_QUARTER + 2] = { 8, TRUE, 0xffffff, HEADER, 0, CENTRE, MIDDLE, FALSE,
                                       "\"3\"" },
  [LIA_STYLE_SCHEDULE_QUARTER + 3] = { 8, TRUE, 0xffffff, HEADER, 0, CENTRE, MIDDLE, FALSE,
                                       "\"4\"" },
  [LIA_STYLE_SCHEDULE_CELL] = { 10, FALSE, INK, 0, LINE, LEFT, MIDDLE, FALSE, NULL },
  [LIA_STYLE_PARAGRAPH] = { 10, FALSE, INK, 0, 0, LEFT, TOP, TRUE, NULL },
  [LIA_STYLE_FACT_LABEL] = { 10, FALSE, QUIET, 0, LINE, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_FACT_LINK] = { 10, FALSE, LINK, 0, LINE, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_FACT] = { 10, FALSE, INK, 0, LINE, LEFT, MIDDLE, TRUE, NULL },
  [LIA_STYLE_FIGURE_LABEL] = { 10, FALSE, QUIET, PAPER, 0, LEFT, TOP, TRUE, NULL },
};

/* To the library left is left, whichever way a sheet runs. */
static int
align_along (int align, gboolean right_to_left)
{
  if (!right_to_left || align == CENTRE)
    return align;

  return align == LEFT ? RIGHT : LEFT;
}

static void
apply (lxw_format *format, const Look *look, const LiaDocument *document)
{
  gboolean right_to_left = lia_document_is_right_to_left (document);

  format_set_font_name (format, "Calibri");
  format_set_font_size (format, look->size);
  format_set_font_color (format, look->colour);
  if (look->bold)
    format_set_bold (format);
  if (look->fill != 0)
    format_set_bg_color (format, look->fill);
  if (look->line != 0) {
    format_set_bottom (format, LXW_BORDER_THIN);
    format_set_bottom_color (format, look->line);
  }
  format_set_align (format, (uint8_t) align_along (look->align, right_to_left));
  if (right_to_left)
    format_set_reading_order (format, READ_RIGHT_TO_LEFT);
  format_set_align (format, (uint8_t) look->vertical);
  if (look->wrap)
    format_set_text_wrap (format);
  /* The only padding that a cell knows is an indent. */
  if ((look->line != 0 || look->fill != 0) && look->align != CENTRE)
    format_set_indent (format, 1);
  if (look->numbers != NULL)
    format_set_num_format (format, look->numbers);
}

static gboolean
parse_colour (const char *text, lxw_color_t *colour)
{
  guint value;

  if (!lia_ink_read (text, &value))
    return FALSE;

  /* To the library 0 means "none": its own black is another number. */
  *colour = value == 0 ? LXW_COLOR_BLACK : value;
  return TRUE;
}

static void
make_mark (lxw_format *format, const LiaDocument *document)
{
  Look look = { 12, TRUE, INK, PAPER, 0, CENTRE, MIDDLE, FALSE, NULL };
  lxw_color_t foreground, background;

  if (parse_colour (document->mark_foreground, &foreground) &&
      parse_colour (document->mark_background, &background)) {
    look.colour = foreground;
    look.fill = background;
  }
  apply (format, &look, document);
}

static void
make_figure (lxw_format *format, LiaTone tone, const LiaDocument *document)
{
  Look look = { 22, TRUE, INK, PAPER, 0, LEFT, MIDDLE, FALSE, "#,##0" };

  if (tone != LIA_TONE_NEUTRAL)
    look.colour = tones[tone].foreground;
  apply (format, &look, document);
}

/* For conditional formats, which may change colours but not fonts. */
static void
make_tone (lxw_format *format, LiaTone tone)
{
  format_set_font_color (format, tones[tone].foreground);
  format_set_bg_color (format, tones[tone].background);
}

static void
make_input (lxw_format *format)
{
  format_set_unlocked (format);
  format_set_left (format, LXW_BORDER_THIN);
  format_set_left_color (format, LINE);
}

/**
 * lia_canvas_mark_today:
 * @format: a format for conditional formats
 *
 * Adds lines at both sides, which stay visible on a bar.
 */
void
lia_canvas_mark_today (lxw_format *format)
{
  format_set_left (format, LXW_BORDER_THIN);
  format_set_right (format, LXW_BORDER_THIN);
  format_set_left_color (format, tones[LIA_TONE_ERROR].foreground);
  format_set_right_color (format, tones[LIA_TONE_ERROR].foreground);
}

/**
 * lia_canvas_make_format:
 * @book: a workbook
 * @style: a style
 * @guarded: whether what is typed into its cells stays text, even if it begins as a formula does
 * @document: what the workbook is made from, for the colours of its mark and the way it runs
 *
 * Returns: (transfer none) (nullable): the style as a format of that workbook, %NULL if there is no
 *   memory
 */
lxw_format *
lia_canvas_make_format (lxw_workbook *book,
                        LiaStyle style,
                        gboolean guarded,
                        const LiaDocument *document)
{
  lxw_format *format = workbook_add_format (book);

  if (format == NULL)
    return NULL;

  if (style >= LIA_STYLE_TONE)
    make_tone (format, style - LIA_STYLE_TONE);
  else if (style >= LIA_STYLE_FIGURE)
    make_figure (format, style - LIA_STYLE_FIGURE, document);
  else if (style == LIA_STYLE_SCHEDULE_TODAY)
    lia_canvas_mark_today (format);
  else if (style == LIA_STYLE_MARK)
    make_mark (format, document);
  else
    apply (format, &looks[style], document);
  if (style == LIA_STYLE_INPUT || style == LIA_STYLE_INPUT_DATE)
    make_input (format);
  if (guarded)
    format_set_num_format (format, TEXT_FORMAT);

  return format;
}
