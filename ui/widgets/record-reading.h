#pragma once

#include "register/register.h"
#include "widgets/record-row.h"

G_BEGIN_DECLS

/**
 * LiaRecordReading:
 *
 * What a list of records asks of a register, and what it was told: which records fit, in order, and
 * what some of their rows say. It is run in any thread.
 */
typedef struct {
  LiaRegister *reg;
  LiaQuery *query;
  GPtrArray *fields; /* const LiaField, the columns */
  guint limit;       /* how many records at most; 0 for all */
  guint first;       /* the rows that are read */
  guint n;
  GArray *before;    /* (nullable) LiaId: what stood there, where first and n are places in it */

  int shift;       /* by how many places most of what stood there moved; first moves with it */
  GArray *ids;     /* LiaId; where they are known already, only rows are read */
  GPtrArray *rows; /* LiaRecordRow, from first on; NULL where a record went away */
  gint64 total;    /* of records of that type; -1 where it is to be counted */
} LiaRecordReading;

LiaRecordReading *lia_record_reading_new  (LiaRegister *reg,
                                           const LiaQuery *query,
                                           GPtrArray *fields);
void              lia_record_reading_free (LiaRecordReading *self);
gboolean          lia_record_reading_run  (LiaRecordReading *self,
                                           GCancellable *cancellable,
                                           GError **error);
LiaRecordRow     *lia_record_reading_row  (LiaReader *reader, const LiaId *id, GPtrArray *fields);

G_END_DECLS
