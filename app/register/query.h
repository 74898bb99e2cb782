#pragma once

#include "records/record-type.h"

G_BEGIN_DECLS

/**
 * LiaQuery:
 *
 * Which records of one type, in which order. A value that is filled and then handed to
 * lia_reader_list() or lia_reader_count(); archived records are left out unless asked for.
 */
typedef struct _LiaQuery LiaQuery;

LiaQuery            *lia_query_new            (const LiaRecordType *type);
LiaQuery            *lia_query_copy           (const LiaQuery *self);
void                 lia_query_free           (LiaQuery *self);
const LiaRecordType *lia_query_get_record_type (const LiaQuery *self);
const LiaField      *lia_query_sort_field     (const LiaRecordType *type, const char *name);
void                 lia_query_sort_by        (LiaQuery *self, const char *field, gboolean descending);
void                 lia_query_where_text     (LiaQuery *self, const char *text);
void                 lia_query_where          (LiaQuery *self, const char *field, const char *value);
void                 lia_query_where_linked   (LiaQuery *self, const char *relation, gboolean inverse, const LiaId *other);
gboolean             lia_query_can_concern    (const LiaRecordType *type, const char *other);
gboolean             lia_query_where_concerning (LiaQuery *self, const char *other, const LiaId *id);
gboolean             lia_query_where_state    (LiaQuery *self, const char *state, gint32 today);
const char         **lia_query_states         (const LiaRecordType *type);
const char          *lia_query_state_label    (const LiaRecordType *type, const char *state);
void                 lia_query_where_id        (LiaQuery *self, const LiaId *id);
void                 lia_query_where_among     (LiaQuery *self, const char *field, GArray *ids);
void                 lia_query_where_latest    (LiaQuery *self, GArray *wholes, int ceiling);
void                 lia_query_in_any_order    (LiaQuery *self);
void                 lia_query_include_strays  (LiaQuery *self);
void                 lia_query_include_archived (LiaQuery *self, gboolean only);
void                 lia_query_set_ceiling    (LiaQuery *self, int rank);
void                 lia_query_set_floor      (LiaQuery *self, int rank);
void                 lia_query_limit          (LiaQuery *self, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaQuery, lia_query_free)

G_END_DECLS
