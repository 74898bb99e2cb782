#pragma once

#include "register.h"

G_BEGIN_DECLS

/**
 * LiaIssueAge:
 * @n_changed: how many of the records that it held have changed since.
 * @since: when the first of them did, in microseconds since 1970 UTC; 0 if none did.
 *
 * How far what left is still true.
 */
typedef struct {
  guint n_changed;
  gint64 since;
} LiaIssueAge;

GPtrArray *lia_issues_holding    (LiaReader *reader, const LiaRecord *record, GError **error);
gboolean   lia_issues_changed_in (LiaReader *reader,
                                  const LiaRecord *issue,
                                  const LiaRecord *record,
                                  gint64 *since,
                                  GError **error);
gboolean   lia_issues_age        (LiaReader *reader,
                                  const LiaRecord *issue,
                                  LiaIssueAge *age,
                                  GCancellable *cancellable,
                                  GError **error);
LiaRecord *lia_issues_last       (LiaReader *reader,
                                  const char *kind,
                                  const char *scope,
                                  GError **error);
gboolean   lia_issues_retract    (LiaRegister *reg, gint64 serial, GError **error);

G_END_DECLS
