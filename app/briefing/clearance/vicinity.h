#pragma once

#include <gio/gio.h>

#include "near-records.h"

G_BEGIN_DECLS

/**
 * LiaVicinityStep:
 * @from: (nullable): what the step starts from: every record of that type that was reached so far,
 *   but not those that are only there because another refers to them. Of a step that starts from
 *   all of @to, or from nothing but what was chosen, %NULL.
 * @relation: (nullable): the name of the #LiaRelation that leads on.
 * @field: (nullable): where no relation leads on, the name of a REFERENCE: one of @from that names
 *   what the step leads to.
 * @inverse: whether it goes against the direction: the links of @relation point at the records of
 *   @from, or @field is one of @to that names one of @from.
 * @latest: whether only the latest is wanted of the parts that it leads to.
 * @to: (nullable): what it leads to; after the last step comes one that has none.
 * @chosen: whether it starts only from those of @from that were chosen, see #LiaVicinityOf; without
 *   @from it leads to these themselves.
 *
 * One step away from the record that a briefing is about.
 */
typedef struct {
  const LiaRecordType *from;
  const char *relation;
  const char *field;
  gboolean inverse;
  gboolean latest;
  const LiaRecordType *to;
  gboolean chosen;
} LiaVicinityStep;

/**
 * LiaVicinityOf:
 * @type: the type of a record.
 * @id: its key.
 * @steps: what is near to it, ended by a step that leads nowhere.
 * @chosen: (nullable) (element-type LiaId): the keys of records of one type that may be seen, from
 *   which steps go on that start from chosen ones.
 *
 * From where what is near is looked for.
 */
typedef struct {
  const LiaRecordType *type;
  const LiaId *id;
  const LiaVicinityStep *steps;
  GArray *chosen;
} LiaVicinityOf;

/**
 * LiaVicinity:
 *
 * Which records are near to one: what some steps lead to through what may be seen, what all these
 * refer to, and the documents that all of that comes from: no step has to say those. It is found by
 * a few questions for many records each, so that it takes as long in a large register as in a small
 * one.
 */
typedef struct _LiaVicinity LiaVicinity;

LiaVicinity *lia_vicinity_new      (LiaNearRecords *records,
                                    const LiaVicinityOf *from,
                                    int ceiling,
                                    GCancellable *cancellable,
                                    GError **error);
void         lia_vicinity_free     (LiaVicinity *self);
GArray      *lia_vicinity_list     (LiaVicinity *self, const LiaRecordType *type);
GArray      *lia_vicinity_list_met (LiaVicinity *self, const LiaRecordType *type);
LiaRecord   *lia_vicinity_find     (LiaVicinity *self, const LiaRecordType *type, const LiaId *id);
GPtrArray   *lia_vicinity_list_links (LiaVicinity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaVicinity, lia_vicinity_free)

G_END_DECLS
