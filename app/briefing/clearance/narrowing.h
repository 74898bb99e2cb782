#pragma once

#include "clearance.h"
#include "register/expression.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaSubject:
 * @type: the type of the records that a briefing is about.
 * @filter: which of them.
 * @today: the day that states and relative dates are seen from.
 */
typedef struct {
  const LiaRecordType *type;
  LiaExpression *filter;
  gint32 today;
} LiaSubject;

gboolean lia_clearance_narrow (LiaClearance *self,
                               LiaRegister *reg,
                               const LiaSubject *subject,
                               char **about,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
