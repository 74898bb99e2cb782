#pragma once

#include "briefing.h"
#include "briefing/pages/pages.h"

G_BEGIN_DECLS

/**
 * LiaMaking:
 * @reg: the register.
 * @options: how it shall be, with its kind, its renderer and its moment.
 * @today: the day of that moment.
 * @since: see #LiaComposition.
 * @path: (nullable): the file that it becomes.
 * @clearance: (nullable): what may be seen.
 * @about: (nullable): which records it is about, if a filter says it.
 * @shortening: see #LiaComposition.
 * @gathered: see #LiaComposition.
 * @typesetter: (nullable): what sets its pages.
 * @overlong: (nullable): why it has more pages than its kind may, if it has.
 *
 * A briefing while it is made: what a document of it is made from, which is what can tell a proof
 * what may be seen.
 */
typedef struct {
  LiaRegister *reg;
  LiaBriefingOptions options;
  gint32 today;
  gint32 since;
  const char *path;
  LiaClearance *clearance;
  char *about;
  guint shortening;
  GHashTable *gathered;
  LiaTypesetter *typesetter;
  char *overlong;
} LiaMaking;

void         lia_making_init         (LiaMaking *self,
                                      LiaRegister *reg,
                                      const LiaBriefingOptions *options,
                                      const char *path);
void         lia_making_clear        (LiaMaking *self);
gboolean     lia_making_see          (LiaMaking *self,
                                      LiaProof *proof,
                                      GCancellable *cancellable,
                                      GError **error);
LiaDocument *lia_making_compose      (const LiaMaking *self);
LiaDocument *lia_making_fit          (LiaMaking *self,
                                      const LiaRenderer *as,
                                      GCancellable *cancellable);
char        *lia_making_suggest_name (const LiaMaking *self);
void         lia_making_be_proven    (LiaMaking *self, LiaProof *proof);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaMaking, lia_making_clear)

G_END_DECLS
