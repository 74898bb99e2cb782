#pragma once

#include "briefing/kinds/kind.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaDeparture:
 *
 * What a register is going to remember of a briefing that leaves.
 */
typedef struct _LiaDeparture LiaDeparture;

LiaDeparture *lia_departure_new  (LiaRegister *reg);
void          lia_departure_free (LiaDeparture *self);

char    *lia_departure_explain  (LiaRegister *reg);
void     lia_departure_describe (LiaDeparture *self,
                                 const LiaBriefingKind *kind,
                                 const LiaBriefingOptions *options,
                                 const LiaDocument *document,
                                 LiaClearance *clearance,
                                 const char *about);
gboolean lia_departure_leave    (gpointer self,
                                 const char *part,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
void     lia_departure_stay     (gpointer self);
gboolean lia_departure_print    (LiaDeparture *self, GBytes *pages, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDeparture, lia_departure_free)

G_END_DECLS
