#pragma once

#include <gtk/gtk.h>

#include "register/filter-complete.h"

G_BEGIN_DECLS

/**
 * LiaProposalRow:
 *
 * Something that can stand at the cursor in a filter: how it reads, how it is written, and a line
 * that explains it.
 */
#define LIA_TYPE_PROPOSAL_ROW (lia_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaProposalRow, lia_proposal_row, LIA, PROPOSAL_ROW, GtkListBoxRow)

GtkWidget *lia_proposal_row_new  (void);
void       lia_proposal_row_show (LiaProposalRow *self, const LiaProposal *proposal);

G_END_DECLS
