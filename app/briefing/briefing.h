#pragma once

#include "briefing/clearance/clearance.h"
#include "error.h"
#include "register/register.h"
#include "briefing/workbook/workbook.h"

G_BEGIN_DECLS

/**
 * LiaBriefingOptions:
 * @title: (nullable): what it is called; a plain title if %NULL.
 * @author: (nullable): who prepared it, exactly as it shall be read.
 * @ceiling: (nullable): the label of the highest mark that goes in; the register's default if %NULL.
 * @personal: whether the names of persons go in.
 * @as_at: (nullable): the moment whose state it shows, in the zone it is shown in; that of
 *   lia_briefing_moment() if %NULL.
 * @about: (nullable): the type of the records that it is about; %NULL for all of the register.
 * @filter: (nullable): which of those, as lia_expression_parse() reads it; all if %NULL.
 * @view: (nullable): a saved view of records of that type, whose filter has to hold as well.
 *
 * How a briefing shall be.
 */
typedef struct {
  const char *title;
  const char *author;
  const char *ceiling;
  gboolean personal;
  GDateTime *as_at;
  const LiaRecordType *about;
  const char *filter;
  const LiaId *view;
} LiaBriefingOptions;

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
 *
 * What went into a briefing and what was held back, for the person who exports it and nobody else.
 */
typedef struct {
  char *mark;
  GArray *contents;
  GArray *held_back;
  GPtrArray *unattributed;
  char *about;
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
gboolean           lia_briefing_can_be_about (const LiaRecordType *type);
GDateTime         *lia_briefing_moment       (LiaRegister *reg);
char              *lia_briefing_suggest_name (const char *mark, GDateTime *as_at);
LiaBriefingReport *lia_briefing_report_new   (LiaClearance *clearance, const char *mark);
void               lia_briefing_report_add   (LiaBriefingReport *self,
                                              const char *name,
                                              guint n_rows);
void               lia_briefing_report_free  (LiaBriefingReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBriefingReport, lia_briefing_report_free)

G_END_DECLS
