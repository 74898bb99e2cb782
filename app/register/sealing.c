#include "chain-rows.h"
#include "sealing.h"

static gboolean
add_lines (LiaDatabase *database, LiaChain *chain, const LiaChainEdit *edit, GError **error)
{
  g_autoptr (LiaStatement) lines = lia_chain_rows_lines (database, edit->head.serial, error);
  LiaStep step = LIA_STEP_ERROR;

  while (lines != NULL && (step = lia_statement_step (lines, error)) == LIA_STEP_ROW) {
    LiaChainLine line;

    lia_chain_rows_read_line (chain, lines, edit, &line);
    lia_chain_add (chain, &line);
  }

  return step == LIA_STEP_DONE;
}

static gboolean
put_seal (LiaDatabase *database, LiaChain *chain, const LiaChainEdit *edit, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database, "UPDATE edit SET salt = ?2, checks = ?3, hash = ?4 WHERE serial = ?1", error);
  GByteArray *checks = lia_chain_get_checks (chain);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, edit->head.serial);
  lia_statement_bind_bytes (statement, 2, edit->salt.bytes, sizeof edit->salt.bytes);
  lia_statement_bind_bytes (statement, 3, checks->data, checks->len);
  lia_statement_bind_bytes (statement, 4, edit->hash.bytes, sizeof edit->hash.bytes);
  return lia_statement_run (statement, error);
}

/* Reads the edit after @serial; it is given its salt while it is read. */
static LiaStep
read_next (LiaDatabase *database,
           gint64 serial,
           LiaChain *chain,
           LiaChainEdit *edit,
           GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database,
      "SELECT serial, uuid, at, label, reason, person, office, undoes, redoes, ?2, NULL, NULL, NULL"
      " FROM edit WHERE serial > ?1 ORDER BY serial LIMIT 1",
      error);
  LiaSalt salt = lia_chain_new_salt ();
  LiaStep step;

  if (statement == NULL)
    return LIA_STEP_ERROR;

  lia_statement_bind_integer (statement, 1, serial);
  lia_statement_bind_bytes (statement, 2, salt.bytes, sizeof salt.bytes);
  step = lia_statement_step (statement, error);
  if (step == LIA_STEP_ROW)
    lia_chain_rows_read_edit (chain, statement, edit);
  return step;
}

/**
 * lia_sealing_run:
 * @database: a connection in a transaction
 * @error: a %LIA_REGISTER_ERROR
 *
 * Seals all edits of a journal that was written before there were seals.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_sealing_run (LiaDatabase *database, GError **error)
{
  g_autoptr (LiaChain) chain = lia_chain_new ();
  LiaDigest before = { 0 };
  LiaChainEdit edit = { 0 };
  LiaStep step;

  while ((step = read_next (database, edit.head.serial, chain, &edit, error)) == LIA_STEP_ROW) {
    lia_chain_begin (chain, &before);
    if (!add_lines (database, chain, &edit, error))
      return FALSE;
    before = edit.hash = lia_chain_end (chain, &edit.head);
    if (!put_seal (database, chain, &edit, error))
      return FALSE;
  }

  return step == LIA_STEP_DONE;
}
