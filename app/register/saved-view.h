#pragma once

#include "filter.h"
#include "register.h"

G_BEGIN_DECLS

/**
 * LiaSavedView:
 * @shows: the type of the records in it.
 * @filter: which of them, as lia_filter_apply() takes it; may be empty.
 * @sort: (nullable): the field that they are ordered by, or %NULL for the reference.
 * @descending: whether the last comes first.
 * @columns: (element-type LiaField) (nullable): the fields that are shown, or %NULL for the usual.
 *
 * How a list is looked at, as a record of the type `view` keeps it for all who have the register.
 */
typedef struct {
  const LiaRecordType *shows;
  char *filter;
  const LiaField *sort;
  gboolean descending;
  GPtrArray *columns;
} LiaSavedView;

LiaSavedView *lia_saved_view_new   (const LiaRecordType *shows);
LiaSavedView *lia_saved_view_read  (LiaRecord *record, GError **error);
void          lia_saved_view_free  (LiaSavedView *self);
gboolean      lia_saved_view_equal (const LiaSavedView *a, const LiaSavedView *b);
void          lia_saved_view_write (const LiaSavedView *self, LiaEdit *edit, LiaRecord *record);
LiaId         lia_saved_view_create (const LiaSavedView *self, LiaEdit *edit, const char *name);
gboolean      lia_saved_view_apply (const LiaSavedView *self,
                                    LiaQuery *query,
                                    LiaReader *reader,
                                    GError **error);
GPtrArray    *lia_saved_views      (LiaReader *reader, const LiaRecordType *shows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaSavedView, lia_saved_view_free)

G_END_DECLS
