#pragma once

#include "records/record-type.h"
#include "timeline-item.h"

G_BEGIN_DECLS

/**
 * LiaTimelineLanes:
 *
 * By what the timeline is parted into lanes.
 */
typedef enum {
  LIA_TIMELINE_BY_PROCESS,
  LIA_TIMELINE_BY_BODY,
  LIA_TIMELINE_BY_CHALLENGE,
  LIA_TIMELINE_BY_PARTICIPANT,
  LIA_TIMELINE_BY_ITEM,
  LIA_TIMELINE_BY_OWNER,
} LiaTimelineLanes;

#define LIA_TIMELINE_N_LANES (LIA_TIMELINE_BY_OWNER + 1)

/**
 * LiaTimelineLaneLink:
 * @relation: (nullable): a #LiaRelation; %NULL ends a list.
 * @inverse: whether the item is what the link points at.
 * @kind: the kind of that item.
 * @through: whether the record at the other end is a challenge that itself falls under what lanes
 *   stand for.
 *
 * A link by which an item stands in the lane of the record at its other end.
 */
typedef struct {
  const char *relation;
  gboolean inverse;
  LiaTimelineKind kind;
  gboolean through;
} LiaTimelineLaneLink;

/**
 * LiaTimelineLaneRules:
 * @name: the value in settings and on the command line, never translated.
 * @label: how people read it; marked for translation.
 * @nothing: the name of the lane of what is in no other; marked for translation.
 * @type: the type of the records that the lanes stand for.
 * @title: the field by which they are called.
 * @group: (nullable): the field by which lanes come in groups: a reference, a choice, or tags, of
 *   which the first counts.
 * @links: by which items come into a lane.
 * @through_challenges: whether any of @links leads through a challenge.
 *
 * What an item's lanes are read from, besides its own fields and those of its parts.
 */
typedef struct {
  const char *name;
  const char *label;
  const char *nothing;
  const LiaRecordType *type;
  const char *title;
  const char *group;
  const LiaTimelineLaneLink *links;
  gboolean through_challenges;
} LiaTimelineLaneRules;

const LiaTimelineLaneRules *lia_timeline_lanes_rules (LiaTimelineLanes lanes);
const char      *lia_timeline_lanes_label    (LiaTimelineLanes lanes);
gboolean         lia_timeline_lanes_find     (const char *name, LiaTimelineLanes *lanes);
LiaId            lia_timeline_lanes_shared_key (void);
LiaId            lia_timeline_lanes_text_key (const char *text);

G_END_DECLS
