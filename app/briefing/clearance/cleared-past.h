#pragma once

#include "clearance.h"

G_BEGIN_DECLS

/**
 * LiaClearedPast:
 *
 * What may have been seen, up to the ceiling of a clearance, at any moment since an earlier one: as
 * marks were then, not as they are now.
 */
typedef struct _LiaClearedPast LiaClearedPast;

LiaClearedPast       *lia_cleared_past_new  (LiaClearance *clearance,
                                             LiaReader *reader,
                                             gint64 since,
                                             GCancellable *cancellable,
                                             GError **error);
void                  lia_cleared_past_free (LiaClearedPast *self);
gboolean              lia_cleared_past_saw  (LiaClearedPast *self,
                                             const LiaCleared *record,
                                             gint64 serial,
                                             int *rank);
gboolean              lia_cleared_past_saw_link (LiaClearedPast *self,
                                                 const LiaId *link,
                                                 gint64 serial,
                                                 int *rank);
gboolean              lia_cleared_past_is_unattributed (LiaClearedPast *self,
                                                        const LiaCleared *record,
                                                        gint64 serial);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaClearedPast, lia_cleared_past_free)

G_END_DECLS
