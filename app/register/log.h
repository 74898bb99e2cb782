#pragma once

#include "reader.h"

G_BEGIN_DECLS

/**
 * LiaLogFilter:
 * @person: (nullable): whoever made the edit has this in their name.
 * @office: (nullable): it was made for this office.
 * @words: (nullable): each of these words is in its label or reason.
 * @type: (nullable): it changed a record of this type.
 * @field: (nullable): it changed a field of this name.
 * @record: it changed this record, one of its links or one of its parts; nil for any.
 * @moved: it moved a date that does not move without a reason.
 * @since: the first moment, in microseconds since 1970 UTC; 0 for any.
 * @until: the moment before which it was made, likewise.
 *
 * Which edits of the journal are asked for: those that fit all of it, where type, field, record and
 * move have to be true of one and the same change. One that is all zero asks for every edit.
 */
typedef struct {
  char *person;
  char *office;
  char *words;
  const LiaRecordType *type;
  char *field;
  LiaId record;
  gboolean moved;
  gint64 since;
  gint64 until;
} LiaLogFilter;

LiaLogFilter *lia_log_filter_new      (void);
LiaLogFilter *lia_log_filter_copy     (const LiaLogFilter *self);
void          lia_log_filter_free     (LiaLogFilter *self);
gboolean      lia_log_filter_is_empty (const LiaLogFilter *self);

/**
 * LiaLogEntry:
 *
 * One edit of the journal, without its changes.
 * @serial counts edits from 1; @at is in microseconds since 1970 UTC. @undoes and @redoes are the
 * serials of the edits that this one took back or did again, or 0. @n_changes and @n_records say how
 * many fields of how many records it changed.
 */
typedef struct {
  gint64 serial;
  gint64 at;
  char *label;
  char *reason;
  char *person;
  char *office;
  gint64 undoes;
  gint64 redoes;
  gint64 n_changes;
  gint64 n_records;
} LiaLogEntry;

/**
 * LiaRecordChanges:
 * @entries: (element-type LiaHistoryEntry): the changes of one record, the first one first
 * @user_data: what was given along
 */
typedef void (*LiaRecordChanges) (GPtrArray *entries, gpointer user_data);

GPtrArray *lia_reader_log         (LiaReader *self,
                                   const LiaLogFilter *filter,
                                   gint64 after,
                                   gint64 before,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GError **error);
gint64     lia_reader_count_log   (LiaReader *self,
                                   const LiaLogFilter *filter,
                                   GCancellable *cancellable,
                                   GError **error);
char     **lia_reader_log_authors (LiaReader *self, gboolean offices, GCancellable *cancellable);
GPtrArray *lia_reader_log_changes (LiaReader *self, gint64 serial, guint limit, GError **error);
gboolean   lia_reader_changes_since (LiaReader *self,
                                     gint64 serial,
                                     const char *const *fields,
                                     LiaRecordChanges visit,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);
LiaHistoryEntry *lia_reader_last_change (LiaReader *self, const LiaId *id, const char *field);
void       lia_history_entry_free (LiaHistoryEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaLogFilter, lia_log_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaHistoryEntry, lia_history_entry_free)

G_END_DECLS
