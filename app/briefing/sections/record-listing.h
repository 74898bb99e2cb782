#pragma once

#include "briefing/clearance/clearance.h"
#include "briefing/document/listing.h"

G_BEGIN_DECLS

/**
 * LiaDerivedColumn:
 * @after: the name of the field whose columns it follows.
 * @label: what stands above it, not yet translated.
 * @meaning: what it means, not yet translated.
 * @kind: what its cells hold.
 * @warns: whether the columns of @after are shown as a warning where it is above 0.
 * @put: fills one cell of it.
 * @has: (nullable): whether there is anything to tell of a record; a column in which nothing is told
 *   is left out.
 * @emphasis: how its numbers are shown besides.
 *
 * A column of what is derived from a record, rather than recorded.
 */
typedef struct {
  const char *after;
  const char *label;
  const char *meaning;
  LiaColumnKind kind;
  gboolean warns;
  void (*put) (LiaListing *listing, const LiaCleared *record, gint32 today);
  gboolean (*has) (const LiaCleared *record);
  LiaEmphasis emphasis;
} LiaDerivedColumn;

/**
 * LiaLinkColumn:
 * @relation: the name of a #LiaRelation.
 * @inverse: whether the records of the listing are what the links point at.
 * @titles: whether their titles are told as well as their references.
 *
 * A column of what is linked to a record.
 */
typedef struct {
  const char *relation;
  gboolean inverse;
  gboolean titles;
} LiaLinkColumn;

/**
 * LiaRecordListing:
 * @type: which records are listed.
 * @links: (nullable): columns of what is linked to them, ended by one without a relation.
 * @derived: (nullable): columns of what is derived, ended by one without a label.
 *
 * What a listing of records has besides the fields of their description.
 */
typedef struct {
  const LiaRecordType *type;
  const LiaLinkColumn *links;
  const LiaDerivedColumn *derived;
} LiaRecordListing;

/**
 * LiaColumnChoice:
 * @name: the name of the type and that of a field or relation, such as `commitment.due`.
 * @label: what stands above it.
 *
 * A column that a listing can have or not.
 */
typedef struct {
  char *name;
  const char *label;
} LiaColumnChoice;

LiaListing *lia_record_listing_new (const LiaRecordListing *what,
                                    GPtrArray *records,
                                    const char *const *columns,
                                    gint32 today);
GArray     *lia_record_listing_choices (const LiaRecordListing *what);
char       *lia_record_target      (const LiaCleared *record);
char       *lia_record_describe    (const LiaCleared *record, gboolean titles);

G_END_DECLS
