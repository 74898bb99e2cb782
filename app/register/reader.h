#pragma once

#include <gio/gio.h>

#include "query.h"

G_BEGIN_DECLS

/**
 * LiaReader:
 *
 * A look at the register at one moment: whatever it reads, it reads as things stood when it first
 * read, even while somebody writes. Cheap to take and to give back; use it in one thread at a time
 * and don't hold it longer than the task at hand. Get one from lia_register_read().
 */
typedef struct _LiaReader LiaReader;

/**
 * LiaLinked:
 * @link: the record of the link itself.
 * @record: the record at the other end.
 */
typedef struct {
  LiaRecord *link;
  LiaRecord *record;
} LiaLinked;

/**
 * LiaHistoryEntry:
 *
 * One change of one field, and the edit it was made in.
 * @serial counts edits from 1; @at is in microseconds since 1970 UTC; @saw and @wants are
 * canonical texts: lia_reader_display() makes them readable. @undoes and @redoes are the serials
 * of the edits that this one took back or did again, or 0.
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
  const LiaRecordType *type;
  LiaId id;
  char *field;
  char *saw;
  char *wants;
} LiaHistoryEntry;

/**
 * LiaReaderVisit:
 * @record: a record, which goes unless it is kept
 * @user_data: what was given along
 */
typedef void (*LiaReaderVisit) (LiaRecord *record, gpointer user_data);

/**
 * LiaHitMark:
 * @from: where in a text something begins that was looked for, in bytes.
 * @to: where it ends.
 */
typedef struct {
  guint from;
  guint to;
} LiaHitMark;

/**
 * LiaHit:
 * @id: the record that was found; of a part, such as an update, the whole that it leads to.
 * @type: its type.
 * @reference: its reference.
 * @title: its title, of at most 120 characters.
 * @title_marks: (element-type LiaHitMark): what matched in the title.
 * @part_type: (nullable): if the words are in a part of it, the type of that.
 * @part: its key.
 * @part_reference: (nullable): its reference.
 * @field: (nullable): the field that matched; of the part if there is one. %NULL if it was the
 *   reference, or if the words are only in the title.
 * @excerpt: that field's text around what matched, on one line; empty without @field.
 * @excerpt_marks: (element-type LiaHitMark): what matched in it.
 *
 * A record that search found, and where.
 */
typedef struct {
  LiaId id;
  const LiaRecordType *type;
  char *reference;
  char *title;
  GArray *title_marks;
  const LiaRecordType *part_type;
  LiaId part;
  char *part_reference;
  const LiaField *field;
  char *excerpt;
  GArray *excerpt_marks;
} LiaHit;

void        lia_reader_free       (LiaReader *self);

LiaRecord  *lia_reader_get        (LiaReader *self, const LiaId *id, GError **error);
LiaRecord  *lia_reader_find       (LiaReader *self,
                                   const LiaRecordType *type,
                                   const char *text,
                                   GError **error);
GArray     *lia_reader_list       (LiaReader *self,
                                   const LiaQuery *query,
                                   GCancellable *cancellable,
                                   GError **error);
GPtrArray  *lia_reader_list_records (LiaReader *self,
                                     const LiaQuery *query,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean    lia_reader_for_each   (LiaReader *self,
                                   const LiaQuery *query,
                                   LiaReaderVisit visit,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);
gint64      lia_reader_count      (LiaReader *self, const LiaQuery *query, GError **error);
GPtrArray  *lia_reader_linked     (LiaReader *self,
                                   const LiaId *id,
                                   const char *relation,
                                   gboolean inverse);
GPtrArray  *lia_reader_linked_first (LiaReader *self,
                                     const LiaId *id,
                                     const char *relation,
                                     gboolean inverse,
                                     guint limit,
                                     gint64 *total);
GPtrArray  *lia_reader_parts      (LiaReader *self, const LiaId *whole, const LiaRecordType *type);
char       *lia_reader_title      (LiaReader *self, const LiaId *id);
char       *lia_reader_record_title (LiaReader *self, const LiaRecord *record);
char       *lia_reader_display    (LiaReader *self,
                                   const LiaRecordType *type,
                                   const char *field,
                                   const char *value);
GPtrArray  *lia_reader_history    (LiaReader *self, const LiaId *id, guint limit, GError **error);
GPtrArray  *lia_reader_search     (LiaReader *self,
                                   const char *text,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GError **error);
char      **lia_reader_search_also (LiaReader *self, const char *text);
char       *lia_hit_place         (const LiaHit *hit);
char       *lia_reader_identity   (LiaReader *self);
char       *lia_reader_setting    (LiaReader *self, const char *name);
gint64      lia_reader_get_serial (LiaReader *self);
gint32      lia_reader_get_today  (LiaReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaReader, lia_reader_free)

G_END_DECLS
