#pragma once

#include "briefing/clearance/clearance.h"
#include "error.h"
#include "register/register.h"
#include "renderer.h"

G_BEGIN_DECLS

/**
 * LiaBriefingContent:
 * @name: the name of a sheet.
 * @n_rows: how many rows it has.
 */
typedef struct {
  char *name;
  guint n_rows;
} LiaBriefingContent;

/**
 * LiaBriefingReport:
 * @mark: the mark of the whole: the highest of what goes in.
 * @contents: (element-type LiaBriefingContent): what goes in, by sheet.
 * @held_back: (element-type LiaHeldBack): what doesn't, by type.
 * @unattributed: (element-type utf8): the engagements whose participants don't go in, because they
 *   were held under the Chatham House Rule.
 * @about: (nullable): which records it is about, as its cover says it.
 * @file_name: what a file of it would be called.
 * @unremembered: (nullable): why the register does not remember that it leaves, if it doesn't.
 * @overlong: (nullable): why it has more pages than its kind may, if it has.
 * @departure: (nullable): what the register is going to remember if it is printed, see
 *   lia_briefing_note_print().
 *
 * What went into a briefing and what was held back, for the person who exports it and nobody else.
 */
typedef struct {
  char *mark;
  GArray *contents;
  GArray *held_back;
  GPtrArray *unattributed;
  char *about;
  char *file_name;
  char *unremembered;
  char *overlong;
  struct _LiaDeparture *departure;
} LiaBriefingReport;

LiaBriefingReport *lia_briefing_preview (LiaRegister *reg,
                                         const LiaBriefingOptions *options,
                                         GCancellable *cancellable,
                                         GError **error);
gboolean           lia_briefing_export  (LiaRegister *reg,
                                         const LiaBriefingOptions *options,
                                         const char *path,
                                         GCancellable *cancellable,
                                         LiaBriefingProgress progress,
                                         gpointer user_data,
                                         LiaBriefingReport **report,
                                         GError **error);
GBytes            *lia_briefing_render_pages (LiaRegister *reg,
                                              const LiaBriefingOptions *options,
                                              LiaBriefingReport **report,
                                              GCancellable *cancellable,
                                              GError **error);
gboolean           lia_briefing_note_print (LiaBriefingReport *report,
                                            GBytes *pages,
                                            GError **error);
gboolean           lia_briefing_can_be_about (const LiaRecordType *type);
GDateTime         *lia_briefing_moment       (LiaRegister *reg);
LiaBriefingReport *lia_briefing_report_new   (LiaClearance *clearance, const char *mark);
void               lia_briefing_report_add   (LiaBriefingReport *self,
                                              const char *name,
                                              guint n_rows);
void               lia_briefing_report_add_document (LiaBriefingReport *self,
                                                     const LiaDocument *document);
void               lia_briefing_report_free  (LiaBriefingReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBriefingReport, lia_briefing_report_free)

G_END_DECLS
