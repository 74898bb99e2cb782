#include "overdue-block.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "commitment-cells.h"
#include "records/types.h"
#include "short-table.h"

#define MOST_OVERDUE 15

/**
 * lia_overdue_list:
 * @with: what a briefing is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the commitments that are overdue, the
 *   one that was due first before all others
 */
GPtrArray *
lia_overdue_list (const LiaComposition *with)
{
  GPtrArray *commitments = lia_clearance_list (with->clearance, &lia_commitment_type);
  GPtrArray *overdue = g_ptr_array_new ();

  for (guint i = 0; i < commitments->len; i++)
    if (lia_cleared_standing (g_ptr_array_index (commitments, i), with->today).overdue)
      g_ptr_array_add (overdue, g_ptr_array_index (commitments, i));
  lia_sort_by_due (overdue);

  return overdue;
}

/**
 * lia_overdue_block_add:
 * @section: a section of blocks
 * @overdue: (element-type LiaCleared): the commitments that are overdue, in their order
 * @with: what the briefing is composed from
 *
 * Adds the first of them as a table.
 */
void
lia_overdue_block_add (LiaSection *section, GPtrArray *overdue, const LiaComposition *with)
{
  LiaListing *listing = lia_listing_new ();
  guint n = MIN (overdue->len, MOST_OVERDUE);
  g_autofree char *heading = NULL;

  lia_add_column (listing, LIA_COLUMN_TEXT, _ ("Ref"), 1);
  lia_add_column (listing, LIA_COLUMN_TITLE, lia_record_type_label (&lia_commitment_type), 5);
  lia_add_column (listing, LIA_COLUMN_TEXT,
                  lia_field_label (lia_record_type_field (&lia_commitment_type, "by_wording")), 3);
  lia_add_column (listing, LIA_COLUMN_DATE,
                  lia_field_label (lia_record_type_field (&lia_commitment_type, "due")), 2);
  lia_add_column (listing, LIA_COLUMN_NUMBER, _ ("Days late"), 1);

  for (guint i = 0; i < n; i++) {
    const LiaCleared *commitment = g_ptr_array_index (overdue, i);

    lia_listing_add_row (listing, NULL);
    lia_put_reference (listing, commitment, with);
    lia_put_title (listing, commitment, with);
    lia_put_display (listing, commitment, "by_wording");
    lia_put_date (listing, commitment, "due");
    lia_listing_put_number (listing, lia_cleared_standing (commitment, with->today).days_late);
  }

  heading = lia_short_table_heading (_ ("Overdue"), n, overdue->len);
  lia_block_take_listing (lia_section_add_block (section, heading), listing,
                          _ ("Nothing is overdue."));
}
