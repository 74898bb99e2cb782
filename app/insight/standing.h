#pragma once

#include "records/date.h"
#include "register/reader.h"

G_BEGIN_DECLS

/**
 * LiaStanding:
 * @open: neither fulfilled nor withdrawn.
 * @awaited: open, and more than a proposal: somebody undertook it.
 * @overdue: it should be done by now.
 * @due_soon: it is to be done within %LIA_SOON_DAYS days.
 * @silent: nothing was heard of it for more than %LIA_SILENT_DAYS days.
 * @due: the last day on which it is in time, or %LIA_DAY_NONE.
 * @days_late: how many days it is overdue, or 0.
 * @days_to_go: how many days are left until @due, or 0.
 * @last_heard: the last day of which anything is known, or %LIA_DAY_NONE.
 *
 * Where a commitment stands on a day. Derived, never stored. The states of
 * lia_query_where_state() mean the same.
 */
typedef struct {
  gboolean open;
  gboolean awaited;
  gboolean overdue;
  gboolean due_soon;
  gboolean silent;
  gint32 due;
  int days_late;
  int days_to_go;
  gint32 last_heard;
} LiaStanding;

/**
 * LiaReach:
 * @participants: how many participants a challenge concerns.
 * @bodies: how many bodies it concerns.
 * @processes: at engagements of how many processes it was raised.
 */
typedef struct {
  guint participants;
  guint bodies;
  guint processes;
} LiaReach;

LiaStanding lia_standing_of        (const char *kind,
                                    const char *status,
                                    gint32 due,
                                    gint32 last_heard,
                                    gint32 today);
LiaStanding lia_standing_at        (const LiaRecord *commitment, gint32 last_heard, gint32 today);
LiaStanding lia_standing_read      (LiaReader *reader, const LiaRecord *commitment, gint32 today);
gint32      lia_standing_last_heard (LiaReader *reader, const LiaRecord *commitment);
char       *lia_standing_to_words  (const LiaStanding *standing);
char       *lia_standing_silence   (const LiaStanding *standing);

gint32      lia_task_due_day       (const LiaRecord *task, const LiaRecord *engagement);
gboolean    lia_task_is_open       (const LiaRecord *task);
LiaReach    lia_challenge_reach    (LiaReader *reader, const LiaId *challenge);
char       *lia_due_to_words       (gint32 due, gint32 today);
char       *lia_days_away_to_words (gint32 day, gint32 today);

G_END_DECLS
