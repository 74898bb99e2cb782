#pragma once

#include "short-table.h"

G_BEGIN_DECLS

/* What stands in the cells of short tables of commitments, and which go into them. */

extern const LiaShortColumn lia_commitment_columns[];

void lia_put_by      (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_due     (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_status  (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_news    (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);

void lia_add_unique  (GPtrArray *records, GPtrArray *others);
void lia_add_linked  (GPtrArray *records,
                      GPtrArray *from,
                      const char *relation,
                      gboolean inverse);
void lia_keep_open   (GPtrArray *commitments, gint32 today);
void lia_sort_by_due (GPtrArray *commitments);

G_END_DECLS
