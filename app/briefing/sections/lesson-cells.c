#include "lesson-cells.h"

#include <glib/gi18n.h>

#include "cells.h"
#include "engagement-cells.h"

/**
 * lia_put_learned:
 * @listing: a listing
 * @record: a cleared lesson
 * @with: what the briefing is composed from
 *
 * Puts when it was learned, as far as that is known.
 */
void
lia_put_learned (LiaListing *listing, const LiaCleared *record, const LiaComposition *with)
{
  GPtrArray *learned = lia_cleared_linked (record, "learned_at", FALSE);

  if (learned != NULL)
    lia_put_when (listing, g_ptr_array_index (learned, 0), with);
  else
    lia_listing_put_text (listing, _ ("Not stated"));
}

/* What was learned, and when. */
const LiaShortColumn lia_lesson_columns[] = {
  { N_ ("Ref"), LIA_COLUMN_TEXT, 1, lia_put_reference },
  { N_ ("Lesson"), LIA_COLUMN_TITLE, 8, lia_put_title },
  { N_ ("Learned"), LIA_COLUMN_DATE, 2, lia_put_learned },
  { N_ ("Source"), LIA_COLUMN_TEXT, 1, lia_put_source },
  { NULL },
};
