#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaShelfItem:
 * @record: a named briefing, or one that has left.
 * @title: what it is called.
 * @about: what else there is to say of it, in one line.
 *
 * A row of a #LiaBriefingShelf.
 */
typedef struct {
  LiaRecord *record;
  char *title;
  char *about;
} LiaShelfItem;

void       lia_shelf_items_read_async  (LiaRegister *reg,
                                        const LiaRecordType *type,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *lia_shelf_items_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
