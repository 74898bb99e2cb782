#pragma once

#include "register/register.h"

#include "dossier.h"

G_BEGIN_DECLS

/**
 * LiaAttendee:
 * @participant: who.
 * @name: how it is called.
 * @roles: as what, in words, such as "Chairs, Subject".
 * @leads: whether it chairs, hosts or speaks.
 * @parts: (element-type LiaRecord): its participations, one for each role.
 */
typedef struct {
  LiaRecord *participant;
  char *name;
  char *roles;
  gboolean leads;
  GPtrArray *parts;
} LiaAttendee;

/**
 * LiaAttendance:
 * @title: which participants these are: of one process, of both, or of none.
 * @hue: (nullable): the hue of the process they are of.
 * @attendees: (element-type LiaAttendee): who takes part, those who lead first.
 */
typedef struct {
  char *title;
  char *hue;
  GPtrArray *attendees;
} LiaAttendance;

/**
 * LiaGathering:
 * @dossier: what there is to read of the engagement.
 * @process: (nullable): the process whose meeting it is.
 * @with_process: (nullable): the other process, if it takes part.
 * @attendance: (element-type LiaAttendance): who takes part, by membership on the day.
 * @follow_ups: (element-type LiaRelated): where commitments made here are followed up.
 *
 * An engagement with all that its page shows.
 */
typedef struct {
  LiaDossier *dossier;
  LiaRecord *process;
  LiaRecord *with_process;
  GPtrArray *attendance;
  GPtrArray *follow_ups;
} LiaGathering;

LiaGathering *lia_gathering_read        (LiaReader *reader,
                                         const LiaId *id,
                                         GCancellable *cancellable,
                                         GError **error);
void          lia_gathering_free        (LiaGathering *self);
void          lia_gathering_read_async  (LiaRegister *reg,
                                         const LiaId *id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
LiaGathering *lia_gathering_read_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaGathering, lia_gathering_free)

G_END_DECLS
