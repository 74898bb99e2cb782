#pragma once

#include "briefing/briefing.h"
#include "briefing/kinds/kind.h"
#include "fixture.h"

/* Briefs about one record, composed in a register of its own and told as plain text. Its marks are
 * TLP:CLEAR, TLP:GREEN, TLP:AMBER and TLP:RED; what bears none is TLP:GREEN. */

#define BRIEF_N_MARKS 4

extern const char *const brief_marks[BRIEF_N_MARKS];

/**
 * BriefWish:
 * @kind: the kind of brief
 * @scope: the record it is about
 * @ceiling: (nullable): up to which mark; TLP:GREEN if %NULL
 * @personal: whether the names of persons go in
 * @today: the day of the brief
 * @since: as in #LiaComposition; %LIA_DAY_NONE for what its kind has by itself
 * @shortening: as in #LiaComposition
 * @sections: (nullable): as in #LiaBriefingOptions
 * @near: whether only what is near to the record is read, as an export does it
 */
typedef struct {
  const LiaBriefingKind *kind;
  const LiaId *scope;
  const char *ceiling;
  gboolean personal;
  gint32 today;
  gint32 since;
  guint shortening;
  const char *const *sections;
  gboolean near;
} BriefWish;

void         brief_set_up         (Fixture *fixture, gconstpointer data);
void         brief_mark           (Fixture *fixture, const LiaId *id, guint rank);
char        *brief_text           (const LiaId *id);
LiaId        brief_add_process    (Fixture *fixture, const char *short_name, const char *name);
LiaId        brief_add_engagement (Fixture *fixture,
                                   const LiaId *process,
                                   const char *title,
                                   const char *state,
                                   const char *date);
LiaId        brief_add_commitment (Fixture *fixture,
                                   const char *title,
                                   const char *kind,
                                   const char *due);
LiaId        brief_add_part       (Fixture *fixture,
                                   const LiaId *engagement,
                                   const LiaId *participant,
                                   const char *role);
LiaId        brief_add_source     (Fixture *fixture, const LiaId *of, const char *title);

BriefWish    brief_wish           (const LiaBriefingKind *kind, const LiaId *scope);
LiaDocument *brief_compose        (Fixture *fixture, const BriefWish *wish);
char        *brief_tell           (Fixture *fixture, const BriefWish *wish);
void         brief_assert_has     (const char *text, const char *part);
void         brief_assert_lacks   (const char *text, const char *part);
char        *brief_section        (const char *text, const char *name);

#define brief_add_test(path, func)                                                                 \
  g_test_add (path, Fixture, NULL, brief_set_up, func, fixture_tear_down)
