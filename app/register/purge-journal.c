#include <string.h>

#include "chain-rows.h"
#include "purge-journal.h"

/* A short text occurs in labels and reasons by chance: this many bytes don't, in edits of the
 * record itself and in those of others. */
#define MIN_OWN 4
#define MIN_OTHER 8

/* A label may have the beginning of a title. */
#define MAX_NEEDLE 100

/* Of the columns of a line. */
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

typedef struct {
  LiaDatabase *database;
  LiaRecord *record;
  const gboolean *fields; /* of the record's type, those whose texts go */
  GHashTable *texts;      /* what goes */
  LiaChain *chain;
} Purge;

static gboolean
is_of_field (LiaRecord *record, const gboolean *fields, const char *name)
{
  int index = lia_record_type_index (lia_record_get_record_type (record), name);

  return index >= 0 && fields[index];
}

static void
take_text (GHashTable *texts, LiaRecord *record, const char *field, const char *text)
{
  if (text != NULL && g_strcmp0 (lia_record_get (record, field), text) != 0)
    g_hash_table_add (texts, g_strdup (text));
}

/**
 * lia_purge_journal_find:
 * @database: a connection
 * @record: a record as it stands
 * @fields: for each field of its type, whether it is looked at
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the texts that once stood in these
 *   fields, and don't stand there now
 */
GHashTable *
lia_purge_journal_find (LiaDatabase *database,
                        LiaRecord *record,
                        const gboolean *fields,
                        GError **error)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database, "SELECT field, saw, wants FROM change WHERE record = ?1", error);
  LiaStep step;

  if (statement == NULL)
    return NULL;

  lia_statement_bind_id (statement, 1, lia_record_get_id (record));
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    const char *field = lia_statement_get_text (statement, 0);

    if (!is_of_field (record, fields, field))
      continue;
    take_text (texts, record, field, lia_statement_get_text (statement, 1));
    take_text (texts, record, field, lia_statement_get_text (statement, 2));
  }

  return step == LIA_STEP_DONE ? g_steal_pointer (&texts) : NULL;
}

static gboolean
holds (Purge *self, const char *label, gsize least)
{
  GHashTableIter iter;
  gpointer text;

  if (label == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &text, NULL)) {
    g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
    g_autofree char *needle = g_utf8_strlen (line, -1) > MAX_NEEDLE
                                  ? g_utf8_substring (line, 0, MAX_NEEDLE)
                                  : g_strdup (line);

    if (strlen (needle) >= least &&
        (strstr (label, needle) != NULL || strstr (label, text) != NULL))
      return TRUE;
  }

  return FALSE;
}

static gboolean
goes (Purge *self, LiaStatement *row, LiaChainSide side)
{
  const char *text = lia_statement_get_text (row, SAW + side);
  LiaId id;

  return text != NULL && lia_statement_get_id (row, RECORD, &id) &&
         lia_id_equal (&id, lia_record_get_id (self->record)) &&
         is_of_field (self->record, self->fields, lia_statement_get_text (row, FIELD)) &&
         g_hash_table_contains (self->texts, text);
}

/* What there is of the line, and as it shall be. */
static gboolean
rewrite_line (Purge *self, const LiaChainEdit *edit, LiaStatement *row, GError **error)
{
  g_autoptr (LiaStatement) update = lia_database_prepare (
      self->database,
      "UPDATE change SET saw = ?3, wants = ?4, saw_digest = ?5, wants_digest = ?6, salt = ?7"
      " WHERE serial = ?1 AND step = ?2",
      error);
  LiaSalt salts[2] = { 0 };
  LiaChainLine line;

  if (update == NULL)
    return FALSE;

  lia_chain_rows_read_line (self->chain, row, edit, &line);
  lia_statement_bind_integer (update, 1, edit->head.serial);
  lia_statement_bind_integer (update, 2, line.step);
  for (int side = LIA_CHAIN_SAW; side <= LIA_CHAIN_WANTS; side++) {
    if (goes (self, row, side) || !lia_statement_is_null (row, SAW_DIGEST + side)) {
      lia_statement_bind_bytes (update, 5 + side, &line.sides[side], sizeof line.sides[side]);
    } else if (!lia_statement_is_null (row, SAW + side)) {
      lia_statement_bind_text (update, 3 + side, lia_statement_get_text (row, SAW + side));
      salts[side] = lia_chain_rows_read_salt (self->chain, row, edit, side);
    }
  }
  lia_statement_bind_bytes (update, 7, salts, sizeof salts);
  return lia_statement_run (update, error);
}

