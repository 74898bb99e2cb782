#pragma once

#include "clearance-marks.h"
#include "country-names.h"
#include "cleared-changes.h"
#include "briefing/proof/proof.h"
#include "vicinity.h"

G_BEGIN_DECLS

/* What clearance, its loading and its narrowing share. */
struct _LiaClearance {
  LiaClearanceMarks *marks;
  LiaProof *proof; /* (nullable): learns what is held back, while that is found out */
  gboolean personal;
  LiaCountryNames *country_names; /* (nullable): in a language that has its own */
  GPtrArray *types;
  const LiaRecordType *latest; /* (nullable): of these only the latest part of each whole is wanted */
  guint n_counted; /* of the types, from the first on */
  GHashTable *lists;
  GHashTable *by_id;
  GHashTable *referrers; /* by the LiaField that names them: by what they name: those */
  GArray *held_back;
  GPtrArray *unattributed;
  GHashTable *subjects; /* (nullable): what it was narrowed to, without what is linked to that */
  GPtrArray *set_aside; /* what may be seen, but isn't listed */
  LiaClearedChanges *changes; /* (nullable): what became of them */
  int highest;
};

gboolean lia_clearance_load           (LiaClearance *self,
                                       LiaReader *reader,
                                       LiaVicinity *vicinity,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean lia_clearance_connect_links  (LiaClearance *self,
                                       LiaReader *reader,
                                       LiaVicinity *vicinity,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean lia_clearance_count_held_back (LiaClearance *self,
                                        LiaReader *reader,
                                        LiaVicinity *vicinity,
                                        GError **error);
void     lia_clearance_compose_titles (LiaClearance *self);

LiaCleared *lia_clearance_admit           (LiaClearance *self, LiaRecord *record);
gboolean    lia_clearance_is_unattributed (const LiaCleared *cleared);
gboolean    lia_clearance_is_attribution  (const LiaRecordType *type, const LiaField *field);
gboolean    lia_clearance_is_attributing  (const char *relation);
GPtrArray  *lia_clearance_nth_list        (LiaClearance *self, guint index);

G_END_DECLS
