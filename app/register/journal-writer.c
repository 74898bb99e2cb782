#include "journal-writer.h"

#include "chain.h"
#include "edit-private.h"

struct _LiaJournalWriter {
  LiaDatabase *database;
  LiaEdit *edit;
  LiaChain *chain;
  LiaSalt salt;
  LiaChainHead head;
  guint32 n_lines;
};

static gboolean
begin (LiaJournalWriter *self, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->database, "SELECT serial, hash FROM edit ORDER BY serial DESC LIMIT 1", error);
  LiaDigest before = { 0 };
  LiaStep step;

  if (statement == NULL || (step = lia_statement_step (statement, error)) == LIA_STEP_ERROR)
    return FALSE;

  if (step == LIA_STEP_ROW) {
    self->head.serial = lia_statement_get_integer (statement, 0);
    lia_statement_get_bytes (statement, 1, before.bytes, sizeof before.bytes);
  }
  self->head.serial++;
  self->head.uuid = lia_id_new ();
  self->head.at = g_get_real_time ();
  self->head.undoes = lia_edit_get_undoes (self->edit);
  self->head.redoes = lia_edit_get_redoes (self->edit);
  self->salt = lia_chain_new_salt ();
  lia_chain_begin (self->chain, &before);
  return TRUE;
}

/**
 * lia_journal_writer_new:
 * @database: a connection in a transaction, in which nobody else writes into the journal
 * @edit: (transfer none): an edit with an author; it must outlive the writer
 * @error: a %LIA_REGISTER_ERROR
 *
 * Tells the edit which serial it gets.
 *
 * Returns: (transfer full) (nullable): what writes the edit behind the last one
 */
LiaJournalWriter *
lia_journal_writer_new (LiaDatabase *database, LiaEdit *edit, GError **error)
{
  g_autoptr (LiaJournalWriter) self = g_new0 (LiaJournalWriter, 1);

  self->database = database;
  self->edit = edit;
  self->chain = lia_chain_new ();
  if (!begin (self, error))
    return NULL;

  lia_edit_set_serial (edit, self->head.serial);
  return g_steal_pointer (&self);
}

/**
 * lia_journal_writer_free:
 * @self: (transfer full) (nullable): a writer
 */
void
lia_journal_writer_free (LiaJournalWriter *self)
{
  if (self == NULL)
    return;

  lia_chain_free (self->chain);
  g_free (self);
}

static LiaDigest
side_digest (LiaJournalWriter *self, LiaChainSide side, const char *text)
{
  LiaSalt salt = { { 0 } };

  if (text != NULL)
    salt = lia_chain_line_salt (self->chain, &self->salt, self->n_lines, side);

  return lia_chain_digest (self->chain, &salt, text);
}

static void
get_texts (LiaJournalWriter *self, const char *texts[LIA_CHAIN_N_TEXTS])
{
  texts[0] = lia_edit_get_label (self->edit);
  texts[1] = lia_edit_get_reason (self->edit);
  texts[2] = lia_edit_get_person (self->edit);
  texts[3] = lia_edit_get_office (self->edit);
}

/* Its lines point at the head, so it is there before them, without its seal. */
static gboolean
insert_head (LiaJournalWriter *self, GError **error)
{
  const LiaChainHead *head = &self->head;
  const char *texts[LIA_CHAIN_N_TEXTS];
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->database,
      "INSERT INTO edit (serial, uuid, at, label, reason, person, office, undoes, redoes, salt)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
      error);

  if (statement == NULL)
    return FALSE;

  get_texts (self, texts);
  lia_statement_bind_integer (statement, 1, head->serial);
  lia_statement_bind_id (statement, 2, &head->uuid);
  lia_statement_bind_integer (statement, 3, head->at);
  for (guint i = 0; i < LIA_CHAIN_N_TEXTS; i++)
    lia_statement_bind_text (statement, 4 + i, texts[i]);
  if (head->undoes > 0)
    lia_statement_bind_integer (statement, 8, head->undoes);
  if (head->redoes > 0)
    lia_statement_bind_integer (statement, 9, head->redoes);
  lia_statement_bind_bytes (statement, 10, self->salt.bytes, sizeof self->salt.bytes);
  return lia_statement_run (statement, error);
}

static gboolean
seal_head (LiaJournalWriter *self, const LiaDigest *hash, GError **error)
{
  GByteArray *checks = lia_chain_get_checks (self->chain);
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->database, "UPDATE edit SET checks = ?2, hash = ?3 WHERE serial = ?1", error);

  if (statement == NULL)
    return FALSE;

  lia_statement_bind_integer (statement, 1, self->head.serial);
  lia_statement_bind_bytes (statement, 2, checks->data, checks->len);
  lia_statement_bind_bytes (statement, 3, hash->bytes, sizeof hash->bytes);
  return lia_statement_run (statement, error);
}

/**
 * lia_journal_writer_add:
 * @self: a writer
 * @type: the type of a record
 * @id: its key
 * @field: the name of a field of it, or %LIA_CHANGE_EXISTENCE
 * @saw: (nullable): its value before
 * @wants: (nullable): its value from now on
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether the line was written
 */
gboolean
lia_journal_writer_add (LiaJournalWriter *self,
                        const LiaRecordType *type,
                        const LiaId *id,
                        const char *field,
                        const char *saw,
                        const char *wants,
                        GError **error)
{
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database,
                            "INSERT INTO change (serial, step, type, record, field, saw, wants) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                            error);
  LiaChainLine line = {
    .step = self->n_lines,
    .type = type->name,
    .record = *id,
    .field = field,
    .sides = { side_digest (self, LIA_CHAIN_SAW, saw), side_digest (self, LIA_CHAIN_WANTS, wants) },
  };

  if (statement == NULL || (self->n_lines == 0 && !insert_head (self, error)))
    return FALSE;

  lia_chain_add (self->chain, &line);
  lia_statement_bind_integer (statement, 1, self->head.serial);
  lia_statement_bind_integer (statement, 2, self->n_lines++);
  lia_statement_bind_text (statement, 3, type->name);
  lia_statement_bind_id (statement, 4, id);
  lia_statement_bind_text (statement, 5, field);
  lia_statement_bind_text (statement, 6, saw);
  lia_statement_bind_text (statement, 7, wants);
  return lia_statement_run (statement, error);
}

/**
 * lia_journal_writer_is_empty:
 * @self: a writer
 *
 * Returns: whether no line was written yet
 */
gboolean
lia_journal_writer_is_empty (LiaJournalWriter *self)
{
  return self->n_lines == 0;
}

/**
 * lia_journal_writer_finish:
 * @self: a writer whose lines are all written
 * @error: a %LIA_REGISTER_ERROR
 *
 * Seals the edit; one without lines stands in the journal for what it says alone.
 *
 * Returns: whether it is sealed
 */
gboolean
lia_journal_writer_finish (LiaJournalWriter *self, GError **error)
{
  const char *texts[LIA_CHAIN_N_TEXTS];
  LiaDigest hash;

  get_texts (self, texts);
  for (guint i = 0; i < LIA_CHAIN_N_TEXTS; i++) {
    LiaSalt salt = lia_chain_head_salt (self->chain, &self->salt, i);

    self->head.texts[i] = lia_chain_digest (self->chain, &salt, texts[i]);
  }
  hash = lia_chain_end (self->chain, &self->head);
  return (self->n_lines > 0 || insert_head (self, error)) && seal_head (self, &hash, error);
}
