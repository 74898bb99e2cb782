#pragma once

#include "chain.h"
#include "database.h"

G_BEGIN_DECLS

/* Private to app/register: how the journal stands in the file, as the chain sees it. */

#define LIA_CHAIN_HEAD_COLUMNS                                                                     \
  "serial, uuid, at, label, reason, person, office, undoes, redoes, salt, salts, checks, hash"
#define LIA_CHAIN_LINE_COLUMNS                                                                     \
  "step, type, record, field, saw, wants, salt, saw_digest, wants_digest, serial"

/* What stands for a text of an edit that has lost its salt. */
typedef struct {
  gboolean is_purged;
  LiaSalt salt;     /* of one that is still there */
  LiaDigest digest; /* of one that is not */
} LiaChainKept;

/* An edit read from the journal. */
typedef struct {
  LiaChainHead head;
  gboolean has_salt;
  LiaSalt salt;
  LiaChainKept texts[LIA_CHAIN_N_TEXTS];
  LiaDigest hash;
  gboolean is_sealed;
} LiaChainEdit;

LiaStatement *lia_chain_rows_edits (LiaDatabase *database, GError **error);
LiaStatement *lia_chain_rows_lines (LiaDatabase *database, gint64 serial, GError **error);
void          lia_chain_rows_read_edit (LiaChain *chain, LiaStatement *row, LiaChainEdit *edit);
void          lia_chain_rows_read_line (LiaChain *chain,
                                        LiaStatement *row,
                                        const LiaChainEdit *edit,
                                        LiaChainLine *line);
LiaSalt       lia_chain_rows_read_salt (LiaChain *chain,
                                        LiaStatement *row,
                                        const LiaChainEdit *edit,
                                        LiaChainSide side);
GByteArray   *lia_chain_rows_pack (const LiaChainKept *texts);

G_END_DECLS
