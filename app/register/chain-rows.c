#include <string.h>

#include "chain-rows.h"

/* A text that was purged leaves a digest, one that is still there a salt: a byte says which. */
#define KEPT_SIZE (1 + sizeof (LiaDigest))

enum {
  SERIAL,
  UUID,
  AT,
  LABEL,
  UNDOES = LABEL + LIA_CHAIN_N_TEXTS,
  REDOES,
  SALT,
  SALTS,
  CHECKS,
  HASH,
};

enum {
  STEP,
  TYPE,
  RECORD,
  FIELD,
  SAW,
  WANTS,
  LINE_SALT,
  SAW_DIGEST,
  WANTS_DIGEST,
};

/**
 * lia_chain_rows_edits:
 * @database: a connection
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): all edits, in their order
 */
LiaStatement *
lia_chain_rows_edits (LiaDatabase *database, GError **error)
{
  return lia_database_prepare (
      database, "SELECT " LIA_CHAIN_HEAD_COLUMNS " FROM edit ORDER BY serial", error);
}

/**
 * lia_chain_rows_lines:
 * @database: a connection
 * @serial: the serial of an edit
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): its lines, in their order
 */
LiaStatement *
lia_chain_rows_lines (LiaDatabase *database, gint64 serial, GError **error)
{
  LiaStatement *statement = lia_database_prepare (
      database, "SELECT " LIA_CHAIN_LINE_COLUMNS " FROM change WHERE serial = ?1 ORDER BY step",
      error);

  if (statement != NULL)
    lia_statement_bind_integer (statement, 1, serial);
  return statement;
}

static void
unpack (LiaStatement *row, LiaChainKept *texts)
{
  guint8 bytes[LIA_CHAIN_N_TEXTS * KEPT_SIZE] = { 0 };

  lia_statement_get_bytes (row, SALTS, bytes, sizeof bytes);
  for (guint i = 0; i < LIA_CHAIN_N_TEXTS; i++) {
    const guint8 *kept = bytes + i * KEPT_SIZE;

    texts[i].is_purged = kept[0] != 0;
    memcpy (texts[i].salt.bytes, kept + 1, sizeof texts[i].salt.bytes);
    memcpy (texts[i].digest.bytes, kept + 1, sizeof texts[i].digest.bytes);
  }
}

/**
 * lia_chain_rows_pack:
 * @texts: what stands for the %LIA_CHAIN_N_TEXTS texts of an edit
 *
 * Returns: (transfer full): the same as the register keeps it
 */
GByteArray *
lia_chain_rows_pack (const LiaChainKept *texts)
{
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < LIA_CHAIN_N_TEXTS; i++) {
    guint8 kept[KEPT_SIZE] = { texts[i].is_purged ? 1 : 0 };

    if (texts[i].is_purged)
      memcpy (kept + 1, texts[i].digest.bytes, sizeof texts[i].digest.bytes);
    else
      memcpy (kept + 1, texts[i].salt.bytes, sizeof texts[i].salt.bytes);
    g_byte_array_append (bytes, kept, sizeof kept);
  }

  return bytes;
}

/**
 * lia_chain_rows_read_edit:
 * @chain: a chain
 * @row: a row with %LIA_CHAIN_HEAD_COLUMNS
 * @edit: (out caller-allocates): where it goes
 */
void
lia_chain_rows_read_edit (LiaChain *chain, LiaStatement *row, LiaChainEdit *edit)
{
  memset (edit, 0, sizeof *edit);
  edit->head.serial = lia_statement_get_integer (row, SERIAL);
  lia_statement_get_id (row, UUID, &edit->head.uuid);
  edit->head.at = lia_statement_get_integer (row, AT);
  edit->head.undoes = lia_statement_get_integer (row, UNDOES);
  edit->head.redoes = lia_statement_get_integer (row, REDOES);
  edit->has_salt = lia_statement_get_bytes (row, SALT, edit->salt.bytes, sizeof edit->salt.bytes);
  edit->is_sealed = lia_statement_get_bytes (row, HASH, edit->hash.bytes, sizeof edit->hash.bytes);
  if (!edit->has_salt)
    unpack (row, edit->texts);

  for (guint i = 0; i < LIA_CHAIN_N_TEXTS; i++) {
    const char *text = lia_statement_get_text (row, LABEL + i);
    LiaChainKept *kept = &edit->texts[i];

    if (edit->has_salt)
      kept->salt = lia_chain_head_salt (chain, &edit->salt, i);
    /* A label can't be left out, so that of a purged one is empty; anything else was put there. */
    if (kept->is_purged && (text == NULL || *text == '\0'))
      edit->head.texts[i] = kept->digest;
    else
      edit->head.texts[i] = lia_chain_digest (chain, &kept->salt, text);
  }
}

/**
 * lia_chain_rows_read_salt:
 * @chain: a chain
 * @row: a row with %LIA_CHAIN_LINE_COLUMNS
 * @edit: the edit it belongs to
 * @side: a text of the line
 *
 * Returns: the salt of that text; all zero if neither the edit nor the line has kept it
 */
LiaSalt
lia_chain_rows_read_salt (LiaChain *chain,
                          LiaStatement *row,
                          const LiaChainEdit *edit,
                          LiaChainSide side)
{
  LiaSalt salts[2] = { 0 };

  if (edit->has_salt)
    return lia_chain_line_salt (chain, &edit->salt, lia_statement_get_integer (row, STEP), side);

  lia_statement_get_bytes (row, LINE_SALT, salts, sizeof salts);
  return salts[side];
}

static LiaDigest
read_side (LiaChain *chain, LiaStatement *row, const LiaChainEdit *edit, LiaChainSide side)
{
  const char *text = lia_statement_get_text (row, SAW + side);
  LiaDigest digest = { 0 };
  LiaSalt salt;

  if (text == NULL) {
    lia_statement_get_bytes (row, SAW_DIGEST + side, digest.bytes, sizeof digest.bytes);
    return digest;
  }

  salt = lia_chain_rows_read_salt (chain, row, edit, side);
  return lia_chain_digest (chain, &salt, text);
}

/**
 * lia_chain_rows_read_line:
 * @chain: a chain
 * @row: a row with %LIA_CHAIN_LINE_COLUMNS
 * @edit: the edit it belongs to
 * @line: (out caller-allocates): where it goes; its texts live until the next step of @row
 */
void
lia_chain_rows_read_line (LiaChain *chain,
                          LiaStatement *row,
                          const LiaChainEdit *edit,
                          LiaChainLine *line)
{
  memset (line, 0, sizeof *line);
  line->step = lia_statement_get_integer (row, STEP);
  line->type = lia_statement_get_text (row, TYPE);
  lia_statement_get_id (row, RECORD, &line->record);
  line->field = lia_statement_get_text (row, FIELD);
  line->sides[LIA_CHAIN_SAW] = read_side (chain, row, edit, LIA_CHAIN_SAW);
  line->sides[LIA_CHAIN_WANTS] = read_side (chain, row, edit, LIA_CHAIN_WANTS);
}
