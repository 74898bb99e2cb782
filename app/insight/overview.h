#pragma once

#include <gio/gio.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaOverviewMeeting:
 * @id: its key, as text.
 * @title: its title.
 * @when: its date in short words.
 * @where: (nullable): the city, or how it is held.
 * @process: the name of the process whose meeting it is.
 * @hue: (nullable): the colour of that process.
 * @with: (nullable): the name of the process that takes part.
 * @with_hue: (nullable): its colour.
 * @away: how far away it is, in words.
 * @n_tasks: how many tasks it has.
 * @n_open: how many of them are open.
 * @n_late: how many of those should be done by now.
 * @holiday: (nullable): the public holidays of the host country on its days.
 * @clashes: (nullable): the titles of others on the same days, one a line.
 * @n_clashes: how many those are.
 *
 * One of the next engagements, ready to be shown.
 */
typedef struct {
  char *id;
  char *title;
  char *when;
  char *where;
  char *process;
  char *hue;
  char *with;
  char *with_hue;
  char *away;
  guint n_tasks;
  guint n_open;
  guint n_late;
  char *holiday;
  char *clashes;
  guint n_clashes;
} LiaOverviewMeeting;

/**
 * LiaOverviewBar:
 * @label: whose commitments these are.
 * @hue: (nullable): the colour of the process.
 * @filter: the filter that lists them, see lia_filter_apply().
 * @counts: how many have each of #lia_status_choices, in that order.
 * @total: how many those are together.
 *
 * The commitments that were made at engagements of a process, by status.
 */
typedef struct {
  char *label;
  char *hue;
  char *filter;
  guint *counts;
  guint total;
} LiaOverviewBar;

/**
 * LiaOverviewColumn:
 * @code: the code of a participant.
 * @name: what it is called.
 */
typedef struct {
  char *code;
  char *name;
} LiaOverviewColumn;

/**
 * LiaOverviewRow:
 * @id: the key of a challenge, as text.
 * @reference: its reference.
 * @title: its title.
 * @total: how many commitments address it.
 * @counts: how many of them each participant has a part in, in the order of the columns.
 *
 * A line of the coverage matrix.
 */
typedef struct {
  char *id;
  char *reference;
  char *title;
  guint total;
  guint *counts;
} LiaOverviewRow;

/**
 * LiaOverview:
 * @today: the day it was seen from.
 * @n_commitments: how many there are.
 * @n_engagements: how many there are.
 * @n_challenges: how many there are.
 * @n_open: commitments that are neither fulfilled nor withdrawn.
 * @n_overdue: those that should be done by now.
 * @n_due_soon: those that are to be done soon.
 * @n_silent: those of which nothing was heard for long.
 * @n_no_outcome: engagements that were held, but nobody wrote what came of them.
 * @n_passed: engagements whose day is over, but nobody said that they were held.
 * @n_uncovered: challenges that no commitment addresses.
 * @meetings: (element-type LiaOverviewMeeting): the next engagements, the first one first.
 * @n_upcoming: how many engagements are ahead in all.
 * @bars: (element-type LiaOverviewBar): one for each process, and one for what two share.
 * @columns: (element-type LiaOverviewColumn): the participants of the coverage matrix.
 * @rows: (element-type LiaOverviewRow): its challenges, the most addressed one first.
 *
 * What needs somebody today, read at one moment.
 */
typedef struct {
  gint32 today;
  guint n_commitments;
  guint n_engagements;
  guint n_challenges;
  guint n_open;
  guint n_overdue;
  guint n_due_soon;
  guint n_silent;
  guint n_no_outcome;
  guint n_passed;
  guint n_uncovered;
  GPtrArray *meetings;
  guint n_upcoming;
  GPtrArray *bars;
  GPtrArray *columns;
  GPtrArray *rows;
} LiaOverview;

LiaOverview *lia_overview_read        (LiaReader *reader,
                                       gint32 today,
                                       GCancellable *cancellable,
                                       GError **error);
void         lia_overview_free        (LiaOverview *self);

void         lia_overview_read_async  (LiaRegister *reg,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
LiaOverview *lia_overview_read_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaOverview, lia_overview_free)

G_END_DECLS
