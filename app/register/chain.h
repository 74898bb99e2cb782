#pragma once

#include "records/id.h"

G_BEGIN_DECLS

/* Private to app/register: how the journal is sealed, apart from where the seals are kept. */

#define LIA_CHAIN_CHECK_SIZE 4
#define LIA_CHAIN_N_TEXTS 4

/* Goes before a text, so that its digest tells nobody who guesses what it was. */
typedef struct {
  guint8 bytes[16];
} LiaSalt;

/* Of SHA-256; all zero for a text that isn't there. */
typedef struct {
  guint8 bytes[32];
} LiaDigest;

typedef enum {
  LIA_CHAIN_SAW,
  LIA_CHAIN_WANTS,
} LiaChainSide;

/* An edit without its lines; @texts are those of label, reason, person and office. */
typedef struct {
  gint64 serial;
  LiaId uuid;
  gint64 at;
  gint64 undoes;
  gint64 redoes;
  LiaDigest texts[LIA_CHAIN_N_TEXTS];
} LiaChainHead;

/* One line of an edit. */
typedef struct {
  guint32 step;
  const char *type;
  LiaId record;
  const char *field;
  LiaDigest sides[2];
} LiaChainLine;

/* The seal of one edit after another; used by one thread at a time. */
typedef struct _LiaChain LiaChain;

LiaChain  *lia_chain_new       (void);
void       lia_chain_free      (LiaChain *self);
LiaSalt    lia_chain_new_salt  (void);
LiaSalt    lia_chain_line_salt (LiaChain *self, const LiaSalt *salt, guint32 step, LiaChainSide side);
LiaSalt    lia_chain_head_salt (LiaChain *self, const LiaSalt *salt, guint text);
LiaDigest  lia_chain_digest    (LiaChain *self, const LiaSalt *salt, const char *text);
void       lia_chain_begin     (LiaChain *self, const LiaDigest *before);
void       lia_chain_add       (LiaChain *self, const LiaChainLine *line);
LiaDigest  lia_chain_end       (LiaChain *self, const LiaChainHead *head);
GByteArray *lia_chain_get_checks (LiaChain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaChain, lia_chain_free)

G_END_DECLS
