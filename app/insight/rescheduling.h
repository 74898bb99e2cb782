#pragma once

#include "register/edit.h"
#include "register/reader.h"

G_BEGIN_DECLS

/**
 * LiaRescheduled:
 * @type: the type of the record.
 * @title: what it is called.
 * @from: its day as it was, in words.
 * @to: (nullable): its new day, in words; %NULL if it stays where it is.
 * @note: (nullable): what is to be thought of.
 *
 * Something that hangs on a meeting, when that moves.
 */
typedef struct {
  const LiaRecordType *type;
  char *title;
  char *from;
  char *to;
  char *note;
} LiaRescheduled;

/**
 * LiaRescheduledDay:
 * @item: an agenda item, as it was read.
 * @day: its new day.
 */
typedef struct {
  LiaRecord *item;
  char *day;
} LiaRescheduledDay;

/**
 * LiaRescheduling:
 * @along: (element-type LiaRescheduled): what moves along.
 * @staying: (element-type LiaRescheduled): what stays where it is.
 * @clashes: (element-type utf8): the titles of other meetings on the new days.
 * @holiday: (nullable): the public holidays on the new days where the meeting is.
 * @days: (element-type LiaRescheduledDay): the days of the agenda that have to be changed for that.
 *
 * What it means that a meeting moves.
 */
typedef struct {
  GPtrArray *along;
  GPtrArray *staying;
  GPtrArray *clashes;
  char *holiday;
  GPtrArray *days;
} LiaRescheduling;

LiaRescheduling *lia_rescheduling_read     (LiaReader *reader, LiaEdit *edit);
void             lia_rescheduling_free     (LiaRescheduling *self);
void             lia_rescheduling_complete (const LiaRescheduling *self, LiaEdit *edit);
char            *lia_rescheduling_summary  (const LiaRescheduling *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaRescheduling, lia_rescheduling_free)

G_END_DECLS
