#pragma once

#include <gio/gio.h>

#include "cleared-changes.h"
#include "briefing/proof/proof.h"
#include "vicinity.h"

G_BEGIN_DECLS

/**
 * LiaHeldBack:
 * @type: a record type.
 * @n_cleared: how many of its records may be seen, of those that are wanted.
 * @n_held_back: how many may not.
 */
typedef struct {
  const LiaRecordType *type;
  guint n_cleared;
  guint n_held_back;
} LiaHeldBack;

/**
 * LiaClearedMark:
 * @rank: 0 is the widest.
 * @label: as it is printed.
 * @meaning: (nullable): who may be told.
 * @foreground: (nullable): `#RRGGBB`.
 * @background: (nullable): `#RRGGBB`.
 * @sensitivity_label: (nullable): the label that Office knows for it.
 * @sensitivity_site: (nullable): whose label that is.
 *
 * A handling mark.
 */
typedef struct {
  int rank;
  char *label;
  char *meaning;
  char *foreground;
  char *background;
  char *sensitivity_label;
  char *sensitivity_site;
} LiaClearedMark;

/**
 * LiaClearance:
 *
 * The only way out of the register: what may be seen up to a mark, and a report of what was held
 * back for the person who exports. It is a copy; once made it doesn't touch the register.
 */
typedef struct _LiaClearance LiaClearance;

LiaClearance *lia_clearance_new  (LiaReader *reader,
                                  const LiaRecordType *const *types,
                                  const LiaRecordType *const *others,
                                  const char *ceiling,
                                  gboolean personal,
                                  LiaProof *proof,
                                  GCancellable *cancellable,
                                  GError **error);
LiaClearance *lia_clearance_new_latest (LiaReader *reader,
                                        const LiaRecordType *const *types,
                                        const LiaRecordType *latest,
                                        const char *ceiling,
                                        gboolean personal,
                                        LiaProof *proof,
                                        GCancellable *cancellable,
                                        GError **error);
LiaClearance *lia_clearance_new_near (LiaNearRecords *records,
                                      const LiaRecordType *const *types,
                                      const LiaVicinityOf *from,
                                      const char *ceiling,
                                      gboolean personal,
                                      LiaProof *proof,
                                      GCancellable *cancellable,
                                      GError **error);
void          lia_clearance_free (LiaClearance *self);

GPtrArray            *lia_clearance_list             (LiaClearance *self, const LiaRecordType *type);
const LiaCleared     *lia_clearance_find             (LiaClearance *self, const LiaId *id);
GPtrArray            *lia_clearance_referrers        (LiaClearance *self,
                                                      const LiaCleared *record,
                                                      const LiaRecordType *type,
                                                      const char *field);
gboolean              lia_clearance_is_narrowed      (LiaClearance *self);
gboolean              lia_clearance_is_subject       (LiaClearance *self, const LiaCleared *record);
const LiaClearedMark *lia_clearance_get_ceiling      (LiaClearance *self);
const LiaClearedMark *lia_clearance_get_highest      (LiaClearance *self);
gboolean              lia_clearance_read_changes     (LiaClearance *self,
                                                      LiaReader *reader,
                                                      const LiaMoment *since,
                                                      gint32 today,
                                                      LiaProof *proof,
                                                      GCancellable *cancellable,
                                                      GError **error);
const LiaClearedChanges *lia_clearance_get_changes   (LiaClearance *self);
void                  lia_clearance_untell           (LiaClearance *self);
GPtrArray            *lia_clearance_get_told         (LiaClearance *self);
GArray               *lia_clearance_get_held_back    (LiaClearance *self);
GPtrArray            *lia_clearance_get_unattributed (LiaClearance *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaClearance, lia_clearance_free)

G_END_DECLS