/* One line after the other, because a query need not bear that its rows change under it. */
static gboolean
rewrite_lines (Purge *self, const LiaChainEdit *edit, GError **error)
{
  gint64 last = -1;
  LiaStep step;

  do {
    g_autoptr (LiaStatement) row =
        lia_database_prepare (self->database,
                              "SELECT " LIA_CHAIN_LINE_COLUMNS
                              " FROM change WHERE serial = ?1 AND step > ?2 ORDER BY step LIMIT 1",
                              error);

    if (row == NULL)
      return FALSE;
    lia_statement_bind_integer (row, 1, edit->head.serial);
    lia_statement_bind_integer (row, 2, last);
    step = lia_statement_step (row, error);
    if (step == LIA_STEP_ROW) {
      last = lia_statement_get_integer (row, STEP);
      if (!rewrite_line (self, edit, row, error))
        return FALSE;
    }
  } while (step == LIA_STEP_ROW);

  return step == LIA_STEP_DONE;
}

/* The salt of the whole edit goes, for with it any digest in it could be tried out. */
static gboolean
rewrite_head (Purge *self,
              const LiaChainEdit *edit,
              gboolean label_goes,
              gboolean reason_goes,
              GError **error)
{
  g_autoptr (LiaStatement) update =
      lia_database_prepare (self->database,
                            "UPDATE edit SET salt = NULL, salts = ?2, label = iif (?3, '', label),"
                            " reason = iif (?4, NULL, reason) WHERE serial = ?1",
                            error);
  const gboolean gone[LIA_CHAIN_N_TEXTS] = { label_goes, reason_goes };
  LiaChainKept kept[LIA_CHAIN_N_TEXTS];
  g_autoptr (GByteArray) salts = NULL;

  if (update == NULL)
    return FALSE;

  for (guint i = 0; i < LIA_CHAIN_N_TEXTS; i++) {
    kept[i] = edit->texts[i];
    if (gone[i] && !kept[i].is_purged) {
      kept[i].is_purged = TRUE;
      kept[i].digest = edit->head.texts[i];
    }
  }
  salts = lia_chain_rows_pack (kept);
  lia_statement_bind_integer (update, 1, edit->head.serial);
  lia_statement_bind_bytes (update, 2, salts->data, salts->len);
  lia_statement_bind_integer (update, 3, label_goes);
  lia_statement_bind_integer (update, 4, reason_goes);
  return lia_statement_run (update, error);
}

static LiaStep
read_edit (Purge *self,
           gint64 serial,
           gboolean is_own,
           LiaChainEdit *edit,
           gboolean *label_goes,
           gboolean *reason_goes,
           GError **error)
{
  g_autoptr (LiaStatement) row = lia_database_prepare (
      self->database, "SELECT " LIA_CHAIN_HEAD_COLUMNS " FROM edit WHERE serial = ?1", error);
  gsize least = is_own ? MIN_OWN : MIN_OTHER;
  LiaStep step;

  if (row == NULL)
    return LIA_STEP_ERROR;

  lia_statement_bind_integer (row, 1, serial);
  step = lia_statement_step (row, error);
  if (step == LIA_STEP_ROW) {
    lia_chain_rows_read_edit (self->chain, row, edit);
    *label_goes = holds (self, lia_statement_get_text (row, 3), least);
    *reason_goes = holds (self, lia_statement_get_text (row, 4), least);
  }
  return step;
}

