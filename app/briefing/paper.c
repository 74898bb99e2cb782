#include "paper.h"

#include <langinfo.h>

#define POINTS_PER_MM (72 / 25.4)

/* How high a sheet of Letter is, in whole millimetres, as a locale of glibc says it. */
#define LETTER_HEIGHT 279

/**
 * lia_paper_of_locale:
 *
 * Returns: the paper that is used where the person is, by the locale's `LC_PAPER`
 */
LiaPaper
lia_paper_of_locale (void)
{
  int height = (int) (gintptr) nl_langinfo (_NL_PAPER_HEIGHT);

  return height == LETTER_HEIGHT ? LIA_PAPER_LETTER : LIA_PAPER_A4;
}

/**
 * lia_paper_size:
 * @paper: a paper
 * @width: (out): how wide it is when it stands, in points
 * @height: (out): how high it is when it stands, in points
 */
void
lia_paper_size (LiaPaper paper, double *width, double *height)
{
  *width = paper == LIA_PAPER_LETTER ? 612.0 : 210.0 * POINTS_PER_MM;
  *height = paper == LIA_PAPER_LETTER ? 792.0 : 297.0 * POINTS_PER_MM;
}
