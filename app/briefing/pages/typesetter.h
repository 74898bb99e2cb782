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

/**
 * LiaTypesetter:
 *
 * Sets text, the same on every machine that has the same fonts: nothing is fitted to the dots of a
 * screen. Measures are in points. What was measured is known for a while.
 */
typedef struct _LiaTypesetter LiaTypesetter;

LiaTypesetter *lia_typesetter_new      (const char *language, gboolean mirrors);
LiaTypesetter *lia_typesetter_ref      (LiaTypesetter *self);
void           lia_typesetter_unref    (LiaTypesetter *self);
gboolean       lia_typesetter_mirrors  (const LiaTypesetter *self);
PangoLayout   *lia_typesetter_set      (LiaTypesetter *self,
                                        const char *text,
                                        LiaLetters letters,
                                        double width,
                                        gboolean at_end);
double         lia_typesetter_measure  (LiaTypesetter *self, const char *text, LiaLetters letters);
double         lia_typesetter_measure_word (LiaTypesetter *self,
                                            const char *text,
                                            LiaLetters letters);
double         lia_typesetter_height   (LiaTypesetter *self,
                                        const char *text,
                                        LiaLetters letters,
                                        double width);
gsize          lia_typesetter_fit      (LiaTypesetter *self,
                                        const char *text,
                                        LiaLetters letters,
                                        double width,
                                        double room,
                                        double *height);
char          *lia_typesetter_shorten  (LiaTypesetter *self,
                                        const char *text,
                                        LiaLetters letters,
                                        double width,
                                        guint n_lines);
const char    *lia_letters_tag         (LiaLetters letters);
guint          lia_letters_colour      (LiaLetters letters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTypesetter, lia_typesetter_unref)

G_END_DECLS
