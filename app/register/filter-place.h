#pragma once

#include "expression.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/**
 * LiaFilterPlace:
 * @types: (element-type LiaRecordType): the types of the records that are asked about here.
 * @from: where the word or value begins that the cursor stands in, in bytes.
 * @to: where it ends.
 * @cursor: where the cursor stands in between.
 * @name: (nullable): the name that the value stands behind; %NULL where a condition begins.
 * @op: what stands between the two.
 * @outer_from: where the whole condition begins that this belongs to, links around it included.
 * @outer_to: where that ends.
 *
 * What stands at the cursor in a filter that somebody is writing.
 */
typedef struct {
  GPtrArray *types;
  gsize from;
  gsize to;
  gsize cursor;
  char *name;
  LiaOperator op;
  gsize outer_from;
  gsize outer_to;
} LiaFilterPlace;

LiaFilterPlace *lia_filter_place_find       (const char *text,
                                             gsize cursor,
                                             const LiaRecordType *type);
void            lia_filter_place_free       (LiaFilterPlace *self);
gboolean        lia_filter_place_is_known   (const LiaFilterPlace *self);
char           *lia_filter_place_dup_rest   (const LiaFilterPlace *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaFilterPlace, lia_filter_place_free)

G_END_DECLS
