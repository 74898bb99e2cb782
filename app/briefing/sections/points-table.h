#pragma once

#include "short-table.h"

G_BEGIN_DECLS

/**
 * LiaSide:
 * @LIA_SIDE_BY: the participant made it or answers for it.
 * @LIA_SIDE_TOWARDS: it was made towards the participant.
 * @LIA_SIDE_OTHER: neither.
 *
 * On which side of a commitment a participant stands.
 */
typedef enum {
  LIA_SIDE_BY,
  LIA_SIDE_TOWARDS,
  LIA_SIDE_OTHER,
} LiaSide;

extern const LiaShortColumn lia_point_columns[];

LiaSide lia_commitment_side (const LiaCleared *commitment, const LiaCleared *participant);

char *lia_commitment_reason (const LiaCleared *commitment, const LiaComposition *with);
char *lia_challenge_reason  (const LiaCleared *challenge, const LiaComposition *with);
void  lia_put_reason        (LiaListing *listing,
                             const LiaCleared *record,
                             const LiaComposition *with);
void  lia_keep_points       (GPtrArray *records, const LiaComposition *with);

G_END_DECLS
