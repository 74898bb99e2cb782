#pragma once

#include <gio/gio.h>

#include "records/record-type.h"

G_BEGIN_DECLS

typedef struct _LiaBriefingKind LiaBriefingKind;
typedef struct _LiaRenderer LiaRenderer;

/**
 * LiaBriefingOptions:
 * @kind: (nullable): which kind of briefing it is; the register briefing if %NULL.
 * @renderer: (nullable): as what it is written; as a workbook if %NULL.
 * @title: (nullable): what it is called; a plain title if %NULL.
 * @author: (nullable): who prepared it, exactly as it shall be read.
 * @audience: (nullable): for whom it is, exactly as it shall be read.
 * @introduction: (nullable): paragraphs that stand before everything else.
 * @ceiling: (nullable): the label of the highest mark that goes in; the register's default if %NULL.
 * @personal: whether the names of persons go in.
 * @as_at: (nullable): the moment whose state it shows, in the zone it is shown in; that of
 *   lia_briefing_moment() if %NULL.
 * @scope: (nullable): the one record that it is about, of the type that its kind says.
 * @since: (nullable): from when on it tells what happened, as lia_moment_find() reads it; what its
 *   kind has by itself if %NULL.
 * @language: (nullable): the language that it is written in, as a tag of two letters or more (`fr`,
 *   `ar`); that of the program if %NULL.
 * @sections: (nullable) (array zero-terminated=1): the names of its sections, in order; all that its
 *   kind has if %NULL.
 * @columns: (nullable) (array zero-terminated=1): the columns of lists of records, each as the name
 *   of a type and that of a field, such as `commitment.due`; all for types of which none is named.
 * @about: (nullable): the type of the records that it is about; %NULL for all of the register.
 * @filter: (nullable): which of those, as lia_expression_parse() reads it; all if %NULL.
 * @view: (nullable): a saved view of records of that type, whose filter has to hold as well.
 * @named: (nullable): the named briefing that it is made from.
 *
 * How a briefing shall be.
 */
typedef struct {
  const LiaBriefingKind *kind;
  const LiaRenderer *renderer;
  const char *title;
  const char *author;
  const char *audience;
  const char *introduction;
  const char *ceiling;
  gboolean personal;
  GDateTime *as_at;
  const LiaId *scope;
  const char *since;
  const char *language;
  const char *const *sections;
  const char *const *columns;
  const LiaRecordType *about;
  const char *filter;
  const LiaId *view;
  const LiaId *named;
} LiaBriefingOptions;

LiaBriefingOptions *lia_briefing_options_copy (const LiaBriefingOptions *self);
void                lia_briefing_options_free (LiaBriefingOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaBriefingOptions, lia_briefing_options_free)

G_END_DECLS
