#pragma once

#include "expression.h"
#include "filter-name.h"

G_BEGIN_DECLS

/**
 * LiaFilterHow:
 * @LIA_FILTER_HOW_IS: it has one of the values; text contains them.
 * @LIA_FILTER_HOW_IS_NOT: it has none of the values.
 * @LIA_FILTER_HOW_EXACTLY: it is the value and nothing else.
 * @LIA_FILTER_HOW_WHERE: a record is reached for which more conditions hold.
 * @LIA_FILTER_HOW_NOWHERE: no such record is reached.
 * @LIA_FILTER_HOW_ANY: it is known; some record is reached.
 * @LIA_FILTER_HOW_NONE: it is not known; no record is reached.
 * @LIA_FILTER_HOW_YES: it is so.
 * @LIA_FILTER_HOW_NO: it is not so.
 * @LIA_FILTER_HOW_BOTH: of a membership, in two processes.
 * @LIA_FILTER_HOW_BELOW: before or less than the value.
 * @LIA_FILTER_HOW_ABOVE: after or more than the value.
 *
 * How a condition compares, as people choose it: a name, one of these, and values.
 */
typedef enum {
  LIA_FILTER_HOW_IS,
  LIA_FILTER_HOW_IS_NOT,
  LIA_FILTER_HOW_EXACTLY,
  LIA_FILTER_HOW_WHERE,
  LIA_FILTER_HOW_NOWHERE,
  LIA_FILTER_HOW_ANY,
  LIA_FILTER_HOW_NONE,
  LIA_FILTER_HOW_YES,
  LIA_FILTER_HOW_NO,
  LIA_FILTER_HOW_BOTH,
  LIA_FILTER_HOW_BELOW,
  LIA_FILTER_HOW_ABOVE,
} LiaFilterHow;

/**
 * LiaFilterValue:
 * @value: as a filter writes it.
 * @label: as people read it, translated.
 * @meaning: (nullable): one line that defines it, translated.
 *
 * One of the values that can stand behind a name.
 */
typedef struct {
  const char *value;
  const char *label;
  const char *meaning;
} LiaFilterValue;

GArray        *lia_filter_hows         (const LiaFilterName *name);
const char    *lia_filter_how_label    (LiaFilterHow how, const LiaFilterName *name);
gboolean       lia_filter_how_is_valued (LiaFilterHow how);
gboolean       lia_filter_how_is_inside (LiaFilterHow how);
GArray        *lia_filter_values       (const LiaRecordType *type, const LiaFilterName *name);

LiaExpression *lia_filter_how_build    (LiaFilterHow how,
                                        const LiaFilterName *name,
                                        const char *const *values,
                                        LiaExpression *inner);
gboolean       lia_filter_how_read     (const LiaExpression *expression,
                                        const LiaFilterName *name,
                                        LiaFilterHow *how,
                                        const LiaExpression **stated);

G_END_DECLS
