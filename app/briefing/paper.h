#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaPaper:
 * @LIA_PAPER_A4: 210 by 297 mm (ISO 216).
 * @LIA_PAPER_LETTER: 8.5 by 11 inches (ANSI A).
 *
 * What an office prints on.
 */
typedef enum {
  LIA_PAPER_A4,
  LIA_PAPER_LETTER,
} LiaPaper;

LiaPaper lia_paper_of_locale (void);
void     lia_paper_size      (LiaPaper paper, double *width, double *height);

G_END_DECLS
