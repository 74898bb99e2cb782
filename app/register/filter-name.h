#pragma once

#include "records/record-type.h"
#include "records/relation.h"

G_BEGIN_DECLS

/**
 * LiaFilterNameKind:
 * @LIA_FILTER_STATE: one of lia_query_states().
 * @LIA_FILTER_SILENT: for how long nothing was heard.
 * @LIA_FILTER_MEMBER: which processes a participant is in on the day.
 * @LIA_FILTER_CONCERN: the process or participant that it has to do with.
 * @LIA_FILTER_FIELD: a field of the record itself, or a derived number.
 * @LIA_FILTER_LINK: the records at the other end of a relation.
 * @LIA_FILTER_PART: the records that point here by a field of theirs, such as updates.
 * @LIA_FILTER_ARCHIVED: whether it was put away.
 *
 * What a name in a filter stands for.
 */
typedef enum {
  LIA_FILTER_STATE,
  LIA_FILTER_SILENT,
  LIA_FILTER_MEMBER,
  LIA_FILTER_CONCERN,
  LIA_FILTER_FIELD,
  LIA_FILTER_LINK,
  LIA_FILTER_PART,
  LIA_FILTER_ARCHIVED,
} LiaFilterNameKind;

/**
 * LiaFilterName:
 * @kind: what it stands for.
 * @name: as a filter writes it.
 * @label: as people read it, translated.
 * @field: (nullable): of FIELD the field; of PART the field of the others that points here.
 * @relation: (nullable): of LINK.
 * @inverse: of LINK, whether the links point at the record.
 * @others: (array zero-terminated=1) (element-type LiaRecordType): the types of the records that
 *   can be reached by it; none if it reaches no records.
 *
 * A name by which a filter can ask about the records of a type.
 */
typedef struct {
  LiaFilterNameKind kind;
  char *name;
  char *label;
  const LiaField *field;
  const LiaRelation *relation;
  gboolean inverse;
  const LiaRecordType **others;
} LiaFilterName;

GPtrArray           *lia_filter_names        (const LiaRecordType *type);
const LiaFilterName *lia_filter_names_find   (GPtrArray *names, const char *name);
const LiaFilterName *lia_filter_names_find_field (GPtrArray *names, const char *name);
char                *lia_filter_names_suggest (GPtrArray *names, const char *name);
void                 lia_filter_name_free    (LiaFilterName *self);
gboolean             lia_filter_name_reaches (const LiaFilterName *self);
char                *lia_filter_suggest      (const char *written, const char *const *known);

G_END_DECLS
