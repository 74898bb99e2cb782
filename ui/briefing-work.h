#pragma once

#include "briefing/briefing.h"

G_BEGIN_DECLS

/**
 * LiaBriefingPreview:
 * @report: (nullable): what would go in and what would be held back.
 * @problem: (nullable): why it can't be made as it was asked for; then there is no report.
 * @marks: (element-type utf8): the labels of the register's marks, from the widest.
 * @ceiling: (nullable): the mark up to which was looked: the one asked for, or the register's default.
 * @meaning: (nullable): what that mark allows.
 *
 * What the page of briefings shows before anything is written.
 */
typedef struct {
  LiaBriefingReport *report;
  GError *problem;
  GPtrArray *marks;
  char *ceiling;
  char *meaning;
} LiaBriefingPreview;

/**
 * LiaBriefingSheets:
 * @pages: a PDF.
 * @report: what the register is going to remember of it, see lia_briefing_note_print().
 *
 * A briefing that is about to be printed.
 */
typedef struct {
  GBytes *pages;
  LiaBriefingReport *report;
} LiaBriefingSheets;

void                lia_briefing_preview_free   (LiaBriefingPreview *self);
void                lia_briefing_preview_async  (LiaRegister *reg,
                                                 const LiaBriefingOptions *options,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
LiaBriefingPreview *lia_briefing_preview_finish (GAsyncResult *result, GError **error);

void                lia_briefing_export_async   (LiaRegister *reg,
                                                 const LiaBriefingOptions *options,
                                                 const char *path,
                                                 int *progress,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
LiaBriefingReport  *lia_briefing_export_finish  (GAsyncResult *result, GError **error);

void                lia_briefing_pages_async    (LiaRegister *reg,
                                                 const LiaBriefingOptions *options,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
GBytes             *lia_briefing_pages_finish   (GAsyncResult *result, GError **error);

void                lia_briefing_sheets_async   (LiaRegister *reg,
                                                 const LiaBriefingOptions *options,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
LiaBriefingSheets  *lia_briefing_sheets_finish  (GAsyncResult *result, GError **error);
void                lia_briefing_sheets_free    (LiaBriefingSheets *self);
void                lia_briefing_printed_async  (LiaBriefingSheets *self,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
gboolean            lia_briefing_printed_finish (GAsyncResult *result,
                                                 char **unremembered,
                                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBriefingPreview, lia_briefing_preview_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBriefingSheets, lia_briefing_sheets_free)

G_END_DECLS
