#include "letters.h"

#include "briefing/ink.h"

/* The first of these that is there; what it has no letters for comes from the others. */
#define FAMILIES "Noto Sans, Cantarell, Carlito, Liberation Sans, Sans"

typedef struct {
  double size;
  PangoWeight weight;
  guint colour;
  const char *tag;
} Look;

static const Look looks[] = {
  [LIA_LETTERS_TITLE] = { 20, PANGO_WEIGHT_BOLD, LIA_INK, "H1" },
  [LIA_LETTERS_SUBJECT] = { 11.5, PANGO_WEIGHT_NORMAL, LIA_INK_QUIET, "P" },
  [LIA_LETTERS_SECTION] = { 14, PANGO_WEIGHT_BOLD, LIA_INK, "H2" },
  [LIA_LETTERS_HEADING] = { 11, PANGO_WEIGHT_BOLD, LIA_INK, "H3" },
  [LIA_LETTERS_BODY] = { 10, PANGO_WEIGHT_NORMAL, LIA_INK, "P" },
  [LIA_LETTERS_LABEL] = { 10, PANGO_WEIGHT_NORMAL, LIA_INK_QUIET, "P" },
  [LIA_LETTERS_QUIET] = { 9, PANGO_WEIGHT_NORMAL, LIA_INK_QUIET, "P" },
  [LIA_LETTERS_COLUMN] = { 8, PANGO_WEIGHT_BOLD, LIA_INK_QUIET, "TH" },
  [LIA_LETTERS_CELL] = { 8.5, PANGO_WEIGHT_NORMAL, LIA_INK, "TD" },
  [LIA_LETTERS_CELL_STRONG] = { 8.5, PANGO_WEIGHT_BOLD, LIA_INK, "TD" },
  [LIA_LETTERS_FIGURE] = { 18, PANGO_WEIGHT_BOLD, LIA_INK, "P" },
  [LIA_LETTERS_CAPTION] = { 8, PANGO_WEIGHT_NORMAL, LIA_INK_QUIET, "P" },
  [LIA_LETTERS_MARK] = { 8, PANGO_WEIGHT_BOLD, LIA_INK, NULL },
  [LIA_LETTERS_FRAME] = { 8, PANGO_WEIGHT_NORMAL, LIA_INK_QUIET, NULL },
};

/**
 * lia_letters_describe:
 * @letters: a kind of text
 *
 * Returns: (transfer full): its font; a point is a unit of what it is drawn on
 */
PangoFontDescription *
lia_letters_describe (LiaLetters letters)
{
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);

  pango_font_description_set_size (font, (int) (looks[letters].size * PANGO_SCALE));
  pango_font_description_set_weight (font, looks[letters].weight);
  return font;
}

/**
 * lia_letters_colour:
 * @letters: a kind of text
 *
 * Returns: its colour, 0xRRGGBB
 */
guint
lia_letters_colour (LiaLetters letters)
{
  return looks[letters].colour;
}

/**
 * lia_letters_tag:
 * @letters: a kind of text
 *
 * Returns: (transfer none) (nullable): what it is in the structure of a document, see #LiaPiece
 */
const char *
lia_letters_tag (LiaLetters letters)
{
  return looks[letters].tag;
}
