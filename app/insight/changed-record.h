#pragma once

#include <gio/gio.h>

#include "records/record-type.h"

G_BEGIN_DECLS

/**
 * LiaChangedKind:
 * @LIA_CHANGED_ADDED: it was not there then.
 * @LIA_CHANGED_COMPLETED: a commitment was fulfilled, or an engagement held.
 * @LIA_CHANGED_OVERDUE: a commitment is late now and was not then.
 * @LIA_CHANGED_WITHDRAWN: it was withdrawn, cancelled or put away.
 * @LIA_CHANGED_OTHERWISE: it reads differently, in none of these ways.
 *
 * What became of a record between two moments: the first that holds, in the order withdrawn,
 * completed, overdue, otherwise, for one that was there, so that each record is told once.
 */
typedef enum {
  LIA_CHANGED_ADDED,
  LIA_CHANGED_COMPLETED,
  LIA_CHANGED_OVERDUE,
  LIA_CHANGED_WITHDRAWN,
  LIA_CHANGED_OTHERWISE,
  LIA_N_CHANGED_KINDS,
} LiaChangedKind;

/**
 * LiaChangedField:
 * @label: the name of a field, or of a kind of parts.
 * @from: (nullable): how it read then; %NULL if it was empty, or for parts.
 * @to: (nullable): how it reads now, or how many parts came and went.
 *
 * One difference between two moments, as people read it.
 */
typedef struct {
  char *label;
  char *from;
  char *to;
} LiaChangedField;

/**
 * LiaChangedRecord:
 *
 * What became of one record between two moments.
 */
#define LIA_TYPE_CHANGED_RECORD (lia_changed_record_get_type ())
G_DECLARE_FINAL_TYPE (LiaChangedRecord, lia_changed_record, LIA, CHANGED_RECORD, GObject)

LiaChangedRecord *lia_changed_record_new       (LiaChangedKind kind,
                                                LiaRecord *record,
                                                const char *title,
                                                guint n_edits,
                                                gboolean exists);
void              lia_changed_record_add_field (LiaChangedRecord *self,
                                                const char *label,
                                                const char *from,
                                                const char *to);
LiaChangedKind    lia_changed_record_get_kind  (LiaChangedRecord *self);
LiaRecord        *lia_changed_record_get_record (LiaChangedRecord *self);
const char       *lia_changed_record_get_title (LiaChangedRecord *self);
guint             lia_changed_record_get_n_edits (LiaChangedRecord *self);
gboolean          lia_changed_record_exists    (LiaChangedRecord *self);
GPtrArray        *lia_changed_record_get_fields (LiaChangedRecord *self);
char             *lia_changed_record_get_lines (LiaChangedRecord *self);
int               lia_changed_record_compare   (gconstpointer a, gconstpointer b);

const char       *lia_changed_kind_label       (LiaChangedKind kind);
const char       *lia_changed_kind_name        (LiaChangedKind kind);

G_END_DECLS
