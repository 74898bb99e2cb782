#pragma once

#include "fixture.h"

/* A register in which every field that somebody can write words into has a word that is nowhere
 * else, once for each handling mark. A record of rank 0 to 3 has words that begin with `canaryw`,
 * `canaryx`, `canaryy` and `canaryz`; what nobody may ever be told begins with `canaryq`. */

#define CANARIES_N_MARKS 4

extern const char *const canaries_marks[CANARIES_N_MARKS];

typedef struct {
  LiaEdit *edit;
  LiaId marks[CANARIES_N_MARKS];
} CanariesDraft;

void  canaries_begin         (CanariesDraft *draft);
void  canaries_refer         (CanariesDraft *draft,
                              const LiaRecordType *type,
                              const LiaId *id,
                              const char *field,
                              const LiaId *to);
void  canaries_finish        (CanariesDraft *draft, Fixture *fixture);
void  canaries_fill          (Fixture *fixture);
char *canaries_word          (const LiaRecordType *type, const LiaField *field, guint rank);
LiaId canaries_find          (Fixture *fixture, const LiaRecordType *type, guint rank);
char *canaries_read          (const char *path);
void  canaries_assert_silent (Fixture *fixture, const char *name, guint rank, gboolean words);
