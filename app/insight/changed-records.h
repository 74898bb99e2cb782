#pragma once

#include "register/log.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaChangedRecord:
 * @type: the type of the record.
 * @id: its key.
 * @title: how it is called, with its reference; the name of its type if it isn't there any more.
 * @exists: whether it is there.
 * @lines: (element-type utf8): a line for each field; one line if the record was made.
 *
 * What one edit does to one record.
 */
typedef struct {
  const LiaRecordType *type;
  LiaId id;
  char *title;
  gboolean exists;
  GPtrArray *lines;
} LiaChangedRecord;

GPtrArray *lia_changed_records_read    (LiaReader *reader,
                                        gint64 serial,
                                        guint limit,
                                        GError **error);
GPtrArray *lia_changed_records_of_edit (LiaReader *reader, LiaEdit *edit, guint limit);

G_END_DECLS
