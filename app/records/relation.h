#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIA_RELATION_MAX_TYPES 6

/**
 * LiaRelation:
 * @name: the value in the register, never translated.
 * @label: how it reads at the record it starts from ("Addresses"); marked for translation.
 * @inverse: how it reads at the record it points at ("Commitments about it"); marked likewise.
 * @from: the names of the record types it can start from; none means any.
 * @to: the names of the record types it can point at.
 *
 * A kind of many-to-many link between records. Links themselves are records of the type `link`.
 */
typedef struct {
  const char *name;
  const char *label;
  const char *inverse;
  const char *from[LIA_RELATION_MAX_TYPES];
  const char *to[LIA_RELATION_MAX_TYPES];
} LiaRelation;

const LiaRelation *lia_relations          (void);
const LiaRelation *lia_relation_find      (const char *name);
const char        *lia_relation_label     (const LiaRelation *relation, gboolean inverse);
gboolean           lia_relation_starts_at (const LiaRelation *relation, const char *type);
gboolean           lia_relation_points_at (const LiaRelation *relation, const char *type);

G_END_DECLS
