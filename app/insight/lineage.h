#pragma once

#include "records/id.h"

G_BEGIN_DECLS

/**
 * LiaLineageStep:
 *
 * How one thing led to another.
 */
typedef enum {
  LIA_LINEAGE_FOLLOWED_BY, /* an engagement, to the one that follows it */
  LIA_LINEAGE_MADE,        /* an engagement, to a commitment made there */
  LIA_LINEAGE_REVIEWED,    /* a commitment, to an engagement that reviewed it */
  LIA_LINEAGE_FOLLOWED_UP, /* a commitment, to an engagement that follows it up */
  LIA_LINEAGE_FULFILLED,   /* a commitment, to an engagement that fulfilled it */
  LIA_LINEAGE_CONTINUED,   /* a commitment, to the one that continues it */
} LiaLineageStep;

/**
 * LiaLineageEdge:
 * @from: what was first.
 * @to: what it led to.
 * @step: how.
 */
typedef struct {
  LiaId from;
  LiaId to;
  LiaLineageStep step;
} LiaLineageEdge;

/**
 * LiaLineage:
 *
 * What led to what: flat arrays of edges, sorted by either end. Made in any thread, then used in
 * one.
 */
typedef struct _LiaLineage LiaLineage;

LiaLineage *lia_lineage_new         (void);
void        lia_lineage_free        (LiaLineage *self);
gboolean    lia_lineage_edge        (const char *relation,
                                     const LiaId *source,
                                     const LiaId *target,
                                     LiaLineageEdge *edge);
void        lia_lineage_fill        (LiaLineage *self, GArray *edges);
void        lia_lineage_replace     (LiaLineage *self, GArray *ids, GArray *edges);
guint       lia_lineage_get_size    (const LiaLineage *self);
const LiaLineageEdge *lia_lineage_after (const LiaLineage *self, const LiaId *id, guint *n_edges);
const LiaLineageEdge *lia_lineage_before (const LiaLineage *self, const LiaId *id, guint *n_edges);
GHashTable *lia_lineage_of          (const LiaLineage *self, const LiaId *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaLineage, lia_lineage_free)

G_END_DECLS
