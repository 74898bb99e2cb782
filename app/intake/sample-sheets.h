#pragma once

#include "sheet.h"

G_BEGIN_DECLS

/**
 * LiaSample:
 * @today: the day from which the examples are dated.
 * @participant_names: of code to how a participant is called.
 * @hosts: of the name of a body, or of a process as a whole, to the short name of its process.
 * @actors: of a wording to what it stands for, `TYPE NAME`, or to an empty text where that is no
 *   single record.
 * @marks: of an engagement to its handling mark, where that isn't the register's default.
 * @placed: the participants that have a place at an engagement, as `ENGAGEMENT KEY`.
 *
 * What the tables of the sample have to know of each other while they are read.
 */
typedef struct {
  gint32 today;
  GHashTable *participant_names;
  GHashTable *hosts;
  GHashTable *actors;
  GHashTable *marks;
  GHashTable *placed;
} LiaSample;

/* sample-engagements.c */
extern const LiaSheet lia_sample_places_sheet;
extern const LiaSheet lia_sample_engagements_sheet;
extern const LiaSheet lia_sample_examples_sheet;
extern const LiaSheet lia_sample_participations_sheet;
extern const LiaSheet lia_sample_agenda_items_sheet;
extern const LiaSheet lia_sample_tasks_sheet;

/* sample-substance.c */
extern const LiaSheet lia_sample_actors_sheet;
extern const LiaSheet lia_sample_challenges_sheet;
extern const LiaSheet lia_sample_commitments_sheet;
extern const LiaSheet lia_sample_updates_sheet;
extern const LiaSheet lia_sample_lessons_sheet;

/* sample-links.c */
gboolean lia_sample_link_named (LiaFilling *filling,
                                LiaTable *table,
                                const LiaId *id,
                                const char *relation,
                                const LiaRecordType *type,
                                const char *column,
                                GError **error);
extern const LiaSheet lia_sample_marks_sheet;
extern const LiaSheet lia_sample_links_sheet;
extern const LiaSheet lia_sample_values_sheet;

G_END_DECLS
