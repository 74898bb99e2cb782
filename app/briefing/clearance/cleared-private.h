#pragma once

#include "cleared.h"
#include "records/record.h"

G_BEGIN_DECLS

/* Only clearance makes these, and takes out of them what may not be seen. */

LiaCleared  *lia_cleared_new       (LiaRecord *record, int rank, const char *mark);
void         lia_cleared_free      (LiaCleared *self);
void         lia_cleared_set_moves (LiaCleared *self, const char *original, guint n_moves);
int          lia_cleared_get_rank  (const LiaCleared *self);
void         lia_cleared_raise     (LiaCleared *self, const LiaCleared *whole);
gboolean     lia_cleared_points_at (const LiaCleared *self, guint field, LiaId *id);
const char  *lia_cleared_get_nth   (const LiaCleared *self, guint field);
void         lia_cleared_resolve   (LiaCleared *self, guint field, const LiaCleared *target);
void         lia_cleared_withhold  (LiaCleared *self, guint field);
void         lia_cleared_replace   (LiaCleared *self, guint field, const char *value);
void         lia_cleared_connect   (LiaCleared *from, LiaCleared *to, const char *relation);
void         lia_cleared_join      (LiaCleared *part, LiaCleared *whole);
void         lia_cleared_compose_title (LiaCleared *self);
gboolean     lia_cleared_title_depends (const LiaCleared *self);
void         lia_cleared_set_title (LiaCleared *self, const char *title);
gboolean     lia_cleared_is_told   (const LiaCleared *self);
void         lia_cleared_untell    (LiaCleared *self);

typedef const LiaCleared *(*LiaClearedFind) (const LiaCleared *self);
const LiaCleared *lia_cleared_find_latest (const LiaCleared *self, LiaClearedFind find);

/* @relation: (nullable): the name of the relation by which @self starts a link to @other. */
typedef void (*LiaClearedVisit) (const LiaCleared *self,
                                 LiaCleared *other,
                                 const char *relation,
                                 gpointer user_data);
void         lia_cleared_for_each_neighbour (const LiaCleared *self,
                                             LiaClearedVisit visit,
                                             gpointer user_data);
gboolean     lia_cleared_refers_to (const LiaCleared *self, GHashTable *records);
const LiaCleared *lia_cleared_get_whole (const LiaCleared *self);

G_END_DECLS
