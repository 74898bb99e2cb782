#pragma once

#include "edit.h"
#include "reader.h"

G_BEGIN_DECLS

/**
 * LiaMoment:
 * @serial: the last edit that it includes; 0 if the register was empty then.
 * @at: the last instant that it includes, in microseconds since 1970 UTC.
 * @day: the day that it was, by which things were late or not.
 * @name: (nullable): what it is remembered by, if it is that of a snapshot.
 * @clock: (nullable): the time of day, if one was given.
 *
 * A moment in the life of a register.
 */
typedef struct {
  gint64 serial;
  gint64 at;
  gint32 day;
  char *name;
  char *clock;
} LiaMoment;

LiaMoment *lia_moment_find     (LiaReader *reader, const char *text, GError **error);
LiaMoment *lia_moment_of       (LiaReader *reader, const LiaRecord *snapshot, GError **error);
LiaMoment *lia_moment_of_edit  (LiaReader *reader, gint64 serial, gint32 day, GError **error);
LiaEdit   *lia_moment_take     (const char *name, const char *note);
LiaMoment *lia_moment_copy     (const LiaMoment *self);
void       lia_moment_free     (LiaMoment *self);
char      *lia_moment_describe (const LiaMoment *self);
gint32     lia_moment_day      (gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaMoment, lia_moment_free)

G_END_DECLS
