#pragma once

#include <adwaita.h>

#include "widgets/record-list.h"

G_BEGIN_DECLS

/**
 * LiaRecordView:
 *
 * Records in columns. Which columns there are follows from the description of the type, what was
 * chosen, and what there is room for.
 *
 * Signals: `sorted` (const LiaField *field, gboolean descending), when a column's head is clicked;
 * `browsed` (guint position), when another row is the current one; `opened` (guint position).
 */
#define LIA_TYPE_RECORD_VIEW (lia_record_view_get_type ())
G_DECLARE_FINAL_TYPE (LiaRecordView, lia_record_view, LIA, RECORD_VIEW, GtkWidget)

void lia_record_view_set_up      (LiaRecordView *self,
                                  const LiaRecordType *type,
                                  LiaRecordList *list);
void lia_record_view_set_columns (LiaRecordView *self, GPtrArray *fields);
void lia_record_view_expect_width (LiaRecordView *self, int width);
void lia_record_view_set_sort    (LiaRecordView *self, const LiaField *field, gboolean descending);
void lia_record_view_set_single_click (LiaRecordView *self, gboolean single_click);
void lia_record_view_select      (LiaRecordView *self, guint position);
void lia_record_view_follow      (LiaRecordView *self, guint position);

G_END_DECLS
