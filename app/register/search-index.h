#pragma once

#include "database.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/* Private to app/register: the words of records, where search finds them. */

/* What is to be written to the index by one edit, in one go. */
typedef struct _LiaSearchIndex LiaSearchIndex;

/* What search knows of a record. */
typedef enum {
  LIA_SEARCH_PLACE = 1 << 0, /* what it is a part of, and whether it is archived */
  LIA_SEARCH_WORDS = 1 << 1,
  LIA_SEARCH_TITLE = 1 << 2,
  LIA_SEARCH_ALL = LIA_SEARCH_PLACE | LIA_SEARCH_WORDS | LIA_SEARCH_TITLE,
} LiaSearchParts;

LiaSearchIndex *lia_search_index_new    (LiaDatabase *database);
void            lia_search_index_free   (LiaSearchIndex *self);
gboolean        lia_search_index_put    (LiaSearchIndex *self,
                                         LiaRecord *record,
                                         LiaSearchParts parts,
                                         GError **error);
gboolean        lia_search_index_remove (LiaSearchIndex *self, const LiaId *id, GError **error);
gboolean        lia_search_index_write  (LiaSearchIndex *self, GError **error);

gboolean        lia_search_index_rebuild (LiaDatabase *database, GError **error);
gboolean        lia_search_index_check  (LiaDatabase *database,
                                         guint *n_wrong,
                                         GError **error);
gboolean        lia_search_index_forget (LiaDatabase *database, GError **error);
LiaSearchParts  lia_search_index_concerns (const LiaRecordType *type, const LiaField *field);
gboolean        lia_search_index_leads_on (const LiaRecordType *type);

/* Where documents stand in the indexes: parts before wholes, titles by type. */
#define LIA_SEARCH_FIRST_WHOLE (G_GINT64_CONSTANT (1) << 40)
#define LIA_SEARCH_TITLE_RANGE (G_GINT64_CONSTANT (1) << 44)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaSearchIndex, lia_search_index_free)

G_END_DECLS
