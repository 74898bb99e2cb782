#pragma once

#include "database.h"

G_BEGIN_DECLS

/* Private to app/register: other words for the same thing, from the vocabulary of the field and from
 * what the participants are and were called. */
typedef struct _LiaSynonyms LiaSynonyms;

/**
 * LiaPhrase:
 * @shown: as it is written.
 * @words: its tokens, parted by one space.
 */
typedef struct {
  char *shown;
  char *words;
} LiaPhrase;

/**
 * LiaMeaning:
 * @phrases: (element-type LiaPhrase): what means the same; none of them contains another.
 * @has_record: whether these are the names of a participant.
 * @record: which.
 */
typedef struct {
  GPtrArray *phrases;
  gboolean has_record;
  LiaId record;
} LiaMeaning;

LiaSynonyms *lia_synonyms_of   (LiaDatabase *database);
void         lia_synonyms_find (LiaSynonyms *self,
                                const char *words,
                                gboolean capitals,
                                gboolean open,
                                GPtrArray *meanings);

G_END_DECLS
