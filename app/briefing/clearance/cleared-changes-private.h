#pragma once

#include "clearance-private.h"
#include "cleared-past.h"
#include "register/log.h"

G_BEGIN_DECLS

/* What clearance, proof and the gathering of cleared changes share. */
struct _LiaClearedChanges {
  LiaMoment *since;
  GPtrArray *all;     /* LiaClearedChange, owned; the rest only points at them */
  GPtrArray *gone;    /* LiaCleared: what was put away or unmade since */
  GPtrArray *stories; /* LiaClearedStory */
  GPtrArray *log;
};

/* What is at hand while changes are gathered. */
typedef struct {
  LiaClearance *clearance;
  LiaReader *reader;
  LiaClearedPast *past;
  LiaClearedChanges *changes;
  GHashTable *stories; /* LiaCleared -> LiaClearedStory */
  gint32 today;
} LiaChangesGathering;

LiaClearedChanges *lia_cleared_changes_new    (const LiaMoment *since);
void               lia_cleared_changes_free   (LiaClearedChanges *self);
LiaClearedChange  *lia_cleared_changes_add    (LiaClearedChanges *self,
                                               LiaClearedDeed deed,
                                               const LiaCleared *record,
                                               const LiaHistoryEntry *entry);
void               lia_cleared_changes_finish (LiaClearedChanges *self);

gboolean               lia_changes_gathering_tells  (const LiaRecordType *type);
LiaClearedStory       *lia_changes_gathering_story  (LiaChangesGathering *self,
                                                     const LiaCleared *record);
const LiaHistoryEntry *lia_changes_gathering_first  (GPtrArray *entries, const char *field);
const LiaHistoryEntry *lia_changes_gathering_last   (GPtrArray *entries, const char *field);
void                   lia_changes_gathering_raise  (LiaChangesGathering *self, int rank);
void                   lia_changes_gathering_record (LiaChangesGathering *self,
                                                     GPtrArray *entries);
void                   lia_changes_gathering_link   (LiaChangesGathering *self,
                                                     GPtrArray *entries);

G_END_DECLS
