#pragma once

#include "record-type.h"

/* The record types, each in the file named after it, and the parts that several share. */

extern const LiaRecordType lia_agenda_item_type;
extern const LiaRecordType lia_body_type;
extern const LiaRecordType lia_briefing_type;
extern const LiaRecordType lia_challenge_type;
extern const LiaRecordType lia_commitment_type;
extern const LiaRecordType lia_crosswalk_type;
extern const LiaRecordType lia_engagement_type;
extern const LiaRecordType lia_framework_type;
extern const LiaRecordType lia_issue_type;
extern const LiaRecordType lia_item_type;
extern const LiaRecordType lia_lesson_type;
extern const LiaRecordType lia_link_type;
extern const LiaRecordType lia_mark_type;
extern const LiaRecordType lia_membership_type;
extern const LiaRecordType lia_name_type;
extern const LiaRecordType lia_participant_type;
extern const LiaRecordType lia_participation_type;
extern const LiaRecordType lia_person_type;
extern const LiaRecordType lia_process_type;
extern const LiaRecordType lia_snapshot_type;
extern const LiaRecordType lia_source_type;
extern const LiaRecordType lia_task_type;
extern const LiaRecordType lia_update_type;
extern const LiaRecordType lia_view_type;

extern const LiaChoice lia_briefing_kind_choices[];
extern const LiaChoice lia_confidence_choices[];
extern const LiaChoice lia_status_choices[];

/* What every record carries; a mark has none itself, so that marks can be read before anything. */
#define LIA_HANDLING_FIELDS                                                                        \
  { "mark", N_ ("Handling mark"), LIA_FIELD_REFERENCE, 0,                                          \
    N_ ("Who may see this; the register's default if empty"), NULL, "mark" },                      \
  { "originator", N_ ("Originator"), LIA_FIELD_REFERENCE, 0,                                       \
    N_ ("Who has to agree before this is shared more widely"), NULL, "participant" }

#define LIA_ARCHIVED_FIELD                                                                         \
  { "archived", N_ ("Archived"), LIA_FIELD_FLAG, LIA_FIELD_KEPT,                                   \
    N_ ("Put away, but kept"), NULL, NULL }

#define LIA_COMMON_FIELDS LIA_HANDLING_FIELDS, LIA_ARCHIVED_FIELD, { NULL }
