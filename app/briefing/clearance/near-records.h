#pragma once

#include <gio/gio.h>

#include "records/relation.h"
#include "register/reader.h"

G_BEGIN_DECLS

/**
 * LiaNearLink:
 * @relation: how.
 * @source: the key of the record it starts from.
 * @target: the key of the record it points at.
 * @marked: whether it bears a mark of its own.
 * @mark: the key of that.
 * @office: which office gave out its number.
 * @number: its number: links are told in the order of these.
 *
 * A link between two records.
 */
typedef struct {
  const LiaRelation *relation;
  LiaId source;
  LiaId target;
  gboolean marked;
  LiaId mark;
  const char *office;
  gint64 number;
} LiaNearLink;

/**
 * LiaNearRecords:
 *
 * What was read of a register for one briefing: some records, and the links that start from them.
 * Each is read once, however often what is near is looked for.
 */
typedef struct _LiaNearRecords LiaNearRecords;

LiaNearRecords *lia_near_records_new    (LiaReader *reader);
void            lia_near_records_free   (LiaNearRecords *self);
LiaReader      *lia_near_records_get_reader (LiaNearRecords *self);
gboolean        lia_near_records_read   (LiaNearRecords *self,
                                         const LiaRecordType *type,
                                         GArray *ids,
                                         int ceiling,
                                         GCancellable *cancellable,
                                         GError **error);
LiaRecord      *lia_near_records_find   (LiaNearRecords *self,
                                         const LiaRecordType *type,
                                         const LiaId *id);
GArray         *lia_near_records_linked (LiaNearRecords *self, const LiaId *source);
GPtrArray      *lia_near_records_list_links (LiaNearRecords *self, GArray *sources);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaNearRecords, lia_near_records_free)

G_END_DECLS
