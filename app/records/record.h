#pragma once

#include <glib-object.h>

#include "id.h"

G_BEGIN_DECLS

typedef struct _LiaRecordType LiaRecordType;

#define LIA_TYPE_RECORD (lia_record_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecord, lia_record, LIA, RECORD, GObject)

LiaRecord           *lia_record_new           (const LiaRecordType *type, const LiaId *id);
LiaRecord           *lia_record_copy          (const LiaRecord *self);
const LiaRecordType *lia_record_get_record_type (const LiaRecord *self);
const LiaId         *lia_record_get_id        (const LiaRecord *self);
const char          *lia_record_get_office    (const LiaRecord *self);
gint64               lia_record_get_number    (const LiaRecord *self);
void                 lia_record_set_number    (LiaRecord *self, const char *office, gint64 number);
const char          *lia_record_get_reference (const LiaRecord *self);
const char          *lia_record_get           (const LiaRecord *self, const char *field);
const char          *lia_record_get_nth       (const LiaRecord *self, guint index);
void                 lia_record_set_nth       (LiaRecord *self, guint index, const char *value);
char                *lia_record_steal_nth     (LiaRecord *self, guint index);
gboolean             lia_record_get_flag      (const LiaRecord *self, const char *field);
gboolean             lia_record_get_link      (const LiaRecord *self, const char *field, LiaId *id);
gboolean             lia_record_is_archived   (const LiaRecord *self);
gboolean             lia_record_validate      (const LiaRecord *self,
                                               const gboolean *changed,
                                               GError **error);

G_END_DECLS
