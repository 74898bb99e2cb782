#pragma once

#include "reader.h"

G_BEGIN_DECLS

/**
 * LiaMove:
 * @from: the canonical date that stood there.
 * @to: the one that took its place.
 * @at: when, in microseconds since 1970 UTC.
 * @person: who moved it.
 * @reason: (nullable): why.
 *
 * One move of a date.
 */
typedef struct {
  char *from;
  char *to;
  gint64 at;
  char *person;
  char *reason;
} LiaMove;

/**
 * LiaMoves:
 * @original: (nullable): the first date that was set and stood; %NULL if there never was one.
 * @moves: (element-type LiaMove): its moves, the first one first.
 *
 * What became of a date that does not move without a reason. It is read from the journal, never
 * stored. To set the first date, and to take a date away, is no move; to set another one later is.
 * What was undone never happened, and what was done again happened once; an edit that was taken
 * back later on, by an edit with a reason of its own, was a move there and a move back.
 */
typedef struct {
  char *original;
  GPtrArray *moves;
} LiaMoves;

void        lia_moves_free        (LiaMoves *self);
const LiaField *lia_moves_field   (const LiaRecordType *type);
LiaMoves   *lia_reader_moves      (LiaReader *self, const LiaRecord *record);
GHashTable *lia_reader_all_moves  (LiaReader *self, const LiaRecordType *type);
GHashTable *lia_reader_moves_among (LiaReader *self, const LiaRecordType *type, GArray *ids);
char       *lia_reader_value      (LiaReader *self, const LiaRecord *record, const char *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaMoves, lia_moves_free)

G_END_DECLS
