#pragma once

#include "letters.h"

G_BEGIN_DECLS

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTypesetter, lia_typesetter_unref)

G_END_DECLS
