#pragma once

#include "briefing/composition.h"
#include "briefing/sections/record-listing.h"

G_BEGIN_DECLS

/**
 * LiaSectionKind:
 * @name: the word on the command line, and the key of the section; never translated.
 * @label: what it is called ("Follow-up"); marked for translation.
 * @compose: adds it to the document.
 *
 * A section that a kind of briefing has, unless it is left out.
 */
typedef struct {
  const char *name;
  const char *label;
  void (*compose) (LiaDocument *document, const LiaComposition *with);
} LiaSectionKind;

/**
 * LiaBriefingKind:
 * @name: the word on the command line; never translated.
 * @label: what it is called ("Country brief"); marked for translation.
 * @summary: one line that says what it is for; marked for translation.
 * @scope: (nullable): the type of the one record that it is about.
 * @scope_option: (nullable): the option by which that is named on the command line.
 * @filtered: whether it can be about the records that a filter lets through.
 * @since: whether it tells what happened from some day on.
 * @moment: (nullable): finds the moment since which it tells what became of records, which
 *   lia_clearance_get_changes() then has; %NULL if it doesn't tell that.
 * @format: the name of the renderer that it is usually made with.
 * @filled_in: whether it is filled in by who gets it and comes back, so that no other renderer is any
 *   good for it.
 * @vicinity: (nullable): what is near to that record, ended by a step that leads nowhere: the rest of the
 *   register isn't read for it. Everything if %NULL.
 * @choice: (nullable): of that what has to be there for @choose.
 * @choose: (nullable): (transfer container): finds the records from which the steps of @vicinity go
 *   on that start from chosen ones.
 * @pages: how many pages it may take; it is shortened until it does. 0 if that doesn't matter.
 * @types: (array zero-terminated=1): what clearance has to let through for it; what those refer to
 *   comes too.
 * @latest: (nullable): of these those of whose records only the latest part of each whole is told.
 * @listings: (nullable) (array zero-terminated=1): the listings of records whose columns can be
 *   chosen.
 * @sections: its sections in their usual order, ended by one without a name.
 * @title: (nullable): what it is called unless it is given a title; its label if %NULL.
 * @subject: one line that says what it is about.
 * @preface: (nullable): adds what stands before the sections: notes that say how to read it.
 *
 * A kind of briefing. There is one constant of these for each, in the file named after it.
 */
struct _LiaBriefingKind {
  const char *name;
  const char *label;
  const char *summary;
  const LiaRecordType *scope;
  const char *scope_option;
  gboolean filtered;
  gboolean since;
  LiaMoment *(*moment) (LiaReader *reader,
                        const LiaBriefingOptions *options,
                        gint32 today,
                        GError **error);
  const char *format;
  gboolean filled_in;
  const LiaVicinityStep *vicinity;
  const LiaVicinityStep *choice;
  GPtrArray *(*choose) (const LiaComposition *with);
  guint pages;
  const LiaRecordType *const *types;
  const LiaRecordType *latest;
  const LiaRecordListing *const *listings;
  const LiaSectionKind *sections;
  char *(*title) (const LiaComposition *with);
  char *(*subject) (const LiaComposition *with);
  void (*preface) (LiaDocument *document, const LiaComposition *with);
};

extern const LiaBriefingKind lia_register_briefing;
extern const LiaBriefingKind lia_changes_briefing;
extern const LiaBriefingKind lia_period_briefing;
extern const LiaBriefingKind lia_tracker_briefing;
extern const LiaBriefingKind lia_country_briefing;
extern const LiaBriefingKind lia_meeting_briefing;
extern const LiaBriefingKind lia_challenge_briefing;

const LiaBriefingKind *const *lia_briefing_kinds (void);
const LiaBriefingKind *lia_briefing_kind_find    (const char *name);
const LiaBriefingKind *lia_briefing_kind_about   (const LiaRecordType *type);
const LiaSectionKind  *lia_briefing_kind_section (const LiaBriefingKind *self, const char *name);
char                  *lia_briefing_kind_refuse  (const LiaBriefingKind *self,
                                                  const LiaRenderer *renderer);
char                  *lia_briefing_kind_title   (const LiaBriefingKind *self,
                                                  const LiaComposition *with);
char                  *lia_briefing_kind_file_name (const LiaBriefingKind *self,
                                                     const LiaComposition *with);
void                   lia_briefing_kind_compose (const LiaBriefingKind *self,
                                                  LiaDocument *document,
                                                  const LiaComposition *with);

G_END_DECLS
