#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * LiaLetters:
 *
 * The kinds of text on pages: each has one size, weight and colour.
 */
typedef enum {
  LIA_LETTERS_TITLE,
  LIA_LETTERS_SUBJECT,
  LIA_LETTERS_SECTION,
  LIA_LETTERS_HEADING,
  LIA_LETTERS_BODY,
  LIA_LETTERS_LABEL,
  LIA_LETTERS_QUIET,
  LIA_LETTERS_COLUMN,
  LIA_LETTERS_CELL,
  LIA_LETTERS_CELL_STRONG,
  LIA_LETTERS_FIGURE,
  LIA_LETTERS_CAPTION,
  LIA_LETTERS_MARK,
  LIA_LETTERS_FRAME,
} LiaLetters;

/* How many kinds there are. */
#define LIA_N_LETTERS (LIA_LETTERS_FRAME + 1)

PangoFontDescription *lia_letters_describe (LiaLetters letters);
guint                 lia_letters_colour   (LiaLetters letters);
const char           *lia_letters_tag      (LiaLetters letters);

G_END_DECLS