static gboolean
has_line_to_purge (Purge *self, gint64 serial, gboolean *found, GError **error)
{
  g_autoptr (LiaStatement) row = lia_chain_rows_lines (self->database, serial, error);
  LiaStep step = LIA_STEP_ERROR;

  *found = FALSE;
  while (row != NULL && !*found && (step = lia_statement_step (row, error)) == LIA_STEP_ROW)
    *found = goes (self, row, LIA_CHAIN_SAW) || goes (self, row, LIA_CHAIN_WANTS);

  return row != NULL && step != LIA_STEP_ERROR;
}

static gboolean
purge_edit (Purge *self, gint64 serial, gboolean is_own, GError **error)
{
  LiaChainEdit edit;
  gboolean label_goes;
  gboolean reason_goes;
  gboolean line_goes = FALSE;

  if (read_edit (self, serial, is_own, &edit, &label_goes, &reason_goes, error) != LIA_STEP_ROW ||
      (is_own && !has_line_to_purge (self, serial, &line_goes, error)))
    return FALSE;

  return (!line_goes && !label_goes && !reason_goes) ||
         (rewrite_lines (self, &edit, error) &&
          rewrite_head (self, &edit, label_goes, reason_goes, error));
}

static GArray *
find_own (Purge *self, GError **error)
{
  g_autoptr (GArray) serials = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->database, "SELECT DISTINCT serial FROM change WHERE record = ?1", error);
  LiaStep step;

  if (statement == NULL)
    return NULL;

  lia_statement_bind_id (statement, 1, lia_record_get_id (self->record));
  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    gint64 serial = lia_statement_get_integer (statement, 0);

    g_array_append_val (serials, serial);
  }

  return step == LIA_STEP_DONE ? g_steal_pointer (&serials) : NULL;
}

/* Edits of other records, which may name this one. */
static GArray *
find_other (Purge *self, GError **error)
{
  g_autoptr (GArray) serials = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LiaStatement) statement =
      lia_database_prepare (self->database, "SELECT serial, label, reason FROM edit", error);
  LiaStep step;

  if (statement == NULL)
    return NULL;

  while ((step = lia_statement_step (statement, error)) == LIA_STEP_ROW) {
    gint64 serial = lia_statement_get_integer (statement, 0);

    if (holds (self, lia_statement_get_text (statement, 1), MIN_OTHER) ||
        holds (self, lia_statement_get_text (statement, 2), MIN_OTHER))
      g_array_append_val (serials, serial);
  }

  return step == LIA_STEP_DONE ? g_steal_pointer (&serials) : NULL;
}

static gboolean
purge_edits (Purge *self, GArray *serials, gboolean are_own, GError **error)
{
  for (guint i = 0; serials != NULL && i < serials->len; i++)
    if (!purge_edit (self, g_array_index (serials, gint64, i), are_own, error))
      return FALSE;

  return serials != NULL;
}

/**
 * lia_purge_journal_run:
 * @database: a connection in a transaction
 * @record: a record as it now stands
 * @fields: for each field of its type, whether its texts go
 * @texts: (element-type utf8 utf8): what goes, of lia_purge_journal_find()
 * @error: a %LIA_REGISTER_ERROR
 *
 * Puts digests in the place of these texts, and takes the labels and reasons away that hold them.
 * No seal changes. Each edit concerned loses its salt, and what is still there of it gets its own.
 *
 * Returns: whether it succeeded
 */
gboolean
lia_purge_journal_run (LiaDatabase *database,
                       LiaRecord *record,
                       const gboolean *fields,
                       GHashTable *texts,
                       GError **error)
{
  g_autoptr (LiaChain) chain = lia_chain_new ();
  Purge purge = {
    .database = database,
    .record = record,
    .fields = fields,
    .texts = texts,
    .chain = chain,
  };
  g_autoptr (GArray) own = find_own (&purge, error);
  g_autoptr (GArray) other = NULL;

  if (!purge_edits (&purge, own, TRUE, error))
    return FALSE;
  other = find_other (&purge, error);
  return purge_edits (&purge, other, FALSE, error);
}
