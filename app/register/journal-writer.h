#pragma once

#include "database.h"
#include "edit.h"

G_BEGIN_DECLS

/* Private to app/register: writes one edit into the journal and seals it. */
typedef struct _LiaJournalWriter LiaJournalWriter;

LiaJournalWriter *lia_journal_writer_new      (LiaDatabase *database,
                                               LiaEdit *edit,
                                               GError **error);
void              lia_journal_writer_free     (LiaJournalWriter *self);
gboolean          lia_journal_writer_add      (LiaJournalWriter *self,
                                               const LiaRecordType *type,
                                               const LiaId *id,
                                               const char *field,
                                               const char *saw,
                                               const char *wants,
                                               GError **error);
gboolean          lia_journal_writer_is_empty (LiaJournalWriter *self);
gboolean          lia_journal_writer_finish   (LiaJournalWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaJournalWriter, lia_journal_writer_free)

G_END_DECLS
