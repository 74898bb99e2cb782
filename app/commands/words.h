#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/* What the words of a command line stand for: types, records, fields, values and formats. */

typedef enum {
  LIA_FORMAT_TABLE,
  LIA_FORMAT_JSON,
  LIA_FORMAT_CSV,
} LiaFormat;

const LiaRecordType *lia_words_type       (const char *word, GError **error);
const LiaField      *lia_words_field      (const LiaRecordType *type,
                                           const char *word,
                                           GError **error);
LiaRecord           *lia_words_record     (LiaReader *reader, const char *word, GError **error);
gboolean             lia_words_value      (LiaReader *reader,
                                           const LiaField *field,
                                           const char *word,
                                           char **value,
                                           GError **error);
gboolean             lia_words_format     (const char *word,
                                           gboolean csv,
                                           LiaFormat *format,
                                           GError **error);
gboolean             lia_words_mark       (LiaRegister *reg, const char *word, GError **error);
void                 lia_words_name_reason (GError **error);
void                 lia_words_blame      (GError **error);

G_END_DECLS
